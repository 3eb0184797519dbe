// SPDX-License-Identifier: Apache-2.0
import { ChargehandError, type Clock, type Ids, type Log, Millis, messageOf } from "@chargehand/kernel";
import { type Action, type CloseInfo, createPeer, type OcppPeer, type Request, type Response, type Routes, type Transport } from "@chargehand/ocpp";
import { recordingTransport } from "./recording-transport.ts";
import type { Scenario } from "./scenario.ts";
import { type UncheckedAnswer, UncheckedCalls } from "./unchecked-calls.ts";
import { CaseEnd } from "./verdict.ts";

export type Act = Action<"2.0.1">;
export type Req<A extends Act> = Request<"2.0.1", A>;
export type Res<A extends Act> = Response<"2.0.1", A>;

/** How our side answers an action of the system under test. May wait, or throw a `refusal` for a CALLERROR. */
export type Answer<A extends Act> = (request: Req<A>) => Res<A> | Promise<Res<A>>;
export type Answers = { readonly [A in Act]?: Answer<A> };

/** One CALL that came from the system under test. */
export interface Received<A extends Act = Act> {
  readonly action: A;
  readonly request: Req<A>;
  readonly at: number;
  /** Counts all CALLs of the case. */
  readonly index: number;
  taken: boolean;
}

/** What a CALL of ours came to. */
export type Called<A extends Act> =
  | { readonly ok: true; readonly response: Res<A> }
  /** A CALLERROR, with its code. */
  | { readonly ok: false; readonly errorCode: string; readonly description: string };

export interface SideParts {
  readonly scenario: Scenario;
  readonly answers: Answers;
  readonly transportClock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

/** Most CALLs kept of one case: a system that sends without end is told so, and fails. */
const MOST_RECEIVED = 5_000;

/** Our side of the wire, station or CSMS: answers what comes, keeps it, lets a check wait for it. Outlives reconnections. */
export class OcppSide {
  readonly received: Received[] = [];
  readonly closings: CloseInfo[] = [];
  readonly violations: string[] = [];
  protected readonly parts: SideParts;
  readonly #answers: { [action: string]: Answer<never> | undefined };
  readonly #once = new Map<string, Answer<never>[]>();
  #peer: OcppPeer<"2.0.1"> | undefined;
  #transport: Transport | undefined;
  readonly #unchecked: UncheckedCalls;

  constructor(parts: SideParts) {
    this.parts = parts;
    this.#unchecked = new UncheckedCalls(parts.ids);
    this.#answers = { ...parts.answers } as { [action: string]: Answer<never> | undefined };
  }

  get isOpen(): boolean {
    return this.#peer?.isOpen === true;
  }

  /** From now on these are answered so. */
  answer<A extends Act>(action: A, answer: Answer<A>): void;
  answer<A extends Act>(action: A, answer: Res<A>): void;
  answer<A extends Act>(action: A, answer: Answer<A> | Res<A>): void;
  answer<A extends Act>(action: A, answer: Answer<A> | Res<A>): void {
    this.#answers[action] = (typeof answer === "function" ? answer : () => answer) as Answer<never>;
  }

  /** The next one is answered so, after those that were said before. */
  answerOnce<A extends Act>(action: A, answer: Answer<A>): void;
  answerOnce<A extends Act>(action: A, answer: Res<A>): void;
  answerOnce<A extends Act>(action: A, answer: Answer<A> | Res<A>): void;
  answerOnce<A extends Act>(action: A, answer: Answer<A> | Res<A>): void {
    const waiting = this.#once.get(action) ?? [];
    waiting.push((typeof answer === "function" ? answer : () => answer) as Answer<never>);
    this.#once.set(action, waiting);
  }

  /** Sends a CALL; the case fails when it is refused or not answered in time. */
  async call<A extends Act>(action: A, request: Req<A>): Promise<Res<A>> {
    const called = await this.tryCall(action, request);
    if (called.ok) return called.response;
    throw new CaseEnd("fail", `${action} was answered with the CALLERROR ${called.errorCode}: ${called.description}`);
  }

