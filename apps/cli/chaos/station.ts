// SPDX-License-Identifier: Apache-2.0
import { type Clock, delay, Millis, type Random } from "@chargehand/kernel";
import { RPCClient } from "ocpp-rpc";
import { type Call, type Dialect, dialects } from "./dialect.ts";
import type { LedgerEvent, LedgerWriter, Purpose } from "./ledger.ts";
import type { ClientStation } from "./messages.ts";
import { EventMaker } from "./meter.ts";

export interface StationDeps {
  readonly url: string;
  readonly rootPem: string;
  readonly ledger: LedgerWriter;
  readonly clock: Clock;
  readonly random: Random;
  /** A transaction id of another station that runs now. */
  readonly foreignTx: (own: ClientStation) => string | undefined;
  readonly onAnswer: (sentMs: number) => void;
}

interface Queued {
  readonly event: LedgerEvent;
  tries: number;
}

/** A station that hears nothing for this long takes the connection for dead. */
const CALL_TIMEOUT = 6_000;
const LONGEST_QUEUE = 300;
const REMEMBERED = 60;
/** How much larger the register of a deliberate conflict is. */
const CONFLICT_WH = 1_000_000;

/**
 * A charging station on an independent peer (`ocpp-rpc`): makes events on its own time, keeps them until they are
 * answered, sends them in order with one on the way, and again, marked offline, after a connection was lost.
 */
export class Station {
  readonly #station: ClientStation;
  readonly #deps: StationDeps;
  readonly #dialect: Dialect;
  readonly #maker: EventMaker;
  readonly #queue: Queued[] = [];
  readonly #answered: LedgerEvent[] = [];
  readonly #conflicted = new Set<LedgerEvent>();
  /** Names that the CSMS gave (OCPP 1.6). */
  readonly #given = new Map<string, string>();
  #client: RPCClient | undefined;
  #isBooted = false;
  #wasAway = false;
  #foreignSeq = 0;
  /** An hour ago, and never the same twice. */
  #foreignAt: number;
  #isDraining = false;
  #isStopped = false;

  constructor(station: ClientStation, deps: StationDeps) {
    this.#station = station;
    this.#deps = deps;
    this.#dialect = dialects[station.version];
    this.#foreignAt = Math.floor(deps.clock.wallMs()) - 3_600_000;
    this.#maker = new EventMaker(station.identity, deps.clock, deps.random);
  }

  /** The transaction that runs, by the name that the CSMS knows. */
  get tx(): string | undefined {
    const { tx } = this.#maker;
    return this.#dialect.isNamedByCsms && tx !== undefined ? this.#given.get(tx) : tx;
  }
  get unanswered(): number {
    return this.#queue.length;
  }

