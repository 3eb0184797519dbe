// SPDX-License-Identifier: Apache-2.0
import { Millis, Seconds, type Timer } from "@chargehand/kernel";
import type { ChargePointOptions } from "./charge-point-types.ts";
import type { CycleOutcome } from "./decision/control-cycle.ts";
import type { DeviceParts } from "./device-parts.ts";
import type { DeviceStores } from "./device-stores.ts";
import type { EvseHardware } from "./hardware/evse-hardware.ts";
import type { Reading, StationEvent, TransactionEvent } from "./ocpp/station-events.ts";
import type { PauseReason } from "./session/paused.ts";
import type { ConnectorView } from "./session/progress.ts";
import { SessionFollower } from "./session/session-follower.ts";
import { StatusReporter } from "./session/status-reporter.ts";

/** How often one event may call for the next cycle before the loop waits for the clock. */
const MOST_TURNS = 8;

export interface LoopDeps {
  readonly options: Pick<ChargePointOptions, "clocks" | "log"> & { readonly hardware: EvseHardware };
  readonly stores: DeviceStores;
  readonly parts: () => DeviceParts;
  readonly isRunning: () => boolean;
  readonly offlineSince: () => number | undefined;
  readonly tell: (event: StationEvent) => void;
  /** Once each cycle, when it has been carried out. */
  readonly afterCycle: (nowMs: number) => void;
}

/** The one loop: runs the control cycle each second of domain time, at once when something happens, and when something falls due. */
export class ControlLoop {
  readonly #deps: LoopDeps;
  readonly #follower: SessionFollower;
  readonly #status = new StatusReporter();
  #isInCycle = false;
  #isCalled = false;
  #conflicts = "";
  #timer: Timer | undefined;

  constructor(deps: LoopDeps) {
    this.#deps = deps;
    const { options, stores, tell } = deps;
    const station = () => deps.parts().station;
    this.#follower = new SessionFollower({
      hardware: options.hardware,
      settings: stores.live,
      variables: stores.variables,
      station,
      tell,
      signing: stores.signing,
      saveReadings: (all) => stores.memory.saveReadings(all),
    });
  }

  /** Why the session is paused; empty when it is not, or when nobody has been let in. */
  get pausedFor(): readonly PauseReason[] {
    return this.#follower.pausedFor;
  }

  /** The event as it is told. */
  complete(event: TransactionEvent): TransactionEvent {
    return this.#follower.complete(event);
  }

  /** Runs the cycle now, or once more when it is running. */
  wake(): void {
    if (!this.#deps.isRunning()) return;
    this.#isCalled = true;
    if (this.#isInCycle) return;
    this.#isInCycle = true;
    try {
      let outcome: CycleOutcome | undefined;
      for (let turn = 0; this.#isCalled && turn < MOST_TURNS && this.#deps.isRunning(); turn++) {
        this.#isCalled = false;
        outcome = this.#turn();
      }
      if (outcome !== undefined && this.#deps.isRunning()) this.#arm(outcome);
    } finally {
      this.#isInCycle = false;
    }
  }

  cancel(): void {
    this.#timer?.cancel();
  }

  /** What was kept for the end of the open transaction. */
  restoreReadings(readings: readonly Reading[]): void {
    this.#follower.restore(readings);
  }

  /** A transaction goes on after a restart. */
  resumeSampling(): void {
    const { domain } = this.#deps.options.clocks;
    this.#follower.resume({ monoMs: domain.monoMs(), nowMs: domain.wallMs() });
    this.#follower.goesOn();
  }

  /** A transaction has begun. */
  restartSampling(): void {
    this.#follower.restart(this.#deps.options.clocks.domain.monoMs());
  }

  /** The connector as it is told: what has not stood for MinimumStatusDuration is not. */
  connector(): ConnectorView {
    return this.#status.told ?? this.#deps.parts().station.connector();
  }

  /** After a reset everything is news. */
  forgetStatus(): void {
    this.#status.forget();
  }

  #turn(): CycleOutcome {
    const { station, profiles, control, local, desk, plug } = this.#deps.parts();
    station.followPlug();
    local.followEnergy();
    desk.follow();
    plug.follow();
    const offlineSince = this.#deps.offlineSince();
    const nowMs = this.#deps.options.clocks.domain.wallMs();
    if (offlineSince !== undefined) profiles.dropStale(offlineSince, nowMs);
    else for (const profileId of profiles.dueUpdates(nowMs)) this.#deps.tell({ type: "pullUpdate", profileId });
    const outcome = control.run();
    this.#follower.follow(outcome);
    this.#reportConflicts(outcome);
    const { nowMs: at, monoMs } = outcome.snapshot;
    const minimumMs = Seconds(this.#deps.stores.variables.number("OCPPCommCtrlr.MinimumStatusDuration"));
    const event = this.#status.report({ now: station.connector(), at, monoMs, minimumMs });
    if (event !== undefined) this.#deps.tell(event);
    this.#deps.afterCycle(outcome.snapshot.nowMs);
    return outcome;
  }

  /** Two controllers on one layer: told once, when it begins [WG3 7.15]. */
  #reportConflicts({ decision, snapshot }: CycleOutcome): void {
    const conflicts = decision.conflicts.join();
    if (conflicts === this.#conflicts) return;
    this.#conflicts = conflicts;
    if (conflicts === "") return;
    this.#deps.options.log.warn({ layers: decision.conflicts }, "two controllers contradict each other");
    this.#deps.tell({ type: "security", kind: "ControllersInConflict", at: snapshot.nowMs, detail: `layers: ${conflicts}` });
  }

  #arm(outcome: CycleOutcome): void {
    this.#timer?.cancel();
    const { snapshot, dueMono, dueWall } = outcome;
    const { stores, options } = this.#deps;
    const wait = Math.min(
      stores.settings.cyclePeriod,
      (dueMono ?? Number.POSITIVE_INFINITY) - snapshot.monoMs,
      (dueWall ?? Number.POSITIVE_INFINITY) - snapshot.nowMs,
      this.#follower.dueIn(outcome),
      this.#status.dueIn(snapshot.monoMs),
    );
    this.#timer = options.clocks.domain.after("control cycle", Millis(Math.max(1, wait)), () => this.wake());
  }
}
