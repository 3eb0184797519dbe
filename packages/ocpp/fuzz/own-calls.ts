// SPDX-License-Identifier: Apache-2.0
// CALLs of the peer under test, which the fuzzer answers well, badly, late, twice or not at all.
import { ChargehandError } from "@chargehand/kernel";
import { canary, type Dice, type Json, type JsonObject } from "./dice.ts";
import { type Problem, problemOfError, problemOfWorld } from "./judge.ts";
import { brokenRules, codesFor } from "./oracle.ts";
import { isPlain, payloadMutators } from "./payload-mutators.ts";
import type { Session } from "./session.ts";
import type { Subject } from "./subject.ts";
import { messageSchema, modelOf, validPayload } from "./values.ts";

type Outcome = { readonly value: unknown } | { readonly thrown: unknown };

interface OwnCall {
  readonly subject: Subject;
  readonly dice: Dice;
  readonly action: string;
  /** The id on the wire. */
  readonly id: string;
  readonly abort: () => void;
  /** Undefined while it is under way. */
  readonly outcome: () => Outcome | undefined;
}

/** What the far end does, and what is then wrong. */
type Course = (call: OwnCall) => Promise<Problem>;

export async function ownCall(session: Session, subject: Subject): Promise<void> {
  const { dice } = session;
  const model = modelOf(subject.world.version);
  const action = dice.pick(model.calls);
  if (dice.chance(0.1)) return invalidRequest(session, subject, action);
  const request = validPayload(model, `${action}Request`, dice);
  let outcome: Outcome | undefined;
  const controller = new AbortController();
  subject.peer.call(action as never, request as never, { signal: controller.signal }).then(
    (value) => {
      outcome = { value };
    },
    (thrown: unknown) => {
      outcome = { thrown };
    },
  );
  await subject.advance(0);
  const sent = subject.heard();
  const name = dice.pick(Object.keys(courses));
  const mutator = `own call: ${name}`;
  const frame = JSON.parse(sent[0] ?? "[]") as Json[];
  const id = String(frame[1]);
  if (sent.length !== 1 || JSON.stringify(frame) !== JSON.stringify([2, id, action, JSON.parse(JSON.stringify(request))])) {
    session.finding(mutator, `the CALL on the wire is not what was asked for: ${sent.length} frames`, sent[0] ?? JSON.stringify(request));
    return;
  }
  const problem = await courses[name]?.({ subject, dice, action, id, abort: () => controller.abort(), outcome: () => outcome });
  const whole = problem ?? (subject.peer.isOpen ? problemOfWorld(subject.world, subject.expecting) : "the connection was closed");
  if (whole === undefined) session.passed(mutator, "as it should");
  else session.finding(mutator, `${subject.world.version} ${whole}`, sent[0] ?? "");
}

async function invalidRequest(session: Session, subject: Subject, action: string): Promise<void> {
  const broken = brokenPayload(subject, `${action}Request`, session.dice);
  const mutator = "own call: wrong request";
  const thrown = await subject.peer.call(action as never, broken.payload as never).catch((cause: unknown) => cause);
  const problem =
    broken.codes.length === 0 ? undefined : (problemOfThrown(thrown, "OCPP_REQUEST_INVALID") ?? (subject.heard().length > 0 ? "it was sent" : undefined));
  if (problem !== undefined) return session.finding(mutator, problem, JSON.stringify(broken.payload));
  session.passed(mutator, broken.codes.length === 0 ? "was not wrong" : "not sent");
  if (broken.codes.length === 0) await answerWhatever(subject);
}

/** The request was valid after all and lies on the wire: end it. */
async function answerWhatever(subject: Subject): Promise<void> {
  const [text] = subject.heard();
  if (text !== undefined) await subject.say(JSON.stringify([4, (JSON.parse(text) as Json[])[1], "GenericError", "", {}]));
}

function brokenPayload(subject: Subject, name: string, dice: Dice): { readonly payload: JsonObject; readonly codes: readonly string[] } {
  const { version } = subject.world;
  const model = modelOf(version);
  const payload = validPayload(model, name, dice);
  const mutated = payloadMutators[dice.pick(["missing", "extra property", "wrong type", "null", "over length", "wrong enum case", "too few items"])]?.({
    model,
    root: messageSchema(model, name),
    payload,
    dice,
  });
  if (mutated === undefined || !isPlain(mutated)) payload["surplus"] = canary;
  return { payload, codes: codesFor(version, brokenRules(version, name, payload)) };
}

const problemOfThrown = (thrown: unknown, code: string): Problem => {
  if (!(thrown instanceof ChargehandError)) return `${code} was due and it ended otherwise`;
  if (thrown.code !== code) return `${thrown.code} instead of ${code}`;
  return thrown.message.includes(canary) ? `the message of ${code} repeats a value` : undefined;
};

function problemOfOutcome({ outcome }: OwnCall, code: string): Problem {
  const ended = outcome();
  if (ended === undefined) return `the call is still under way, ${code} was due`;
  return problemOfThrown("thrown" in ended ? ended.thrown : undefined, code);
}

