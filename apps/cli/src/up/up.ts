// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import type { Clock, Random, TimeAnchor } from "@chargehand/kernel";
import { defaultIdentity, defaultToken } from "@chargehand/simulator";
import type { CaReady, CsmsInit, CsmsReady, ReplayFile, StreetInit, StreetReady } from "../ipc.ts";
import type { Settings } from "../settings.ts";
import { startDatabase } from "./database.ts";
import { fileLog } from "./file-log.ts";
import { requireFreePort } from "./ports.ts";
import { type Process, startProcess } from "./process.ts";
import type { Progress } from "./progress.ts";
import { createSimulatorRelay } from "./simulator-relay.ts";
import { takeStateDir } from "./state-dir.ts";
import { ensureWebBuilt } from "./web-build.ts";

export interface UpOptions {
  readonly settings: Settings;
  readonly replay?: ReplayFile;
  /** Domain time at the start; the real time unless recorded sessions are replayed. */
  readonly domainStartMs?: number;
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
    throw error;
  }
}

async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops.toReversed()) await stop();
}

async function bringUp(options: UpOptions, stops: (() => Promise<void>)[], stop: () => Promise<void>): Promise<Up> {
  const { settings, clock, random, progress } = options;
  const state = await takeStateDir(settings.state);
  stops.push(() => state.release());
  const port = await requireFreePort(settings.port, "--port");
  const ocppPort = await requireFreePort(settings.ocppPort, "--ocpp-port");
  const labPlainPort = settings.labPlainPort === undefined ? undefined : await requireFreePort(settings.labPlainPort, "--lab-plain-port");

  const time = ownTime(options);
  const lost = (name: string) => () => void stop().then(() => options.onLost(name));
  const logFile = (name: string) => join(settings.state, "logs", `${name}.log`);
  const shared = { clock };

  const [, ca, staticDir] = await all([
    progress.step(settings.databaseUrl === undefined ? "database (embedded PostgreSQL)" : "database (DATABASE_URL)", async () => {
      const opened = await startDatabase({ settings, clock, log: fileLog(logFile("database")) });
      stops.push(() => opened.stop());
    }),
    progress.step("certificate authority", async () => {
      const started = await startProcess<CaReady>({
        ...shared,
        name: "certificate authority",
        entry: entries.ca,
        init: { dir: join(settings.state, "ca") },
        logFile: logFile("ca"),
        onLost: lost("certificate authority"),
      });
      stops.push(() => started.stop());
      return started;
    }),
    progress.step("web page", ensureWebBuilt),
  ]);

  const children: Process<unknown>[] = [];
  const relay = createSimulatorRelay(() => children);
  const adminToken = random.hex(32);
  const csms = await progress.step("charge station management system", async () => {
    const init: CsmsInit = {
      stateDir: settings.state,
      ...(settings.databaseUrl === undefined ? {} : { databaseUrl: settings.databaseUrl }),
      port,
      ocppPort,
      ...(labPlainPort === undefined ? {} : { labPlainPort }),
      staticDir,
      adminToken,
      ca: ca.ready,
      time: time.anchor(),
      simulated: Array.from({ length: settings.homes }, (_, index) => ({ identity: defaultIdentity(index), token: defaultToken(index) })),
    };
    const started = await startProcess<CsmsReady>({
      ...shared,
      name: "CSMS",
      entry: entries.csms,
      init,
      logFile: logFile("csms"),
      onMessage: relay.fromCsms,
      onLost: lost("CSMS"),
    });
    stops.push(() => started.stop());
    children[0] = started;
    return started;
  });

  const pageUrl = `http://localhost:${csms.ready.port}`;
  const ocppUrl = `wss://localhost:${csms.ready.ocppPort}/ocpp`;
  await state.publish({ pid: process.pid, apiUrl: `http://127.0.0.1:${csms.ready.port}`, adminToken, ocppUrl });

  if (settings.homes > 0) {
    await progress.step(`street of ${settings.homes} simulated ${settings.homes === 1 ? "home" : "homes"}`, async () => {
      const init: StreetInit = {
        stateDir: join(settings.state, "street"),
        homes: settings.homes,
        csmsUrl: ocppUrl,
        ca: ca.ready,
        time: time.anchor(),
        ...(options.replay === undefined ? {} : { replay: options.replay }),
      };
      const started = await startProcess<StreetReady>({
        ...shared,
        name: "street",
        entry: entries.street,
        init,
        logFile: logFile("street"),
        onLost: lost("street of simulated homes"),
        onMessage(message) {
          if (message.type === "skipTo") {
            time.moveTo(message.domainMs);
            for (const child of children) child.send({ type: "time", anchor: time.anchor() });
          } else relay.fromStreet(message);
        },
      });
      stops.push(() => started.stop());
      children[1] = started;
    });
  }
  return {
    pageUrl,
    ocppUrl,
    labPlainUrl: csms.ready.labPlainPort === undefined ? undefined : `ws://127.0.0.1:${csms.ready.labPlainPort}/ocpp`,
    stateDir: settings.state,
    homes: settings.homes,
    firstOwner: csms.ready.firstOwner,
    stop,
  };
}

/** The one owner of domain time: the other processes get copies of its anchor. */
function ownTime({ clock, settings, domainStartMs }: UpOptions) {
  let anchor: TimeAnchor = { realMs: clock.wallMs(), domainMs: domainStartMs ?? clock.wallMs(), speed: settings.speed };
  return {
    anchor: () => anchor,
    moveTo(domainMs: number) {
      anchor = { realMs: clock.wallMs(), domainMs, speed: settings.speed };
    },
  };
}

/** Like Promise.all, but waits for all of them before it throws, so that what did start can be stopped. */
async function all<const T extends readonly Promise<unknown>[]>(promises: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const results = await Promise.allSettled(promises);
  const failed = results.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as { -readonly [K in keyof T]: Awaited<T[K]> };
}
