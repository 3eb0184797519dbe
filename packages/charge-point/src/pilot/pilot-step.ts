// SPDX-License-Identifier: Apache-2.0
import type { Amps } from "@chargehand/kernel";
import { healthyOffer, isReady, type PilotControl, type PilotInputs, type PilotMoment, pilotConditions } from "./pilot-events.ts";
import {
  type LatchedFault,
  type PilotCell,
  type PilotEffect,
  type PilotOutput,
  type PilotPosition,
  type PilotTable,
  pilotEvents,
  pilotOutputs,
  pilotPositions,
  pilotTable,
  pilotTimings,
} from "./pilot-table.ts";

/** What the hardware is told: only what has changed. */
export type PilotCommand =
  /** `offered` is what the duty cycle is to say; undefined without PWM. */
  | { readonly do: "driveLine"; readonly line: PilotOutput["line"]; readonly offered: Amps | undefined }
  | { readonly do: "setContactor"; readonly isClosed: boolean }
  | { readonly do: "setPhases"; readonly phases: 1 | 3 };

export interface PilotStep {
  readonly control: PilotControl;
  readonly commands: readonly PilotCommand[];
}

export type PilotStepper = (control: PilotControl, inputs: PilotInputs, nowMs: number) => PilotStep;

/** The controller as it wakes: nothing offered, contactor open, and what it had latched before a power cut latched still. */
export const initialPilot = (nowMs: number, phases: 1 | 3, latched: readonly LatchedFault[] = []): PilotControl => ({
  position: "A1",
  enteredAt: nowMs,
  notReadySince: nowMs,
  offered: undefined,
  offerChangedAt: nowMs,
  openSince: nowMs,
  quietSince: nowMs,
  latched,
  phases,
  wantedPhases: phases,
  wantedPhasesSince: nowMs,
});

/** One step of the controller at `nowMs`. Pure, and the same again at the same instant moves nothing. */
export const pilotStep: PilotStepper = pilotStepOf(pilotTable);

/** The step of another table: for those who want to know what a wrong cell would do. */
export function pilotStepOf(table: PilotTable): PilotStepper {
  const rows = rowsOf(table);
  return (before, inputs, nowMs) => {
    let control = look(before, inputs, nowMs);
    // No way through the table is longer than the table.
    for (let move = 0; move < pilotPositions.length; move++) {
      const cell = nextCell(rows[control.position], { control, inputs, nowMs });
      if (cell === undefined) break;
      control = enter(control, cell, nowMs);
    }
    control = { ...control, ...nextOffer({ control, inputs, nowMs }) };
    return { control, commands: commandsFor(before, control) };
  };
}

/** What the inputs say of the past is noted before anything moves. */
function look(control: PilotControl, inputs: PilotInputs, nowMs: number): PilotControl {
  const { wantedPhases } = inputs;
  const notReadySince = isReady(inputs) ? undefined : (control.notReadySince ?? nowMs);
  const wanted = wantedPhases === control.wantedPhases ? {} : { wantedPhases, wantedPhasesSince: nowMs };
  return { ...control, notReadySince, latched: latchedNow(control, inputs), ...wanted };
}

/** A vehicle that went during a power cut has taken the fault of its diode along. */
function latchedNow({ position, latched }: PilotControl, { reading }: PilotInputs): readonly LatchedFault[] {
  const hasGone = position === "A1" && reading === "A" && latched.includes("diodeMissing");
  return hasGone ? latched.filter((fault) => fault !== "diodeMissing") : latched;
}

interface Way {
  readonly cell: PilotCell;
  readonly isSo: (moment: PilotMoment) => boolean;
}

