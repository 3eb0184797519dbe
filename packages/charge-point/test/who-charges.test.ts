// SPDX-License-Identifier: Apache-2.0
// Who charges and who does not where two rules meet: service, groups, versions, and who is at the reader.
import { Seconds } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import type { Json } from "./csms-double.ts";
import { type PaperParts, PaperStation } from "./paper-csms.ts";

let on: PaperStation;
afterEach(() => on.chargePoint.stop());

const station = async (version: "1.6" | "2.0.1" | "2.1", parts: PaperParts = {}): Promise<PaperStation> => {
  on = await new PaperStation(version, parts).start();
  on.record();
  return on;
};
const holds = (token: string, type?: string) => on.does("a card", () => on.hardware.presentToken(token, type));
const plugsIn = () => on.does("the vehicle is plugged in", () => on.hardware.plug("C"));
const isCharging = async () => {
  await on.waits(Seconds(6));
  return on.hardware.contactor.isClosed;
};
const said = (action: string) => on.taken.filter((message) => message.action === action).map(({ request }) => request);
const set = (component: string, variable: string, attributeValue: string) =>
  on.asks("SetVariables", { setVariableData: [{ component: { name: component }, variable: { name: variable }, attributeValue }] });
const service = (operationalStatus: "Operative" | "Inoperative") => on.asks("ChangeAvailability", { operationalStatus });
const start = (more: Json = {}) => on.asks("RequestStartTransaction", { remoteStartId: 7, idToken: { idToken: "APP1", type: "Central" }, ...more });

describe("out of service", () => {
  test("a card begins nothing, and the CSMS is not asked about it; back in service it does", async () => {
    await station("2.0.1");
    await service("Inoperative");
    await plugsIn();
    await holds("04A1");
    expect([said("Authorize"), await isCharging()]).toEqual([[], false]);
    await service("Operative");
    expect(await isCharging()).toBe(false);
    await holds("04A1");
    expect(await isCharging()).toBe(true);
  });

  test("a card whose verdict comes when it is out of service begins nothing either", async () => {
    const verdict = Promise.withResolvers<Json>();
    await station("2.0.1", { answers: { Authorize: verdict.promise as unknown as Json } });
    await holds("04A1");
    await service("Inoperative");
    verdict.resolve({ idTokenInfo: { status: "Accepted" } });
    await plugsIn();
    await service("Operative");
    expect([said("Authorize").length, await isCharging()]).toEqual([1, false]);
  });

  test("in 1.6 no transaction begins on a connector that is Unavailable, where plugging in is enough either; it begins with the service", async () => {
    await station("1.6", { settings: { authorization: "freeVend" } });
    const change = (type: string) => on.asks("ChangeAvailability", { connectorId: 1, type });
    await change("Inoperative");
    await plugsIn();
    expect([said("StartTransaction"), await isCharging()]).toEqual([[], false]);
    await change("Operative");
    expect([await isCharging(), said("StartTransaction").length]).toEqual([true, 1]);
  });

  test("what is out of service already is not scheduled to be, though a vehicle has come since [G03.FR.03]", async () => {
    await station("2.0.1");
    expect((await service("Inoperative"))["status"]).toBe("Accepted");
    await plugsIn();
    expect(said("TransactionEvent")).toMatchObject([{ eventType: "Started", triggerReason: "CablePluggedIn" }]);
    expect((await service("Inoperative"))["status"]).toBe("Accepted");
  });

  test("is scheduled until the transaction has ended, also when the power has gone in between [G03.FR.05, G03.FR.08]", async () => {
    await station("2.0.1");
    await plugsIn();
    await holds("04A1");
    expect([(await service("Inoperative"))["status"], await isCharging()]).toEqual(["Scheduled", true]);
    await on.powerCut(Seconds(60), (hardware) => hardware.plug("C"));
    expect(await isCharging()).toBe(true);
    await on.does("the vehicle is unplugged", () => on.hardware.unplug());
    expect(said("StatusNotification").at(-1)).toMatchObject({ connectorStatus: "Unavailable" });
  });
});

test.each([
  ["1.6", { connectorId: 1, reservationId: 5, idTag: "GUEST" }, "expiryDate", ["Reserved", "Reserved", "SuspendedEV"]],
  ["2.0.1", { id: 5, idToken: { idToken: "GUEST", type: "ISO14443" } }, "expiryDateTime", ["Reserved", "Reserved", "Occupied"]],
] as const)(
  "in %s a reserved connector stays so with a strange vehicle at it, until the guest is at the reader [G03.FR.09, 1.6 section 4.9]",
  async (version, who, until, expected) => {
    await station(version);
    const status = () => {
      const last = said("StatusNotification").at(-1);
      return last?.["connectorStatus"] ?? last?.["status"];
    };
    const seen: unknown[] = [];
    expect(await on.asks("ReserveNow", { ...who, [until]: "2026-01-05T13:00:00Z" })).toEqual({ status: "Accepted" });
    seen.push(status());
    await on.does("a vehicle", () => on.hardware.plug("B"));
    await on.waits(Seconds(6));
    seen.push(status());
    await holds("STRANGER");
    await holds("GUEST");
    seen.push(status());
    expect(seen).toEqual(expected);
  },
);

