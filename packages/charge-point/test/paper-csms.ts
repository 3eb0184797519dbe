// SPDX-License-Identifier: Apache-2.0
// A CSMS on paper: takes everything at once without a socket, and writes down what is said in lines that a person can read.
import { Millis, type Seconds, seededRandom, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import type { AnyPeer, OcppClient, OcppClientOptions, OcppVersion } from "@chargehand/ocpp";
import type { ChargePoint } from "../src/charge-point-types.ts";
import { type DeviceProfile, deviceProfiles } from "../src/device-profile.ts";
import { createChargePointWith } from "../src/runtime.ts";
import { type BenchHardware, benchHardware } from "../src/testing/bench-hardware.ts";
import { type Json, promptSettings } from "./csms-double.ts";

type Handler = (request: Json, context: unknown) => Json | Promise<Json>;

/** Said at every change by our own station beside the standard messages, or by the clock; not what these transcripts are about. */
const beside: readonly string[] = ["Heartbeat", "NotifyEvent", "SecurityEventNotification", "DataTransfer"];

export class PaperStation {
  readonly version: OcppVersion;
  readonly #disk = new Map<string, string>();
  readonly #lines: string[] = [];
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
  readonly #device: DeviceProfile;

  constructor(version: OcppVersion, device: DeviceProfile = deviceProfiles["chargehand-7-socket"]) {
    this.version = version;
    this.#device = device;
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

  /** From now on it is written down; the time counts from here. */
  record(): void {
    this.#isRecording = true;
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

  /** A request of the CSMS with its answer. */
  async asks(action: string, request: Json): Promise<Json> {
    const table = this.#routes[this.version] as Readonly<Record<string, Handler>> | undefined;
    const answer = await table?.[action]?.(request, { signal: new AbortController().signal });
    this.#write(`<- ${action} ${words(request)}= ${words(answer ?? {})}`.trimEnd());
    await this.settle();
    return answer ?? {};
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
    for (let turn = 0; turn < 6; turn++) await this.#transport.advanceAsync(Millis(1));
  }

  #now(): number {
    return this.#domain.wallMs();
  }

  #write(line: string): void {
    if (!this.#isRecording) return;
    this.#lines.push(line.startsWith("**") ? line : `${elapsed(this.#now() - this.#started)} ${line}`);
  }

  #makeHardware(): BenchHardware {
    return benchHardware(this.#domain, { phases: this.#device.phases });
  }

  #make(): ChargePoint {
    const disk = this.#disk;
    return createChargePointWith(
      {
        identity: "CH-0001",
        profile: this.#device,
        hardware: this.#hardware,
        storage: {
          read: async (key) => disk.get(key),
          write: async (key, value) => {
            disk.set(key, value);
          },
        },
        settings: { ...promptSettings, authorization: "token", txUpdatedInterval: Millis(60_000) },
        csms: { url: "ws://127.0.0.1:1", versions: [this.version] },
        clocks: { domain: this.#domain, transport: this.#transport },
        random: seededRandom(1),
        ids: { next: () => `tx-${this.#nextId++}` },
        log: silentLog,
      },
      (options) => this.#line(options),
    );
  }

  #line(options: OcppClientOptions): OcppClient {
    this.#routes = options.routes;
    const call = async (action: string, request: Json) => {
      if (!beside.includes(action)) this.#write(`-> ${action} ${this.#told(request)}`);
      return answers(action, this.#now());
    };
    const peer = { version: this.version, isOpen: true, call } as unknown as AnyPeer;
    this.#client = { options, peer };
    const open = () => {
      if (this.#isLineUp) options.onOpen(peer);
    };
    return { peer, start: open, stop: async () => options.onClose?.({ code: 1000, reason: "", wasClean: true } as never) };
  }

  /** When it happened, if that is not now. */
  #told(request: Json): string {
    const at = Date.parse(String(request["timestamp"] ?? ""));
    const isNow = !Number.isFinite(at) || at === this.#now();
    return `${words(request)}${isNow ? "" : `of ${elapsed(at - this.#started)}`}`.trimEnd();
  }
}

const elapsed = (ms: number): string => `${(ms / 1_000).toFixed(0).padStart(4)} s`;

function answers(action: string, nowMs: number): Json {
  const currentTime = new Date(nowMs).toISOString();
  const known: Readonly<Record<string, Json>> = {
    BootNotification: { status: "Accepted", interval: 86_400, currentTime },
    Heartbeat: { currentTime },
    Authorize: { idTokenInfo: { status: "Accepted" }, idTagInfo: { status: "Accepted" } },
    StartTransaction: { transactionId: 1_001, idTagInfo: { status: "Accepted" } },
    DataTransfer: { status: "Accepted" },
  };
  return known[action] ?? {};
}

/** Never the same, or said elsewhere in the line. */
const unsaid: readonly string[] = ["timestamp", "chargingStation", "customData", "startSchedule", "evse", "errorCode", "transactionId", "attributeType"];

/** Fields as `name=value`, nested ones by their own names, the meter's values by context and energy. */
function words(value: unknown, name = ""): string {
  if (Array.isArray(value)) return value.map((entry) => words(entry, name)).join("");
  if (typeof value !== "object" || value === null) return `${name}=${String(value)} `;
  const record = value as Json;
  if (name === "meterValue") return `meter=${reading(record)} `;
  return Object.entries(record)
    .filter(([key]) => !unsaid.includes(key))
    .map(([key, entry]) => words(entry, key))
    .join("");
}

function reading(meterValue: Json): string {
  const samples = meterValue["sampledValue"] as readonly Json[];
  const register = samples.find((sample) => sample["measurand"] === "Energy.Active.Import.Register");
  return `${String(samples[0]?.["context"])}:${Math.round(Number(register?.["value"]))}Wh`;
}
