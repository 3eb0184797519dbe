// SPDX-License-Identifier: Apache-2.0
// Rows C1, C2 and D13 of docs/faults.md at the charge point: every text of every action, with every text that has done harm somewhere.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { Millis, Minutes } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { describe, expect, test } from "vitest";
import { BAIT, cutTo, hostileTexts, MARK } from "../fuzz/hostile-texts.ts";
import { type Field, fieldsOf, type Json, leastOf, requestsOf, type Schema, withAt } from "../fuzz/messages.ts";
import { usualMessage } from "../fuzz/usual-messages.ts";
import { isTaken, type Told, WireStation } from "../fuzz/wire-station.ts";

/** What a message that is taken may change on disk; all others nothing. */
const mayChange: Readonly<Record<string, readonly string[]>> = {
  SendLocalList: ["token-list"],
  SetDisplayMessage: ["display-messages"],
  SetNetworkProfile: ["network"],
  SetChargingProfile: ["profiles"],
  SetVariables: ["variables", "settings"],
  ReserveNow: ["reservation"],
  CancelReservation: ["reservation"],
};

/** Errors that an answer may have; InternalError is ours. */
const codes =
  /^(PropertyConstraintViolation|TypeConstraintViolation|OccurrenceConstraintViolation|OccurenceConstraintViolation|FormatViolation|FormationViolation)$/;

const changed = (before: Json, after: Json): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => before[key] !== after[key]);

interface Attack {
  readonly action: string;
  readonly root: Schema;
  readonly base: Json;
  readonly field: Field;
  readonly name: string;
  readonly text: string;
}

function* attacks(version: OcppVersion, actions: readonly string[]): Generator<Attack> {
  for (const [action, root] of requestsOf(version)) {
    if (!actions.includes(action)) continue;
    const base = usualMessage(version, action) ?? (leastOf(root) as Json);
    const texts = fieldsOf(root).filter(({ schema }) => schema.type === "string");
    for (const field of texts)
      for (const [name, hostile] of Object.entries(hostileTexts))
        for (const text of cutTo(hostile, field.schema)) yield { action, root, base, field, name, text };
  }
}

/** What is wrong with how the station took it; undefined when nothing is. */
async function verdict(on: WireStation, { action, root, base, field, name, text }: Attack): Promise<string | undefined> {
  const [kept, outside] = [on.kept, on.outside];
  const told: Told = await on.asks(action, withAt(root, base, field.path, text));
  const where = `${action} ${field.path.join(".")} ${name} (${text.length})`;
  if ("silence" in told) return `${where}: no answer`;
  if ("code" in told && !codes.test(told.code)) return `${where}: ${told.code}`;
  const allowed = isTaken(told) ? (mayChange[action] ?? []) : [];
  const moved = changed(kept, on.kept).filter((key) => !allowed.includes(key));
  if (moved.length > 0) return `${where}: ${moved.join()} changed, told ${JSON.stringify(told).slice(0, 200)}`;
  return on.outside === outside ? undefined : `${where}: what it offers changed`;
}

const places = () => [process.cwd(), tmpdir(), homedir(), "/"];
const listing = (place: string) => (existsSync(place) ? readdirSync(place) : []);

async function allOf(on: WireStation): Promise<{ readonly count: number; readonly wrong: readonly string[] }> {
  const wrong: string[] = [];
  let count = 0;
  let last = "";
  for (const attack of attacks(on.version, on.actions)) {
    // The good message first: from then on the difference is one text.
    if (attack.action !== last) await on.asks(attack.action, attack.base);
    last = attack.action;
    // A violation is forgiven each second: what a flood of them does is told elsewhere.
    await on.transport.advanceAsync(Millis(1_000));
    const problem = await verdict(on, attack);
    count++;
    if (problem !== undefined) wrong.push(problem);
  }
  return { count, wrong };
}

