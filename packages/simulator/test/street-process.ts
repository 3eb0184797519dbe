// SPDX-License-Identifier: Apache-2.0
// A street of one home in a process of its own, to be killed: URL DIRECTORY.
import { atOnce } from "@chargehand/charge-point";
import { Minutes, ScaledClock, seededRandom, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { createStreet } from "../src/street.ts";

const [, , url = "", directory = ""] = process.argv;
const realMs = systemClock.wallMs();
const street = await createStreet({
  homes: 1,
  csmsUrl: url,
  rootPem: "",
  enrol: async () => ({ key: "", certificate: "" }),
  stateDir: directory,
  clocks: { domain: new ScaledClock({ realMs, domainMs: realMs, speed: 20 }), transport: systemClock },
  random: seededRandom(1),
  ids: uuids(systemRandom),
  log: silentLog,
  watchdog: Minutes(5),
  settings: atOnce,
});
await street.start();
