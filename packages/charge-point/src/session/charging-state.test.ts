// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { chargingStateOf } from "./charging-state.ts";

const rows = [
  ["A", false, false, false, "Idle"],
  ["A", true, true, true, "Idle"],
  ["B", false, false, false, "EVConnected"],
  ["C", false, true, false, "EVConnected"],
  ["B", true, false, false, "SuspendedEVSE"],
  ["C", true, false, false, "SuspendedEVSE"],
  ["B", true, true, false, "SuspendedEV"],
  ["C", true, true, true, "Charging"],
  ["D", true, true, true, "Charging"],
  ["C", true, true, false, "SuspendedEVSE"],
  ["E", true, true, false, "SuspendedEVSE"],
  ["F", true, true, false, "SuspendedEVSE"],
] as const;

test.each(rows)("pilot %s, authorised %s, permitted %s, contactor closed %s is %s", (pilot, authorized, permitted, contactorClosed, state) => {
  expect(chargingStateOf({ pilot, authorized, permitted, contactorClosed })).toBe(state);
});
