// SPDX-License-Identifier: Apache-2.0
import type { Cause, Claim, HoursVoice, ReasonCode } from "@chargehand/charging";
import type { ControlSnapshot } from "./control-snapshot.ts";

const claimOf = (kind: "stop" | "permit", reason: ReasonCode, cause: Cause, until?: number): Claim => ({
  layer: "schedule",
  kind,
  reason,
  facts: { cause, beneficiary: "owner", provenance: "device", verified: true },
  ...(until === undefined ? {} : { until }),
});

const OFFLINE = claimOf("permit", "OfflineCharging", "communicationsLost");
const NO_CLOCK = claimOf("permit", "NoTrustedClock", "noTrustedClock");

const voices: Readonly<Record<Exclude<HoursVoice, "off">, { readonly cause: Cause; readonly inside: ReasonCode; readonly outside: ReasonCode }>> = {
  default: { cause: "defaultHours", inside: "DefaultHours", outside: "OutsideDefaultHours" },
  schedule: { cause: "schedule", inside: "ScheduledHours", outside: "OutsideScheduledHours" },
  readyBy: { cause: "readyBy", inside: "ReadyBy", outside: "OutsideScheduledHours" },
  disabled: { cause: "schedule", inside: "HoursDisabled", outside: "OutsideScheduledHours" },
};

/**
 * The voice of the hours on layer 10: a permit inside them, a stop outside. None where no hours are set. Without a trusted
 * clock they permit, after the delay; without a line they are left aside by the rule of the Solo 3 ("the time schedule
 * will be ignored while the communication network is unavailable"), and kept by ours.
 */
export function addHours(claims: Claim[], { hoursAt, nowMs, isClockTrusted, offlineSince, device }: ControlSnapshot): void {
  const { by, isPermitted, until } = hoursAt(nowMs);
  if (by === "off") return;
  if (offlineSince !== undefined && device.offlineRule === "solo3") claims.push(OFFLINE);
  else if (!isClockTrusted) claims.push(NO_CLOCK);
  else {
    const { cause, inside, outside } = voices[by];
    claims.push(isPermitted ? claimOf("permit", inside, cause, until) : claimOf("stop", outside, cause, until));
  }
}
