// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { answersTransactionsWith, authorizesWith, note, withTariffs } from "../../states/station/cost.ts";
import { configured } from "../../states/station/device-model.ts";
import { charging, evConnected, isReading } from "../../states/station/session.ts";
import { transactionOver } from "../../states/station/session-end.ts";
import type { StationScenario } from "../../station/station-case.ts";

const rounds = 3;
const interval = 30;

/** A vehicle charges for a driver who is told the tariff; its readings come at the interval. */
async function chargingWithTariff(t: StationScenario): Promise<void> {
  await withTariffs(t);
  await configured(t, ["SampledDataCtrlr", "TxUpdatedInterval", String(interval)]);
  await evConnected(t);
  authorizesWith(t, "0.32 GBP/kWh");
  await charging(t);
}

/** The next reading of the transaction, whatever it holds. */
async function nextReading(t: StationScenario): Promise<void> {
  t.step("the transaction tells a reading");
  await t.csms.expect("TransactionEvent", { where: isReading, within: Seconds(3 * interval), what: "a TransactionEvent with a reading" });
}

export default [
  stationCase("TC_I_01_CS", "The cost of a running transaction is sent to the station, which takes it.", async (t) => {
    answersTransactionsWith(t, () => ({ updatedPersonalMessage: note("0.32 GBP/kWh") }));
    await chargingWithTariff(t);
    const transactionId = t.must(t.transactionId, "the transaction that runs");
    for (let round = 1; round <= rounds; round++) {
      await nextReading(t);
      t.step("the CSMS sends the cost");
      await t.csms.call("CostUpdated", { totalCost: round * 0.1, transactionId });
    }
  }),

  stationCase("TC_I_02_CS", "The cost of a transaction is in the answer to its last event, and the station goes on.", async (t) => {
    await withTariffs(t);
    await charging(t);
    answersTransactionsWith(t, ({ eventType }) => (eventType === "Ended" ? { totalCost: 4.2 } : {}));
    await transactionOver(t);
    t.step("the station goes on");
    t.check(t.csms.isOpen, "the station is connected");
  }),

  stationCase("TC_I_07_CS", "The cost of a running transaction is in the answers to its events, and the station goes on.", async (t) => {
    let cost = 0;
    answersTransactionsWith(t, (event) => {
      if (isReading(event)) cost += 0.1;
      return { updatedPersonalMessage: note("0.32 GBP/kWh"), ...(event.eventType === "Updated" ? { totalCost: cost } : {}) };
    });
    await chargingWithTariff(t);
    for (let round = 1; round <= rounds; round++) await nextReading(t);
  }),
];
