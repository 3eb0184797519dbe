// SPDX-License-Identifier: Apache-2.0
// Each makes the text of one message, whole or broken, around a payload.
import { canary, type Dice, type Json, textOf } from "./dice.ts";
import { maxFrameLength } from "./reading.ts";

export interface FrameParts {
  readonly id: string;
  readonly action: string;
  /** The JSON text of a payload that conforms. */
  readonly payload: string;
  /** Texts that were sent before in this session, oldest first. */
  readonly before: readonly string[];
  /** Ids of CALLs that were executed before. */
  readonly executed: readonly string[];
  readonly isActionOf: (name: string) => boolean;
}

type FrameMutator = (parts: FrameParts, dice: Dice) => string;

const json = (value: Json): string => JSON.stringify(value);
export const callText = (id: Json, action: Json, payload: string, type: Json = 2): string => `[${json(type)},${json(id)},${json(action)},${payload}]`;
const whole = ({ id, action, payload }: FrameParts): string => callText(id, action, payload);

/** Garbage between a good start and a good end still has to be read. */
function damaged(text: string, dice: Dice): string {
  const at = dice.int(text.length + 1);
  const piece = () => dice.pick(['"', "[", "]", "{", "}", ",", ":", "\\", "\u0000", "null", "1e5", " ", "\ufeff", "\ud800", "//", "/*", "é"]);
  switch (dice.int(4)) {
    case 0:
      return text.slice(0, at) + piece() + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + dice.between(1, 4));
    case 2:
      return text.slice(0, at) + piece() + text.slice(at + 1);
    default:
      return text.slice(0, at) + text.slice(dice.int(at + 1), at) + text.slice(at);
  }
}

const garbage = (dice: Dice): string => {
  const pieces = ["[", "]", "{", "}", ",", ":", '"', "2", "3", "-1", "null", "true", '"a"', canary, " ", "\n", "\\u", "e", "."];
  return Array.from({ length: dice.int(40) }, () => dice.pick(pieces)).join("");
};

/** A frame of exactly `length` UTF-16 units, otherwise whole. */
function filled({ id, action }: FrameParts, length: number): string {
  const around = callText(id, action, '{"surplus":""}').length;
  return callText(id, action, `{"surplus":"${"x".repeat(length - around)}"}`);
}

