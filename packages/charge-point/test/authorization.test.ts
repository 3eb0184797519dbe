// SPDX-License-Identifier: Apache-2.0
// Who is let in, by list, cache, CSMS and the rule without a line, at a strict CSMS of another make.
import { Hours, Millis, Minutes, Seconds } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import type { DeviceStorage } from "../src/journal/device-storage.ts";
import { memoryStore } from "../src/memory-store.ts";
import { type Bench, type BenchParts, benchOf, type Json } from "./csms-double.ts";

const benches: Bench[] = [];
afterEach(async () => {
  for (const on of benches.splice(0)) await on.stop();
});

const made = async (parts: BenchParts = {}): Promise<Bench> => {
  const on = await benchOf({ ...parts, settings: { authorization: "token", ...parts.settings } });
  benches.push(on);
  return on;
};

const card = (idToken: string) => ({ idToken, type: "ISO14443" });
const set = async (on: Bench, ...settings: readonly (readonly [string, string, string])[]) => {
  const setVariableData = settings.map(([component, variable, attributeValue]) => ({
    component: { name: component },
    variable: { name: variable },
    attributeValue,
  }));
  const { setVariableResult } = await on.csms.call("SetVariables", { setVariableData });
  expect((setVariableResult as Json[]).map((result) => result["attributeStatus"])).toEqual(settings.map(() => "Accepted"));
};
/** Known tokens count before the CSMS is asked. */
const localFirst = (on: Bench) => set(on, ["AuthCtrlr", "LocalPreAuthorize", "true"]);
const judges = (on: Bench, verdicts: Readonly<Record<string, Json>>) => {
  const info = (token: Json | undefined) => verdicts[String(token?.["idToken"])] ?? { status: "Accepted" };
  on.csms.answers["Authorize"] = ({ idToken }) => ({ idTokenInfo: info(idToken as Json) });
  on.csms.answers["TransactionEvent"] = ({ idToken }) => (idToken === undefined ? {} : { idTokenInfo: info(idToken as Json) });
};
const presents = async (on: Bench, token: string) => {
  on.hardware.presentToken(token);
  await on.chargePoint.drained();
};
const asked = (on: Bench) => on.csms.of("Authorize").map(({ idToken, idTag }) => idTag ?? (idToken as Json)["idToken"]);
const isCharging = (on: Bench) => on.hardware.contactor.isClosed;
const list = (versionNumber: number, ...entries: readonly (readonly [string, string?])[]): Json => ({
  versionNumber,
  updateType: "Full",
  ...(entries.length === 0
    ? {}
    : { localAuthorizationList: entries.map(([token, status]) => ({ idToken: card(token), ...(status === undefined ? {} : { idTokenInfo: { status } }) })) }),
});
const version = async (on: Bench) => (await on.csms.call("GetLocalListVersion", {}))["versionNumber"];

describe.each([["ocpp2.0.1"], ["ocpp2.1"]])("%s", (protocol) => {
  test("a token of the list charges without a question, one that it blocks is asked about, and the list outlasts a power cut [C14, D01.FR.10]", async () => {
    const on = await made({ protocol });
    await localFirst(on);
    expect(await version(on)).toBe(0);
    expect(await on.csms.call("SendLocalList", list(3, ["OWNER", "Accepted"], ["THIEF", "Blocked"]))).toEqual({ status: "Accepted" });
    expect(await version(on)).toBe(3);
    judges(on, { THIEF: { status: "Blocked" } });
    on.hardware.plug("C");
    await presents(on, "THIEF");
    expect([asked(on), isCharging(on)]).toEqual([["THIEF"], false]);
    // The numbers of cards do not lie on the disk.
    expect(await on.storage.read("token-list")).toContain("Blocked");
    expect(await on.storage.read("token-list")).not.toMatch(/OWNER|THIEF/i);

    const again = await made({ protocol, storage: on.storage });
    expect(await version(again)).toBe(3);
    again.hardware.plug("C");
    await presents(again, "owner");
    expect([asked(again), isCharging(again)]).toEqual([[], true]);
    expect(again.csms.violations).toEqual([]);
  });

  test("an update of the list is taken whole or not at all [D01.FR.06, FR.18, FR.19]", async () => {
    const on = await made({ protocol });
    await on.csms.call("SendLocalList", list(3, ["OWNER", "Accepted"]));
    const differential = (of: Json): Json => ({ ...of, updateType: "Differential" });
    expect(await on.csms.call("SendLocalList", differential(list(3, ["GUEST", "Accepted"])))).toMatchObject({ status: "VersionMismatch" });
    expect(await on.csms.call("SendLocalList", differential(list(4, ["GUEST", "Accepted"], ["GUEST"])))).toMatchObject({
      status: "Failed",
      statusInfo: { reasonCode: "InvalidValue" },
    });
    expect(await on.csms.call("SendLocalList", list(0, ["GUEST", "Accepted"]))).toMatchObject({
      status: "Failed",
      statusInfo: { reasonCode: "ValueOutOfRange" },
    });
    const many = Array.from({ length: 251 }, (_, i) => [`CARD-${i}`, "Accepted"] as const);
    expect(await on.csms.call("SendLocalList", list(9, ...many))).toMatchObject({ status: "Failed", statusInfo: { reasonCode: "TooManyElements" } });
    expect(await version(on)).toBe(3);
    await set(on, ["LocalAuthListCtrlr", "Enabled", "false"]);
    expect(await version(on)).toBe(0);
    expect(await on.csms.call("SendLocalList", list(9))).toMatchObject({ status: "Failed", statusInfo: { reasonCode: "NotEnabled" } });
  });

  test("a token that the CSMS has judged is remembered, until the cache is cleared [C10, C11, C12]", async () => {
    const on = await made({ protocol });
    await localFirst(on);
    on.hardware.plug("C");
    await presents(on, "CARD");
    await presents(on, "CARD");
    on.hardware.unplug();
    await on.chargePoint.drained();
    on.hardware.plug("C");
    await presents(on, "CARD");
    expect([asked(on), isCharging(on)]).toEqual([["CARD"], true]);
    on.hardware.unplug();
    expect(await on.csms.call("ClearCache", {})).toEqual({ status: "Accepted" });
    await presents(on, "CARD");
    expect(asked(on)).toEqual(["CARD", "CARD"]);
    await set(on, ["AuthCacheCtrlr", "Enabled", "false"]);
    expect(await on.csms.call("ClearCache", {})).toMatchObject({ status: "Rejected" });
  });
});

