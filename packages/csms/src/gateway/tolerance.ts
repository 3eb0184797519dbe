// SPDX-License-Identifier: Apache-2.0
import type { OcppPeer, OcppVersion, ToleranceList, ToleranceRule } from "@chargehand/ocpp";
import type { BootFacts } from "../domain.ts";
import { BoundedMap } from "./bounded-map.ts";

const LIMIT = 10_000;

type Tolerant = Pick<OcppPeer<OcppVersion>, "setTolerance">;

/**
 * Gives each connection the rules of its station's model: from its BootNotification, and after a mere reconnect from the last one
 * that this process saw. Counts what was mended; the peer's log has a line for each.
 */
export class Tolerance {
  readonly #list: ToleranceList;
  readonly #byStation = new BoundedMap<readonly ToleranceRule[]>(LIMIT);
  #mended = 0;

  constructor(list: ToleranceList) {
    this.#list = list;
  }

  /** Values mended in messages of stations since the start. */
  get mended(): number {
    return this.#mended;
  }

  onTolerated({ changed }: { readonly changed: number }): void {
    this.#mended += changed;
  }

  connected(stationId: string, peer: Tolerant): void {
    const rules = this.#byStation.get(stationId);
    if (rules !== undefined) peer.setTolerance(rules);
  }

  booted(stationId: string, { vendor, model, firmwareVersion }: BootFacts, peer: Tolerant): void {
    const rules = this.#list.forModel({ vendor, model, ...(firmwareVersion === undefined ? {} : { firmware: firmwareVersion }) });
    if (rules.length === 0) this.#byStation.delete(stationId);
    else this.#byStation.set(stationId, rules);
    peer.setTolerance(rules);
  }
}
