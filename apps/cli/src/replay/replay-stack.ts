// SPDX-License-Identifier: Apache-2.0
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clocks, type Log, SteppedClock, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { createCaClient, startCaService } from "@chargehand/pki";
import { createStreet, REPLAY_WATCHDOG, replaySettings, type Street } from "@chargehand/simulator";
import { defaultToken } from "@chargehand/simulator/names";
import { startEmbeddedPostgres } from "@chargehand/store";
import type { ApiAccess } from "../api-client.ts";
import { assembleCsms } from "../csms-assembly.ts";
import { enroller } from "../street-enrolment.ts";

export interface ReplayStack {
  readonly clock: SteppedClock;
  readonly street: Street;
  readonly api: ApiAccess;
  stop(): Promise<void>;
}

/**
 * The real system in one process on a clock that moves only when told: embedded database, certificate authority, CSMS,
 * and charge points that speak to it over mutual TLS. Its state lies in a temporary directory and goes with it.
 */
export async function startReplayStack(options: {
  readonly stations: number;
  readonly startMs: number;
  readonly version: OcppVersion;
  readonly log: Log;
}): Promise<ReplayStack> {
  const { log } = options;
  const stateDir = await mkdtemp(join(tmpdir(), "chargehand-replay-"));
  await chmod(stateDir, 0o711);
  const stops: (() => Promise<unknown>)[] = [() => rm(stateDir, { recursive: true, force: true, maxRetries: 5 })];
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const clock = new SteppedClock(options.startMs);
    const clocks: Clocks = { domain: clock, transport: systemClock };
    const kept = <T extends { stop(): Promise<unknown> }>(starting: Promise<T>): Promise<T> =>
      starting.then((one) => {
        stops.push(() => one.stop());
        return one;
      });
    const both = [
      kept(startEmbeddedPostgres({ stateDir, clock: systemClock, log })),
      kept(startCaService({ dir: join(stateDir, "ca"), clock: systemClock, random: systemRandom, log })),
    ] as const;
    // When one fails, the other is waited for as well: only what has started can be stopped.
    await Promise.allSettled(both);
    const [server, ca] = await Promise.all(both);
    const adminToken = systemRandom.hex(32);
    const simulated = Array.from({ length: options.stations }, (_, index) => ({
      identity: `CH-REPLAY-${String(index + 1).padStart(4, "0")}`,
      token: defaultToken(index),
    }));
    const csms = await assembleCsms({ stateDir, server, ca: createCaClient(ca), clocks, log, port: 0, ocppPort: 0, adminToken, simulated });
    stops.push(() => csms.stop());
    const street = await createStreet({
      homes: options.stations,
      identityOf: (index) => simulated[index]?.identity as string,
      csmsUrl: `wss://localhost:${csms.csms.ocppPort}/ocpp`,
      rootPem: ca.rootPem,
      enrol: enroller(ca),
      clocks,
      random: systemRandom,
      ids: uuids(systemRandom),
      log,
      versions: [options.version],
      settings: replaySettings,
      residents: "none",
      watchdog: REPLAY_WATCHDOG,
    });
    await street.start();
    stops.push(() => street.stop());
    return { clock, street, api: { apiUrl: csms.csms.apiUrl, adminToken }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
