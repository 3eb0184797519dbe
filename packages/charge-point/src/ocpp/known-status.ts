// SPDX-License-Identifier: Apache-2.0
import type { Millis } from "@chargehand/kernel";
import type { CsmsLink } from "./csms-link.ts";
import type { StationEvent } from "./station-events.ts";

export type StatusEvent = Extract<StationEvent, { type: "status" }>;
type Version = CsmsLink["version"];

/** What the CSMS knows of the connector, as far as its answers show: what it does not know is told when there is a line. */
export class KnownStatus {
  /** What went out last, whether it was taken or not. */
  #sent: StatusEvent | undefined;
  /** The same once it was answered; undefined while it is on its way or when it was refused, for then the CSMS may know this or what went before. */
  #taken: StatusEvent | undefined;
  /** When the line was lost, in time that never steps; undefined before the first line after a boot. */
  #lostAt: number | undefined;

  /** Nothing that was told before a boot counts after it. */
  forget(): void {
    this.#sent = undefined;
    this.#taken = undefined;
    this.#lostAt = undefined;
  }

  goesOut(status: StatusEvent): void {
    this.#sent = status;
    this.#taken = undefined;
  }

  /** An answer to one that another has followed says nothing. */
  took(status: StatusEvent): void {
    if (this.#sent === status) this.#taken = status;
  }

  lost(monoMs: number): void {
    this.#lostAt = monoMs;
  }

  /**
   * Whether a new line begins with the status `now`: after more than `threshold` offline always, else when the CSMS may not know it [B04.FR.01,
   * B04.FR.02]. In 1.6 at each connection: some systems of that version take the station for gone until then.
   */
  isNews(now: StatusEvent, { version, monoMs, threshold }: { version: Version; monoMs: number; threshold: Millis }): boolean {
    if (version === "1.6" || this.#lostAt === undefined || this.#taken?.status !== now.status) return true;
    return threshold === 0 || monoMs - this.#lostAt > threshold;
  }

  /** Whether the connector has changed since its status went out: between that and the first message of the queue nothing is queued that is only news. */
  isOutdated(now: StatusEvent, version: Version): boolean {
    // Only 1.6 has words for what goes on beside the status.
    return this.#sent?.status !== now.status || (version === "1.6" && this.#sent.progress !== now.progress);
  }
}
