// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import type { ChargePointSettings, CsmsEndpoint } from "@chargehand/charge-point";
import { createChargePoint, deviceProfiles, fileSecurityLog, keySealer } from "@chargehand/charge-point";
import { type Clocks, err, type Ids, type Log, type Millis, ok, type Random, type Result, Volts } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { carOf } from "./daily-pattern.ts";
import { simulatorError } from "./errors.ts";
import { Home, type HomeSnapshot } from "./home.ts";
import { fileMemory, noMemory } from "./home-state.ts";
import { houseLoad } from "./house-load.ts";
import { type Mains, varyingMains } from "./mains.ts";
import { defaultIdentity, defaultToken } from "./names.ts";
import { ownerHabitOf } from "./owner-habit.ts";
import { Resident, type ResidentToken } from "./resident.ts";
import { coverFile } from "./simulated-cover.ts";
import type { SimulatedFault } from "./simulated-faults.ts";
import { openStreetMemory, type StreetMemory } from "./street-memory.ts";

/** What a home's charge point proves itself with: PEM. */
export interface HomeCredentials {
  readonly key: string;
  /** The certificate, or the chain that starts with it. */
  readonly certificate: string;
}

export interface StreetOptions {
  readonly homes: number;
  /** `wss://host:port/ocpp` without the identity; `ws:` is for a laboratory, and without the keys. */
  readonly csmsUrl: string;
  /** PEM of the root that vouches for the CSMS. */
  readonly rootPem: string;
  /** Default `CH-SIM-0001` and so on. */
  readonly identityOf?: (index: number) => string;
  /** Gives a home its key and certificate: made in `directory` at the first start, read from there later. Without a `stateDir` there is no directory. */
  readonly enrol: (identity: string, directory: string | undefined) => Promise<HomeCredentials>;
  /**
   * The charge points share one journal in it; one directory a home, with its key and its car, is made below it. Without it the street
   * forgets everything at its stop, and nothing waits for a disk.
   */
  readonly stateDir?: string;
  readonly clocks: Clocks;
  readonly random: Random;
  readonly ids: Ids;
  readonly log: Log;
  readonly settings?: Partial<ChargePointSettings>;
  readonly versions?: readonly OcppVersion[];
  /** `daily` (default): residents come and go. `none`: nobody drives but who calls `plugIn` and `unplug`, or a replay. */
  readonly residents?: "daily" | "none";
  /** The card of a home's resident. Default: an ISO 14443 card whose number follows from the index. */
  readonly tokenOf?: (index: number) => ResidentToken;
  /** Default: 240 V that wanders by 2 V, as houses in Great Britain see it. */
  readonly mains?: Mains;
  /** See `SimulatedEvseOptions`: raise it in accelerated runs, where a pause of the process is long in domain time. */
  readonly watchdog?: Millis;
}

/** Why a car could not be plugged in or unplugged. `message` is for people. */
export interface StreetRefusal {
  readonly code: "UnknownHome" | "AlreadyPluggedIn" | "NotPluggedIn";
  readonly message: string;
}

export interface Street {
  /** Starts all runtimes and their residents. */
  start(): Promise<void>;
  /** Stops them for good and keeps meters and cars as they are. */
  stop(): Promise<void>;
  /** The car of that home comes back and is plugged in. */
  plugIn(identity: string): Result<void, StreetRefusal>;
  unplug(identity: string): Result<void, StreetRefusal>;
  /** Breaks something at that home; `clear` makes it whole again. */
  inject(identity: string, fault: SimulatedFault): Result<void, StreetRefusal>;
  clear(identity: string, fault: SimulatedFault): Result<void, StreetRefusal>;
  /** Somebody opens the cover of that charge point, or closes it again. */
  openCover(identity: string): Result<void, StreetRefusal>;
  closeCover(identity: string): Result<void, StreetRefusal>;
  snapshots(): readonly HomeSnapshot[];
  readonly homes: readonly Home[];
}

/** Enrolments under way at once: each is a request to the authority. */
const ENROLMENTS = 4;

/**
 * Builds a street of simulated homes, each with a real charge point runtime, its own key and its own car.
 * Throws SIM_STREET_OPTIONS, SIM_HOME_STATE, and CP_JOURNAL_IN_USE or CP_JOURNAL_FORMAT; rejects with what `enrol` rejects with.
 */
export async function createStreet(options: StreetOptions): Promise<Street> {
  const identityOf = options.identityOf ?? defaultIdentity;
  if (!Number.isInteger(options.homes) || options.homes < 0)
    throw simulatorError("SIM_STREET_OPTIONS", `homes: ${options.homes}; give a whole number, 0 or more`);
  const identities = Array.from({ length: options.homes }, (_, index) => identityOf(index));
  if (new Set(identities).size !== identities.length) throw simulatorError("SIM_STREET_OPTIONS", "identityOf gives two homes the same identity");
  const credentials = await enrolAll(identities, options);
  const memory = await openStreetMemory(options);
  try {
    for (const identity of identities) await memory.takeOver(identity, directoryOf(identity, options));
    const homes = identities.map((identity, index) => buildHome({ identity, index, credentials: credentials[index] as HomeCredentials, memory, options }));
    const residents = homes.map((home, index) => residentOf(home, index, options));
    return assemble({ homes, residents, memory, habit: options.residents ?? "daily" });
  } catch (error) {
    await memory.close();
    throw error;
  }
}

