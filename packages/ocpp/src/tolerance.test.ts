// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { heartbeat, loadAllVersions, now, rig, settle } from "../test/peer-rig.ts";
import { readTolerance } from "./tolerance-rules.ts";
import type { ToleranceRule } from "./tolerance-types.ts";

beforeAll(loadAllVersions);

const model = { vendor: "Acme", model: "Wall 1" };
const reason = "firmware 1.2 writes it so; seen on a bench unit";
const rule = (action: string, path: string, kind: ToleranceRule["rule"], more: Partial<ToleranceRule> = {}): ToleranceRule => ({
  ...{ model, action, path, rule: kind, reason },
  ...more,
});

const meterValues = (value: unknown, more: object = {}) => ({
  connectorId: 1,
  meterValue: [
    { timestamp: now, sampledValue: [{ value }, { value }] },
    { timestamp: now, sampledValue: [{ value, ...more }] },
  ],
});

/** A 1.6 peer with these rules that writes down what its handlers are given. */
function tolerant(rules: readonly ToleranceRule[]) {
  const seen: unknown[] = [];
  const tolerated: unknown[] = [];
  const take = (request: unknown) => {
    seen.push(request);
    return {};
  };
  const made = rig("1.6", {
    routes: { MeterValues: take, StatusNotification: take, Heartbeat: heartbeat } as never,
    observer: { onTolerated: (used) => tolerated.push(used) },
  });
  made.peer.setTolerance(rules);
  return { ...made, seen, tolerated };
}

