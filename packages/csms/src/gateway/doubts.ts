// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Log, Minutes, messageOf, Seconds } from "@chargehand/kernel";
import type { TransactionEventCommand } from "../domain.ts";
import type { Sessions } from "../repositories.ts";
import { BoundedMap } from "./bounded-map.ts";
import { type Doubt, factsFor, isSilenceOver, reconcile, type Verdict } from "./reconcile.ts";

/** More of one station are given up, the oldest first: then they stay unknown. */
const MOST_IN_DOUBT = 16;
/** Transactions, of all stations, that are known to be of one start and so not of another. */
const MOST_TAKEN = 1_000;
/** Between two looks that no event called for; each is twice the one before, because what they see hardly changes. */
const FIRST_WAIT = Seconds(30);
const LONGEST_WAIT = Minutes(8);

export interface DoubtfulCommand {
  readonly commandId: string;
  readonly tenantId: number;
  readonly stationId: string;
  readonly doubt: Doubt;
}

export interface DoubtsDeps {
  readonly sessions: Pick<Sessions, "traces">;
  readonly isReachable: (stationId: string) => boolean;
  /** Makes the outcome durable. */
  readonly settle: (command: DoubtfulCommand, verdict: Verdict) => Promise<void>;
  /** Domain time. */
  readonly clock: Clock;
  readonly log: Log;
}

interface Station {
  commands: readonly DoubtfulCommand[];
  /** Epoch ms, domain time. */
  backAt: number | undefined;
  quietSince: number | undefined;
  isChecking: boolean;
  isToCheckAgain: boolean;
  /** Of looks that no event calls for: the next, epoch ms, domain time, and how long it waited for the last. */
  nextLookAt: number;
  wait: number;
  /** By their command: what was told meanwhile, so that it is told once. */
  readonly meanwhile: Map<string, string>;
}

const fresh = (): Station => ({
  ...{ commands: [], backAt: undefined, quietSince: undefined, isChecking: false, isToCheckAgain: false },
  ...{ nextLookAt: 0, wait: 0, meanwhile: new Map() },
});

/** The commands whose outcome is not known, until what their stations tell decides it; see reconcile.ts for the rule. */
export class Doubts {
  readonly #deps: DoubtsDeps;
  readonly #stations = new Map<string, Station>();
  /** Station and transaction that showed a start to be Done; kept for starts that are in doubt only later. */
  readonly #taken = new BoundedMap<true>(MOST_TAKEN);

  constructor(deps: DoubtsDeps) {
    this.#deps = deps;
  }

