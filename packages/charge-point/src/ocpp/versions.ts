// SPDX-License-Identifier: Apache-2.0
import type { AnyPeer, OcppVersion } from "@chargehand/ocpp";
import type { CsmsEndpoint } from "../charge-point-types.ts";
import { chargePointError } from "../errors.ts";
import type { CsmsLink } from "./csms-link.ts";
import { link16 } from "./link16.ts";
import { link21 } from "./link21.ts";
import { link201 } from "./link201.ts";
import type { TransactionIds } from "./transaction-ids.ts";

/** The versions that this charge point speaks, in the order in which it would rather speak them. */
export const supportedVersions: readonly OcppVersion[] = ["2.0.1", "2.1", "1.6"];

/** The link for whichever version the CSMS picked. */
export function linkOf(peer: AnyPeer, ids: TransactionIds): CsmsLink {
  if (peer.version === "2.0.1") return link201(peer);
  if (peer.version === "2.1") return link21(peer);
  return link16(peer, ids);
}

/** What to offer to a CSMS, in its order. Throws CP_NO_COMMON_VERSION. */
export function commonVersions(endpoint: CsmsEndpoint): readonly OcppVersion[] {
  const versions = endpoint.versions.filter((version) => supportedVersions.includes(version));
  if (versions.length === 0) throw chargePointError("CP_NO_COMMON_VERSION", `csms.versions names none of ${supportedVersions.join(", ")}`);
  return versions;
}
