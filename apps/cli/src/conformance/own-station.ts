// SPDX-License-Identifier: Apache-2.0
import { createChargePoint, deviceProfiles, type KeyValueStore, memoryStore } from "@chargehand/charge-point";
import { type CsmsEndpoint, done, type Features, type StationRig, unsupported } from "@chargehand/conformance";
import { Amps, delay, Hours, type Log, Millis, Seconds, SteppedClock, systemClock, systemRandom, uuids, Volts, WattHours } from "@chargehand/kernel";
import { arrivingVehicle, Home, type HomeState, steadyMains, type VehicleSpec } from "@chargehand/simulator";

const IDENTITY = "OCA-STATION-1";
const car: VehicleSpec = { capacity: WattHours(60_000), maximumCurrent: Amps(32), phases: 1, taperFrom: 0.9, reactionTime: Seconds(1) };

/** What our charge point claims (docs/conformance.md): one AC socket, cards, no display, no parking sensor. */
export const stationFeatures: Features = {
  ...{ "C-09.1": true, "C-09.2": false, "C-09.3": false, "C-09.4": false, "C-09.5": false, "C-09.6": false },
  ...{ "C-10.1": true, "C-10.2": true, "C-10.3": false, "C-10.4": false, "C-10.5": false },
  ...{ "C-30": true, "C-31": false, "C-32": false, "C-33": false, "C-34": false, "C-35": false },
  ...{ "HFS-1": true, "HFS-2": false, "HFS-3": true, "HFS-4": false, "HFS-5": true, "HFS-6": false, "HFS-7": false, "HFS-8": 1 },
  // No reset of one EVSE, no short report.
  ...{ "C-13": false, "C-56": false },
  ...{ "AQ-1": false, "AQ-2": false, "AQ-3": false, "AQ-9": true },
};

/** How long a step of virtual time waits for the messages that it caused. */
const settleLimit = Millis(150);
/** For sockets to be read. */
const ioTime = Millis(1);

/** Our own charge point on simulated hardware in this process, its domain time moved by the run; a fresh device for each case. */
export function ownStationRig({ log }: { readonly log: Log }): StationRig {
  const clock = new SteppedClock(systemClock.wallMs());
  const device = new Device(clock, log);
  return {
    name: "the charge point of chargehand, simulated hardware",
    identity: IDENTITY,
    features: stationFeatures,
    time: {
      clock,
      advance: async (duration) => {
        clock.advance(duration);
        await device.settled();
      },
    },
    async prepare(endpoint) {
      await device.scrap();
      await device.switchOn(endpoint);
      return done;
    },
    plug: async () => device.plugIn(),
    unplug: async () => device.unplug(),
    unplugVehicleSide: async () => unsupported("the simulated cable is pulled at both ends at once"),
    presentToken: async ({ idToken, type }) => {
      device.home?.evse.presentToken({ value: idToken, type });
      return done;
    },
    parkingBay: async () => unsupported("it has no sensor of the bay"),
    powerCycle: async (offFor) => {
      await device.powerCycle(Millis(offFor));
      return done;
    },
    stop: () => device.scrap(),
  };
}

class Device {
  home: Home | undefined;
  readonly #clock: SteppedClock;
  readonly #log: Log;
  #storage: KeyValueStore = memoryStore();
  #state: HomeState | undefined;
  #endpoint: CsmsEndpoint | undefined;

  constructor(clock: SteppedClock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  async switchOn(endpoint: CsmsEndpoint): Promise<void> {
    this.#endpoint = endpoint;
    const home = this.#assemble(endpoint);
    this.home = home;
    await home.start();
  }

  async powerCycle(offFor: Millis): Promise<void> {
    await this.home?.stop();
    this.#clock.advance(offFor);
    if (this.#endpoint !== undefined) await this.switchOn(this.#endpoint);
  }

  /** The device and all that it remembered are gone. */
  async scrap(): Promise<void> {
    await this.home?.stop();
    this.home = undefined;
    this.#storage = memoryStore();
    this.#state = undefined;
  }

  plugIn() {
    this.home?.evse.plugIn(arrivingVehicle(car, { stateOfCharge: 0.3 }));
    return done;
  }

  unplug() {
    this.home?.evse.unplug();
    return done;
  }

  /** What was due has been done and said, as far as the CSMS lets it. */
  async settled(): Promise<void> {
    await delay(systemClock, "conformance settle", ioTime);
    const { home } = this;
    if (home?.chargePoint.snapshot().isOnline !== true) return;
    const enough = new AbortController();
    await Promise.race([home.chargePoint.drained(), delay(systemClock, "conformance settle", settleLimit, enough.signal).catch(() => {})]);
    enough.abort();
  }

  #assemble({ url, rootPem, key, certificate, password, identity }: CsmsEndpoint): Home {
    const own = key === undefined || certificate === undefined ? {} : { key, certificate };
    return new Home({
      identity,
      clock: this.#clock,
      mains: steadyMains(Volts(230)),
      car,
      stateOfCharge: 0.3,
      memory: {
        read: () => this.#state,
        write: (state) => {
          this.#state = state;
        },
      },
      watchdog: Hours(24),
      runtime: (hardware) =>
        createChargePoint({
          identity,
          profile: deviceProfiles["chargehand-7-socket"],
          hardware,
          storage: this.#storage,
          csms: {
            ...{ url, versions: ["2.0.1"] as const },
            ...(rootPem === undefined ? {} : { tls: { ca: rootPem, ...own } }),
            ...(password === undefined ? {} : { password }),
          },
          clocks: { domain: this.#clock, transport: systemClock },
          random: systemRandom,
          ids: uuids(systemRandom),
          log: this.#log,
        }),
    });
  }
}
