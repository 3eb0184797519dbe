// SPDX-License-Identifier: Apache-2.0
import type { Clock } from "@chargehand/kernel";
import type { Admission, UpgradeAttempt } from "@chargehand/ocpp";
import type { StationRef } from "../domain.ts";
import type { StationCredentials, Stations } from "../repositories.ts";
import type { FailureBackOff } from "./back-off.ts";
import { type CertificateFacts, type ClientTrust, judgeClientCertificate } from "./client-certificate.ts";
import type { PasswordCheck } from "./password.ts";

/** Who was let in, and by what. */
export interface StationPrincipal {
  readonly station: StationRef;
  readonly securityProfile: 1 | 2 | 3;
  readonly certificate?: CertificateFacts;
  /** Whether its BootNotification was accepted before: then it need not boot again after a mere reconnect. */
  readonly isAccepted: boolean;
}

type Identified = Omit<StationPrincipal, "isAccepted">;

/** Why a knock was turned away; the type of the security event. */
export const refusalTypes = {
  unknownStation: "UnknownStation",
  profileTooLow: "SecurityProfileTooLow",
  credentialsMissing: "CredentialsMissing",
  wrongPassword: "AuthenticationFailed",
  certificateRefused: "InvalidChargingStationCertificate",
  identityMismatch: "CertificateIdentityMismatch",
  tooManyTries: "AuthenticationThrottled",
  busy: "AuthenticationBusy",
  swapWar: "ConnectionSwapWar",
} as const;
export type RefusalKind = keyof typeof refusalTypes;

export interface AuthenticateDeps {
  readonly stations: Pick<Stations, "credentials">;
  readonly passwords: PasswordCheck;
  readonly backOff: FailureBackOff;
  readonly trust: ClientTrust;
  /** Transport time: certificate dates. */
  readonly clock: Clock;
}

const refuse = (kind: RefusalKind, status: 401 | 403 | 429 | 503 = 401): Admission<never> => ({ admitted: false, status, reason: kind });

/**
 * Decides on a knock before any 101, by the security profile that the station is configured for; a lower one is refused.
 * An unknown station gets the answer and the work of a wrong password.
 * Source: OCPP 2.0.1 Part 2, A00 (profiles), A00.FR.207 (Basic), A00.FR.403, FR.405 and FR.408 (certificates).
 */
export function authenticator(deps: AuthenticateDeps): (attempt: UpgradeAttempt) => Promise<Admission<StationPrincipal>> {
  return async (attempt) => {
    // A good certificate on somebody else's path is a stolen identity, whether that path exists or not.
    if (attempt.certificate?.trusted === true && attempt.certificate.commonName !== attempt.identity) return refuse("identityMismatch", 403);
    const known = await deps.stations.credentials(attempt.identity);
    const verdict = known?.securityProfile === 3 ? await byCertificate(deps, attempt, known) : await byPassword(deps, attempt, known);
    if (!verdict.admitted) return verdict;
    return { admitted: true, principal: { ...verdict.principal, isAccepted: known?.hasBooted === true } };
  };
}

async function byCertificate(deps: AuthenticateDeps, attempt: UpgradeAttempt, known: StationCredentials): Promise<Admission<Identified>> {
  const { isEncrypted, certificate, basic } = attempt;
  if (!isEncrypted || certificate === undefined) {
    // A password does not help here, but it costs the same time as for a station that does not exist.
    const verdict = basic === undefined ? refuse("profileTooLow") : await byPassword(deps, attempt, undefined);
    return verdict.admitted || verdict.status === 401 ? refuse("profileTooLow") : verdict;
  }
  const verdict = judgeClientCertificate(certificate.raw, deps.trust, deps.clock.wallMs());
  if (!certificate.trusted || !verdict.ok) {
    return { admitted: false, status: 401, reason: `certificateRefused: ${verdict.ok ? (certificate.reason ?? "not trusted") : verdict.error}` };
  }
  return { admitted: true, principal: { station: known.station, securityProfile: 3, certificate: verdict.value } };
}

async function byPassword(deps: AuthenticateDeps, attempt: UpgradeAttempt, known: StationCredentials | undefined): Promise<Admission<Identified>> {
  const { identity, remoteAddress, isEncrypted, basic } = attempt;
  if (known?.securityProfile === 2 && !isEncrypted) return refuse("profileTooLow");
  if (basic === undefined) return refuse(known === undefined ? "unknownStation" : "credentialsMissing");
  if (deps.backOff.mustWait(identity, remoteAddress)) return refuse("tooManyTries", 429);
  // The password is checked even where the user name is wrong, so that the time tells nothing.
  const fits = await deps.passwords.verify(basic.password, known?.passwordHash);
  if (fits === "busy") return refuse("busy", 503);
  if (!fits || basic.user !== identity || known === undefined) {
    deps.backOff.failed(identity, remoteAddress);
    return refuse(known === undefined ? "unknownStation" : "wrongPassword");
  }
  deps.backOff.succeeded(identity, remoteAddress);
  return { admitted: true, principal: { station: known.station, securityProfile: known.securityProfile } };
}
