// SPDX-License-Identifier: Apache-2.0
// Which CALLs each role takes in the fuzzer: enough of each version to hold state. All others are answered NotSupported.
import type { OcppVersion } from "../src/versions.ts";
import { modelOf } from "./values.ts";

export type Role = "csms" | "station";

const toCsms =
  /^(Authorize|BootNotification|Cleared|FirmwareStatus|Get15118|GetCertificateStatus|LogStatus|MeterValues|Notify|Report|Security|Sign|Start|Status|Stop|TransactionEvent)/;
/** Left out of both roles, so that what is known but not supported comes up. */
const unsupported = new Set(["ClearCache", "ReportChargingProfiles", "GetDiagnostics", "NotifyEvent", "BatterySwap", "UnpublishFirmware"]);
const both = new Set(["Heartbeat", "DataTransfer"]);

export function routedActions(version: OcppVersion, role: Role): readonly string[] {
  return modelOf(version).calls.filter((action) => both.has(action) || (!unsupported.has(action) && toCsms.test(action) === (role === "csms")));
}
