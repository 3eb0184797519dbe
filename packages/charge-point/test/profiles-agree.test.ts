// SPDX-License-Identifier: Apache-2.0
// After each SetChargingProfile the offer, the duty cycle, Current.Offered and the composite schedule say the same within 5 s.
import { Amps, Millis, Seconds } from "@chargehand/kernel";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { dutyOf } from "../src/pilot/duty.ts";
import { atOnce } from "../src/settings.ts";
import { type Bench, benchOf, type Json } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

const NUMBER = 61;
const iso = (ms: number) => new Date(ms).toISOString();
const settings = { ...atOnce, authorization: "freeVend" } as const;

interface Shape {
  readonly limit: number;
  readonly changes?: Json;
  readonly schedule?: Json;
}

/** A profile as evcc sends one to a charger at home: a default for connector 1, from a minute ago, without end. */
const evcc = ({ limit, changes = {}, schedule = {} }: Shape): Json => ({
  chargingProfileId: 1,
  stackLevel: 3,
  chargingProfilePurpose: "TxDefaultProfile",
  chargingProfileKind: "Absolute",
  chargingSchedule: {
    startSchedule: iso(on.domain.wallMs() - 60_000),
    chargingRateUnit: "A",
    chargingSchedulePeriod: [{ startPeriod: 0, limit }],
    ...schedule,
  },
  ...changes,
});

/** Its options: as a relative schedule, on stack level 0, and in watts of a number of phases. */
const shapes: readonly (readonly [title: string, shape: (amps: number) => Shape])[] = [
  ["absolute, in amps", (limit) => ({ limit })],
  ["relative", (limit) => ({ limit, changes: { chargingProfileKind: "Relative" }, schedule: { startSchedule: undefined } })],
  ["on stack level 0", (limit) => ({ limit, changes: { stackLevel: 0 } })],
  [
    "in watts",
    (limit) => ({
      limit,
      schedule: { chargingRateUnit: "W", chargingSchedulePeriod: [{ startPeriod: 0, limit: Math.trunc(limit * 230), numberPhases: 1 }] },
    }),
  ],
];

const set16 = (csChargingProfiles: Json) => on.csms.call("SetChargingProfile", { connectorId: 1, csChargingProfiles });

/** What is offered, after the 5 s for which a duty cycle stands at least; undefined for none. */
function offered(): number | undefined {
  on.domain.advance(Seconds(5));
  return on.hardware.pilot.offered;
}

async function composite16(): Promise<number | undefined> {
  const answer = await on.csms.call("GetCompositeSchedule", { connectorId: 1, duration: 60, chargingRateUnit: "A" });
  return (answer["chargingSchedule"] as { chargingSchedulePeriod: { limit: number }[] }).chargingSchedulePeriod[0]?.limit;
}

describe("the four shapes that evcc sends [1.6 sections 5.7, 5.16]", () => {
  const begin = async () => {
    on = await benchOf({
      settings,
      protocol: "ocpp1.6",
      prepare: (csms) => {
        csms.answers["StartTransaction"] = () => ({ idTagInfo: { status: "Accepted" }, transactionId: NUMBER });
      },
    });
  };

  test.each(shapes)("%s: during a transaction it is taken, followed, paused with 0 A and raised again", async (_title, shape) => {
    await begin();
    on.hardware.plug("C");
    on.domain.advance(Seconds(10));
    await on.chargePoint.drained();
    for (const amps of [16, 6, 0, 10, 31, 0, 32]) {
      expect(await set16(evcc(shape(amps))), `${amps} A`).toEqual({ status: "Accepted" });
      expect(offered(), `${amps} A`).toBe(amps === 0 ? undefined : amps);
      expect(on.hardware.contactor.isClosed).toBe(amps > 0);
      expect(await composite16()).toBe(amps);
      expect(on.chargePoint.snapshot().transaction?.id).toBeDefined();
    }
  });

  test.each(shapes)("%s: without a transaction it is taken and holds for the next", async (_title, shape) => {
    await begin();
    expect(await set16(evcc(shape(0)))).toEqual({ status: "Accepted" });
    expect(await composite16()).toBe(0);
    on.hardware.plug("C");
    expect(offered()).toBeUndefined();
    expect(await set16(evcc(shape(13)))).toEqual({ status: "Accepted" });
    expect(await composite16()).toBe(13);
    expect(offered()).toBe(13);
  });

  test("a tenth of an ampere is a tenth of an ampere", async () => {
    await begin();
    on.hardware.plug("C");
    on.domain.advance(Seconds(10));
    expect(await set16(evcc({ limit: 6.3 }))).toEqual({ status: "Accepted" });
    expect(offered()).toBe(6.3);
    expect(await composite16()).toBe(6.3);
  });
});

const set201 = (chargingProfile: Json, evseId: number) => on.csms.call("SetChargingProfile", { evseId, chargingProfile });

