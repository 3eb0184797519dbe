// SPDX-License-Identifier: Apache-2.0
import { recordOf } from "@chargehand/charging";
import type { Amps } from "@chargehand/kernel";
import { createOcppClient, type OcppClient, type OcppClientOptions } from "@chargehand/ocpp";
import type { ChargePoint, ChargePointOptions, ChargePointSnapshot } from "./charge-point-types.ts";
import { ControlLoop } from "./control-loop.ts";
import { Publisher } from "./decision/publish.ts";
import { type DeviceParts, devicePartsOf } from "./device-parts.ts";
import { DeviceStores } from "./device-stores.ts";
import { chargePointError } from "./errors.ts";
import type { LocalControl } from "./local-control.ts";
import type { BootFacts } from "./ocpp/csms-link.ts";
import type { ResetKind, StationEvent } from "./ocpp/station-events.ts";
import { TransactionIds } from "./ocpp/transaction-ids.ts";
import { Uplink } from "./ocpp/uplink.ts";
import { commonVersions } from "./ocpp/versions.ts";
import { externalProfile } from "./smart-charging/external-limit.ts";

type Connect = (options: OcppClientOptions) => OcppClient;

/** Makes a charge point; nothing happens before `start`. Throws CP_SETTING_INVALID, CP_NO_COMMON_VERSION. */
export const createChargePoint = (options: ChargePointOptions): ChargePoint => new Runtime(options, createOcppClient);

/** The same with another way to reach a CSMS: for tests without sockets. */
export const createChargePointWith = (options: ChargePointOptions, connect: Connect): ChargePoint => new Runtime(options, connect);

/** The life of one device: starts, stops, resets; the loop does the work between. */
class Runtime implements ChargePoint {
  readonly #options: ChargePointOptions;
  readonly #stores: DeviceStores;
  readonly #loop: ControlLoop;
  readonly #publisher: Publisher;
  readonly #connect: Connect;
  #parts: DeviceParts;
  #uplink: Uplink | undefined;
  #state: "stopped" | "running" | "restarting" = "stopped";
  #isListening = false;
  #restartsWhenIdle = false;
  #offlineSince: number | undefined;
  #nextEventId = 1;