  /** From now on what the station tells is heard; `check` looks at what it has told already. */
  add(command: DoubtfulCommand): void {
    const { stationId, commandId } = command;
    const station = this.#stations.get(stationId) ?? fresh();
    this.#stations.set(stationId, station);
    const others = station.commands.filter((other) => other.commandId !== commandId);
    station.commands = [...others, command].sort((one, other) => one.doubt.sentAt - other.doubt.sentAt);
    lookSoon(station);
    if (!this.#deps.isReachable(stationId)) return;
    // Its silence until now says nothing about what it was only just sent.
    station.quietSince = this.#deps.clock.wallMs();
    station.backAt ??= station.quietSince;
  }

  has(stationId: string): boolean {
    return this.#stations.has(stationId);
  }

  /** The station can be reached again: from now on its silence counts. */
  back(stationId: string): void {
    const station = this.#stations.get(stationId);
    if (station === undefined || !this.#deps.isReachable(stationId)) return;
    station.backAt = this.#deps.clock.wallMs();
    station.quietSince = station.backAt;
    lookSoon(station);
    void this.check(stationId);
  }

  /** The station has told of a transaction, and it is durable. What is older than its return comes from its queue, and more may follow. */
  heard(stationId: string, event: TransactionEventCommand): void {
    const { at, offline } = event;
    const station = this.#stations.get(stationId);
    if (station === undefined) return;
    const isQueued = offline || (station.backAt !== undefined && at < station.backAt);
    if (isQueued && station.quietSince !== undefined) station.quietSince = this.#deps.clock.wallMs();
    if (isQueued || canDecide(event)) lookSoon(station);
    if (canDecide(event)) void this.check(stationId);
  }

  /** Looks at those whose wait is over. Called now and then. */
  async checkDue(): Promise<void> {
    for (const [stationId, station] of this.#stations) {
      const { isReachable, clock } = this.#deps;
      if (!isReachable(stationId)) station.quietSince = undefined;
      else station.quietSince ??= clock.wallMs();
      const facts = { now: clock.wallMs(), quietSince: station.quietSince };
      if (facts.now < station.nextLookAt || !station.commands.some(({ doubt }) => isSilenceOver(doubt, facts))) continue;
      station.wait = Math.min(station.wait * 2 || FIRST_WAIT, LONGEST_WAIT);
      station.nextLookAt = facts.now + station.wait;
      await this.check(stationId);
    }
  }

  /** One look at a time for each station; one that is asked for meanwhile follows. */
  async check(stationId: string): Promise<void> {
    const station = this.#stations.get(stationId);
    if (station === undefined) return;
    station.isToCheckAgain = true;
    if (station.isChecking) return;
    station.isChecking = true;
    while (station.isToCheckAgain) {
      station.isToCheckAgain = false;
      await this.#look(stationId, station).catch((cause: unknown) => {
        this.#deps.log.warn({ stationId, reason: messageOf(cause) }, "a command of unknown outcome could not be looked at; it will be again");
      });
    }
    station.isChecking = false;
  }

  async #look(stationId: string, station: Station): Promise<void> {
    const [first] = station.commands;
    if (first === undefined) return;
    if (station.commands.length > MOST_IN_DOUBT) {
      await this.#settle(first, {
        status: "Unknown",
        detail: "newer commands of unknown outcome took the place of this one: nobody looks at it any more",
        isFinal: true,
      });
    }
    const wanted = factsFor(station.commands.map(({ doubt }) => doubt));
    const transactions = await this.#deps.sessions.traces({ tenantId: first.tenantId, face: "operator" }, stationId, wanted);
    const keyOf = (transactionId: string) => `${stationId}\n${transactionId}`;
    const taken = { has: (transactionId: string) => this.#taken.get(keyOf(transactionId)) !== undefined };
    for (const command of station.commands) {
      const quietSince = this.#deps.isReachable(stationId) ? station.quietSince : undefined;
      const verdict = reconcile(command.doubt, { now: this.#deps.clock.wallMs(), quietSince, transactions, taken });
      if (verdict === undefined || station.meanwhile.get(command.commandId) === verdict.detail) continue;
      await this.#settle(command, verdict);
      if (verdict.transactionId !== undefined) this.#taken.set(keyOf(verdict.transactionId), true);
    }
  }

  /** Kept until it is durable: a database that is away makes it wait. */
  async #settle(command: DoubtfulCommand, verdict: Verdict): Promise<void> {
    await this.#deps.settle(command, verdict);
    const station = this.#stations.get(command.stationId);
    if (station === undefined) return;
    if (!verdict.isFinal) {
      station.meanwhile.set(command.commandId, verdict.detail);
      return;
    }
    station.meanwhile.delete(command.commandId);
    station.commands = station.commands.filter((other) => other !== command);
    if (station.commands.length === 0) this.#stations.delete(command.stationId);
  }
}

function lookSoon(station: Station): void {
  station.nextLookAt = 0;
  station.wait = 0;
}

/** Of the many events of a transaction few say that it began, whose it is or that it ended. */
const canDecide = ({ kind, idToken, remoteStartId }: TransactionEventCommand): boolean =>
  kind !== "Updated" || idToken !== undefined || remoteStartId !== undefined;
