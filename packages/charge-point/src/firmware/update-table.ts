// SPDX-License-Identifier: Apache-2.0
// How an update of the firmware moves on, as a table [OCPP 2.0.1 L01]. What is not in it moves nothing.

/** The words of OCPP's FirmwareStatusEnumType that are told here; all versions have the same. */
export type FirmwareStatus =
  | "DownloadScheduled"
  | "Downloading"
  | "Downloaded"
  | "DownloadFailed"
  | "SignatureVerified"
  | "InvalidSignature"
  | "InstallScheduled"
  | "Installing"
  | "InstallRebooting"
  | "InstallVerificationFailed"
  | "InstallationFailed"
  | "Installed";

export const updateStates = [
  "Ordered",
  "DownloadScheduled",
  "Downloading",
  "RetryWait",
  "Downloaded",
  "Verified",
  "InstallScheduled",
  "Installing",
  "Rebooting",
  "Trial",
  "RollingBack",
  "Installed",
  "DownloadFailed",
  "InvalidSignature",
  "InstallVerificationFailed",
  "InstallationFailed",
  "Canceled",
] as const;
/**
 * `Ordered`: a CSMS has asked. `RetryWait`: between two attempts. `Downloaded`: the signature is being checked. `Verified`: it is good, and
 * when to install is not known yet. `Rebooting`: marked for trial, or about to be. `Trial`: the new one runs and is not confirmed.
 */
export type UpdateState = (typeof updateStates)[number];

export const updateEvents = [
  "DownloadLater",
  "DownloadDue",
  "Fetched",
  "AttemptFailed",
  "AttemptsSpent",
  "SignatureGood",
  "SignatureBad",
  "InstallLater",
  "InstallDue",
  "ImageGood",
  "ImageBad",
  "SlotFailed",
  "BootedNew",
  "BootedOld",
  "PoweredUp",
  "Confirmed",
  "TrialOver",
  "Cancel",
] as const;
/**
 * `BootedNew`, `BootedOld`: the device has started, on trial or after a failed trial. `PoweredUp`: it has started, and the boot loader has
 * nothing to tell. `SlotFailed`: the slot could not be written, read or marked.
 */
export type UpdateEvent = (typeof updateEvents)[number];

/** What is done on entering: `reboot` marks the slot and restarts, `rollBack` gives the trial up and restarts. */
export type UpdateWork = "download" | "verify" | "install" | "reboot" | "rollBack";

export interface UpdateRow {
  readonly to: UpdateState;
  /** What the CSMS is told. */
  readonly tell?: FirmwareStatus;
  readonly work?: UpdateWork;
}

const canceled: UpdateRow = { to: "Canceled" };
const broken: UpdateRow = { to: "InstallationFailed", tell: "InstallationFailed" };
const notFetched: UpdateRow = { to: "DownloadFailed", tell: "DownloadFailed" };
const wentBack: UpdateRow = broken;
const installNow: UpdateRow = { to: "Installing", tell: "Installing", work: "install" };
const downloadNow: UpdateRow = { to: "Downloading", tell: "Downloading", work: "download" };

export const updateTable: { readonly [S in UpdateState]: { readonly [E in UpdateEvent]?: UpdateRow } } = {
  Ordered: { DownloadLater: { to: "DownloadScheduled", tell: "DownloadScheduled" }, DownloadDue: downloadNow, Cancel: canceled },
  DownloadScheduled: { DownloadDue: downloadNow, Cancel: canceled },
  Downloading: {
    Fetched: { to: "Downloaded", tell: "Downloaded", work: "verify" },
    // Told only when all attempts have failed [L01.FR.30].
    AttemptFailed: { to: "RetryWait" },
    AttemptsSpent: notFetched,
    SlotFailed: notFetched,
    // What had come is not gone on with: it begins anew, in the same attempt.
    PoweredUp: { to: "Downloading", work: "download" },
    Cancel: canceled,
  },
  RetryWait: { DownloadDue: { to: "Downloading", work: "download" }, AttemptsSpent: notFetched, Cancel: canceled },
  Downloaded: {
    SignatureGood: { to: "Verified", tell: "SignatureVerified" },
    SignatureBad: { to: "InvalidSignature", tell: "InvalidSignature" },
    SlotFailed: broken,
    PoweredUp: { to: "Downloaded", work: "verify" },
    AttemptsSpent: broken,
    Cancel: canceled,
  },
  Verified: { InstallLater: { to: "InstallScheduled", tell: "InstallScheduled" }, InstallDue: installNow, Cancel: canceled },
  InstallScheduled: { InstallDue: installNow, Cancel: canceled },
  // From here on nothing is cancelled [L01.FR.27].
  Installing: {
    ImageGood: { to: "Rebooting", tell: "InstallRebooting", work: "reboot" },
    ImageBad: { to: "InstallVerificationFailed", tell: "InstallVerificationFailed" },
    SlotFailed: broken,
    PoweredUp: { to: "Installing", work: "install" },
    // The device was reset while the slot was being marked.
    BootedNew: { to: "Trial" },
    BootedOld: wentBack,
    AttemptsSpent: broken,
  },
  Rebooting: {
    BootedNew: { to: "Trial" },
    BootedOld: wentBack,
    // The power went before the slot was marked.
    PoweredUp: { to: "Installing", work: "install" },
    AttemptsSpent: broken,
    SlotFailed: broken,
  },
  Trial: {
    Confirmed: { to: "Installed", tell: "Installed" },
    TrialOver: { to: "RollingBack", work: "rollBack" },
    BootedOld: wentBack,
    // The program alone was restarted, not the device: it is still on trial.
    BootedNew: { to: "Trial" },
    // It was confirmed in the slots, and the power went before that was written down here.
    PoweredUp: { to: "Installed", tell: "Installed" },
  },
  RollingBack: {
    BootedOld: wentBack,
    BootedNew: { to: "RollingBack", work: "rollBack" },
    // A boot loader that does not go back must not make the device restart for ever.
    AttemptsSpent: broken,
    PoweredUp: wentBack,
    SlotFailed: { to: "Trial" },
  },
  Installed: {},
  DownloadFailed: {},
  InvalidSignature: {},
  InstallVerificationFailed: {},
  InstallationFailed: {},
  Canceled: {},
};

/** Where the event leads; undefined where it moves nothing. */
export const stepUpdate = (state: UpdateState, event: UpdateEvent): UpdateRow | undefined => updateTable[state][event];

const isIn = (states: readonly UpdateState[]) => (state: UpdateState) => states.includes(state);

/** Nothing goes on any more. */
export const isOver = isIn(updateStates.filter((state) => Object.keys(updateTable[state]).length === 0));

/** It waits for a time of day. */
export const isWaiting = isIn(["DownloadScheduled", "RetryWait", "Verified", "InstallScheduled"]);

/** The device is about to restart: nobody may begin to charge. */
export const isAtRest = isIn(["Installing", "Rebooting", "RollingBack"]);
