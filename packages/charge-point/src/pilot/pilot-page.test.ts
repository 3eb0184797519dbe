// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type PilotCell, type PilotPosition, pilotEvents, pilotOutputs, pilotPositions, pilotTable, pilotTimings, positionTimers } from "./pilot-table.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/control-pilot.md"), "utf8");
const lines = { steady: "steady", pwm: "PWM", minus12V: "-12 V" } as const;

const secondsOf = (ms: number) => `${ms / 1_000} s`;

function cellText(event: string, { to, effects, settle }: PilotCell): string {
  const does = effects.map((effect) => (effect.do === "switchPhases" ? "switch phases" : `${effect.do} ${effect.fault}`)).join(", ");
  return `${event}${settle === undefined ? "" : ` (${secondsOf(settle)})`} -> ${to}${does === "" ? "" : ` (${does})`}`;
}

function rowOf(position: PilotPosition): string {
  const { line, isClosed } = pilotOutputs[position];
  const timer = positionTimers[position];
  const ways = pilotEvents.flatMap((event) => {
    const cell = pilotTable[position][event];
    return cell === undefined ? [] : [cellText(event, cell)];
  });
  return `| ${position} | ${lines[line]} | ${isClosed ? "on" : "off"} | ${timer === undefined ? "" : secondsOf(timer)} | ${ways.join("; ")} |`;
}

test.each(pilotPositions)("the page of the control pilot shows the row of %s as it is", (position) => {
  expect(page).toContain(`\n${rowOf(position)}\n`);
});

test.each(Object.entries(pilotTimings))("the page of the control pilot says how long %s is", (name, duration) => {
  expect(page).toContain(`\n| \`${name}\` | ${secondsOf(duration)} | `);
});

test("the page of the control pilot has the events in the order in which they are looked at", () => {
  const named = [...page.matchAll(/^\| `(\w+)` \| [^|]+ \|$/gm)].map(([, name]) => name);
  expect(named).toEqual([...pilotEvents]);
});
