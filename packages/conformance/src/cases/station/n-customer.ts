// SPDX-License-Identifier: Apache-2.0
import { stationCase } from "../../checks.ts";
import { contractSessionOver } from "../../states/station/contract.ts";
import { type CustomerName, customerData, customerInformation, customerKnown } from "../../states/station/customer.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** Nothing is known of the customer: cleared, and the answer to that waited for. */
async function customerUnknown(t: StationScenario): Promise<void> {
  t.equal(await customerInformation(t, { requestId: 1, report: false, clear: true }), "Accepted", "the status of clearing");
  await customerData(t, 1);
}

/** Reported and cleared, then nothing is left to report. Gives the first report. */
async function clearedByName(t: StationScenario, name: CustomerName, requestId: number): Promise<string> {
  t.equal(await customerInformation(t, { requestId, report: true, clear: true }, name), "Accepted", "the status");
  const data = await customerData(t, requestId);
  t.equal(await customerInformation(t, { requestId: requestId + 1, report: true, clear: false }, name), "Accepted", "the status");
  t.equal(await customerData(t, requestId + 1), "", "what is left of the data");
  return data;
}

/** A station that cannot work on customer data now says so. */
async function invalid(t: StationScenario, requestId: number, clear: boolean): Promise<void> {
  t.step("the station cannot work on customer data");
  await t.hand("the station cannot work on customer data", t.rig.customerDataOutOfReach?.(true));
  const status = await customerInformation(t, { requestId, report: true, clear });
  await t.hand("the station can work on customer data again", t.rig.customerDataOutOfReach?.(false));
  t.equal(status, "Invalid", "the status");
}

const customerIdentifier = "CONFORMANCE-CUSTOMER";

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

  stationCase("TC_N_29_CS", "A station that cannot report a customer's data now says so.", (t) => invalid(t, 29, false)),

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

  stationCase("TC_N_33_CS", "A station that cannot clear a customer's data now says so.", (t) => invalid(t, 33, true)),

  stationCase("TC_N_62_CS", "What is known of a customer by another name than a token is reported and cleared.", async (t) => {
    t.step("the station knows something about a customer");
    await t.hand("the station knows something about a customer", t.rig.storeCustomer?.(customerIdentifier));
    t.check((await clearedByName(t, { customerIdentifier }, 62)) !== "", "there are data");
  }),

  stationCase("TC_N_63_CS", "What is known of a customer by a contract certificate is reported and cleared.", async (t) => {
    const customerCertificate = await contractSessionOver(t);
    await clearedByName(t, { customerCertificate }, 63);
  }),
];