  /** Sends a CALL and gives also a CALLERROR back. No answer in time, a lost connection and an answer against the schema fail the case. */
  async tryCall<A extends Act>(action: A, request: Req<A>): Promise<Called<A>> {
    const { scenario } = this.parts;
    const peer = this.#peer;
    if (peer === undefined) throw new CaseEnd("fail", `${action} could not be sent: the system under test is not connected`);
    // Virtual time goes on while the answer is awaited: the system may need it.
    const call = peer.call(action, request, { timeout: Millis(Math.max(1_000, scenario.settings.patience)), signal: scenario.signal }).then(
      (response) => ({ response: response as Res<A> }),
      (thrown: unknown) => ({ thrown }),
    );
    let answer: Awaited<typeof call> | undefined;
    void call.then((got) => {
      answer = got;
      scenario.bell.ring();
    });
    await scenario.until(() => answer);
    const settled = answer ?? (await call);
    if ("response" in settled) return { ok: true, response: settled.response };
    return this.#refused(action, settled.thrown);
  }

  /**
   * The earliest CALL of that action which no `expect` has taken yet and which fits `where`; waits for it. The case fails when none comes.
   */
  async expect<A extends Act>(
    action: A,
    options: { readonly where?: (request: Req<A>) => boolean; readonly within?: Millis; readonly what?: string } = {},
  ): Promise<Req<A>> {
    const got = await this.maybe(action, options);
    const what = options.what ?? `a ${action}${options.where === undefined ? "" : " that fits"}`;
    this.parts.scenario.evidence.check(got !== undefined, `${what} comes`);
    if (got === undefined) throw new CaseEnd("fail", `${what} did not come${this.#insteadOf(action)}`);
    return got;
  }

  /** Like `expect`, but nothing is an answer too. */
  async maybe<A extends Act>(
    action: A,
    { where, within }: { readonly where?: (request: Req<A>) => boolean; readonly within?: Millis } = {},
  ): Promise<Req<A> | undefined> {
    const find = () => (this.received as Received<A>[]).find((one) => one.action === action && !one.taken && (where?.(one.request) ?? true));
    const got = await this.parts.scenario.until(find, within);
    if (got !== undefined) got.taken = true;
    return got?.request;
  }

  /** Nothing of that action may come within `during` of the system's time (nor have come untaken). */
  async expectNone<A extends Act>(action: A, during: Millis, where?: (request: Req<A>) => boolean): Promise<void> {
    const { scenario } = this.parts;
    const came = await this.maybe(action, { ...(where === undefined ? {} : { where }), within: during });
    scenario.check(came === undefined, `no ${action} comes for ${during / 1_000} s`, came);
  }

  /** All that came of an action, taken or not, oldest first. */
  all<A extends Act>(action: A): readonly Req<A>[] {
    return (this.received as Received<A>[]).filter((one) => one.action === action).map((one) => one.request);
  }

  /** What has come so far is not looked at again. */
  forget(): void {
    for (const one of this.received) one.taken = true;
  }

  /** Waits until the connection is closed, by whomever; undefined when it stays. */
  async untilClosed(within?: Millis): Promise<boolean> {
    return (await this.parts.scenario.until(() => (this.isOpen ? undefined : true), within)) ?? false;
  }

