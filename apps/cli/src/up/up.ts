// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { fleetEnvironment } from "@chargehand/charge-point/fleet-process";
import type { Clock, Random } from "@chargehand/kernel";
import { defaultIdentity, defaultToken } from "@chargehand/simulator/names";
import { cliError } from "../errors.ts";
import type { CaReady, CsmsInit, CsmsReady, FromChild, ReplayFile, StreetInit, StreetReady } from "../ipc.ts";
import type { Settings } from "../settings.ts";
import { startDatabase } from "./database.ts";
import { type DomainTime, keepDomainTime } from "./domain-time.ts";
import { fileLog } from "./file-log.ts";
import { requireFreePort } from "./ports.ts";
import { type Process, type ProcessOptions, startProcess } from "./process.ts";
import type { Progress } from "./progress.ts";
import { createSimulatorRelay } from "./simulator-relay.ts";
import { takeStateDir } from "./state-dir.ts";
import { ensureWebBuilt } from "./web-build.ts";

export interface UpOptions {
  readonly settings: Settings;
  readonly replay?: ReplayFile;
  /** Domain time at the start; the real time unless recorded sessions are replayed. */
  readonly domainStartMs?: number;
  /** Interrupts the start: what has been started by then is stopped, and CLI_INTERRUPTED thrown. */
  readonly signal?: AbortSignal;
  readonly clock: Clock;
  readonly random: Random;
  readonly progress: Progress;
  /** A process of the system ended by itself; everything else has been stopped. */
  onLost(name: string): void;
}

export interface Up {
  readonly pageUrl: string;
  readonly ocppUrl: string;
  readonly labPlainUrl: string | undefined;
  readonly stateDir: string;
  readonly homes: number;
  readonly firstOwner: { readonly email: string; readonly password: string } | undefined;
  /** Stops everything in the reverse order of starting. */
  stop(): Promise<void>;
}

const entries = {
  ca: new URL("../processes/ca.ts", import.meta.url),
  csms: new URL("../processes/csms.ts", import.meta.url),
  street: new URL("../processes/street.ts", import.meta.url),
};

/** Brings the whole system up on this machine. When one part cannot start, those already started are stopped again. */
export async function up(options: UpOptions): Promise<Up> {
  const stops: (() => Promise<void>)[] = [];
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= stopAll(stops));
  try {
    return await bringUp(options, stops, stop);
  } catch (error) {
    await stop();
    throw options.signal?.aborted ? interrupted() : error;
  }
}

const interrupted = () => cliError("CLI_INTERRUPTED", "interrupted while starting; everything was stopped");

function throwIfInterrupted({ signal }: UpOptions): void {
  if (signal?.aborted) throw interrupted();
}

async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops.toReversed()) await stop();
}

/** What the steps of coming up share. */
interface Shared {
  readonly options: UpOptions;
  readonly stops: (() => Promise<void>)[];
  readonly time: DomainTime;
  /** The CSMS first, then the street: what the simulator's relay goes between. */
  readonly children: Process<unknown>[];
  readonly relay: ReturnType<typeof createSimulatorRelay>;
  logFile(name: string): string;
  /** Starts a child and remembers how to stop it. */
  start<Ready>(child: Pick<ProcessOptions, "name" | "entry" | "init" | "environment" | "onMessage"> & { readonly log: string }): Promise<Process<Ready>>;
}

async function share(options: UpOptions, stops: (() => Promise<void>)[], stop: () => Promise<void>): Promise<Shared> {
  const { settings, clock } = options;
  const children: Process<unknown>[] = [];
  const logFile = (name: string) => join(settings.state, "logs", `${name}.log`);
  const time = await keepDomainTime({
    stateDir: settings.state,
    clock,
    speed: settings.speed,
    ...(options.domainStartMs === undefined ? {} : { startMs: options.domainStartMs }),
  });
  stops.push(() => time.stop());
  return {
    options,
    stops,
    time,
    children,
    relay: createSimulatorRelay(() => children),
    logFile,
    async start<Ready>({ log, ...child }: Parameters<Shared["start"]>[0]) {
      const onLost = () => void stop().then(() => options.onLost(child.name));
      const started = await startProcess<Ready>({ ...child, logFile: logFile(log), clock, onLost });
      stops.push(() => started.stop());
      return started;
    },
  };
}

