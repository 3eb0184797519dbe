// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { join } from "node:path";
import { delay, Millis, seededRandom, systemClock, systemRandom, toIso } from "@chargehand/kernel";
import { startCaService } from "@chargehand/pki";
import type { Database } from "@chargehand/store";
import type { CsmsInit } from "../src/ipc.ts";
import { enroller } from "../src/street-enrolment.ts";
import { fileLog } from "../src/up/file-log.ts";
import { checkStation, type Findings, found, noFindings } from "./check.ts";
import { type Clients, startClients } from "./clients.ts";
import { VictimDatabase } from "./database.ts";
import { dialects } from "./dialect.ts";
import { falsify } from "./falsify.ts";
import { type Ledger, readLedger } from "./ledger.ts";
import type { ClientStation } from "./messages.ts";
import { Nemesis } from "./nemesis.ts";
import type { ChaosOptions } from "./options.ts";
import { type Place, until } from "./place.ts";
import type { Outcome } from "./report.ts";
import { storedStation, strayRows } from "./stored.ts";
import { VictimCsms } from "./victim-csms.ts";

const DRAIN_SECONDS = 90;
const clock = systemClock;

export interface Run {
  readonly options: ChaosOptions;
  readonly place: Place;
  readonly say: (text: string) => void;
  readonly isAborted: () => boolean;
}

/** One whole run. Whatever happens, every process that it started has ended when it settles. */
export async function runChaos(run: Run): Promise<Outcome> {
  const stops: (() => unknown)[] = [];
  try {
    return await bringAbout(run, (stop) => void stops.push(stop));
  } finally {
    for (const stop of stops.toReversed()) await Promise.resolve(stop()).catch((cause: unknown) => run.say(`while stopping: ${String(cause)}`));
  }
}

async function bringAbout(run: Run, onStop: (stop: () => unknown) => void): Promise<Outcome> {
  const { options, place, say, isAborted } = run;
  const began = clock.monoMs();
  const log = fileLog(join(place.logDir, "main.log"));
  const ca = await startCaService({ dir: join(place.dir, "ca"), clock, random: systemRandom, log });
  onStop(() => ca.stop());
  const database = await VictimDatabase.start(place.stateDir, log);
  onStop(() => database.stop());
  const stations = await enrolled(options.stations, enroller(ca));
  const csms = new VictimCsms(initOf(place, stations, { url: ca.url, rootPem: ca.rootPem, adminToken: ca.adminToken }), {
    logFile: join(place.logDir, "csms.log"),
    clock,
    say,
  });
  onStop(() => csms.stop());
  const { ocppPort } = await csms.start();
  const { ledgerFile } = place;
  const { seed } = options;
  const clients = await startClients({ ledgerFile, ocppPort, rootPem: ca.rootPem, seed, stations }, join(place.logDir, "clients.log"));
  onStop(() => clients.kill());
  if (!(await until(() => clients.answers >= options.stations || isAborted(), 30_000))) throw new Error("the clients got no answers before any kill");
  say(`${options.stations} stations are served`);

  const nemesis = new Nemesis(
    { csms, database, clients, clock, isAborted, say, smallDisk: place.smallDisk, random: seededRandom(seed) },
    (options.minutes * 60_000) / Math.max(1, options.kills),
  );
  await nemesis.run(options.kills);
  const unanswered = await drained(clients, { csms, database, say });
  await csms.stop();
  const ledger = await readLedger(ledgerFile);
  const owner = database.openAsOwner();
  try {
    if (options.break !== undefined) say(`--break ${options.break}: ${await falsify(owner, options.break)} row falsified`);
    const findings = await check(ledger, owner, stations);
    const { starts: csmsStarts, failedStarts, ownEnds } = csms;
    const disk = place.smallDisk;
    const diskNote = disk === undefined ? `disk not filled: ${place.whyNoSmallDisk}` : `database on a tmpfs of ${disk.mebibytes} MiB`;
    return {
      options,
      ledger,
      findings,
      blows: nemesis.blows,
      unanswered,
      csmsStarts,
      failedStarts,
      ownEnds,
      seconds: (clock.monoMs() - began) / 1_000,
      diskNote,
    };
  } finally {
    await owner.close();
  }
}

async function enrolled(count: number, enrol: ReturnType<typeof enroller>): Promise<readonly ClientStation[]> {
  const identities = Array.from({ length: count }, (_, index) => `CHAOS-${String(index + 1).padStart(3, "0")}`);
  const stations: ClientStation[] = [];
  for (const [index, identity] of identities.entries()) {
    // Every third speaks OCPP 1.6.
    const version = index % 3 === 2 ? "1.6" : "2.0.1";
    const card = { value: `CARD-${identity}`, type: dialects[version].cardType };
    stations.push({ identity, version, card, credentials: await enrol(identity, undefined) });
  }
  return stations;
}

function initOf(place: Place, stations: readonly ClientStation[], ca: CsmsInit["ca"]): CsmsInit {
  const now = clock.wallMs();
  return {
    stateDir: place.stateDir,
    port: 0,
    ocppPort: 0,
    adminToken: systemRandom.hex(32),
    ca,
    time: { realMs: now, domainMs: now, speed: 1 },
    simulated: stations.map(({ identity, card }) => ({ identity, token: { ...card, type: "Central" } })),
  };
}

async function drained(
  clients: Clients,
  { csms, database, say }: { readonly csms: VictimCsms; readonly database: VictimDatabase; readonly say: Run["say"] },
): Promise<number> {
  const end = clock.monoMs() + 60_000;
  while (!(csms.isReady && (await database.isUp())) && clock.monoMs() < end) await delay(clock, "system up", Millis(100));
  say("no more blows; the stations finish");
  const unanswered = await clients.drain(DRAIN_SECONDS);
  say(`the stations have finished; ${unanswered} events without an answer`);
  return unanswered;
}

async function check(ledger: Ledger, database: Database, stations: readonly ClientStation[]): Promise<Findings> {
  const findings = noFindings();
  for (const { identity, card, version } of stations) {
    const isUnnumbered = dialects[version].isNamedByCsms;
    const tokenHash = createHash("sha256").update(`${card.type}:${card.value.toLowerCase()}`).digest("hex");
    checkStation(ledger, await storedStation(database, identity), { findings, tokenHash, isUnnumbered });
  }
  const strays = await strayRows(
    database,
    stations.map((station) => station.identity),
  );
  for (let stray = 0; stray < strays; stray++) found(findings, "owner", "a row of no station, session or event of ours");
  return findings;
}

/** For the lines of the log. */
export const timeOfDay = (): string => toIso(clock.wallMs()).slice(11, 23);
