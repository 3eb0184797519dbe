// SPDX-License-Identifier: Apache-2.0
import { parseOwnerWish } from "@chargehand/charging";
import type { Clocks, Log } from "@chargehand/kernel";
import type { ControlSnapshot } from "../decision/control-snapshot.ts";
import type { DeviceProfile } from "../device-profile.ts";
import type { LocalControl } from "../local-control.ts";
import type { DeviceMeter } from "../meter/device-meter.ts";
import type { PlugKeeper } from "../session/plug-keeper.ts";
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

/** Parts of reports that wait, with which no further report is promised [B07.FR.13, B08.FR.16]: some ten whole ones. */
const MOST_REPORT_PARTS = 40;

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
  readonly log: Log;
  readonly meter: DeviceMeter;
  readonly device: DeviceProfile;
  readonly snapshot: () => ControlSnapshot;
  readonly status: () => StationEvent;
  readonly wake: () => void;
  readonly isBooted: () => boolean;
  readonly authorizesRemoteStart: () => boolean;
  readonly plug: PlugKeeper;
  /** As far as it is known here. */
  readonly groupOf: (token: IdToken) => string | undefined;
  readonly isMaster: (group: string | undefined) => boolean;
  readonly authorize: (token: IdToken, onVerdict: (verdict: TokenVerdict) => void) => void;
  readonly bootNow: () => void;
  /** What the CSMS has asked for goes out before the boot is accepted too, while that is pending [B02.FR.02]. */
  readonly send: (event: StationEvent) => void;
  /** Restarts the runtime, after the answer. */
  readonly restart: (kind: ResetKind | undefined, resumes: boolean) => void;
  /** Restarts when the transaction has ended. */
  readonly restartWhenIdle: () => void;
}

/** Carries out what a CSMS asks. */
export function stationCommands(deps: CommandDeps): StationCommands {
  const { station, model, courier, clocks, afterAnswer } = deps;
  const nowMs = () => clocks.domain.wallMs();
  const notYet = { ok: false, error: { code: "CSNotAccepted", detail: "this charge point has not been accepted yet" } } as const;

  const send = (event: StationEvent) => afterAnswer(() => deps.send(event));
  // Promised, and not in the queue yet: many requests may come in one turn.
  let promisedParts = 0;
  const sendPart = (event: StationEvent) => {
    promisedParts++;
    afterAnswer(() => {
      promisedParts--;
      deps.send(event);
    });
  };

  return {
    nowMs,
    carryOut(text) {
      const wish = parseOwnerWish(text);
      return wish.ok && deps.local.wish(wish.value.request, wish.value.by).ok;
    },
    phases: deps.device.phases,
    ...profileCommands(deps, send),
    compositeSchedule: (duration, unit) => compositePeriods(deps.snapshot(), duration, unit),
    startTransaction(asked) {
      if (!deps.isBooted()) return notYet;
      const known = deps.groupOf(asked.idToken) ?? asked.idToken.group;
      if (deps.isMaster(known)) return { ok: false, error: { code: "InvalidIdToken", detail: "a master pass starts nothing [C16.FR.03]" } };
      const start = known === undefined ? asked : { ...asked, idToken: { ...asked.idToken, group: known } };
      if (!deps.authorizesRemoteStart()) return station.startRemotely(start);
      const outcome = station.mayStart(start);
      // As if the token had been held to the station, once the answer is out [F01.FR.01, F02.FR.09].
      const take = ({ isAccepted, group }: TokenVerdict) => {
        if (isAccepted && !deps.isMaster(group)) station.startRemotely(group === undefined ? start : { ...start, idToken: { ...start.idToken, group } });
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
      return courier.isBusy || courier.asideLength > 0;
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
      afterAnswer(() => deps.restart(resetKind, kind === "ImmediateAndResume"));
      return "Accepted";
    },
    // A socket without a lock, or one that does not report, has nothing that could be promised [F05.FR.05].
    unlock: async () => {
      if (station.session.phase === "Authorized") return "OngoingAuthorizedTransaction";
      return (await deps.plug.open()) ? "Unlocked" : "UnlockFailed";
    },
    hasLock: deps.plug.hasLock,
    getVariable: (name) => model.get(name),
    setVariable(name, value) {
      const outcome = model.set(name, value);
      const { status, refusal } = outcome;
      // By name alone: a value may be a secret.
      if (refusal === undefined) deps.log.info({ ...name, status }, "a setting was written by the CSMS");
      else deps.log.warn({ ...name, code: refusal.code }, `a setting was refused: ${refusal.detail}`);
      deps.wake();
      return outcome;
    },
    behindKey16: (key) => model.behindKey16(key),
    get keys16() {
      return model.keys16;
    },
    get ofBlocks16() {
      return Object.keys(deps.blocks.routes16);
    },
    reportVariables(requestId, filter) {
      if (courier.waiting("variables") + promisedParts >= MOST_REPORT_PARTS) return "Rejected";
      const found = model.report(filter);
      for (let from = 0; from < found.length; from += itemsPerMessage) {
        const isMoreToCome = from + itemsPerMessage < found.length;
        const variables = found.slice(from, from + itemsPerMessage);
        sendPart({ type: "variables", requestId, at: nowMs(), part: from / itemsPerMessage, isMoreToCome, variables });
      }
      return found.length > 0 ? "Accepted" : "EmptyResultSet";
    },
    get variables() {
      return model.report();
    },
  };
}

function runTrigger({ station, send, clocks, meter, bootNow, status }: CommandDeps, message: Triggered): void {
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
    case "MeterValues":
      meter.write();
      send({ type: "meter", reading: { ...station.reading(meter.read(), clocks.domain.wallMs()), context: "Trigger" } });
      break;
    case "TransactionEvent":
      station.update("Trigger", meter.read(), station.session.transaction?.chargingState ?? "Idle");
      break;
  }
}
