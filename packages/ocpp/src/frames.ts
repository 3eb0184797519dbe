// SPDX-License-Identifier: Apache-2.0
import type { RpcErrorCode } from "./codes.ts";
import type { OcppVersion } from "./versions.ts";

export type Payload = Readonly<Record<string, unknown>>;

export interface CallFrame {
  readonly type: "call";
  readonly id: string;
  readonly action: string;
  readonly payload: Payload;
}
export interface ResultFrame {
  readonly type: "result";
  readonly id: string;
  readonly payload: Payload;
}
export interface ErrorFrame {
  /** `resultError` is 2.1's CALLRESULTERROR: the far end could not use our CALLRESULT. */
  readonly type: "error" | "resultError";
  readonly id: string;
  readonly code: string;
  readonly description: string;
  readonly details: Payload;
}
export interface SendFrame {
  readonly type: "send";
  readonly id: string;
  readonly action: string;
  readonly payload: Payload;
}
export type Frame = CallFrame | ResultFrame | ErrorFrame | SendFrame;

/**
 * Why a text is not a frame. `answer` says whether a CALLERROR is due (never to an answer or a SEND);
 * `id` is the message id as far as it could be read, else "-1" (OCPP 2.0.1 part 4, 4.2.3).
 */
export interface FrameViolation {
  readonly kind: "syntax" | "structure" | "message-id" | "message-type" | "size";
  readonly code: RpcErrorCode;
  readonly description: string;
  readonly id: string;
  readonly answer: boolean;
  /** Set when the text was meant as an answer to the CALL with `id`. */
  readonly answersCall: boolean;
}

export type ParsedFrame = { readonly ok: true; readonly frame: Frame } | { readonly ok: false; readonly violation: FrameViolation };

/** Message ids have at most 36 characters (part 4, 4.1.4). */
const longestId = 36;
/** No OCPP message nests deeper than about ten levels; customData may add some. */
const deepest = 64;
export const unreadableId = "-1";

/**
 * Reads one OCPP-J message: CALL 2, CALLRESULT 3, CALLERROR 4, and in 2.1 CALLRESULTERROR 5 and SEND 6.
 * Never throws. A payload of `null` counts as empty (part 4, 4.1.5). Does not look into the payload, except that a key
 * `__proto__` anywhere and nesting beyond 64 levels are refused.
 */
