// SPDX-License-Identifier: Apache-2.0
// Drives the runtime of a charge point behind its frames with messages that are right but for one or two places. Seeded: a session does
// the same each time.
import { Millis, type Random, Seconds, seededRandom } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { hostileTexts } from "./hostile-texts.ts";
import { type Field, fieldsOf, type Json, leastOf, requestsOf, withAt } from "./messages.ts";
import { usualMessage } from "./usual-messages.ts";
import { isTaken, type Told, WireStation } from "./wire-station.ts";

export interface StationFinding {
  readonly session: number;
  readonly problem: string;
  readonly message: string;
}

export interface StationRun {
  readonly cases: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly findings: readonly StationFinding[];
}

export const casesPerStation = 200;
const versions: readonly OcppVersion[] = ["1.6", "2.0.1", "2.1"];
const numbers: readonly unknown[] = [0, -0, -1, 1, 2, 0.5, 32, 99, 1_000, 2 ** 31 - 1, 2 ** 31, 2 ** 53, 1e308, -1e308, 1e-320];
const times = ["2026-01-05T12:00:00Z", "2000-01-01T00:00:00Z", "2099-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2026-01-05T12:00:00"];
const others: readonly unknown[] = [null, true, {}, [], [[]], "", "Zq9"];

const pick = <T>(random: Random, list: readonly T[]): T => list[random.int(list.length)] as T;

/** A value for that field, of its kind more often than not. */
function valueFor(random: Random, { schema }: Field): unknown {
  if (random.int(12) === 0) return pick(random, others);
  if (schema.enum !== undefined) return random.int(8) === 0 ? "Zq9" : pick(random, schema.enum);
  if (schema.type === "boolean") return random.int(2) === 0;
  if (schema.type === "integer" || schema.type === "number") return random.int(2) === 0 ? random.int(40) : pick(random, numbers);
  if (schema.format === "date-time") return pick(random, times);
  const text =
    random.int(2) === 0 ? pick(random, ["org.chargehand", "CARD-1", "1", "0", "Interval", "EVSE", "900"]) : pick(random, Object.values(hostileTexts));
  return schema.maxLength === undefined || random.int(4) === 0 ? text : text.slice(0, schema.maxLength);
}

interface Patient {
  readonly on: WireStation;
  readonly random: Random;
}

function message({ on, random }: Patient, action: string): Json {
  const root = requestsOf(on.version).get(action) ?? {};
  const fields = fieldsOf(root);
  let made = usualMessage(on.version, action) ?? (leastOf(root) as Json);
  for (let changes = random.int(4); changes > 0 && fields.length > 0; changes--) {
    const field = pick(random, fields);
    try {
      made = withAt(root, made, field.path, valueFor(random, field));
    } catch {
      // An earlier change has left no room for this one.
    }
  }
  return made;
}

/** Something happens to the device itself. */
async function happens({ on, random }: Patient): Promise<void> {
  const { hardware } = on;
  const deeds = [
    () => hardware.plug("C"),
    () => hardware.plug("B"),
    () => hardware.unplug(),
    () => hardware.presentToken("CARD-1"),
    () => hardware.setFaults(random.int(2) === 0 ? ["GroundFailure"] : []),
    () => on.domain.stepWall((random.int(3) - 1) * 3_600_000),
  ];
  pick(random, deeds)();
  await on.waits(Seconds(1 + random.int(5)));
}

/** Written when it is convenient, and by what happens to the device: not by the message that is looked at. */
const beside: readonly string[] = ["token-cache", "reservation", "own-certificate"];
const changedIn = (before: Json, after: Json): string =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => before[key] !== after[key] && !beside.includes(key)).join();

/** What must hold whatever was said; undefined when it does. */
function problemOf(on: WireStation, told: Told, before: Json): string | undefined {
  if ("silence" in told && on.lines === 1) return "no answer";
  if ("code" in told && told.code === "InternalError") return "InternalError";
  const isRefused = "code" in told || ("answer" in told && told.answer["status"] === "Rejected");
  const changed = changedIn(before, on.kept);
  if (isRefused && changed !== "") return `refused, and ${changed} changed`;
  const { contactor, pilot, faults } = on.hardware;
  if ((pilot.offered ?? 0) > 32) return `${pilot.offered} A offered`;
  if (contactor.isClosed && (pilot.state !== "C" || faults.length > 0)) return "the contactor is closed where it must not be";
  const error = on.log.lines.find(({ level }) => level === "error");
  if (error !== undefined) return `error in the log: ${error.message} ${JSON.stringify(error.facts)}`;
  if (({} as Record<string, unknown>)["polluted"] !== undefined) return "a prototype was changed";
  return undefined;
}

async function session(seed: number, number: number, count: (outcome: string) => void): Promise<StationFinding | undefined> {
  const random = seededRandom((Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0);
  const version = pick(random, versions);
  const on = await WireStation.start(version, { settings: { authorization: pick(random, ["freeVend", "token"] as const) }, seed: number });
  const patient = { on, random };
  let last = "";
  try {
    for (let n = 0; n < casesPerStation; n++) {
      if (random.int(6) === 0) await happens(patient);
      await on.transport.advanceAsync(Millis(1_000));
      const action = pick(random, on.actions);
      const request = message(patient, action);
      last = JSON.stringify([version, n, action, request]).slice(0, 2_000);
      const [before, lines] = [on.kept, on.lines];
      const told = await on.asks(action, request);
      count("silence" in told ? "line renewed" : "code" in told ? told.code : isTaken(told) ? "taken" : "refused");
      const isSilent = "silence" in told && on.lines === lines && JSON.stringify(request).length < 100_000;
      const problem = isSilent ? "no answer" : problemOf(on, "silence" in told ? { answer: {} } : told, before);
      if (problem !== undefined) return { session: number, problem, message: last };
    }
    const [cycles] = [on.chargePoint.snapshot().meter.energy];
    await on.waits(Seconds(10));
    if (on.hardware.contactor.isClosed && on.chargePoint.snapshot().meter.energy <= cycles)
      return { session: number, problem: "the meter stands still", message: last };
    return undefined;
  } catch (thrown) {
    return { session: number, problem: `it threw ${thrown instanceof Error ? thrown.stack : String(thrown)}`, message: last };
  } finally {
    await on.stop();
  }
}

/** Runs sessions from `first` on until `goesOn` says no. */
export async function fuzzStation(seed: number, first: number, goesOn: (cases: number) => boolean): Promise<StationRun> {
  const outcomes: Record<string, number> = {};
  const findings: StationFinding[] = [];
  const stray: unknown[] = [];
  const onStray = (thrown: unknown) => stray.push(thrown);
  process.on("unhandledRejection", onStray);
  let cases = 0;
  for (let number = first; goesOn(cases) && findings.length < 20; number++) {
    const found = await session(seed, number, (outcome) => {
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      cases++;
    });
    if (found !== undefined) findings.push(found);
    for (const thrown of stray.splice(0)) findings.push({ session: number, problem: `nobody handled ${String(thrown)}`, message: "" });
  }
  process.off("unhandledRejection", onStray);
  return { cases, outcomes, findings };
}
