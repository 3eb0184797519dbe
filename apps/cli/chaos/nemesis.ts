// SPDX-License-Identifier: Apache-2.0
// Decides what breaks when, from the seed. The order and the pauses repeat with it; the instants depend on the machine.
import { type Clock, delay, Millis, type Random } from "@chargehand/kernel";
import type { Clients } from "./clients.ts";
import type { VictimDatabase } from "./database.ts";
import { type SmallDisk, until } from "./place.ts";
import type { VictimCsms } from "./victim-csms.ts";

export const KILLS = ["csms", "postmaster", "backend", "both"] as const;
export type Kill = (typeof KILLS)[number];
export const FAULTS = ["databaseFrozen", "databaseSlow", "databaseStopped", "diskFull", "cut", "halfOpen", "answersLost"] as const;
export type FaultKind = (typeof FAULTS)[number];

export interface Blow {
  readonly kind: Kill | FaultKind;
  readonly isKill: boolean;
  /** Epoch ms. */
  readonly atMs: number;
}

export interface NemesisDeps {
  readonly csms: VictimCsms;
  readonly database: VictimDatabase;
  readonly clients: Clients;
  readonly smallDisk: SmallDisk | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly isAborted: () => boolean;
  readonly say: (text: string) => void;
}

const KILL_DECK: readonly Kill[] = ["csms", "csms", "postmaster", "backend", "both"];
/** After a blow, how long the nemesis waits for an answer to something that was sent after it. */
const LONGEST_RECOVERY = 60_000;

export class Nemesis {
  readonly blows: Blow[] = [];
  readonly #deps: NemesisDeps;
  /** Mean pause between two kills, ms. */
  readonly #pace: number;
  readonly #kills: () => Kill;
  readonly #faults: () => FaultKind;

  constructor(deps: NemesisDeps, paceMs: number) {
    this.#deps = deps;
    this.#pace = paceMs;
    this.#kills = dealer(KILL_DECK, deps.random);
    this.#faults = dealer(
      FAULTS.filter((fault) => fault !== "diskFull" || deps.smallDisk !== undefined),
      deps.random,
    );
  }

  get #killed(): number {
    return this.blows.filter((blow) => blow.isKill).length;
  }

  async run(kills: number): Promise<void> {
    const { random, isAborted } = this.#deps;
    const faultChance = Math.min(0.9, this.#pace / 6_000);
    while (this.#killed < kills && !isAborted()) {
      await this.#pause(this.#pace * 2 * random.fraction());
      if (random.fraction() < faultChance) await this.#inflict(this.#faults(), kills);
      if (this.#killed >= kills) break;
      await this.#pause(this.#pace * random.fraction() * 0.2);
      await this.#kill(this.#kills());
      // Now and then the next one comes in the middle of the recovery.
      if (random.fraction() < 0.8) await this.#recovered();
    }
    // A short run deals few faults; this one it never leaves out where it can be had.
    if (this.#deps.smallDisk !== undefined && !this.blows.some(({ kind }) => kind === "diskFull")) await this.#inflict("diskFull", kills);
  }

  async #kill(kind: Kill): Promise<void> {
    const { csms, database } = this.#deps;
    const atMs = this.#deps.clock.wallMs();
    const pids =
      kind === "both"
        ? await Promise.all([csms.kill(), database.killPostmaster()])
        : [await { csms: () => csms.kill(), postmaster: () => database.killPostmaster(), backend: () => database.killBackend() }[kind]()];
    if (pids.includes(undefined)) return this.#deps.say(`nobody to kill for ${kind}; not counted`);
    // Waiting for a victim that was just being started is no recovery.
    const now = this.#deps.clock.wallMs();
    this.#strike({ kind, isKill: true, atMs: now - atMs < 50 ? atMs : now }, `kill -9 ${kind} (${pids.map((pid) => pid ?? "none").join(" and ")})`);
  }

  async #inflict(kind: FaultKind, kills: number): Promise<void> {
    const { database, clients, random, smallDisk } = this.#deps;
    const millis = this.#lengthOf(kind);
    const seconds = `${(millis / 1_000).toFixed(1)} s`;
    const share = 0.3 + 0.7 * random.fraction();
    this.#strike({ kind, isKill: false, atMs: this.#deps.clock.wallMs() }, kind === "cut" ? kind : `${kind} for ${seconds}`);
    if (kind === "cut" || kind === "halfOpen" || kind === "answersLost") return clients.inflict({ kind, share, millis });
    const meanwhile = random.fraction() < 0.33 && this.#killed < kills ? this.#killMeanwhile(millis / 2) : undefined;
    if (kind === "databaseFrozen") await database.freeze(millis);
    else if (kind === "databaseSlow") await database.slow(millis);
    else if (kind === "databaseStopped") await database.pause(millis);
    else if (smallDisk !== undefined) await this.#fill(smallDisk, millis);
    await meanwhile;
    await this.#recovered();
  }

  async #fill(disk: SmallDisk, millis: number): Promise<void> {
    const free = await disk.fill();
    // What it has set aside lasts the database a while.
    const felt = await this.#stalled(15_000);
    this.#deps.say(`the disk is full; ${felt ? "nothing is answered any more" : "the database still has room of its own"}`);
    await this.#pause(millis);
    free();
    this.#deps.say("the disk has room again");
  }

  /** Whether no answer came for 0.7 s, before `millis` were over. */
  async #stalled(millis: number): Promise<boolean> {
    const { clients, clock } = this.#deps;
    const end = clock.monoMs() + millis;
    for (let before = -1; before !== clients.answers; ) {
      if (clock.monoMs() > end) return false;
      before = clients.answers;
      await this.#pause(700);
    }
    return true;
  }

  async #killMeanwhile(afterMs: number): Promise<void> {
    await this.#pause(afterMs);
    await this.#kill("csms");
  }

  #lengthOf(kind: FaultKind): number {
    const { random } = this.#deps;
    const isQuick = this.#pace < 4_000;
    // Past the time-outs of statements (12 s) and of the ingest's answers (20 s) now and then, when there is time for it.
    if (!isQuick && kind !== "databaseSlow" && random.fraction() < 0.2) return 13_000 + random.int(10_000);
    return isQuick ? 500 + random.int(1_000) : 1_000 + random.int(5_000);
  }

  #strike(blow: Blow, text: string): void {
    this.blows.push(blow);
    this.#deps.say(`${blow.isKill ? `kill ${this.#killed}: ` : "fault: "}${text}; ${this.#deps.clients.answers} answers so far`);
  }

  /** Until something was answered that was sent after now. */
  async #recovered(): Promise<void> {
    const since = this.#deps.clock.wallMs();
    const isThere = await until(() => this.#deps.clients.newestSentMs >= since || this.#deps.isAborted(), LONGEST_RECOVERY);
    if (!isThere) this.#deps.say(`no answer within ${LONGEST_RECOVERY / 1_000} s`);
  }

  #pause(millis: number): Promise<void> {
    return delay(this.#deps.clock, "nemesis", Millis(millis));
  }
}

/** Deals all cards in a random order, then all again. */
export function dealer<T>(deck: readonly T[], random: Random): () => T {
  let left: T[] = [];
  return () => {
    if (left.length === 0) left = [...deck];
    return left.splice(random.int(left.length), 1)[0] as T;
  };
}
