// SPDX-License-Identifier: Apache-2.0
// Errata 6.3.17 and 6.3.18 are followed.
import { Seconds } from "@chargehand/kernel";
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import { profileOf } from "../../states/csms/charging-profiles.ts";
import { energyFlows, isOffer, needsTold, negotiated, profileOffered, scheduleChosen, vehicleReady } from "../../states/csms/negotiation.ts";
import { asked } from "../../states/csms/operator.ts";
import type { PlayedSession } from "../../states/csms/played-session.ts";

/** How long nothing may come that has no cause. */
const quiet = Seconds(5);

/** An operator offers another profile of the transaction. */
async function offeredByOperator(t: CsmsScenario, station: StationPuppet, session: PlayedSession) {
  const chargingProfile = profileOf(t, { purpose: "TxProfile", kind: "Absolute", limitA: 10, transactionId: session.id });
  const got = await asked(t, station, {
    action: "SetChargingProfile",
    request: { evseId: t.settings.evseId, chargingProfile },
    answer: { status: "Accepted" },
  });
  isOffer(t, session, got);
  return got.chargingProfile;
}

export default [
  csmsCase("TC_K_53_CSMS", "A vehicle and the CSMS agree on a schedule, and it stays.", async (t) => {
    const { station } = await negotiated(t);
    t.step("nothing more is offered");
    station.forget();
    await station.expectNone("SetChargingProfile", quiet);
  }),

  csmsCase("TC_K_55_CSMS", "A vehicle wants more than it was offered, and is offered something again.", async (t) => {
    const { station, session } = await vehicleReady(t);
    await needsTold(t, station, ["Accepted"]);
    await scheduleChosen(t, station, { offer: await profileOffered(t, station, session), times: 2 });
    await energyFlows(t, session);
    await scheduleChosen(t, station, { offer: await profileOffered(t, station, session) });
  }),

  csmsCase("TC_K_57_CSMS", "A vehicle that charges has other needs.", async (t) => {
    const { station, session } = await negotiated(t);
    await needsTold(t, station);
    await scheduleChosen(t, station, { offer: await profileOffered(t, station, session) });
  }),

  csmsCase("TC_K_58_CSMS", "An operator offers a vehicle that charges something else.", async (t) => {
    const { station, session } = await negotiated(t);
    await scheduleChosen(t, station, { offer: await offeredByOperator(t, station, session) });
  }),

  csmsCase("TC_K_59_CSMS", "An operator offers something else, and the vehicle answers with its needs.", async (t) => {
    const { station, session } = await negotiated(t);
    await offeredByOperator(t, station, session);
    await needsTold(t, station);
    await scheduleChosen(t, station, { offer: await profileOffered(t, station, session) });
  }),
];
