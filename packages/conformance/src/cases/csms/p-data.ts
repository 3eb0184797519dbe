// SPDX-License-Identifier: Apache-2.0
import { csmsCase } from "../../checks.ts";
import { booted } from "../../states/csms/boot.ts";

export default [
  csmsCase("TC_P_02_CSMS", "Data of a vendor that the CSMS does not know.", async (t) => {
    const station = await booted(t);
    t.step("the station sends data of a vendor");
    const { status } = await station.call("DataTransfer", { vendorId: "org.example.conformance", messageId: "hello" });
    t.oneOf(status, ["UnknownVendorId", "UnknownMessageId", "Rejected"], "the status");
  }),

  csmsCase("TC_P_03_CSMS", "Messages with data of a vendor in them.", async (t) => {
    const { evseId, connectorId } = t.settings;
    const customData = { vendorId: "org.example.conformance", note: "hello" };
    const station = await booted(t);
    t.step("the station tells of its connector");
    await station.call("StatusNotification", { timestamp: station.now(), connectorStatus: "Occupied", evseId, connectorId, customData });
    t.step("the station tells of a transaction");
    await station.call("TransactionEvent", {
      ...{ eventType: "Started", triggerReason: "CablePluggedIn", timestamp: station.now(), seqNo: 0, customData },
      transactionInfo: { transactionId: `${station.account.identity}-custom`, chargingState: "EVConnected", customData },
      evse: { id: evseId, connectorId },
    });
  }),
];
