// SPDX-License-Identifier: Apache-2.0
import type { OcppVersion } from "../src/versions.ts";
import type { Dice } from "./dice.ts";
import { callText } from "./frame-mutators.ts";
import { heartbeatAnswer, type Problem, problemOfAnswers, problemOfWorld, settleMended, short } from "./judge.ts";
import { ownCall } from "./own-calls.ts";
import type { Session } from "./session.ts";
import { type MakePeer, Subject } from "./subject.ts";
import { modelOf, validPayload } from "./values.ts";

/** One peer, many messages, one state; a new peer whenever a message rightly ended the connection. */
export async function memorySession(session: Session, makePeer: MakePeer): Promise<void> {
  const { dice } = session;
  const version = dice.pick<OcppVersion>(["1.6", "2.0.1", "2.1"]);
  const role = dice.chance(0.5) ? "csms" : "station";
  const isTolerant = dice.chance(0.1);
  const fresh = () => new Subject({ version, role, dice, makePeer, isTolerant });
  let subject = fresh();
  const what = `${version} ${role}${isTolerant ? ", tolerant" : ""}`;
  while (session.next()) {
    // Violations are forgiven one a second; floods come on purpose only.
    await subject.advance(3_000);
    const draw = dice.fraction();
    if (draw < 0.12) await ownCall(session, subject);
    else if (draw < 0.13) await burst(session, subject, dice);
    else if (draw < 0.132) {
      await flood(session, subject);
      subject = fresh();
      continue;
    } else await oneMessage(session, subject, what);
    if (session.isOver) return;
    if (!subject.peer.isOpen) subject = fresh();
  }
  await lastWord(session, subject);
}

async function oneMessage(session: Session, subject: Subject, what: string): Promise<void> {
  const { world, expecting } = subject;
  const made = subject.cases.next(expecting);
  const { mutator, text } = made;
  const due = session.trying(mutator, () => expecting.of(text, made.rule), text);
  if (due === undefined) return;
  if (due.plan !== undefined) world.plan = due.plan;
  else if (due.mayBeMended !== undefined) {
    world.plan = { how: "answers", answer: validPayload(modelOf(world.version), `${due.mayBeMended.action}Response`, session.dice), code: "GenericError" };
  }
  await subject.say(text);
  const answers = [...subject.heard()];
  if (due.plan?.how === "hangs") {
    if (answers.length > 0) return session.finding(mutator, "an answer before the handler gave one", text);
    await subject.advance(30_001);
    world.release?.();
    await subject.advance(0);
    answers.push(...subject.heard());
  }
  let problem: Problem;
  let outcome = due.outcome;
  if (due.mayBeMended !== undefined && world.runs > expecting.runs) {
    outcome = "mended and executed";
    problem = settleMended(world, expecting, { ...due, mayBeMended: due.mayBeMended }, answers);
  } else problem = world.problems[0] ?? problemOfAnswers(answers, due.answer === undefined ? [] : [due.answer]);
  problem ??= problemOfWorld(world, expecting) ?? problemOfClose(subject, due.closes);
  if (problem === undefined) session.passed(mutator, outcome);
  else session.finding(mutator, `${what}: ${problem}`, text);
}

function problemOfClose(subject: Subject, due: number | undefined): Problem {
  if (subject.closedWith === due && subject.peer.isOpen === (due === undefined)) return undefined;
  return due === undefined ? `the connection was closed with ${subject.closedWith}` : `closed with ${subject.closedWith} instead of ${due}`;
}

/** More CALLs at once than the queue takes: the transport is paused, and each is answered once, in order. */
async function burst(session: Session, subject: Subject, dice: Dice): Promise<void> {
  const { world, expecting } = subject;
  const count = dice.between(60, 150);
  world.plan = { how: dice.pick(["answers", "answers later"]), answer: heartbeatAnswer, code: "GenericError" };
  const ids = Array.from({ length: count }, () => `burst-${subject.cases.nextId().slice(-24)}`);
  const texts = ids.map((id) => callText(id, "Heartbeat", "{}"));
  const dues = ids.map((id, at) => expecting.execute(id, "Heartbeat", {}, texts[at] ?? "", world.plan).answer);
  await subject.say(...texts);
  const problem = problemOfAnswers(
    subject.heard(),
    dues.filter((due) => due !== undefined),
  );
  const all = problem ?? problemOfWorld(world, expecting) ?? problemOfClose(subject, undefined);
  if (all === undefined) session.passed("burst of CALLs", "executed in order");
  else session.finding("burst of CALLs", all, `${count} Heartbeats at once`);
}

/** 64 violations at once are borne, the next ends it (README). */
async function flood(session: Session, subject: Subject): Promise<void> {
  await subject.advance(200_000);
  const garbage = session.dice.pick(["x", "[9]", '[3,"nobody",{}]', '[2,"1"]']);
  const isAnswered = !(garbage.startsWith("[3") || (garbage === "[9]" && subject.world.version !== "2.0.1"));
  await subject.say(...Array.from({ length: 64 }, () => garbage));
  const answers = subject.heard().length;
  const wasOpen = subject.peer.isOpen;
  await subject.say(garbage);
  const problem =
    (wasOpen ? undefined : "64 violations at once ended the connection") ??
    (answers === (isAnswered ? 64 : 0) ? undefined : `${answers} answers to 64 times ${garbage}`) ??
    problemOfWorld(subject.world, subject.expecting) ??
    problemOfClose(subject, 1008);
  if (problem === undefined) session.passed("flood of violations", "closed 1008");
  else session.finding("flood of violations", problem, garbage);
}

async function lastWord(session: Session, subject: Subject): Promise<void> {
  const id = "last-word";
  subject.world.plan = { how: "answers", answer: heartbeatAnswer, code: "GenericError" };
  await subject.say(callText(id, "Heartbeat", "{}"));
  const problem = problemOfAnswers(subject.heard(), [{ type: 3, id, text: JSON.stringify(heartbeatAnswer) }]);
  if (problem !== undefined) session.finding("last word", `a valid Heartbeat: ${problem}`, short(callText(id, "Heartbeat", "{}")));
  const opened = subject.peer.isOpen;
  subject.peer.close();
  await subject.advance(60_000);
  const timers = subject.clock.pending();
  if (opened && timers.length > 0) session.finding("last word", `timers are left after the close: ${timers.join(", ")}`, "");
}
