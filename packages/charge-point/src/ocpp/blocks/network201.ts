// SPDX-License-Identifier: Apache-2.0
import type { Request, Routes } from "@chargehand/ocpp";
import { versionNamed } from "../../network/network-keeper.ts";
import type { OfferedProfile } from "../../network/network-rules.ts";
import { rejected } from "../routes201.ts";
import type { NetworkDesk } from "./network-desk.ts";

type WireProfile = Request<"2.0.1", "SetNetworkProfile">["connectionData"];
type Shared = Pick<WireProfile, "ocppCsmsUrl" | "ocppTransport" | "messageTimeout" | "securityProfile"> & {
  readonly ocppVersion?: string;
  readonly ocppInterface: string;
  readonly apn?: unknown;
  readonly vpn?: unknown;
};

/** What both versions of 2.x have in a profile. */
export const offeredFrom = (slot: number, wire: Shared): OfferedProfile => ({
  slot,
  url: wire.ocppCsmsUrl,
  transport: wire.ocppTransport,
  version: versionNamed(wire.ocppVersion),
  networkInterface: wire.ocppInterface,
  securityProfile: wire.securityProfile,
  messageTimeoutS: wire.messageTimeout,
  needsModem: wire.apn !== undefined || wire.vpn !== undefined,
});

export const network201 = (desk: NetworkDesk) =>
  ({
    SetNetworkProfile: async ({ configurationSlot, connectionData }) => {
      const outcome = await desk.setProfile(offeredFrom(configurationSlot, connectionData));
      return outcome.ok ? { status: "Accepted" } : rejected(outcome.error);
    },
    InstallCertificate: async ({ certificateType, certificate }) => {
      const outcome = await desk.install(certificateType, certificate);
      return outcome.ok ? { status: "Accepted" } : rejected(outcome.error);
    },
    GetInstalledCertificateIds: ({ certificateType }) => {
      const found = desk.list(certificateType).map(({ use, hash }) => ({ certificateType: use, certificateHashData: hash }));
      const [first, ...rest] = found;
      return first === undefined ? { status: "NotFound" } : { status: "Accepted", certificateHashDataChain: [first, ...rest] };
    },
    DeleteCertificate: async ({ certificateHashData: { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber } }) => ({
      status: await desk.remove({ hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber }),
    }),
    CertificateSigned: async ({ certificateChain, certificateType }) => {
      const outcome = await desk.takeSigned(certificateChain, certificateType);
      return outcome.ok ? { status: "Accepted" } : rejected(outcome.error);
    },
  }) satisfies Routes<"2.0.1">;
