// SPDX-License-Identifier: Apache-2.0
import type { OcppVersion } from "../src/versions.ts";
import { CaseMaker } from "./cases.ts";
import type { Dice } from "./dice.ts";
import { Expecting } from "./expecting.ts";
import { callText } from "./frame-mutators.ts";
import { heartbeatAnswer, type Problem, problemOfAnswers, problemOfWorld } from "./judge.ts";
import type { Session } from "./session.ts";
import { socketFaults } from "./socket-faults.ts";
import type { FarEnd, SocketHost } from "./socket-host.ts";
import { type Plan, World } from "./world.ts";

interface Line {
  readonly world: World;
  readonly expecting: Expecting;
  readonly cases: CaseMaker;
  readonly far: FarEnd;
  barriers: number;
}

/** The same messages over web sockets, and what can go wrong below them. A Heartbeat after each tells that all before it is done. */
export async function socketSession(session: Session, host: SocketHost): Promise<void> {
  const { dice } = session;
  const version = dice.pick<OcppVersion>(["1.6", "2.0.1", "2.1"]);
  let line = await connect(host, version, dice);
  while (session.next()) {
    if (dice.chance(0.08)) await fault(session, line);
    else if (dice.chance(0.05)) await inFragments(session, line);
    else await oneMessage(session, line);
    if (session.isOver) break;
    if (!line.far.isOpen) line = await connect(host, version, dice);
  }
  line.far.socket.terminate();
}

async function connect(host: SocketHost, version: OcppVersion, dice: Dice): Promise<Line> {
  const world = new World(version, "csms");
  return {
    world,
    expecting: new Expecting(world, dice, { isInRealTime: true }),
    cases: new CaseMaker(world, dice),
    far: await host.connect(world, dice.chance(0.5)),
    barriers: 0,
  };
}

async function oneMessage(session: Session, line: Line, send = (text: string) => line.far.socket.send(text)): Promise<void> {
  const { world, expecting, far } = line;
  const made = line.cases.next(expecting);
  const mutator = `socket: ${made.mutator}`;
  // Half a surrogate pair cannot go over the wire: it becomes U+FFFD.
  const text = made.text.toWellFormed();
  const due = session.trying(mutator, () => expecting.of(text, made.rule), text);
  if (due === undefined) return;
  if (due.plan !== undefined) world.plan = due.plan;
  send(text);
  const problem =
    due.closes !== undefined
      ? problemOfCode(await far.closeCode(), due.closes)
      : ((await problemOfNext(line, due.answer === undefined ? 0 : 1, (texts) => problemOfAnswers(texts, due.answer === undefined ? [] : [due.answer]))) ??
        (await barrier(line)));
  finish(session, { mutator, row: "socket: any message of these", text, outcome: due.outcome }, problem ?? problemOfWorld(world, expecting));
}

/** Waits for as many answers as are due; what is too many comes before the barrier's answer. */
async function problemOfNext({ far }: Line, count: number, judge: (texts: readonly string[]) => Problem): Promise<Problem> {
  const texts: string[] = [];
  for (let at = 0; at < count; at++) {
    const text = await far.next();
    if (text !== undefined) texts.push(text);
  }
  return judge(texts);
}

async function barrier(line: Line): Promise<Problem> {
  const id = `barrier-${++line.barriers}`;
  const text = callText(id, "Heartbeat", "{}");
  const plan: Plan = { how: "answers", answer: heartbeatAnswer, code: "GenericError" };
  line.world.plan = plan;
  const { answer } = line.expecting.execute(id, "Heartbeat", {}, text, plan);
  line.far.socket.send(text);
  const problem = await problemOfNext(line, 1, (texts) => problemOfAnswers(texts, answer === undefined ? [] : [answer]));
  return problem && `a valid Heartbeat afterwards: ${problem}`;
}

const problemOfCode = (code: number | undefined, due: number): Problem => {
  if (code === due) return undefined;
  return code === undefined ? `the connection stays open; ${due} was due` : `closed with ${code} instead of ${due}`;
};

async function fault(session: Session, line: Line): Promise<void> {
  const name = session.dice.pick(Object.keys(socketFaults));
  const chosen = socketFaults[name];
  const text = callText("below", "Heartbeat", "{}");
  chosen?.commit(line.far, session.dice, text);
  const due = chosen?.closes;
  const problem = due === undefined ? await barrier(line) : problemOfCode(await line.far.closeCode(), due);
  const mutator = `socket: ${name}`;
  finish(
    session,
    { mutator, row: mutator, text, outcome: due === undefined ? "goes on" : `closed ${due}` },
    problem ?? problemOfWorld(line.world, line.expecting),
  );
}

/** A message in a few fragments is a message, wherever its characters are cut. */
async function inFragments(session: Session, line: Line): Promise<void> {
  await oneMessage(session, line, (text) => {
    const bytes = Buffer.from(text);
    const size = Math.max(1, Math.ceil(bytes.length / session.dice.between(2, 12)));
    const { socket } = line.far;
    for (let at = 0; at < bytes.length || at === 0; at += size) {
      socket.send(bytes.subarray(at, at + size), { binary: false, fin: at + size >= bytes.length });
    }
  });
}

interface Done {
  readonly mutator: string;
  /** Of the table: the messages are those that go through memory by the thousand. */
  readonly row: string;
  readonly outcome: string;
  readonly text: string;
}

function finish(session: Session, { mutator, row, outcome, text }: Done, problem: Problem): void {
  if (problem === undefined) session.passed(row, outcome);
  else session.finding(mutator, problem, text);
}
