// SPDX-License-Identifier: Apache-2.0
// A CSMS that does as it is asked passes the checks, and one that is broken in one respect fails those that are about it.
import { Seconds, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import { type CaseResult, defaultSettings, runCase, suite } from "../src/index.ts";
import { type Bend, goodCsms } from "./good-csms.ts";

const settings = { ...defaultSettings, patience: Seconds(3), handPatience: Seconds(2), caseLimit: Seconds(20) };
const tools = { settings, clock: systemClock, random: systemRandom, ids: uuids(systemRandom), log: silentLog };

async function run(id: string, breakage: Bend = {}): Promise<CaseResult> {
  const csms = await goodCsms(breakage);
  const check = suite.find((one) => one.case.id === id);
  if (check === undefined) throw new RangeError(`no check ${id}`);
  try {
    return await runCase(check, csms.system, tools);
  } finally {
    await csms.stop();
  }
}

const verdictOf = ({ verdict, reason = "" }: CaseResult) => `${verdict} ${reason}`.trim();
const nothing: Bend = { sends: () => undefined };
const everybody: Bend = { admits: () => true };
const pending: Bend = { routes: { BootNotification: () => ({ currentTime: "2026-01-05T12:00:00Z", interval: 0, status: "Pending" }) } };
/** The request with one thing changed. */
const changed = (change: object): Bend => ({ sends: (action, request) => [action, { ...request, ...change }] });
const withoutTransactions: Bend = { routes: { TransactionEvent: () => ({ idTokenInfo: { status: "Blocked" } }) } };
const old = { getVariableData: [{ component: { name: "Other" }, variable: { name: "Other" } }] };
const oldSet = { setVariableData: [{ component: { name: "Other" }, variable: { name: "Other" }, attributeValue: "123" }] };

describe("the checks of a CSMS", () => {
  test.concurrent.each<[string, readonly Bend[]]>([
    ["TC_A_01_CSMS", [{ admits: () => false }, pending]],
    ["TC_A_02_CSMS", [everybody]],
    ["TC_A_03_CSMS", [everybody]],
    ["TC_A_09_CSMS", [nothing, changed(oldSet), { admits: (_, __, isRight) => isRight && false }]],
    ["TC_A_10_CSMS", [nothing, changed(oldSet)]],
    ["TC_A_11_CSMS", [nothing, changed({ requestedMessage: "Heartbeat" }), { routes: { SignCertificate: () => ({ status: "Rejected" }) } }]],
    ["TC_A_14_CSMS", [nothing, { routes: { SignCertificate: () => ({ status: "Accepted" }) } }]],
    ["TC_B_01_CSMS", [pending]],
    ["TC_B_06_CSMS", [nothing, changed(old)]],
    ["TC_B_07_CSMS", [nothing, changed(old)]],
    ["TC_B_09_CSMS", [nothing, changed(oldSet)]],
    ["TC_B_10_CSMS", [nothing, changed(oldSet)]],
    ["TC_B_12_CSMS", [nothing, changed({ reportBase: "FullInventory" }), { routes: { NotifyReport: () => Promise.reject(new Error("no")) } }]],
    ["TC_B_13_CSMS", [nothing, changed({ reportBase: "SummaryInventory" })]],
    ["TC_B_14_CSMS", [nothing, changed({ reportBase: "FullInventory" })]],
    ["TC_B_18_CSMS", [nothing, changed({ componentCriteria: ["Active"] })]],
    ["TC_B_20_CSMS", [nothing, changed({ type: "Immediate" })]],
    ["TC_B_21_CSMS", [nothing, changed({ type: "Immediate" }), withoutTransactions]],
    ["TC_B_22_CSMS", [nothing, changed({ type: "OnIdle" })]],
    ["TC_B_25_CSMS", [nothing, changed({ evseId: 7 })]],
    ["TC_B_26_CSMS", [nothing, changed({ evseId: 7 })]],
    ["TC_B_27_CSMS", [nothing, changed({ evseId: 7 })]],
    ["TC_B_42_CSMS", [nothing, changed({ configurationSlot: 9 })]],
    ["TC_B_44_CSMS", [nothing, { routes: { Heartbeat: () => Promise.reject(new Error("no")) } }]],
  ])("%s passes what does it and fails what does not", async (id, breakages) => {
    expect(verdictOf(await run(id)), "a CSMS that does it").toBe("pass");
    const results = await Promise.all(breakages.map((breakage) => run(id, breakage)));
    for (const [index, result] of results.entries()) expect(verdictOf(result), `breakage ${index}`).toMatch(/^fail /);
  });
});
