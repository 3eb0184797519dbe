// SPDX-License-Identifier: Apache-2.0
import type { Millis } from "@chargehand/kernel";
import type { CsmsLink } from "./csms-link.ts";
import type { StationEvent } from "./station-events.ts";

export type StatusEvent = Extract<StationEvent, { type: "status" }>;
type Version = CsmsLink["version"];

/** What the CSMS knows of the connector, as far as its answers show: what it does not know is told when there is a line. */
export class KnownStatus {
  /** What it took last; undefined while another is on its way, for then it may have heard of either. */
  #taken: StatusEvent | undefined;
  /** When the line was lost, in time that never steps; undefined before the first line after a boot. */
  #lostAt: number | undefined;

  /** Nothing that was told before a boot counts after it. */
  forget(): void {
    this.#taken = undefined;
    this.#lostAt = undefined;
  }

  goesOut(): void {
    this.#taken = undefined;
  }

  took(status: StatusEvent): void {
    this.#taken = status;
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

  /** Whether the connector has changed since the CSMS took its status: what happens between that and the first message of the queue. */
  isOutdated(now: StatusEvent, version: Version): boolean {
    const taken = this.#taken;
    if (taken === undefined) return false;
    // Only 1.6 has words for what goes on beside the status.
    return taken.status !== now.status || (version === "1.6" && taken.progress !== now.progress);
  }
}
