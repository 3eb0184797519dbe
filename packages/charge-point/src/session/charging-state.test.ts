// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { chargingStateOf } from "./charging-state.ts";

const rows = [
  ["A", false, [], "Idle"],
  ["A", true, [], "Idle"],
  ["B", false, [], "EVConnected"],
  ["C", false, [], "EVConnected"],
  ["B", true, ["profile"], "SuspendedEVSE"],
  ["C", true, ["owner", "profile"], "SuspendedEVSE"],
  ["B", true, ["profile", "vehicle"], "SuspendedEVSE"],
  ["B", true, ["vehicle"], "SuspendedEV"],
  ["C", true, [], "Charging"],
  ["D", true, [], "Charging"],
  ["C", true, ["safety"], "SuspendedEVSE"],
  ["E", true, ["fault"], "SuspendedEVSE"],
] as const;

test.each(rows)("pilot %s, authorised %s, paused for %j is %s", (pilot, authorized, pausedFor, state) => {
  expect(chargingStateOf({ pilot, authorized, pausedFor })).toBe(state);
});