/** The cells of each position in the order in which they are looked at. */
function rowsOf(table: PilotTable): Readonly<Record<PilotPosition, readonly Way[]>> {
  const ways = (position: PilotPosition) =>
    pilotEvents.flatMap((event) => {
      const cell = table[position][event];
      return cell === undefined ? [] : [{ cell, isSo: pilotConditions[event] }];
    });
  const rows: Partial<Record<PilotPosition, readonly Way[]>> = {};
  for (const position of pilotPositions) rows[position] = ways(position);
  return rows as Record<PilotPosition, readonly Way[]>;
}

/** The first event that is so and that this position does not ignore. */
function nextCell(row: readonly Way[], moment: PilotMoment): PilotCell | undefined {
  const { control, nowMs } = moment;
  for (const { cell, isSo } of row) {
    if (!isSo(moment)) continue;
    if (cell.settle === undefined || nowMs - (control.notReadySince ?? nowMs) >= cell.settle) return cell;
  }
  return undefined;
}

/** Takes the way of one cell. A cell that leads back to its own position does not start its timer anew. */
export function enter(before: PilotControl, { to, effects }: PilotCell, nowMs: number): PilotControl {
  const { line, isClosed } = pilotOutputs[to];
  const moved = before.position === to ? before : { ...before, position: to, enteredAt: nowMs };
  const isQuiet = line === "steady" && !isClosed;
  // Where PWM begins nothing has been heard yet that a new value would have to wait for.
  const isNewPwm = line === "pwm" && pilotOutputs[before.position].line !== "pwm";
  const control: PilotControl = {
    ...moved,
    offered: isNewPwm ? undefined : before.offered,
    openSince: isClosed ? undefined : (before.openSince ?? nowMs),
    quietSince: isQuiet ? (before.quietSince ?? nowMs) : undefined,
  };
  return effects.reduce(applyEffect, control);
}

function applyEffect(control: PilotControl, effect: PilotEffect): PilotControl {
  switch (effect.do) {
    case "latch":
      return control.latched.includes(effect.fault) ? control : { ...control, latched: [...control.latched, effect.fault] };
    case "unlatch":
      return control.latched.includes(effect.fault) ? { ...control, latched: control.latched.filter((fault) => fault !== effect.fault) } : control;
    case "switchPhases":
      return { ...control, phases: control.wantedPhases };
  }
}

/** A new value waits until the old one has stood its time; what the cable or the hardware no longer carries is lowered at once. */
function nextOffer(moment: PilotMoment): Pick<PilotControl, "offered" | "offerChangedAt"> {
  const { control, inputs, nowMs } = moment;
  const { offered, offerChangedAt, position } = control;
  const wanted = pilotOutputs[position].isOffering ? healthyOffer(moment) : undefined;
  if (wanted === offered) return { offered, offerChangedAt };
  const isHeard = offered !== undefined && wanted !== undefined && position !== "A1";
  const mustWait = isHeard && offered <= inputs.ceiling && nowMs - offerChangedAt < pilotTimings.dutyHold;
  return mustWait ? { offered, offerChangedAt } : { offered: wanted, offerChangedAt: nowMs };
}

function commandsFor(before: PilotControl, after: PilotControl): readonly PilotCommand[] {
  const was = pilotOutputs[before.position];
  const is = pilotOutputs[after.position];
  const commands: PilotCommand[] = [];
  // Power goes off before anything else changes, and on after it.
  if (was.isClosed && !is.isClosed) commands.push({ do: "setContactor", isClosed: false });
  if (before.phases !== after.phases) commands.push({ do: "setPhases", phases: after.phases });
  const said = was.line === "pwm" ? before.offered : undefined;
  const offered = is.line === "pwm" ? after.offered : undefined;
  if (was.line !== is.line || said !== offered) commands.push({ do: "driveLine", line: is.line, offered });
  if (!was.isClosed && is.isClosed) commands.push({ do: "setContactor", isClosed: true });
  return commands;
}

/** Where a position has the contactor, for those who watch the controller. */
export const isCommandedClosed = ({ position }: { readonly position: PilotPosition }): boolean => pilotOutputs[position].isClosed;
