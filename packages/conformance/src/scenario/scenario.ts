// SPDX-License-Identifier: Apache-2.0
import { type Clock, Hours, Millis, Seconds } from "@chargehand/kernel";
import { Bell } from "./bell.ts";
import { type Evidence, shown } from "./evidence.ts";
import type { CaseSettings } from "./settings.ts";
import { type ActionOutcome, CaseEnd } from "./verdict.ts";

/** Time of the system under test. */
export interface SystemTime {
  readonly clock: Clock;
  /** Moves it on and resolves when the system has done what was due. Absent: the system lives in real time. */
  readonly advance?: (duration: Millis) => Promise<void>;
  /** Resolves after a short time at most; true when all that the system has said was answered. Absent: nobody knows. */
  readonly quiet?: () => Promise<boolean>;
}

export interface ScenarioParts {
  readonly evidence: Evidence;
  readonly settings: CaseSettings;
  readonly time: SystemTime;
  /** Transport time: patience with the wire. */
  readonly transport: Clock;
  /** Aborts when the case's time is up. */
  readonly signal: AbortSignal;
}

const virtualStep = Seconds(1);
/** Real time that a message gets to cross the wire before the next second of virtual time begins, and after the last. */
const wireTime = Millis(15);
const lastWireTime = Millis(400);
/** The same while the system is not connected: back-off and handshakes are always of real time. */
const knockTime = Millis(100);

/** What every check has in its hands: steps, judgements, and waits that end. */
export class Scenario {
  readonly evidence: Evidence;
  readonly settings: CaseSettings;
  readonly time: SystemTime;
  readonly signal: AbortSignal;
  /** Rung whenever anything came from the system under test. */
  readonly bell = new Bell();
  readonly #transport: Clock;
  /** Whether a connection is awaited: then virtual time goes slower. */
  protected isWireDown: () => boolean = () => false;

  constructor(parts: ScenarioParts) {
    this.evidence = parts.evidence;
    this.settings = parts.settings;
    this.time = parts.time;
    this.signal = parts.signal;
    this.#transport = parts.transport;
  }

  /** Begins a step; a verdict names the step that it fell in. */
  step(text: string): void {
    this.signal.throwIfAborted();
    this.evidence.beginStep(text);
  }

  /** The case fails unless it holds. Say what must be so: "the status is Accepted". */
  check(held: boolean, must: string, got?: unknown): void {
    this.evidence.check(held, must, got);
    if (!held) throw new CaseEnd("fail", got === undefined ? `not so: ${must}` : `not so: ${must}; it is ${shown(got).slice(0, 300)}`);
  }

  /** What must be there. */
  must<T>(value: T | undefined, what: string): T {
    if (value === undefined) {
      this.evidence.check(false, `${what} is there`);
      throw new CaseEnd("fail", `${what} is missing`);
    }
    return value;
  }

  /** The same value, by JSON. */
  equal<T>(got: T, wanted: T, what: string): void {
    this.check(shown(got) === shown(wanted), `${what} is ${shown(wanted)}`, got);
  }

  oneOf<T>(got: T, wanted: readonly T[], what: string): void {
    this.check(wanted.includes(got), `${what} is one of ${wanted.map(shown).join(", ")}`, got);
  }

  fail(reason: string): never {
    throw new CaseEnd("fail", reason);
  }

  /** The system lacks, and may lack, what the case is about. */
  notApplicable(condition: string): never {
    throw new CaseEnd("notApplicable", condition);
  }

  couldNotTell(reason: string): never {
    throw new CaseEnd("couldNotTell", reason);
  }

  /** What the SUT's clock says now. */
  now(): number {
    return this.time.clock.wallMs();
  }

  /** Lets time of the system under test pass: at once where it is virtual. */
  async pass(duration: Millis): Promise<void> {
    await this.#during(duration, () => undefined, this.time.quiet);
  }

  /** Transport time, for what happens on the wire; the same as the system's where that lives in real time. */
  wireMs(): number {
    return this.#transport.monoMs();
  }

  /** Waits until `find` gives something, at most `within` (default: the patience of the settings); undefined when nothing came. */
  async until<T>(find: () => T | undefined, within: Millis = this.settings.patience): Promise<T | undefined> {
    return this.#during(within, find);
  }

  /** The same for what happens on the wire, such as a back-off, which no virtual time moves: at most `within` of transport time. */
  async untilOnWire(happened: () => boolean, within: Millis): Promise<boolean> {
    const end = this.wireMs() + within;
    await this.until(() => (happened() || this.wireMs() > end ? true : undefined), Hours(100));
    return happened();
  }

  /** Writes down what a hand did, and ends the case when it could not do its part: no such thing in the system (`lacking` says what that means), or not by this rig. */
  accept(outcome: ActionOutcome, what: string, lacking: "fail" | "notApplicable"): void {
    const { outcome: kind, reason = "no reason given" } = (outcome ?? {}) as { readonly outcome?: unknown; readonly reason?: string };
    this.evidence.action(kind === "done" ? what : `${what}: ${reason}`);
    if (kind === "done") return;
    if (kind === "unsupported") throw new CaseEnd(lacking, `${what}: ${reason}`);
    if (kind === "notAutomated") throw new CaseEnd("couldNotTell", `${what}: ${reason}`);
    throw new CaseEnd("couldNotTell", `${what}: the rig answered ${shown(outcome)}, which is neither done nor unsupported nor notAutomated`);
  }

  /** A promise of somebody outside, cut off after `within` of real time. */
  async bounded<T>(work: Promise<T>, within: Millis, late: () => CaseEnd): Promise<T> {
    const over = Promise.withResolvers<never>();
    const timer = this.#transport.after("conformance bound", within, () => over.reject(late()));
    const onAbort = () => over.reject(this.signal.reason);
    this.signal.addEventListener("abort", onAbort, { once: true });
    try {
      return await Promise.race([work, over.promise]);
    } finally {
      timer.cancel();
      this.signal.removeEventListener("abort", onAbort);
    }
  }

  async #during<T>(duration: Millis, find: () => T | undefined, quiet?: () => Promise<boolean>): Promise<T | undefined> {
    const { clock, advance } = this.time;
    const end = clock.monoMs() + duration;
    for (;;) {
      this.signal.throwIfAborted();
      const found = find();
      if (found !== undefined) return found;
      const left = end - clock.monoMs();
      if (left <= 0) return advance === undefined || (await quiet?.()) === true ? undefined : this.#afterTheLast(find);
      if (advance === undefined) await this.bell.next(clock, Millis(left), this.signal);
      else {
        await this.bell.next(this.#transport, this.isWireDown() ? knockTime : wireTime, this.signal);
        const foundNow = find();
        if (foundNow !== undefined) return foundNow;
        await advance(Millis(Math.min(left, virtualStep)));
      }
    }
  }

  /** Virtual time is over, but what was sent in it may still be on the wire. */
  async #afterTheLast<T>(find: () => T | undefined): Promise<T | undefined> {
    const end = this.#transport.monoMs() + lastWireTime;
    for (;;) {
      const found = find();
      const left = end - this.#transport.monoMs();
      if (found !== undefined || left <= 0) return found;
      await this.bell.next(this.#transport, Millis(left), this.signal);
    }
  }
}
