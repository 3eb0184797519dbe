// SPDX-License-Identifier: Apache-2.0
// A CSMS on paper: takes everything at once without a socket, and writes down what is said in lines that a person can read.
import { type Clock, Millis, type Seconds, seededRandom, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import type { AnyPeer, OcppClient, OcppClientOptions, OcppVersion } from "@chargehand/ocpp";
import { usualAnswer } from "../fuzz/usual-answers.ts";
import type { ChargePoint, ChargePointSettings } from "../src/charge-point-types.ts";
import { type DeviceProfile, deviceProfiles } from "../src/device-profile.ts";
import { createChargePointWith } from "../src/runtime.ts";
import { type BenchHardware, benchHardware } from "../src/testing/bench-hardware.ts";
import { CrashableStorage } from "../src/testing/crashable-storage.ts";
import { type Json, promptSettings } from "./csms-double.ts";
import { elapsed, words } from "./paper-words.ts";

type Handler = (request: Json, context: unknown) => Json | Promise<Json>;

/** Said at every change by our own station beside the standard messages, or by the clock; not what these transcripts are about. */
const beside: readonly string[] = ["Heartbeat", "NotifyEvent", "SecurityEventNotification", "DataTransfer"];

/** The power goes at a message of the station, counted from its start: before the CSMS has it, or before the answer comes. */
export interface CrashPoint {
  readonly at: number;
  readonly isTaken: boolean;
}

export interface PaperParts {
  readonly crash?: CrashPoint | undefined;
  readonly device?: DeviceProfile;
  readonly settings?: Partial<ChargePointSettings>;
  /** Answers of the CSMS other than the usual ones, by action. */
  readonly answers?: Readonly<Record<string, Json>>;
}

export class PaperStation {
  readonly version: OcppVersion;
  #disk = new CrashableStorage();
  readonly #lines: string[] = [];
  /** What the CSMS has taken, in that order. */
  readonly taken: { readonly action: string; readonly request: Json }[] = [];
  readonly #crash: CrashPoint | undefined;
  /** Messages of the station before `record`. */
  callsBefore = 0;
  /** Counts the runtimes; one whose power has gone does and says nothing more. */
  #life = 0;
  #calls = 0;
  #isDown = false;
  #wentDown = Promise.withResolvers<undefined>();
  #cardToRepeat: Json | undefined;
  #domain = new FakeClock();
  #transport = new FakeClock();
  #hardware: BenchHardware;
  #chargePoint: ChargePoint;
  #routes: OcppClientOptions["routes"] = {};
  #isRecording = false;
  #isLineUp = true;
  #client: { readonly options: OcppClientOptions; readonly peer: AnyPeer } | undefined;
  #started = 0;
  #elapsed = Millis(0);
  #nextId = 1;
  #powerUps = 0;
  readonly #device: DeviceProfile;
  readonly #settings: Partial<ChargePointSettings>;
  readonly #answers: Readonly<Record<string, Json>>;
  #beside = beside;

  constructor(version: OcppVersion, { device = deviceProfiles["chargehand-7-socket"], settings = {}, answers = {}, crash }: PaperParts = {}) {
    this.#crash = crash;
    this.#answers = answers;
    this.version = version;
    this.#device = device;
    this.#settings = settings;
    this.#hardware = this.#makeHardware();
    this.#chargePoint = this.#make();
  }

  get hardware(): BenchHardware {
    return this.#hardware;
  }

  get chargePoint(): ChargePoint {
    return this.#chargePoint;
  }

  /** What was said since `record`, one line each. */
  get transcript(): string {
    return `${this.#lines.join("\n")}\n`;
  }

  async start(): Promise<this> {
    await this.#chargePoint.start();
    await this.settle();
    return this;
  }

  /** What is usually left out is written down too. */
  hears(action: string): void {
    this.#beside = this.#beside.filter((other) => other !== action);
  }

  /** From now on it is written down; the time counts from here. */
  record(): void {
    this.#isRecording = true;
    this.callsBefore = this.#calls;
    this.#started = this.#now();
  }

  /** Does something to the station, by name, and lets all of it be said. */
  async does(what: string, act: () => unknown): Promise<void> {
    this.#write(`** ${what}`);
    await act();
    await this.settle();
  }

  /** Domain time goes on, second by second. */
  async waits(duration: ReturnType<typeof Seconds>): Promise<void> {
    for (let left = duration / 1_000; left > 0; left--) {
      this.#domain.advance(Millis(1_000));
      await this.settle();
    }
  }

  /** The wall clock is set; no time passes. */
  stepsClock(byMs: number): void {
    this.#domain.stepWall(byMs);
  }

  /** Domain time goes on, with a look at the rest of the station each minute. */
  async sweeps(duration: Millis): Promise<void> {
    for (let left: number = duration; left > 0; left -= 60_000) {
      this.#domain.advance(Millis(Math.min(left, 60_000)));
      await this.#transport.advanceAsync(Millis(1));
    }
  }

  /** The runtime ends as by kill -9 and is started again; the hardware stays as it is. */
  async restarts(): Promise<void> {
    void this.#goDown("", {});
    await this.settle();
  }

  /** A request of the CSMS with its answer. */
  async asks(action: string, request: Json): Promise<Json> {
    const table = this.#routes[this.version] as Readonly<Record<string, Handler>> | undefined;
    const answering = Promise.resolve(table?.[action]?.(request, { signal: new AbortController().signal }));
    const answer = await Promise.race([answering, this.#wentDown.promise]);
    if (this.#isDown) {
      // A CSMS that gets no answer asks again.
      await this.settle();
      return this.asks(action, request);
    }
    this.#write(`<- ${action} ${words(request)}= ${words(answer ?? {})}`.trimEnd());
    await this.settle();
    return answer ?? {};
  }

  /** Whether it has a route for such a request. */
  understands(action: string): boolean {
    return Object.hasOwn(this.#routes[this.version] ?? {}, action);
  }

  async lineGoes(): Promise<void> {
    this.#isLineUp = false;
    this.#client?.options.onClose?.({ code: 1006, reason: "", wasClean: false } as never);
    await this.settle();
  }

  async lineComes(): Promise<void> {
    this.#isLineUp = true;
    if (this.#client !== undefined) this.#client.options.onOpen(this.#client.peer);
    await this.settle();
  }

  /** The power goes and comes back; what is on disk is all that is left. */
  async powerCut(offFor: ReturnType<typeof Seconds>, prepare: (hardware: BenchHardware) => void): Promise<void> {
    await this.settle();
    this.#life++;
    this.#disk = this.#disk.cut();
    this.#elapsed = Millis(this.#now() - this.#started + offFor);
    this.#domain = new FakeClock();
    this.#transport = new FakeClock();
    this.#domain.advance(this.#elapsed);
    this.#started = this.#now() - this.#elapsed;
    this.#hardware = this.#makeHardware();
    prepare(this.#hardware);
    this.#chargePoint = this.#make();
    await this.start();
  }

  /** All that is due has been said. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 6; turn++) {
      await this.#transport.advanceAsync(Millis(1));
      if (this.#isDown) await this.#comeUp();
    }
  }

  /** How many messages the station has begun to send. */
  get calls(): number {
    return this.#calls;
  }

  /** In the middle of a message; nothing is written any more, nobody is told. */
  #goDown(action: string, request: Json): Promise<never> {
    this.#isDown = true;
    this.#life++;
    this.#disk = this.#disk.cut();
    this.#cardToRepeat = action === "Authorize" ? request : undefined;
    this.#wentDown.resolve(undefined);
    return new Promise(() => {});
  }

  /** The same hardware, with all that happened to it, and what is on disk. Who held a card to the reader and got no answer does so again. */
  async #comeUp(): Promise<void> {
    this.#isDown = false;
    this.#wentDown = Promise.withResolvers<undefined>();
    this.#chargePoint = this.#make();
    await this.start();
    if (this.#cardToRepeat === undefined) return;
    const { idTag, idToken } = this.#cardToRepeat as { idTag?: string; idToken?: { idToken: string; type: string } };
    this.#hardware.presentToken(idToken?.idToken ?? idTag ?? "", idToken?.type ?? "ISO14443");
    await this.settle();
  }

  #now(): number {
    return this.#domain.wallMs();
  }

  #write(line: string): void {
    if (!this.#isRecording) return;
    this.#lines.push(line.startsWith("**") ? line : `${elapsed(this.#now() - this.#started)} ${line}`);
  }

  #makeHardware(): BenchHardware {
    const run = ++this.#powerUps;
    return benchHardware(this.#domain, { phases: this.#device.phases, run, ...(run === 1 ? {} : { counted: 0 }) });
  }

  #make(): ChargePoint {
    const life = this.#life;
    const hasPower = () => life === this.#life;
    return createChargePointWith(
      {
        identity: "CH-0001",
        profile: this.#device,
        hardware: this.#hardware,
        storage: this.#disk,
        settings: { ...promptSettings, authorization: "token", txUpdatedInterval: Millis(60_000), ...this.#settings },
        csms: { url: "ws://127.0.0.1:1", versions: [this.version] },
        clocks: { domain: mortal(this.#domain, hasPower), transport: mortal(this.#transport, hasPower) },
        random: seededRandom(1),
        ids: { next: () => `tx-${this.#nextId++}` },
        log: silentLog,
      },
      (options) => this.#line(options),
    );
  }

  #line(options: OcppClientOptions): OcppClient {
    this.#routes = options.routes;
    const life = this.#life;
    const call = async (action: string, request: Json) => {
      if (life !== this.#life) return new Promise<never>(() => {});
      const isLast = ++this.#calls === this.#crash?.at;
      if (isLast && this.#crash?.isTaken === false) return this.#goDown(action, request);
      this.taken.push({ action, request });
      if (!this.#beside.includes(action)) this.#write(`-> ${action} ${this.#told(request)}`);
      if (isLast) return this.#goDown(action, request);
      return this.#answers[action] ?? usualAnswer(action, { version: this.version, nowMs: this.#now() });
    };
    const send = async (action: string, message: Json) => this.#write(`~> ${action} ${words(message)}`.trimEnd());
    const open = () => {
      if (this.#isLineUp) options.onOpen(peer);
    };
    const close = () => {
      options.onClose?.({ code: 1000, reason: "", wasClean: true } as never);
      open();
    };
    const peer = { version: this.version, isOpen: true, call, send, close } as unknown as AnyPeer;
    this.#client = { options, peer };
    return { peer, start: open, stop: async () => options.onClose?.({ code: 1000, reason: "", wasClean: true } as never) };
  }

  /** When it happened, if that is not now. */
  #told(request: Json): string {
    const at = Date.parse(String(request["timestamp"] ?? ""));
    const isNow = !Number.isFinite(at) || at === this.#now();
    return `${words(request)}${isNow ? "" : `of ${elapsed(at - this.#started)}`}`.trimEnd();
  }
}

/** A clock whose timers do nothing once the power has gone. */
const mortal = (clock: Clock, hasPower: () => boolean): Clock => ({
  wallMs: () => clock.wallMs(),
  monoMs: () => clock.monoMs(),
  after: (name, wait, run) => clock.after(name, wait, () => (hasPower() ? run() : undefined)),
});
