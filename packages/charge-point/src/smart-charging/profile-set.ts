// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile } from "@chargehand/charging";
import { err, ok, type Result } from "@chargehand/kernel";
import type { ProfileFilter, Refusal } from "../ocpp/station-commands.ts";
import { isFromTheWire } from "./charge-now.ts";
import { laneOf, type ProfileContext, refusalOf, shapeRefusal } from "./profile-rules.ts";

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
    const refusal = refusalOf(profile, { installed, transactionId: context.transactionId } satisfies ProfileContext);
    if (refusal !== undefined) return err(refusal);
    this.#replace([...installed.filter((other) => other.id !== profile.id), profile]);
    return ok(undefined);
  }

  /** Takes out what matches; false when nothing did. */
  clear(filter: ProfileFilter): boolean {
    const matching = new Set(this.find(filter));
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
        (filter.stackLevel === undefined || filter.stackLevel === profile.stackLevel),
    );
  }

  /** The profiles of a transaction end with it [K02.FR.05], and so does a "charge now" that names no end of its own. */
  endTransaction(): void {
    const lasting = this.#profiles.filter((profile) => profile.purpose !== "TxProfile" && !isEndless(profile, "chargeNow"));
    if (lasting.length < this.#profiles.length) this.#replace(lasting);
  }

  /** The vehicle has left: an owner's stop was of that charge, unless it names an end of its own. */
  endCharge(): void {
    const lasting = this.#profiles.filter((profile) => !isEndless(profile, "ownerStop"));
    if (lasting.length < this.#profiles.length) this.#replace(lasting);
  }

  #replace(profiles: readonly ChargingProfile[]): void {
    this.#profiles = profiles;
    this.#save(profiles);
  }
}

/** A default for connector 1 takes the place of one for connector 0 there; there is no other connector to keep that one for. */
const isSameLevel = (a: ChargingProfile, b: ChargingProfile): boolean => a.purpose === b.purpose && a.stackLevel === b.stackLevel && laneOf(a) === laneOf(b);

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