describe("tolerance rules", () => {
  test("without a rule a peer is strict", async () => {
    const { say, seen, received } = tolerant([]);
    await say([2, "1", "MeterValues", meterValues(16)]);
    expect(seen).toEqual([]);
    expect(received[0]?.slice(0, 3)).toEqual([4, "1", "TypeConstraintViolation"]);
  });

  test("mend what they name in every item of a list, are counted, logged and told, and never tell a value", async () => {
    const { say, seen, received, tolerated, peer, lines } = tolerant([rule("MeterValues", "meterValue/*/sampledValue/*/value", "stringFromNumber")]);
    await say([2, "1", "MeterValues", meterValues(4711)]);
    expect(seen).toEqual([meterValues("4711")]);
    expect(received).toEqual([[3, "1", {}]]);
    expect(tolerated).toEqual([{ action: "MeterValues", path: "meterValue/*/sampledValue/*/value", rule: "stringFromNumber", changed: 3 }]);
    expect(peer.counters).toMatchObject({ tolerated: 3, violations: 0 });
    expect(lines).toMatchObject([{ message: expect.stringContaining("tolerance") }]);
    expect(JSON.stringify(lines)).not.toContain("4711");
  });

  test.each<[string, ToleranceRule, object, object]>([
    ["a number as a string", rule("StatusNotification", "connectorId", "numberFromString"), { connectorId: "1" }, { connectorId: 1 }],
    ["a word in lower case", rule("StatusNotification", "status", "enumCase"), { status: "available" }, { status: "Available" }],
    ["an unknown property by name", rule("StatusNotification", "colour", "dropUnknown"), { colour: { a: 1 } }, {}],
    ["any unknown property", rule("StatusNotification", "*", "dropUnknown"), { colour: 1 }, {}],
    ["a null for an absent property", rule("StatusNotification", "info", "dropNull"), { info: null }, {}],
    ["a text that is too long, by characters", rule("StatusNotification", "info", "cutTooLong"), { info: "🔌".repeat(60) }, { info: "🔌".repeat(50) }],
  ])("mend %s", async (_name, given, change, expected) => {
    const good = { connectorId: 1, status: "Available", errorCode: "NoError" };
    const { say, seen } = tolerant([given]);
    await say([2, "1", "StatusNotification", { ...good, ...change }]);
    expect(seen).toEqual([{ ...good, ...expected }]);
  });

  test.each<[string, ToleranceRule, object]>([
    ["of another action", rule("BootNotification", "connectorId", "numberFromString"), { connectorId: "1" }],
    ["of another version", rule("StatusNotification", "connectorId", "numberFromString", { version: "2.1" }), { connectorId: "1" }],
    ["of a response", rule("StatusNotification", "connectorId", "numberFromString", { message: "response" }), { connectorId: "1" }],
    ["of another path", rule("StatusNotification", "connectorId/x", "numberFromString"), { connectorId: "1" }],
    ["of another kind", rule("StatusNotification", "connectorId", "enumCase"), { connectorId: "1" }],
    ["whose repair does not help", rule("StatusNotification", "connectorId", "numberFromString"), { connectorId: "1.5" }],
    ["that finds no number", rule("StatusNotification", "connectorId", "numberFromString"), { connectorId: "one" }],
    ["that mends only one of two faults", rule("StatusNotification", "connectorId", "numberFromString"), { connectorId: "1", status: "on" }],
  ])("a rule %s changes nothing: the message is refused and no handler runs", async (_name, given, change) => {
    const { say, seen, received, peer, tolerated } = tolerant([given]);
    await say([2, "1", "StatusNotification", { connectorId: 1, status: "Available", errorCode: "NoError", ...change }]);
    expect(seen).toEqual([]);
    expect(received[0]?.[0]).toBe(4);
    expect(peer.counters.tolerated).toBe(0);
    expect(tolerated).toEqual([]);
  });

  test("a star in place of a name mends only the property that broke, not its neighbours", async () => {
    const { say, seen } = tolerant([rule("MeterValues", "meterValue/*/sampledValue/*/*", "stringFromNumber")]);
    await say([2, "1", "MeterValues", meterValues(5, { unit: "Wh" })]);
    expect(seen).toEqual([meterValues("5", { unit: "Wh" })]);
  });

  test("a __proto__ key is refused whatever the rules say [threat C1]", async () => {
    const { say, seen, received } = tolerant([rule("StatusNotification", "*", "dropUnknown")]);
    await say('[2,"1","StatusNotification",{"connectorId":1,"status":"Available","errorCode":"NoError","__proto__":{"polluted":1}}]');
    expect(seen).toEqual([]);
    expect(received[0]?.[2]).toBe("FormationViolation");
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("mend an answer of the station too, and never what we send", async () => {
    const { say, peer } = tolerant([
      rule("GetLocalListVersion", "listVersion", "numberFromString", { message: "response" }),
      rule("UnlockConnector", "connectorId", "numberFromString"),
    ]);
    const answer = peer.call("GetLocalListVersion", {});
    await say([3, "own-1", { listVersion: "7" }]);
    expect(await answer).toEqual({ listVersion: 7 });
    const ours = peer.call("UnlockConnector", { connectorId: "1" as unknown as number });
    await expect(ours).rejects.toMatchObject({ code: "OCPP_REQUEST_INVALID" });
  });

  test("a byte-identical repeat of a mended message is answered from memory", async () => {
    const { say, seen, received } = tolerant([rule("StatusNotification", "connectorId", "numberFromString")]);
    for (let i = 0; i < 2; i++) await say([2, "1", "StatusNotification", { connectorId: "1", status: "Available", errorCode: "NoError" }]);
    expect(seen).toHaveLength(1);
    expect(received).toHaveLength(2);
  });

  test("a message with more faults than rules may be used is refused", async () => {
    const surplus = Object.fromEntries(Array.from({ length: 33 }, (_, at) => [`x${at}`, 1]));
    const { say, seen } = tolerant([rule("StatusNotification", "*", "dropUnknown")]);
    const good = { connectorId: 1, status: "Available", errorCode: "NoError" };
    await say([2, "1", "StatusNotification", { ...good, ...surplus }]);
    expect(seen).toEqual([]);
    await say([2, "2", "StatusNotification", { ...good, ...Object.fromEntries(Object.entries(surplus).slice(1)) }]);
    expect(seen).toEqual([good]);
  });

  test("SEND of 2.1 is mended like a CALL", async () => {
    const seen: unknown[] = [];
    const { peer, say } = rig("2.1", { sendRoutes: { NotifyPeriodicEventStream: (message) => void seen.push(message) } });
    peer.setTolerance([rule("NotifyPeriodicEventStream", "id", "numberFromString", { message: "send" })]);
    await say([6, "1", "NotifyPeriodicEventStream", { id: "1", pending: 0, basetime: now, data: [{ t: 0, v: "1" }] }]);
    await settle();
    expect(seen).toMatchObject([{ id: 1 }]);
  });

  test("no payload and no rule makes a handler see what the schema forbids", async () => {
    const kinds = ["numberFromString", "stringFromNumber", "booleanFromString", "enumCase", "dropUnknown", "dropNull", "cutTooLong"] as const;
    const paths = fc.constantFrom("*", "connectorId", "status", "info", "*/*", "x/y");
    const rules = fc.array(
      fc.tuple(paths, fc.constantFrom(...kinds)).map(([path, kind]) => rule("StatusNotification", path, kind)),
      { maxLength: 8 },
    );
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom("available", "1", null, 1, "x".repeat(80)));
    const payload = fc.dictionary(fc.constantFrom("connectorId", "status", "errorCode", "info", "x", "toString", "constructor"), value);
    await fc.assert(
      fc.asyncProperty(rules, payload, async (given, change) => {
        const { say, seen, received, peer } = tolerant(given);
        await say([2, "1", "StatusNotification", { connectorId: 1, status: "Available", errorCode: "NoError", ...change }]);
        expect(received).toHaveLength(1);
        for (const request of seen) {
          const { connectorId, status, info = "" } = request as { connectorId: unknown; status: string; info?: string };
          expect(Number.isInteger(connectorId)).toBe(true);
          expect(status).toMatch(/^[A-Z]/);
          expect([...info].length).toBeLessThanOrEqual(50);
        }
        expect(peer.isOpen).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a list of rules as data", () => {
  const good = { model, action: "MeterValues", path: "meterValue/*/sampledValue/*/value", rule: "stringFromNumber", reason };

  test("is picked by vendor, model and firmware as the station spells them", () => {
    const list = readTolerance([
      good,
      { ...good, path: "a", model: { ...model, firmware: "1.2.*" } },
      { ...good, path: "b", model: { ...model, firmware: "2.0" } },
    ]);
    const paths = (firmware?: string) => list.forModel({ ...model, ...(firmware === undefined ? {} : { firmware }) }).map(({ path }) => path);
    expect([paths(), paths("1.2.7"), paths("2.0")]).toEqual([[good.path], [good.path, "a"], [good.path, "b"]]);
    expect(list.forModel({ vendor: "acme", model: "Wall 1" })).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ["that is no list", {}, "the rules are not a list"],
    ["with more than a thousand rules", Array(1_001).fill(good), "more than 1000"],
    ["with a rule that is no object", [null], "rule 0: is not an object"],
    ["with an unknown property", [good, { ...good, when: "always" }], "rule 1: does not know the property when"],
    ["with an unknown kind", [{ ...good, rule: "ignore" }], "rule 0: rule is not one of numberFromString"],
    ["without a reason", [{ ...good, reason: " " }], "rule 0: reason is not a text"],
    ["without a vendor", [{ ...good, model: { model: "x" } }], "rule 0: model.vendor is not a text"],
    ["with a model that is a word", [{ ...good, model: "x" }], "rule 0: model: is not an object"],
    ["of an unknown version", [{ ...good, version: "1.5" }], "rule 0: version is not one of 1.6, 2.0.1, 2.1"],
    ["with an empty path", [{ ...good, path: "" }], "rule 0: path is not names"],
    ["with a reserved name", [{ ...good, path: "a/__proto__/b" }], "rule 0: path holds a reserved name"],
    ["with a path without end", [{ ...good, path: Array(17).fill("a").join("/") }], "rule 0: path has more than 16 parts"],
    ["without an action", [{ ...good, action: 1 }], "rule 0: action is not the name"],
    ["for another kind of message", [{ ...good, message: "answer" }], "rule 0: message is not one of request, response, send"],
  ])("%s is refused as a whole, with the rule and field", (_name, data, message) => {
    expect(() => readTolerance(data)).toThrow(expect.objectContaining({ code: "OCPP_TOLERANCE_INVALID", message: expect.stringContaining(message) }));
  });
});
