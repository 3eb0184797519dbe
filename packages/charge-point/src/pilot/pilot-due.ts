// SPDX-License-Identifier: Apache-2.0
import { Millis } from "@chargehand/kernel";
import { healthyOffer, type PilotMoment } from "./pilot-events.ts";
import { pilotOutputs, pilotTimings, positionTimers } from "./pilot-table.ts";

type Wait = readonly [since: number | undefined, duration: Millis | undefined];

/** How long until something may move without a new input; undefined when nothing will. Never longer than a grace that runs. */
export function untilPilotMoves({ control, inputs, nowMs }: PilotMoment): Millis | undefined {
  const { position, enteredAt, notReadySince, openSince, quietSince } = control;
  const waits: Wait[] = [
    [enteredAt, positionTimers[position]],
    [pilotOutputs[position].isClosed ? notReadySince : undefined, pilotTimings.leavingC],
    [inputs.isMirrorClosed ? openSince : undefined, pilotTimings.weldCheck],
  ];
  if (pilotOutputs[position].line === "pwm" && healthyOffer({ control, inputs, nowMs }) !== control.offered)
    waits.push([control.offerChangedAt, pilotTimings.dutyHold]);
  if (inputs.canSwitchPhases && control.wantedPhases !== control.phases)
    waits.push([quietSince, pilotTimings.phasePause], [control.wantedPhases === 3 ? control.wantedPhasesSince : undefined, pilotTimings.threePhasesStable]);
  let next = Number.POSITIVE_INFINITY;
  for (const [since, duration] of waits) if (since !== undefined && duration !== undefined && since + duration > nowMs) next = Math.min(next, since + duration);
  return next === Number.POSITIVE_INFINITY ? undefined : Millis(next - nowMs);
}
