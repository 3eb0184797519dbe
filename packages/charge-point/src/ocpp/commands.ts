// SPDX-License-Identifier: Apache-2.0
import { parseOwnerWish } from "@chargehand/charging";
import type { Clocks } from "@chargehand/kernel";
import type { CertificateSlot } from "../charge-point-types.ts";
import type { ControlSnapshot } from "../decision/control-snapshot.ts";
import type { DeviceProfile } from "../device-profile.ts";
import type { EvseHardware } from "../hardware/evse-hardware.ts";
import type { LocalControl } from "../local-control.ts";
import { compositePeriods } from "../smart-charging/composite-periods.ts";
import type { ProfileSet } from "../smart-charging/profile-set.ts";
import type { Station } from "../station.ts";
import type { Courier } from "./courier.ts";
import type { TokenVerdict } from "./csms-link.ts";
import type { FunctionalBlocks } from "./functional-blocks.ts";
import { profileCommands } from "./profile-commands.ts";
import type { StationCommands, Triggered } from "./station-commands.ts";
import type { IdToken, ResetKind, StationEvent } from "./station-events.ts";
import { itemsPerMessage } from "./variable-list.ts";
import type { DeviceModel } from "./variables.ts";

export interface CommandDeps {
  readonly station: Station;
  readonly profiles: ProfileSet;
  readonly local: LocalControl;
  readonly model: DeviceModel;
  readonly courier: Courier;
  readonly blocks: FunctionalBlocks;
  /** Runs it when the answer that is being made has gone out. */
  readonly afterAnswer: (run: () => void) => void;
  readonly clocks: Clocks;
  readonly hardware: EvseHardware;
  readonly certificates: CertificateSlot | undefined;
  readonly device: DeviceProfile;
  readonly snapshot: () => ControlSnapshot;
  readonly status: () => StationEvent;
  readonly wake: () => void;
  readonly isBooted: () => boolean;
  readonly authorizesRemoteStart: () => boolean;
  readonly authorize: (token: IdToken, onVerdict: (verdict: TokenVerdict) => void) => void;
  readonly bootNow: () => void;
  /** What the CSMS has asked for goes out before the boot is accepted too, while that is pending [B02.FR.02]. */
  readonly send: (event: StationEvent) => void;
  /** Restarts the runtime, after the answer. */
  readonly restart: (kind: ResetKind | undefined) => void;
  /** Restarts when the transaction has ended. */
  readonly restartWhenIdle: () => void;
}

/** Carries out what a CSMS asks. */
export function stationCommands(deps: CommandDeps): StationCommands {
  const { station, model, courier, clocks, afterAnswer } = deps;
  const nowMs = () => clocks.domain.wallMs();
  const notYet = { ok: false, error: { code: "CSNotAccepted", detail: "this charge point has not been accepted yet" } } as const;

  const send = (event: StationEvent) => afterAnswer(() => deps.send(event));

  return {
    nowMs,
    carryOut(text) {
      const wish = parseOwnerWish(text);
      return wish.ok && deps.local.wish(wish.value.request, wish.value.by).ok;
    },
    phases: deps.device.phases,
    ...profileCommands(deps, send),
    compositeSchedule: (duration, unit) => compositePeriods(deps.snapshot(), duration, unit),
    startTransaction(start) {
      if (!deps.isBooted()) return notYet;
      if (!deps.authorizesRemoteStart()) return station.startRemotely(start);
      const outcome = station.mayStart(start);
      // As if the token had been held to the station, once the answer is out [F01.FR.01, F02.FR.09].
      const take = ({ isAccepted, group }: TokenVerdict) => {
        if (isAccepted) station.startRemotely(group === undefined ? start : { ...start, idToken: { ...start.idToken, group } });
      };
      if (outcome.ok) afterAnswer(() => deps.authorize(start.idToken, take));
      return outcome;
    },
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
    triggerOther: (message) => deps.blocks.trigger(message) ?? "NotImplemented",
    trigger(message) {
      const ofBlock = deps.blocks.trigger(message);
      if (ofBlock !== undefined) return ofBlock;
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
    reportVariables(requestId, filter) {
      const found = model.report(filter);
      for (let from = 0; from < found.length; from += itemsPerMessage) {
        const isMoreToCome = from + itemsPerMessage < found.length;
        const variables = found.slice(from, from + itemsPerMessage);
        send({ type: "variables", requestId, at: nowMs(), part: from / itemsPerMessage, isMoreToCome, variables });
      }
      return found.length > 0;
    },
    get variables() {
      return model.report();
    },
  };
}

function runTrigger({ station, send, clocks, hardware, bootNow, status }: CommandDeps, message: Triggered): void {
  switch (message) {
    case "BootNotification":
      bootNow();
      break;
    case "Heartbeat":
      send({ type: "heartbeat" });
      break;
    case "StatusNotification":
      send(status());
      break;
    case "FirmwareStatusNotification":
      send({ type: "nothingUnderWay", of: "firmware" });
      break;
    case "LogStatusNotification":
      send({ type: "nothingUnderWay", of: "log" });
      break;
    case "MeterValues":
      send({ type: "meter", reading: { ...station.reading(hardware.meter.read(), clocks.domain.wallMs()), context: "Trigger" } });
      break;
    case "TransactionEvent":
      station.update("Trigger", hardware.meter.read(), station.session.transaction?.chargingState ?? "Idle");
      break;
  }
}
