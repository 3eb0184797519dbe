// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EVENT_GAP, type Monitor, type MonitorType } from "./monitor.ts";
import { type Actual, type Alert, type Look, step, type Watch, type WatchedMonitor } from "./monitor-step.ts";

const monitorOf = (type: MonitorType, value: number, more: Partial<Monitor> = {}): Monitor => ({
  ...{ id: 100, kind: "CustomMonitor", subject: { component: "EVSE", evse: { id: 1 }, variable: "Power" }, type, value, severity: 5, inTransaction: false },
  ...more,
});

const actual = (value: string): Actual => ({ value, isNumeric: true });

const lookAt = (seconds: number, more: Partial<Look> = {}): Look => ({
  wallMs: seconds * 1_000,
  monoMs: seconds * 1_000,
  isInTransaction: true,
  gap: EVENT_GAP,
  severity: 9,
  ...more,
});

/** What one monitor tells of values, one each 20 s, and what it remembers at the end. */
function told(monitor: Monitor, values: readonly (string | undefined)[], more: readonly Partial<Look>[] = []) {
  let all: readonly WatchedMonitor[] = [{ monitor, watch: {} }];
  const alerts = values.map((value, i) => {
    const stepped = step(all, () => (value === undefined ? undefined : actual(value)), lookAt(i * 20, more[i]));
    all = stepped.all;
    return shortly(stepped.alerts[0]);
  });
  return { alerts, watch: all[0]?.watch as Watch };
}

const shortly = (alert: Alert | undefined): string | undefined =>
  alert === undefined ? undefined : `${alert.trigger} ${alert.value}${alert.cleared === true ? " cleared" : ""}`;

describe("what a monitor tells", () => {
  test.each<[string, Monitor, (string | undefined)[], (string | undefined)[]]>([
    [
      "exceeding an upper threshold and coming back [N07.FR.16, N07.FR.02]",
      monitorOf("UpperThreshold", 100),
      ["50", "150", "160", "100"],
      [undefined, "Alerting 150", undefined, "Alerting 100 cleared"],
    ],
    ["nothing on the upper threshold itself", monitorOf("UpperThreshold", 100), ["100", "100"], [undefined, undefined]],
    [
      "falling under a lower threshold and coming back [N07.FR.17, N07.FR.02]",
      monitorOf("LowerThreshold", 10),
      ["50", "9", "10"],
      [undefined, "Alerting 9", "Alerting 10 cleared"],
    ],
    ["nothing on the lower threshold itself", monitorOf("LowerThreshold", 10), ["10", "10"], [undefined, undefined]],
    ["a value that exceeds from the first", monitorOf("UpperThreshold", 100), ["150"], ["Alerting 150"]],
    [
      "nothing of a threshold while there is no number",
      monitorOf("UpperThreshold", 100),
      ["150", "", "NaN", "-", "150"],
      ["Alerting 150", undefined, undefined, undefined, undefined],
    ],
    [
      "a change by more than was asked for, up and down [N07.FR.18]",
      monitorOf("Delta", 10),
      ["0", "10", "11", "21", "0"],
      [undefined, undefined, "Delta 11", undefined, "Delta 0"],
    ],
    [
      "a slow drift, measured from what was told last",
      monitorOf("Delta", 10),
      ["0", "6", "12", "18", "24"],
      [undefined, undefined, "Delta 12", undefined, "Delta 24"],
    ],
    [
      "each change of what is no number [N07.FR.19]",
      monitorOf("Delta", 1_000),
      ["Available", "Occupied", "Occupied", "Available"],
      [undefined, "Delta Occupied", undefined, "Delta Available"],
    ],
    ["a number that becomes none", monitorOf("Delta", 1_000), ["1", ""], [undefined, "Delta "]],
    ["nothing that cannot be read", monitorOf("Delta", 0), [undefined, "1", undefined, "2"], [undefined, undefined, undefined, "Delta 2"]],
    [
      "the value at each interval [N08.FR.06]",
      monitorOf("Periodic", 40),
      ["1", "2", "3", "4", "5"],
      [undefined, undefined, "Periodic 3", undefined, "Periodic 5"],
    ],
    [
      "the value at the marks of the clock [N08.FR.07]",
      monitorOf("PeriodicClockAligned", 30),
      ["1", "2", "3", "4"],
      [undefined, undefined, "Periodic 3", "Periodic 4"],
    ],
  ])("%s", (_, monitor, values, expected) => expect(told(monitor, values).alerts).toEqual(expected));

  test("every change of a text is told, also from one number to the next [N07.FR.19]", () => {
    const first = step([{ monitor: monitorOf("Delta", 5), watch: {} }], () => ({ value: "1", isNumeric: false }), lookAt(0));
    expect(step(first.all, () => ({ value: "2", isNumeric: false }), lookAt(20)).alerts.map(shortly)).toEqual(["Delta 2"]);
  });

  test("tells what stands when it may be told again, not what came and went [N07.FR.15]", () => {
    const held = { severity: 4 };
    expect(told(monitorOf("UpperThreshold", 100), ["50", "150", "50", "150"], [{}, held, held, {}]).alerts).toEqual([
      undefined,
      undefined,
      undefined,
      "Alerting 150",
    ]);
    expect(told(monitorOf("Delta", 1), ["1", "5", "1", "1"], [{}, held, held, {}]).alerts).toEqual([undefined, undefined, undefined, undefined]);
    expect(told(monitorOf("Periodic", 20), ["1", "2", "3", "4"], [{}, held, held, {}]).alerts).toEqual([undefined, undefined, undefined, "Periodic 4"]);
  });

  test("a monitor of transactions begins anew with each, and is silent between", () => {
    const none = { isInTransaction: false };
    const watched = monitorOf("UpperThreshold", 100, { inTransaction: true });
    expect(told(watched, ["150", "150", "150", "150"], [none, {}, none, {}]).alerts).toEqual([undefined, "Alerting 150", undefined, "Alerting 150"]);
    const delta = monitorOf("Delta", 1, { inTransaction: true });
    expect(told(delta, ["1", "50", "99"], [none, none, {}]).alerts).toEqual([undefined, undefined, undefined]);
  });

  test("a threshold that was exceeded before a restart is told as cleared after it [N07.FR.14]", () => {
    const monitor = monitorOf("UpperThreshold", 100);
    expect(shortly(step([{ monitor, watch: { isExceeded: true } }], () => actual("50"), lookAt(0)).alerts[0])).toBe("Alerting 50 cleared");
  });

  test.each([
    ["is told again where the new threshold is exceeded too", 50, "Alerting 150"],
    ["is told as cleared where the new threshold is not", 200, "Alerting 150 cleared"],
  ])("a threshold that was exceeded, and is set anew, %s [N07.FR.11]", (_, value, expected) => {
    const { all, alerts } = step([{ monitor: monitorOf("UpperThreshold", value), watch: { isExceeded: true, isNew: true } }], () => actual("150"), lookAt(0));
    expect(alerts.map(shortly)).toEqual([expected]);
    expect(step(all, () => actual("150"), lookAt(20)).alerts).toEqual([]);
  });

  test("a clock that jumps ten years has one event of the marks of the clock, and goes on", () => {
    const monitor = monitorOf("PeriodicClockAligned", 60);
    const tenYears = 10 * 366 * 86_400_000;
    const looks = [0, 20, 40].map((s) => ({ wallMs: s * 1_000 + (s === 0 ? 0 : tenYears), monoMs: s * 1_000 }));
    expect(told(monitor, ["1", "1", "1"], looks).alerts.filter(Boolean)).toHaveLength(1);
  });

  test("what has not changed comes back as the same object", () => {
    const all = [{ monitor: monitorOf("UpperThreshold", 100), watch: {} }];
    expect(step(all, () => actual("50"), lookAt(0)).all[0]).toBe(all[0]);
  });
});

