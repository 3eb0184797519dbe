// SPDX-License-Identifier: Apache-2.0
import { type Log, messageOf } from "@chargehand/kernel";
import { type CaClient, fingerprintOf } from "@chargehand/pki";
import type { StationRef } from "../domain.ts";
import type { Stations } from "../repositories.ts";

export interface RenewalDeps {
  readonly ca: Pick<CaClient, "issueStation"> | undefined;
  readonly stations: Pick<Stations, "setCertificate">;
  /** CertificateSigned to the station; resolves with its status. */
  readonly deliver: (station: StationRef, certificateChain: string) => Promise<string>;
  readonly log: Log;
}

/**
 * Answers SignCertificate: has the CSR signed by the authority and sends the chain as CertificateSigned.
 * The authority checks that the CSR is for this station's identity. Source: OCPP 2.0.1 Part 2, A02.
 */
export class CertificateRenewal {
  readonly #deps: RenewalDeps;
  /** One at a time for each station: a second request while one is in work is refused. */
  readonly #inWork = new Set<string>();

  constructor(deps: RenewalDeps) {
    this.#deps = deps;
  }

  /** Whether the CSR was taken; the answer to the station does not wait for the certificate (A02.FR.04: the CSMS forwards it). */
  take(station: StationRef, csr: string): boolean {
    if (this.#deps.ca === undefined || this.#inWork.has(station.stationId)) return false;
    this.#inWork.add(station.stationId);
    void this.#renew(this.#deps.ca, station, csr).finally(() => this.#inWork.delete(station.stationId));
    return true;
  }

  async #renew(ca: Pick<CaClient, "issueStation">, station: StationRef, csr: string): Promise<void> {
    const { stationId } = station;
    try {
      const issued = await ca.issueStation({ csr, identity: stationId });
      if (!issued.ok) return this.#deps.log.warn({ stationId, reason: issued.error.code }, "the authority refused a station's CSR");
      const status = await this.#deps.deliver(station, issued.value.chain);
      if (status !== "Accepted") return this.#deps.log.warn({ stationId, status }, "the station refused its new certificate");
      await this.#deps.stations.setCertificate(station, fingerprintOf(issued.value.certificate));
      this.#deps.log.info({ stationId }, "a station has a new certificate");
    } catch (cause) {
      this.#deps.log.error({ stationId, reason: messageOf(cause) }, "a station's certificate could not be renewed");
    }
  }
}
