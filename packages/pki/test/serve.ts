// SPDX-License-Identifier: Apache-2.0
// A certificate authority as a process of its own, for the tests that kill it. Argument: its directory.
import { silentLog, systemClock, systemRandom } from "@chargehand/kernel";
import { startCaService } from "../src/index.ts";

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new RangeError("give the directory");
const service = await startCaService({ dir, clock: systemClock, random: systemRandom, log: silentLog });
process.on("SIGTERM", () => void service.stop());
process.stdout.write(`${service.url}\n`);
