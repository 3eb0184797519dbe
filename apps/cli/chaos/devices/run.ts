// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { ScaledClock, seededRandom, systemClock, systemRandom } from "@chargehand/kernel";
import { startCaService } from "@chargehand/pki";
import type { CsmsInit } from "../../src/ipc.ts";
import { enroller } from "../../src/street-enrolment.ts";
import { fileLog } from "../../src/up/file-log.ts";
import { VictimDatabase } from "../database.ts";
import { makePlace, type Place, until } from "../place.ts";
import { startProxy } from "../proxy.ts";
import { strayRows } from "../stored.ts";
import { VictimCsms } from "../victim-csms.ts";
import { checkDevice, type DeviceFindings, foundOf, noDeviceFindings } from "./check.ts";
import { damaged } from "./falsify.ts";
import type { ChaosDevice } from "./messages.ts";
import { DeviceNemesis } from "./nemesis.ts";
import type { DeviceChaosOptions } from "./options.ts";
import { People } from "./people.ts";
import type { DeviceOutcome } from "./report.ts";
import { storedDevice } from "./stored-device.ts";
import { Truth } from "./truth.ts";
import { VictimDevices } from "./victim-devices.ts";
import { readWitness } from "./witness.ts";

const clock = systemClock;
const DRAIN = 240_000;
/** Of the disk of the devices, MiB. */
const DEVICE_DISK = 24;

export interface DeviceRun {
  readonly options: DeviceChaosOptions;
  readonly place: Place;
  readonly say: (text: string) => void;
  readonly isAborted: () => boolean;
}

/** One whole run. Whatever happens, every process that it started has ended when it settles. */
export async function runDeviceChaos(run: DeviceRun): Promise<DeviceOutcome> {
  const stops: (() => unknown)[] = [];
  try {
    return await bringAbout(run, (stop) => void stops.push(stop));
  } finally {
    for (const stop of stops.toReversed()) await Promise.resolve(stop()).catch((cause: unknown) => run.say(`while stopping: ${String(cause)}`));
  }
}

async function bringAbout(run: DeviceRun, onStop: (stop: () => unknown) => void): Promise<DeviceOutcome> {
  const { options, place, say, isAborted } = run;
  const began = clock.monoMs();
  const now = clock.wallMs();
  const time = { realMs: now, domainMs: now, speed: options.speed };
  const log = fileLog(join(place.logDir, "main.log"));
  const ca = await startCaService({ dir: join(place.dir, "ca"), clock, random: systemRandom, log });
  onStop(() => ca.stop());
  const database = await VictimDatabase.start(place.stateDir, log);
  onStop(() => database.stop());
  const who = await enrolled(options, enroller(ca));
  const adminToken = systemRandom.hex(32);
  const init: CsmsInit = {
    ...{ stateDir: place.stateDir, port: 0, ocppPort: 0, adminToken, time },
    ca: { url: ca.url, rootPem: ca.rootPem, adminToken: ca.adminToken },
    simulated: who.map(({ identity, token }) => ({ identity, token })),
  };
  const csms = new VictimCsms(init, { logFile: join(place.logDir, "csms.log"), clock, say });
  onStop(() => csms.stop());
  const { port, ocppPort } = await csms.start();
  const proxy = await startProxy({ toPort: ocppPort, clock, random: seededRandom(options.seed + 1) });
  onStop(() => proxy.close());
  const disk = makePlace(DEVICE_DISK);
  onStop(() => disk.remove(false));
  const witnessFile = place.ledgerFile;
  const devices = new VictimDevices(
    {
      ...{ devices: who, csmsUrl: `wss://127.0.0.1:${proxy.port}/ocpp`, rootPem: ca.rootPem, witnessFile, time, seed: options.seed },
      ...{ diskDir: join(disk.stateDir, "devices"), worldDir: join(place.dir, "world") },
    },
    { logFile: join(place.logDir, "devices.log"), domain: new ScaledClock(time), clock, say },
  );
  onStop(() => devices.stop());
  devices.start();
  if (!(await until(() => (devices.states.length > 0 && devices.states.every(({ isOnline }) => isOnline)) || isAborted(), 150_000)))
    throw new Error("the devices were not served before any kill");
  say(`${options.stations} devices are served`);
  const api = () => (csms.isReady ? { apiUrl: `http://127.0.0.1:${port}`, adminToken } : undefined);
  const people = new People({ devices, who, clock, random: seededRandom(options.seed + 2), api });
  people.start();
  onStop(() => people.stop());
  const nemesis = new DeviceNemesis(
    { devices, csms, database, proxy, clock, isAborted, say, smallDisk: disk.smallDisk, random: seededRandom(options.seed) },
    (options.minutes * 60_000) / Math.max(1, options.kills),
  );
  await nemesis.run(options.kills);
  await people.stop();
  const isDrained = await drained({ who, devices, say });
  await devices.stop();
  await csms.stop();
  const owner = database.openAsOwner();
  try {
    const { findings, losses } = await checked({ run, who, witnessFile, owner });
    return {
      ...{ options, findings, losses, isDrained, blows: nemesis.blows, people: people.counts, deviceStarts: devices.starts, deviceOwnEnds: devices.ownEnds },
      ...{ csmsStarts: csms.starts, csmsOwnEnds: csms.ownEnds, seconds: (clock.monoMs() - began) / 1_000 },
      diskNote: disk.smallDisk === undefined ? `disk not filled: ${disk.whyNoSmallDisk}` : `the devices' disk on a tmpfs of ${DEVICE_DISK} MiB`,
    };
  } finally {
    await owner.close();
  }
}

