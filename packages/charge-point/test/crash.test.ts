// SPDX-License-Identifier: Apache-2.0
// Every scenario of the transcripts once more, with the power cut before and in the middle of each message. The runtime is gone then with
// all that was not durable; the hardware, the CSMS and the people go on. What the CSMS has heard at the end is held against a run without.
import { describe, expect, test } from "vitest";
import type { Json } from "./csms-double.ts";
import type { CrashPoint, PaperStation } from "./paper-csms.ts";
import { play, type Scenario, scenarios } from "./transcript-scenarios.ts";

/** What tells of a transaction. */
const telling: readonly string[] = ["TransactionEvent", "StartTransaction", "StopTransaction", "MeterValues"];

/** A second loss of power turns it off again, as it is set: what follows is another story. */
const turnsOffAgain = "power-cut-and-it-stays-off";

/** Who waits for the vehicle does not outlast a loss of power: the card is held to the reader again, or the start asked for again. */
const waitsForVehicle: readonly string[] = ["card-before-the-vehicle", "started-remotely-before-the-vehicle"];

/** Charging time that a power cut may take, s. */
const MOST_TIME_LOST = 10;

interface Told {
  /** As it is compared: a transaction that was opened twice because nobody had heard of the first has another id. */
  readonly content: string;
  readonly transaction: string;
  readonly seqNo: number;
  readonly trigger: string;
  readonly charged: number;
}

/** Of a change of the charging state, which a restart may find instead: what it is then, and the register. */
function stateOf(event: Json): string {
  const { chargingState } = event["transactionInfo"] as Json;
  const [{ sampledValue = [] } = {}] = (event["meterValue"] ?? []) as { sampledValue?: Json[] }[];
  return `${String(event["timestamp"])} ${String(chargingState)} ${String(sampledValue.find(({ measurand }) => measurand === "Energy.Active.Import.Register")?.["value"])} Wh`;
}

/** What was told of transactions, each once. Throws when something came again with other content. */
function toldOf(on: PaperStation): readonly Told[] {
  const told = new Map<string, Told & { readonly text: string }>();
  for (const { action, request } of on.taken) {
    if (!telling.includes(action)) continue;
    // What is sent again is of offline time [E11.FR.07].
    const { offline: _, ...event } = request;
    const text = JSON.stringify(event);
    const { seqNo, triggerReason } = event as { seqNo?: number; triggerReason?: string };
    const { transactionId = "", timeSpentCharging = 0, ...info } = (event["transactionInfo"] ?? {}) as { transactionId?: string; timeSpentCharging?: number };
    const key = seqNo === undefined ? `${action} ${text}` : `${transactionId}/${seqNo}`;
    const before = told.get(key);
    if (before !== undefined) expect(text, "what comes again says the same").toBe(before.text);
    const content =
      triggerReason === "ChargingStateChanged" ? stateOf(event) : `${action} ${JSON.stringify({ ...event, seqNo: undefined, transactionInfo: info })}`;
    if (before === undefined)
      told.set(key, { text, content, transaction: transactionId, seqNo: seqNo ?? -1, trigger: triggerReason ?? "", charged: timeSpentCharging });
  }
  return [...told.values()];
}

/** That a transaction goes on after a power cut is told of itself; in the words of 2.0.1 as a change of the charging state. */
const isResumption = ({ trigger }: Told): boolean => trigger === "TxResumed" || trigger === "ChargingStateChanged";

/** All that was told without a crash, in that order, and nothing else but one word that a transaction goes on. */
function expectSame(told: readonly Told[], expected: readonly Told[]): void {
  const more: Told[] = [];
  let at = 0;
  for (const each of told) {
    const same = expected[at];
    if (same?.content !== each.content) more.push(each);
    else {
      expect(same.charged - each.charged).toBeLessThanOrEqual(MOST_TIME_LOST);
      at++;
    }
  }
  expect(
    expected.slice(at).map(({ content }) => content),
    "nothing is lost",
  ).toEqual([]);
  expect(
    more.filter((each) => !isResumption(each)).map(({ content }) => content),
    "nothing is invented",
  ).toEqual([]);
  expect(more.length).toBeLessThanOrEqual(1);
}

function expectNumbersInOrder(told: readonly Told[]): void {
  const numbers = Map.groupBy(
    told.filter(({ seqNo }) => seqNo >= 0),
    ({ transaction }) => transaction,
  );
  for (const [, events] of numbers) expect(events.map(({ seqNo }) => seqNo)).toEqual(events.map((_, i) => i));
}

/** Before each message, and in the middle of those that tell of a transaction. */
function crashesOf(calm: PaperStation): readonly CrashPoint[] {
  const count = calm.calls - calm.callsBefore;
  const points = Array.from({ length: count }, (_, i) => calm.callsBefore + i + 1);
  return points.flatMap((at) => [{ at, isTaken: false }, ...(telling.includes(calm.taken[at - 1]?.action ?? "") ? [{ at, isTaken: true }] : [])]);
}

describe.each(["1.6", "2.0.1"] as const)("OCPP %s", (version) => {
  const all = Object.entries(scenarios).filter(([name, { in: only }]) => name !== turnsOffAgain && (only === undefined || only.includes(version)));
  test.each(all)("the CSMS hears the same wherever the power is cut: %s", async (name: string, scenario: Scenario) => {
    const calm = await play(scenario, version);
    await calm.chargePoint.stop();
    const expected = toldOf(calm);
    const { energy } = calm.chargePoint.snapshot().meter;
    for (const crash of crashesOf(calm)) {
      const on = await play(scenario, version, crash);
      try {
        const told = toldOf(on);
        expectNumbersInOrder(told);
        if (told.length > 0 || !waitsForVehicle.includes(name)) expectSame(told, expected);
        expect(on.chargePoint.snapshot().meter.energy).toBeCloseTo(energy, 6);
      } catch (error) {
        throw new Error(`with a power cut at message ${crash.at}${crash.isTaken ? ", which the CSMS had taken" : ""}`, { cause: error });
      } finally {
        await on.chargePoint.stop();
      }
    }
  });
});
