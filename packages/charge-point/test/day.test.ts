// SPDX-License-Identifier: Apache-2.0
// A whole day of a station at a CSMS of another make, which holds every message of both sides against the official schemas of its version.
import { Hours, Minutes, Seconds } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import { type Bench, benchOf, type Json } from "./csms-double.ts";
import { type DayWords, dayWords } from "./day-words.ts";

let on: Bench;
afterEach(() => on.stop());

const accepted = { status: "Accepted" };

/** Time goes on five minutes at a time, and all that it brings is said. */
async function passes(duration: number): Promise<void> {
  for (let left = duration; left > 0; left -= Minutes(5)) {
    on.domain.advance(Minutes(5));
    await on.chargePoint.drained();
  }
}

async function morning({ morning: asked }: DayWords): Promise<void> {
  for (const [action, request, answer] of asked) {
    expect([action, await on.csms.call(action, request)]).toEqual([action, expect.objectContaining(answer)]);
    // What it was asked to tell stands in its queue until then.
    await on.chargePoint.drained();
  }
}

/** By card, limited for an hour in between, ended with the same card. */
async function chargeByCard(words: DayWords): Promise<void> {
  on.hardware.plug("B");
  on.hardware.presentToken("04A1", "ISO14443");
  await on.chargePoint.drained();
  on.hardware.setPilot("C");
  await passes(Hours(1));
  expect(await words.limit(on, 0)).toEqual(accepted);
  await passes(Minutes(30));
  expect(await words.limit(on, 10)).toEqual(accepted);
  await passes(Minutes(30));
  on.hardware.presentToken("04A1", "ISO14443");
  await on.chargePoint.drained();
  on.hardware.unplug();
  await on.chargePoint.drained();
}

/** From afar, the line gone for a while in its middle. */
async function chargeFromAfar(words: DayWords): Promise<void> {
  on.hardware.plug("B");
  await on.chargePoint.drained();
  expect(await words.start(on)).toMatchObject(accepted);
  await on.chargePoint.drained();
  on.hardware.setPilot("C");
  await passes(Minutes(20));
  await on.csms.hangUp();
  while (on.chargePoint.snapshot().isOnline) await new Promise((resolve) => setImmediate(resolve));
  on.domain.advance(Minutes(40));
  await on.chargePoint.drained();
  expect(on.chargePoint.snapshot().isOnline).toBe(true);
  expect(await words.stop(on)).toEqual(accepted);
  await on.chargePoint.drained();
  on.hardware.unplug();
  await on.chargePoint.drained();
}

async function evening(words: DayWords): Promise<void> {
  on.hardware.setFaults(["residual current"]);
  on.domain.advance(Seconds(5));
  on.hardware.setFaults([]);
  await on.chargePoint.drained();
  expect(await words.outOfService(on, true)).toEqual(accepted);
  expect(await words.outOfService(on, false)).toEqual(accepted);
  on.hardware.plug("B");
  on.hardware.presentToken("04A1", "ISO14443");
  await on.chargePoint.drained();
  on.hardware.setPilot("C");
  await passes(Minutes(10));
  const boots = on.csms.of("BootNotification").length;
  expect(await on.csms.call(...words.reset)).toEqual(accepted);
  await on.csms.until(() => on.csms.of("BootNotification").length > boots);
  await on.chargePoint.drained();
}

describe.each(["1.6", "2.0.1", "2.1"] as const)("OCPP %s", (version) => {
  test("a whole day passes without a word that the schemas do not take, and no energy is lost or told twice", async () => {
    const words = dayWords[version];
    on = await benchOf({ settings: { authorization: "token" }, protocol: words.protocol });
    const register = () => on.chargePoint.snapshot().meter.energy;
    const begin = register();
    await morning(words);
    await chargeByCard(words);
    await chargeFromAfar(words);
    await evening(words);
    await passes(Hours(2));
    expect(on.csms.violations).toEqual([]);
    const refused = on.log.lines.filter(({ message }) => /refused|not taken|could not/.test(message)).map(({ message }) => message);
    expect(refused.filter((message) => !message.startsWith("a setting was refused"))).toEqual([]);
    const charges = words.charges(on);
    expect(charges.map(({ reason }) => reason)).toEqual(["Local", "Remote", version === "1.6" ? "SoftReset" : "ImmediateReset"]);
    expect(new Set(charges.map(({ id }) => id)).size).toBe(3);
    const told = charges.reduce((sum, { begin: from, end }) => sum + end - from, 0);
    expect(Math.abs(told - (register() - begin))).toBeLessThanOrEqual(3);
    for (let i = 1; i < charges.length; i++) expect(charges[i]?.begin).toBeGreaterThanOrEqual(charges[i - 1]?.end ?? 0);
    expect(told).toBeGreaterThan(11_000);
  });
});

test("in 1.6 what was measured in between goes with the end of the transaction [1.6 sections 9.1.25 to 9.1.28]", async () => {
  on = await benchOf({ settings: { authorization: "freeVend" }, protocol: "ocpp1.6" });
  const { csms } = on;
  const change = (key: string, value: string) => csms.call("ChangeConfiguration", { key, value });
  const settingOf = async (key: string) => ((await csms.call("GetConfiguration", { key: [key] }))["configurationKey"] as readonly Json[])[0]?.["value"];
  expect(await settingOf("StopTxnSampledData")).toBe("");
  await change("MeterValueSampleInterval", "60");
  expect(await change("StopTxnSampledData", "Energy.Active.Import.Register")).toEqual(accepted);
  expect(await change("StopTxnAlignedData", "Voltage")).toEqual(accepted);
  expect([await settingOf("StopTxnSampledData"), await settingOf("StopTxnAlignedData")]).toEqual(["Energy.Active.Import.Register", ""]);
  // It follows the interval of the samples.
  await change("MeterValueSampleInterval", "120");
  on.hardware.plug("C");
  await on.chargePoint.drained();
  await passes(Minutes(10));
  on.hardware.unplug();
  await on.chargePoint.drained();
  const [stop] = csms.of("StopTransaction");
  const data = stop?.["transactionData"] as readonly { sampledValue: readonly Json[] }[];
  expect(data.map(({ sampledValue }) => sampledValue.map(({ measurand, context }) => `${String(measurand)} ${String(context)}`))).toEqual(
    Array(5).fill(["Energy.Active.Import.Register Sample.Periodic"]),
  );
  expect(await change("StopTxnSampledData", "")).toEqual(accepted);
  on.hardware.plug("C");
  await passes(Minutes(10));
  on.hardware.unplug();
  await on.chargePoint.drained();
  expect(csms.of("StopTransaction")[1]?.["transactionData"]).toBeUndefined();
  expect(csms.violations).toEqual([]);
});
