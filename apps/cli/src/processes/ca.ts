// SPDX-License-Identifier: Apache-2.0
// The certificate authority as a process of its own: nobody else opens its key directory.
import { systemClock, systemRandom } from "@chargehand/kernel";
import { startCaService } from "@chargehand/pki";
import { pino } from "pino";
import type { CaInit, CaReady } from "../ipc.ts";
import { runChild } from "./child.ts";

runChild<CaInit>(async ({ dir }) => {
  const service = await startCaService({ dir, clock: systemClock, random: systemRandom, log: pino({ name: "ca" }) });
  const ready: CaReady = { url: service.url, rootPem: service.rootPem, adminToken: service.adminToken };
  return { ready, stop: () => service.stop() };
});
