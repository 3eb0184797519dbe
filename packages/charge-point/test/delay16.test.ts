// SPDX-License-Identifier: Apache-2.0
// The randomised delay as a CSMS that speaks only OCPP 1.6 sees and sets it.
import { Seconds } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import { type Bench, benchOf, type Json } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

const records = (): readonly Json[] =>
  on.csms
    .of("DataTransfer")
    .filter(({ messageId }) => messageId === "ChargingDecision")
    .map(({ data }) => JSON.parse(String(data)) as Json);

test("its maximum is a key of 0 to 1800 s, and each change leaves a trace [SI 2021/1467 reg 11(1)(c)]", async () => {
  on = await benchOf({ protocol: "ocpp1.6" });
  const change = (value: string) => on.csms.call("ChangeConfiguration", { key: "RandomisedDelayMaxSeconds", value });
  for (const value of ["1801", "-1", "1.5", ""]) expect(await change(value)).toEqual({ status: "Rejected" });
  expect(await change("1800")).toEqual({ status: "Accepted" });
  expect(await change("1800")).toEqual({ status: "Accepted" });
  await on.chargePoint.drained();
  const traces = on.csms.of("SecurityEventNotification").filter(({ type }) => type === "RandomisedDelayChanged");
  expect(traces).toMatchObject([{ techInfo: "maximum of the randomised delay set from 0 s to 1800 s" }]);
});

test("the record that travels by DataTransfer has the countdown, and the next one what came of it", async () => {
  on = await benchOf({ protocol: "ocpp1.6", settings: { authorization: "freeVend", randomisedDelayMax: Seconds(1_800) } });
  on.csms.answers["StartTransaction"] = () => ({ idTagInfo: { status: "Accepted" }, transactionId: 5 });
  on.hardware.plug("C");
  on.domain.advance(Seconds(5));
  const schedule = { startSchedule: "2026-01-05T12:00:00Z", chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: 10 }] };
  const profile = {
    chargingProfileId: 1,
    stackLevel: 0,
    chargingProfilePurpose: "TxDefaultProfile",
    chargingProfileKind: "Absolute",
    chargingSchedule: schedule,
  };
  expect(await on.csms.call("SetChargingProfile", { connectorId: 1, csChargingProfiles: profile })).toEqual({ status: "Accepted" });
  on.domain.advance(Seconds(2));
  await on.chargePoint.drained();
  const { delay } = on.chargePoint.snapshot().decision;
  // One draw in 1801 is of no time at all: then there is nothing to count down.
  if (delay === undefined) return expect(on.hardware.pilot.offered).toBe(10);
  expect(records().at(-1)).toMatchObject({ limitA: 32, winner: { reason: "DelayedChange", until: delay.endsAt }, delay });
  expect(delay).toMatchObject({ edge: "decrease", cause: "profile", maximum: 1_800, heldA: 32 });
  on.domain.advance(Seconds(delay.seconds));
  await on.chargePoint.drained();
  expect(records().at(-1)).toMatchObject({ limitA: 10, winner: { reason: "ProfileLimit" } });
  expect(on.hardware.pilot.offered).toBe(10);
});
