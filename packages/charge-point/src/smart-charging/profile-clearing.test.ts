// SPDX-License-Identifier: Apache-2.0
// Which profiles are cleared, switched on, updated and dropped. Names as in the checklist for OCPP 1.6.
import type { ChargingProfile } from "@chargehand/charging";
import { describe, expect, test } from "vitest";
import type { ProfileFilter } from "../ocpp/station-commands.ts";
import { ProfileSet } from "./profile-set.ts";

const T0 = Date.UTC(2026, 0, 5, 12);
const profile = (id: number, changes: Partial<ChargingProfile> = {}): ChargingProfile => ({
  id,
  stackLevel: 0,
  purpose: "TxDefaultProfile",
  kind: "Absolute",
  startSchedule: T0,
  evseId: 1,
  unit: "A",
  periods: [{ startPeriod: 0, limit: 10 }],
  facts: { cause: "profile", beneficiary: "operator", provenance: "csms", verified: false },
  ...changes,
});
const external = profile(-1, { purpose: "ChargingStationExternalConstraints", evseId: 0 });
const all = [
  profile(1, { evseId: 0, stackLevel: 1 }),
  profile(2),
  profile(3, { stackLevel: 2 }),
  profile(4, { purpose: "ChargingStationMaxProfile", evseId: 0 }),
  profile(5, { purpose: "TxProfile", transactionId: "tx", stackLevel: 2 }),
  profile(6, { purpose: "PriorityCharging", evseId: 0, stackLevel: 3 }),
  profile(7, { purpose: "LocalGeneration", evseId: 0, stackLevel: 4 }),
  external,
];
const setOf = (profiles: readonly ChargingProfile[] = all) => new ProfileSet(() => {}, profiles);
const ids = (set: ProfileSet) => set.all.map(({ id }) => id);

const rows: readonly (readonly [title: string, filter: ProfileFilter, left: readonly number[]])[] = [
  ["all empty: everything that a CSMS may clear [K10.FR.04]", {}, [7, -1]],
  ["by id only [K10.FR.03]", { ids: [2] }, [1, 3, 4, 5, 6, 7, -1]],
  ["by EVSE: that of the EVSE, not of EVSE 0", { evseId: 1 }, [1, 4, 6, 7, -1]],
  ["connector N leaves 0, and 0 leaves N", { evseId: 0 }, [2, 3, 5, 7, -1]],
  ["by stack level, of whatever purpose", { stackLevel: 2 }, [1, 2, 4, 6, 7, -1]],
  ["by purpose", { purpose: "TxDefaultProfile" }, [4, 5, 6, 7, -1]],
  ["by purpose: PriorityCharging", { purpose: "PriorityCharging" }, [1, 2, 3, 4, 5, 7, -1]],
  ["all three", { evseId: 1, purpose: "TxDefaultProfile", stackLevel: 2 }, [1, 2, 4, 5, 6, 7, -1]],
  ["all three and id: every field must match", { ids: [2], evseId: 1, purpose: "TxDefaultProfile", stackLevel: 2 }, all.map(({ id }) => id)],
];

describe("ClearAllProfilesWithFilter", () => {
  test.each(rows)("%s", (_title, filter, left) => {
    const set = setOf();
    expect(set.clear(filter)).toBe(left.length < all.length);
    expect(ids(set)).toEqual(left);
  });
  test("none present, and none that matches [K10.FR.01]", () => {
    expect(setOf([]).clear({})).toBe(false);
    expect(setOf().clear({ stackLevel: 9 })).toBe(false);
  });
  test.each<ProfileFilter>([{ ids: [-1] }, { purpose: "ChargingStationExternalConstraints" }, { ids: [7] }, { purpose: "LocalGeneration" }])(
    "a limit from outside and local generation are disregarded: %o [K10.FR.08, K10.FR.09]",
    (filter) => {
      const set = setOf();
      expect(set.clear(filter)).toBe(false);
      expect(ids(set)).toEqual(all.map(({ id }) => id));
    },
  );
  test("a default of EVSE 0 is cleared once, for all EVSEs [K01.FR.14]", () => {
    const set = setOf([profile(1, { evseId: 0 })]);
    expect(set.clear({ purpose: "TxDefaultProfile", stackLevel: 0 })).toBe(true);
    expect(set.all).toEqual([]);
  });
});

