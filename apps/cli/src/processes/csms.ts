// SPDX-License-Identifier: Apache-2.0
import { type Clocks, ScaledClock, systemClock } from "@chargehand/kernel";
import { createCaClient } from "@chargehand/pki";
import { externalPostgres, findEmbeddedPostgres } from "@chargehand/store";
import { pino } from "pino";
import { assembleCsms } from "../csms-assembly.ts";
import { cliError } from "../errors.ts";
import type { CsmsInit, CsmsReady } from "../ipc.ts";
import { runChild } from "./child.ts";
import { createSimulatorControl } from "./simulator-control.ts";

runChild<CsmsInit>(async (init) => {
  const domain = new ScaledClock(init.time);
  const clocks: Clocks = { domain, transport: systemClock };
  const simulator = createSimulatorControl();
  const { csms, firstOwner, stop } = await assembleCsms({
    ...init,
    server: databaseOf(init),
    ca: createCaClient(init.ca),
    clocks,
    speed: init.time.speed,
    log: pino({ name: "csms" }),
    ...(init.simulated.length === 0 ? {} : { simulatorControl: simulator.control }),
  });
  const ready: CsmsReady = {
    port: Number(new URL(csms.apiUrl).port),
    ocppPort: csms.ocppPort,
    ...(csms.labPlainPort === undefined ? {} : { labPlainPort: csms.labPlainPort }),
    ...(firstOwner === undefined ? {} : { firstOwner }),
  };
  return {
    ready,
    stop,
    onMessage(message) {
      if (message.type === "time") domain.reanchor(message.anchor);
      else if (message.type === "simulatorDone") simulator.done(message.id, message.error);
    },
  };
});

function databaseOf({ databaseUrl, stateDir }: CsmsInit) {
  if (databaseUrl !== undefined) return externalPostgres({ url: databaseUrl });
  const server = findEmbeddedPostgres({ stateDir });
  if (server === undefined) throw cliError("CLI_CHILD_FAILED", `no database runs for ${stateDir}`);
  return server;
}