test("what the cache knows outlasts a power cut, and a use of it is written each hour at most [C10.FR.02]", async () => {
  const on = await made();
  await localFirst(on);
  on.hardware.plug("C");
  await presents(on, "CARD");
  on.domain.advance(Minutes(2));
  await on.chargePoint.drained();
  const again = await made({ storage: on.storage });
  again.hardware.plug("C");
  await presents(again, "CARD");
  expect([asked(again), isCharging(again)]).toEqual([[], true]);
});

test("a remembered token is asked about again when it has not been used for its lifetime [C10.FR.08]", async () => {
  const on = await made();
  await localFirst(on);
  await set(on, ["AuthCacheCtrlr", "LifeTime", "3600"]);
  await presents(on, "CARD");
  on.domain.advance(Hours(1));
  await presents(on, "CARD");
  expect(asked(on)).toEqual(["CARD", "CARD"]);
});

test("the last word of the CSMS on a token holds, from whatever answer [C10.FR.05, C12.FR.06]", async () => {
  const on = await made({ settings: { policyPack: "workplace" } });
  await localFirst(on);
  on.hardware.plug("C");
  await presents(on, "CARD");
  on.hardware.unplug();
  await on.chargePoint.drained();
  on.csms.answers["TransactionEvent"] = ({ idToken }) => (idToken === undefined ? {} : { idTokenInfo: { status: "Blocked" } });
  on.hardware.plug("C");
  await presents(on, "CARD");
  expect(on.csms.transactionEvents().at(-1)).toMatchObject({
    eventType: "Ended",
    triggerReason: "Deauthorized",
    transactionInfo: { stoppedReason: "DeAuthorized" },
  });
  on.hardware.unplug();
  judges(on, { CARD: { status: "Blocked" } });
  on.hardware.plug("C");
  await presents(on, "CARD");
  expect([asked(on).length, isCharging(on)]).toEqual([2, false]);
});

test("a token that is only good at other EVSEs is turned down here [C01.FR.21]", async () => {
  const on = await made();
  judges(on, { ELSEWHERE: { status: "Accepted", evseId: [2, 3] }, HERE: { status: "Accepted", evseId: [3, 1] } });
  on.hardware.plug("C");
  await presents(on, "ELSEWHERE");
  expect(isCharging(on)).toBe(false);
  await presents(on, "HERE");
  expect(isCharging(on)).toBe(true);
});

