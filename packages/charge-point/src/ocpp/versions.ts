// SPDX-License-Identifier: Apache-2.0
import type { AnyPeer, OcppVersion } from "@chargehand/ocpp";
import type { CsmsEndpoint } from "../charge-point-types.ts";
import { chargePointError } from "../errors.ts";
import type { CsmsLink } from "./csms-link.ts";
import { link201 } from "./link201.ts";

/** The versions that this charge point speaks, best first. */
export const supportedVersions: readonly OcppVersion[] = ["2.0.1"];

/** The link for whichever version the CSMS picked; undefined for one that was never offered. */
export function linkOf(peer: AnyPeer): CsmsLink | undefined {
  return peer.version === "2.0.1" ? link201(peer) : undefined;
}

/** What to offer to a CSMS, in its order. Throws CP_NO_COMMON_VERSION. */
export function commonVersions(endpoint: CsmsEndpoint): readonly OcppVersion[] {
  const versions = endpoint.versions.filter((version) => supportedVersions.includes(version));
  if (versions.length === 0) throw chargePointError("CP_NO_COMMON_VERSION", `csms.versions names none of ${supportedVersions.join(", ")}`);
  return versions;
}
