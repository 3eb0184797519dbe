// SPDX-License-Identifier: Apache-2.0
// Real charge points with simulated hardware, cars and residents, on one journal: the process that is killed.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { atOnce, createChargePoint, deviceProfiles, fileSecurityLog, type Journal, keySealer, openJournal } from "@chargehand/charge-point";
import {
  Amps,
  every,
  type Log,
  Millis,
  messageOf,
  type Random,
  ScaledClock,
  Seconds,
  seededRandom,
  systemClock,
  systemRandom,
  uuids,
  Volts,
  WattHours,
} from "@chargehand/kernel";
import { fileMemory, Home, Resident, steadyMains, type VehicleSpec } from "@chargehand/simulator";
import { pino } from "pino";
import type { ChaosDevice, DeviceAct, DevicesInit, FromDevices, ToDevices } from "./messages.ts";
import { watchedHardware, watchedStorage } from "./watching.ts";
import { type WitnessWriter, witnessWriter } from "./witness.ts";

/** Never full within a run. */
const CAR: VehicleSpec = { capacity: WattHours(500_000), maximumCurrent: Amps(32), phases: 1, taperFrom: 1, reactionTime: Millis(1_500) };
/** Real ms of silence that the simulated safety controller bears: a busy machine is no dead runtime. */
const PATIENCE = 5_000;
const SAMPLES = Seconds(30);

interface Place {
  readonly init: DevicesInit;
  readonly clock: ScaledClock;
  readonly journal: Journal;
  readonly witness: WitnessWriter;
  readonly log: Log;
}

interface Inhabited {
  readonly home: Home;
  readonly resident: Resident;
}

function makeHome(device: ChaosDevice, { init, clock, journal, witness, log }: Place): Home {
  const { identity, credentials } = device;
  const watch = { identity, clock, witness };
  const tls = credentials === undefined || init.rootPem === undefined ? {} : { tls: { ca: init.rootPem, ...credentials } };
  const sealer = credentials === undefined ? {} : { sealer: keySealer(credentials.key) };
  return new Home({
    identity,
    clock,
    mains: steadyMains(Volts(235)),
    car: CAR,
    stateOfCharge: 0.1,
    memory: fileMemory(join(init.worldDir, identity)),
    watchdog: Millis(PATIENCE * init.time.speed),
    runtime: (evse) =>
      createChargePoint({
        identity,
        profile: deviceProfiles["chargehand-7-socket"],
        hardware: watchedHardware(evse, watch),
        storage: watchedStorage(journal.storageOf(identity), watch),
        csms: { url: init.csmsUrl, versions: [device.version], ...tls },
        clocks: { domain: clock, transport: systemClock },
        random: systemRandom,
        ids: uuids(systemRandom),
        log: log.child({ stationId: identity }),
        securityLog: { store: fileSecurityLog(join(init.diskDir, identity, "security-log")), ...sealer },
        settings: { ...atOnce, txUpdatedInterval: SAMPLES, authorization: device.authorization },
      }),
  });
}

async function start(init: DevicesInit) {
  const clock = new ScaledClock(init.time);
  const witness = witnessWriter(init.witnessFile);
  const log = pino({ name: "devices" });
  mkdirSync(init.diskDir, { recursive: true });
  const journal = await openJournal({ path: join(init.diskDir, "devices.journal"), log });
  witness.append(["power", clock.wallMs()]);
  const place = { init, clock, journal, witness, log };
  const homes = init.devices.map((device, index) => inhabited(device, index, place));
  for (const { home } of homes) {
    if (init.driven.includes(home.identity)) home.leave();
    await home.start();
    witness.append(["up", home.identity, clock.wallMs()]);
  }
  for (const { home, resident } of homes) if (home.isPluggedIn) resident.start();
  const telling = every(systemClock, "state", Millis(100), () => tell({ type: "state", atMs: clock.wallMs(), devices: homes.map(stateOf) }));
  return {
    act: (identity: string, act: DeviceAct) =>
      perform(
        homes.find(({ home }) => home.identity === identity),
        act,
      ),
    async stop() {
      telling.cancel();
      for (const { resident } of homes) resident.stop();
      await Promise.all(homes.map(({ home }) => home.stop()));
      await journal.close();
      witness.append(["end", clock.wallMs()]);
      witness.close();
      process.exit(0);
    },
  };
}

function inhabited(device: ChaosDevice, index: number, place: Place): Inhabited {
  const home = makeHome(device, place);
  const random: Random = seededRandom(place.init.seed + index);
  return { home, resident: new Resident({ home, index, clock: place.clock, random, token: device.token }) };
}

function perform(at: Inhabited | undefined, act: DeviceAct): void {
  if (at === undefined) return;
  const { home, resident } = at;
  if (act === "plugIn" && !home.isPluggedIn) resident.comeHome(0.1);
  else if (act === "unplug" && home.isPluggedIn) resident.driveOff();
  else if (act === "card") home.evse.presentToken(cards.get(home.identity) ?? { value: "", type: "" });
}

const cards = new Map<string, ChaosDevice["token"]>();

function stateOf({ home }: Inhabited) {
  const { identity, isOnline, transaction, outboxLength } = home.chargePoint.snapshot();
  return { identity, isOnline, isPluggedIn: home.isPluggedIn, isInTransaction: transaction !== undefined, waiting: outboxLength };
}

const tell = (message: FromDevices) => process.connected && process.send?.(message);
const fail = (cause: unknown) => {
  tell({ type: "failed", message: cause instanceof Error ? (cause.stack ?? cause.message) : messageOf(cause) });
  process.exitCode = 1;
  process.disconnect?.();
};

let running: Awaited<ReturnType<typeof start>> | undefined;

// A signal to the whole group is for the main: it decides the order of stopping.
for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => {});
process.on("disconnect", () => process.exit(1));
process.on("message", (message: ToDevices) => {
  if (message.type === "init") {
    for (const { identity, token } of message.init.devices) cards.set(identity, token);
    start(message.init).then((started) => {
      running = started;
    }, fail);
  } else if (message.type === "act") running?.act(message.identity, message.act);
  else running?.stop().catch(fail);
});
