// SPDX-License-Identifier: Apache-2.0
// A CSMS of another make: `ocpp-rpc`'s strict server, which validates every frame against the official schemas.
import { createRequire } from "node:module";
import { type Clock, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import type { OcppVersion } from "@chargehand/ocpp";
import { strictSchemas } from "@chargehand/ocpp/testing";
import { createRPCError, createValidator, RPCServer } from "ocpp-rpc";
import type { ChargePoint, ChargePointOptions, ChargePointSettings } from "../src/charge-point-types.ts";
import { deviceProfiles } from "../src/device-profile.ts";
import type { DeviceStorage } from "../src/journal/device-storage.ts";
import { memoryStore } from "../src/memory-store.ts";
import { supportedVersions } from "../src/ocpp/versions.ts";
import { createChargePoint } from "../src/runtime.ts";
import { atOnce } from "../src/settings.ts";
import { type BenchHardware, benchHardware } from "../src/testing/bench-hardware.ts";

export type Json = Readonly<Record<string, unknown>>;

export interface ReceivedCall {
  readonly action: string;
  readonly params: Json;
}

type Answer = (params: Json) => Json | Promise<Json>;

/** The part of `ocpp-rpc`'s client that the tests use. */
interface Client {
  handle(handler: (call: { method: string; params: Json }) => unknown): void;
  call(action: string, params: Json): Promise<Json>;
  close(options: Json): Promise<unknown>;
  on(event: "strictValidationFailure", listener: (failure: unknown) => void): void;
}

const require = createRequire(import.meta.url);
const schemas21 = strictSchemas(require("ocpp-rpc/lib/schemas/ocpp2_1.json"));
const strictFor = (protocol: string) =>
  protocol === "ocpp2.1" ? { strictMode: [protocol], strictModeValidators: [createValidator(protocol, schemas21)] } : { strictMode: true };

export class CsmsDouble {
  readonly calls: ReceivedCall[] = [];
  readonly violations: unknown[] = [];
  /** How often a station has connected. */
  lines = 0;
  /** In 1.6 the CSMS numbers transactions. */
  lastTransactionId = 1_000;
  /** Answers by action; an Error is answered as CALLERROR. */
  readonly answers: Record<string, Answer> = {};
  readonly #server: RPCServer;
  readonly #clock: Clock;
  readonly #is16: boolean;
  #client: Client | undefined;
  #port = 0;
  #waiters: (() => void)[] = [];

  constructor(clock: Clock, protocol = "ocpp2.0.1") {
    this.#clock = clock;
    this.#server = new RPCServer({ protocols: [protocol], ...strictFor(protocol) });
    this.#is16 = protocol === "ocpp1.6";
    this.#server.on("client", (client: unknown) => this.#welcome(client as Client));
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}`;
  }

  async listen(port = 0): Promise<void> {
    const http = await this.#server.listen(port, "127.0.0.1");
    this.#port = (http.address() as { port: number }).port;
  }

  async close(): Promise<void> {
    await this.#server.close({ force: true });
  }

  /** Cuts the line of the station that is connected. */
  async hangUp(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.close({ code: 1001, force: true });
  }

  call(action: string, params: Json): Promise<Json> {
    if (this.#client === undefined) throw new Error("no station is connected");
    return this.#client.call(action, params);
  }

  of(action: string): readonly Json[] {
    return this.calls.filter((call) => call.action === action).map((call) => call.params);
  }

  /** The calls of some actions, in order, whatever came between. */
  actions(...among: readonly string[]): readonly string[] {
    return this.calls.map((call) => call.action).filter((action) => among.includes(action));
  }

  transactionEvents(): readonly Json[] {
    return this.of("TransactionEvent");
  }

  /** Resolves when `condition` holds after some call or connection. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiters.push(resolve));
  }

  #welcome(client: Client): void {
    this.#client = client;
    this.lines++;
    client.on("strictValidationFailure", (failure) => this.violations.push(failure));
    client.handle(async ({ method, params }) => {
      this.calls.push({ action: method, params });
      this.#stir();
      return (this.answers[method] ?? this.#usual(method))(params);
    });
    this.#stir();
  }

  #stir(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const resolve of waiters) resolve();
  }

  #usual(action: string): Answer {
    const currentTime = new Date(this.#clock.wallMs()).toISOString();
    const usual: Record<string, Json> = {
      BootNotification: { status: "Accepted", interval: 300, currentTime },
      Heartbeat: { currentTime },
      Authorize: { idTokenInfo: { status: "Accepted" } },
    };
    if (this.#is16) Object.assign(usual, usual16(action === "StartTransaction" ? ++this.lastTransactionId : this.lastTransactionId));
    const known = [
      "StatusNotification",
      "TransactionEvent",
      "NotifyEvent",
      "SecurityEventNotification",
      "NotifyReport",
      "MeterValues",
      "ReportChargingProfiles",
    ];
    const answer = usual[action] ?? (known.includes(action) ? {} : undefined);
    if (answer === undefined) throw createRPCError("NotImplemented");
    return () => answer;
  }
}

const usual16 = (transactionId: number): Record<string, Json> => ({
  Authorize: { idTagInfo: { status: "Accepted" } },
  StartTransaction: { idTagInfo: { status: "Accepted" }, transactionId },
  StopTransaction: {},
  DataTransfer: { status: "Accepted" },
});

export const callError = (code: string): unknown => createRPCError(code);

export interface Bench {
  readonly csms: CsmsDouble;
  readonly domain: FakeClock;
  readonly hardware: BenchHardware;
  readonly chargePoint: ChargePoint;
  readonly storage: DeviceStorage;
  readonly log: ReturnType<typeof recordingLog>;
  stop(): Promise<void>;
}

/** Follows a CSMS at once and lets its answers end a charge, so that a test sees only what it is about. */
export const promptSettings = { ...atOnce, policyPack: "workplace" } as const;

export function optionsOf(parts: {
  domain: FakeClock;
  hardware: BenchHardware;
  storage: DeviceStorage;
  log: ReturnType<typeof recordingLog>;
  url: string;
  versions?: readonly OcppVersion[];
}): ChargePointOptions {
  return {
    identity: "CH-0001",
    profile: deviceProfiles["chargehand-7-socket"],
    hardware: parts.hardware,
    storage: parts.storage,
    csms: { url: parts.url, versions: parts.versions ?? ["2.0.1"] },
    settings: promptSettings,
    clocks: { domain: parts.domain, transport: systemClock },
    random: systemRandom,
    ids: uuids(systemRandom),
    log: parts.log,
  };
}

/** A charge point on a bench, booted at its CSMS. Domain time stands until a test moves it. */
export const bench = (settings: Partial<ChargePointSettings> = {}, prepare: (csms: CsmsDouble) => void = () => {}): Promise<Bench> =>
  benchOf({ settings, prepare });

export interface BenchParts {
  readonly settings?: Partial<ChargePointSettings>;
  readonly prepare?: (csms: CsmsDouble) => void;
  readonly storage?: DeviceStorage;
  /** What the CSMS speaks; the charge point offers all that it has. Default 2.0.1. */
  readonly protocol?: string;
  /** What else the charge point is made with. */
  readonly options?: Partial<ChargePointOptions>;
}

export async function benchOf({
  settings = {},
  prepare = () => {},
  storage = memoryStore(),
  protocol = "ocpp2.0.1",
  options = {},
}: BenchParts): Promise<Bench> {
  const domain = new FakeClock();
  const hardware = benchHardware(domain);
  const log = recordingLog();
  const csms = new CsmsDouble(domain, protocol);
  prepare(csms);
  await csms.listen();
  const chargePoint = createChargePoint({
    ...optionsOf({ domain, hardware, storage, log, url: csms.url, versions: supportedVersions }),
    settings: { ...promptSettings, ...settings },
    ...options,
  });
  await chargePoint.start();
  // The start itself is told, so nothing waits any more only when the line is open.
  await chargePoint.drained();
  return {
    csms,
    domain,
    hardware,
    chargePoint,
    storage,
    log,
    async stop() {
      await chargePoint.stop();
      await csms.close();
    },
  };
}
