// SPDX-License-Identifier: Apache-2.0
// The local list and the cache in OCPP 1.6, at a strict CSMS of another make.
import { afterEach, describe, expect, test } from "vitest";
import { type Bench, benchOf, type Json } from "./csms-double.ts";

const benches: Bench[] = [];
afterEach(async () => {
  for (const on of benches.splice(0)) await on.stop();
});

const presents = async (on: Bench, token: string) => {
  on.hardware.presentToken(token);
  await on.chargePoint.drained();
};
const asked = (on: Bench) => on.csms.of("Authorize").map(({ idTag }) => idTag);
const isCharging = (on: Bench) => on.hardware.contactor.isClosed;

describe("ocpp1.6", () => {
  const made16 = async () => {
    const on = await benchOf({ protocol: "ocpp1.6", settings: { authorization: "token" } });
    benches.push(on);
    return on;
  };
  const configure = async (on: Bench, key: string, value: string) =>
    expect(await on.csms.call("ChangeConfiguration", { key, value })).toEqual({ status: "Accepted" });
  const list16 = (listVersion: number, ...entries: readonly (readonly [string, string?])[]): Json => ({
    listVersion,
    updateType: "Full",
    localAuthorizationList: entries.map(([idTag, status]) => ({ idTag, ...(status === undefined ? {} : { idTagInfo: { status } }) })),
  });

  test("the list, its version, and a start without a question [1.6 sections 3.5.2, 5.10, 5.15]", async () => {
    const on = await made16();
    await configure(on, "LocalPreAuthorize", "true");
    expect(await on.csms.call("GetLocalListVersion", {})).toEqual({ listVersion: 0 });
    expect(await on.csms.call("SendLocalList", list16(4, ["OWNER", "Accepted"]))).toEqual({ status: "Accepted" });
    expect(await on.csms.call("GetLocalListVersion", {})).toEqual({ listVersion: 4 });
    expect(await on.csms.call("SendLocalList", { ...list16(4, ["GUEST", "Accepted"]), updateType: "Differential" })).toEqual({ status: "VersionMismatch" });
    expect(await on.csms.call("SendLocalList", list16(-1, ["GUEST", "Accepted"]))).toEqual({ status: "Failed" });
    on.hardware.plug("C");
    await presents(on, "OWNER");
    expect([asked(on), isCharging(on)]).toEqual([[], true]);
    expect(await on.csms.call("SendLocalList", list16(5))).toEqual({ status: "Accepted" });
    expect(await on.csms.call("GetLocalListVersion", {})).toEqual({ listVersion: 0 });
    await configure(on, "LocalAuthListEnabled", "false");
    expect(await on.csms.call("GetLocalListVersion", {})).toEqual({ listVersion: -1 });
    expect(await on.csms.call("SendLocalList", list16(6))).toEqual({ status: "NotSupported" });
  });

  test("a list that the CSMS contradicts is told of [1.6 section 3.5.2]", async () => {
    const on = await made16();
    await configure(on, "LocalPreAuthorize", "true");
    await on.csms.call("SendLocalList", list16(4, ["OWNER", "Accepted"]));
    on.csms.answers["StartTransaction"] = () => ({ transactionId: 5, idTagInfo: { status: "Blocked" } });
    on.hardware.plug("C");
    await presents(on, "OWNER");
    expect(on.csms.of("StatusNotification")).toContainEqual(expect.objectContaining({ connectorId: 0, errorCode: "LocalListConflict" }));
    expect(on.csms.of("StopTransaction")).toEqual([expect.objectContaining({ transactionId: 5, reason: "DeAuthorized" })]);
  });

  test("the cache, and its keys [1.6 sections 3.5.1, 5.4]", async () => {
    const on = await made16();
    await configure(on, "LocalPreAuthorize", "true");
    on.hardware.plug("C");
    await presents(on, "CARD");
    on.hardware.unplug();
    await on.chargePoint.drained();
    on.hardware.plug("C");
    await presents(on, "CARD");
    expect([asked(on), isCharging(on)]).toEqual([["CARD"], true]);
    expect(await on.csms.call("ClearCache", {})).toEqual({ status: "Accepted" });
    await configure(on, "AuthorizationCacheEnabled", "false");
    expect(await on.csms.call("ClearCache", {})).toEqual({ status: "Rejected" });
    const key = [
      "LocalAuthListMaxLength",
      "SendLocalListMaxLength",
      "ReserveConnectorZeroSupported",
      "MaxEnergyOnInvalidId",
      "AllowOfflineTxForUnknownId",
      "LocalAuthorizeOffline",
    ];
    const { configurationKey } = await on.csms.call("GetConfiguration", { key });
    expect(Object.fromEntries((configurationKey as Json[]).map((one) => [one["key"], one["value"]]))).toEqual({
      AllowOfflineTxForUnknownId: "false",
      LocalAuthListMaxLength: "1000",
      LocalAuthorizeOffline: "true",
      MaxEnergyOnInvalidId: "0",
      ReserveConnectorZeroSupported: "true",
      SendLocalListMaxLength: "250",
    });
  });
});
