// SPDX-License-Identifier: Apache-2.0
import { type ErrorEntry, errorsOf } from "@chargehand/kernel";

/** What the simulator throws on purpose. Expected outcomes (an occupied bay) are `StreetRefusal` values instead. */
export const simulatorErrors = {
  SIM_VEHICLE_INVALID: {
    fault: "usage",
    meaning: "The figures of a simulated EV contradict each other or physics.",
    remedy: "Correct the named figure.",
  },
  SIM_BAY_OCCUPIED: {
    fault: "usage",
    meaning: "A vehicle is plugged in where another one stands.",
    remedy: "Unplug the first one before plugging in the next.",
  },
  SIM_STREET_OPTIONS: {
    fault: "usage",
    meaning: "The street cannot be built as asked.",
    remedy: "Correct the named option.",
  },
  SIM_HOME_STATE: {
    fault: "internal",
    meaning: "The saved state of a simulated home cannot be read.",
    remedy: "Delete the named file; the home then starts with a new meter and no car.",
  },
  SIM_RECORDING_HEADER: {
    fault: "usage",
    meaning: "The first line of a recording does not name the columns that a recording has.",
    remedy: "Give the file a first line with the named columns, separated by semicolons.",
  },
  SIM_RECORDING_NOT_CSV: {
    fault: "usage",
    meaning: "A file that was given as a recording has a line without end.",
    remedy: "Give a text file with one session a line.",
  },
  SIM_RECORDING_EMPTY: {
    fault: "usage",
    meaning: "A recording holds no usable session.",
    remedy: "Look at the reasons given for its rows; check the separator, the time zone and the decimal comma.",
  },
  SIM_REPLAY_STATIONS: {
    fault: "usage",
    meaning: "The sessions need more stations than were given.",
    remedy: "Give at least as many stations as `stationsNeeded` says.",
  },
  SIM_REPLAY_REFUSED: {
    fault: "usage",
    meaning: "The CSMS did not accept the token that a replay holds to its charge points.",
    remedy: "Make the token known to the CSMS, or set the charge points of the replay to free vend.",
  },
  SIM_REPLAY_STALLED: {
    fault: "unavailable",
    meaning: "The wire did not take the messages of a station in the time allowed.",
    remedy: "Check that the CSMS runs, answers and knows the station; then replay again.",
  },
} as const satisfies Record<string, ErrorEntry>;

export const simulatorError = errorsOf(simulatorErrors);
