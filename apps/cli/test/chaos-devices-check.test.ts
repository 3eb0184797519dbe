// SPDX-License-Identifier: Apache-2.0
// The checker of the devices must be able to fail: each defect is fed to it and must be seen; what the stated bound allows is none.
import { expect, test } from "vitest";
import { checkDevice, DEVICE_DEFECTS, type DeviceDefect, isDeviceClean, noDeviceFindings, type StoredDevice } from "../chaos/devices/check.ts";
import { DEVICE_BREAKS, damaged, deviceDefectOf } from "../chaos/devices/falsify.ts";
import { Truth } from "../chaos/devices/truth.ts";
import type { WitnessLine } from "../chaos/devices/witness.ts";

const A = "CHAOS-D001";
const NOON = Date.UTC(2026, 0, 5, 12);
const SECOND = 1_000;
/** Wh a second. */
const FLOW = 2;
const WATTS = FLOW * 3_600;
/** The charge, and the loss of power in it; s. */
const [BEGIN, CUT, BACK, END] = [10, 70, 100, 160];

interface Step {
  readonly seq: number;
  readonly kind: "Started" | "Updated" | "Ended";
  readonly second: number;
  readonly wh: number;
}

/** What flowed until then; while the power is off nothing does. */
const flowedUntil = (second: number) => FLOW * (Math.min(Math.max(second - BEGIN, 0), CUT - BEGIN) + Math.min(Math.max(second - BACK, 0), END - BACK));
/** In the loss of power the register forgets 8 Wh. */
const LOST = 8;
const steps: readonly Step[] = [
  { seq: 0, kind: "Started", second: BEGIN, wh: 500 },
  { seq: 1, kind: "Updated", second: 40, wh: 500 + flowedUntil(40) },
  { seq: 2, kind: "Updated", second: 130, wh: 500 + flowedUntil(130) - LOST },
  { seq: 3, kind: "Ended", second: END, wh: 500 + flowedUntil(END) - LOST },
];
const at = (second: number) => NOON + second * SECOND;
const textOf = ({ seq, kind, second, wh }: Step, tx: string, authorization: object) =>
  JSON.stringify({
    type: "transaction",
    event: {
      kind,
      transactionId: tx,
      seqNo: seq,
      at: at(second),
      trigger: kind === "Updated" ? "MeterValuePeriodic" : "CablePluggedIn",
      reading: { at: at(second), energyWh: wh },
      ...authorization,
    },
  });
const boot = (second: number) => ({ type: "StartupOfTheDevice", at: at(second), detail: `after a loss of power, ${second}` });
const bootText = (second: number) => JSON.stringify({ type: "security", kind: "StartupOfTheDevice", at: at(second), detail: boot(second).detail });

interface World {
  readonly isLastKept?: boolean;
  /** Real energy of which the device knows nothing, Wh. */
  readonly more?: number;
}

/** The whole story of one device, as a witness has it. */
function linesOf({ isLastKept = true, more = 0 }: World = {}): readonly WitnessLine[] {
  const authorization = { authorization: { at: at(BEGIN), energyWh: 500, seqNo: 0 } };
  let number = 0;
  const told = (second: number, isKept = true): readonly WitnessLine[] =>
    steps.filter((step) => step.second === second).flatMap((step) => commit(second, textOf(step, "5f0c", authorization), isKept));
  const commit = (second: number, text: string, isKept = true): readonly WitnessLine[] => {
    number++;
    return [["commit", A, number, at(second), [text]], ...(isKept ? ([["kept", A, number]] as const) : [])];
  };
  const life = (from: number, to: number, base: number): readonly WitnessLine[] =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((second): readonly WitnessLine[] => [
      [
        "flow",
        A,
        at(second),
        flowedUntil(second) - base + (second > 120 ? more : 0),
        second >= BEGIN && second < END && (second < CUT || second >= BACK) ? WATTS : 0,
      ],
      ...told(second, second !== END || isLastKept),
    ]);
  return [
    ["power", at(0)],
    ...commit(0, bootText(0)),
    ["up", A, at(0)],
    ...life(1, CUT, 0),
    ["cut", at(CUT)],
    ["power", at(BACK - 1)],
    ...commit(BACK - 1, bootText(BACK - 1)),
    ["up", A, at(BACK - 1)],
    ...life(BACK, END + 300, flowedUntil(CUT)),
    ["end", at(END + 300)],
  ];
}

const session = { station: A, tx: "5f0c", energyWh: flowedUntil(END) - LOST, endedAt: at(END), tokenHash: undefined, eventCount: 4 };
const stored: StoredDevice = {
  station: A,
  events: steps.map(({ seq, kind, second, wh }) => ({
    ...{ station: A, tx: "5f0c", seq, kind, at: at(second), wh },
    ...{ recordedUs: at(second) * 1_000, readings: 1, fittingReadings: 1 },
  })),
  sessions: [session],
  conflicts: [],
  security: [boot(0), boot(BACK - 1)],
};

