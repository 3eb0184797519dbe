// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { isAtRest, isOver, stepUpdate, type UpdateEvent, type UpdateState, updateEvents, updateStates, updateTable } from "./update-table.ts";

/** State, event, state; what is told and what is done. */
type Row = readonly [from: UpdateState, on: UpdateEvent, to: UpdateState, tell?: string | undefined, work?: string];

/** The whole of it, as L01 of OCPP 2.0.1 and the boot loader want it. */
const rows: readonly Row[] = [
  ["Ordered", "DownloadLater", "DownloadScheduled", "DownloadScheduled"],
  ["Ordered", "DownloadDue", "Downloading", "Downloading", "download"],
  ["Ordered", "Cancel", "Canceled"],
  ["DownloadScheduled", "DownloadDue", "Downloading", "Downloading", "download"],
  ["DownloadScheduled", "Cancel", "Canceled"],
  ["Downloading", "Fetched", "Downloaded", "Downloaded", "verify"],
  ["Downloading", "AttemptFailed", "RetryWait"],
  ["Downloading", "AttemptsSpent", "DownloadFailed", "DownloadFailed"],
  ["Downloading", "SlotFailed", "DownloadFailed", "DownloadFailed"],
  ["Downloading", "PoweredUp", "Downloading", undefined, "download"],
  ["Downloading", "Cancel", "Canceled"],
  ["RetryWait", "DownloadDue", "Downloading", undefined, "download"],
  ["RetryWait", "AttemptsSpent", "DownloadFailed", "DownloadFailed"],
  ["RetryWait", "Cancel", "Canceled"],
  ["Downloaded", "SignatureGood", "Verified", "SignatureVerified"],
  ["Downloaded", "SignatureBad", "InvalidSignature", "InvalidSignature"],
  ["Downloaded", "SlotFailed", "InstallationFailed", "InstallationFailed"],
  ["Downloaded", "PoweredUp", "Downloaded", undefined, "verify"],
  ["Downloaded", "AttemptsSpent", "InstallationFailed", "InstallationFailed"],
  ["Downloaded", "Cancel", "Canceled"],
  ["Verified", "InstallLater", "InstallScheduled", "InstallScheduled"],
  ["Verified", "InstallDue", "Installing", "Installing", "install"],
  ["Verified", "Cancel", "Canceled"],
  ["InstallScheduled", "InstallDue", "Installing", "Installing", "install"],
  ["InstallScheduled", "Cancel", "Canceled"],
  ["Installing", "ImageGood", "Rebooting", "InstallRebooting", "reboot"],
  ["Installing", "ImageBad", "InstallVerificationFailed", "InstallVerificationFailed"],
  ["Installing", "SlotFailed", "InstallationFailed", "InstallationFailed"],
  ["Installing", "PoweredUp", "Installing", undefined, "install"],
  ["Installing", "BootedNew", "Trial"],
  ["Installing", "BootedOld", "InstallationFailed", "InstallationFailed"],
  ["Installing", "AttemptsSpent", "InstallationFailed", "InstallationFailed"],
  ["Rebooting", "BootedNew", "Trial"],
  ["Rebooting", "BootedOld", "InstallationFailed", "InstallationFailed"],
  ["Rebooting", "PoweredUp", "Installing", undefined, "install"],
  ["Rebooting", "AttemptsSpent", "InstallationFailed", "InstallationFailed"],
  ["Rebooting", "SlotFailed", "InstallationFailed", "InstallationFailed"],
  ["Trial", "Confirmed", "Installed", "Installed"],
  ["Trial", "TrialOver", "RollingBack", undefined, "rollBack"],
  ["Trial", "BootedOld", "InstallationFailed", "InstallationFailed"],
  ["Trial", "BootedNew", "Trial"],
  ["Trial", "PoweredUp", "Installed", "Installed"],
  ["RollingBack", "BootedOld", "InstallationFailed", "InstallationFailed"],
  ["RollingBack", "BootedNew", "RollingBack", undefined, "rollBack"],
  ["RollingBack", "AttemptsSpent", "InstallationFailed", "InstallationFailed"],
  ["RollingBack", "PoweredUp", "InstallationFailed", "InstallationFailed"],
  ["RollingBack", "SlotFailed", "Trial"],
];

describe("the table of an update [OCPP 2.0.1 L01]", () => {
  for (const [from, on, to, tell, work] of rows)
    test(`${from} on ${on} goes to ${to}`, () => {
      const row = stepUpdate(from, on);
      expect([row?.to, row?.tell, row?.work]).toEqual([to, tell, work]);
    });

  test("nothing else moves", () => {
    const known = new Set(rows.map(([from, on]) => `${from} ${on}`));
    const moved = updateStates.flatMap((state) =>
      updateEvents.filter((event) => stepUpdate(state, event) !== undefined && !known.has(`${state} ${event}`)).map((event) => `${state} ${event}`),
    );
    expect(moved).toEqual([]);
    expect(known.size).toBe(rows.length);
  });

  test("each state is reached, each event is heard, and each way ends", () => {
    const reached = new Set<string>(["Ordered", ...rows.map(([, , to]) => to)]);
    expect(updateStates.filter((state) => !reached.has(state))).toEqual([]);
    expect(updateEvents.filter((event) => !rows.some(([, on]) => on === event))).toEqual([]);
    for (const state of updateStates) expect(canEnd(state, new Set()), state).toBe(true);
    expect(updateStates.filter(isOver)).toEqual([
      "Installed",
      "DownloadFailed",
      "InvalidSignature",
      "InstallVerificationFailed",
      "InstallationFailed",
      "Canceled",
    ]);
  });

  test("nothing is called off once it is installed, and nobody begins to charge then [L01.FR.27, FR.07]", () => {
    const fixed = updateStates.filter((state) => !isOver(state) && stepUpdate(state, "Cancel") === undefined);
    expect(fixed).toEqual(["Installing", "Rebooting", "Trial", "RollingBack"]);
    expect(updateStates.filter(isAtRest)).toEqual(["Installing", "Rebooting", "RollingBack"]);
  });
});

function canEnd(state: UpdateState, seen: Set<string>): boolean {
  if (isOver(state)) return true;
  if (seen.has(state)) return false;
  seen.add(state);
  return Object.values(updateTable[state]).some(({ to }) => canEnd(to, seen));
}
