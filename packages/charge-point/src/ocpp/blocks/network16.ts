// SPDX-License-Identifier: Apache-2.0
// The security extension of OCPP 1.6. Its configuration keys stand at the variables (`key16`).
import type { Routes } from "@chargehand/ocpp";
import type { RootUse } from "../../trust/root-store.ts";
import type { NetworkDesk } from "./network-desk.ts";

const uses = {
  CentralSystemRootCertificate: "CSMSRootCertificate",
  ManufacturerRootCertificate: "ManufacturerRootCertificate",
} as const satisfies Record<string, RootUse>;

export const network16 = (desk: NetworkDesk): Routes<"1.6"> => ({
  InstallCertificate: async ({ certificateType, certificate }) => ({
    status: (await desk.install(uses[certificateType], certificate)).ok ? "Accepted" : "Rejected",
  }),
  GetInstalledCertificateIds: ({ certificateType }) => {
    const [first, ...rest] = desk.list([uses[certificateType]]).map(({ hash }) => hash);
    return first === undefined ? { status: "NotFound" } : { status: "Accepted", certificateHashData: [first, ...rest] };
  },
  DeleteCertificate: async ({ certificateHashData }) => ({ status: await desk.remove(certificateHashData) }),
  CertificateSigned: async ({ certificateChain }) => ({ status: (await desk.takeSigned(certificateChain, undefined)).ok ? "Accepted" : "Rejected" }),
});
