// SPDX-License-Identifier: Apache-2.0
import { stationCase } from "../../checks.ts";
import { customerData, customerInformation, customerKnown } from "../../states/station-customer.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** Nothing is known of the customer: cleared, and the answer to that waited for. */
async function customerUnknown(t: StationScenario): Promise<void> {
  t.equal(await customerInformation(t, { requestId: 1, report: false, clear: true }), "Accepted", "the status of clearing");
  await customerData(t, 1);
}

export default [
  stationCase("TC_N_27_CS", "What is known of a customer is reported.", async (t) => {
    await customerKnown(t);
    t.equal(await customerInformation(t, { requestId: 27, report: true, clear: false }), "Accepted", "the status");
    t.check((await customerData(t, 27)) !== "", "there are data");
  }),

  stationCase("TC_N_28_CS", "That nothing is known of a customer is reported.", async (t) => {
    await customerUnknown(t);
    t.equal(await customerInformation(t, { requestId: 28, report: true, clear: false }), "Accepted", "the status");
    const { tbc } = await t.csms.expect("NotifyCustomerInformation", { where: ({ requestId }) => requestId === 28 });
    t.check(tbc !== true, "nothing follows", tbc);
  }),

  stationCase("TC_N_30_CS", "What is known of a customer is reported and cleared.", async (t) => {
    await customerKnown(t);
    t.equal(await customerInformation(t, { requestId: 30, report: true, clear: true }), "Accepted", "the status");
    t.check((await customerData(t, 30)) !== "", "there are data");
    if ((await customerInformation(t, { requestId: 31, report: true, clear: false })) !== "Accepted") return;
    const { tbc } = await t.csms.expect("NotifyCustomerInformation", { where: ({ requestId }) => requestId === 31 });
    t.check(tbc !== true, "nothing follows", tbc);
  }),

  stationCase("TC_N_31_CS", "Clearing and reporting where nothing is known is told.", async (t) => {
    await customerUnknown(t);
    t.equal(await customerInformation(t, { requestId: 31, report: true, clear: true }), "Accepted", "the status");
    await customerData(t, 31);
  }),

  stationCase("TC_N_32_CS", "Clearing without a report is told.", async (t) => {
    t.equal(await customerInformation(t, { requestId: 32, report: false, clear: true }), "Accepted", "the status");
    await customerData(t, 32);
  }),
];