  /** Sends a CALL that may be against its schema, to see it turned down; gives the answer as it came. The case fails when none comes in time. */
  async callUnchecked(action: Act, payload: object): Promise<UncheckedAnswer> {
    const { id, frame } = this.#unchecked.begin(action, payload);
    await this.sendRaw(frame);
    const answer = await this.parts.scenario.until(() => this.#unchecked.answerTo(id));
    if (answer === undefined) throw new CaseEnd("fail", `${action} was not answered in time`);
    return answer;
  }

  /** A text of ours as it is, readable or not. */
  async sendRaw(text: string): Promise<void> {
    await this.#transport?.send(text)?.catch((thrown: unknown) => this.parts.scenario.evidence.note(`not sent: ${messageOf(thrown)}`));
  }

  close(): void {
    this.#peer?.close();
  }

  /** Without a farewell, as when a cable is cut. */
  cut(): void {
    this.#transport?.terminate();
  }

  /** A connection stands: from now on it is this one that is spoken over. */
  protected adopt(inner: Transport): void {
    const { scenario, transportClock, ids, log } = this.parts;
    const transport = recordingTransport(inner, {
      onFrame: (direction, text) => scenario.evidence.frame(direction, text),
      takes: (text) => {
        const isTaken = this.#unchecked.take(text);
        if (isTaken) scenario.bell.ring();
        return isTaken;
      },
      onClose: (info) => {
        this.closings.push(info);
        scenario.evidence.note(`connection closed, ${info.code} ${info.reason}`);
        this.onClosed(inner);
        scenario.bell.ring();
      },
    });
    this.#transport = transport;
    const options = { version: "2.0.1" as const, transport, routes: this.#routes(), clock: transportClock, ids, log };
    this.#peer = createPeer({
      ...options,
      observer: {
        onViolation: ({ kind, description, action }) => {
          const text = `${kind}${action === undefined ? "" : ` in ${action}`}: ${description}`;
          if (this.violations.length < 100) this.violations.push(text);
          scenario.evidence.note(`against the protocol, ${text}`);
        },
      },
    });
    scenario.evidence.note("connection open");
    scenario.bell.ring();
  }

  /** Told of the end of each connection. */
  protected onClosed(_transport: Transport): void {}

  #routes(): Routes<"2.0.1"> {
    const routes: { [action: string]: (request: never) => unknown } = {};
    for (const action of Object.keys(this.#answers)) routes[action] = (request: never) => this.#take(action as Act, request);
    return routes as Routes<"2.0.1">;
  }

  /** Nothing more is kept, and the connection is cut; a system that comes back is heard no more in this case. */
  #endless(): CaseEnd {
    const reason = `the system under test sends without end: more than ${MOST_RECEIVED} requests`;
    if (!this.violations.includes(reason)) this.violations.unshift(reason);
    this.cut();
    return new CaseEnd("fail", reason);
  }

  #take(action: Act, request: never): unknown {
    const { scenario } = this.parts;
    if (this.received.length >= MOST_RECEIVED) throw this.#endless();
    this.received.push({ action, request, at: scenario.now(), index: this.received.length, taken: false });
    scenario.bell.ring();
    const answer = this.#once.get(action)?.shift() ?? this.#answers[action];
    return answer?.(request);
  }

  #insteadOf(action: string): string {
    const others = [...new Set(this.received.filter((one) => !one.taken && one.action !== action).map((one) => one.action))];
    if (!this.isOpen) return "; the system under test is not connected";
    return others.length === 0 ? "" : `; untaken: ${others.slice(-8).join(", ")}`;
  }

  #refused<A extends Act>(action: A, thrown: unknown): Called<A> {
    this.parts.scenario.signal.throwIfAborted();
    if (!(thrown instanceof ChargehandError)) throw thrown;
    if (thrown.code === "OCPP_CALL_REFUSED") {
      const { errorCode, errorDescription } = thrown.details;
      return { ok: false, errorCode: String(errorCode), description: String(errorDescription ?? "") };
    }
    if (thrown.code === "OCPP_CALL_TIMEOUT") throw new CaseEnd("fail", `${action} was not answered in time`);
    if (thrown.code === "OCPP_DISCONNECTED") {
      const [violation] = this.violations;
      throw new CaseEnd(
        "fail",
        `the connection was lost before ${action} was answered${violation === undefined ? "" : `, after a message against the protocol: ${violation}`}`,
      );
    }
    if (thrown.code === "OCPP_RESPONSE_INVALID") throw new CaseEnd("fail", `the answer to ${action} is against its schema: ${thrown.message}`);
    throw new CaseEnd("couldNotTell", `the tester could not send ${action}: ${thrown.message}`);
  }
}
