// SPDX-License-Identifier: Apache-2.0
import { type Clocks, Millis } from "@chargehand/kernel";
import type { CertificateSlot } from "../charge-point-types.ts";
import type { ControlSnapshot } from "../decision/control-snapshot.ts";
import type { EvseHardware } from "../hardware/evse-hardware.ts";
import { compositePeriods } from "../smart-charging/composite-periods.ts";
import type { ProfileSet } from "../smart-charging/profile-set.ts";
import type { Station } from "../station.ts";
import type { Courier } from "./courier.ts";
import type { StationCommands, Triggered } from "./station-commands.ts";
import type { ResetKind, StationEvent } from "./station-events.ts";
import type { DeviceModel } from "./variables.ts";

export interface CommandDeps {
  readonly station: Station;
  readonly profiles: ProfileSet;
  readonly model: DeviceModel;
  readonly courier: Courier;
  readonly clocks: Clocks;
  readonly hardware: EvseHardware;
  readonly certificates: CertificateSlot | undefined;
  readonly snapshot: () => ControlSnapshot;
  readonly status: () => StationEvent;
  readonly wake: () => void;
  readonly isBooted: () => boolean;
  readonly bootNow: () => void;
  /** Restarts the runtime, after the answer. */
  readonly restart: (kind: ResetKind | undefined) => void;
  /** Restarts when the transaction has ended. */
  readonly restartWhenIdle: () => void;
}

/** Carries out what a CSMS asks. */
export function stationCommands(deps: CommandDeps): StationCommands {
  const { station, profiles, model, courier, clocks } = deps;
  const nowMs = () => clocks.domain.wallMs();
  const notYet = { ok: false, error: { code: "CSNotAccepted", detail: "this charge point has not been accepted yet" } } as const;

  /** OCPP wants the answer before what it announces, so that waits for the next turn [F06.FR.04]. */
  const afterAnswer = (run: () => void) => {
    const turn = new Promise<void>((resolve) => {
      clocks.transport.after("after the answer", Millis(0), () => {
        run();
        resolve();
      });
    });
    void courier.track(turn);
  };
  const send = (event: StationEvent) => afterAnswer(() => courier.push(event));

  return {
    nowMs,
    installProfile(profile, rule) {
      const outcome = profiles.install(profile, { transactionId: station.session.transaction?.id, nowMs: nowMs(), ...rule });
      if (outcome.ok) deps.wake();
      return outcome;
    },
    clearProfiles(filter) {
      const hasCleared = profiles.clear(filter);
      if (hasCleared) deps.wake();
      return hasCleared;
    },
    profiles: (filter) => profiles.find(filter),
    reportProfiles(requestId, found) {
      const byEvse = [...Map.groupBy(found, (profile) => profile.evseId)];
      byEvse.forEach(([evseId, ofEvse], i) => {
        send({ type: "profiles", requestId, evseId, isMoreToCome: i < byEvse.length - 1, profiles: ofEvse });
      });
    },
    compositeSchedule: (duration, unit) => compositePeriods(deps.snapshot(), duration, unit),
    startTransaction: (start) => (deps.isBooted() ? station.startRemotely(start) : notYet),
    stopTransaction: (id) => (deps.isBooted() ? station.stopRemotely(id) : notYet),
    hasTransaction: (id) => station.session.transaction !== undefined && (id === undefined || station.session.transaction.id === id),
    get activeTransaction() {
      const { transaction } = station.session;
      return transaction === undefined ? undefined : { id: transaction.id, isAuthorized: transaction.authorization !== undefined };
    },
    get hasQueuedMessages() {
      return courier.isBusy;
    },
    changeAvailability: (isOperative) => station.changeAvailability(isOperative),
    trigger(message) {
      const isPossible = message === "BootNotification" ? !deps.isBooted() : message !== "TransactionEvent" || station.session.transaction !== undefined;
      if (!isPossible) return "Rejected";
      afterAnswer(() => runTrigger(deps, message));
      return "Accepted";
    },
    reset(kind, resetKind) {
      if (kind === "OnIdle" && station.session.transaction !== undefined) {
        deps.restartWhenIdle();
        return "Scheduled";
      }
      afterAnswer(() => deps.restart(resetKind));
      return "Accepted";
    },
    // Without a lock that the hardware would report on, nothing can be promised [F05.FR.05].
    unlock: () => (station.session.phase === "Authorized" ? "OngoingAuthorizedTransaction" : "UnlockFailed"),
    installCertificate: async (chainPem) => (await deps.certificates?.install(chainPem)) ?? false,
    getVariable: (name) => model.get(name),
    setVariable(name, value) {
      const status = model.set(name, value);
      deps.wake();
      return status;
    },
    reportVariables: (requestId) => send({ type: "variables", requestId, at: nowMs(), variables: model.report() }),
    get variables() {
      return model.report();
    },
  };
}

function runTrigger({ station, courier, clocks, hardware, bootNow, status }: CommandDeps, message: Triggered): void {
  switch (message) {
    case "BootNotification":
      bootNow();
      break;
    case "Heartbeat":
      courier.push({ type: "heartbeat" });
      break;
    case "StatusNotification":
      courier.push(status());
      break;
    case "MeterValues":
      courier.push({ type: "meter", reading: { ...station.reading(hardware.meter.read(), clocks.domain.wallMs()), context: "Trigger" } });
      break;
    case "TransactionEvent":
      station.update("Trigger", hardware.meter.read(), station.session.transaction?.chargingState ?? "Idle");
      break;
  }
}
