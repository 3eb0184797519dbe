// SPDX-License-Identifier: Apache-2.0
// [2.0.1 part 2, 2.1 and 2.2; 2.1 part 2, 2.1.8; 1.6 security whitepaper, 7]
import type { Result } from "@chargehand/kernel";
import { networkSettings } from "../../configuration/network-settings.ts";
import type { SettingRefusal } from "../../configuration/setting-row.ts";
import type { NetworkKeeper } from "../../network/network-keeper.ts";
import { ALL_SLOTS } from "../../network/network-record.ts";
import type { CertificateKeeper } from "../../trust/certificate-keeper.ts";
import { LONGEST_CHAIN } from "../../trust/own-certificate.ts";
import { MOST_ROOTS } from "../../trust/root-store.ts";
import type { Refusal } from "../station-commands.ts";
import type { Variable } from "../variable-list.ts";
import type { NetworkDesk } from "./network-desk.ts";

export interface VariableParts {
  readonly network: NetworkKeeper;
  readonly certificates: CertificateKeeper;
  readonly desk: NetworkDesk;
}

export const networkVariables = (parts: VariableParts): readonly Variable[] => [...connection(parts), ...security(parts), ...perSlot(parts)];

const outcomeOf = (outcome: Result<unknown, Refusal>): true | SettingRefusal => outcome.ok || { code: "InvalidValue", detail: outcome.error.detail };

function connection({ network, desk }: VariableParts): readonly Variable[] {
  const component = "OCPPCommCtrlr";
  const { values } = networkSettings["OCPPCommCtrlr.NetworkConfigurationPriority"];
  return [
    {
      ...{ component, variable: "NetworkConfigurationPriority", dataType: "SequenceList", valuesList: values ?? [] },
      read: () => network.record.order.join(","),
      write: (value) => outcomeOf(desk.setOrder(value)),
    },
    { ...{ component, variable: "ActiveNetworkProfile", dataType: "integer" }, read: () => String(network.current?.slot ?? 0) },
    {
      ...{ component, variable: "MessageTimeout", instance: "Default", dataType: "integer", unit: "s" },
      read: () => String(network.current?.messageTimeoutS ?? 0),
    },
  ];
}

function security({ network, certificates, desk }: VariableParts): readonly Variable[] {
  const component = "SecurityCtrlr";
  const level = () => String(network.record.securityProfile);
  const { max = 0 } = networkSettings["SecurityCtrlr.BasicAuthPassword"];
  const raised = networkSettings["SecurityCtrlr.SecurityProfile[1.6]"];
  return [
    { ...{ component, variable: "SecurityProfile", dataType: "integer" }, read: level },
    // OCPP 1.6 raises it by writing it, 2.x by network profiles.
    {
      ...{ component, variable: "SecurityProfile", instance: "1.6", dataType: "integer", minLimit: raised.min ?? 0, maxLimit: raised.max ?? 0 },
      ...{ key16: "SecurityProfile", isHidden: true },
      read: level,
      write: (value) => outcomeOf(desk.raise(Number(value))),
    },
    {
      ...{ component, variable: "BasicAuthPassword", dataType: "string", maxLimit: max, isWriteOnly: true, key16: "AuthorizationKey" },
      read: () => "",
      write: (value) => outcomeOf(desk.setPassword(value)),
    },
    {
      ...{ component, variable: "CertificateEntries", dataType: "integer", maxLimit: MOST_ROOTS, key16: "CertificateStoreMaxLength" },
      read: () => String(certificates.entries),
    },
    {
      ...{ component, variable: "MaxCertificateChainSize", dataType: "integer", maxLimit: LONGEST_CHAIN, key16: "CertificateSignedMaxChainSize" },
      read: () => String(LONGEST_CHAIN),
    },
    { ...{ component, variable: "AdditionalRootCertificateCheck", dataType: "boolean", key16: "AdditionalRootCertificateCheck" }, read: () => "false" },
  ];
}

/** NetworkConfiguration of 2.1: a component for each slot. It can only be read; SetNetworkProfile writes it [B09.FR.08, B09.FR.13]. */
function perSlot({ network }: VariableParts): readonly Variable[] {
  return ALL_SLOTS.flatMap((slot): readonly Variable[] => {
    const at = { component: "NetworkConfiguration", componentInstance: String(slot) } as const;
    const profile = () => network.profileIn(slot);
    return [
      { ...at, variable: "OcppCsmsUrl", dataType: "string", read: () => profile()?.url ?? "" },
      { ...at, variable: "OcppInterface", dataType: "string", read: () => profile()?.networkInterface ?? "" },
      { ...at, variable: "OcppTransport", dataType: "string", read: () => "JSON" },
      { ...at, variable: "MessageTimeout", dataType: "integer", unit: "s", read: () => String(profile()?.messageTimeoutS ?? 0) },
      { ...at, variable: "SecurityProfile", dataType: "integer", read: () => String(profile()?.securityProfile ?? 0) },
      { ...at, variable: "VpnEnabled", dataType: "boolean", read: () => "false" },
      { ...at, variable: "ApnEnabled", dataType: "boolean", read: () => "false" },
    ];
  });
}