async function enrolled({ stations, versions }: DeviceChaosOptions, enrol: ReturnType<typeof enroller>): Promise<readonly ChaosDevice[]> {
  const devices: ChaosDevice[] = [];
  for (let index = 0; index < stations; index++) {
    const identity = `CHAOS-D${String(index + 1).padStart(3, "0")}`;
    const version = versions[index % versions.length] ?? "2.0.1";
    // Every other one asks nobody, so that transactions begin without a line too.
    const authorization = Math.floor(index / versions.length) % 2 === 0 ? "token" : "freeVend";
    const token = { value: `04C0DE${(index + 1).toString(16).toUpperCase().padStart(8, "0")}`, type: version === "1.6" ? "IdTag" : "ISO14443" };
    devices.push({ identity, version, authorization, token, credentials: await enrol(identity, undefined) });
  }
  return devices;
}

interface Drain {
  readonly who: readonly ChaosDevice[];
  readonly devices: VictimDevices;
  readonly say: (text: string) => void;
}

/** Everybody drives off, and the devices tell what they have to tell. */
export async function drained({ who, devices, say }: Drain): Promise<boolean> {
  say("no more blows; everybody drives off");
  const isDone = () => {
    for (const { identity, isPluggedIn } of devices.states) if (isPluggedIn) devices.act(identity, "unplug");
    const { states } = devices;
    return states.length === who.length && states.every((one) => one.isOnline && !one.isPluggedIn && !one.isInTransaction && one.waiting === 0);
  };
  let calm = 0;
  // Some times in a row: what is told last makes something to tell, now and then.
  const isDrained = await until(() => {
    calm = isDone() ? calm + 1 : 0;
    return calm > 50;
  }, DRAIN);
  say(isDrained ? "the devices have told everything" : `the devices have not told everything: ${JSON.stringify(devices.states)}`);
  return isDrained;
}

interface Checking {
  readonly run: DeviceRun;
  readonly who: readonly ChaosDevice[];
  readonly witnessFile: string;
  readonly owner: ReturnType<VictimDatabase["openAsOwner"]>;
}

async function checked({ run, who, witnessFile, owner }: Checking): Promise<{ readonly findings: DeviceFindings; readonly losses: number }> {
  const lines = readWitness(witnessFile);
  const findings = noDeviceFindings();
  const name = run.options.break;
  let losses = 0;
  for (const [index, { identity, version }] of who.entries()) {
    const truth = new Truth(identity, lines);
    losses += truth.cuts.length;
    const stored = await storedDevice(owner, identity);
    checkDevice({ version, truth, stored: name !== undefined && index === 0 ? damaged(name, stored) : stored, findings });
  }
  const strays = await strayRows(
    owner,
    who.map(({ identity }) => identity),
  );
  for (let stray = 0; stray < strays; stray++) foundOf(findings, "owner", "a row of no station, session or event of ours");
  return { findings, losses };
}
