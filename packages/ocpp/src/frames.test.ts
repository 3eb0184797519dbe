// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Frame, parseFrame, serialiseFrame } from "./frames.ts";
import type { OcppVersion } from "./versions.ts";

const versions: readonly OcppVersion[] = ["1.6", "2.0.1", "2.1"];

function violation(text: string, version: OcppVersion = "2.0.1") {
  const parsed = parseFrame(version, text);
  if (parsed.ok) throw new Error(`read as ${parsed.frame.type}`);
  return parsed.violation;
}

describe("a text that is not a frame", () => {
  test.each([
    ["not JSON", "hello", "syntax", "RpcFrameworkError"],
    ["an object", "{}", "structure", "RpcFrameworkError"],
    ["null", "null", "structure", "RpcFrameworkError"],
    ["an empty array", "[]", "structure", "RpcFrameworkError"],
    ["a CALL without an id", "[2]", "message-id", "RpcFrameworkError"],
    ["an unknown message type", '[9,"a","Heartbeat",{}]', "message-type", "MessageTypeNotSupported"],
    ["a message type as text", '["2","a","Heartbeat",{}]', "message-type", "MessageTypeNotSupported"],
    ["a SEND before 2.1", '[6,"a","NotifyPeriodicEventStream",{}]', "message-type", "MessageTypeNotSupported"],
    ["an id of 37 characters", `[2,"${"x".repeat(37)}","Heartbeat",{}]`, "message-id", "RpcFrameworkError"],
    ["an empty id", '[2,"","Heartbeat",{}]', "message-id", "RpcFrameworkError"],
    ["a number as id", '[2,7,"Heartbeat",{}]', "message-id", "RpcFrameworkError"],
    ["the reserved id -1", '[2,"-1","Heartbeat",{}]', "message-id", "RpcFrameworkError"],
    ["a CALL of 3 elements", '[2,"a","Heartbeat"]', "structure", "RpcFrameworkError"],
    ["a CALL of 5 elements", '[2,"a","Heartbeat",{},1]', "structure", "RpcFrameworkError"],
    ["an action that is a number", '[2,"a",1,{}]', "structure", "RpcFrameworkError"],
    ["a payload that is an array", '[2,"a","Heartbeat",[]]', "structure", "FormatViolation"],
    ["a payload with a __proto__ key", '[2,"a","Heartbeat",{"__proto__":{"polluted":1}}]', "structure", "FormatViolation"],
    ["an escaped __proto__ key", '[2,"a","Heartbeat",{"a":[{"\\u005f_proto__":{}}]}]', "structure", "FormatViolation"],
    ["nesting of 100,000 levels", "[".repeat(100_000), "structure", "FormatViolation"],
  ] as const)("%s is a violation with its code [OCPP 2.0.1 part 4, 4.2.3]", (_name, text, kind, code) => {
    expect(violation(text)).toMatchObject({ kind, code });
  });

  test('an unreadable id is reported as "-1" [OCPP 2.0.1 part 4, 4.2.3]', () => {
    expect(violation("hello").id).toBe("-1");
    expect(violation('[2,"a","Heartbeat"]').id).toBe("a");
  });

  test("an answer is never answered with an error", () => {
    expect(violation('[3,"a"]')).toMatchObject({ answer: false, answersCall: true, id: "a" });
    expect(violation('[4,"a","x"]').answer).toBe(false);
    expect(violation('[6,"a"]', "2.1").answer).toBe(false);
  });

  test("an unknown message type is answered by 2.0.1 and ignored by 1.6 and 2.1 [part 4, 4.4; OCPP-J 1.6 4.1.3]", () => {
    expect(versions.map((version) => violation('[9,"a",{}]', version).answer)).toEqual([false, true, false]);
  });
});

test("a payload of null counts as empty [OCPP 2.0.1 part 4, 4.1.5]", () => {
  expect(parseFrame("1.6", '[2,"a","Heartbeat",null]')).toMatchObject({ ok: true, frame: { payload: {} } });
});

test("brackets inside strings do not count as nesting", () => {
  expect(parseFrame("2.1", `[2,"a","DataTransfer",{"vendorId":"${"[".repeat(200)}"}]`).ok).toBe(true);
});

test("the CALLERROR that answers an unreadable message is read", () => {
  expect(parseFrame("2.0.1", '[4,"-1","RpcFrameworkError","",{}]')).toMatchObject({ ok: true, frame: { type: "error", id: "-1" } });
});

test("no text makes the parser throw", () => {
  const almost = fc.tuple(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.anything()), fc.anything(), fc.anything(), fc.anything());
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.json(),
    almost.map((value) => JSON.stringify(value) ?? ""),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom(...versions), (text, version) => {
      const parsed = parseFrame(version, text);
      if (!parsed.ok) expect(parsed.violation.description).not.toBe("");
    }),
    { numRuns: 2_000 },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test("every frame is read back as it was written", () => {
  const id = fc.string({ minLength: 1, maxLength: 36 }).filter((text) => text !== "-1");
  const name = fc.string({ minLength: 1, maxLength: 50 });
  const payload = fc
    .dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { noNullPrototype: true })
    .map((value) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>)
    .filter((value) => !JSON.stringify(value).includes("__proto__"));
  const frames: fc.Arbitrary<Frame> = fc.oneof(
    fc.record({ type: fc.constantFrom("call" as const, "send" as const), id, action: name, payload }),
    fc.record({ type: fc.constant("result" as const), id, payload }),
    fc.record({ type: fc.constantFrom("error" as const, "resultError" as const), id, code: name, description: fc.string(), details: payload }),
  );
  fc.assert(
    fc.property(frames, (frame) => {
      expect(parseFrame("2.1", serialiseFrame(frame))).toEqual({ ok: true, frame });
    }),
  );
});
