// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Log, Minutes, messageOf, type Random } from "@chargehand/kernel";
import { Value } from "typebox/value";
import { type CommandRequest, CommandRequestSchema, type CommandView } from "../api/schemas.ts";
import type { LiveChange, TransactionEventCommand } from "../domain.ts";
import { error } from "../errors.ts";
import type { CommandStep, Commands, Sessions, Viewer } from "../repositories.ts";
import { callsFor, type OutgoingCall } from "../versions/outgoing.ts";
import type { CommandContext } from "../versions/wishes.ts";
import { carryOut, type Sender, type UnknownOutcome } from "./carry-out.ts";
import { type DoubtfulCommand, Doubts } from "./doubts.ts";
import type { Doubt, Verdict } from "./reconcile.ts";

export type { CallAnswer, Sender } from "./carry-out.ts";

/** A wish for a station that is away waits this long, in domain time; then it is Expired. */
export const COMMAND_LIFETIME = Minutes(5);
const MOST_WAITING = 16;
/** Asked for by "charge now"; every station clamps it to its own rating. */
const HIGHEST_RATING_A = 80;

export interface CommandDispatchDeps {
  readonly commands: Pick<Commands, "create" | "advance" | "unfinished">;
  readonly sessions: Pick<Sessions, "openTransaction" | "traces">;
  /** Undefined while the station is away or has not booted. */
  readonly senderOf: (stationId: string) => Sender | undefined;
  readonly publish: (change: LiveChange) => void;
  /** Domain time. */
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

interface Waiting {
  readonly commandId: string;
  readonly tenantId: number;
  readonly stationId: string;
  readonly wish: CommandRequest;
  readonly personToken: string;
  readonly expiresAt: number;
  /** Of what may start a transaction: drawn once and kept with the command, so that its transaction is known again. */
  readonly remoteStartId: number | undefined;
  /** Of a stop: the transaction that ran when it was asked for, or when it was first sent. */
  transactionId: string | undefined;
  /** Epoch ms, domain time: when it first went out; then only the answer is missing. */
  sentAt: number | undefined;
  /** A call that must not be repeated went out, or may have in the process before this one. */
  mayHaveActed: boolean;
}

export interface Person {
  readonly viewer: Viewer;
  /** At most 36 characters; also the station's central token for starts. */
  readonly token: string;
}

/**
 * Carries wishes to stations: durable first, then in order, one at a time for each station. A wish for a station that
 * is away is sent when it comes back within its lifetime. One whose answer is lost is sent again where that is safe; else its
 * outcome is Unknown until what the station tells decides it.
 */
export class CommandDispatch {
  readonly #deps: CommandDispatchDeps;
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #busy = new Set<string>();
  /** Of the busy ones those that were called ready meanwhile: what the running loop saw may be an older connection. */
  readonly #readyAgain = new Set<string>();
  readonly #doubts: Doubts;

  constructor(deps: CommandDispatchDeps) {
    this.#deps = deps;
    const isReachable = (stationId: string) => deps.senderOf(stationId) !== undefined;
    const settle = (command: DoubtfulCommand, { status, detail, isFinal }: Verdict) => this.#advance(command, { status, detail, isFinal });
    this.#doubts = new Doubts({ sessions: deps.sessions, clock: deps.clock, log: deps.log, isReachable, settle });
  }

