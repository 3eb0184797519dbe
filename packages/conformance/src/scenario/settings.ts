// SPDX-License-Identifier: Apache-2.0
import { type Millis, Minutes, Seconds } from "@chargehand/kernel";
import type { ocpp201 } from "@chargehand/ocpp";

export type IdToken = ocpp201.IdTokenType;

/** A file that a station is told to install. */
export interface FirmwareFile {
  readonly location: string;
  /** PEM, of the manufacturer. */
  readonly signingCertificate: string;
  /** Base64, of the file. */
  readonly signature: string;
}

export interface FirmwareSettings {
  /** Installs well, as often as it is asked for. */
  readonly good: FirmwareFile;
  /** A well-formed signature that is not of the good file. */
  readonly wrongSignature: string;
  /** Rightly signed, but fails when it is installed. */
  readonly failing?: FirmwareFile;
}

/** What belongs to the contract of the vehicle of ISO 15118 that stands ready for a run. */
export interface ContractSettings {
  /** PEM of the roots that its certificates come from. */
  readonly v2gRoot: string;
  readonly moRoot: string;
  /** Base64 of the EXI message that the vehicle gets when it asks for its first certificate (CertificateInstallationRes), or a new one. */
  readonly installationResponse?: string;
  readonly updateResponse?: string;
}

/** What a test engineer configures: the tokens, numbers and patience of a run. */
export interface CaseSettings {
  readonly evseId: number;
  readonly connectorId: number;
  /** A token that is let in, with its group. */
  readonly idToken: IdToken;
  /** Another one of the same group. */
  readonly sameGroupToken: IdToken;
  /** A third one, let in, of no group. */
  readonly otherToken: IdToken;
  readonly groupId: string;
  /** Of MasterPassGroupId. */
  readonly masterGroupId: string;
  readonly masterToken: IdToken;
  readonly unknownToken: IdToken;
  readonly invalidToken: IdToken;
  readonly blockedToken: IdToken;
  readonly expiredToken: IdToken;
  readonly vendorName: string;
  readonly model: string;
  /** BasicAuthPassword: 16 to 40 characters. */
  readonly password: string;
  /** A second one, for cases that change it. */
  readonly newPassword: string;
  /**
   * Where stations upload their logs to (URL of a folder, in a protocol that they speak). Absent: a server of the tester's own,
   * which only a station on the same machine reaches.
   */
  readonly logLocation?: string;
  /** Files for the firmware updates of this station; absent: cases that need them could not tell. */
  readonly firmware?: FirmwareSettings;
  /** Absent: cases with a contract of a vehicle could not tell. */
  readonly contract?: ContractSettings;
  /** Where a CSMS under test reaches the tester's OCSP responder; absent: on this machine, at any port. */
  readonly ocspResponder?: { readonly address: string; readonly port: number };
  /** How long a message of the system under test may take. */
  readonly patience: Millis;
  /** How long a hand (an operator, a plug) may take. */
  readonly handPatience: Millis;
  /** How far times may be apart and still be the same (the laboratories use 4 s). */
  readonly timeTolerance: Millis;
  /** After this a case ends, whatever it does. */
  readonly caseLimit: Millis;
}

const card = (idToken: string): IdToken => ({ idToken, type: "ISO14443" });

export const defaultSettings: CaseSettings = {
  evseId: 1,
  connectorId: 1,
  idToken: card("04C0FFEE000001"),
  sameGroupToken: card("04C0FFEE000002"),
  otherToken: card("04C0FFEE000003"),
  groupId: "CONFORMANCE-GROUP",
  masterGroupId: "CONFORMANCE-MASTER",
  masterToken: card("04C0FFEE000004"),
  unknownToken: card("04C0FFEE0000F0"),
  invalidToken: card("04C0FFEE0000F1"),
  blockedToken: card("04C0FFEE0000F2"),
  expiredToken: card("04C0FFEE0000F3"),
  vendorName: "Chargehand",
  model: "Conformance",
  password: "conformance-pass-0001",
  newPassword: "conformance-pass-0002",
  patience: Seconds(30),
  handPatience: Minutes(2),
  timeTolerance: Seconds(4),
  caseLimit: Minutes(10),
};