describe("whatever the values do", () => {
  const types = fc.constantFrom<MonitorType[]>("UpperThreshold", "LowerThreshold", "Delta", "Periodic", "PeriodicClockAligned");
  const readings = fc.array(
    fc.record({
      value: fc.oneof(fc.integer({ min: -5, max: 5 }).map(String), fc.constantFrom("", "NaN", "Occupied")),
      afterMs: fc.integer({ min: 1, max: 5_000 }),
    }),
    {
      minLength: 1,
      maxLength: 300,
    },
  );

  test("two events of one monitor are never closer than the gap, so there are at most six a minute", () => {
    fc.assert(
      fc.property(types, fc.integer({ min: 0, max: 3 }), readings, (type, value, course) => {
        let all: readonly WatchedMonitor[] = [{ monitor: monitorOf(type, type.startsWith("Periodic") ? 10 : value), watch: {} }];
        let [now, last] = [0, Number.NEGATIVE_INFINITY];
        for (const reading of course) {
          now += reading.afterMs;
          const stepped = step(all, () => actual(reading.value), { wallMs: now, monoMs: now, isInTransaction: true, gap: EVENT_GAP, severity: 9 });
          all = stepped.all;
          if (stepped.alerts.length === 0) continue;
          expect(now - last).toBeGreaterThanOrEqual(EVENT_GAP);
          last = now;
        }
      }),
    );
  });

  test("a threshold is told as exceeded and as cleared in turns, and in the end as it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 5 }), fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 100 }), (limit, values) => {
        const monitor = monitorOf("UpperThreshold", limit);
        // Long enough at the end for what was held back by the gap.
        const { alerts, watch } = told(monitor, [...values, values.at(-1) as number].map(String));
        const seen = alerts.filter((alert) => alert !== undefined).map((alert) => alert.endsWith("cleared"));
        for (const [i, isCleared] of seen.entries()) expect(isCleared).toBe(i % 2 === 1);
        expect(watch.isExceeded ?? false).toBe((values.at(-1) as number) > limit);
      }),
    );
  });
});