async function bringUp(options: UpOptions, stops: (() => Promise<void>)[], stop: () => Promise<void>): Promise<Up> {
  const { settings, random } = options;
  const state = await takeStateDir(settings.state);
  stops.push(() => state.release());
  const ports = {
    port: await requireFreePort(settings.port, "--port"),
    ocppPort: await requireFreePort(settings.ocppPort, "--ocpp-port"),
    ...(settings.labPlainPort === undefined ? {} : { labPlainPort: await requireFreePort(settings.labPlainPort, "--lab-plain-port") }),
  };
  const shared = await share(options, stops, stop);
  const { ca, staticDir } = await startFoundations(shared);
  throwIfInterrupted(options);
  const adminToken = random.hex(32);
  const csms = await startCsms(shared, { ...ports, staticDir, adminToken, ca });
  const ocppUrl = `wss://localhost:${csms.ocppPort}/ocpp`;
  await state.publish({ pid: process.pid, apiUrl: `http://127.0.0.1:${csms.port}`, adminToken, ocppUrl });
  throwIfInterrupted(options);
  if (settings.homes > 0) await startStreet(shared, { ca, csmsUrl: ocppUrl });
  throwIfInterrupted(options);
  return {
    pageUrl: `http://localhost:${csms.port}`,
    ocppUrl,
    labPlainUrl: csms.labPlainPort === undefined ? undefined : `ws://127.0.0.1:${csms.labPlainPort}/ocpp`,
    stateDir: settings.state,
    homes: settings.homes,
    firstOwner: csms.firstOwner,
    stop,
  };
}

/** Database, certificate authority and page have nothing to do with each other, so they come up together. */
async function startFoundations({ options, stops, logFile, start }: Shared): Promise<{ readonly ca: CaReady; readonly staticDir: string }> {
  const { settings, clock, progress } = options;
  const [, ca, staticDir] = await all([
    progress.step(settings.databaseUrl === undefined ? "database (embedded PostgreSQL)" : "database (DATABASE_URL)", async () => {
      const opened = await startDatabase({ settings, clock, log: fileLog(logFile("database")) });
      stops.push(() => opened.stop());
    }),
    progress.step("certificate authority", () =>
      start<CaReady>({ name: "certificate authority", log: "ca", entry: entries.ca, init: { dir: join(settings.state, "ca") } }),
    ),
    progress.step("web page", ensureWebBuilt),
  ]);
  return { ca: ca.ready, staticDir };
}

async function startCsms(
  { options, time, relay, children, start }: Shared,
  init: Pick<CsmsInit, "port" | "ocppPort" | "labPlainPort" | "staticDir" | "adminToken" | "ca">,
) {
  const { settings, progress } = options;
  const whole: CsmsInit = {
    ...init,
    stateDir: settings.state,
    ...(settings.labRsaSuites ? { labRsaSuites: true } : {}),
    ...(settings.databaseUrl === undefined ? {} : { databaseUrl: settings.databaseUrl }),
    time: time.anchor(),
    simulated: Array.from({ length: settings.homes }, (_, index) => ({ identity: defaultIdentity(index), token: defaultToken(index) })),
  };
  const csms = await progress.step("charge station management system", () =>
    start<CsmsReady>({ name: "CSMS", log: "csms", entry: entries.csms, init: whole, onMessage: relay.fromCsms }),
  );
  children[0] = csms;
  return csms.ready;
}

async function startStreet({ options, time, relay, children, start }: Shared, { ca, csmsUrl }: Pick<StreetInit, "ca" | "csmsUrl">): Promise<void> {
  const { settings, progress, replay } = options;
  const init: StreetInit = {
    stateDir: join(settings.state, "street"),
    homes: settings.homes,
    csmsUrl,
    ca,
    time: time.anchor(),
    ...(replay === undefined ? {} : { replay }),
  };
  const onMessage = (message: FromChild) => {
    if (message.type !== "skipTo") return relay.fromStreet(message);
    time.moveTo(message.domainMs);
    for (const child of children) child.send({ type: "time", anchor: time.anchor() });
  };
  await progress.step(`street of ${settings.homes} simulated ${settings.homes === 1 ? "home" : "homes"}`, async () => {
    const street = { name: "street of simulated homes", log: "street", entry: entries.street, environment: fleetEnvironment };
    children[1] = await start<StreetReady>({ ...street, init, onMessage });
  });
}

/** Like Promise.all, but waits for all of them before it throws, so that what did start can be stopped. */
async function all<const T extends readonly Promise<unknown>[]>(promises: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const results = await Promise.allSettled(promises);
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as { -readonly [K in keyof T]: Awaited<T[K]> };
}
