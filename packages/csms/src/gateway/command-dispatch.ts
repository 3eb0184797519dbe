// SPDX-License-Identifier: Apache-2.0
import { type ChargehandError, type Clock, hasCode, type Log, Minutes, messageOf, type Random } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { Value } from "typebox/value";
import { type CommandRequest, CommandRequestSchema, type CommandView } from "../api/schemas.ts";
import type { LiveChange } from "../domain.ts";
import { error } from "../errors.ts";
import type { Commands, Sessions, Viewer } from "../repositories.ts";
import { callsFor, type OutgoingCall } from "../versions/outgoing.ts";
import type { CommandContext } from "../versions/wishes.ts";

/** A wish for a station that is away waits this long, in domain time; then it is Expired. */
export const COMMAND_LIFETIME = Minutes(5);
const MOST_WAITING = 16;
/** Asked for by "charge now"; every station clamps it to its own rating. */
const HIGHEST_RATING_A = 80;

/** A station's answer to one of our calls. */
export interface CallAnswer {
  readonly status: string;
  readonly statusInfo?: { readonly reasonCode: string; readonly additionalInfo?: string };
}
/** Speaks to a station in the version of its connection. */
export interface Sender {
  readonly version: OcppVersion;
  /** Sends one call of that version; rejects as `OcppPeer.call` does. */
  send(call: OutgoingCall): Promise<CallAnswer>;
}

export interface CommandDispatchDeps {
  readonly commands: Pick<Commands, "create" | "advance" | "unfinished">;
  readonly sessions: Pick<Sessions, "openTransaction">;
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
}

export interface Person {
  readonly viewer: Viewer;
  /** At most 36 characters; also the station's central token for starts. */
  readonly token: string;
}

type Outcome = { readonly status: "Done" | "Refused"; readonly detail?: string } | "sendAgain";

/**
 * Carries wishes to stations: durable first, then in order, one at a time for each station. A wish for a station that
 * is away is sent when it comes back within its lifetime.
 */
export class CommandDispatch {
  readonly #deps: CommandDispatchDeps;
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #busy = new Set<string>();
  /** Of the busy ones those that were called ready meanwhile: what the running loop saw may be an older connection. */
  readonly #readyAgain = new Set<string>();
  /** Went out at least once; only the answer is missing. */
  readonly #delivered = new WeakSet<Waiting>();

  constructor(deps: CommandDispatchDeps) {
    this.#deps = deps;
  }

