// SPDX-License-Identifier: Apache-2.0
// What an owner is told of the security of a charge point: which events, and in which words [SI 2021/1467 Schedule 1].

interface NoticeWords {
  readonly sentence: string;
  /** Where the station says more than the type does. */
  readonly whenDetail?: { readonly has: RegExp; readonly sentence: string };
}

const badCertificate = {
  sentence: "The charger broke off a connection, because the other side could not prove that it is the service your charger belongs to.",
};

/** By type of security event, as stations name them; a type that is not here is for the operator alone. */
export const ownerNotices: Readonly<Record<string, NoticeWords>> = {
  TamperDetectionActivated: {
    sentence: "The cover was opened.",
    whenDetail: { has: /power (was )?off|unpowered|without power/i, sentence: "The cover was opened while the power was off." },
  },
  TokenLockOut: { sentence: "Cards that are not yours were tried several times. The card reader was shut for a while." },
  FirmwareUpdated: { sentence: "The charger's software was updated." },
  InvalidFirmwareSignature: { sentence: "An update of the charger's software was refused, because its signature was wrong." },
  InvalidFirmwareSigningCertificate: { sentence: "An update of the charger's software was refused, because nobody could vouch for who signed it." },
  InvalidCsmsCertificate: badCertificate,
  InvalidCentralSystemCertificate: badCertificate,
  ReconfigurationOfSecurityParameters: { sentence: "The charger's security settings were changed." },
  SecurityDowngradeRefused: { sentence: "Somebody tried to make the charger's connection less secure. It was refused." },
  RandomisedDelayChanged: { sentence: "The longest random wait before charging was changed." },
  MaintenanceLoginAccepted: { sentence: "Somebody logged in to the charger for maintenance." },
  MaintenanceLoginFailed: { sentence: "Somebody tried to log in to the charger for maintenance and failed." },
  AttemptedReplayAttacks: { sentence: "Somebody sent the charger an old message again. It was not obeyed." },
  SecurityLogWasCleared: { sentence: "Entries of the charger's security log are gone." },
  SecurityLogDamaged: { sentence: "The charger's security log was changed by somebody, or its memory is failing." },
};

/** In plain words; the type itself where there are none. */
export function noticeSentence(type: string, detail: string): string {
  const words = Object.hasOwn(ownerNotices, type) ? ownerNotices[type] : undefined;
  if (words === undefined) return type;
  return words.whenDetail?.has.test(detail) === true ? words.whenDetail.sentence : words.sentence;
}
