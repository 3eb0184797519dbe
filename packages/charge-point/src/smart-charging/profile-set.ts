// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile } from "@chargehand/charging";
import { err, ok, type Result } from "@chargehand/kernel";
import { limitSourceOf } from "../ocpp/profile201.ts";
import type { ProfileFilter, Refusal } from "../ocpp/station-commands.ts";
import { isFromTheWire } from "./charge-now.ts";
import { updateDueAt } from "./next-change.ts";
import { isExternal, laneOf, type ProfileContext, refusalOf, shapeRefusal } from "./profile-rules.ts";

export interface InstallContext {
  readonly transactionId: string | undefined;
  readonly nowMs: number;
  /** OCPP 1.6: a profile of the same purpose, connector and stack level takes the other's place [1.6 section 5.16.4]. */
  readonly replacesSameLevel?: boolean;
}

/** The charging profiles that stand, kept across restarts [K01.FR.27]. */
export class ProfileSet {
  #profiles: readonly ChargingProfile[];
  readonly #save: (profiles: readonly ChargingProfile[]) => void;
  /** When the next limit of a Dynamic profile was last asked for, epoch ms. */
  readonly #askedAt = new Map<number, number>();

  constructor(save: (profiles: readonly ChargingProfile[]) => void, profiles: readonly ChargingProfile[] = []) {
    this.#save = save;
    this.#profiles = profiles;
  }

  /** The same array until something changes. */
  get all(): readonly ChargingProfile[] {
    return this.#profiles;
  }

  /** Takes a profile in, or says why not and changes nothing. One with the same id is replaced [K01.FR.05]. */
  install(profile: ChargingProfile, context: InstallContext): Result<void, Refusal> {
    const standing = this.#profiles.filter((other) => other.validTo === undefined || other.validTo > context.nowMs);
    const installed = standing.filter((other) => !isOverruled(other, profile) && !(context.replacesSameLevel === true && isSameLevel(other, profile)));
    if (profile.validTo !== undefined && profile.validTo <= context.nowMs) return err({ code: "InvalidProfile", detail: "validTo has passed: it has expired" });
    const refusal = refusalOf(profile, { installed, transactionId: context.transactionId } satisfies ProfileContext);
    if (refusal !== undefined) return err(refusal);
    const added = profile.kind === "Dynamic" ? { ...profile, updatedAt: profile.updatedAt ?? context.nowMs } : profile;
    this.#replace([...installed.filter((other) => other.id !== profile.id), added]);
    return ok(undefined);
  }

  /** The Dynamic profiles whose next limit is to be asked for now; each is named once an interval [OCPP 2.1 K28.FR.10]. */
  dueUpdates(nowMs: number): readonly number[] {
    const due = this.#profiles.filter((profile) => {
      const at = updateDueAt(profile);
      return at !== undefined && nowMs >= Math.max(at, (this.#askedAt.get(profile.id) ?? 0) + (profile.updateInterval ?? 0) * 1000);
    });
    for (const { id } of due) this.#askedAt.set(id, nowMs);
    return due.map(({ id }) => id);
  }

  /** Gives a Dynamic profile its next limit, in its own unit [OCPP 2.1 K28.FR.06, K28.FR.09, K28.FR.11]. */
  update(id: number, limit: number, nowMs: number): Result<void, Refusal> {
    const profile = this.#profiles.find((other) => other.id === id && !isExternal(other));
    if (profile === undefined || !isFromTheWire(profile)) return err({ code: "NotFound", detail: "there is no such profile" });
    if (profile.kind !== "Dynamic") return err({ code: "InvalidProfile", detail: "that profile is not Dynamic [K28.FR.11]" });
    const updated: ChargingProfile = { ...profile, periods: profile.periods.map((period) => ({ ...period, limit })), updatedAt: nowMs };
    const refusal = shapeRefusal(updated);
    if (refusal !== undefined) return err(refusal);
    this.#replace(this.#profiles.map((other) => (other === profile ? updated : other)));
    return ok(undefined);
  }

