// SPDX-License-Identifier: Apache-2.0
// A whole charge point behind a pipe in memory: frames, validation, runtime, hardware, disk; all of its time is the test's.
import { Millis, type Seconds, seededRandom, uuids } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import {
  type AnyPeer,
  createPeer,
  loadVersion,
  type NetworkPlan,
  type OcppClient,
  type OcppClientOptions,
  type OcppVersion,
  type PeerOptions,
} from "@chargehand/ocpp";
import { type MemoryTransport, memoryTransportPair } from "@chargehand/ocpp/testing";
import type { ChargePoint, ChargePointSettings } from "../src/charge-point-types.ts";
import { deviceProfiles } from "../src/device-profile.ts";
import type { Download, Upload } from "../src/diagnostics/file-transfer.ts";
import type { FirmwareSlots } from "../src/hardware/firmware-slots.ts";
import { DeviceState } from "../src/journal/device-state.ts";
import type { DeviceStorage } from "../src/journal/device-storage.ts";
import { createChargePointWith } from "../src/runtime.ts";
import { atOnce } from "../src/settings.ts";
import { type BenchHardware, benchHardware } from "../src/testing/bench-hardware.ts";
import type { Json } from "./messages.ts";
import { usualAnswer } from "./usual-answers.ts";

/** What came back: an answer, the code of a CALLERROR, or nothing within 40 s of transport time. */
export type Told = { readonly answer: Json } | { readonly code: string } | { readonly silence: true };

export interface WireParts {
  readonly settings?: Partial<ChargePointSettings>;
  readonly url?: string;
  readonly answers?: Readonly<Record<string, Json | undefined>>;
  readonly kept?: ReadonlyMap<string, string>;
  readonly isClockTrusted?: () => boolean;
  readonly password?: string;
  readonly firmware?: FirmwareSlots;
  /** What lies where it fetches firmware from. */
  readonly file?: Uint8Array;
  /** Of the device's own random numbers. */
  readonly seed?: number;
}

/** Read by the meter each second, or told of the line: not what a message changes. */
const passing: readonly string[] = ["meter", "session", "readings", "transaction-ids", "told", "delay-pending", "device-facts"];

export class WireStation {
  readonly version: OcppVersion;
  readonly domain = new FakeClock();
  readonly transport = new FakeClock();
  readonly hardware: BenchHardware;
  readonly log = recordingLog();
  readonly chargePoint: ChargePoint;
  /** What it was told to upload, and where to. */
  readonly uploads: Upload[] = [];
  /** Where it went for files. */
  readonly downloads: Download[] = [];
  /** What the station has said, oldest first. */
  readonly said: { readonly action: string; readonly request: Json }[] = [];
  /** Answers of the CSMS by action, in place of the usual; undefined is none at all. */
  readonly answers: Record<string, Json | undefined>;
  /** Takes frames of the station in place of the usual CSMS; true when it did. */
  intercept: ((frame: readonly unknown[], raw: (text: string) => void) => boolean) | undefined;
  readonly #state: DeviceState;
  readonly #answered = new Map<string, Told>();
  #far: MemoryTransport | undefined;
  #nextId = 1;
  #opened = 0;
  actions: readonly string[] = [];
  /** The ways to a CSMS as they stand. */
  plan: () => NetworkPlan = () => ({ profiles: [] });

