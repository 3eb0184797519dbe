// SPDX-License-Identifier: Apache-2.0
import type { StationEvent } from "../ocpp/station-events.ts";
import type { ConnectorView } from "./progress.ts";

/** Remembers what was told of the connector, and makes an event when that is not so any more. */
export class StatusReporter {
  #told: ConnectorView | undefined;

  /** Undefined when nothing has changed. `at` is epoch ms. */
  report(now: ConnectorView, at: number): StationEvent | undefined {
    const before = this.#told;
    if (now.status === before?.status && now.progress === before.progress) return undefined;
    this.#told = now;
    return { type: now.status === before?.status ? "progress" : "status", ...now, at };
  }

  /** After a reset everything is news. */
  forget(): void {
    this.#told = undefined;
  }
}