  /** Stores the wish and starts to send it; resolves when it is durable. Throws CSMS_COMMAND_REFUSED when too many wait. */
  async request(stationId: string, wish: CommandRequest, person: Person): Promise<CommandView> {
    const queue = this.#waiting.get(stationId) ?? [];
    if (queue.length >= MOST_WAITING) throw error("CSMS_COMMAND_REFUSED", `${MOST_WAITING} commands wait for this station already; wait until it is back`);
    const expiresAt = this.#deps.clock.wallMs() + COMMAND_LIFETIME;
    const keys = await this.#keysOf(stationId, wish, person.viewer);
    const view = await this.#deps.commands.create(person.viewer, {
      stationId,
      kind: wish.kind,
      facts: { wish, beneficiary: "owner", provenance: "owner", ...keys },
      requestedBy: person.token,
      expiresAt,
    });
    this.#deps.publish({ type: "command", stationId, commandId: view.id });
    const names = { commandId: view.id, tenantId: person.viewer.tenantId, stationId, personToken: person.token };
    this.#push({ ...names, wish, expiresAt, remoteStartId: undefined, transactionId: undefined, ...keys, sentAt: undefined, mayHaveActed: false });
    void this.#drain(stationId);
    return view;
  }

  /** Takes up what the process before this one left. What was with a station then has an outcome that nobody heard. */
  async resume(tenantId: number): Promise<void> {
    for (const { view, facts, expiresAt = 0, deliveredAt } of await this.#deps.commands.unfinished(tenantId)) {
      const left = {
        ...{ commandId: view.id, tenantId, stationId: view.stationId, wish: facts["wish"], personToken: view.requestedBy, expiresAt },
        remoteStartId: typeof facts["remoteStartId"] === "number" ? facts["remoteStartId"] : undefined,
        transactionId: typeof facts["transactionId"] === "string" ? facts["transactionId"] : undefined,
        sentAt: view.status === "Sent" ? undefined : (deliveredAt ?? Date.parse(view.requestedAt)),
        mayHaveActed: view.status !== "Sent",
      };
      if (!isWaiting(left)) await this.#advance(left, endOfForeign(left));
      else if (view.status === "Unknown") await this.#doubt(left, view.detail ?? STOPPED, aboutOf(left.wish));
      else if (view.status === "Delivered" && left.wish.kind === "start") await this.#doubt(left, STOPPED, "start");
      else this.#push(left);
    }
  }

  /** The station can be reached: sends what waits. Safe to call at any time. */
  ready(stationId: string): Promise<void> {
    this.#doubts.back(stationId);
    return this.#drain(stationId);
  }

  /** Whether what the station tells of its transactions is wanted by `heard`. */
  isInDoubt(stationId: string): boolean {
    return this.#doubts.has(stationId);
  }

  /** The station has told of a transaction, and it is durable. */
  heard(stationId: string, event: TransactionEventCommand): void {
    this.#doubts.heard(stationId, event);
  }

  async #drain(stationId: string): Promise<void> {
    if (this.#busy.has(stationId)) {
      this.#readyAgain.add(stationId);
      return;
    }
    this.#busy.add(stationId);
    for (;;) {
      this.#readyAgain.delete(stationId);
      const [next, sender] = [this.#first(stationId), this.#deps.senderOf(stationId)];
      if (next === undefined || sender === undefined) break;
      const isOver = await this.#send(next, sender).catch((cause: unknown) => {
        this.#deps.log.error({ stationId, reason: messageOf(cause) }, "a command could not be carried out");
        return false;
      });
      if (isOver) this.#drop(next);
      else if (!this.#readyAgain.has(stationId)) break;
    }
    this.#busy.delete(stationId);
  }

  /** Ends what waited too long, and looks at what is of unknown outcome. Called now and then. */
  async expire(): Promise<void> {
    const now = this.#deps.clock.wallMs();
    for (const waiting of [...this.#waiting.values()].flat()) {
      if (waiting.expiresAt > now || this.#busy.has(waiting.stationId)) continue;
      await this.#giveUp(waiting).then(
        () => this.#drop(waiting),
        (cause: unknown) =>
          this.#deps.log.warn({ stationId: waiting.stationId, reason: messageOf(cause) }, "the end of a command could not be stored; it will be"),
      );
    }
    await this.#doubts.checkDue();
  }

  #push(waiting: Waiting): void {
    this.#waiting.set(waiting.stationId, [...(this.#waiting.get(waiting.stationId) ?? []), waiting]);
  }

  #first(stationId: string): Waiting | undefined {
    return this.#waiting.get(stationId)?.[0];
  }

  #drop(waiting: Waiting): void {
    const left = (this.#waiting.get(waiting.stationId) ?? []).filter((other) => other !== waiting);
    if (left.length === 0) this.#waiting.delete(waiting.stationId);
    else this.#waiting.set(waiting.stationId, left);
  }

  /** The end of a wish past its time: a station that has had it was not away. */
  async #giveUp(waiting: Waiting): Promise<void> {
    if (waiting.sentAt === undefined) await this.#advance(waiting, { status: "Expired", detail: "the station was away" });
    else await this.#doubt(waiting, LOST, aboutOf(waiting.wish));
  }

  /** False when the connection went before the outcome was known and the wish may be sent again. */
  async #send(waiting: Waiting, sender: Sender): Promise<boolean> {
    if (waiting.expiresAt <= this.#deps.clock.wallMs()) {
      await this.#giveUp(waiting);
      return true;
    }
    const calls = callsFor(sender.version, waiting.wish, await this.#contextOf(waiting));
    const isAgain = waiting.sentAt !== undefined;
    if (calls === undefined && !isAgain) await this.#advance(waiting, { status: "Refused", detail: "no transaction is running" });
    else if (calls === undefined || (waiting.mayHaveActed && !calls.every(isSafe))) await this.#doubt(waiting, LOST, aboutOf(waiting.wish));
    else {
      waiting.sentAt ??= this.#deps.clock.wallMs();
      await this.#advance(waiting, { status: "Delivered" });
      const outcome = await carryOut(calls, {
        version: sender.version,
        send: (call) => {
          waiting.mayHaveActed ||= !isSafe(call);
          return sender.send(call);
        },
      });
      if (outcome === "sendAgain") return false;
      if (outcome.status === "Unknown") await this.#doubt(waiting, outcome.detail, outcome.about);
      // The first sending may have ended the transaction that the second no longer found.
      else if (outcome.status === "Refused" && isAgain && waiting.wish.kind === "stop") await this.#doubt(waiting, `sent again: ${outcome.detail}`, "stop");
      else await this.#advance(waiting, outcome);
    }
    return true;
  }

  /** Nobody heard the outcome: it is Unknown, for good where nothing that the station tells can show it. */
  async #doubt(waiting: Waiting, detail: string, about: UnknownOutcome["about"]): Promise<void> {
    const { commandId, tenantId, stationId } = waiting;
    if (about !== undefined) this.#doubts.add({ commandId, tenantId, stationId, doubt: doubtOf(about, waiting) });
    await this.#advance(waiting, { status: "Unknown", detail, isFinal: about === undefined });
    await this.#doubts.check(stationId);
  }

  async #advance({ tenantId, commandId, stationId }: Omit<DoubtfulCommand, "doubt">, to: CommandStep): Promise<void> {
    const changed = await this.#deps.commands.advance(tenantId, commandId, to);
    if (changed !== undefined) this.#deps.publish({ type: "command", stationId, commandId });
  }

  async #contextOf(waiting: Waiting): Promise<CommandContext> {
    const { tenantId, stationId, personToken, remoteStartId = 0 } = waiting;
    const open = await this.#deps.sessions.openTransaction({ tenantId, face: "operator" }, stationId);
    // A stop means the transaction that it was asked for, also when it is sent again: by then another may run.
    if (waiting.wish.kind === "stop") waiting.transactionId ??= open?.transactionId;
    return {
      evseId: open?.evseId ?? 1,
      ratingA: HIGHEST_RATING_A,
      personToken,
      remoteStartId,
      ...(open === undefined ? {} : { transactionId: waiting.transactionId ?? open.transactionId, isAuthorised: open.isAuthorised }),
    };
  }

  /** What the command is known by in what the station tells later; kept with it. */
  async #keysOf(stationId: string, { kind }: CommandRequest, viewer: Viewer): Promise<Partial<Pick<Waiting, "remoteStartId" | "transactionId">>> {
    if (kind === "start" || kind === "chargeNow") return { remoteStartId: this.#deps.random.int(2 ** 31 - 1) };
    const open = kind === "stop" ? await this.#deps.sessions.openTransaction(viewer, stationId) : undefined;
    return open === undefined ? {} : { transactionId: open.transactionId };
  }
}

