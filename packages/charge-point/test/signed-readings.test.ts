// SPDX-License-Identifier: Apache-2.0
// Signed readings over real sockets to a strict CSMS, checked by an implementation that shares nothing with ours.
import { generateKeyPairSync } from "node:crypto";
import { Minutes } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import { meterSignerOf } from "../src/ocmf/device-key.ts";
import { type Bench, benchOf, type Json } from "./csms-double.ts";
import { type CheckedOcmf, checkOcmf } from "./ocmf-check.ts";

const meterSigner = meterSignerOf(String(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" })));

let on: Bench;
afterEach(() => on.stop());

type Settings = Readonly<Record<string, string>>;

async function benchWith(settings: Settings, protocol = "ocpp2.0.1", parts: Parameters<typeof benchOf>[0] = {}): Promise<void> {
  on = await benchOf({ settings: { authorization: "token" }, protocol, options: { meterSigner }, ...parts });
  for (const [name, value] of Object.entries(settings)) await set(name, value, protocol);
}

async function set(name: string, value: string, protocol = "ocpp2.0.1"): Promise<Json> {
  if (protocol === "ocpp1.6") return on.csms.call("ChangeConfiguration", { key: name, value });
  const [component, variable] = name.split(".");
  const answer = await on.csms.call("SetVariables", {
    setVariableData: [{ component: { name: component }, variable: { name: variable }, attributeValue: value }],
  });
  return (answer["setVariableResult"] as readonly Json[])[0] ?? {};
}

/** A charge of some minutes, begun and ended by card. */
async function charge(): Promise<void> {
  on.hardware.presentToken("04A1");
  await on.chargePoint.drained();
  on.hardware.plug("C");
  on.domain.advance(Minutes(5));
  await on.chargePoint.drained();
  on.hardware.presentToken("04A1");
  await on.chargePoint.drained();
  on.hardware.unplug();
  await on.chargePoint.drained();
}

const samplesOf = (message: Json | undefined, field = "meterValue") =>
  ((message?.[field] ?? []) as readonly Json[]).flatMap((value) => value["sampledValue"] as readonly Json[]);
const signedIn = (message: Json | undefined) => samplesOf(message).flatMap((sample) => (sample["signedMeterValue"] ?? []) as Json | Json[]) as readonly Json[];
const events = (kind: string) => on.csms.transactionEvents().filter((event) => event["eventType"] === kind);

const check = (signed: Json | undefined, key = signed?.["publicKey"]): Promise<CheckedOcmf> =>
  checkOcmf(Buffer.from(String(signed?.["signedMeterData"]), "base64").toString("utf8"), String(key));

describe.each(["ocpp2.0.1", "ocpp2.1"])("%s", (protocol) => {
  test("the end of a transaction carries its beginning and end under one signature, and the start one of its own [J02.FR.21]", async () => {
    await benchWith({ "SampledDataCtrlr.SignReadings": "true" }, protocol);
    await charge();
    const [start] = signedIn(events("Started")[0]);
    const [end, ...more] = signedIn(events("Ended")[0]);
    expect(more).toEqual([]);
    expect(start).toMatchObject({ encodingMethod: "OCMF", signingMethod: "" });
    // The key comes once, with the first.
    expect(end?.["publicKey"]).toBe("");
    const began = await check(start);
    const ended = await check(end, start?.["publicKey"]);
    expect([began.isGenuine, ended.isGenuine]).toEqual([true, true]);
    expect([began.payload["PG"], ended.payload["PG"]]).toEqual(["T1", "T2"]);
    expect(began.readings).toMatchObject([{ TX: "B", RV: 1 }]);
    expect(ended.payload).toMatchObject({ IS: true, IT: "ISO14443", ID: "04A1", MS: "CH-0001" });
    expect(ended.readings).toMatchObject([{ TX: "B", RV: 1 }, { TX: "L" }]);
    const flowed = Number(ended.readings[1]?.["RV"]) - Number(ended.readings[0]?.["RV"]);
    expect(flowed * 1_000).toBeCloseTo((230 * 32 * 5) / 60, -1);
    const updates = events("Updated").flatMap((event) => signedIn(event));
    expect(updates).toEqual([]);
    expect(on.csms.violations).toEqual([]);
  });

  test("a transaction whose start point is DataSigned begins with its signed reading [E01.FR.04]", async () => {
    await benchWith({ "SampledDataCtrlr.SignReadings": "true", "TxCtrlr.TxStartPoint": "DataSigned" }, protocol);
    await charge();
    const [started] = events("Started");
    expect(started).toMatchObject({ triggerReason: "SignedDataReceived", idToken: { idToken: "04A1" } });
    expect((await check(signedIn(started)[0])).readings).toMatchObject([{ TX: "B" }]);
  });

  test("without a key nothing can be signed, and a CSMS that asks for it is told so", async () => {
    await benchWith({}, protocol, { options: {} });
    expect(await set("SampledDataCtrlr.SignReadings", "true")).toMatchObject({ attributeStatus: "Rejected" });
    expect(await set("AlignedDataCtrlr.SignReadings", "true")).toMatchObject({ attributeStatus: "Rejected" });
    expect(await set("TxCtrlr.TxStartPoint", "DataSigned")).toMatchObject({ attributeStatus: "Rejected" });
    await charge();
    expect(on.csms.transactionEvents().flatMap((event) => signedIn(event))).toEqual([]);
  });
});

test.each([
  ["end only", { SignStartedReadings: "false" }, { Started: false, Updated: false }],
  ["start and end", {}, { Started: true, Updated: false }],
  ["those in between too", { SignUpdatedReadings: "true" }, { Started: true, Updated: true }],
])("which are signed, by the settings: %s [OCA, Signed Meter Values in OCPP 5.1]", async (_, settings, expected) => {
  const named = Object.entries(settings).map(([name, value]) => [`SampledDataCtrlr.${name}`, value]);
  await benchWith({ "SampledDataCtrlr.SignReadings": "true", ...Object.fromEntries(named), "OCPPCommCtrlr.PublicKeyWithSignedMeterValue": "EveryMeterValue" });
  await charge();
  expect(signedIn(events("Started")[0]).length > 0).toBe(expected.Started);
  const periodic = events("Updated").filter((event) => event["triggerReason"] === "MeterValuePeriodic");
  expect(periodic.length).toBeGreaterThan(5);
  expect(periodic.every((event) => signedIn(event).length > 0)).toBe(expected.Updated);
  const all = on.csms.transactionEvents().flatMap((event) => signedIn(event));
  const checked = await Promise.all(all.map((signed) => check(signed)));
  expect(checked.every(({ isGenuine }) => isGenuine)).toBe(true);
  // One page after the other, none left out.
  expect(checked.map(({ payload }) => payload["PG"])).toEqual(checked.map((_, i) => `T${i + 1}`));
  expect(signedIn(events("Ended")[0]).length).toBe(1);
});

test("readings that are kept for the end are signed each, and the key is left out where nobody wants it", async () => {
  const settings = {
    "SampledDataCtrlr.SignReadings": "true",
    "SampledDataCtrlr.TxEndedInterval": "60",
    "OCPPCommCtrlr.PublicKeyWithSignedMeterValue": "Never",
  };
  await benchWith(settings);
  await charge();
  const signed = signedIn(events("Ended")[0]);
  expect(signed.length).toBe(6);
  expect(new Set(signed.map((value) => value["publicKey"]))).toEqual(new Set([""]));
});

test("pages go on over a restart, and the beginning is still told when the transaction ends after it", async () => {
  await benchWith({ "SampledDataCtrlr.SignReadings": "true" });
  on.hardware.presentToken("04A1");
  await on.chargePoint.drained();
  on.hardware.plug("C");
  on.domain.advance(Minutes(5));
  await on.chargePoint.drained();
  const key = signedIn(events("Started")[0])[0]?.["publicKey"];
  await on.chargePoint.stop();
  await on.chargePoint.start();
  await on.chargePoint.drained();
  on.hardware.presentToken("04A1");
  on.hardware.unplug();
  await on.chargePoint.drained();
  const checked = await check(signedIn(events("Ended")[0])[0], key);
  expect(checked).toMatchObject({ isGenuine: true, payload: { PG: "T2" }, readings: [{ TX: "B", RV: 1 }, {}] });
});

test("in 1.6 the end carries the record as a sample of the format SignedData [OCA, Signed Meter Values in OCPP 3.1.4]", async () => {
  await benchWith({ SampledDataSignReadings: "true" }, "ocpp1.6");
  await charge();
  const [stop] = on.csms.of("StopTransaction");
  const sample = samplesOf(stop, "transactionData").find(({ format }) => format === "SignedData");
  expect(sample).toMatchObject({ context: "Transaction.End", measurand: "Energy.Active.Import.Register" });
  const signed = JSON.parse(String(sample?.["value"])) as Json;
  const checked = await check(signed);
  expect(checked).toMatchObject({ isGenuine: true, payload: { ID: "04A1" }, readings: [{ TX: "B" }, { TX: "L" }] });
  expect(on.csms.violations).toEqual([]);
  const { configurationKey } = await on.csms.call("GetConfiguration", { key: ["MeterPublicKey1"] });
  expect(configurationKey).toEqual([{ key: "MeterPublicKey1", readonly: true, value: signed["publicKey"] }]);
});
