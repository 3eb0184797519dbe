// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { FIRST_CUSTOM_ID, hardWired, preconfigured } from "./factory-monitors.ts";
import { isKeptMonitoring, type KeptMonitoring } from "./kept-monitoring.ts";
import { MOST_MONITORS, type Subject } from "./monitor.ts";
import { MonitorSet, type MonitorWish } from "./monitor-set.ts";

const power: Subject = { component: "EVSE", evse: { id: 1 }, variable: "Power" };
const state: Subject = { component: "EVSE", evse: { id: 1 }, variable: "AvailabilityState" };
const wish = (more: Partial<MonitorWish> = {}): MonitorWish => ({
  subject: power,
  type: "UpperThreshold",
  value: 100,
  severity: 5,
  inTransaction: false,
  ...more,
});

function made(kept?: KeptMonitoring) {
  const saved: KeptMonitoring[] = [];
  return { set: new MonitorSet((one) => saved.push(one), kept), saved };
}

const ids = (set: MonitorSet): readonly number[] => set.all.map(({ monitor }) => monitor.id);
const hardWiredIds = hardWired.map(({ id }) => id);
const preconfiguredIds = preconfigured.map(({ id }) => id);

describe("setting a monitor", () => {
  test("gives it a number of its own and keeps it [N04.FR.11, N07.FR.13]", () => {
    const { set, saved } = made();
    expect(set.set(wish())).toEqual({ status: "Accepted", id: FIRST_CUSTOM_ID });
    expect(set.set(wish({ severity: 6 }))).toEqual({ status: "Accepted", id: FIRST_CUSTOM_ID + 1 });
    expect(saved).toHaveLength(2);
    expect(JSON.parse(JSON.stringify(saved.at(-1)))).toSatisfy(isKeptMonitoring);
  });

  test.each<[string, Partial<MonitorWish>, string, string]>([
    ["of the same variable, type and severity is a duplicate [N04.FR.10]", {}, "Duplicate", "InvalidValue"],
    ["by an id that there is not is rejected [N04.FR.13]", { id: 77 }, "Rejected", "NotFound"],
    ["by the id of one of another variable is rejected [N04.FR.16]", { id: FIRST_CUSTOM_ID, subject: state }, "Rejected", "InvalidValue"],
    ["by the id of a hard-wired one is rejected [N04.FR.18]", { id: 1 }, "Rejected", "ReadOnly"],
  ])("%s", (_, more, status, code) => {
    const { set, saved } = made();
    set.set(wish());
    const before = set.all;
    expect(set.set(wish(more))).toMatchObject({ status, why: { code } });
    expect(set.all).toBe(before);
    expect(saved).toHaveLength(1);
  });

  test("by its id replaces it, and what was exceeded is measured against the new value [N04.FR.12, N07.FR.11]", () => {
    const { set } = made();
    set.set(wish());
    set.follow(set.all.map((one) => ({ ...one, watch: { isExceeded: true, toldAt: 5 } })));
    expect(set.set(wish({ id: FIRST_CUSTOM_ID, value: 200, severity: 2 }))).toEqual({ status: "Accepted", id: FIRST_CUSTOM_ID });
    expect(set.all.find(({ monitor }) => monitor.id === FIRST_CUSTOM_ID)).toMatchObject({
      monitor: { value: 200, severity: 2 },
      watch: { isExceeded: true, isNew: true },
    });
  });

  test(`takes ${MOST_MONITORS} and no more`, () => {
    const { set } = made();
    const subject = (variable: number): Subject => ({ ...power, instance: String(variable) });
    for (let count = set.all.length; count < MOST_MONITORS; count++) expect(set.set(wish({ subject: subject(count) })).status).toBe("Accepted");
    expect(set.set(wish({ subject: subject(999) }))).toMatchObject({ status: "Rejected", why: { code: "OutOfStorage" } });
    expect(set.all).toHaveLength(MOST_MONITORS);
  });
});