const STOPPED = "the CSMS stopped before the station answered; whether it acted is not known";
const LOST = "the station's answer was lost; whether it acted is not known";

const isSafe = ({ isRepeatable }: OutgoingCall): boolean => isRepeatable;

/** Of what a station tells only the start and the end of a transaction show that a command was heard. */
const aboutOf = ({ kind }: CommandRequest): Doubt["about"] | undefined => {
  if (kind === "stop") return "stop";
  return kind === "start" || kind === "chargeNow" ? "start" : undefined;
};

function doubtOf(about: Doubt["about"], { sentAt = 0, remoteStartId, personToken, transactionId }: Waiting): Doubt {
  return about === "start" ? { about, sentAt, remoteStartId, personToken } : { about, sentAt, transactionId };
}

/** A command of a program that knew other wishes. */
const endOfForeign = ({ sentAt }: { readonly sentAt: number | undefined }): CommandStep =>
  sentAt === undefined
    ? { status: "Refused", detail: "not sent: this version of the CSMS does not know that wish" }
    : { status: "Unknown", detail: STOPPED, isFinal: true };

/** A wish that this program wrote itself; one of a program with other wishes is not guessed at. */
const isWaiting = (read: Omit<Waiting, "wish"> & { readonly wish: unknown }): read is Waiting => Value.Check(CommandRequestSchema, read.wish);