  /**
   * Switches priority charging on or off for a transaction: its profiles take the place of the transaction's own and of the
   * default. True when that has changed anything; undefined when there is none to switch on [OCPP 2.1 K21.FR.01, K21.FR.04].
   */
  usePriority(transactionId: string, isOn: boolean): boolean | undefined {
    const ofPriority = this.#profiles.filter((profile) => profile.purpose === "PriorityCharging");
    if (isOn && ofPriority.length === 0) return undefined;
    if (ofPriority.every((profile) => (profile.transactionId === transactionId) === isOn)) return false;
    this.#replace(
      this.#profiles.map((profile) => (profile.purpose !== "PriorityCharging" ? profile : isOn ? { ...profile, transactionId } : dormant(profile))),
    );
    return true;
  }

  /** Keeps a limit that somebody other than the CSMS has set, in place of the one before; undefined releases it. */
  holdExternal(profile: ChargingProfile | undefined): void {
    const others = this.#profiles.filter((other) => !isExternal(other));
    if (profile !== undefined) this.#replace([...others, profile]);
    else if (others.length < this.#profiles.length) this.#replace(others);
  }

  /** Takes out what does not come back after so long without a line [OCPP 2.1 K01.FR.102]; true when there was any. */
  dropStale(offlineSince: number, nowMs: number): boolean {
    const isStale = ({ invalidAfterOfflineDuration: ends, maxOfflineDuration: most }: ChargingProfile) =>
      ends === true && most !== undefined && nowMs >= offlineSince + most * 1000;
    if (!this.#profiles.some(isStale)) return false;
    this.#replace(this.#profiles.filter((profile) => !isStale(profile)));
    return true;
  }

  /** Takes out what matches; false when nothing did. What came from outside stays, as does local generation [K10.FR.04, K10.FR.08]. */
  clear(filter: ProfileFilter): boolean {
    const matching = new Set(this.find(filter).filter((profile) => !isExternal(profile) && profile.purpose !== "LocalGeneration"));
    if (matching.size === 0) return false;
    this.#replace(this.#profiles.filter((profile) => !matching.has(profile)));
    return true;
  }

  find(filter: ProfileFilter): readonly ChargingProfile[] {
    return this.#profiles.filter(
      (profile) =>
        isFromTheWire(profile) &&
        (filter.ids === undefined || filter.ids.includes(profile.id)) &&
        (filter.evseId === undefined || filter.evseId === profile.evseId) &&
        (filter.purpose === undefined || filter.purpose === profile.purpose) &&
        (filter.stackLevel === undefined || filter.stackLevel === profile.stackLevel) &&
        (filter.sources === undefined || filter.sources.includes(limitSourceOf(profile))),
    );
  }

  /** The profiles of a transaction end with it [K02.FR.05], as does its priority charging, and so does a "charge now" that names no end of its own. */
  endTransaction(): void {
    const lasting = this.#profiles.filter((profile) => profile.purpose !== "TxProfile" && !isEndless(profile, "chargeNow"));
    const isPrior = (profile: ChargingProfile) => profile.purpose === "PriorityCharging" && profile.transactionId !== undefined;
    if (lasting.length === this.#profiles.length && !lasting.some(isPrior)) return;
    this.#replace(lasting.map((profile) => (isPrior(profile) ? dormant(profile) : profile)));
  }

  /** Takes back what people have said on one lane, from wherever they said it; false when nobody had. */
  release(lane: "chargeNow" | "ownerStop"): boolean {
    const others = this.#profiles.filter((profile) => laneOf(profile) !== lane);
    if (others.length === this.#profiles.length) return false;
    this.#replace(others);
    return true;
  }

  /** The vehicle has left: an owner's stop was of that charge, unless it names an end of its own. */
  endCharge(): void {
    const lasting = this.#profiles.filter((profile) => !isEndless(profile, "ownerStop"));
    if (lasting.length < this.#profiles.length) this.#replace(lasting);
  }

  #replace(profiles: readonly ChargingProfile[]): void {
    const kept = new Set(profiles.map(({ id }) => id));
    for (const id of this.#askedAt.keys()) if (!kept.has(id)) this.#askedAt.delete(id);
    this.#profiles = profiles;
    this.#save(profiles);
  }
}

/** A default for connector 1 takes the place of one for connector 0 there; there is no other connector to keep that one for. */
const isSameLevel = (a: ChargingProfile, b: ChargingProfile): boolean => a.purpose === b.purpose && a.stackLevel === b.stackLevel && laneOf(a) === laneOf(b);

/** Installed, but for no transaction. */
function dormant({ transactionId: _, ...profile }: ChargingProfile): ChargingProfile {
  return profile;
}

const isEndless = (profile: ChargingProfile, lane: "chargeNow" | "ownerStop"): boolean =>
  laneOf(profile) === lane && profile.validTo === undefined && profile.facts.until === undefined;

/** The owner's last word holds: "stop" takes back an earlier "charge now", and the other way round. */
function isOverruled(standing: ChargingProfile, latest: ChargingProfile): boolean {
  const [before, now] = [laneOf(standing), laneOf(latest)];
  if (!isFromTheWire(standing) && now === "chargeNow") return true;
  return before !== "routine" && now !== "routine" && before !== now;
}

/** Reads what `save` was given back from disk; profiles that no longer pass are left out. */
export function isProfileList(value: unknown): value is readonly ChargingProfile[] {
  return Array.isArray(value) && value.every(isProfile);
}

function isProfile(value: unknown): boolean {
  try {
    const profile = value as ChargingProfile;
    return typeof profile.id === "number" && typeof profile.facts.cause === "string" && shapeRefusal(profile) === undefined;
  } catch {
    return false;
  }
}
