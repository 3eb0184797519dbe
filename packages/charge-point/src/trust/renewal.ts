// SPDX-License-Identifier: Apache-2.0
import { type Clocks, type Log, Millis, messageOf, type Result, type Timer } from "@chargehand/kernel";
import type { Refusal } from "../ocpp/station-commands.ts";
import type { SecurityKind } from "../security-log/kinds.ts";
import type { CertificateKeeper } from "./certificate-keeper.ts";
import { beginRound, nextOf, type SigningRound, type SigningWaits, sentAgain } from "./signing-round.ts";

export interface RenewalDeps {
  readonly certificates: CertificateKeeper;
  readonly clocks: Clocks;
  readonly log: Log;
  readonly organisation: () => string;
  readonly waits: () => SigningWaits;
  /** Sends SignCertificate; whether the CSMS accepts it. Rejects as the peer does. */
  readonly send: (csr: string) => Promise<boolean>;
  readonly isOnline: () => boolean;
  /** Whether the connection stands on the device's own certificate. */
  readonly isInUse: () => boolean;
  readonly track: <T>(task: Promise<T>) => Promise<T>;
  readonly reconnect: () => void;
  readonly securityEvent: (kind: SecurityKind, detail: string) => void;
}

/** A renewal that the device began by itself and that came to nothing is tried again so much later. */
const NEXT_TRY: Millis = Millis(24 * 3_600_000);
/** How often it looks whether its certificate ends soon. */
const LOOK_EVERY: Millis = Millis(3_600_000);
/** Until the connection is made anew with a new certificate: whoever has sent it may have more to say first. */
export const SWITCH_AFTER: Millis = Millis(60_000);

/** Gets the device a new certificate: on the CSMS's word [A02], or by itself before the old one ends [A03]. */
export class Renewal {
  readonly #deps: RenewalDeps;
  #round: SigningRound | undefined;
  /** A request is being made or sent. */
  #isBusy = false;
  #triedAt: number | undefined;
  #lookedAt: number | undefined;
  #switch: Timer | undefined;

  constructor(deps: RenewalDeps) {
    this.#deps = deps;
  }

  /** TriggerMessage. What follows comes after the answer. */
  asked(): "Accepted" | "Rejected" {
    if (this.#isBusy) return "Rejected";
    this.#begin();
    return "Accepted";
  }

  /** Once each control cycle: what is due. */
  look(): void {
    if (this.#isBusy || !this.#deps.isOnline()) return;
    const now = this.#deps.clocks.domain.monoMs();
    if (this.#round === undefined) {
      if (this.#isTimeToLook() && this.#deps.isInUse() && this.#deps.certificates.isRenewalDue) this.#begin();
      return;
    }
    const next = nextOf(this.#round, this.#deps.waits(), now);
    if (next === "give up") this.#round = undefined;
    else if (next === "send") this.#send(sentAgain(this.#round, now));
  }

  /** CertificateSigned: undefined when it was taken. */
  async take(chainPem: string): Promise<Result<void, Refusal>> {
    const outcome = await this.#deps.certificates.takeSigned(chainPem);
    // Either way the request is over: after a bad one nobody is asked again before somebody asks us [A02.FR.20].
    this.#round = undefined;
    if (outcome.ok) {
      this.#deps.securityEvent("ReconfigurationOfSecurityParameters", "a new certificate of this device was installed");
      this.#switchSoon();
    } else this.#deps.securityEvent("InvalidChargingStationCertificate", outcome.error.detail);
    return outcome;
  }

  /** Each new connection shows the newest certificate, so there is nothing left to switch. */
  onLine(isOnline: boolean): void {
    if (!isOnline) this.#switch?.cancel();
  }

  stop(): void {
    this.#switch?.cancel();
    this.#round = undefined;
  }

  /** Reading a certificate is no work for every second; and a try is followed by none for a day. */
  #isTimeToLook(): boolean {
    const now = this.#deps.clocks.transport.monoMs();
    if (this.#triedAt !== undefined && now - this.#triedAt < NEXT_TRY) return false;
    if (this.#lookedAt !== undefined && now - this.#lookedAt < LOOK_EVERY) return false;
    this.#lookedAt = now;
    return true;
  }

  #begin(): void {
    const { certificates, clocks, organisation, log, track } = this.#deps;
    this.#isBusy = true;
    this.#triedAt = clocks.transport.monoMs();
    this.#round = undefined;
    const made = this.#afterAnswer()
      .then(() => certificates.request(organisation()))
      .then((csr) => this.#send(beginRound(csr, clocks.domain.monoMs())))
      .catch((error) => {
        this.#isBusy = false;
        log.error({ reason: messageOf(error) }, "no request for a certificate could be made");
      });
    void track(made);
  }

  /** OCPP wants the answer to the trigger first [A02.FR.02]. */
  #afterAnswer(): Promise<void> {
    return new Promise((resolve) => this.#deps.clocks.transport.after("certificate request", Millis(0), resolve));
  }

  #send(round: SigningRound): void {
    const { send, log, track } = this.#deps;
    this.#isBusy = true;
    this.#round = round;
    const sent = send(round.csr)
      .then((isAccepted) => {
        // Turned down: until somebody asks, or a day has passed.
        if (!isAccepted && this.#round === round) this.#round = undefined;
      })
      // Not answered: as if nothing had come of it, so that it is sent again.
      .catch((error) => log.info({ reason: messageOf(error) }, "a request for a certificate was not answered"))
      .finally(() => {
        this.#isBusy = false;
      });
    void track(sent);
  }

  #switchSoon(): void {
    this.#switch?.cancel();
    if (!this.#deps.isInUse()) return;
    this.#switch = this.#deps.clocks.transport.after("new certificate", SWITCH_AFTER, () => this.#deps.reconnect());
  }
}
