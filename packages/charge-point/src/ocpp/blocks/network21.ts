// SPDX-License-Identifier: Apache-2.0
import type { Routes } from "@chargehand/ocpp";
import { rejected } from "../routes201.ts";
import type { NetworkDesk } from "./network-desk.ts";
import { network201, offeredFrom } from "./network201.ts";

/** A profile may name who the device is for that CSMS, and its password there. */
export function network21(desk: NetworkDesk): Routes<"2.1"> {
  const shared = network201(desk);
  return {
    SetNetworkProfile: async ({ configurationSlot, connectionData }) => {
      const { identity, basicAuthPassword: password } = connectionData;
      const outcome = await desk.setProfile({
        ...offeredFrom(configurationSlot, connectionData),
        ...(identity === undefined ? {} : { identity }),
        ...(password === undefined ? {} : { password }),
      });
      return outcome.ok ? { status: "Accepted" } : rejected(outcome.error);
    },
    InstallCertificate: async ({ certificateType, certificate }) => {
      const outcome = await desk.install(certificateType, certificate);
      return outcome.ok ? { status: "Accepted" } : rejected(outcome.error);
    },
    GetInstalledCertificateIds: ({ certificateType }) => {
      const [first, ...rest] = desk.list(certificateType).map(({ use, hash }) => ({ certificateType: use, certificateHashData: hash }));
      return first === undefined ? { status: "NotFound" } : { status: "Accepted", certificateHashDataChain: [first, ...rest] };
    },
    DeleteCertificate: shared.DeleteCertificate,
    CertificateSigned: async ({ certificateChain, certificateType }) => {
      const outcome = await desk.takeSigned(certificateChain, certificateType);
      return outcome.ok ? { status: "Accepted" } : rejected(outcome.error);
    },
  };
}
