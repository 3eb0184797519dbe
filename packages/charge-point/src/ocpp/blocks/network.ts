// SPDX-License-Identifier: Apache-2.0
import type { CsmsEndpoint } from "../../charge-point-types.ts";
import { chargePointError } from "../../errors.ts";
import { NetworkKeeper } from "../../network/network-keeper.ts";
import { CertificateKeeper } from "../../trust/certificate-keeper.ts";
import { memoryKeySlot } from "../../trust/key-slot.ts";
import { Renewal } from "../../trust/renewal.ts";
import type { BlockContext, FunctionalBlock, MakeBlock } from "../functional-block.ts";
import { inWords } from "../functional-block.ts";
import { type DeskParts, type NetworkDesk, networkDesk } from "./network-desk.ts";
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
  return new NetworkBlock({ context, network, certificates, renewal });
};

class NetworkBlock implements FunctionalBlock {
  readonly network: NetworkKeeper;
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.network = parts.network;
    this.#parts = parts;
  }

  get variables() {
    return networkVariables({ network: this.network, certificates: this.#parts.certificates, desk: this.#desk });
  }

  get routes16() {
    return network16(this.#desk);
  }

  get routes201() {
    return network201(this.#desk);
  }

  get routes21() {
    return network21(this.#desk);
  }

  get triggers(): FunctionalBlock["triggers"] & object {
    const { renewal } = this.#parts;
    return {
      SignChargingStationCertificate: () => renewal.asked(),
      SignChargePointCertificate: () => renewal.asked(),
    };
  }

  get #desk(): NetworkDesk {
    return networkDesk(this.#parts);
  }

  onLine(isOnline: boolean): void {
    this.#parts.renewal.onLine(isOnline);
  }

  onCycle(): void {
    this.#parts.renewal.look();
  }

  stop(): void {
    this.#parts.renewal.stop();
  }
}

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