describe.each<[OcppVersion, number]>([
  ["1.6", 900],
  ["2.0.1", 3_000],
  ["2.1", 3_700],
])("with a CSMS of OCPP %s", (version, least) => {
  test.each(["charges", "is free"])(
    "while it %s, a hostile text in any field is refused with a code or kept as text, and moves nothing else",
    async (state) => {
      const on = await WireStation.start(version, { settings: { authorization: "freeVend" } });
      if (state === "charges") on.hardware.plug("C");
      await on.settle();
      const [before, lines] = [on.hardware.contactor.isClosed, on.lines];
      const { count, wrong } = await allOf(on);
      expect(wrong).toEqual([]);
      expect(count).toBeGreaterThan(least);
      // A good Reset was among them: a vehicle that is found at a start waits out its random delay [SI 2021/1467 reg 11].
      on.domain.advance(Minutes(31));
      expect(on.hardware.contactor.isClosed).toBe(before);
      // Nothing was carried out, no file was made of it, no prototype has it.
      for (const place of places()) expect(listing(place).filter((name) => name.includes(MARK))).toEqual([]);
      expect(existsSync(join(process.cwd(), BAIT))).toBe(false);
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
      expect(Object.keys(Object.prototype)).toEqual([]);
      // Only where the good message itself points to was anything sent.
      expect(on.uploads.every(({ url }) => url.host === "logs.example.org")).toBe(true);
      expect(on.log.lines.filter(({ level }) => level === "error")).toEqual([]);
      expect(await on.asks("TriggerMessage", { requestedMessage: "Heartbeat" })).toEqual({ answer: { status: "Accepted" } });
      if (version !== "1.6") expect(on.lines).toBe(lines);
      await on.stop();
    },
  );

  test("an action that it does not do is answered NotImplemented or NotSupported, whatever is in it", async () => {
    const on = await WireStation.start(version);
    const others = [...requestsOf(version)].filter(([action]) => !on.actions.includes(action));
    expect(others.length).toBeGreaterThan(5);
    for (const [action, root] of others) {
      await on.transport.advanceAsync(Millis(1_000));
      expect([action, await on.asks(action, leastOf(root))]).toEqual([action, { code: expect.stringMatching(/^Not(Implemented|Supported)$/) }]);
    }
    for (const action of ["__proto__", "constructor", "toString", "../SetVariables", "Reset;reboot", ""]) {
      await on.transport.advanceAsync(Millis(1_000));
      expect([action, await on.asks(action, {})]).toEqual([
        action,
        { code: expect.stringMatching(/^(Not(Implemented|Supported)|FormationViolation|RpcFrameworkError)$/) },
      ]);
    }
    await on.stop();
  });
});

test("a setting with a name out of the prototype is unknown, in each version", async () => {
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const on = await WireStation.start("2.0.1");
    const place = { component: { name }, variable: { name } };
    const set = await on.asks("SetVariables", { setVariableData: [{ ...place, attributeValue: "1" }] });
    expect(set).toMatchObject({ answer: { setVariableResult: [{ attributeStatus: "UnknownComponent" }] } });
    expect(await on.asks("GetVariables", { getVariableData: [place] })).toMatchObject({
      answer: { getVariableResult: [{ attributeStatus: "UnknownComponent" }] },
    });
    await on.stop();
    const old = await WireStation.start("1.6");
    expect(await old.asks("ChangeConfiguration", { key: name, value: "1" })).toEqual({ answer: { status: "NotSupported" } });
    expect(await old.asks("GetConfiguration", { key: [name] })).toEqual({ answer: { configurationKey: [], unknownKey: [name] } });
    await old.stop();
  }
});

test.each<OcppVersion>(["2.0.1", "2.1"])("%s: a monitor of an instance that its component does not have is refused [N04.FR.03]", async (version) => {
  const on = await WireStation.start(version);
  const place = { component: { name: "AlignedDataCtrlr", instance: "Zq9" }, variable: { name: "Interval" } };
  const setMonitoringData = [{ ...place, value: 1, type: "Delta", severity: 5 }];
  expect(await on.asks("SetVariableMonitoring", { setMonitoringData })).toMatchObject({ answer: { setMonitoringResult: [{ status: "UnknownComponent" }] } });
  expect(await on.asks("GetMonitoringReport", { requestId: 1, componentVariable: [place] })).toEqual({ answer: { status: "EmptyResultSet" } });
  expect(on.kept["monitors"]).toBeUndefined();
  await on.stop();
});

test("the charge point has no way to run a program or code of a text", () => {
  const src = join(import.meta.dirname, "../src");
  const sources = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"));
  const culprits = sources.filter((path) => /child_process|worker_threads|node:vm|\beval\(|new Function\(/.test(readFileSync(join(src, path), "utf8")));
  expect(sources.length).toBeGreaterThan(100);
  expect(culprits).toEqual([]);
});
