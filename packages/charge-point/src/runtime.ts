// SPDX-License-Identifier: Apache-2.0
import { recordOf } from "@chargehand/charging";
import type { Amps } from "@chargehand/kernel";
import { createOcppClient, type OcppClient, type OcppClientOptions } from "@chargehand/ocpp";
import type { ChargePoint, ChargePointOptions, ChargePointSnapshot } from "./charge-point-types.ts";
import { ControlLoop } from "./control-loop.ts";
import { Publisher } from "./decision/publish.ts";
import { type DeviceParts, devicePartsOf } from "./device-parts.ts";
import { DeviceStores } from "./device-stores.ts";
import type { DisplayBoard } from "./device-view.ts";
import { LogTap } from "./diagnostics/log-tap.ts";
import { ownText } from "./display/own-text.ts";
import { chargePointError } from "./errors.ts";
import { bootAnew, firmwareVersionOf } from "./firmware.ts";
import type { LocalControl } from "./local-control.ts";
import type { SecondFeed } from "./meter/second-power.ts";
import { checkEndpoint } from "./network/endpoint.ts";
import { type BootFacts, restartDetail, type TokenVerdict } from "./ocpp/csms-link.ts";
import { LineClock } from "./ocpp/line-clock.ts";
import type { IdToken, ResetKind, StationEvent } from "./ocpp/station-events.ts";
import { TransactionIds } from "./ocpp/transaction-ids.ts";
import { Uplink } from "./ocpp/uplink.ts";
import { DeviceSecurity } from "./security-log/device-security.ts";
import { externalLimitOf, externalProfile, isSignificant } from "./smart-charging/external-limit.ts";

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
  readonly #security: DeviceSecurity;
  #parts: DeviceParts;
  #uplink: Uplink | undefined;
  #state: "stopped" | "running" | "restarting" = "stopped";
  #loading: Promise<void> | undefined;
  #restartsWhenIdle = false;
  readonly #line = new LineClock();
  #nextEventId = 1;
  readonly #tap: LogTap;
  readonly #board: DisplayBoard = { show: undefined };

  constructor(given: ChargePointOptions, connect: Connect) {
    this.#tap = new LogTap(given.log, given.clocks.domain);
    const options = { ...given, log: this.#tap };
    this.#options = options;
    this.#connect = connect;
    const tell = (event: StationEvent) => this.#tell(event);
    this.#security = new DeviceSecurity(options, (event) => this.#uplink?.tell(event));
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
      afterCycle: (nowMs) => {
        this.#security.look();
        this.#uplink?.followCycle(nowMs);
      },
    });
    if (options.csms !== undefined) checkEndpoint(options.csms);
  }

  get local(): LocalControl {
    return this.#parts.local;
  }

  get power(): SecondFeed {
    return this.#stores.meter;
  }

  async start(): Promise<void> {
    if (this.#state !== "stopped") throw chargePointError("CP_ALREADY_STARTED", "this charge point runs already; stop it first");
    this.#state = "restarting";
    this.#loading ??= this.#load();
    await this.#loading.catch((error: unknown) => {
      [this.#state, this.#loading] = ["stopped", undefined];
      throw error;
    });
    if (!this.#isRestarting()) return; // It was stopped meanwhile.
    const lastKnown = this.#parts.station.lastKnown ?? this.#stores.meter.knownUntil;
    this.#stores.meter.start();
    this.#parts.station.resume();
    this.#loop.resumeSampling();
    this.#security.started(lastKnown);
    // No cycle before: what it began would count as what goes on.
    this.#state = "running";
    this.#loop.wake();
    this.#uplink?.start("PowerUp");
  }

  async stop(): Promise<void> {
    if (this.#state === "stopped") return;
    this.#state = "stopped";
    this.#loop.cancel();
    this.#parts.station.cancelTimers();
    this.#parts.control.release(this.#options.hardware);
    this.#stores.meter.stop();
    await this.#uplink?.stop();
    await this.#security.stopped();
    await this.#stores.memory.flush();
  }

  snapshot(): ChargePointSnapshot {
    const { hardware, identity, clocks } = this.#options;
    const { station, control, delay } = this.#parts;
    const [meter, { transaction }] = [this.#stores.meter.read(), station.session];
    const [due, board, skew] = [delay.dueMono, this.#board, this.#uplink?.clockSkewMs];
    const decision = this.#publisher.record ?? recordOf(control.preview(), this.#now());
    const countdown = due === undefined ? {} : { delayRemainingS: Math.max(0, Math.ceil((due - clocks.domain.monoMs()) / 1000)) };
    return {
      identity,
      isOnline: this.#uplink?.isOnline ?? false,
      pilot: hardware.pilot.state,
      contactorClosed: hardware.contactor.isClosed,
      decision,
      // Only where somebody looks: times of day cost more than all the rest.
      get display() {
        const own = ownText({ decision, ...countdown });
        return board.show?.(own) ?? own;
      },
      meter,
      transaction:
        transaction === undefined
          ? undefined
          : {
              id: transaction.id,
              startedAt: transaction.startedAt,
              energyWh: meter.energy - transaction.startEnergyWh,
              chargingState: transaction.chargingState,
              chargingMs: transaction.chargingMs,
              pluggedInMs: transaction.pluggedInMs ?? 0,
            },
      pausedFor: this.#loop.pausedFor,
      outboxLength: this.#uplink?.outboxLength ?? 0,
      ...countdown,
      ...(skew === undefined ? {} : { clockSkewMs: skew }),
    };
  }

  limitFromOutside(limit: Amps | undefined): void {
    const { profiles } = this.#parts;
    const before = externalLimitOf(profiles.all);
    profiles.holdExternal(limit === undefined ? undefined : externalProfile(limit, this.#now()));
    const significance = this.#stores.variables.number("SmartChargingCtrlr.LimitChangeSignificance");
    if (isSignificant(before, limit, significance)) this.#tell({ type: "externalLimit", stands: limit !== undefined });
    this.#loop.wake();
  }

  async drained(): Promise<void> {
    await this.#security.desk.settled();
    await this.#uplink?.drained();
  }

  #now(): number {
    return this.#options.clocks.domain.wallMs();
  }

  #tell(event: StationEvent): void {
    // What is told of the registers is on disk with the message, or before it.
    if (event.type === "meter") this.#stores.meter.write();
    if (event.type === "security") this.#security.desk.record(event.kind, event.detail);
    else this.#uplink?.tell(event);
  }

  /** Since when there has been no line to the CSMS; without a CSMS there never is one. */
  #lineLostAt(): number | undefined {
    return this.#line.lostAt(this.#options.clocks.domain, this.#uplink?.isOnline === true);
  }

  #sources() {
    return {
      options: this.#options,
      stores: this.#stores,
      publisher: this.#publisher,
      calls: {
        onTransaction: (event: Extract<StationEvent, { type: "transaction" }>["event"]) => {
          if (event.kind === "Started") this.#loop.restartSampling();
          this.#stores.meter.write();
          this.#tell({ type: "transaction", event: this.#loop.complete(event) });
        },
        onIdle: () => {
          if (this.#restartsWhenIdle) void this.#restart(undefined, "ScheduledReset");
        },
        wake: () => this.#loop.wake(),
        authorize: (token: IdToken, onVerdict: (verdict: TokenVerdict) => void) => this.#judge(token, onVerdict),
        offlineSince: () => this.#lineLostAt(),
      },
    };
  }

  /** Once in the life of this object: after a stop what is in memory is as good as what is on disk. */
  async #load(): Promise<void> {
    const { memory } = this.#stores;
    const remembered = await this.#stores.load();
    this.#parts = devicePartsOf(this.#sources(), remembered);
    if (remembered.session?.transaction !== undefined) this.#loop.restoreReadings(remembered.readings ?? []);
    await this.#security.load(memory);
    const ids = new TransactionIds((all) => memory.saveTransactionIds(all), remembered.transactionIds);
    if (this.#options.csms !== undefined) this.#uplink = await this.#makeUplink(this.#options.csms, ids);
    await this.#security.desk.tellAgain((event) => this.#uplink?.isWaiting(event) ?? true);
    this.#options.hardware.connect({ onChange: () => this.#loop.wake(), onToken: (token) => this.#onToken(token) });
  }

  #makeUplink(endpoint: NonNullable<ChargePointOptions["csms"]>, transactionIds: TransactionIds): Promise<Uplink> {
    const { station, profiles, control, local, desk, plug } = this.#parts;
    const { live, variables, memory, meter, tokens, reservations } = this.#stores;
    return Uplink.make({
      options: this.#options,
      endpoint,
      connect: this.#connect,
      settings: live,
      variables,
      memory,
      meter,
      tokens,
      reservations,
      desk,
      plug,
      security: this.#security,
      station,
      profiles,
      local,
      transactionIds,
      snapshot: () => control.look(),
      view: {
        firmware: () => firmwareVersionOf(this.#options.hardware),
        ...{ look: () => this.snapshot(), hasLockFailed: () => plug.hasFailed },
        logLines: () => this.#tap.lines,
        nextEventId: () => this.#nextEventId++,
        board: this.#board,
      },
      connector: () => this.#loop.connector(),
      wake: () => this.#loop.wake(),
      restart: (kind, resumes, reason = "RemoteReset") => void this.#restart(kind, reason, resumes),
      restartWhenIdle: () => {
        this.#restartsWhenIdle = true;
      },
    });
  }

  #onToken(token: { readonly value: string; readonly type: string }): void {
    if (this.#state !== "running") return;
    const { desk } = this.#parts;
    if (!desk.isOwn(token) && this.#security.isReaderShut) this.#security.turnedAway();
    else desk.present(token);
  }

  /** Of a card at the reader; a token from afar is nobody's guess. */
  #judge(token: IdToken, onVerdict: (verdict: TokenVerdict) => void): void {
    if (this.#uplink === undefined) onVerdict({ isAccepted: false });
    this.#uplink?.authorize(token, (verdict) => {
      this.#security.judged(verdict.isAccepted);
      onVerdict(verdict);
    });
  }

  /** A reset: power off, transaction ended or left open, last words said if the line allows, then a boot as from cold [B12.FR.04, 2.1 B13]. */
  async #restart(resetKind: ResetKind | undefined, reason: BootFacts["reason"], resumes = false): Promise<void> {
    if (this.#state !== "running") return;
    this.#loop.cancel();
    // First, so that the opening contactor calls for no further cycle.
    [this.#restartsWhenIdle, this.#state] = [false, "restarting"];
    this.#parts.control.release(this.#options.hardware);
    const { station } = this.#parts;
    if (resumes) station.update("ResetCommand", this.#stores.meter.read(), station.session.chargingState);
    else station.apply("Reset", resetKind === undefined ? {} : { resetKind });
    this.#security.desk.record("ResetOrReboot", restartDetail(reason, resetKind));
    await this.#security.desk.settled();
    await this.#uplink?.lastWords();
    if (!this.#isRestarting()) return;
    this.#loop.forgetStatus();
    await this.#stores.memory.flush();
    if (this.#options.onReset !== undefined) return this.#options.onReset();
    await this.#uplink?.stop();
    if (!this.#isRestarting()) return;
    bootAnew(this.#options.hardware, this.#security);
    this.#state = "running";
    if (resumes) this.#loop.resumeSampling();
    this.#loop.wake();
    this.#uplink?.start(reason);
  }

  #isRestarting(): boolean {
    return this.#state === "restarting";
  }
}
