// SPDX-License-Identifier: Apache-2.0
// The CSMS comes to know the connector as it is, also when it changes in the moments in which a line begins or ends.
import { Seconds } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import type { OcppVersion } from "@chargehand/ocpp";
import { afterEach, expect, test } from "vitest";
import type { ChargePoint } from "../src/charge-point-types.ts";
import { memoryStore } from "../src/memory-store.ts";
import { createChargePoint } from "../src/runtime.ts";
import { type BenchHardware, benchHardware } from "../src/testing/bench-hardware.ts";
import { CsmsDouble, callError, optionsOf } from "./csms-double.ts";

interface Line {
  readonly csms: CsmsDouble;
  readonly domain: FakeClock;
  readonly hardware: BenchHardware;
  readonly chargePoint: ChargePoint;
}

let on: Line | undefined;
afterEach(async () => {
  await on?.chargePoint.stop();
  await on?.csms.close();
  on = undefined;
});

/** A charge point that has begun to reach its CSMS, whose answers to a status are those of `answer`. */
async function line(version: OcppVersion, answer: (line: Line) => Promise<void> | void): Promise<Line> {
  const domain = new FakeClock();
  const csms = new CsmsDouble(domain, `ocpp${version}`);
  await csms.listen();
  const hardware = benchHardware(domain);
  const options = optionsOf({ domain, hardware, storage: memoryStore(), log: recordingLog(), url: csms.url, versions: [version] });
  const chargePoint = createChargePoint({ ...options, settings: { ...options.settings, authorization: "freeVend" } });
  const made = { domain, csms, hardware, chargePoint };
  csms.answers["StatusNotification"] = async () => {
    await answer(made);
    return {};
  };
  on = made;
  await chargePoint.start();
  return made;
}

const told = ({ csms }: Line, word: string) => csms.of("StatusNotification").map((status) => status[word]);

test.each([
  { version: "1.6", word: "status", taken: "Charging" },
  { version: "2.0.1", word: "connectorStatus", taken: "Occupied" },
  { version: "2.1", word: "connectorStatus", taken: "Occupied" },
] as const)(
  "a vehicle that comes while the CSMS answers the status of the boot is told behind it in OCPP $version [B01.FR.05, G01.FR.01]",
  async ({ version, word, taken }) => {
    let isFirst = true;
    const it = await line(version, ({ hardware, domain }) => {
      if (!isFirst) return;
      isFirst = false;
      hardware.plug("C");
      domain.advance(Seconds(2));
    });
    await it.chargePoint.drained();
    expect(told(it, word)[0]).toBe("Available");
    expect(told(it, word).at(-1)).toBe(taken);
  },
);

test("a status that was on its way when the line was lost is told at the next one, however short it was gone [B04.FR.02]", async () => {
  let cuts = 0;
  const it = await line("2.0.1", async ({ csms }) => {
    const isAboutVehicle = csms.of("StatusNotification").at(-1)?.["connectorStatus"] !== "Available";
    if (isAboutVehicle && cuts++ === 0) await csms.hangUp();
  });
  await it.chargePoint.drained();
  const setVariableData = [{ component: { name: "OCPPCommCtrlr" }, variable: { name: "OfflineThreshold" }, attributeValue: "600" }];
  expect(await it.csms.call("SetVariables", { setVariableData })).toMatchObject({ setVariableResult: [{ attributeStatus: "Accepted" }] });
  it.hardware.plug("C");
  it.domain.advance(Seconds(2));
  await it.csms.until(() => it.csms.lines === 2);
  await it.chargePoint.drained();
  expect(told(it, "connectorStatus").filter((status) => status === "Occupied").length).toBeGreaterThanOrEqual(2);
});

test("a vehicle that comes while the CSMS turns the first status down is told all the same", async () => {
  let isFirst = true;
  const it = await line("2.0.1", ({ hardware, domain }) => {
    if (!isFirst) return;
    isFirst = false;
    hardware.plug("C");
    domain.advance(Seconds(2));
    throw callError("InternalError");
  });
  await it.chargePoint.drained();
  expect(told(it, "connectorStatus")).toEqual(["Available", "Occupied"]);
});

test("what the CSMS asks for while it answers the first status is not its last word when the vehicle has left since [F06]", async () => {
  let isFirst = true;
  const it = await line("2.0.1", async ({ csms, hardware, domain }) => {
    if (!isFirst) return;
    isFirst = false;
    hardware.plug("C");
    domain.advance(Seconds(2));
    expect(await csms.call("TriggerMessage", { requestedMessage: "StatusNotification", evse: { id: 1, connectorId: 1 } })).toMatchObject({
      status: "Accepted",
    });
    hardware.unplug();
    domain.advance(Seconds(2));
  });
  await it.chargePoint.drained();
  expect(told(it, "connectorStatus").at(-1)).toBe("Available");
});

test("a new line tells no status that has not stood for MinimumStatusDuration, so a vehicle that leaves before leaves nothing behind", async () => {
  const it = await line("2.0.1", () => {});
  await it.chargePoint.drained();
  const set = (variable: string, attributeValue: string) => ({ component: { name: "OCPPCommCtrlr" }, variable: { name: variable }, attributeValue });
  const setVariableData = [set("OfflineThreshold", "600"), set("MinimumStatusDuration", "10")];
  expect(await it.csms.call("SetVariables", { setVariableData })).toMatchObject({ setVariableResult: [{}, { attributeStatus: "Accepted" }] });
  it.hardware.plug("B");
  it.domain.advance(Seconds(2));
  await it.csms.hangUp();
  await it.csms.until(() => it.csms.lines === 2);
  await it.chargePoint.drained();
  it.hardware.unplug();
  it.domain.advance(Seconds(30));
  await it.chargePoint.drained();
  expect(new Set(told(it, "connectorStatus"))).toEqual(new Set(["Available"]));
});
