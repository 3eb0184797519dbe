// SPDX-License-Identifier: Apache-2.0
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { type Contract, stateAsked, withContract } from "../../states/csms/contract.ts";
import { PlayedSession } from "../../states/csms/played-session.ts";

type Proof = Pick<Req<"Authorize">, "certificate" | "iso15118CertificateHashData">;

/** A vehicle is plugged in, and our station asks about its contract. */
async function contractPresented(t: CsmsScenario, { token, ...contract }: Contract, proof: Proof) {
  const station = await booted(t);
  const session = new PlayedSession(t, station);
  await session.plugIn();
  t.step("the station asks about the contract of the vehicle");
  const answer = await station.call("Authorize", { idToken: token, ...proof });
  stateAsked(t, { token, ...contract });
  return { session, answer };
}

/** It is let in, and charges. */
async function letIn(t: CsmsScenario, contract: Contract, proof: Proof): Promise<void> {
  const { token } = contract;
  const { session, answer } = await contractPresented(t, contract, proof);
  t.equal(answer.idTokenInfo.status, "Accepted", "the status of the token");
  t.equal(answer.certificateStatus, "Accepted", "the status of the certificate");
  t.step("the transaction tells of it");
  const { idTokenInfo } = await session.event("Authorized", { token });
  t.equal(idTokenInfo?.status, "Accepted", "the status of the token in the transaction");
  session.nowAuthorized();
  await session.charge();
}

const known = (t: CsmsScenario, { token }: Contract): Promise<void> => t.knowToken({ token, status: "Accepted" });

export default [
  csmsCase("TC_C_50_CSMS", "A contract that the station has validated is let in when its certificates are good.", (t) =>
    withContract(t, "good", async (contract) => {
      await known(t, contract);
      await letIn(t, contract, { iso15118CertificateHashData: contract.names });
    }),
  ),

  csmsCase("TC_C_51_CSMS", "A contract whose certificate is revoked is not let in.", (t) =>
    withContract(t, "revoked", async (contract) => {
      await known(t, contract);
      const { answer } = await contractPresented(t, contract, { iso15118CertificateHashData: contract.names });
      t.equal(answer.idTokenInfo.status, "Invalid", "the status of the token");
      t.equal(answer.certificateStatus, "CertificateRevoked", "the status of the certificate");
    }),
  ),

  csmsCase("TC_C_52_CSMS", "A contract that the CSMS validates itself is let in when its certificates are good.", (t) =>
    withContract(t, "good", async (contract) => {
      await known(t, contract);
      await t.trustContractRoot(contract.root.pem);
      await letIn(t, contract, { certificate: contract.chain });
    }),
  ),
];
