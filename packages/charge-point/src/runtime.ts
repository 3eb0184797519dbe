// SPDX-License-Identifier: Apache-2.0
import { recordOf } from "@chargehand/charging";
import { Millis, type Timer } from "@chargehand/kernel";
import { createOcppClient, type OcppClient, type OcppClientOptions } from "@chargehand/ocpp";
import type { ChargePoint, ChargePointOptions, ChargePointSettings, ChargePointSnapshot } from "./charge-point-types.ts";
import { ControlCycle, type CycleOutcome } from "./decision/control-cycle.ts";
import { Publisher } from "./decision/publish.ts";
import { DeviceMemory } from "./device-memory.ts";
import { chargePointError } from "./errors.ts";
import { Sampler } from "./meter/sampler.ts";
import type { ResetKind, StationEvent } from "./ocpp/station-events.ts";
import { TransactionIds } from "./ocpp/transaction-ids.ts";
import { Uplink } from "./ocpp/uplink.ts";
import { commonVersions } from "./ocpp/versions.ts";
import { chargingStateOf } from "./session/charging-state.ts";
import { StatusReporter } from "./session/status-reporter.ts";
import { defaultSettings, SettingsStore } from "./settings.ts";
import { ProfileSet } from "./smart-charging/profile-set.ts";
import { Station } from "./station.ts";

/** How often one event may call for the next cycle before the loop waits for the clock. */
const MOST_TURNS = 8;

type Connect = (options: OcppClientOptions) => OcppClient;

/** Makes a charge point; nothing happens before `start`. Throws CP_SETTING_INVALID, CP_NO_COMMON_VERSION. */
export const createChargePoint = (options: ChargePointOptions): ChargePoint => new Runtime(options, createOcppClient);

/** The same with another way to reach a CSMS: for tests without sockets. */
export const createChargePointWith = (options: ChargePointOptions, connect: Connect): ChargePoint => new Runtime(options, connect);

/** The one loop: runs the control cycle each second of domain time, and at once when something happens. */
class Runtime implements ChargePoint {
  readonly #options: ChargePointOptions;
  readonly #settings: ChargePointSettings;
  readonly #store: SettingsStore;
  readonly #memory: DeviceMemory;
  readonly #sampler = new Sampler();
  readonly #publisher: Publisher;
  readonly #connect: Connect;
  #uplink: Uplink | undefined;
  #station: Station;
  #profiles: ProfileSet;
  #control: ControlCycle;
  #state: "stopped" | "running" | "restarting" = "stopped";
  #isListening = false;
  #isInCycle = false;
  #isCalled = false;
  #restartsWhenIdle = false;
  readonly #status = new StatusReporter();
  #nextEventId = 1;
  #timer: Timer | undefined;

