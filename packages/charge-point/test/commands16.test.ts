// SPDX-License-Identifier: Apache-2.0
// What a CSMS that speaks only OCPP 1.6 may ask of a charge point, beside sessions and profiles.
import { Minutes } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import type { ChargePointSettings } from "../src/charge-point-types.ts";
import { type Bench, benchOf, type CsmsDouble, callError } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

const bench16 = (settings: Partial<ChargePointSettings> = { authorization: "token" }, prepare: (csms: CsmsDouble) => void = () => {}) =>
  benchOf({ settings, prepare, protocol: "ocpp1.6" });
const statuses = (connectorId: number) =>
  on.csms
    .of("StatusNotification")
    .filter((status) => status["connectorId"] === connectorId)
    .map((status) => status["status"]);

test("configuration keys are read and written by name, without regard to case [1.6 section 9]", async () => {
  on = await bench16();
  const { csms } = on;
  const change = (key: string, value: string) => csms.call("ChangeConfiguration", { key, value });
  expect(await csms.call("GetConfiguration", { key: ["heartbeatinterval", "NumberOfConnectors", "Nonsense"] })).toEqual({
    configurationKey: [
      { key: "HeartbeatInterval", readonly: false, value: "300" },
      { key: "NumberOfConnectors", readonly: true, value: "1" },
    ],
    unknownKey: ["Nonsense"],
  });
  expect(await change("MeterValueSampleInterval", "60")).toEqual({ status: "Accepted" });
  for (const value of ["-1", "1e3", "ten", ""]) expect(await change("MeterValueSampleInterval", value)).toEqual({ status: "Rejected" });
  expect(await change("NumberOfConnectors", "2")).toEqual({ status: "Rejected" });
  expect(await change("Nonsense", "1")).toEqual({ status: "NotSupported" });
  const all = (await csms.call("GetConfiguration", {}))["configurationKey"] as { key: string; value?: string }[];
  // A password can only be written [1.6 security whitepaper, A01].
  expect(all.filter(({ value }) => value === undefined).map(({ key }) => key)).toEqual(["AuthorizationKey"]);
  expect(all.find(({ key }) => key === "MeterValueSampleInterval")?.value).toBe("60");
  expect(all.find(({ key }) => key === "GetConfigurationMaxKeys")?.value).toBe(String(all.length));
  on.hardware.plug("C");
  on.hardware.presentToken("04A1");
  await on.chargePoint.drained();
  on.domain.advance(Minutes(2));
  await on.chargePoint.drained();
  expect(csms.of("MeterValues")).toHaveLength(2);
});

test("what is triggered follows the answer, in both forms of the message [1.6 section 5.17]", async () => {
  on = await bench16({ authorization: "freeVend" }, (csms) => {
    csms.answers["StartTransaction"] = () => ({ idTagInfo: { status: "Accepted" }, transactionId: 5 });
  });
  const { csms } = on;
  for (const action of ["TriggerMessage", "ExtendedTriggerMessage"])
    for (const requestedMessage of ["Heartbeat", "StatusNotification", "MeterValues"]) {
      const before = csms.of(requestedMessage).length;
      expect(await csms.call(action, { requestedMessage })).toEqual({ status: "Accepted" });
      await csms.until(() => csms.of(requestedMessage).length > before);
    }
  expect(csms.of("MeterValues").every((call) => call["transactionId"] === undefined)).toBe(true);
  expect(await csms.call("TriggerMessage", { requestedMessage: "BootNotification" })).toEqual({ status: "Rejected" });
  expect(await csms.call("TriggerMessage", { requestedMessage: "Heartbeat", connectorId: 2 })).toEqual({ status: "Rejected" });
  expect(await csms.call("TriggerMessage", { requestedMessage: "FirmwareStatusNotification" })).toEqual({ status: "NotImplemented" });
  on.hardware.plug("C");
  await on.chargePoint.drained();
  expect(await csms.call("TriggerMessage", { requestedMessage: "MeterValues", connectorId: 1 })).toEqual({ status: "Accepted" });
  await csms.until(() => csms.of("MeterValues").some((call) => call["transactionId"] === 5 && JSON.stringify(call).includes('"context":"Trigger"')));
  expect(csms.violations).toEqual([]);
});

test("out of service follows the session, and the station says so too [1.6 section 5.2]", async () => {
  on = await bench16({ authorization: "freeVend" });
  const change = (type: string, connectorId = 0) => on.csms.call("ChangeAvailability", { connectorId, type });
  on.hardware.plug("C");
  expect(await change("Inoperative")).toEqual({ status: "Scheduled" });
  on.hardware.unplug();
  await on.chargePoint.drained();
  expect([statuses(0).at(-1), statuses(1).at(-1)]).toEqual(["Unavailable", "Unavailable"]);
  expect(await change("Operative", 2)).toEqual({ status: "Rejected" });
  expect(await change("Operative", 1)).toEqual({ status: "Accepted" });
  await on.chargePoint.drained();
  expect([statuses(0).at(-1), statuses(1).at(-1)]).toEqual(["Available", "Available"]);
});

test("what this station does not do is answered as such, in the words of each message", async () => {
  on = await bench16();
  const { csms } = on;
  expect(await csms.call("DataTransfer", { vendorId: "someone" })).toEqual({ status: "UnknownVendorId" });
  expect(await csms.call("DataTransfer", { vendorId: "org.chargehand", messageId: "Nonsense" })).toEqual({ status: "UnknownMessageId" });
  // There is a cache, so that it can be cleared.
  expect(await csms.call("ClearCache", {})).toEqual({ status: "Accepted" });
  expect(await csms.call("UnlockConnector", { connectorId: 1 })).toEqual({ status: "NotSupported" });
  expect(await csms.call("CertificateSigned", { certificateChain: "-----BEGIN CERTIFICATE-----" })).toEqual({ status: "Rejected" });
  expect(await csms.call("GetInstalledCertificateIds", { certificateType: "CentralSystemRootCertificate" })).toEqual({ status: "NotFound" });
  expect(await csms.call("GetDiagnostics", { location: "ftp://example.invalid" })).toEqual({});
  const firmware = { location: "https://example.invalid/firmware", retrieveDate: "2026-01-05T12:00:00Z" };
  await expect(csms.call("UpdateFirmware", firmware)).rejects.toMatchObject({ rpcErrorCode: expect.stringMatching(/NotImplemented|NotSupported/) });
});

test("a CSMS without the security extension is told of one security event a connection, and no more [1.6 security whitepaper]", async () => {
  on = await bench16({ authorization: "freeVend" }, (csms) => {
    csms.answers["SecurityEventNotification"] = () => {
      throw callError("NotImplemented");
    };
  });
  expect(on.csms.of("SecurityEventNotification")).toHaveLength(1);
  const boots = on.csms.of("BootNotification").length;
  await on.csms.call("Reset", { type: "Soft" });
  await on.csms.until(() => on.csms.of("BootNotification").length > boots);
  await on.chargePoint.drained();
  expect(on.csms.of("SecurityEventNotification")).toHaveLength(1);
  expect(on.log.lines.some((line) => line.message.includes("given up"))).toBe(false);
});
