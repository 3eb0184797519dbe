// SPDX-License-Identifier: Apache-2.0
import type { CsmsEndpoint } from "../charge-point-types.ts";
import type { SecurityKind } from "./kinds.ts";

/** What the device was set up with at its last start. */
export interface DeviceFacts {
  readonly firmware: string;
  /** Host and port alone: an address may carry a secret. */
  readonly csms: string;
  readonly securityProfile: number;
}

export const isDeviceFacts = (value: unknown): value is DeviceFacts =>
  typeof value === "object" &&
  value !== null &&
  "firmware" in value &&
  typeof value.firmware === "string" &&
  "csms" in value &&
  typeof value.csms === "string" &&
  "securityProfile" in value &&
  typeof value.securityProfile === "number";

export const deviceFacts = (firmware: string, endpoint: CsmsEndpoint | undefined): DeviceFacts => ({
  firmware,
  csms: endpoint === undefined ? "none" : hostOf(endpoint.url),
  securityProfile: endpoint?.tls === undefined ? (endpoint?.password === undefined ? 0 : 1) : endpoint.tls.key === undefined ? 2 : 3,
});

/** What has changed while the device was off. */
export function changesOf(before: DeviceFacts | undefined, now: DeviceFacts): readonly { readonly kind: SecurityKind; readonly detail: string }[] {
  if (before === undefined) return [];
  const changed = (kind: SecurityKind, what: string, [was, is]: readonly [unknown, unknown]) =>
    was === is ? [] : [{ kind, detail: `${what} has changed from ${String(was)} to ${String(is)}` }];
  return [
    ...changed("FirmwareUpdated", "the version of the software", [before.firmware, now.firmware]),
    ...changed("ReconfigurationOfSecurityParameters", "the CSMS", [before.csms, now.csms]),
    ...changed("ReconfigurationOfSecurityParameters", "the security profile", [before.securityProfile, now.securityProfile]),
  ];
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return "an address that cannot be read";
  }
}