describe("a token that is turned down after it was let in without a line", () => {
  const suspended = (on: Bench) => on.csms.transactionEvents().some((event) => (event["transactionInfo"] as Json)["chargingState"] === "SuspendedEVSE");
  const letInBlindly = async (settings: readonly (readonly [string, string, string])[], policyPack: "home" | "workplace" = "workplace") => {
    const on = await made({ settings: { policyPack } });
    await set(on, ["AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true"], ...settings);
    judges(on, { STRANGER: { status: "Invalid" } });
    await on.csms.hangUp();
    while (on.chargePoint.snapshot().isOnline) await new Promise((resolve) => setImmediate(resolve));
    on.hardware.plug("C");
    on.hardware.presentToken("STRANGER");
    await on.csms.until(() => on.csms.transactionEvents().some(({ triggerReason }) => triggerReason === "Authorized"));
    await on.chargePoint.drained();
    return on;
  };

  test("gets no more energy, and the transaction goes on [C15.FR.06, E05.FR.02]", async () => {
    const on = await letInBlindly([["TxCtrlr", "StopTxOnInvalidId", "false"]]);
    on.domain.advance(Seconds(2));
    await on.chargePoint.drained();
    expect([isCharging(on), suspended(on), on.chargePoint.snapshot().decision.winner.reason]).toEqual([false, true, "AuthorisationRefused"]);
    expect(on.chargePoint.snapshot().transaction).toBeDefined();
    // A power cut does not let it in again.
    const again = await made({ storage: on.storage, settings: { policyPack: "workplace" } });
    expect(again.chargePoint.snapshot().decision.winner.reason).not.toBe("NothingSet");
  });

  test("has what MaxEnergyOnInvalidId allows, and then no more [C15.FR.07, E05.FR.03]", async () => {
    const on = await letInBlindly([
      ["TxCtrlr", "StopTxOnInvalidId", "false"],
      ["TxCtrlr", "MaxEnergyOnInvalidId", "500"],
    ]);
    on.domain.advance(Minutes(2));
    expect(isCharging(on)).toBe(true);
    on.domain.advance(Minutes(10));
    await on.chargePoint.drained();
    expect([isCharging(on), suspended(on)]).toEqual([false, true]);
    const { energyWh = 0 } = on.chargePoint.snapshot().transaction ?? {};
    expect(energyWh).toBeGreaterThanOrEqual(500);
    expect(energyWh).toBeLessThan(510);
  });

  test("goes on at home, where nobody but the owner stops the owner", async () => {
    const on = await letInBlindly([], "home");
    on.domain.advance(Minutes(2));
    expect([isCharging(on), suspended(on)]).toEqual([true, false]);
  });
});

test("a master pass stops what anybody has begun, and begins nothing [C16]", async () => {
  const on = await made();
  await set(on, ["AuthCtrlr", "MasterPassGroupId", "POLICE"]);
  judges(on, { MASTER: { status: "Accepted", groupIdToken: { idToken: "police", type: "Central" } } });
  on.hardware.plug("C");
  await presents(on, "MASTER");
  expect(isCharging(on)).toBe(false);
  await presents(on, "OWNER");
  expect(isCharging(on)).toBe(true);
  await presents(on, "MASTER");
  expect(on.csms.transactionEvents().at(-1)).toMatchObject({
    eventType: "Ended",
    triggerReason: "StopAuthorized",
    idToken: card("MASTER"),
    transactionInfo: { stoppedReason: "MasterPass" },
  });
  expect(await on.csms.call("RequestStartTransaction", { idToken: card("MASTER"), remoteStartId: 1 })).toMatchObject({ status: "Rejected" });
});

test("nobody pays for the next vehicle: a verdict that comes after its vehicle has left lets nobody in [threats D16]", async () => {
  const on = await made();
  let answer = () => {};
  on.csms.answers["Authorize"] = () =>
    new Promise((resolve) => {
      answer = () => resolve({ idTokenInfo: { status: "Accepted" } });
    });
  on.hardware.plug("C");
  on.hardware.presentToken("OWNER");
  await on.csms.until(() => asked(on).length === 1);
  on.hardware.unplug();
  answer();
  await on.chargePoint.drained();
  on.hardware.plug("C");
  await on.chargePoint.drained();
  expect([isCharging(on), on.chargePoint.snapshot().decision.winner.reason]).toEqual([false, "NotAuthorised"]);
});

test("a card that is held twice before its verdict begins once and stops nothing", async () => {
  const on = await made();
  on.hardware.plug("C");
  on.hardware.presentToken("OWNER");
  on.hardware.presentToken("OWNER");
  await on.chargePoint.drained();
  expect(isCharging(on)).toBe(true);
});

test("where the line breaks while the CSMS is asked, what is known here decides", async () => {
  const on = await made();
  await on.csms.call("SendLocalList", list(1, ["OWNER", "Accepted"]));
  on.csms.answers["Authorize"] = async () => {
    await on.csms.hangUp();
    return { idTokenInfo: { status: "Accepted" } };
  };
  on.hardware.plug("C");
  on.hardware.presentToken("STRANGER");
  await on.csms.until(() => asked(on).length === 1);
  await on.chargePoint.drained();
  expect(isCharging(on)).toBe(false);
});

test("the interval between two writes of the cache does not grow with the cards held to the reader", async () => {
  let writes = 0;
  const memory = memoryStore();
  const storage: DeviceStorage = {
    ...memory,
    commit(commit) {
      if (JSON.stringify(commit).includes("token-cache")) writes++;
      return memory.commit(commit);
    },
  };
  const on = await made({ storage });
  for (let i = 0; i < 30; i++) {
    await presents(on, `CARD-${i}`);
    await presents(on, `CARD-${i}`);
    on.domain.advance(Millis(2_000));
  }
  expect(writes).toBeLessThanOrEqual(2);
});
