// SPDX-License-Identifier: Apache-2.0
import { Millis, type Random, Seconds, seededRandom, silentLog, uuids } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import type { AnyPeer, OcppClientOptions } from "@chargehand/ocpp";
import type { ChargePoint, ChargePointOptions, ChargePointSettings } from "../charge-point-types.ts";
import { deviceProfiles } from "../device-profile.ts";
import { createChargePointWith } from "../runtime.ts";
import { benchHardware } from "./bench-hardware.ts";
import { CrashableStorage } from "./crashable-storage.ts";

type Wire = Readonly<Record<string, unknown>>;

export interface RulesOptions {
  /** Domain time at the start; a Monday in January, so that clocks on the wall show it too. */
  readonly from?: string;
  readonly settings?: Partial<ChargePointSettings>;
  readonly profile?: keyof typeof deviceProfiles;
  /** The delays to be drawn, in turn; the last one again and again. */
  readonly draws?: readonly number[];
  /** What is on disk. */
  readonly disk?: ReadonlyMap<string, string> | CrashableStorage;
  readonly extra?: Partial<ChargePointOptions>;
}

/** A charge point with its rules as a home has them, on a line without sockets that a test opens and cuts. */
export class RulesBench {
  readonly domain: FakeClock;
  readonly hardware: ReturnType<typeof benchHardware>;
  readonly chargePoint: ChargePoint;
  readonly disk: CrashableStorage;
  readonly told: { readonly action: string; readonly request: Wire }[] = [];
  /** The maxima of the draws that were made. */
  readonly drawn: number[] = [];
  readonly #transport = new FakeClock();
  #line: OcppClientOptions | undefined;

  constructor({ from = "2026-01-05T23:00:00Z", settings, profile = "chargehand-7-socket", draws = [300], disk = new Map(), extra }: RulesOptions = {}) {
    this.domain = new FakeClock(Date.parse(from));
    this.hardware = benchHardware(this.domain);
    this.disk = disk instanceof CrashableStorage ? disk : new CrashableStorage({ values: disk });
    this.chargePoint = createChargePointWith(
      {
        identity: "CH-0001",
        profile: deviceProfiles[profile],
        hardware: this.hardware,
        storage: this.disk,
        settings: { authorization: "freeVend", ...settings },
        csms: { url: "ws://127.0.0.1:1", versions: ["2.0.1"] },
        clocks: { domain: this.domain, transport: this.#transport },
        random: this.#scripted(draws),
        ids: uuids(seededRandom(1)),
        log: silentLog,
        ...extra,
      },
      (line) => {
        this.#line = line;
        return { peer: undefined, start: () => {}, stop: async () => {} };
      },
    );
  }

  /** Opens the line; the CSMS takes everything. */
  async online(): Promise<void> {
    const call = async (action: string, request: Wire) => {
      this.told.push({ action, request });
      if (action === "Authorize") return { idTokenInfo: { status: "Accepted" } };
      return action === "BootNotification" ? { status: "Accepted", interval: 300, currentTime: "2026-01-05T12:00:00Z" } : {};
    };
    this.#line?.onOpen({ version: "2.0.1", isOpen: true, call } as unknown as AnyPeer);
    await this.chargePoint.drained();
    await settled();
    this.domain.advance(Seconds(1));
  }

  offline(): void {
    this.#line?.onClose?.({ code: 1006, reason: "" } as Parameters<NonNullable<OcppClientOptions["onClose"]>>[0]);
    this.domain.advance(Seconds(1));
  }

  /** What a CSMS asks. */
  async ask(action: string, request: Wire): Promise<Wire> {
    const routes = this.#line?.routes["2.0.1"] as Readonly<Record<string, (request: Wire) => Promise<Wire> | Wire>> | undefined;
    const answer = await routes?.[action]?.(request);
    if (answer === undefined) throw new Error(`there is no route for ${action}`);
    // The answer is out: what was to follow it may.
    this.#transport.advance(Millis(0));
    return answer;
  }

  at(time: string): void {
    this.domain.advance(Millis(Date.parse(time) - this.domain.wallMs()));
  }

  after(seconds: number): void {
    this.domain.advance(Seconds(seconds));
  }

  /** What is offered to the vehicle, A; 0 is nothing. */
  get offered(): number {
    return this.hardware.pilot.offered ?? 0;
  }

  get decision() {
    return this.chargePoint.snapshot().decision;
  }

  get reason(): string {
    return this.decision.winner.reason;
  }

  #scripted(draws: readonly number[]): Random {
    const left = [...draws];
    const random = seededRandom(2);
    return {
      ...random,
      int: (maxExclusive) => {
        this.drawn.push(maxExclusive - 1);
        return Math.min(maxExclusive - 1, (left.length > 1 ? left.shift() : left[0]) ?? 0);
      },
    };
  }
}

/** Lets what was promised happen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
