// SPDX-License-Identifier: Apache-2.0
// What a CSMS may do to the way to itself, in words of no version, with what it leaves in the security log.
import { err, type Result } from "@chargehand/kernel";
import type { CertificateHashData } from "@chargehand/pki";
import type { NetworkKeeper } from "../../network/network-keeper.ts";
import { isDowngrade, type OfferedProfile } from "../../network/network-rules.ts";
import type { CertificateKeeper } from "../../trust/certificate-keeper.ts";
import type { Renewal } from "../../trust/renewal.ts";
import type { BlockContext } from "../functional-block.ts";
import type { Refusal } from "../station-commands.ts";

export interface NetworkDesk {
  setProfile(offered: OfferedProfile): Promise<Result<unknown, Refusal>>;
  setOrder(text: string): Result<unknown, Refusal>;
  setPassword(password: string): Result<unknown, Refusal>;
  /** OCPP 1.6. */
  raise(level: number): Result<unknown, Refusal>;
  install(use: string, pem: string): Promise<Result<void, Refusal>>;
  remove(hash: CertificateHashData): Promise<"Accepted" | "NotFound" | "Failed">;
  list(uses?: readonly string[]): ReturnType<CertificateKeeper["list"]>;
  takeSigned(chainPem: string, type: string | undefined): Promise<Result<void, Refusal>>;
}

export interface DeskParts {
  readonly context: BlockContext;
  readonly network: NetworkKeeper;
  readonly certificates: CertificateKeeper;
  readonly renewal: Renewal;
}

export function networkDesk({ context, network, certificates, renewal }: DeskParts): NetworkDesk {
  const { securityEvent, reconnect } = context;
  const changed = <T>(outcome: Result<T, Refusal>, what: string): Result<T, Refusal> => {
    if (outcome.ok) securityEvent("ReconfigurationOfSecurityParameters", what);
    return outcome;
  };
  return {
    async setProfile(offered) {
      if (isDowngrade(network.record, offered.securityProfile)) securityEvent("SecurityDowngradeRefused", "a network profile with less security");
      const outcome = changed(await network.setProfile(offered), `network profile ${offered.slot} was set`);
      if (!outcome.ok && outcome.error.code === "InvalidURL") securityEvent("AddressRefused", outcome.error.detail);
      return outcome;
    },
    setOrder(text) {
      const levels = text.split(",").map((slot) => network.profileIn(Number(slot))?.securityProfile);
      if (levels.some((level) => level !== undefined && isDowngrade(network.record, level)))
        securityEvent("SecurityDowngradeRefused", "an order with a network profile of less security");
      return changed(network.setOrder(text), "the order of the network profiles was set");
    },
    setPassword(password) {
      const outcome = changed(network.setPassword(password), "the password for the CSMS was set");
      if (outcome.ok && network.current?.securityProfile !== 3) reconnect("same");
      return outcome;
    },
    raise(level) {
      if (isDowngrade(network.record, level)) securityEvent("SecurityDowngradeRefused", "a lower SecurityProfile");
      const outcome = changed(network.raise(level), `the security profile is to be ${level}`);
      if (outcome.ok) reconnect("first");
      return outcome;
    },
    install: async (use, pem) => changed(await certificates.install(use, pem), `a ${use} was installed`),
    async remove(hash) {
      const { securityProfile, profiles } = network.record;
      const needsCsmsRoot = securityProfile >= 2 || profiles.some((profile) => profile.securityProfile >= 2);
      const status = await certificates.delete(hash, needsCsmsRoot);
      if (status === "Accepted") securityEvent("ReconfigurationOfSecurityParameters", "a root certificate was deleted");
      return status;
    },
    list: (uses) => certificates.list(uses),
    async takeSigned(chainPem, type) {
      if (type !== undefined && type !== "ChargingStationCertificate")
        return err({ code: "UnsupportedParam", detail: "certificateType must be ChargingStationCertificate: there is no ISO 15118" });
      return renewal.take(chainPem);
    },
  };
}