  private constructor(
    version: OcppVersion,
    { settings = {}, url = "ws://csms.example.org/ocpp", answers = {}, kept, isClockTrusted, password, firmware, file, seed = 7 }: WireParts,
  ) {
    this.version = version;
    this.answers = { ...answers };
    this.#state = new DeviceState(kept);
    this.hardware = benchHardware(this.domain, firmware === undefined ? {} : { firmware });
    const random = seededRandom(seed);
    this.chargePoint = createChargePointWith(
      {
        ...{ identity: "CH-0001", profile: deviceProfiles["chargehand-7-socket"], hardware: this.hardware, storage: this.#storage(), log: this.log },
        settings: { ...atOnce, policyPack: "workplace", ...settings },
        csms: { url, versions: [version], ...(password === undefined ? {} : { password }) },
        clocks: { domain: this.domain, transport: this.transport },
        ...{ random, ids: uuids(random) },
        ...(isClockTrusted === undefined ? {} : { isClockTrusted }),
        files: {
          upload: async (upload) => {
            this.uploads.push(upload);
            return { status: "done" };
          },
          download: async (download, sink) => {
            this.downloads.push(download);
            if (file === undefined) return { status: "failed", detail: "answered 404" };
            await sink(file);
            return { status: "done" };
          },
        },
      },
      (options) => this.#line(options),
    );
  }

  /** Started, and booted where the CSMS lets it. */
  static async start(version: OcppVersion, parts: WireParts = {}): Promise<WireStation> {
    await loadVersion(version);
    const station = new WireStation(version, parts);
    await station.chargePoint.start();
    await station.settle();
    return station;
  }

  /** What stands on disk that a message could have changed. */
  get kept(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#state.values].filter(([key]) => !passing.includes(key)).sort());
  }

  get disk(): ReadonlyMap<string, string> {
    return this.#state.values;
  }

  /** What a person standing before it would see of it. */
  get outside(): string {
    const { contactor, pilot } = this.hardware;
    const { transaction, decision } = this.chargePoint.snapshot();
    return JSON.stringify([contactor.isClosed, pilot.offered, transaction?.id, decision.limitA]);
  }

  /** Kinds of the security events that the CSMS was told of. */
  get alarms(): readonly string[] {
    return this.said.filter(({ action }) => action === "SecurityEventNotification").map(({ request }) => String(request["type"]));
  }

  nextId(): string {
    return `h-${this.#nextId++}`;
  }

  /** A frame as it is. */
  say(text: string): void {
    this.#far?.send(text);
  }

  /** Begins a CALL, and gives its id. */
  begins(action: string, payload: unknown): string {
    const id = this.nextId();
    this.say(JSON.stringify([2, id, action, payload]));
    return id;
  }

  async asks(action: string, payload: unknown): Promise<Told> {
    return this.toldOf(this.begins(action, payload));
  }

  async toldOf(id: string): Promise<Told> {
    for (let turn = 0; turn < 60; turn++) {
      await this.settle(1);
      const told = this.#answered.get(id);
      this.#answered.delete(id);
      if (told !== undefined) return told;
    }
    await this.transport.advanceAsync(Millis(40_000));
    return this.#answered.get(id) ?? { silence: true };
  }

  /** Answers that have come and were not asked for yet. */
  get waiting(): number {
    return this.#answered.size;
  }

  /** Domain time goes on, second by second. */
  async waits(duration: ReturnType<typeof Seconds>): Promise<void> {
    for (let left = duration / 1_000; left > 0; left--) {
      await this.domain.advanceAsync(Millis(1_000));
      await this.settle(1);
    }
  }

  /** Promises, the turn after the answer, and what the process itself does beside. */
  async settle(turns = 6): Promise<void> {
    for (let turn = 0; turn < turns; turn++) {
      await this.transport.advanceAsync(Millis(1));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** The line goes, and comes back. */
  async relink(): Promise<void> {
    this.#far?.close(1001, "");
    await this.settle();
  }

  get lines(): number {
    return this.#opened;
  }

  async stop(): Promise<void> {
    await this.chargePoint.stop();
  }

  #storage(): DeviceStorage {
    return {
      read: async (key) => this.#state.values.get(key),
      queued: async () => this.#state.queued,
      commit: async (commit) => this.#state.apply(commit),
    };
  }

  #line(options: OcppClientOptions): OcppClient {
    this.actions = Object.keys(options.routes[this.version] ?? {});
    this.plan = options.network ?? this.plan;
    let peer: AnyPeer | undefined;
    let isWanted = false;
    const open = () => {
      const [near, far] = memoryTransportPair();
      this.#far = far;
      this.#opened++;
      peer = createPeer(this.#peerOptions(options, near)) as AnyPeer;
      far.onMessage = (text) => this.#hear(JSON.parse(text) as readonly unknown[], (reply) => void far.send(reply));
      void peer.closed.then((info) => {
        options.onClose?.(info);
        if (isWanted) options.clock.after("again", Millis(1), () => (isWanted ? open() : undefined));
      });
      const [first] = options.network?.().profiles ?? [];
      if (first !== undefined) options.onNetwork?.({ type: "connected", slot: first.slot, securityProfile: first.securityProfile });
      options.onOpen(peer);
    };
    return {
      get peer() {
        return peer;
      },
      start: () => {
        isWanted = true;
        open();
      },
      stop: async () => {
        isWanted = false;
        peer?.close(1000, "");
      },
    };
  }

  #peerOptions({ routes, clock, log, observer }: OcppClientOptions, transport: MemoryTransport): PeerOptions<OcppVersion> {
    const { version } = this;
    const ids = uuids(seededRandom(this.#opened));
    return { version, transport, routes: routes[version] ?? {}, clock, ids, log, ...(observer === undefined ? {} : { observer }) } as PeerOptions<OcppVersion>;
  }

  #hear(frame: readonly unknown[], reply: (text: string) => void): void {
    if (this.intercept?.(frame, reply) === true) return;
    const [type, id, third, payload] = frame as [number, string, unknown, Json];
    if (type === 3) this.#answered.set(id, { answer: third as Json });
    else if (type === 4) this.#answered.set(id, { code: String(third) });
    else if (type === 2) {
      const action = String(third);
      this.said.push({ action, request: payload });
      const answer = action in this.answers ? this.answers[action] : this.usual(action);
      if (answer !== undefined) reply(JSON.stringify([3, id, answer]));
    }
  }

  usual(action: string): Json {
    return usualAnswer(action, { version: this.version, nowMs: this.domain.wallMs() });
  }
}

/** Whether a message was taken at its word: an answer with a status of success, or one that has none. */
export function isTaken(told: Told): boolean {
  if (!("answer" in told)) return false;
  const { status, setVariableResult, setMonitoringResult } = told.answer as Record<string, unknown>;
  const results = (setVariableResult ?? setMonitoringResult) as readonly Json[] | undefined;
  if (results !== undefined) return results.some((row) => isGood(row["attributeStatus"] ?? row["status"]));
  return status === undefined || isGood(status);
}

const isGood = (status: unknown): boolean => ["Accepted", "AcceptedCanceled", "Scheduled", "RebootRequired", "Unlocked"].includes(String(status));
