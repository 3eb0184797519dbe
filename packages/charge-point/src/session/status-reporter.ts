// SPDX-License-Identifier: Apache-2.0
import type { StationEvent } from "../ocpp/station-events.ts";
import type { ConnectorView } from "./progress.ts";

/** One look at the connector. */
export interface StatusLook {
  readonly now: ConnectorView;
  /** Epoch ms. */
  readonly at: number;
  /** Time that never steps, ms. */
  readonly monoMs: number;
  /** How long a view must have stood before it is told, ms: MinimumStatusDuration [OCPP 1.6 section 4.9]. */
  readonly minimumMs: number;
}

/** Remembers what was told of the connector, and makes an event when that is not so any more. */
export class StatusReporter {
  #told: ConnectorView | undefined;
  /** A view that has not stood for long enough yet, and since when. */
  #held: { readonly view: ConnectorView; readonly since: number; readonly dueAt: number } | undefined;

  /** Undefined when nothing has changed, or not for long enough. A fault, and the first look, are told at once. */
  report({ now, at, monoMs, minimumMs }: StatusLook): StationEvent | undefined {
    const before = this.#told;
    if (isSame(now, before)) {
      this.#held = undefined;
      return undefined;
    }
    if (before !== undefined && minimumMs > 0 && now.status !== "Faulted") {
      const since = isSame(now, this.#held?.view) ? (this.#held?.since ?? monoMs) : monoMs;
      this.#held = { view: now, since, dueAt: since + minimumMs };
      if (monoMs < this.#held.dueAt) return undefined;
    }
    this.#held = undefined;
    this.#told = now;
    return { type: now.status === before?.status ? "progress" : "status", ...now, at };
  }

  /** The view that was told last, line or no line. */
  get told(): ConnectorView | undefined {
    return this.#told;
  }

  /** How long until what is held back is told, ms. */
  dueIn(monoMs: number): number {
    return this.#held === undefined ? Number.POSITIVE_INFINITY : this.#held.dueAt - monoMs;
  }

  /** After a reset everything is news. */
  forget(): void {
    this.#told = undefined;
    this.#held = undefined;
  }
}

const isSame = (a: ConnectorView, b: ConnectorView | undefined): boolean => a.status === b?.status && a.progress === b.progress;