export const frameMutators: Readonly<Record<string, FrameMutator>> = {
  "white space": (parts, dice) => dice.pick([` ${whole(parts)}\n`, whole(parts).replace(/^\[2,/, "[\t2 ,\r\n"), whole(parts).replace(/^\[2,/, "[2.0,")]),
  truncated: (parts, dice) => whole(parts).slice(0, dice.int(whole(parts).length)),
  damaged: (parts, dice) => damaged(whole(parts), dice),
  "two in one": (parts) => whole(parts) + whole(parts),
  "not JSON": (_parts, dice) => dice.pick(["", " ", "hello", "undefined", "'[]'", "\u0000", "\ufeff[]", "<xml/>", "GET / HTTP/1.1\r\n\r\n", canary, "\ud800"]),
  garbage: (_parts, dice) => garbage(dice),
  "not a list": (parts, dice) => dice.pick(["{}", "null", "2", '"2"', "true", `{"0":2,"1":"${parts.id}"}`, `{"__proto__":[2,"${canary}"]}`]),
  "empty list": (_parts, dice) => dice.pick(["[]", "[ ]", "[[]]", "[null]"]),
  "message type": ({ id, action, payload }, dice) =>
    callText(id, action, payload, dice.pick<Json>([0, 1, 5, 6, 7, 9, -2, 2.5, 1e9, 255, "2", "CALL", null, true, [2], { a: 2 }])),
  "type alone": (_parts, dice) => dice.pick(["[2]", "[3]", "[4]", "[5]", "[6]", "[99]", '["2"]', '[9,"1"]', "[9,1]", `[9,"${"x".repeat(37)}"]`]),
  "id of a wrong type": ({ action, payload }, dice) => callText(dice.pick<Json>([1, null, true, [], {}, ["a"], { id: "a" }, -1]), action, payload),
  "id too long": ({ action, payload }, dice) => callText(textOf(dice, dice.pick([37, 38, 100, 5_000])), action, payload),
  "id empty": ({ action, payload }) => callText("", action, payload),
  "id -1": ({ action, payload }) => callText("-1", action, payload),
  "id strange": ({ action, payload }, dice) =>
    callText(`${dice.pick(["\u0000", "__proto__", "\ud800", "🔌", " ", "constructor", "\u202e", '"', "\\"])}${dice.int(1e9)}`, action, payload),
  "id reused": ({ action, payload, executed, id }, dice) => callText(executed.length === 0 ? id : dice.pick(executed), action, payload),
  repeat: (parts) => parts.before.at(-1) ?? whole(parts),
  "older repeat": (parts, dice) => (parts.before.length === 0 ? whole(parts) : dice.pick(parts.before)),
  "too few elements": ({ id, action }, dice) => dice.pick([`[2,${json(id)}]`, `[2,${json(id)},${json(action)}]`]),
  "too many elements": (parts, dice) => `${whole(parts).slice(0, -1)},${dice.pick(["null", "{}", `"${canary}"`, "1,2,3", "[]"])}]`,
  "payload not an object": ({ id, action }, dice) => callText(id, action, dice.pick(["[]", "1", '"{}"', "true", "[{}]", `"${canary}"`])),
  "payload null": ({ id, action }) => callText(id, action, "null"),
  "action of a wrong type": ({ id, payload }, dice) => callText(id, dice.pick<Json>([1, null, true, [], {}, "", ["Heartbeat"]]), payload),
  "action unknown": ({ id, payload, isActionOf }, dice) => {
    const names = ["heartbeat", "HEARTBEAT", "Heartbeat ", "HeartbeatRequest", "Nothing", "x".repeat(300), "a\u0000", "Heartbeat.req", "漢字", "*"];
    return callText(id, dice.pick(names.filter((name) => !isActionOf(name))), payload);
  },
  "action of the prototype": ({ id, payload }, dice) =>
    callText(id, dice.pick(["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "default", "then", "length"]), payload),
  "answer to nothing": ({ id }, dice) => dice.pick([`[3,${json(id)},{}]`, `[4,${json(id)},"GenericError","${canary}",{}]`, '[3,"-1",{}]', '[4,"-1","","",{}]']),
  "broken answer": ({ id }, dice) =>
    dice.pick([`[3,${json(id)}]`, `[3,${json(id)},[]]`, "[3,1,{}]", `[4,${json(id)}]`, `[4,${json(id)},1,"",{}]`, `[3,${json(id)},{"__proto__":1}]`]),
  "SEND and CALLRESULTERROR": ({ id, action, payload }, dice) =>
    dice.pick([
      callText(id, action, payload, 6),
      `[5,${json(id)},"GenericError","${canary}",{}]`,
      `[5,${json(id)}]`,
      `[6,${json(id)}]`,
      '[6,"-1","Heartbeat",{}]',
    ]),
  "reserved key": ({ id, action }, dice) =>
    dice.pick([
      callText(id, action, '{"\\u005f_proto__":{"polluted":1}}'),
      callText(id, action, '{"__proto\\u005f_":1}'),
      `[2,${json(id)},${json(action)},{"a":[{"__proto__":1}]}]`,
    ]),
  "nested without end": (_parts, dice) => dice.pick(["[", "{", '{"a":', '[2,"1","Heartbeat",[']).repeat(dice.pick([65, 1_000, 20_000])),
  "brackets in a text": ({ id, action }) => callText(id, action, `{"surplus":"${"[".repeat(200)}"}`),
  "at the limit": (parts) => filled(parts, maxFrameLength),
  "over the limit": (parts, dice) => filled(parts, maxFrameLength + dice.pick([1, 2, 10_000])),
};

/** These are costly or end the session, and have their turn less often. */
export const rareFrames: ReadonlySet<string> = new Set(["at the limit", "over the limit", "nested without end"]);
