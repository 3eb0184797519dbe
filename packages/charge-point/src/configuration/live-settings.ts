// SPDX-License-Identifier: Apache-2.0
// Settings with a number or a flag that the device asks for in every cycle: they begin as the device was made or started, and the CSMS
// may change them.
import { DEFAULT_DELAY_MAX, LONGEST_DELAY_MAX } from "@chargehand/charging";
import { flag, LONGEST_INTERVAL_S, type SettingRow, seconds, whole } from "./setting-row.ts";

interface LiveRow extends SettingRow {
  readonly component: string;
  readonly variable: string;
  readonly instance?: string;
}

const at = <R extends SettingRow>(component: string, variable: string, row: R): LiveRow & R => ({ component, variable, ...row });
const ofTransactions = <R extends SettingRow>(variable: string, row: R): LiveRow & R => ({
  component: "OCPPCommCtrlr",
  variable,
  instance: "TransactionEvent",
  ...row,
});

export const liveNumbers = {
  txUpdatedIntervalS: at(
    "SampledDataCtrlr",
    "TxUpdatedInterval",
    seconds(10, {
      about: "How often values are sent while a transaction runs; 0: never.",
      clause: "OCPP 2.0.1 part 2, J02",
      key16: "MeterValueSampleInterval",
    }),
  ),
  heartbeatIntervalS: at(
    "OCPPCommCtrlr",
    "HeartbeatInterval",
    seconds(
      300,
      {
        about: "How long nothing is said before a heartbeat; the CSMS may name another at each boot, for that run.",
        clause: "OCPP 2.0.1 part 2, B01, G02",
        key16: "HeartbeatInterval",
      },
      1,
    ),
  ),
  messageAttempts: ofTransactions(
    "MessageAttempts",
    whole(
      3,
      { min: 1, max: 100, unit: "times" },
      {
        about: "How often a message of a transaction is tried that the CSMS fails to process.",
        clause: "OCPP 2.0.1 part 2, E13",
        key16: "TransactionMessageAttempts",
      },
    ),
  ),
  messageAttemptIntervalS: ofTransactions(
    "MessageAttemptInterval",
    whole(
      10,
      { min: 0, max: 3_600, unit: "s" },
      {
        about: "How long the first wait between two such attempts is; each further one is longer by as much.",
        clause: "OCPP 2.0.1 part 2, E13",
        key16: "TransactionMessageRetryInterval",
      },
    ),
  ),
  connectionTimeoutS: at(
    "TxCtrlr",
    "EVConnectionTimeOut",
    whole(
      120,
      { min: 10, max: LONGEST_INTERVAL_S, unit: "s" },
      { about: "How long a person who has been let in has to plug the vehicle in.", clause: "OCPP 2.0.1 part 2, E03", key16: "ConnectionTimeOut" },
    ),
  ),
  // Ours: no standard component has the randomised delay of SI 2021/1467 reg 11.
  randomisedDelayMaxS: at(
    "RandomisedDelay",
    "MaxSeconds",
    whole(
      DEFAULT_DELAY_MAX,
      { min: 0, max: LONGEST_DELAY_MAX, unit: "s" },
      { about: "The longest randomised delay; each change is a security event.", clause: "SI 2021/1467 reg 11(1)", key16: "RandomisedDelayMaxSeconds" },
    ),
  ),
} as const satisfies Record<string, LiveRow>;

export type LiveNumber = keyof typeof liveNumbers;

export const stopTxOnInvalidId: LiveRow = at(
  "TxCtrlr",
  "StopTxOnInvalidId",
  flag(false, {
    about: "Whether a token that the CSMS turns down ends its transaction; true to begin with where the policy pack lets a CSMS end a charge.",
    clause: "OCPP 2.0.1 part 2, E05",
    key16: "StopTransactionOnInvalidId",
    together: "at home no answer of a CSMS may stop the owner",
  }),
);
