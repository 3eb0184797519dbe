// SPDX-License-Identifier: Apache-2.0
// Compares what a peer did with what it ought to have done.
import { canary, type Json, type JsonObject } from "./dice.ts";
import type { Answer, Expected, Expecting } from "./expecting.ts";
import { brokenRules } from "./oracle.ts";
import type { World } from "./world.ts";

/** A finding is a text that says what was wrong; the engine adds seed and case. */
export type Problem = string | undefined;

export const short = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}... (${text.length})` : text);

/** Whether `text` is the answer that was due. */
export function problemOfAnswer(text: string, due: Answer): Problem {
  const frame = JSON.parse(text) as Json[];
  const [type, id, ...rest] = frame;
  if (id !== due.id) return `the answer has the id ${JSON.stringify(id)} instead of ${JSON.stringify(due.id)}`;
  if (type !== due.type) return `an answer of type ${due.type} was due${due.type === 4 ? ` (${due.codes.join(" or ")})` : ""} and ${short(text)} came`;
  if (due.type === 3) {
    if (frame.length !== 3) return `a CALLRESULT of ${frame.length} elements`;
    return JSON.stringify(rest[0]) === JSON.stringify(JSON.parse(due.text)) ? undefined : `the answer is not what the handler gave: ${short(text)}`;
  }
  return problemOfError(rest, due.codes);
}

/** The elements of a CALLERROR or CALLRESULTERROR after its id. */
export function problemOfError(rest: readonly Json[], codes: readonly string[]): Problem {
  const [code, description, details] = rest;
  if (rest.length !== 3 || typeof description !== "string" || typeof details !== "object" || details === null) return "a malformed error";
  if (!codes.includes(String(code))) return `the code ${String(code)} (${description}) instead of ${codes.join(" or ")}`;
  if (description.length > 255) return `a description of ${description.length} characters`;
  if (JSON.stringify(rest).includes(canary)) return `the error repeats a value: ${description}`;
  return description.isWellFormed() ? undefined : "a description with half a surrogate pair";
}

/** All answers to one message, oldest first: exactly those that were due. */
export function problemOfAnswers(texts: readonly string[], due: readonly Answer[]): Problem {
  for (const [at, answer] of due.entries()) {
    const text = texts[at];
    if (text === undefined) return `no answer to ${answer.id}, due was ${answer.type === 3 ? "a CALLRESULT" : answer.codes.join(" or ")}`;
    const problem = problemOfAnswer(text, answer);
    if (problem !== undefined) return problem;
  }
  const surplus = texts[due.length];
  return surplus === undefined ? undefined : `an answer too many: ${short(surplus)}`;
}

/** What happened behind the peer: handlers run, state changed, things told. */
export function problemOfWorld(world: World, expecting: Expecting): Problem {
  const [problem] = world.problems;
  if (problem !== undefined) return problem;
  if (world.runs !== expecting.runs) return `${world.runs} handlers ran where ${expecting.runs} should have`;
  if (world.state.digest() !== expecting.state.digest()) return "the state behind the handlers is not what the messages make of it";
  return ({} as JsonObject)["polluted"] === undefined ? undefined : "Object.prototype was polluted";
}

/** With tolerance rules: a message against the schema that was executed after all. Tells `expecting` what became of it. */
export function settleMended(world: World, expecting: Expecting, due: Expected & { mayBeMended: object }, texts: readonly string[]): Problem {
  const { mayBeMended, answer } = due;
  const text = texts[0];
  if (world.runs === expecting.runs || answer === undefined || text === undefined) return undefined;
  const { action, name, text: sent } = mayBeMended as NonNullable<Expected["mayBeMended"]>;
  const seen = world.seen ?? {};
  if (brokenRules(world.version, name, seen).length > 0) return `a mended ${name} still breaks the schema`;
  const result: Answer = { type: 3, id: answer.id, text: JSON.stringify(world.plan.answer) };
  const before = (JSON.parse(sent) as Json[])[3] as JsonObject;
  const strangers = Object.keys(seen).filter((key) => !Object.hasOwn(before, key));
  if (strangers.length > 0) return `mending added ${strangers.join(", ")}`;
  expecting.mended(answer.id, action, seen, result, sent);
  return problemOfAnswers(texts, [result]);
}

/** The last word of each session: a CALL that every peer of the fuzzer serves. */
export const heartbeatAnswer: JsonObject = { currentTime: "2026-01-05T12:00:00.000Z" };
