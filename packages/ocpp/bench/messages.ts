// SPDX-License-Identifier: Apache-2.0
// The messages of the bench as text, the same for every server.
import type { MessageKind } from "./protocol.ts";

export interface Sequence {
  readonly identity: string;
  transactionId: string;
  /** Of the transaction's next event. */
  seqNo: number;
  /** MeterValues sent, which belong to no transaction. */
  readingNo: number;
  nextId: number;
}

/** One reading with four measurands, as a home charger sends it. */
function meterValue(seqNo: number, at: string): string {
  const energy = 1_000 + seqNo * 20;
  const sample = (measurand: string, value: number, unit: string) => `{"value":${value},"measurand":"${measurand}","unitOfMeasure":{"unit":"${unit}"}}`;
  const samples = [
    sample("Energy.Active.Import.Register", energy, "Wh"),
    sample("Power.Active.Import", 7_200, "W"),
    sample("Current.Import", 31.3, "A"),
    sample("Voltage", 230, "V"),
  ];
  return `[{"timestamp":"${at}","sampledValue":[${samples.join(",")}]}]`;
}

function transactionEvent(eventType: "Started" | "Updated", { transactionId, seqNo }: Sequence): string {
  const at = new Date().toISOString();
  const trigger = eventType === "Started" ? "CablePluggedIn" : "MeterValuePeriodic";
  const info = `{"transactionId":"${transactionId}","chargingState":"Charging"}`;
  return (
    `{"eventType":"${eventType}","timestamp":"${at}","triggerReason":"${trigger}","seqNo":${seqNo},"transactionInfo":${info},` +
    `"evse":{"id":1,"connectorId":1},"meterValue":${meterValue(seqNo, at)}}`
  );
}

const boot = '{"chargingStation":{"vendorName":"Bench","model":"One","firmwareVersion":"1.0"},"reason":"PowerUp"}';

/** The next CALL of a station. The first event of a transaction is its Started. */
export function nextCall(kind: MessageKind | "BootNotification", sequence: Sequence): { readonly id: string; readonly text: string } {
  const id = `${sequence.nextId++}`;
  return { id, text: `[2,"${id}","${kind}",${payload(kind, sequence)}]` };
}

function payload(kind: MessageKind | "BootNotification", sequence: Sequence): string {
  switch (kind) {
    case "Heartbeat":
      return "{}";
    case "BootNotification":
      return boot;
    case "MeterValues":
      return `{"evseId":1,"meterValue":${meterValue(sequence.readingNo++, new Date().toISOString())}}`;
    case "TransactionEvent": {
      const text = transactionEvent(sequence.seqNo === 0 ? "Started" : "Updated", sequence);
      sequence.seqNo++;
      return text;
    }
  }
}
