// SPDX-License-Identifier: Apache-2.0
// The certificates of the station that the tests of the checks play.

import type { Routes } from "@chargehand/ocpp";
import { makeCsr, makePrivateKeyPem, signingKeyFromPem, splitPem } from "@chargehand/pki";
import type { Req } from "../src/index.ts";
import { certificateHash } from "../src/states/certificate-hash.ts";
import type { FullStation } from "./full-station.ts";

export interface InstalledRoot {
  readonly type: Req<"InstallCertificate">["certificateType"];
  readonly pem: string;
}

export function certificateRoutes(station: FullStation): Routes<"2.0.1"> {
  const request = async () => {
    const csr = await makeCsr({ commonName: "SECC-1", key: await signingKeyFromPem(await makePrivateKeyPem()) });
    await station.say("SignCertificate", { csr, certificateType: "V2GCertificate" });
  };
  const askForState = async (chain: string) => {
    const [own = "", sub = ""] = splitPem(chain);
    const ocspRequestData = { ...certificateHash(own, sub, "SHA256"), responderURL: "http://localhost/ocsp" };
    await station.say("GetCertificateStatus", { ocspRequestData });
  };
  return {
    InstallCertificate: ({ certificateType: type, certificate: pem }) => {
      station.roots.push({ type, pem });
      return { status: "Accepted" };
    },
    TriggerMessage: () => {
      setImmediate(() => void request());
      return { status: "Accepted" };
    },
    CertificateSigned: ({ certificateChain }) => {
      setImmediate(() => void askForState(certificateChain));
      return { status: "Accepted" };
    },
  };
}
