// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { whyUnusable } from "@chargehand/ocpp";
import type { CsmsEndpoint } from "../charge-point-types.ts";
import { chargePointError } from "../errors.ts";
import { commonVersions } from "../ocpp/versions.ts";
import { DEFAULT_MESSAGE_TIMEOUT_S, securityProfileOf } from "./network-record.ts";

/**
 * At the making of a charge point, because the OCPP client only skips a network profile that it cannot use, and would try nothing, without
 * an end. Throws CP_NO_COMMON_VERSION, CP_SETTING_INVALID.
 */
export function checkEndpoint(endpoint: CsmsEndpoint): void {
  const { url, tls, password } = endpoint;
  const versions = commonVersions(endpoint);
  const securityProfile = securityProfileOf(endpoint);
  const why = whyUnusable({
    ...{ slot: 0, url, versions, securityProfile, callTimeout: endpoint.messageTimeout ?? Seconds(DEFAULT_MESSAGE_TIMEOUT_S) },
    ...(tls === undefined ? {} : { tls }),
    ...(password === undefined ? {} : { password }),
  });
  if (why === undefined) return;
  const access = `${tls?.key === undefined ? "no" : "a"} client key, ${password === undefined ? "no" : "a"} password`;
  throw chargePointError("CP_SETTING_INVALID", `csms: ${why} (given: ${access}); wss goes with a client key and certificate or a password, ws with no key`);
}