/** What the station says of itself when it is asked for its meter values. */
async function currentOffered(): Promise<number> {
  const before = on.csms.of("MeterValues").length;
  expect(await on.csms.call("TriggerMessage", { requestedMessage: "MeterValues" })).toEqual({ status: "Accepted" });
  await on.csms.until(() => on.csms.of("MeterValues").length > before);
  const { meterValue } = on.csms.of("MeterValues").at(-1) as unknown as { meterValue: { sampledValue: { measurand: string; value: number }[] }[] };
  return meterValue[0]?.sampledValue.find(({ measurand }) => measurand === "Current.Offered")?.value ?? Number.NaN;
}

test("a relative schedule counts from when somebody was let in and the vehicle was there, not from the plug alone [OCPP 2.1 K01.FR.42]", async () => {
  on = await benchOf({ settings: { ...atOnce, authorization: "token" } });
  const chargingSchedulePeriod = [
    { startPeriod: 0, limit: 16 },
    { startPeriod: 30, limit: 8 },
  ];
  const relative = { id: 1, stackLevel: 0, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Relative" };
  await set201({ ...relative, chargingSchedule: [{ id: 1, chargingRateUnit: "A", chargingSchedulePeriod }] }, 1);
  on.hardware.plug("C");
  on.domain.advance(Seconds(60));
  expect(on.chargePoint.snapshot().transaction?.id).toBeDefined();
  await on.csms.call("RequestStartTransaction", { idToken: { idToken: "OWNER-1", type: "Central" }, remoteStartId: 7, evseId: 1 });
  expect(offered()).toBe(16);
  expect(await on.csms.call("GetCompositeSchedule", { evseId: 1, duration: 60 })).toMatchObject({
    schedule: {
      chargingSchedulePeriod: [
        { startPeriod: 0, limit: 16 },
        { startPeriod: 25, limit: 8 },
      ],
    },
  });
  on.domain.advance(Seconds(20));
  expect(on.hardware.pilot.offered).toBe(16);
  expect(offered()).toBe(8);
});

const draft = fc.record({
  purpose: fc.constantFrom("TxDefaultProfile", "TxProfile", "ChargingStationMaxProfile"),
  level: fc.nat(2),
  limits: fc.array(fc.integer({ min: 0, max: 34 }), { minLength: 1, maxLength: 3 }),
  unit: fc.constantFrom("A", "W"),
  start: fc.integer({ min: -40, max: 20 }),
  duration: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
  wait: fc.integer({ min: 0, max: 25 }),
});

test("offer, duty cycle, Current.Offered and composite schedule agree 5 s after any profile [OCPP 2.0.1 K01.FR.07, K08.FR.02]", async () => {
  on = await benchOf({ settings });
  on.hardware.plug("C");
  on.domain.advance(Seconds(10));
  await fc.assert(
    fc.asyncProperty(fc.array(draft, { minLength: 1, maxLength: 3 }), async (drafts) => {
      await on.csms.call("ClearChargingProfile", { chargingProfileCriteria: {} });
      for (const [id, { purpose, level, limits, unit, start, duration, wait }] of drafts.entries()) {
        const chargingProfile = {
          id,
          stackLevel: level,
          chargingProfilePurpose: purpose,
          chargingProfileKind: "Absolute",
          ...(purpose === "TxProfile" ? { transactionId: on.chargePoint.snapshot().transaction?.id } : {}),
          chargingSchedule: [
            {
              id,
              startSchedule: iso(on.domain.wallMs() + start * 1000),
              chargingRateUnit: unit,
              chargingSchedulePeriod: limits.map((limit, i) => ({ startPeriod: i * 20, limit: unit === "W" ? limit * 230 : limit })),
              ...(duration === undefined ? {} : { duration }),
            },
          ],
        };
        await set201(chargingProfile, purpose === "ChargingStationMaxProfile" ? 0 : 1);
        on.domain.advance(Seconds(wait));
      }
      // The value of a schedule may just have changed by itself; a duty cycle stands for 5 s before it follows.
      on.domain.advance(Millis(5_000));
      const { schedule } = (await on.csms.call("GetCompositeSchedule", { evseId: 1, duration: 1 })) as unknown as {
        schedule: { chargingSchedulePeriod: { limit: number }[] };
      };
      const limit = schedule.chargingSchedulePeriod[0]?.limit ?? Number.NaN;
      const { offered: offer } = on.hardware.pilot;
      if (isSettled(drafts)) {
        expect(offer).toBe(limit === 0 ? undefined : limit);
        expect(dutyOf(offer)).toEqual(limit === 0 ? dutyOf(undefined) : dutyOf(Amps(limit)));
        expect(await currentOffered()).toBeCloseTo(limit, 6);
      }
    }),
    { numRuns: 25 },
  );
});

/** No schedule of theirs changes within the last 5 s, so that what is asked now was so when they began. */
function isSettled(drafts: readonly { start: number; limits: readonly number[]; duration: number | undefined; wait: number }[]): boolean {
  let age = 5;
  for (const { start, limits, duration, wait } of drafts.toReversed()) {
    age += wait;
    const edges = [start, ...limits.map((_, i) => start + i * 20), ...(duration === undefined ? [] : [start + duration])];
    if (edges.some((edge) => edge > age - 5 && edge <= age)) return false;
  }
  return true;
}