describe("a token that the CSMS turns down after the start", () => {
  const parts = (policyPack: "home" | "workplace") =>
    ({ settings: { policyPack }, answers: { TransactionEvent: { idTokenInfo: { status: "Invalid" } } } }) as const;
  const stopsOnInvalid = async () => {
    const getVariableData = [{ component: { name: "TxCtrlr" }, variable: { name: "StopTxOnInvalidId" } }];
    return ((await on.asks("GetVariables", { getVariableData }))["getVariableResult"] as Json[])[0]?.["attributeValue"];
  };

  test("goes on charging where the installer has commissioned the device for a home since, also after a power cut", async () => {
    await station("2.0.1", parts("workplace"));
    on.chargePoint.local.commission({ policyPack: "home" });
    await plugsIn();
    await holds("04A1");
    expect([await stopsOnInvalid(), await isCharging()]).toEqual(["false", true]);
    await on.powerCut(Seconds(60), (hardware) => hardware.plug("C"));
    expect([await stopsOnInvalid(), await isCharging()]).toEqual(["false", true]);
  });

  test("does not where it has been commissioned for a workplace", async () => {
    await station("2.0.1", parts("home"));
    await set("TxCtrlr", "EVConnectionTimeOut", "60");
    on.chargePoint.local.commission({ policyPack: "workplace" });
    await on.powerCut(Seconds(60), () => {});
    expect(await stopsOnInvalid()).toBe("true");
    await plugsIn();
    await holds("04A1");
    expect(await isCharging()).toBe(false);
  });
});

describe("a start from afar", () => {
  test("by the group of a master pass starts nothing, whether the request names it or the CSMS does [C16.FR.03]", async () => {
    await station("2.0.1", { answers: { Authorize: { idTokenInfo: { status: "Accepted", groupIdToken: { idToken: "boss", type: "Central" } } } } });
    await set("AuthCtrlr", "MasterPassGroupId", "BOSS");
    await plugsIn();
    expect((await start({ groupIdToken: { idToken: "boss", type: "Central" } }))["status"]).toBe("Rejected");
    await set("AuthCtrlr", "AuthorizeRemoteStart", "true");
    await start();
    expect([said("Authorize").length, await isCharging()]).toEqual([1, false]);
  });

  test("is not accepted while another waits for its vehicle, whether its token is authorised first or not", async () => {
    await station("2.0.1");
    await set("AuthCtrlr", "AuthorizeRemoteStart", "true");
    expect((await start())["status"]).toBe("Accepted");
    expect(await start({ remoteStartId: 8 })).toMatchObject({ status: "Rejected", statusInfo: { reasonCode: "TxInProgress" } });
  });

  test("in 2.1 may name a token of 255 characters and of a type that the CSMS has made up, and it is told as it is", async () => {
    await station("2.1");
    await plugsIn();
    const idToken = { idToken: "x".repeat(255), type: "Fleet" };
    expect((await start({ idToken }))["status"]).toBe("Accepted");
    expect(said("TransactionEvent").find((event) => event["idToken"] !== undefined)?.["idToken"]).toEqual(idToken);
  });
});

describe("the list of 1.6", () => {
  const list = (listVersion: number, updateType: string, ...entries: readonly Json[]) =>
    on.asks("SendLocalList", { listVersion, updateType, localAuthorizationList: entries });

  test("takes whom it names out of the cache, so that nobody charges by it who has been taken out of the list [1.6 section 3.5.3]", async () => {
    await station("1.6");
    await holds("04A1");
    await holds("04A1");
    expect(said("Authorize")).toHaveLength(1);
    await list(1, "Differential", { idTag: "04A1", idTagInfo: { status: "Blocked" } });
    await list(2, "Differential", { idTag: "04A1" });
    await on.lineGoes();
    await plugsIn();
    await holds("04A1");
    expect(await isCharging()).toBe(false);
  });

  test("that is empty has version 0, and an update may begin from there [1.6 section 5.10]", async () => {
    await station("1.6");
    expect(await list(5, "Full", { idTag: "04A1", idTagInfo: { status: "Accepted" } })).toEqual({ status: "Accepted" });
    expect(await list(5, "Differential")).toEqual({ status: "VersionMismatch" });
    expect(await list(6, "Full")).toEqual({ status: "Accepted" });
    expect(await on.asks("GetLocalListVersion", {})).toEqual({ listVersion: 0 });
    expect(await list(1, "Differential", { idTag: "04A2", idTagInfo: { status: "Accepted" } })).toEqual({ status: "Accepted" });
    expect(await on.asks("GetLocalListVersion", {})).toEqual({ listVersion: 1 });
  });
});

test("while the reader is shut, whoever charges still stops, in whatever case the number was written from afar", async () => {
  await station("2.0.1", { answers: { Authorize: { idTokenInfo: { status: "Invalid" } } } });
  for (let attempt = 0; attempt < 5; attempt++) await holds(`04F${attempt}`);
  await plugsIn();
  await start({ idToken: { idToken: "04a1", type: "ISO14443" } });
  expect(await isCharging()).toBe(true);
  const asked = said("Authorize").length;
  await holds("04FF");
  expect(said("Authorize")).toHaveLength(asked);
  await holds("04A1");
  expect(await isCharging()).toBe(false);
});
