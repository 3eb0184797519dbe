// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { controlAt, NOW, provoke, restingInputs } from "../testing/pilot-moments.ts";
import { pilotConditions } from "./pilot-events.ts";
import { pilotStep, pilotStepOf } from "./pilot-step.ts";
import { type PilotEvent, type PilotPosition, type PilotTable, pilotEvents, pilotOutputs, pilotPositions, pilotTable } from "./pilot-table.ts";

/** The table with one of its columns alone, so that a move can only be the work of that event. */
const columnOf = (event: PilotEvent): PilotTable =>
  Object.fromEntries(
    pilotPositions.map((position) => {
      const cell = pilotTable[position][event];
      return [position, cell === undefined ? {} : { [event]: cell }];
    }),
  ) as unknown as PilotTable;

const pairs = pilotPositions.flatMap((position) => pilotEvents.map((event) => ({ position, event, cell: pilotTable[position][event] })));
const present = pairs.flatMap(({ position, event, cell }) => (cell === undefined ? [] : [{ position, event, cell, to: cell.to }]));
const absent = pairs.filter(({ cell }) => cell === undefined);

describe("the table of the control pilot", () => {
  test.each(present)("$position + $event -> $to", ({ position, event, cell }) => {
    const { control, inputs } = provoke(event, position);
    expect(pilotConditions[event]({ control, inputs, nowMs: NOW })).toBe(true);
    const after = pilotStepOf(columnOf(event))(control, inputs, NOW).control;
    expect(after.position).toBe(cell.to);
    for (const effect of cell.effects) {
      if (effect.do === "latch") expect(after.latched).toContain(effect.fault);
      if (effect.do === "unlatch") expect(after.latched).not.toContain(effect.fault);
      if (effect.do === "switchPhases") expect(after.phases).toBe(1);
    }
  });

  test.each(absent)("$position ignores $event", ({ position, event }) => {
    const { control, inputs } = provoke(event, position);
    const after = pilotStepOf(columnOf(event))(control, inputs, NOW).control;
    expect(after.position).toBe(position);
    expect([after.latched, after.phases]).toEqual([control.latched, control.phases]);
  });

  test.each(pilotPositions)("%s stays where it is while nothing happens", (position) => {
    const before = controlAt(position);
    const { control, commands } = pilotStep(before, restingInputs[position], NOW);
    expect([control.position, commands]).toEqual([position, []]);
  });

  test.each(present.filter(({ cell }) => cell.settle !== undefined))("$position + $event waits until the line has settled", ({ position, event, cell }) => {
    const { control, inputs } = provoke(event, position);
    const early = { ...control, notReadySince: (control.notReadySince ?? 0) + 1 };
    expect(pilotStepOf(columnOf(event))(early, inputs, NOW).control.position).toBe(position);
    expect(cell.settle).toBeLessThanOrEqual(100);
  });
});

describe("the positions", () => {
  test("power is on in two of them only: C with an offer, and the grace after it", () => {
    expect(pilotPositions.filter((position) => pilotOutputs[position].isClosed)).toEqual(["C2Closed", "C1Grace"]);
  });

  test("the contactor is closed by one cell only, and closed again by one other", () => {
    const ways = present
      .filter(({ position, to }) => pilotOutputs[to].isClosed && to !== position)
      .map(({ position, event, to }) => `${position}+${event}->${to}`);
    expect(ways.sort()).toEqual(["C1Grace+offered->C2Closed", "C2+permitted->C2Closed", "C2Closed+withdrawn->C1Grace"]);
  });

  test("every way out of power on a short, a fault or a silent runtime waits for nothing", () => {
    for (const position of ["C2Closed", "C1Grace"] as const)
      for (const event of ["short", "fault", "runtimeSilent"] as const) {
        const cell = pilotTable[position][event];
        expect(cell !== undefined && !pilotOutputs[cell.to].isClosed && cell.settle === undefined, `${position} ${event}`).toBe(true);
      }
  });
});

/** What no position may forget, said without looking at the table: by what it does to the line and to the contactor. */
describe("every position that it concerns", () => {
  const outputOf = (position: PilotPosition) => pilotOutputs[position];
  const where = (isConcerned: (position: PilotPosition) => boolean) => pilotPositions.filter(isConcerned);
  const readsLine = where((position) => outputOf(position).line !== "minus12V");
  const withVehicle = readsLine.filter((position) => position !== "A1");
  const atStake = where((position) => position !== "A1" && (outputOf(position).isOffering || outputOf(position).isClosed));

  test.each(readsLine.filter((position) => position !== "E"))("%s gives way to a short", (position) => {
    expect(pilotTable[position].short?.to).toBe("E");
  });

  test.each(withVehicle)("%s sees the vehicle go, and forgets its diode", (position) => {
    expect(pilotTable[position].unplugged).toMatchObject({ to: "A1", effects: [{ do: "unlatch", fault: "diodeMissing" }] });
  });

  test.each(withVehicle.filter((position) => !"BD".includes(position.charAt(0))))("%s sees the vehicle fall back to B", (position) => {
    expect(pilotTable[position].connected?.to).toMatch(/^B/);
  });

  test.each(readsLine.filter((position) => position !== "D"))("%s sees a vehicle that wants ventilation", (position) => {
    expect(pilotTable[position].unventilated?.to).toBe("D");
  });

  test.each(readsLine.filter((position) => !position.startsWith("C")))("%s sees a vehicle that is ready", (position) => {
    expect(pilotTable[position].ready?.to).toMatch(/^C[12]$/);
  });

  test.each(atStake)("%s ends the offer and the power for a fault, by -12 V from C, and for a silent runtime without it", (position) => {
    const { fault, runtimeSilent } = pilotTable[position];
    expect([fault?.to, runtimeSilent?.to]).toEqual(position.startsWith("C") ? ["F", "C1"] : ["B1", "B1"]);
  });

  test.each(where((position) => outputOf(position).line === "pwm"))("%s looks for the diode, and withdraws what cannot be offered", (position) => {
    expect(pilotTable[position].diodeMissing?.effects).toEqual([{ do: "latch", fault: "diodeMissing" }]);
    expect(outputOf(pilotTable[position].withdrawn?.to ?? position).line).toBe("steady");
  });

  test.each(where((position) => !outputOf(position).isClosed))("%s finds a weld and keeps it", (position) => {
    expect(pilotTable[position].weld?.effects).toEqual([{ do: "latch", fault: "contactorWelded" }]);
  });

  test.each(where((position) => !outputOf(position).isClosed && (position === "A1" || !outputOf(position).isOffering)))("%s can be serviced", (position) => {
    expect(pilotTable[position].serviced).toMatchObject({ to: position, effects: [{ do: "unlatch", fault: "contactorWelded" }] });
  });

  test.each(["A1", "B1", "C1", "D"] as const)("%s is quiet enough to switch phases", (position) => {
    expect(pilotTable[position].phasesDue).toMatchObject({ to: position, effects: [{ do: "switchPhases" }] });
    expect(outputOf(position)).toMatchObject({ line: "steady", isClosed: false });
  });
});
