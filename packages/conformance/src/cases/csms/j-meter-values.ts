// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import type { ocpp201 } from "@chargehand/ocpp";
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import { booted } from "../../states/csms/boot.ts";
import { chargingSession, PlayedSession, reading } from "../../states/csms/played-session.ts";

/** Between two readings, on the wire and in their times. */
const interval = Seconds(1);

/** A reading of each of these EVSEs outside of a transaction; 0 is the main meter. */
async function clockAligned(station: StationPuppet, evseIds: readonly number[]): Promise<void> {
  for (const evseId of evseIds) await station.call("MeterValues", { evseId, meterValue: [reading(station, "Sample.Clock")] });
}

/** Readings at the interval, the last one at the end of the transaction. */
async function readingsToTheEnd(
  t: CsmsScenario,
  station: StationPuppet,
  { context, isSigned }: { readonly context: "Sample.Clock" | "Sample.Periodic"; readonly isSigned: boolean },
) {
  const taken: ocpp201.MeterValueType[] = [];
  t.step("the station keeps readings for the end");
  for (const energyWh of [1_000, 1_100]) {
    taken.push(reading(station, context, { energyWh, isSigned }));
    await t.pass(interval);
  }
  return [...taken, reading(station, "Transaction.End", { energyWh: 1_200, isSigned })];
}

async function endedWithReadings(
  t: CsmsScenario,
  options: { readonly context: "Sample.Clock" | "Sample.Periodic"; readonly isSigned: boolean },
): Promise<void> {
  const { station, session } = await chargingSession(t);
  await session.disconnect(await readingsToTheEnd(t, station, options));
}

export default [
  csmsCase("TC_J_01_CSMS", "Clock-aligned readings while nothing charges.", async (t) => {
    const station = await booted(t);
    for (const round of [1, 2, 3]) {
      t.step(`readings of the clock, round ${round} of 3`);
      await clockAligned(station, [0, t.settings.evseId]);
      await t.pass(interval);
    }
  }),

  csmsCase("TC_J_02_CSMS", "Clock-aligned readings while a vehicle charges.", async (t) => {
    const { station, session } = await chargingSession(t);
    for (const round of [1, 2, 3]) {
      t.step(`readings of the clock, round ${round} of 3`);
      await clockAligned(station, [0]);
      await session.event("MeterValueClock", { meterValue: [reading(station, "Sample.Clock")] });
      await t.pass(interval);
    }
  }),

  csmsCase("TC_J_03_CSMS", "Clock-aligned readings with the end of a transaction.", (t) => endedWithReadings(t, { context: "Sample.Clock", isSigned: false })),

  csmsCase("TC_J_04_CSMS", "Signed clock-aligned readings with the end of a transaction.", (t) =>
    endedWithReadings(t, { context: "Sample.Clock", isSigned: true }),
  ),

  csmsCase("TC_J_07_CSMS", "A reading with the start of a transaction.", async (t) => {
    const station = await booted(t);
    const session = new PlayedSession(t, station);
    await session.plugIn([reading(station, "Transaction.Begin")]);
  }),

  csmsCase("TC_J_08_CSMS", "The first reading of a transaction that began before its EVSE was known.", async (t) => {
    const station = await booted(t);
    const session = new PlayedSession(t, station);
    await session.authorize();
    await session.plugIn([reading(station, "Transaction.Begin")]);
    await session.charge();
  }),

  csmsCase("TC_J_09_CSMS", "Sampled readings while a vehicle charges.", async (t) => {
    const { station, session } = await chargingSession(t);
    for (const energyWh of [1_000, 1_100, 1_200]) {
      t.step(`a reading of ${energyWh} Wh`);
      await session.event("MeterValuePeriodic", { meterValue: [reading(station, "Sample.Periodic", { energyWh })] });
      await t.pass(interval);
    }
  }),

  csmsCase("TC_J_10_CSMS", "Sampled readings with the end of a transaction.", (t) => endedWithReadings(t, { context: "Sample.Periodic", isSigned: false })),

  csmsCase("TC_J_11_CSMS", "Signed sampled readings with the end of a transaction.", (t) =>
    endedWithReadings(t, { context: "Sample.Periodic", isSigned: true }),
  ),
];
