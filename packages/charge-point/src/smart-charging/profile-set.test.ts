// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile, Facts } from "@chargehand/charging";
import { expect, test } from "vitest";
import { profileLimits } from "./profile-rules.ts";
import { isProfileList, ProfileSet } from "./profile-set.ts";

const profile = (changes: Partial<ChargingProfile> = {}, cause: Facts["cause"] = "profile"): ChargingProfile => ({
  id: 1,
  stackLevel: 0,
  purpose: "TxDefaultProfile",
  kind: "Absolute",
  startSchedule: 0,
  evseId: 1,
  unit: "A",
  periods: [{ startPeriod: 0, limit: 10 }],
  facts: { cause, beneficiary: "owner", provenance: "owner", verified: false },
  ...changes,
});
const idle = { transactionId: undefined, nowMs: 1_000 };

function filled(...profiles: ChargingProfile[]): ProfileSet {
  const set = new ProfileSet(() => {});
  for (const one of profiles) expect(set.install(one, idle)).toEqual({ ok: true, value: undefined });
  return set;
}
const ids = (set: ProfileSet) => set.all.map((one) => one.id);
const refusal = (set: ProfileSet, one: ChargingProfile) => {
  const outcome = set.install(one, idle);
  return outcome.ok ? undefined : outcome.error.code;
};

test("a profile with a known id takes the place of the old one [K01.FR.05]", () => {
  const set = filled(profile(), profile({ stackLevel: 3 }));
  expect(set.all.map((one) => one.stackLevel)).toEqual([3]);
});

test("profiles of one level and purpose may follow each other in time, not overlap [K01.FR.06]", () => {
  const set = filled(profile({ id: 1, validTo: 5_000 }), profile({ id: 2, validFrom: 5_000 }));
  expect(refusal(set, profile({ id: 3, validFrom: 4_000, validTo: 6_000 }))).toBe("DuplicateProfile");
  expect(ids(set)).toEqual([1, 2]);
});

test("a default for the station and one for the EVSE do not share a level [K01.FR.52, K01.FR.53]", () => {
  expect(refusal(filled(profile({ id: 1, evseId: 0 })), profile({ id: 2 }))).toBe("DuplicateProfile");
  expect(refusal(filled(profile({ id: 1 })), profile({ id: 2, evseId: 0 }))).toBe("DuplicateProfile");
  expect(refusal(filled(profile({ id: 1 })), profile({ id: 2, evseId: 0, stackLevel: 1 }))).toBeUndefined();
});

test("the memory is bounded, and expired profiles make room", () => {
  const many = Array.from({ length: profileLimits.profiles }, (_, id) => profile({ id, stackLevel: id, ...(id === 0 ? { validTo: 900 } : {}) }));
  const set = new ProfileSet(() => {}, many);
  expect(refusal(set, profile({ id: 98, stackLevel: 98 }))).toBeUndefined();
  expect(refusal(set, profile({ id: 99, stackLevel: 99 }))).toBe("TooManyElements");
});

test("the owner's words do not compete with routine profiles, and the last of them holds", () => {
  const set = filled(profile({ id: 1 }), profile({ id: 2 }, "ownerStop"));
  expect(ids(set)).toEqual([1, 2]);
  set.install(profile({ id: 3 }, "chargeNow"), idle);
  expect(ids(set)).toEqual([1, 3]);
  set.install(profile({ id: 4 }, "ownerStop"), idle);
  expect(ids(set)).toEqual([1, 4]);
});

test("what is refused takes nothing back", () => {
  const set = filled(profile({ id: 2 }, "ownerStop"));
  expect(refusal(set, profile({ id: 3, stackLevel: -1 }, "chargeNow"))).toBe("InvalidStackLevel");
  expect(ids(set)).toEqual([2]);
});

test("with the transaction go its profiles, and a charge now without an end", () => {
  const set = filled(profile({ id: 1 }), profile({ id: 2 }, "chargeNow"), profile({ id: 3, stackLevel: 1, validTo: 9_000 }, "chargeNow"));
  const ofTransaction = profile({ id: 4, purpose: "TxProfile", transactionId: "tx" });
  expect(set.install(ofTransaction, { transactionId: "tx", nowMs: 0 }).ok).toBe(true);
  set.endTransaction();
  expect(ids(set)).toEqual([1, 3]);
});

test("with the vehicle goes an owner's stop, unless it names its end; nothing else does", () => {
  const facts = { cause: "ownerStop", beneficiary: "owner", provenance: "owner", verified: false, until: 9_000 } as const;
  const set = filled(
    profile({ id: 1 }),
    profile({ id: 2 }, "ownerStop"),
    profile({ id: 3, stackLevel: 1, validTo: 9_000 }, "ownerStop"),
    profile({ id: 4, stackLevel: 2, facts }),
  );
  set.endTransaction();
  expect(ids(set)).toEqual([1, 2, 3, 4]);
  set.endCharge();
  expect(ids(set)).toEqual([1, 3, 4]);
});

test("what is read back from disk is checked", () => {
  expect(isProfileList(JSON.parse(JSON.stringify([profile()])))).toBe(true);
  for (const bad of [null, {}, [null], [{}], [profile({ periods: [] })], [{ ...profile(), facts: undefined }]]) expect(isProfileList(bad)).toBe(false);
});