describe("choosing the monitors of the station", () => {
  test("from the first it has the hard-wired ones alone", () => expect(ids(made().set)).toEqual(hardWiredIds));

  test("All wakes those of the factory and leaves the others, also one that takes the place of one [N03.FR.03, N04.FR.15]", () => {
    const { set } = made();
    set.choose("All");
    set.set(wish());
    expect(set.set(wish({ id: 10, subject: state, type: "Delta", severity: 8 })).status).toBe("Accepted");
    set.choose("All");
    expect(ids(set).toSorted((a, b) => a - b)).toEqual([...hardWiredIds, ...preconfiguredIds, FIRST_CUSTOM_ID]);
    expect(set.all.find(({ monitor }) => monitor.id === 10)?.monitor).toMatchObject({ kind: "CustomMonitor", severity: 8 });
  });

  test("FactoryDefault takes out what was set, and gives back what was changed or cleared [N03.FR.04]", () => {
    const { set } = made();
    set.choose("All");
    set.set(wish());
    set.set(wish({ id: 10, subject: state, type: "Delta", severity: 8 }));
    expect(set.clear(11)).toBe("Accepted");
    set.choose("FactoryDefault");
    expect(set.all.map(({ monitor }) => monitor)).toEqual([...hardWired, ...preconfigured]);
  });

  test("HardWiredOnly takes out all that can be [N03.FR.05]", () => {
    const { set } = made();
    set.choose("All");
    set.set(wish());
    set.choose("HardWiredOnly");
    expect(ids(set)).toEqual(hardWiredIds);
  });

  test.each([-1, 10, 1.5, Number.NaN])("level %s is refused and changes nothing [N05.FR.02]", (level) => {
    const { set, saved } = made();
    expect(set.chooseLevel(level)).toBe(false);
    expect([set.level, saved]).toEqual([9, []]);
  });
});

describe("clearing and reporting", () => {
  test("one that is there, one that is not, and one that is hard-wired [N06.FR.01 to FR.03]", () => {
    const { set } = made();
    set.set(wish());
    expect([set.clear(FIRST_CUSTOM_ID), set.clear(FIRST_CUSTOM_ID), set.clear(1)]).toEqual(["Accepted", "NotFound", "Rejected"]);
  });

  test.each<[string, Parameters<MonitorSet["matching"]>[0], readonly number[]]>([
    ["everything [N02.FR.11]", {}, [...hardWiredIds, 100, 101]],
    ["by kind [N02.FR.12]", { types: ["UpperThreshold", "LowerThreshold"] }, [100]],
    ["by component, whatever the case of its letters [N02.FR.16]", { subjects: [{ component: "evse" }] }, [1, 100, 101]],
    ["by variable", { subjects: [{ component: "EVSE", variable: "Power" }] }, [100, 101]],
    ["by kind and variable [N02.FR.05]", { types: ["Delta"], subjects: [{ component: "EVSE", variable: "Power" }] }, [101]],
    ["of another EVSE", { subjects: [{ component: "EVSE", evse: { id: 2 } }] }, []],
    ["of a connector that the EVSE has not", { subjects: [{ component: "EVSE", evse: { id: 1, connectorId: 1 } }] }, []],
  ])("%s", (_, filter, expected) => {
    const { set } = made();
    set.set(wish());
    set.set(wish({ type: "Delta" }));
    expect(set.matching(filter).map(({ id }) => id)).toEqual(expected);
  });
});

describe("after a restart", () => {
  test("monitors, base, level, the next number and what was exceeded are as they were [N07.FR.13, N07.FR.14]", () => {
    const first = made();
    first.set.choose("FactoryDefault");
    first.set.set(wish());
    first.set.chooseLevel(6);
    first.set.follow(first.set.all.map((one) => (one.monitor.id === FIRST_CUSTOM_ID ? { ...one, watch: { isExceeded: true } } : one)));
    first.set.saveNow();
    const kept = JSON.parse(JSON.stringify(first.saved.at(-1))) as KeptMonitoring;
    expect(isKeptMonitoring(kept)).toBe(true);
    const { set } = made(kept);
    expect(set.all).toEqual(first.set.all);
    expect([set.base, set.level]).toEqual(["FactoryDefault", 6]);
    expect(set.set(wish({ severity: 1 }))).toEqual({ status: "Accepted", id: FIRST_CUSTOM_ID + 1 });
  });

  const good = { base: "All", level: 9, nextId: 101, monitors: [{ id: 100, kind: "CustomMonitor", ...wish() }] };
  test.each<[string, unknown]>([
    ["nothing", null],
    ["a list", []],
    ["a base that does not exist", { ...good, base: "Some" }],
    ["a level out of range", { ...good, level: 10 }],
    ["a monitor without a place", { ...good, monitors: [{ ...good.monitors[0], subject: { component: 1, variable: "x" } }] }],
    ["a monitor with NaN", { ...good, monitors: [{ ...good.monitors[0], value: null }] }],
    ["too many monitors", { ...good, monitors: Array.from({ length: MOST_MONITORS + 1 }, () => good.monitors[0]) }],
  ])("%s on the disk is as if there were nothing", (_, value) => expect(isKeptMonitoring(value)).toBe(false));
  test("and what was written is taken", () => expect(isKeptMonitoring(good)).toBe(true));
});
