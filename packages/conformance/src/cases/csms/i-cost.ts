// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { csmsCase } from "../../checks.ts";
import { booted } from "../../states/csms/boot.ts";
import { PlayedSession, reading } from "../../states/csms/played-session.ts";

/** Between two periodic readings. */
const interval = Seconds(1);

export default [
  csmsCase("TC_I_01_CSMS", "While a vehicle charges the CSMS tells what it has cost so far.", async (t) => {
    const station = await booted(t);
    const session = new PlayedSession(t, station);
    // Table 566 calls the first event Updated; a transaction begins with Started.
    await session.authorize();
    await session.plugIn();
    await session.charge();
    for (const energyWh of [2_000, 3_000]) {
      t.step(`a reading of ${energyWh} Wh, and its cost`);
      station.forget();
      const { totalCost } = await session.event("MeterValuePeriodic", { meterValue: [reading(station, "Sample.Periodic", { energyWh })] });
      if (totalCost === undefined) {
        const { transactionId } = await station.expect("CostUpdated", { what: "a totalCost or a CostUpdated" });
        t.equal(transactionId, session.id, "the transaction");
      }
      await t.pass(interval);
    }
  }),

  csmsCase("TC_I_02_CSMS", "At the end of a transaction the CSMS tells what it has cost.", async (t) => {
    const station = await booted(t);
    const session = new PlayedSession(t, station);
    await session.plugIn([reading(station, "Transaction.Begin", { energyWh: 1_000 })]);
    await session.authorize();
    await session.charge();
    const { totalCost } = await session.disconnect([reading(station, "Transaction.End", { energyWh: 6_000 })]);
    t.check(totalCost !== undefined, "totalCost is given", totalCost);
  }),
];
