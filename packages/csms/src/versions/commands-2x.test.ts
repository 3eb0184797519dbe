// SPDX-License-Identifier: Apache-2.0
import { OWNER_WISH, parseOwnerWish, VENDOR_ID } from "@chargehand/charging";
import { describe, expect, test } from "vitest";
import type { CommandRequest } from "../api/schemas.ts";
import { callsFor2x } from "./commands-2x.ts";
import { callsFor16 } from "./commands-16.ts";
import { type CommandContext, OUR_PROFILES } from "./wishes.ts";

const idle: CommandContext = { evseId: 1, ratingA: 80, personToken: "person-1", remoteStartId: 42 };
const charging: CommandContext = { ...idle, transactionId: "T-1" };
const actions = (wish: CommandRequest, context = idle) => callsFor2x(wish, context)?.map(({ action, request }) => [action, request]);
const facts = (cause: string) => expect.objectContaining({ vendorId: VENDOR_ID, cause, beneficiary: "owner", provenance: "owner" });

const deviceWishes = [
  { kind: "acceptHours" },
  { kind: "changeHours", week: "daily 00:30-04:30" },
  { kind: "removeHours" },
  { kind: "ignoreHours", until: "2026-01-05T18:00:00Z" },
  { kind: "followHours" },
  { kind: "readyBy", at: "2026-01-06T07:00:00Z", energyWh: 12_000 },
  { kind: "cancelReadyBy" },
  { kind: "skipDelay" },
] as const satisfies readonly CommandRequest[];

test.each(deviceWishes)("$kind goes to the device as the owner's wish, the same in 1.6 and 2.x [SI 2021/1467 reg 10, reg 11]", (wish) => {
  const [call, ...more] = callsFor2x(wish, idle) ?? [];
  expect(more).toEqual([]);
  expect(call).toMatchObject({ action: "DataTransfer", request: { vendorId: VENDOR_ID, messageId: OWNER_WISH }, isRepeatable: true });
  expect(callsFor16(wish, idle)?.map(({ action, request }) => [action, request])).toEqual([[call?.action, call?.request]]);
  const { data = "" } = (call?.request ?? {}) as { readonly data?: string };
  expect(parseOwnerWish(data)).toMatchObject({ ok: true, value: { by: "owner" } });
});

describe("what each wish becomes", () => {
  test("a limit caps by a TxDefaultProfile with the owner's facts", () => {
    expect(actions({ kind: "limit", limitA: 13 })).toEqual([
      [
        "SetChargingProfile",
        { evseId: 1, chargingProfile: expect.objectContaining({ id: 101, chargingProfilePurpose: "TxDefaultProfile", customData: facts("userAct") }) },
      ],
    ]);
  });

  test("a null limit clears that profile and no other", () => {
    expect(actions({ kind: "limit", limitA: null })).toEqual([["ClearChargingProfile", { chargingProfileId: 101, customData: facts("userAct") }]]);
  });

  test("a pause takes charge now back and holds 0 A", () => {
    const calls = actions({ kind: "pause" }, charging);
    expect(calls?.map(([action]) => action)).toEqual(["ClearChargingProfile", "SetChargingProfile"]);
    expect(calls?.[1]?.[1]).toMatchObject({
      chargingProfile: { id: 102, chargingSchedule: [{ chargingSchedulePeriod: [{ startPeriod: 0, limit: 0 }] }], customData: facts("ownerStop") },
    });
  });

  test("resume clears the pause and charge now", () => {
    expect(actions({ kind: "resume" })?.map(([, request]) => request)).toMatchObject([{ chargingProfileId: 102 }, { chargingProfileId: 103 }]);
  });

  const started = [
    ["ClearChargingProfile", { chargingProfileId: 102 }],
    [
      "RequestStartTransaction",
      {
        remoteStartId: 42,
        idToken: { idToken: "person-1", type: "Central" },
        chargingProfile: { id: 103, chargingProfilePurpose: "TxProfile", validTo: "2026-01-05T18:00:00.000Z", customData: facts("chargeNow") },
        customData: facts("remoteStart"),
      },
    ],
  ];
  test("charge now lifts the pause and starts the transaction with a TxProfile when none runs", () => {
    const until = "2026-01-05T18:00:00+00:00";
    expect(actions({ kind: "chargeNow", until })).toMatchObject(started);
    expect(actions({ kind: "chargeNow", until })?.[1]?.[1]).not.toHaveProperty("chargingProfile.transactionId");
  });

  test("charge now starts a transaction in which nobody is authorised yet, for a profile would not authorise", () => {
    expect(actions({ kind: "chargeNow", until: "2026-01-05T18:00:00Z" }, { ...charging, isAuthorised: false })).toMatchObject(started);
  });

  test("charge now in a transaction is a TxProfile of it that ends when asked", () => {
    expect(actions({ kind: "chargeNow", until: "2026-01-05T18:00:00Z" }, charging)?.[1]).toMatchObject([
      "SetChargingProfile",
      { chargingProfile: { chargingProfilePurpose: "TxProfile", transactionId: "T-1", validTo: "2026-01-05T18:00:00.000Z", customData: facts("chargeNow") } },
    ]);
  });

  test("stop names the transaction, and is nothing when none runs", () => {
    expect(actions({ kind: "stop" }, charging)).toMatchObject([["RequestStopTransaction", { transactionId: "T-1" }]]);
    expect(callsFor2x({ kind: "stop" }, idle)).toBeUndefined();
  });
});

test("the pause beats the limit on a station that ignores our facts [OCPP 2.0.1 K01.FR.06]", () => {
  expect(OUR_PROFILES.pause.stackLevel).toBeGreaterThan(OUR_PROFILES.limit.stackLevel);
  expect(new Set(Object.values(OUR_PROFILES).map(({ id }) => id)).size).toBe(3);
});

test("a start is never repeated by itself, a profile may be", () => {
  expect(callsFor2x({ kind: "start" }, idle)?.map(({ isRepeatable }) => isRepeatable)).toEqual([false]);
  expect(callsFor2x({ kind: "pause" }, idle)?.every(({ isRepeatable }) => isRepeatable)).toBe(true);
});
