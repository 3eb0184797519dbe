// SPDX-License-Identifier: Apache-2.0
// A second reading of OCPP-J framing, written from the specification and the README: what a text is, and what is due to it.
import type { OcppVersion } from "../src/versions.ts";
import type { Json, JsonObject } from "./dice.ts";
import type { Fault } from "./oracle.ts";

export const maxFrameLength = 131_072;

export interface Asked {
  readonly id: string;
  readonly action: string;
  readonly payload: JsonObject;
}

/** `faults`: what may be blamed; more than one where the specifications leave the order open. */
export type Reading =
  | { readonly is: "tooBig" }
  | { readonly is: "refused"; readonly id: string; readonly faults: readonly Fault[]; readonly answersCall: boolean }
  | { readonly is: "ignored"; readonly answersCall: boolean; readonly id: string }
  | ({ readonly is: "call" } & Asked)
  | ({ readonly is: "send" } & Asked)
  | { readonly is: "result"; readonly id: string; readonly payload: JsonObject }
  | { readonly is: "error" | "resultError"; readonly id: string; readonly code: string };

export function readingOf(version: OcppVersion, text: string): Reading {
  if (text.length > maxFrameLength) return { is: "tooBig" };
  const value = parsed(text);
  if (value === undefined) return refused("-1", bracketsOf(text) > 64 ? ["framework", "format_of_message"] : ["framework"]);
  if (depthOf(value) > 64) return refused("-1", ["format_of_message"]);
  if (!Array.isArray(value) || value.length === 0) return refused("-1", ["framework"]);
  const [type, id] = value;
  const types = version === "2.1" ? [2, 3, 4, 5, 6] : [2, 3, 4];
  if (typeof type !== "number" || !types.includes(type)) return unknownType(version, id);
  const isId = typeof id === "string" && id !== "" && id.length <= 36;
  const mayBeUnread = type === 3 || type === 4 || type === 5;
  if (!isId || (id === "-1" && !mayBeUnread)) return broken(type, "-1", "framework");
  if (hasReservedKey(value) && !(type === 4 && id === "-1")) return broken(type, id, "format_of_message");
  return elementsOf(type, id, value);
}

function elementsOf(type: number, id: string, frame: readonly Json[]): Reading {
  const lengths: Readonly<Record<number, number>> = { 2: 4, 3: 3, 4: 5, 5: 5, 6: 4 };
  if (frame.length !== lengths[type]) return broken(type, id, "framework");
  if (type === 4 || type === 5) {
    const [, , code, description] = frame;
    if (typeof code !== "string" || typeof description !== "string") return broken(type, id, "framework");
    return { is: type === 4 ? "error" : "resultError", id, code };
  }
  const action = frame[2];
  if (type !== 3 && (typeof action !== "string" || action === "")) return broken(type, id, "framework");
  const payload = frame.at(-1) ?? {};
  if (typeof payload !== "object" || Array.isArray(payload)) return broken(type, id, "format_of_message");
  if (type === 3) return { is: "result", id, payload };
  const asked = { id, action: action as string, payload };
  return type === 2 ? { is: "call", ...asked } : { is: "send", ...asked };
}

const refused = (id: string, faults: readonly Fault[]): Reading => ({ is: "refused", id, faults, answersCall: false });

/** Only a CALL gets an error back: answers and SENDs never do. */
function broken(type: number, id: string, fault: Fault): Reading {
  return type === 2 ? refused(id, [fault]) : { is: "ignored", answersCall: type === 3 || type === 4, id };
}

/** Part 4, 4.4 of 2.0.1 has an answer for it; 1.6 (4.1.3) and 2.1 say to ignore it. */
function unknownType(version: OcppVersion, id: Json | undefined): Reading {
  if (version !== "2.0.1") return { is: "ignored", answersCall: false, id: "-1" };
  return refused(typeof id === "string" && id !== "" && id.length <= 36 ? id : "-1", ["message_type"]);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function depthOf(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  let deepest = 0;
  for (const child of Object.values(value)) deepest = Math.max(deepest, depthOf(child));
  return deepest + 1;
}

/** An upper bound of the nesting of a text that is not JSON. */
const bracketsOf = (text: string): number => text.length - text.replace(/[[{]/g, "").length;

function hasReservedKey(value: Json): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.keys(value).includes("__proto__") || Object.values(value).some(hasReservedKey);
}