  async run(): Promise<void> {
    await Promise.all([this.#make(), this.#carry()]);
  }

  /** Ends the running transaction and makes no other. `run` returns when all is answered, or after `stop`. */
  drain(): void {
    this.#isDraining = true;
  }

  stop(): void {
    this.#isDraining = true;
    this.#isStopped = true;
    this.#drop();
  }

  async #make(): Promise<void> {
    while (!this.#isDraining) {
      await this.#pause("next event", 5, 100);
      if (!this.#isDraining && this.#queue.length < LONGEST_QUEUE) this.#queue.push({ event: this.#maker.next(), tries: 0 });
    }
    if (this.#maker.tx !== undefined) this.#queue.push({ event: this.#maker.end(), tries: 0 });
  }

  async #carry(): Promise<void> {
    while (!this.#isStopped) {
      const [head] = this.#queue;
      if (head === undefined) {
        if (this.#isDraining && this.#maker.tx === undefined) break;
        await this.#pause("something to send", 5, 10);
      } else if (!(await this.#connected())) {
        this.#wasAway = true;
        await this.#pause("reconnect", 100, 600);
      } else if (await this.#send(head.tries++ === 0 ? "own" : "again", head.event)) {
        this.#queue.shift();
        this.#remember(head.event);
        if (this.#queue.length === 0) this.#wasAway = false;
        await this.#misbehave();
      }
    }
    this.#drop();
  }

  async #connected(): Promise<boolean> {
    if (this.#client === undefined) {
      const { credentials, identity } = this.#station;
      const client = new RPCClient({
        endpoint: this.#deps.url,
        identity,
        protocols: [this.#dialect.subprotocol],
        reconnect: false,
        callTimeoutMs: CALL_TIMEOUT,
        wsOpts: { ca: this.#deps.rootPem, key: credentials.key, cert: credentials.certificate, handshakeTimeout: CALL_TIMEOUT },
      } as unknown as ConstructorParameters<typeof RPCClient>[0]);
      client.on("disconnect", () => {
        if (this.#client === client) this.#client = undefined;
      });
      this.#client = client;
      const isOpen = await client.connect().then(
        () => true,
        () => false,
      );
      if (!isOpen) this.#drop();
    }
    return this.#client !== undefined && (this.#isBooted || (await this.#boot()));
  }

  async #boot(): Promise<boolean> {
    try {
      const answer = (await this.#call(this.#dialect.boot(this.#station.identity))) as { readonly status?: string };
      this.#isBooted = answer.status === "Accepted";
    } catch (cause) {
      if (codeOf(cause) === undefined) this.#drop();
    }
    return this.#isBooted;
  }

  /** Whether an answer came. */
  async #send(purpose: Purpose, event: LedgerEvent): Promise<boolean> {
    const { ledger, clock } = this.#deps;
    const sentMs = clock.wallMs();
    ledger.append(["sent", purpose, sentMs, event]);
    try {
      const givenTx = purpose === "foreign" ? event.tx : this.#given.get(event.tx);
      const isOffline = this.#wasAway || purpose !== "own";
      const answer = await this.#call(this.#dialect.event(event, { card: this.#station.card, isOffline, givenTx }));
      this.#learnName(event, answer);
      ledger.append(["answered", purpose, clock.wallMs(), sentMs, event.station, event.tx, event.seq, event.wh]);
      this.#deps.onAnswer(sentMs);
      return true;
    } catch (cause) {
      const code = codeOf(cause);
      if (code === undefined) this.#drop();
      else ledger.append(["refused", purpose, clock.wallMs(), code, event.station, event.tx, event.seq]);
      if (code === "SecurityError") this.#isBooted = false;
      await this.#pause("after a refusal", 50, 200);
      return false;
    }
  }

  /** What a station ought not to do, and must not do harm with. Each is tried once. */
  async #misbehave(): Promise<void> {
    const { random, foreignTx } = this.#deps;
    const chance = random.fraction();
    const known = this.#answered[random.int(this.#answered.length)];
    if (known === undefined || this.#client === undefined || this.#isDraining) return;
    if (chance < 0.01) await this.#send("replay", known);
    else if (chance < 0.013) {
      const tx = foreignTx(this.#station);
      if (tx !== undefined)
        await this.#send("foreign", { ...known, tx, seq: this.#foreignSeq++, kind: "Updated", at: this.#foreignAt++, wh: known.wh + 2 * CONFLICT_WH });
    } else if (chance < 0.016 && !this.#dialect.isNamedByCsms && !this.#conflicted.has(known)) {
      this.#conflicted.add(known);
      await this.#send("conflict", { ...known, wh: known.wh + CONFLICT_WH });
    }
  }

  #learnName({ station, tx, kind }: LedgerEvent, answer: unknown): void {
    const { transactionId } = answer as { readonly transactionId?: unknown };
    if (!this.#dialect.isNamedByCsms || kind !== "Started" || typeof transactionId !== "number") return;
    this.#given.set(tx, String(transactionId));
    this.#deps.ledger.append(["given", station, tx, String(transactionId)]);
  }

  #remember(event: LedgerEvent): void {
    this.#answered.push(event);
    if (this.#answered.length > REMEMBERED) this.#conflicted.delete(this.#answered.shift() as LedgerEvent);
  }

  #call({ action, params }: Call): Promise<unknown> {
    if (this.#client === undefined) return Promise.reject(new Error("not connected"));
    return this.#client.call(action, params);
  }

  #drop(): void {
    const client = this.#client;
    this.#client = undefined;
    this.#wasAway = true;
    client?.close({ force: true }).catch(() => {});
  }

  #pause(name: string, least: number, most: number): Promise<void> {
    return delay(this.#deps.clock, name, Millis(least + this.#deps.random.int(most - least)));
  }
}

/** The code of a CALLERROR; nothing when no answer came at all. */
function codeOf(cause: unknown): string | undefined {
  const code = (cause as { readonly rpcErrorCode?: unknown } | undefined)?.rpcErrorCode;
  return typeof code === "string" ? code : undefined;
}
