// SPDX-License-Identifier: Apache-2.0
// A contract of a vehicle (use case C07) with authorities of ours, and a responder that tells the state of its certificates.
import { systemRandom } from "@chargehand/kernel";
import { certificateParts } from "../../certificates/certificate-parts.ts";
import type { CertificateState } from "../../certificates/ocsp.ts";
import { makeCertificate, type Signer } from "../../certificates/test-authority.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import { OcspResponder } from "../../csms/ocsp-responder.ts";
import type { IdToken } from "../../scenario/settings.ts";
import { certificateHash, type OcspName } from "../certificate-hash.ts";

export interface Contract {
  readonly token: IdToken;
  readonly root: Signer;
  /** PEM, the contract's first, without the root. */
  readonly chain: string;
  /** The contract's certificate and its issuer, as OCPP names them. */
  readonly names: readonly [contract: OcspName, sub: OcspName];
  readonly responder: OcspResponder;
}

/** A contract for as long as `use` runs. Its certificates are new, so that nobody has their state yet. */
export async function withContract(t: CsmsScenario, state: CertificateState, use: (contract: Contract) => Promise<void>): Promise<void> {
  const responder = await OcspResponder.open(() => t.now(), t.settings.ocspResponder);
  try {
    const token: IdToken = { idToken: `GBCHGC${systemRandom.hex(4).toUpperCase()}X`, type: "eMAID" };
    const moment = { nowMs: t.now(), random: systemRandom };
    const root = makeCertificate({ commonName: "MO Root", isAuthority: true }, moment);
    const sub = makeCertificate({ commonName: "MO Sub", issuer: root, isAuthority: true, ocspUrl: responder.url }, moment);
    const own = makeCertificate({ commonName: token.idToken, issuer: sub, ocspUrl: responder.url }, moment);
    const nameOf = (one: Signer, issuer: Signer): OcspName => ({ ...certificateHash(one.pem, issuer.pem, "SHA256"), responderURL: responder.url });
    const serialOf = ({ pem }: Signer) => certificateParts(pem).serial;
    responder.verdicts = (serial) => {
      if (serial === serialOf(own)) return { state, signer: sub };
      return serial === serialOf(sub) ? { state: "good", signer: root } : undefined;
    };
    await use({ token, root, chain: own.pem + sub.pem, names: [nameOf(own, sub), nameOf(sub, root)], responder });
  } finally {
    responder.close();
  }
}

/** The CSMS has asked the responder about the contract's certificate. */
export function stateAsked(t: CsmsScenario, { names: [{ serialNumber }], responder }: Contract): void {
  const serials = responder.questions.map(({ serial }) => serial);
  t.check(serials.includes(serialNumber), "the CSMS has asked for the state of the certificate (OCSP)", serials);
}
