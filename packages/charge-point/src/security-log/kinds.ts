// SPDX-License-Identifier: Apache-2.0
// The closed list of what the security log holds. docs/security-log.md shows the same table; a test holds one against the other.

export interface SecurityKindRow {
  /** `alarm`: somebody may be attacking. `warning`: something that a person ought to look at some day. `info`: a fact. */
  readonly severity: "info" | "warning" | "alarm";
  /** Whether OCPP's list has it, and as what: the appendix "Security Events" of 2.0.1 and 2.1. `own`: not in the list. */
  readonly ocpp: "critical" | "notCritical" | "own";
  /** Goes to the CSMS as SecurityEventNotification: all that OCPP calls critical, and what the owner or the operator must hear of. */
  readonly isTold: boolean;
  /** The owner is told, once [SI 2021/1467 Schedule 1]. */
  readonly isForOwner: boolean;
  readonly meaning: string;
}

type Flags = "told" | "owner";

const row = (severity: SecurityKindRow["severity"], ocpp: SecurityKindRow["ocpp"], meaning: string, ...flags: readonly Flags[]): SecurityKindRow => ({
  severity,
  ocpp,
  meaning,
  isTold: ocpp === "critical" || flags.length > 0,
  isForOwner: flags.includes("owner"),
});

export const securityKinds = {
  StartupOfTheDevice: row("info", "critical", "the device has started; how the last run ended"),
  ResetOrReboot: row("info", "critical", "the device was reset, and by whom"),
  FirmwareUpdated: row("info", "critical", "another version of the software runs", "owner"),
  SettingSystemTime: row("warning", "critical", "the clock was set by more than the threshold"),
  SecurityLogWasCleared: row("alarm", "critical", "entries of this log are gone that were there", "owner"),
  MemoryExhaustion: row("warning", "critical", "memory is running out"),
  TamperDetectionActivated: row("alarm", "critical", "the cover was opened", "owner"),
  InvalidFirmwareSignature: row("alarm", "critical", "the signature of a new version of the software is wrong", "owner"),
  InvalidFirmwareSigningCertificate: row("alarm", "critical", "the certificate behind that signature is wrong", "owner"),
  InvalidCsmsCertificate: row("alarm", "critical", "the certificate of the CSMS could not be verified", "owner"),
  InvalidChargingStationCertificate: row("warning", "critical", "a certificate sent for this device is no good"),
  InvalidTLSVersion: row("warning", "critical", "the CSMS wants a TLS older than 1.2"),
  InvalidTLSCipherSuite: row("warning", "critical", "the CSMS has no cipher suite that is allowed"),
  MaintenanceLoginAccepted: row("warning", "critical", "somebody has logged in for maintenance", "owner"),
  MaintenanceLoginFailed: row("alarm", "critical", "a log-in for maintenance failed", "owner"),
  DiscardedRenewedClientCertificate: row("warning", "critical", "a renewed certificate did not work and was dropped (2.1)"),
  FailedToAuthenticateAtCsms: row("warning", "notCritical", "the CSMS has turned down this device's credentials", "told"),
  CsmsFailedToAuthenticate: row("alarm", "notCritical", "this device has turned down the credentials of the CSMS", "told"),
  ReconfigurationOfSecurityParameters: row("warning", "notCritical", "keys, security profile or address of the CSMS have changed", "owner"),
  InvalidMessages: row("warning", "notCritical", "messages came that are no valid OCPP"),
  AttemptedReplayAttacks: row("alarm", "notCritical", "a message came a second time", "owner"),
  TokenRefused: row("info", "own", "a card was held to the reader and turned down"),
  TokenLockOut: row("alarm", "own", "so many cards were turned down that the reader is shut for a while", "owner"),
  CoverClosed: row("info", "own", "the cover was closed"),
  ControlledStop: row("info", "own", "the device was stopped in good order"),
  SecurityDowngradeRefused: row("alarm", "own", "a setting with less security was asked for and refused", "owner"),
  AddressRefused: row("alarm", "own", "an address was named to which this device does not go", "told"),
  RandomisedDelayChanged: row("warning", "own", "the maximum of the randomised delay was set", "owner"),
  ControllersInConflict: row("warning", "own", "two controllers contradict each other on one layer", "told"),
  StorageFault: row("warning", "own", "the device's memory could not be read or written", "told"),
  SecurityLogTrimmed: row("info", "own", "the oldest segment of this log made room; where its chain ended"),
  SecurityLogMended: row("info", "own", "a half-written last entry was cut off at the start, after a loss of power"),
  SecurityLogDamaged: row("alarm", "own", "this log is not as it was written", "owner"),
  UnlistedEvent: row("warning", "own", "an event without a kind of its own; its name is in the detail", "told"),
} as const satisfies Record<string, SecurityKindRow>;

export type SecurityKind = keyof typeof securityKinds;

export const isSecurityKind = (kind: string): kind is SecurityKind => Object.hasOwn(securityKinds, kind);

/** Where OCPP 1.6 has another name for the same [1.6 security whitepaper, section 8]. */
const names16: Readonly<Partial<Record<SecurityKind, string>>> = {
  FailedToAuthenticateAtCsms: "FailedToAuthenticationAtCentralSystem",
  CsmsFailedToAuthenticate: "CentralSystemFailedToAuthentication",
  InvalidCsmsCertificate: "InvalidCentralSystemCertificate",
  InvalidChargingStationCertificate: "InvalidChargePointCertificate",
};

export const securityName16 = (kind: string): string => (isSecurityKind(kind) ? (names16[kind] ?? kind) : kind);