  constructor(options: ChargePointOptions, connect: Connect) {
    this.#options = options;
    this.#connect = connect;
    const tell = (event: StationEvent) => this.#tell(event);
    this.#stores = new DeviceStores(options, tell);
    this.#publisher = new Publisher((record) => this.#tell({ type: "decision", record, eventId: this.#nextEventId++ }));
    this.#parts = devicePartsOf(this.#sources());
    this.#loop = new ControlLoop({
      options,
      stores: this.#stores,
      parts: () => this.#parts,
      isRunning: () => this.#state === "running",
      offlineSince: () => this.#lineLostAt(),
      tell,
      afterCycle: (nowMs) => this.#uplink?.followCycle(nowMs),
    });
    if (options.csms !== undefined) commonVersions(options.csms);
  }

  get local(): LocalControl {
    return this.#parts.local;
  }

  async start(): Promise<void> {
    if (this.#state !== "stopped") throw chargePointError("CP_ALREADY_STARTED", "this charge point runs already; stop it first");
    this.#state = "restarting";
    if (!this.#isListening) {
      await this.#load();
      this.#isListening = true;
      this.#options.hardware.connect({ onChange: () => this.#loop.wake(), onToken: (token) => this.#onToken(token) });
    }
    this.#state = "running";
    const { station } = this.#parts;
    station.resume();
    if (station.session.transaction !== undefined) this.#loop.restartSampling();
    this.#tell({ type: "security", kind: "StartupOfTheDevice", at: this.#now(), detail: "the charge point has started" });
    this.#loop.wake();
    this.#uplink?.start("PowerUp");
  }

  async stop(): Promise<void> {
    if (this.#state === "stopped") return;
    this.#state = "stopped";
    this.#loop.cancel();
    this.#parts.station.cancelTimers();
    this.#parts.control.release(this.#options.hardware);
    await this.#uplink?.stop();
    await this.#stores.memory.flush();
  }

  snapshot(): ChargePointSnapshot {
    const { hardware, identity, clocks } = this.#options;
    const { station, control, delay } = this.#parts;
    const meter = hardware.meter.read();
    const { transaction } = station.session;
    const skew = this.#uplink?.clockSkewMs;
    const due = delay.dueMono;
    return {
      identity,
      isOnline: this.#uplink?.isOnline ?? false,
      pilot: hardware.pilot.state,
      contactorClosed: hardware.contactor.isClosed,
      decision: this.#publisher.record ?? recordOf(control.preview(), this.#now()),
      meter,
      transaction:
        transaction === undefined
          ? undefined
          : {
              id: transaction.id,
              startedAt: transaction.startedAt,
              energyWh: meter.energy - transaction.startEnergyWh,
              chargingState: transaction.chargingState,
            },
      pausedFor: this.#loop.pausedFor,
      outboxLength: this.#uplink?.outboxLength ?? 0,
      ...(due === undefined ? {} : { delayRemainingS: Math.max(0, Math.ceil((due - clocks.domain.monoMs()) / 1000)) }),
      ...(skew === undefined ? {} : { clockSkewMs: skew }),
    };
  }

  limitFromOutside(limit: Amps | undefined): void {
    this.#parts.profiles.holdExternal(limit === undefined ? undefined : externalProfile(limit, this.#now()));
    this.#tell({ type: "externalLimit", stands: limit !== undefined });
    this.#loop.wake();
  }

  async drained(): Promise<void> {
    await this.#uplink?.drained();
  }

  #now(): number {
    return this.#options.clocks.domain.wallMs();
  }

  #tell(event: StationEvent): void {
    this.#uplink?.tell(event);
  }

  /** Since when there has been no line to the CSMS; without a CSMS there never is one. */
  #lineLostAt(): number | undefined {
    if (this.#uplink?.isOnline === true) this.#offlineSince = undefined;
    else this.#offlineSince ??= this.#now();
    return this.#offlineSince;
  }

  #sources() {
    return {
      options: this.#options,
      stores: this.#stores,
      publisher: this.#publisher,
      calls: {
        onTransaction: (event: Extract<StationEvent, { type: "transaction" }>["event"]) => {
          if (event.kind === "Started") this.#loop.restartSampling();
          this.#tell({ type: "transaction", event: this.#loop.complete(event) });
        },
        onIdle: () => {
          if (this.#restartsWhenIdle) void this.#restart(undefined, "ScheduledReset");
        },
        wake: () => this.#loop.wake(),
        offlineSince: () => this.#lineLostAt(),
      },
    };
  }

  /** Once in the life of this object: after a stop what is in memory is as good as what is on disk. */
  async #load(): Promise<void> {
    const { memory } = this.#stores;
    const remembered = await this.#stores.load();
    this.#parts = devicePartsOf(this.#sources(), remembered);
    const ids = new TransactionIds((all) => memory.saveTransactionIds(all), remembered.transactionIds);
    if (this.#options.csms !== undefined) this.#uplink = await this.#makeUplink(this.#options.csms, ids);
  }

  #makeUplink(endpoint: NonNullable<ChargePointOptions["csms"]>, transactionIds: TransactionIds): Promise<Uplink> {
    const { station, profiles, control, local } = this.#parts;
    const { live, variables, memory } = this.#stores;
    return Uplink.make({
      options: this.#options,
      endpoint,
      connect: this.#connect,
      settings: live,
      variables,
      memory,
      station,
      profiles,
      local,
      transactionIds,
      durable: () => memory.sessionIsDurable(),
      snapshot: () => control.look(),
      wake: () => this.#loop.wake(),
      restart: (kind) => void this.#restart(kind),
      restartWhenIdle: () => {
        this.#restartsWhenIdle = true;
      },
    });
  }

  #onToken(token: { readonly value: string; readonly type: string }): void {
    if (this.#state !== "running") return;
    const { station } = this.#parts;
    const { phase, idToken } = station.session;
    if (phase === "Authorized" || phase === "AwaitingCable" || phase === "AwaitingCableRemote") {
      // Whom the session belongs to ends it without being asked about; of another the CSMS says whether it is of the same group [E07.FR.01].
      if (idToken?.value === token.value) station.apply("LocalStop", { stopToken: token });
      else this.#uplink?.authorize(token, (verdict) => station.takeOther(token, verdict));
      this.#loop.wake();
      return;
    }
    if (this.#uplink === undefined) station.takeVerdict(token, false);
    else this.#uplink.authorize(token, ({ isAccepted, group }) => station.takeVerdict(group === undefined ? token : { ...token, group }, isAccepted));
  }

  /** A reset: power off, transaction ended, last words said if the line allows, then a boot as from cold [B12.FR.04]. */
  async #restart(resetKind: ResetKind | undefined, reason: BootFacts["reason"] = "RemoteReset"): Promise<void> {
    if (this.#state !== "running") return;
    this.#restartsWhenIdle = false;
    this.#loop.cancel();
    // First, so that the opening contactor calls for no further cycle.
    this.#state = "restarting";
    this.#parts.control.release(this.#options.hardware);
    this.#parts.station.apply("Reset", resetKind === undefined ? {} : { resetKind });
    this.#tell({ type: "security", kind: "ResetOrReboot", at: this.#now(), detail: "reset by the CSMS" });
    await this.#uplink?.lastWords();
    if (!this.#isRestarting()) return;
    this.#loop.forgetStatus();
    if (this.#options.onReset !== undefined) return this.#options.onReset();
    await this.#uplink?.stop();
    if (!this.#isRestarting()) return;
    this.#state = "running";
    this.#loop.wake();
    this.#uplink?.start(reason);
  }

  #isRestarting(): boolean {
    return this.#state === "restarting";
  }
}