export function parseFrame(version: OcppVersion, text: string): ParsedFrame {
  if (nestsDeeperThan(text, deepest)) return broken("structure", "FormatViolation", `the message nests deeper than ${deepest} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return broken("syntax", "RpcFrameworkError", "the message is not valid JSON");
  }
  if (!Array.isArray(value) || value.length === 0) return broken("structure", "RpcFrameworkError", "the message is not a JSON array with elements");
  return parseElements(version, value, text);
}

function parseElements(version: OcppVersion, elements: readonly unknown[], text: string): ParsedFrame {
  const [type, id] = elements;
  if (!isKnownType(version, type)) return unknownType(version, id);
  const isAnswer = type === 3 || type === 4 || type === 5;
  const context = { id: isUsableId(id) ? id : unreadableId, answer: type === 2, answersCall: type === 3 || type === 4 };
  if (type === 4 && id === unreadableId) return errorFrame("error", unreadableId, elements, context);
  if (!isUsableId(id) || (id === unreadableId && !isAnswer)) {
    return broken("message-id", "RpcFrameworkError", `the message id is not a string of 1 to ${longestId} characters`, { ...context, id: unreadableId });
  }
  if (mentionsPrototype(text) && hasPrototypeKey(elements)) return broken("structure", "FormatViolation", "a property has a reserved name", context);
  switch (type) {
    case 2:
      return actionFrame("call", id, elements, context);
    case 3:
      return resultFrame(id, elements, context);
    case 4:
      return errorFrame("error", id, elements, context);
    case 5:
      return errorFrame("resultError", id, elements, context);
    default:
      return actionFrame("send", id, elements, context);
  }
}

type Context = Pick<FrameViolation, "id" | "answer" | "answersCall">;

function actionFrame(type: "call" | "send", id: string, elements: readonly unknown[], context: Context): ParsedFrame {
  const [, , action] = elements;
  if (elements.length !== 4) return broken("structure", "RpcFrameworkError", `a ${type.toUpperCase()} has 4 elements`, context);
  if (typeof action !== "string" || action === "") return broken("structure", "RpcFrameworkError", "the action is not a string", context);
  const payload = payloadOf(elements[3]);
  if (payload === undefined) return broken("structure", "FormatViolation", "the payload is not a JSON object", context);
  return { ok: true, frame: { type, id, action, payload } };
}

function resultFrame(id: string, elements: readonly unknown[], context: Context): ParsedFrame {
  if (elements.length !== 3) return broken("structure", "RpcFrameworkError", "a CALLRESULT has 3 elements", context);
  const payload = payloadOf(elements[2]);
  if (payload === undefined) return broken("structure", "FormatViolation", "the payload is not a JSON object", context);
  return { ok: true, frame: { type: "result", id, payload } };
}

function errorFrame(type: "error" | "resultError", id: string, elements: readonly unknown[], context: Context): ParsedFrame {
  const [, , code, description] = elements;
  if (elements.length !== 5) return broken("structure", "RpcFrameworkError", "a CALLERROR has 5 elements", context);
  if (typeof code !== "string" || typeof description !== "string") {
    return broken("structure", "RpcFrameworkError", "error code and description are not strings", context);
  }
  return { ok: true, frame: { type, id, code, description, details: payloadOf(elements[4]) ?? {} } };
}

/** Writes a frame. Throws what JSON.stringify throws; payloads that passed validation have no cycles. */
export function serialiseFrame(frame: Frame): string {
  switch (frame.type) {
    case "call":
      return JSON.stringify([2, frame.id, frame.action, frame.payload]);
    case "result":
      return JSON.stringify([3, frame.id, frame.payload]);
    case "error":
      return JSON.stringify([4, frame.id, frame.code, frame.description, frame.details]);
    case "resultError":
      return JSON.stringify([5, frame.id, frame.code, frame.description, frame.details]);
    case "send":
      return JSON.stringify([6, frame.id, frame.action, frame.payload]);
  }
}

function isKnownType(version: OcppVersion, type: unknown): type is 2 | 3 | 4 | 5 | 6 {
  return type === 2 || type === 3 || type === 4 || (version === "2.1" && (type === 5 || type === 6));
}

/** 2.0.1 answers MessageTypeNotSupported (part 4, 4.4); 1.6 (4.1.3) and 2.1 (4.4) ignore such a message. */
function unknownType(version: OcppVersion, id: unknown): ParsedFrame {
  const context = { id: isUsableId(id) ? id : unreadableId, answer: version === "2.0.1", answersCall: false };
  return broken("message-type", "MessageTypeNotSupported", "the message type number is not one of this version", context);
}

function broken(
  kind: FrameViolation["kind"],
  code: RpcErrorCode,
  description: string,
  context: Context = { id: unreadableId, answer: true, answersCall: false },
): ParsedFrame {
  return { ok: false, violation: { kind, code, description, ...context } };
}

const isUsableId = (id: unknown): id is string => typeof id === "string" && id.length > 0 && id.length <= longestId;

function payloadOf(value: unknown): Payload | undefined {
  if (value === null) return {};
  return typeof value === "object" && !Array.isArray(value) ? (value as Payload) : undefined;
}

/** Few texts have more than `limit` brackets at all; brackets inside strings count until a text exceeds the limit with them. */
function nestsDeeperThan(text: string, limit: number): boolean {
  return opensMoreThan(text, limit) && measuredDepth(text, limit, false) && measuredDepth(text, limit, true);
}

/** By `indexOf`, which is several times as fast as looking at each character. */
function opensMoreThan(text: string, limit: number): boolean {
  let count = 0;
  for (const bracket of ["{", "["]) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) if (++count > limit) return true;
  }
  return false;
}

function measuredDepth(text: string, limit: number, exact: boolean): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (exact && inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (exact && c === 0x22) inString = true;
    else if (c === 0x5b || c === 0x7b) {
      if (++depth > limit) return true;
    } else if ((c === 0x5d || c === 0x7d) && (exact || depth > 0)) depth--;
  }
  return false;
}

const mentionsPrototype = (text: string): boolean => text.includes("__proto__") || (text.includes("\\u00") && /\\u00(?:5f|7[024]|6f)/i.test(text));

/** JSON.parse makes an own property of `__proto__`; a later merge by assignment would turn it into a prototype. */
function hasPrototypeKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Object.hasOwn(value, "__proto__")) return true;
  return Object.values(value).some(hasPrototypeKey);
}
