// SPDX-License-Identifier: Apache-2.0
import { messageOf } from "@chargehand/kernel";
import type { ChargePointOptions } from "../charge-point-types.ts";
import type { StationEvent } from "../ocpp/station-events.ts";
import type { SecurityEntry } from "./entry.ts";
import { FloodGate } from "./flood-gate.ts";
import { isSecurityKind, type SecurityKind, securityKinds } from "./kinds.ts";
import { memorySecurityLog } from "./log-store.ts";
import { type LogPeriod, SecurityLog } from "./security-log.ts";

export type SecurityStationEvent = Extract<StationEvent, { type: "security" }>;

/** After a start the newest of those that the CSMS has not answered are told again, so many at most. */
export const MOST_TOLD_AGAIN = 200;

export const IN_GOOD_ORDER = "; the last run was stopped in good order";

export interface SecurityDeskDeps {
  readonly options: Pick<ChargePointOptions, "identity" | "clocks" | "log" | "isClockTrusted" | "securityLog">;
  /** To the CSMS, in its turn. */
  readonly tell: (event: SecurityStationEvent) => void;
}

/**
 * The one place through which every security event passes: bounded, then written and on disk, then told where its kind is for
 * the CSMS. Nobody waits for it: what happens before the log is open is written when it is.
 */
export class SecurityDesk {
  readonly #deps: SecurityDeskDeps;
  readonly #gate: FloodGate;
  #log: SecurityLog | undefined;
  #opening: Promise<SecurityLog> | undefined;
  readonly #tasks = new Set<Promise<unknown>>();
  #isBlank = false;
  #unwritten = 0;
  #told = 0;
  /** Sent as often as messages are, and never answered. */
  #lost: SecurityStationEvent[] = [];

  constructor(deps: SecurityDeskDeps) {
    this.#deps = deps;
    this.#gate = new FloodGate(deps.options.clocks.domain, (kind, detail, count) => void this.#write(kind, detail, count));
  }

  /** Opens the log. A store that cannot be read is replaced by memory: the device works on, and says so. */
  async open(): Promise<void> {
    this.#log = await this.#opened();
    this.#told = await this.#log.told().catch(() => 0);
    for (const { kind, detail } of this.#log.openingNotes) this.record(kind, detail);
  }

  /** There is a place for the log, and nothing was in it. */
  get wasBlank(): boolean {
    return this.#isBlank;
  }

  /** Counts one more start within the same process. */
  nextBoot(): void {
    this.#log?.nextBoot();
  }

  /** How the last run ended, for the entry of this start. */
  get howItEnded(): string {
    const last = this.#log?.lastOfBefore;
    if (last === undefined) return "";
    return last.kind === "ControlledStop" ? IN_GOOD_ORDER : "; the last run ended with a loss of power or a crash";
  }

  /** Anything of security that happened. Details carry no secrets, no tokens and no personal data. */
  record(kind: string, detail: string): void {
    if (isSecurityKind(kind)) this.#gate.pass(kind, detail);
    else this.#gate.pass("UnlistedEvent", `${kind}: ${detail}`);
  }

  /** Past the bound on floods, for what happens once in a start; resolves with whether it is on disk. */
  async recordNow(kind: SecurityKind, detail: string): Promise<boolean> {
    return (await this.#write(kind, detail, 1)) !== undefined;
  }

  /** Tells again what the CSMS has not answered before the device was switched off, but for what still waits in its outbox. */
  async tellAgain(isWaiting: (event: SecurityStationEvent) => boolean): Promise<void> {
    const entries = (await this.#log?.after(this.#told).catch(() => [])) ?? [];
    const untold = entries.filter(({ kind }) => securityKinds[kind].isTold).slice(-MOST_TOLD_AGAIN);
    for (const event of untold.map(eventOf)) if (!isWaiting(event)) this.#deps.tell(event);
  }

  /** The CSMS has answered it, and so it answers: what it has not answered before is told once more. */
  answered({ entry }: SecurityStationEvent): void {
    const again = this.#lost.splice(0);
    for (const event of again) this.#deps.tell(event);
    if (again.length > 0 || entry === undefined || entry <= this.#told) return;
    this.#told = entry;
    const noted = this.#log?.noteTold(entry);
    if (noted !== undefined) void this.#track(noted.catch(() => {}));
  }

  /** Sent in vain; it is told again when the CSMS answers another, or after the next start [A04.FR.02]. */
  unanswered(event: SecurityStationEvent): void {
    this.#lost = [...this.#lost.slice(1 - MOST_TOLD_AGAIN), event];
  }

  /** The log as text, one entry a line, oldest first; see docs/security-log.md. */
  async lines(period: LogPeriod = {}): Promise<readonly string[]> {
    await this.settled();
    return (await this.#log?.lines(period)) ?? [];
  }

  /** Resolves when all that was recorded is on disk and told, or could not be written and was told. */
  async settled(): Promise<void> {
    while (this.#tasks.size > 0) await Promise.all(this.#tasks);
  }

  /** Writes what still waits; the last entry says that the device was stopped and not cut off. */
  async close(): Promise<void> {
    this.#gate.flush();
    if (this.#log !== undefined) void this.#write("ControlledStop", "the charge point was stopped", 1);
    await this.settled();
  }

  #opened(): Promise<SecurityLog> {
    const { identity, log, securityLog } = this.#deps.options;
    const open = async () => {
      try {
        const kept = await SecurityLog.open({ store: securityLog?.store ?? memorySecurityLog(), sealer: securityLog?.sealer, identity, log });
        this.#isBlank = securityLog !== undefined && kept.isBlank;
        return kept;
      } catch (error) {
        log.error({ reason: messageOf(error) }, "the security log cannot be read; until the next start it is kept in memory alone");
        this.record("StorageFault", `the security log cannot be read: ${messageOf(error)}`);
        return SecurityLog.open({ store: memorySecurityLog(), identity, log });
      }
    };
    this.#opening ??= open();
    return this.#opening;
  }

  /** Undefined when it could not be written. */
  #write(kind: SecurityKind, detail: string, count: number): Promise<SecurityEntry | undefined> {
    const { clocks, isClockTrusted = () => true } = this.#deps.options;
    const { domain } = clocks;
    const facts = { kind, detail, count, at: Math.trunc(domain.wallMs()), mono: Math.trunc(domain.monoMs()), isClockTrusted: isClockTrusted() };
    return this.#track(this.#append(facts));
  }

  async #append(facts: Omit<Parameters<SecurityLog["append"]>[0], "boot">): Promise<SecurityEntry | undefined> {
    const { kind, at, detail } = facts;
    let entry: SecurityEntry | undefined;
    try {
      const log = await this.#opened();
      entry = await log.append({ ...facts, boot: log.boot });
    } catch (error) {
      this.#unwritten++;
      this.#deps.options.log.error({ kind, reason: messageOf(error) }, "the security log could not be written");
    }
    // What could not be written must be told all the more.
    if (securityKinds[kind].isTold) this.#deps.tell(entry === undefined ? { type: "security", kind, at, detail } : eventOf(entry));
    if (entry !== undefined && this.#unwritten > 0) {
      const lost = this.#unwritten;
      this.#unwritten = 0;
      this.record("StorageFault", `${lost} entries of this log could not be written`);
    }
    return entry;
  }

  #track<T>(task: Promise<T>): Promise<T> {
    const held = task.finally(() => this.#tasks.delete(held));
    this.#tasks.add(held);
    return held;
  }
}

const eventOf = ({ seq, kind, at, detail }: SecurityEntry): SecurityStationEvent => ({ type: "security", kind, at, detail, entry: seq });
