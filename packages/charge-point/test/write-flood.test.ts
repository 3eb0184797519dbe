// SPDX-License-Identifier: Apache-2.0
// A CSMS that writes settings without end: the flash wears no faster for it than docs/limits.md says.
import { Millis } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { WireStation } from "../fuzz/wire-station.ts";
import { WRITES_AT_ONCE } from "../src/ocpp/write-pace.ts";

const set = (n: number) => ({
  setVariableData: [{ component: { name: "AlignedDataCtrlr" }, variable: { name: "Interval" }, attributeValue: String(900 + (n % 2)) }],
});

test("settings that are written without end are written once a second, in order, each answered; reads go on meanwhile", async () => {
  const on = await WireStation.start("2.0.1", { settings: { authorization: "freeVend" } });
  const ids = Array.from({ length: WRITES_AT_ONCE + 30 }, (_, n) => [on.begins("SetVariables", set(n)), n] as const);
  await on.settle(WRITES_AT_ONCE);
  expect(on.waiting).toBeGreaterThanOrEqual(WRITES_AT_ONCE - 1);
  let before = on.waiting;
  expect(before).toBeLessThan(WRITES_AT_ONCE + 5);
  for (let second = 0; second < 10; second++) {
    await on.transport.advanceAsync(Millis(990));
    await on.settle(10);
    expect(on.waiting - before).toBeLessThanOrEqual(2);
    before = on.waiting;
  }
  for (const [id] of ids) expect(await on.toldOf(id)).toMatchObject({ answer: { setVariableResult: [{ attributeStatus: "Accepted" }] } });
  expect(await on.asks("GetVariables", { getVariableData: [{ component: { name: "AlignedDataCtrlr" }, variable: { name: "Interval" } }] })).toMatchObject({
    answer: { getVariableResult: [{ attributeValue: "901" }] },
  });
  await on.stop();
});