  /** Stores the wish and starts to send it; resolves when it is durable. Throws CSMS_COMMAND_REFUSED when too many wait. */
  async request(stationId: string, wish: CommandRequest, person: Person): Promise<CommandView> {
    const queue = this.#waiting.get(stationId) ?? [];
    if (queue.length >= MOST_WAITING) throw error("CSMS_COMMAND_REFUSED", `${MOST_WAITING} commands wait for this station already; wait until it is back`);
    const expiresAt = this.#deps.clock.wallMs() + COMMAND_LIFETIME;
    const view = await this.#deps.commands.create(person.viewer, {
      stationId,
      kind: wish.kind,
      facts: { wish, beneficiary: "owner", provenance: "owner" },
      requestedBy: person.token,
      expiresAt,
    });
    this.#deps.publish({ type: "command", stationId, commandId: view.id });
    const waiting = { commandId: view.id, tenantId: person.viewer.tenantId, stationId, wish, personToken: person.token, expiresAt };
    this.#waiting.set(stationId, [...(this.#waiting.get(stationId) ?? []), waiting]);
    void this.ready(stationId);
    return view;
  }

  /** Takes up what the process before this one left. What was with a station then has an outcome that nobody heard. */
  async resume(tenantId: number): Promise<void> {
    for (const { view, facts, expiresAt = 0 } of await this.#deps.commands.unfinished(tenantId)) {
      const waiting = { commandId: view.id, tenantId, stationId: view.stationId, wish: facts["wish"], personToken: view.requestedBy, expiresAt };
      if (view.status === "Sent" && isWaiting(waiting)) this.#waiting.set(view.stationId, [...(this.#waiting.get(view.stationId) ?? []), waiting]);
      else await this.#advance(waiting, { status: "Refused", detail: "the CSMS stopped before the station answered; whether it acted is not known" });
    }
  }

  /** The station can be reached: sends what waits. Safe to call at any time. */
  async ready(stationId: string): Promise<void> {
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

  /** Ends what waited too long. Called now and then. */
  async expire(): Promise<void> {
    const now = this.#deps.clock.wallMs();
    for (const waiting of [...this.#waiting.values()].flat()) {
      if (waiting.expiresAt > now || this.#busy.has(waiting.stationId)) continue;
      this.#drop(waiting);
      await this.#advance(waiting, this.#tooLate(waiting));
    }
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
  #tooLate(waiting: Waiting): { readonly status: "Expired" | "Refused"; readonly detail: string } {
    if (!this.#delivered.has(waiting)) return { status: "Expired", detail: "the station was away" };
    return { status: "Refused", detail: "the connection was lost before the station answered; whether it acted is not known" };
  }

  /** False when the connection went before the outcome was known and the wish may be sent again. */
  async #send(waiting: Waiting, sender: Sender): Promise<boolean> {
    if (waiting.expiresAt <= this.#deps.clock.wallMs()) {
      await this.#advance(waiting, this.#tooLate(waiting));
      return true;
    }
    const calls = callsFor(sender.version, waiting.wish, await this.#contextOf(waiting));
    if (calls === undefined) {
      await this.#advance(waiting, { status: "Refused", detail: "no transaction is running" });
      return true;
    }
    this.#delivered.add(waiting);
    await this.#advance(waiting, { status: "Delivered" });
    const outcome = await carryOut(calls, sender);
    if (outcome === "sendAgain") return false;
    await this.#advance(waiting, outcome);
    return true;
  }

  async #advance(
    { tenantId, commandId, stationId }: Pick<Waiting, "tenantId" | "commandId" | "stationId">,
    to: Parameters<Commands["advance"]>[2],
  ): Promise<void> {
    const changed = await this.#deps.commands.advance(tenantId, commandId, to);
    if (changed !== undefined) this.#deps.publish({ type: "command", stationId, commandId });
  }

  async #contextOf({ tenantId, stationId, personToken }: Waiting): Promise<CommandContext> {
    const open = await this.#deps.sessions.openTransaction({ tenantId, face: "operator" }, stationId);
    const remoteStartId = this.#deps.random.int(2 ** 31 - 1);
    return {
      evseId: open?.evseId ?? 1,
      ratingA: HIGHEST_RATING_A,
      personToken,
      remoteStartId,
      ...(open === undefined ? {} : { transactionId: open.transactionId, isAuthorised: open.isAuthorised }),
    };
  }
}

/** A wish that this program wrote itself; one of a program with other wishes is not guessed at. */
const isWaiting = (read: Omit<Waiting, "wish"> & { readonly wish: unknown }): read is Waiting => Value.Check(CommandRequestSchema, read.wish);

async function carryOut(calls: readonly OutgoingCall[], sender: Sender): Promise<Outcome> {
  for (const call of calls) {
    const outcome = await sender.send(call).then(
      (answer) => judge(call, answer),
      (cause: unknown) => outcomeOfFailure(call, cause),
    );
    if (outcome === "fulfilled" || (call.isCompanion && outcome !== "sendAgain")) continue;
    return outcome;
  }
  return { status: "Done" };
}

function judge(call: OutgoingCall, { status, statusInfo }: CallAnswer): "fulfilled" | Outcome {
  if (call.fulfilledBy.includes(status)) return "fulfilled";
  const why = statusInfo === undefined ? "" : ` (${[statusInfo.reasonCode, statusInfo.additionalInfo].filter(Boolean).join(": ")})`;
  return { status: "Refused", detail: `${call.action}: the station answered ${status}${why}` };
}

/** What the station did is unknown after a lost connection: repeat what is safe to repeat, and never assume the rest. */
function outcomeOfFailure(call: OutgoingCall, cause: unknown): Outcome {
  if (hasCode(cause, "OCPP_DISCONNECTED")) {
    if (call.isRepeatable) return "sendAgain";
    return { status: "Refused", detail: `${call.action}: the connection was lost before the station answered; whether it acted is not known` };
  }
  if (hasCode(cause, "OCPP_CALL_REFUSED")) {
    const { errorCode, errorDescription } = (cause as ChargehandError).details;
    return { status: "Refused", detail: `${call.action}: the station answered ${String(errorCode)} ${String(errorDescription ?? "")}`.trim() };
  }
  if (hasCode(cause, "OCPP_CALL_TIMEOUT")) return { status: "Refused", detail: `${call.action}: the station did not answer; whether it acted is not known` };
  return { status: "Refused", detail: `${call.action}: ${messageOf(cause)}` };
}
