// SPDX-License-Identifier: Apache-2.0
// The frame reader alone, against the second reading and against its own writing.
import { wireCode } from "../src/codes.ts";
import { parseFrame, serialiseFrame } from "../src/frames.ts";
import type { OcppVersion } from "../src/versions.ts";
import { CaseMaker } from "./cases.ts";
import { Expecting } from "./expecting.ts";
import type { Problem } from "./judge.ts";
import { codeFor } from "./oracle.ts";
import { type Reading, readingOf } from "./reading.ts";
import type { Session } from "./session.ts";
import { World } from "./world.ts";

export function readingSession(session: Session): void {
  const { dice } = session;
  const version = dice.pick<OcppVersion>(["1.6", "2.0.1", "2.1"]);
  const world = new World(version, "csms");
  const cases = new CaseMaker(world, dice);
  const expecting = new Expecting(world, dice);
  while (session.next()) {
    const made = cases.next(expecting);
    const mutator = `frame alone: ${made.mutator}`;
    const text = dice.chance(0.5) ? scrambled(made.text, dice.int, dice.between(1, 8)) : made.text;
    const reading = readingOf(version, text);
    const problem = session.trying(mutator, () => ({ is: problemOfReading(version, text, reading) }), text);
    if (problem?.is !== undefined) session.finding(mutator, `${version} ${problem.is}`, text);
    else if (problem !== undefined) session.passed("frame reader alone: any of these, scrambled", reading.is);
  }
}

/** Single UTF-16 units changed, so that halves of surrogate pairs and control characters come up. */
function scrambled(text: string, int: (most: number) => number, times: number): string {
  let units = text.slice(0, 4_000);
  for (let at = 0; at < times && units !== ""; at++) {
    const place = int(units.length);
    const unit = String.fromCharCode(int(2) === 0 ? int(128) : int(65_536));
    units = units.slice(0, place) + unit + units.slice(place + 1);
  }
  return units;
}

function problemOfReading(version: OcppVersion, text: string, reading: Reading): Problem {
  const parsed = parseFrame(version, text);
  if (reading.is === "tooBig") return undefined;
  if (!parsed.ok) {
    const { id, code, answer, answersCall } = parsed.violation;
    if (reading.is === "refused") {
      const right = reading.faults.map((fault) => codeFor(version, fault));
      if (!answer || id !== reading.id || !right.includes(wireCode(version, code)))
        return `refused with ${code} for ${id}; due was ${right.join(" or ")} for ${reading.id}`;
      return undefined;
    }
    if (reading.is !== "ignored") return `refused (${parsed.violation.description}) what is a ${reading.is}`;
    if (answer) return "wants to answer what gets no answer";
    return answersCall === reading.answersCall && (!answersCall || id === reading.id) ? undefined : "an answer that cannot be read is not laid to its CALL";
  }
  const { frame } = parsed;
  if (frame.type !== reading.is || frame.id !== reading.id) return `a ${frame.type} of ${frame.id}, read a second time a ${reading.is}`;
  const again = parseFrame(version, serialiseFrame(frame));
  return again.ok && JSON.stringify(again.frame) === JSON.stringify(frame) ? undefined : "what was read and written is read differently";
}