describe("what is found [K09.FR.04 to K09.FR.06]", () => {
  const found = (filter: ProfileFilter) =>
    setOf()
      .find(filter)
      .map(({ id }) => id);
  test("by source: what the CSMS has set, or somebody outside", () => {
    expect(found({ sources: ["EMS"] })).toEqual([-1]);
    expect(found({ sources: ["CSO"] })).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(found({ sources: ["SO", "Other"] })).toEqual([]);
    expect(found({ sources: ["SO", "EMS"], evseId: 1 })).toEqual([]);
  });
  test("by EVSE 0, by an EVSE, and without one", () => {
    expect(found({ evseId: 0 })).toEqual([1, 4, 6, 7, -1]);
    expect(found({ evseId: 1 })).toEqual([2, 3, 5]);
    expect(found({})).toHaveLength(all.length);
  });
  test("by a list of ids, together with the EVSE", () => expect(found({ ids: [1, 2, 99], evseId: 1 })).toEqual([2]));
});

describe("limits from outside [OCPP 2.0.1 K12.FR.05, K13.FR.01]", () => {
  test("the newest takes the place of the one before, and is gone when it is released", () => {
    const set = setOf([profile(2)]);
    set.holdExternal(external);
    set.holdExternal({ ...external, periods: [{ startPeriod: 0, limit: 7 }] });
    expect(set.all.map(({ id, periods }) => [id, periods[0]?.limit])).toEqual([
      [2, 10],
      [-1, 7],
    ]);
    set.holdExternal(undefined);
    expect(ids(set)).toEqual([2]);
  });
});

describe("priority charging [OCPP 2.1 K21]", () => {
  const isOn = (set: ProfileSet) => set.all.find(({ id }) => id === 6)?.transactionId;
  test("it is switched on for a transaction and off again, and tells whether that changed anything", () => {
    const set = setOf();
    expect([set.usePriority("tx", true), isOn(set), set.usePriority("tx", true)]).toEqual([true, "tx", false]);
    expect([set.usePriority("tx", false), isOn(set), set.usePriority("tx", false)]).toEqual([true, undefined, false]);
  });
  test("without such a profile there is nothing to switch on, and off means nothing [K21.FR.01, K21.FR.06]", () => {
    expect(setOf([profile(2)]).usePriority("tx", true)).toBeUndefined();
    expect(setOf([profile(2)]).usePriority("tx", false)).toBe(false);
  });
  test("it ends with its transaction; the profile stays", () => {
    const set = setOf();
    set.usePriority("tx", true);
    set.endTransaction();
    expect([ids(set).includes(6), ids(set).includes(5), isOn(set)]).toEqual([true, false, undefined]);
  });
});

describe("dynamic profiles [OCPP 2.1 K28]", () => {
  const { startSchedule: _, ...dynamic } = profile(9, { kind: "Dynamic" });
  test("it is told when it was set, and each update holds at once [K28.FR.05, K28.FR.06, K28.FR.09]", () => {
    const set = setOf([]);
    set.install(dynamic, { transactionId: undefined, nowMs: T0 });
    expect(set.all[0]?.updatedAt).toBe(T0);
    expect(set.update(9, 13, T0 + 5).ok).toBe(true);
    expect(set.all[0]).toMatchObject({ updatedAt: T0 + 5, periods: [{ startPeriod: 0, limit: 13 }] });
  });
  test("its next limit is asked for once an interval, whether or not there was an answer [K28.FR.10]", () => {
    const set = setOf([
      { ...dynamic, updateInterval: 60, updatedAt: T0 },
      { ...dynamic, id: 10, updatedAt: T0 },
    ]);
    const asked = [59_999, 60_000, 60_001, 119_999, 120_000].map((ms) => set.dueUpdates(T0 + ms));
    expect(asked).toEqual([[], [9], [], [], [9]]);
    set.update(9, 8, T0 + 121_000);
    expect([set.dueUpdates(T0 + 180_999), set.dueUpdates(T0 + 181_000)]).toEqual([[], [9]]);
  });
  test("one that is not Dynamic, not there, or whose limit will not do is refused and stays [K28.FR.11]", () => {
    const set = setOf([dynamic, profile(2), external]);
    const codes = [set.update(2, 6, T0), set.update(5, 6, T0), set.update(-1, 6, T0), set.update(9, -6, T0)].map((it) => (it.ok ? "taken" : it.error.code));
    expect(codes).toEqual(["InvalidProfile", "NotFound", "NotFound", "ValueOutOfRange"]);
    expect(set.all.map(({ periods }) => periods[0]?.limit)).toEqual([10, 10, 10]);
  });
});

test("OfflineDuration, invalid after: what does not come back is dropped when its time without a line is over [OCPP 2.1 K01.FR.102]", () => {
  const set = setOf([
    profile(1, { maxOfflineDuration: 60 }),
    profile(2, { maxOfflineDuration: 60, invalidAfterOfflineDuration: true }),
    profile(3, { invalidAfterOfflineDuration: true }),
  ]);
  expect(set.dropStale(T0, T0 + 59_999)).toBe(false);
  expect(set.dropStale(T0, T0 + 60_000)).toBe(true);
  expect(ids(set)).toEqual([1, 3]);
});