function findingsOf(rows: StoredDevice, world: World = {}, version: "1.6" | "2.0.1" = "2.0.1") {
  const findings = noDeviceFindings();
  checkDevice({ version, truth: new Truth(A, linesOf(world)), stored: rows, findings });
  return findings;
}

const defectsOf = (rows: StoredDevice, world?: World, version?: "1.6" | "2.0.1"): readonly DeviceDefect[] => {
  const { counts } = findingsOf(rows, world, version);
  return DEVICE_DEFECTS.filter((defect) => counts[defect] > 0);
};

test("finds nothing where disks, world and rows agree, with what a loss of power may take", () => {
  const findings = findingsOf(stored);
  expect(findings.examples).toEqual([]);
  expect(isDeviceClean(findings)).toBe(true);
  expect(findings).toMatchObject({ transactions: 1, events: 4, securityEvents: 2 });
  expect(findings.flowedWh).toBeCloseTo(flowedUntil(END), 6);
  expect(findings.toldWh).toBeCloseTo(flowedUntil(END) - LOST, 6);
});

test.each(DEVICE_BREAKS)("sees its defect after --break %s", (name) => {
  expect(defectsOf(damaged(name, stored))).toContain(deviceDefectOf(name));
});

const withSession = (change: object): StoredDevice => ({ ...stored, sessions: [{ ...session, ...change }] });
/** Both the end and the session that follows from it say so much less. */
const lessBy = (wh: number): StoredDevice => ({
  ...withSession({ energyWh: session.energyWh - wh }),
  events: stored.events.map((event) => (event.kind === "Ended" ? { ...event, wh: (event.wh ?? 0) - wh } : event)),
});

test("sees more energy than there was, and less than the bound of a loss of power leaves", () => {
  expect(findingsOf(withSession({ energyWh: session.energyWh + 30 })).examples.join()).toContain("more than there was");
  // The world had 40 Wh more, that no register counted.
  expect(defectsOf(stored, { more: 40 })).toEqual(["energy"]);
  expect(findingsOf(stored, { more: 40 }).examples.join()).toContain("may be lost");
  expect(defectsOf(lessBy(40), { isLastKept: false })).toContain("energy");
});

test("sees energy that flowed in no transaction at all", () => {
  const lines = linesOf();
  const [up] = [lines.findLastIndex(([kind]) => kind === "end")];
  const after: readonly WitnessLine[] = [...lines.slice(0, up), ["flow", A, at(END + 300), 1_000, 0], ...lines.slice(up)];
  const findings = noDeviceFindings();
  checkDevice({ version: "2.0.1", truth: new Truth(A, after), stored, findings });
  expect(findings.examples.join()).toContain("in all");
});

test("asks for nothing that never was durable, and takes it where it is stored all the same", () => {
  const withoutEnd = { ...stored, events: stored.events.slice(0, -1), sessions: [{ ...session, endedAt: undefined, energyWh: (steps[2]?.wh ?? 0) - 500 }] };
  // Whether it was durable or not, at the end of a run every transaction has one.
  expect(findingsOf(withoutEnd, { isLastKept: false }).counts).toMatchObject({ lost: 0, notEnded: 1 });
  expect(findingsOf(withoutEnd).counts).toMatchObject({ lost: 1, notEnded: 1 });
  expect(defectsOf(stored, { isLastKept: false })).toEqual([]);
});

test("knows transactions of OCPP 1.6, which the CSMS names, by their start", () => {
  const named = (tx: string): StoredDevice => ({
    ...stored,
    events: stored.events.map((event) => ({ ...event, tx, seq: event.kind === "Ended" ? 1_000_000_000 : event.seq })),
    sessions: [{ ...session, tx }],
  });
  expect(defectsOf(named("77"), {}, "1.6")).toEqual([]);
  const [one, other] = [named("77"), named("78")];
  const twice = { ...one, events: [...one.events, ...other.events], sessions: [...one.sessions, ...other.sessions] };
  expect(defectsOf(twice, {}, "1.6")).toContain("duplicated");
});

test("allows a loss of power what flows while a write is under way, and no more", () => {
  const open: readonly WitnessLine[] = [
    ["power", at(0)],
    ["flow", A, at(1), 0, WATTS],
    ["commit", A, 1, at(1), []],
    ["flow", A, at(21), 40, WATTS],
    ["cut", at(22)],
  ];
  const [slow] = new Truth(A, open).cuts;
  const [quick] = new Truth(A, [...open.slice(0, 3), ["kept", A, 1], ...open.slice(3)]).cuts;
  expect((slow?.allowedWh ?? 0) - (quick?.allowedWh ?? 0)).toBeCloseTo(40, 6);
  expect(quick?.allowedWh).toBeLessThan(15);
});
