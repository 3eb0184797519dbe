// SPDX-License-Identifier: Apache-2.0
import type { NetworkEvent, NetworkPlan, NetworkProfile, SecurityProfile, TryReason } from "./network-types.ts";

const usualAttempts = 3;

/**
 * Which profile is tried next. After a start the first of the list (B10.FR.04), after a loss the one that was connected; each gets
 * its number of attempts (B10.FR.03), then the next has its turn, and after the last the first again (B10.FR.08, FR.09).
 * The plan is asked for at each attempt, so that a change counts from the next one on.
 */
export class NetworkRotation {
  readonly #plan: () => NetworkPlan;
  readonly #tell: (event: NetworkEvent) => void;
  #slot: number | undefined;
  #attempt = 0;
  /** Of the last profile that connected. */
  #reached: SecurityProfile = 0;
  /** `slot why` of what was told. */
  #skipped = new Set<string>();

  constructor(plan: () => NetworkPlan, tell: (event: NetworkEvent) => void) {
    this.#plan = plan;
    this.#tell = tell;
  }

  /** The next attempt begins with the first of the list. */
  restart(): void {
    this.#slot = undefined;
    this.#attempt = 0;
  }

  /** Undefined when no profile can be used. */
  next(): NetworkProfile | undefined {
    const plan = this.#plan();
    const profiles = this.#usable(plan);
    const at = profiles.findIndex(({ slot }) => slot === this.#slot);
    const isUsedUp = at >= 0 && this.#attempt >= attemptsOf(plan);
    const profile = profiles[isUsedUp ? (at + 1) % profiles.length : Math.max(0, at)];
    if (profile === undefined) return undefined;
    const why = this.#whyOf(at >= 0, isUsedUp && profiles.length > 1);
    this.#attempt = at < 0 || isUsedUp ? 1 : this.#attempt + 1;
    this.#slot = profile.slot;
    this.#tell({ type: "trying", slot: profile.slot, securityProfile: profile.securityProfile, attempt: this.#attempt, why });
    return profile;
  }

  connected({ slot, securityProfile }: NetworkProfile): void {
    this.#slot = slot;
    this.#reached = securityProfile;
    this.#tell({ type: "connected", slot, securityProfile });
  }

  /** The connection has proved of use: its profile has all its attempts again. Until then each counts, or a CSMS that closes at once would keep its turn. */
  settled(): void {
    this.#attempt = 0;
  }

  #whyOf(isListed: boolean, isSwitch: boolean): TryReason {
    if (this.#slot === undefined) return "start";
    if (!isListed) return "not listed";
    return isSwitch ? "attempts used up" : "again";
  }

  #usable(plan: NetworkPlan): readonly NetworkProfile[] {
    const skipped = new Set<string>();
    const taken = new Set<number>();
    const usable = plan.profiles.filter((profile) => {
      const { slot, securityProfile } = profile;
      const why = whyUnusable(profile) ?? this.#tooLow(profile, plan) ?? (taken.has(slot) ? "another profile before it has its slot" : undefined);
      if (why === undefined) {
        taken.add(slot);
        return true;
      }
      const key = `${slot} ${why}`;
      if (!this.#skipped.has(key) && !skipped.has(key)) this.#tell({ type: "skipped", slot, securityProfile, why });
      skipped.add(key);
      return false;
    });
    this.#skipped = skipped;
    return usable;
  }

  /** A00.FR.005: never less secure; with AllowSecurityProfileDowngrade from 3 to 2 and nothing else. */
  #tooLow({ securityProfile }: NetworkProfile, plan: NetworkPlan): string | undefined {
    const floor = Math.max(this.#reached, plan.securityProfile ?? 0);
    if (securityProfile >= floor || (plan.allowDowngrade === true && floor === 3 && securityProfile === 2)) return undefined;
    return `security profile ${securityProfile} is less than ${floor}, which is in use`;
  }
}

function attemptsOf({ attempts = usualAttempts }: NetworkPlan): number {
  return Number.isFinite(attempts) ? Math.max(1, attempts) : usualAttempts;
}

/** What keeps a profile from being what it says it is; the client never tries such a one. Undefined: nothing does. */
export function whyUnusable({ url, versions, securityProfile, tls, password }: NetworkProfile): string | undefined {
  if (versions.length === 0) return "it names no version";
  if (!URL.canParse(url) || !/^wss?:\/\//i.test(url)) return "its url is not a web-socket URL";
  if (securityProfile >= 2 !== /^wss:/i.test(url)) return `security profile ${securityProfile} ${securityProfile >= 2 ? "needs" : "is not for"} wss`;
  if (securityProfile === 3 && (tls?.key === undefined || tls.certificate === undefined)) return "security profile 3 needs a client key and certificate";
  if ((securityProfile === 1 || securityProfile === 2) && password === undefined) return `security profile ${securityProfile} needs a password`;
  return undefined;
}
