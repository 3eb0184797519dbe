// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from "node:crypto";
import { atOnce, createChargePoint, type DeviceStorage, deviceProfiles, memoryStore, meterSignerOf } from "@chargehand/charge-point";
import { type ActionOutcome, type CsmsEndpoint, done, type Features, notAutomated, type StationRig, unsupported } from "@chargehand/conformance";
import { Amps, delay, Hours, type Log, Millis, Seconds, SteppedClock, systemClock, systemRandom, uuids, Volts, WattHours } from "@chargehand/kernel";
import { arrivingVehicle, Home, type HomeState, type SimulatedFault, type SimulatedSlots, steadyMains, type VehicleSpec } from "@chargehand/simulator";
import { VehicleSide } from "./vehicle-side.ts";

const IDENTITY = "OCA-STATION-1";
const car: VehicleSpec = { capacity: WattHours(60_000), maximumCurrent: Amps(32), phases: 1, taperFrom: 0.9, reactionTime: Seconds(1) };

/** What our charge point claims (docs/conformance.md): one AC socket, cards, a display for text, no parking sensor. False stands only for what Part 5 leaves to the vendor and the device has not. */
export const stationFeatures: Features = {
  // A master pass stops without asking what: there is nothing to choose it at.
  ...{ "C-07": false, "C-08": true },
  ...{ "C-09.1": true, "C-09.2": true, "C-09.3": true, "C-09.4": true, "C-09.5": true, "C-09.6": false, "C-51": true },
  ...{ "C-10.1": true, "C-10.2": true, "C-10.3": true, "C-10.4": true, "C-10.5": false, "C-52": true },
  ...{ "C-12.1": true, "C-12.2": true },
  ...{ "C-30": true, "C-31": false, "C-32": false, "C-33": false, "C-34": false, "C-35": false },
  ...{ "HFS-1": true, "HFS-2": false, "HFS-3": true, "HFS-4": false, "HFS-5": true, "HFS-6": false, "HFS-7": false, "HFS-8": 1 },
  // No reset of one EVSE.
  ...{ "C-13": false, "C-56": true },
  ...{ "AQ-1": false, "AQ-2": false, "AQ-3": false, "AQ-9": true },
  // Firmware is fetched beside a charge and installed after it; until then another one takes its place.
  ...{ "C-20": true, "C-43": false, "C-60": true, "AQ-7": true },
};

/** Each run has a meter of its own. */
const meterSigner = meterSignerOf(String(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" })));

const arriving = () => arrivingVehicle(car, { stateOfCharge: 0.3 });

/** Faults of Part 6 that the simulated hardware can have. */
const faults: { readonly [kind: string]: SimulatedFault | undefined } = { Connector: "overTemperature" };

/** How long a step of virtual time waits for the messages that it caused. */
const settleLimit = Millis(150);
/** For sockets to be read. */
const ioTime = Millis(1);

/** The slots for firmware of a fresh device; undefined where it shall have none. */
type NewSlots = () => SimulatedSlots | undefined;

/** Our own charge point on simulated hardware in this process, its domain time moved by the run; a fresh device for each case. */
export function ownStationRig({ log, newSlots = () => undefined }: { readonly log: Log; readonly newSlots?: NewSlots }): StationRig {
  const clock = new SteppedClock(systemClock.wallMs());
  const device = new Device({ clock, log, newSlots });
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
      quiet: () => device.settled(),
    },
    async prepare(endpoint) {
      await device.scrap();
      await device.switchOn(endpoint);
      return done;
    },
    plug: async () => device.plugIn(),
    unplug: async () => device.unplug(),
    unplugVehicleSide: async () => device.atVehicle((side) => side.pull()),
    plugVehicleSide: async () => device.atVehicle((side) => side.putBack(arriving())),
    vehicleAsks: async (_, asks) => device.atVehicle((side) => side.asks(asks)),
    fault: async (kind, stands) => device.fault(kind, stands),
    // A fault changes what it decides, and each decision is told so; a watched variable would be a monitor.
    hardWiredEvent: async () => device.fault("Connector", true),
    customerDataOutOfReach: async () => unsupported("it can work on customer data whenever it runs"),
    storeCustomer: async () => unsupported("it knows customers by their tokens alone"),
    emptyLog: async () => unsupported("it always has a log to tell of"),
    presentToken: async ({ idToken, type }) => {
      device.home?.evse.presentToken({ value: idToken, type });
      return done;
    },
    parkingBay: async () => unsupported("it has no sensor of the bay"),
    externalLimit: async (stands) => {
      device.home?.chargePoint.limitFromOutside(stands ? Amps(10) : undefined);
      await device.settled();
      return done;
    },
    powerCycle: async (offFor) => {
      await device.powerCycle(Millis(offFor));
      return done;
    },
    stop: () => device.scrap(),
  };
}