  constructor(options: ChargePointOptions, connect: Connect) {
    this.#options = options;
    this.#settings = { ...defaultSettings, ...options.settings };
    if (!(this.#settings.cyclePeriod >= 100)) throw chargePointError("CP_SETTING_INVALID", "cyclePeriod must be at least 100 ms");
    this.#memory = new DeviceMemory(options.storage, options.log);
    this.#store = new SettingsStore(this.#settings, (values) => this.#memory.saveSettings(values));
    this.#publisher = new Publisher((record) => this.#tell({ type: "decision", record, eventId: this.#nextEventId++ }));
    this.#profiles = this.#makeProfiles(undefined);
    this.#station = this.#makeStation(undefined, true);
    this.#control = this.#makeControl();
    if (options.csms !== undefined) commonVersions(options.csms);
    this.#connect = connect;
  }

  async start(): Promise<void> {
    if (this.#state !== "stopped") throw chargePointError("CP_ALREADY_STARTED", "this charge point runs already; stop it first");
    this.#state = "restarting";
    if (!this.#isListening) {
      await this.#load();
      this.#isListening = true;
      this.#options.hardware.connect({ onChange: () => this.#wake(), onToken: (token) => this.#onToken(token) });
    }
    this.#state = "running";
    this.#station.resume();
    const { transaction } = this.#station.session;
    if (transaction !== undefined) this.#sampler.restart(this.#options.clocks.domain.monoMs());
    this.#tell({ type: "security", kind: "StartupOfTheDevice", at: this.#now(), detail: "the charge point has started" });
    this.#wake();
    this.#uplink?.start("PowerUp");
  }

  async stop(): Promise<void> {
    if (this.#state === "stopped") return;
    this.#state = "stopped";
    this.#timer?.cancel();
    this.#station.cancelTimers();
    this.#control.release(this.#options.hardware);
    await this.#uplink?.stop();
    await this.#memory.flush();
  }

  snapshot(): ChargePointSnapshot {
    const { hardware, identity } = this.#options;
    const meter = hardware.meter.read();
    const { transaction } = this.#station.session;
    const skew = this.#uplink?.clockSkewMs;
    return {
      identity,
      isOnline: this.#uplink?.isOnline ?? false,
      pilot: hardware.pilot.state,
      contactorClosed: hardware.contactor.isClosed,
      decision: this.#publisher.record ?? recordOf(this.#control.preview(), this.#now()),
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
      outboxLength: this.#uplink?.outboxLength ?? 0,
      ...(skew === undefined ? {} : { clockSkewMs: skew }),
    };
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

  /** Once in the life of this object: after a stop what is in memory is as good as what is on disk. */
  async #load(): Promise<void> {
    const { settings, profiles, session, isOperative, transactionIds } = await this.#memory.load();
    if (settings !== undefined) this.#store.restore(settings);
    this.#profiles = this.#makeProfiles(profiles);
    this.#station = this.#makeStation(session, isOperative ?? true);
    this.#control = this.#makeControl();
    const ids = new TransactionIds((all) => this.#memory.saveTransactionIds(all), transactionIds);
    if (this.#options.csms !== undefined) this.#uplink = this.#makeUplink(this.#options.csms, ids);
  }

  #makeProfiles(profiles: ConstructorParameters<typeof ProfileSet>[1]): ProfileSet {
    return new ProfileSet((all) => this.#memory.saveProfiles(all), profiles);
  }

  #makeStation(record: ConstructorParameters<typeof Station>[0]["record"], isOperative: boolean): Station {
    const { profile: device, hardware, clocks, ids } = this.#options;
    return new Station({
      device,
      hardware,
      clocks,
      ids,
      authorization: this.#settings.authorization,
      settings: this.#store,
      profiles: this.#profiles,
      record,
      isOperative,
      emit: (event) => {
        if (event.kind === "Started") this.#sampler.restart(clocks.domain.monoMs());
        this.#tell({ type: "transaction", event });
      },
      saveSession: (session) => this.#memory.saveSession(session),
      saveOperative: (value) => this.#memory.saveOperative(value),
      wake: () => this.#wake(),
      onIdle: () => {
        if (this.#restartsWhenIdle) void this.#restart(undefined);
      },
    });
  }

  #makeControl(): ControlCycle {
    const { profile: device, hardware, clocks } = this.#options;
    return new ControlCycle({ clock: clocks.domain, device, hardware, session: this.#station.session, station: this.#station }, this.#publisher);
  }

  #makeUplink(endpoint: NonNullable<ChargePointOptions["csms"]>, transactionIds: TransactionIds): Uplink {
    return new Uplink({
      options: this.#options,
      endpoint,
      connect: this.#connect,
      settings: this.#store,
      station: this.#station,
      profiles: this.#profiles,
      transactionIds,
      durable: () => this.#memory.sessionIsDurable(),
      snapshot: () => this.#control.look(),
      wake: () => this.#wake(),
      restart: (kind) => void this.#restart(kind),
      restartWhenIdle: () => {
        this.#restartsWhenIdle = true;
      },
    });
  }

  #onToken(token: { readonly value: string; readonly type: string }): void {
    if (this.#state !== "running") return;
    const { phase, idToken } = this.#station.session;
    if (phase === "Authorized" || phase === "AwaitingCable" || phase === "AwaitingCableRemote") {
      // Only whom the session belongs to may end it here; another card changes nothing [E07].
      if (idToken?.value === token.value) this.#station.apply("LocalStop");
      this.#wake();
      return;
    }
    if (this.#uplink === undefined) this.#station.takeVerdict(token, false);
    else this.#uplink.authorize(token, (isAccepted) => this.#station.takeVerdict(token, isAccepted));
  }

  /** Runs the cycle now, or once more when it is running. */
  #wake(): void {
    if (this.#state !== "running") return;
    this.#isCalled = true;
    if (this.#isInCycle) return;
    this.#isInCycle = true;
    try {
      let outcome: CycleOutcome | undefined;
      for (let turn = 0; this.#isCalled && turn < MOST_TURNS && this.#isRunning(); turn++) {
        this.#isCalled = false;
        outcome = this.#turn();
      }
      if (outcome !== undefined && this.#isRunning()) this.#arm(outcome);
    } finally {
      this.#isInCycle = false;
    }
  }

  #isRunning(): boolean {
    return this.#state === "running";
  }

  #turn(): CycleOutcome {
    this.#station.followPlug();
    const outcome = this.#control.run();
    this.#measure(outcome);
    this.#reportStatus();
    return outcome;
  }

  /** What the cycle means for the transaction: time with power, its charging state, its periodic values. */
  #measure({ snapshot, decision }: CycleOutcome): void {
    const { session } = this.#station;
    session.addChargingTime(this.#sampler.take(snapshot.meter, snapshot.monoMs));
    const { transaction } = session;
    if (transaction === undefined) return;
    const { hardware } = this.#options;
    const chargingState = chargingStateOf({
      pilot: hardware.pilot.state,
      contactorClosed: hardware.contactor.isClosed,
      authorized: session.phase === "Authorized",
      permitted: decision.permitted,
    });
    if (chargingState !== transaction.chargingState) this.#station.update("ChargingStateChanged", snapshot.meter, chargingState);
    if (this.#sampler.isDue(snapshot.monoMs, this.#store.txUpdatedInterval)) this.#station.update("MeterValuePeriodic", snapshot.meter, chargingState);
  }

  #reportStatus(): void {
    const event = this.#status.report(this.#station.connector(), this.#now());
    if (event !== undefined) this.#tell(event);
  }

  #arm({ snapshot, dueMono, dueWall }: CycleOutcome): void {
    this.#timer?.cancel();
    const sampleAt = this.#station.session.transaction === undefined ? undefined : this.#sampler.dueAt(this.#store.txUpdatedInterval);
    const wait = Math.min(
      this.#settings.cyclePeriod,
      (dueMono ?? Number.POSITIVE_INFINITY) - snapshot.monoMs,
      (dueWall ?? Number.POSITIVE_INFINITY) - snapshot.nowMs,
      (sampleAt ?? Number.POSITIVE_INFINITY) - snapshot.monoMs,
    );
    this.#timer = this.#options.clocks.domain.after("control cycle", Millis(Math.max(1, wait)), () => this.#wake());
  }

  /** A reset: power off, transaction ended, last words said if the line allows, then a boot as from cold [B12.FR.04]. */
  async #restart(resetKind: ResetKind | undefined): Promise<void> {
    if (this.#state !== "running") return;
    this.#restartsWhenIdle = false;
    this.#timer?.cancel();
    this.#control.release(this.#options.hardware);
    this.#state = "restarting";
    this.#station.apply("Reset", resetKind === undefined ? {} : { resetKind });
    this.#tell({ type: "security", kind: "ResetOrReboot", at: this.#now(), detail: "reset by the CSMS" });
    await this.#uplink?.lastWords();
    if (!this.#isRestarting()) return;
    this.#status.forget();
    if (this.#options.onReset !== undefined) return this.#options.onReset();
    await this.#uplink?.stop();
    if (!this.#isRestarting()) return;
    this.#state = "running";
    this.#wake();
    this.#uplink?.start("RemoteReset");
  }

  #isRestarting(): boolean {
    return this.#state === "restarting";
  }
}
