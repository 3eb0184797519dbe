// SPDX-License-Identifier: Apache-2.0
import type { CsmsEndpoint } from "../../charge-point-types.ts";
import { chargePointError } from "../../errors.ts";
import { NetworkKeeper } from "../../network/network-keeper.ts";
import { CertificateKeeper } from "../../trust/certificate-keeper.ts";
import { memoryKeySlot } from "../../trust/key-slot.ts";
import { Renewal } from "../../trust/renewal.ts";
import type { BlockContext, MakeBlock } from "../functional-block.ts";
import { inWords } from "../functional-block.ts";
import { networkDesk } from "./network-desk.ts";
import { networkVariables } from "./network-variables.ts";
import { network16 } from "./network16.ts";
import { network21 } from "./network21.ts";
import { network201 } from "./network201.ts";

/** How the CSMS is reached, and trusted: network profiles, passwords, certificates [2.0.1 blocks A, M; B09, B10; 1.6 security]. */
export const makeNetwork: MakeBlock = async (context) => {
  const { options, memory, variables } = context;
  const endpoint = endpointOf(options.csms);
  const { identity, clocks } = options;
  const slot = options.certificates ?? (await memoryKeySlot(memory));
  const certificates = await CertificateKeeper.load({ identity, endpoint, slot, memory, clock: clocks.transport });
  const attempts = () => variables.number("OCPPCommCtrlr.NetworkProfileConnectionAttempts");
  const network = await NetworkKeeper.load({ endpoint, certificates, memory, attempts });
  const renewal = renewalOf(context, certificates, () => network.current?.securityProfile === 3);
  const desk = networkDesk({ context, network, certificates, renewal });
  return {
    network,
    variables: networkVariables({ network, certificates, desk }),
    routes16: network16(desk),
    routes201: network201(desk),
    routes21: network21(desk),
    triggers: {
      SignChargingStationCertificate: () => renewal.asked(),
      SignChargePointCertificate: () => renewal.asked(),
      // There is no ISO 15118, so there are no certificates for it.
      SignV2GCertificate: () => "Rejected",
      SignCombinedCertificate: () => "Rejected",
    },
    onLine: (isOnline) => renewal.onLine(isOnline),
    onCycle: () => renewal.look(),
    durable: () => network.durable(),
    stop: () => renewal.stop(),
  };
};

function endpointOf(csms: CsmsEndpoint | undefined): CsmsEndpoint {
  if (csms === undefined) throw chargePointError("CP_NO_LINE", "a device without a CSMS has no network block");
  return csms;
}

function renewalOf(context: BlockContext, certificates: CertificateKeeper, isInUse: () => boolean): Renewal {
  const { options, variables, ask, track, reconnect, isOnline, securityEvent } = context;
  const certificateType = "ChargingStationCertificate" as const;
  const words = (csr: string) => ({
    ...inWords("2.0.1", "SignCertificate", { csr, certificateType }),
    ...inWords("2.1", "SignCertificate", { csr, certificateType }),
    ...inWords("1.6", "SignCertificate", { csr }),
  });
  return new Renewal({
    certificates,
    clocks: options.clocks,
    log: options.log,
    organisation: () => variables.text("SecurityCtrlr.OrganizationName"),
    waits: () => ({
      minimumS: variables.number("SecurityCtrlr.CertSigningWaitMinimum"),
      repeatTimes: variables.number("SecurityCtrlr.CertSigningRepeatTimes"),
    }),
    send: async (csr) => ((await ask(words(csr))) as { readonly status?: unknown } | undefined)?.status === "Accepted",
    isOnline,
    isInUse,
    track,
    reconnect: () => reconnect("same"),
    securityEvent,
  });
}
