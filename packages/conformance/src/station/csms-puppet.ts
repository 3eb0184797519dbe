// SPDX-License-Identifier: Apache-2.0
import { timingSafeEqual } from "node:crypto";
import type { Millis } from "@chargehand/kernel";
import type { Admission, Transport, UpgradeAttempt } from "@chargehand/ocpp";
import { OcppSide, type SideParts } from "../scenario/ocpp-side.ts";
import type { BenchGuest, Door, StationBench } from "./bench.ts";
import type { CsmsEndpoint } from "./rig.ts";

/** A station knocked. */
export interface Attempt extends UpgradeAttempt {
  readonly door: Door;
  /** Time of the station, ms. */
  readonly at: number;
  readonly admitted: boolean;
}

/** The CSMS that we play towards a station under test. Answers by the table of `csmsAnswers`, sends nothing by itself. */
export class CsmsPuppet extends OcppSide implements BenchGuest {
  /** Every knock of the case, also those that were turned away. */
  readonly attempts: Attempt[] = [];
  /** Handshakes that ended before any knock, with the reason as TLS gives it. */
  readonly failedHandshakes: string[] = [];
  /** How many connections stood in this case. */
  connections = 0;
  /** Where the station is, or was last. */
  door: Door | undefined;
  /** What the station must prove itself with; a case that changes it says so here. */
  endpoint: CsmsEndpoint;
  /** Doors that are shut. */
  readonly shut = new Set<Door>();
  readonly #bench: StationBench;

  constructor(parts: SideParts, bench: StationBench, endpoint: CsmsEndpoint) {
    super(parts);
    this.#bench = bench;
    this.endpoint = endpoint;
  }

  /** Cuts the connection and turns the station away until `comeBack`. */
  goAway(): void {
    for (const door of ["plain", "tls", "second"] as const) this.shut.add(door);
    this.parts.scenario.evidence.action("the CSMS goes away");
    this.cut();
  }

  comeBack(): void {
    this.shut.clear();
    this.parts.scenario.evidence.action("the CSMS is back");
  }

  admit(attempt: UpgradeAttempt, door: Door): Admission<string> {
    const { scenario } = this.parts;
    const reason = this.shut.has(door) ? "the door is shut" : this.#whyNot(attempt);
    if (this.attempts.length < 1_000) this.attempts.push({ ...attempt, door, at: scenario.now(), admitted: reason === undefined });
    scenario.evidence.note(`a knock at the door "${door}"${reason === undefined ? "" : `, turned away: ${reason}`}`);
    scenario.bell.ring();
    if (reason === undefined) return { admitted: true, principal: attempt.identity };
    return { admitted: false, status: this.shut.has(door) ? 503 : 401, reason };
  }

  connected(transport: Transport, door: Door): void {
    this.connections++;
    this.door = door;
    this.adopt(transport);
  }

  handshakeFailed(reason: string): void {
    if (this.failedHandshakes.length < 1_000) this.failedHandshakes.push(reason);
    this.parts.scenario.evidence.note(`a TLS handshake failed: ${reason}`);
    this.parts.scenario.bell.ring();
  }

  /** The station connects within the patience of the settings, or `within`; false when it does not. */
  async untilConnected(within?: Millis): Promise<boolean> {
    return (await this.parts.scenario.until(() => (this.isOpen ? true : undefined), within)) ?? false;
  }

  protected override onClosed(transport: Transport): void {
    this.#bench.gone(transport);
  }

  #whyNot({ identity, basic, certificate, isEncrypted }: UpgradeAttempt): string | undefined {
    const { endpoint } = this;
    if (identity !== endpoint.identity) return `the path names ${identity}`;
    if (endpoint.securityProfile !== 1 && !isEncrypted) return "without TLS";
    if (endpoint.securityProfile === 3) return certificate?.trusted === true ? undefined : "no certificate that we trust";
    if (basic === undefined) return "no password";
    if (basic.user !== endpoint.identity) return "the user is not the identity";
    return isSame(basic.password, endpoint.password ?? "") ? undefined : "another password";
  }
}

const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