const directoryOf = (identity: string, { stateDir }: StreetOptions): string | undefined =>
  stateDir === undefined ? undefined : join(stateDir, encodeURIComponent(identity));

async function enrolAll(identities: readonly string[], options: StreetOptions): Promise<readonly HomeCredentials[]> {
  const all: HomeCredentials[] = [];
  for (let first = 0; first < identities.length; first += ENROLMENTS) {
    const some = identities.slice(first, first + ENROLMENTS);
    all.push(...(await Promise.all(some.map((identity) => options.enrol(identity, directoryOf(identity, options))))));
  }
  return all;
}

interface HomePlan {
  readonly identity: string;
  readonly index: number;
  readonly credentials: HomeCredentials;
  readonly memory: StreetMemory;
  readonly options: StreetOptions;
}

function buildHome({ identity, index, credentials, memory, options }: HomePlan): Home {
  const { clocks, random, ids } = options;
  const directory = directoryOf(identity, options);
  const csms = endpointOf(credentials, options);
  return new Home({
    identity,
    clock: clocks.domain,
    mains: options.mains ?? varyingMains({ nominal: Volts(240), spread: Volts(2), random }),
    car: carOf(index, random),
    stateOfCharge: 0.8,
    memory: directory === undefined ? noMemory() : fileMemory(directory),
    ...(directory === undefined ? {} : { cover: coverFile(directory) }),
    ...(options.watchdog === undefined ? {} : { watchdog: options.watchdog }),
    ...(hasClamp(index, options) ? { house: houseLoad({ random, phases: 1 }) } : {}),
    runtime: (hardware) =>
      createChargePoint({
        identity,
        profile: deviceProfiles["chargehand-7-socket"],
        hardware,
        storage: memory.storageOf(identity),
        csms,
        clocks,
        random,
        ids,
        log: options.log.child({ stationId: identity }),
        ...(directory === undefined ? {} : { securityLog: { store: fileSecurityLog(join(directory, "security-log")), ...sealerOf(credentials) } }),
        settings: { ...(hasClamp(index, options) ? { supply: { fuse: MAIN_FUSE, wiring: [1] } } : {}), ...options.settings },
      }),
  });
}

/** Over plain web sockets, as in a laboratory, there is nothing to prove oneself with. */
function endpointOf(credentials: HomeCredentials, { csmsUrl: url, versions = ["2.0.1"], rootPem: ca }: StreetOptions): CsmsEndpoint {
  return /^wss:/i.test(url) ? { url, versions, tls: { ca, ...credentials } } : { url, versions };
}

/** A home without a key of its own has nothing to seal by. */
const sealerOf = ({ key }: HomeCredentials) => (key === "" ? {} : { sealer: keySealer(key) });

/** Amperes: what many British homes have. */
const MAIN_FUSE = 60;

/** Every sixth home has a clamp on its supply, and a shower beside which the car must wait. */
const hasClamp = (index: number, { residents = "daily" }: StreetOptions): boolean => residents === "daily" && index % 6 === 3;

function residentOf(home: Home, index: number, { clocks, random, tokenOf, residents = "daily" }: StreetOptions): Resident {
  const owner = residents === "daily" ? { owner: ownerHabitOf(index) } : {};
  return new Resident({ home, index, clock: clocks.domain, random, token: (tokenOf ?? defaultToken)(index), ...owner });
}

interface StreetParts {
  readonly homes: readonly Home[];
  readonly residents: readonly Resident[];
  readonly memory: StreetMemory;
  readonly habit: "daily" | "none";
}

function assemble({ homes, residents, memory, habit }: StreetParts): Street {
  const find = (identity: string): Result<{ home: Home; resident: Resident }, StreetRefusal> => {
    const index = homes.findIndex((home) => home.identity === identity);
    const home = homes[index];
    const resident = residents[index];
    if (home === undefined || resident === undefined) return err({ code: "UnknownHome", message: `There is no simulated home ${identity} on this street.` });
    return ok({ home, resident });
  };
  return {
    homes,
    snapshots: () => homes.map((home) => home.snapshot()),
    async start() {
      await Promise.all(homes.map((home) => home.start()));
      if (habit === "daily") for (const resident of residents) resident.start();
    },
    async stop() {
      for (const resident of residents) resident.stop();
      await Promise.all(homes.map((home) => home.stop()));
      await memory.close();
    },
    plugIn(identity) {
      const found = find(identity);
      if (!found.ok) return found;
      if (found.value.home.isPluggedIn) return err({ code: "AlreadyPluggedIn", message: `A car is plugged in at ${identity} already.` });
      found.value.resident.comeHome();
      return ok(undefined);
    },
    unplug(identity) {
      const found = find(identity);
      if (!found.ok) return found;
      if (!found.value.home.isPluggedIn) return err({ code: "NotPluggedIn", message: `No car is plugged in at ${identity}.` });
      found.value.resident.driveOff();
      return ok(undefined);
    },
    openCover(identity) {
      const found = find(identity);
      return found.ok ? ok(found.value.home.evse.tamper.open()) : found;
    },
    closeCover(identity) {
      const found = find(identity);
      return found.ok ? ok(found.value.home.evse.tamper.close()) : found;
    },
    inject(identity, fault) {
      const found = find(identity);
      return found.ok ? ok(found.value.home.evse.inject(fault)) : found;
    },
    clear(identity, fault) {
      const found = find(identity);
      return found.ok ? ok(found.value.home.evse.clear(fault)) : found;
    },
  };
}