/** What somebody has set before: it knocks each second, so that a run does not wait out a back-off in real time. */
const newMemory = (): DeviceStorage =>
  memoryStore(new Map([["variables", JSON.stringify({ "OCPPCommCtrlr.RetryBackOffRepeatTimes": "0", "OCPPCommCtrlr.RetryBackOffRandomRange": "0" })]]));

class Device {
  home: Home | undefined;
  readonly #clock: SteppedClock;
  readonly #log: Log;
  readonly #newSlots: NewSlots;
  #slots: SimulatedSlots | undefined;
  #storage: DeviceStorage = newMemory();
  #state: HomeState | undefined;
  #endpoint: CsmsEndpoint | undefined;
  #vehicle: VehicleSide | undefined;

  constructor({ clock, log, newSlots }: { readonly clock: SteppedClock; readonly log: Log; readonly newSlots: NewSlots }) {
    this.#clock = clock;
    this.#log = log;
    this.#newSlots = newSlots;
    this.#slots = newSlots();
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
    this.#slots?.boot();
    if (this.#endpoint !== undefined) await this.switchOn(this.#endpoint);
  }

  /** The device and all that it remembered are gone. */
  async scrap(): Promise<void> {
    await this.home?.stop();
    this.home = undefined;
    this.#storage = newMemory();
    this.#slots = this.#newSlots();
    this.#state = undefined;
  }

  /** Nobody holds a card and plugs in within one round trip: the verdict on the card comes before the vehicle. */
  async plugIn() {
    await this.settled();
    this.home?.evse.plugIn(arriving());
    return done;
  }

  unplug() {
    this.#vehicle?.unplug();
    return done;
  }

  atVehicle(act: (side: VehicleSide) => void) {
    if (this.#vehicle !== undefined) act(this.#vehicle);
    return done;
  }

  fault(kind: string, stands: boolean): ActionOutcome {
    if (kind === "ConnectorPlugRetentionLock") {
      this.home?.evse.lock.stick(stands);
      return done;
    }
    const fault = faults[kind];
    if (fault === undefined) return notAutomated(`the simulated hardware has no fault ${kind}`);
    if (stands) this.home?.evse.inject(fault);
    else this.home?.evse.clear(fault);
    return done;
  }

  /** What was due has been done and said, as far as the CSMS lets it; true when it was answered too. */
  async settled(): Promise<boolean> {
    await delay(systemClock, "conformance settle", ioTime);
    const { home } = this;
    if (home?.chargePoint.snapshot().isOnline !== true) return false;
    const enough = new AbortController();
    const tooLong = delay(systemClock, "conformance settle", settleLimit, enough.signal).catch(() => {});
    const isDrained = await Promise.race([home.chargePoint.drained().then(() => true), tooLong.then(() => false)]);
    enough.abort();
    // A line that went meanwhile, or a device that was restarted, has nothing left to drain and yet more to say.
    return isDrained && home === this.home && home.chargePoint.snapshot().isOnline;
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
      ...(this.#slots === undefined ? {} : { firmware: this.#slots }),
      runtime: (hardware) => {
        this.#vehicle = new VehicleSide(hardware);
        return createChargePoint({
          identity,
          profile: deviceProfiles["chargehand-7-socket"],
          hardware: this.#vehicle.hardware,
          storage: this.#storage,
          meterSigner,
          // The documents know of no delays and no hours of their own, and let the CSMS end a charge.
          settings: { ...atOnce, policyPack: "workplace" },
          csms: {
            ...{ url, versions: ["2.0.1"] as const },
            ...(rootPem === undefined ? {} : { tls: { ca: rootPem, ...own } }),
            ...(password === undefined ? {} : { password }),
          },
          clocks: { domain: this.#clock, transport: systemClock },
          random: systemRandom,
          ids: uuids(systemRandom),
          log: this.#log,
        });
      },
    });
  }
}