function problemOfValue({ outcome }: OwnCall, answer: JsonObject): Problem {
  const ended = outcome();
  if (ended === undefined) return "the call did not end with its answer";
  return "value" in ended && JSON.stringify(ended.value) === JSON.stringify(JSON.parse(JSON.stringify(answer)))
    ? undefined
    : "the call did not give its answer";
}

const silent = ({ subject }: OwnCall): Problem => (subject.heard().length === 0 ? undefined : "the peer answered an answer");

const goodAnswer = ({ subject, action, dice }: OwnCall): JsonObject => validPayload(modelOf(subject.world.version), `${action}Response`, dice);

const courses: Readonly<Record<string, Course>> = {
  answered: async (call) => {
    const answer = goodAnswer(call);
    await call.subject.say(JSON.stringify([3, call.id, answer]));
    return problemOfValue(call, answer) ?? silent(call);
  },
  "answered twice": async (call) => {
    const answer = goodAnswer(call);
    const before = call.subject.peer.counters.answersDuplicate;
    await call.subject.say(JSON.stringify([3, call.id, answer]), JSON.stringify([3, call.id, goodAnswer(call)]));
    return (
      problemOfValue(call, answer) ??
      silent(call) ??
      (call.subject.peer.counters.answersDuplicate === before + 1 ? undefined : "the second answer was not counted")
    );
  },
  "answered wrongly": async (call) => {
    const { subject, id, action } = call;
    const { payload, codes } = brokenPayload(subject, `${action}Response`, call.dice);
    await subject.say(JSON.stringify([3, id, payload]));
    if (codes.length === 0) return problemOfValue(call, payload) ?? silent(call);
    const problem = problemOfOutcome(call, "OCPP_RESPONSE_INVALID");
    if (problem !== undefined || subject.world.version !== "2.1") return problem ?? silent(call);
    const [told, more] = subject.heard();
    if (told === undefined || more !== undefined) return "one CALLRESULTERROR was due";
    const [type, answered, ...rest] = JSON.parse(told) as Json[];
    return type === 5 && answered === id ? problemOfError(rest, codes) : "a CALLRESULTERROR was due";
  },
  refused: async (call) => {
    const code = call.dice.pick(["NotSupported", "InternalError", "GenericError", "", canary, "\u0000", "x".repeat(5_000)]);
    await call.subject.say(
      JSON.stringify([4, call.id, code, canary.repeat(call.dice.pick([0, 1, 1_000])), call.dice.pick<Json>([{}, null, [], canary, { a: [{}] }])]),
    );
    const ended = call.outcome();
    const thrown = ended !== undefined && "thrown" in ended ? ended.thrown : undefined;
    if (!(thrown instanceof ChargehandError) || thrown.code !== "OCPP_CALL_REFUSED") return "OCPP_CALL_REFUSED was due";
    return thrown.details["errorCode"] === code ? silent(call) : "the code of the refusal was lost";
  },
  "never answered": async (call) => {
    await call.subject.advance(30_001);
    return problemOfOutcome(call, "OCPP_CALL_TIMEOUT") ?? silent(call);
  },
  "answered late": async (call) => {
    await call.subject.advance(30_001);
    const before = call.subject.peer.counters.answersLate;
    await call.subject.say(JSON.stringify([3, call.id, goodAnswer(call)]));
    return (
      problemOfOutcome(call, "OCPP_CALL_TIMEOUT") ??
      silent(call) ??
      (call.subject.peer.counters.answersLate === before + 1 ? undefined : "the late answer was not counted")
    );
  },
  "answer cannot be read": async (call) => {
    const id = JSON.stringify(call.id);
    await call.subject.say(
      call.dice.pick([`[3,${id}]`, `[3,${id},[]]`, `[3,${id},"${canary}"]`, `[4,${id}]`, `[4,${id},1,2,3]`, `[3,${id},{"__proto__":1}]`, `[3,${id},{},1]`]),
    );
    return problemOfOutcome(call, "OCPP_RESPONSE_INVALID") ?? silent(call);
  },
  "answers to others first": async (call) => {
    const other = call.dice.pick([call.id.toUpperCase(), `${call.id} `, "own-0", "__proto__"]);
    await call.subject.say(JSON.stringify([3, other, goodAnswer(call)]), JSON.stringify([4, other, "GenericError", "", {}]));
    if (call.outcome() !== undefined) return "an answer with another id ended the call";
    const answer = goodAnswer(call);
    await call.subject.say(JSON.stringify([3, call.id, answer]));
    return problemOfValue(call, answer) ?? silent(call);
  },
  aborted: async (call) => {
    call.abort();
    await call.subject.advance(0);
    const problem = problemOfOutcome(call, "OCPP_CALL_ABORTED") ?? silent(call);
    // It keeps its place on the wire until it is answered.
    await call.subject.say(JSON.stringify([3, call.id, goodAnswer(call)]));
    return problem ?? silent(call);
  },
};
