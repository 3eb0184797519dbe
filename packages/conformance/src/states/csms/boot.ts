// SPDX-License-Identifier: Apache-2.0
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";

/** Table 698, Booted: a station connects, boots, and tells that its connectors are free. Begins with a new station unless one is given. */
export async function booted(t: CsmsScenario, given?: StationPuppet): Promise<StationPuppet> {
  const station = given ?? (await t.newStation());
  t.step("a station boots");
  if (!station.isOpen) await station.connect();
  const { status } = await station.boot();
  t.equal(status, "Accepted", "the status of the boot");
  await station.status("Available");
  return station;
}
