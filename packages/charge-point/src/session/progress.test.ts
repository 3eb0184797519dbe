// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { type ProgressInputs, progressOf } from "./progress.ts";

const rows: readonly (readonly [title: string, inputs: ProgressInputs, status: string])[] = [
  ["no vehicle, nobody", { status: "Available", phase: "Idle", chargingState: undefined }, "Available"],
  ["a fault comes before all else", { status: "Faulted", phase: "Authorized", chargingState: "Charging" }, "Faulted"],
  ["out of service comes before what the plug says", { status: "Unavailable", phase: "Connected", chargingState: "EVConnected" }, "Unavailable"],
  ["plug in", { status: "Occupied", phase: "Connected", chargingState: "EVConnected" }, "Preparing"],
  ["a card before the vehicle", { status: "Available", phase: "AwaitingCable", chargingState: undefined }, "Preparing"],
  ["a remote start before the vehicle", { status: "Available", phase: "AwaitingCableRemote", chargingState: undefined }, "Preparing"],
  ["authorised, not yet looked at", { status: "Occupied", phase: "Authorized", chargingState: "EVConnected" }, "Preparing"],
  ["energy flows", { status: "Occupied", phase: "Authorized", chargingState: "Charging" }, "Charging"],
  ["pause by a limit of 0", { status: "Occupied", phase: "Authorized", chargingState: "SuspendedEVSE" }, "SuspendedEVSE"],
  ["the vehicle stops", { status: "Occupied", phase: "Authorized", chargingState: "SuspendedEV" }, "SuspendedEV"],
  ["stopped, remotely or locally, and still plugged in", { status: "Occupied", phase: "Stopped", chargingState: undefined }, "Finishing"],
  ["unplugged", { status: "Available", phase: "Idle", chargingState: undefined }, "Available"],
];

test.each(rows)("%s [1.6 section 4.9]", (_title, inputs, status) => {
  expect(progressOf(inputs)).toBe(status);
});
