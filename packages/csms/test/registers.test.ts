// SPDX-License-Identifier: Apache-2.0
// What the registers of a session say, whatever the station's clock did in between and whatever else was measured.
import { type Random, seededRandom, systemRandom } from "@chargehand/kernel";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MeterReading, TransactionEventCommand } from "../src/domain.ts";
import { event, type Fixture, HOME, NOON, OPERATOR, persistenceFixture } from "./persistence-fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await persistenceFixture();
});
afterAll(() => fixture?.[Symbol.asyncDispose]());

/** Each array is told at once, and so is one statement. */
async function tell(batches: readonly (readonly TransactionEventCommand[])[]): Promise<void> {
  for (const batch of batches) await Promise.all(batch.map((one) => fixture.ingest.transactionEvent(HOME, one)));
}

async function sessionOf(transactionId: string): Promise<Record<string, unknown>> {
  const rows = await fixture.owner.query<Record<string, unknown>>("select * from csms.session_current where transaction_id = $1", [transactionId]);
  const [row = {}] = rows;
  // Each of these transactions stays open at the same EVSE.
  return { ...row, flags: (row["flags"] as string[]).filter((flag) => flag !== "EvseBusy") };
}

/** Every way in which the same events may arrive: one by one, all at once, the last first. */
const arrivals = [
  ["one by one", (all: readonly TransactionEventCommand[]) => all.map((one) => [one])],
  ["all at once", (all: readonly TransactionEventCommand[]) => [all]],
  ["the last first", (all: readonly TransactionEventCommand[]) => [all.slice(-1), all.slice(0, -1)]],
] as const;
let made = 0;
const named = (all: readonly TransactionEventCommand[]) => {
  const transactionId = `registers-${made++}`;
  return { transactionId, events: all.map((one) => ({ ...one, transactionId })) };
};
const at = (minute: number) => NOON + minute * 60_000;

describe.each(arrivals)("told %s", (_how, cut) => {
  test.each([
    ["2.0.1", [event(0, { at: at(0), energyWh: 0 }), event(1, { at: at(30), energyWh: 3_500 }), event(2, { kind: "Ended", at: at(-10), energyWh: 6_000 })]],
    [
      "2.0.1, where only start and end have one",
      [event(0, { at: at(0), energyWh: 0 }), event(1, { at: at(1) }), event(2, { kind: "Ended", at: at(-10), energyWh: 6_000 })],
    ],
    [
      "1.6",
      [
        event(0, { at: at(0), energyWh: 0 }),
        { ...event(1, { at: at(30), energyWh: 3_500 }), seqNo: undefined },
        { ...event(2, { at: at(20), energyWh: 2_000 }), seqNo: undefined },
        event(1_000_000_000, { kind: "Ended", at: at(-10), energyWh: 6_000 }),
      ],
    ],
  ] as const)("a clock set back within a transaction takes nothing of its energy: %s [threat D5, J5]", async (_version, all) => {
    const { transactionId, events } = named(all);
    await tell(cut(events));
    const { energy_wh, flags, session_id } = await sessionOf(transactionId);
    expect([energy_wh, (flags as string[]).includes("EnergyDecreased")]).toEqual([6_000, false]);
    const points = await fixture.repositories.sessions.series(OPERATOR, String(session_id));
    expect(points).toHaveLength(events.flatMap(({ readings }) => readings).length);
  });

  test("powers between two aligned registers make no jump of the register [threat D5]", async () => {
    const seconds = (n: number) => NOON + n * 1_000;
    const { transactionId, events } = named([
      event(0, { at: seconds(0), energyWh: 1_000, powerW: 0 }),
      ...Array.from({ length: 5 }, (_, n) => event(n + 1, { at: seconds(870 + n * 5), powerW: 11_000 })),
      event(6, { at: seconds(900), energyWh: 3_750, powerW: 11_000 }),
    ]);
    await tell(cut(events));
    expect(await sessionOf(transactionId)).toMatchObject({ energy_wh: 2_750, flags: [] });
  });

  test("a register that falls is marked, though a power was told in between [threat D5]", async () => {
    const { transactionId, events } = named([event(0, { energyWh: 5_000 }), event(1, { powerW: 7_000 }), event(2, { energyWh: 4_000 })]);
    await tell(cut(events));
    expect(await sessionOf(transactionId)).toMatchObject({ energy_wh: 0, flags: ["EnergyDecreased"] });
  });
});

test("what came under the number of another event marks its session, and only that one [threat D3]", async () => {
  const { transactionId, events } = named([event(0, { energyWh: 0 }), event(1, { energyWh: 100 })]);
  await tell(events.map((one) => [one]));
  expect(await sessionOf(transactionId)).toMatchObject({ flags: [] });
  await tell([[{ ...(events[1] as TransactionEventCommand), readings: [{ at: at(1), energyWh: 900 }] }]]);
  expect(await sessionOf(transactionId)).toMatchObject({ energy_wh: 100, flags: ["EventConflict"] });
  const seen = await fixture.repositories.sessions.list(OPERATOR, { stationId: HOME.stationId, limit: 100 });
  expect(seen.items.filter(({ flags }) => flags.includes("EventConflict"))).toHaveLength(1);
});

/** One transaction whose clock steps, whose register runs, stands or falls, and whose readings hold now this and now that. */
function drawn(random: Random, transactionId: string, isUnnumbered: boolean): readonly TransactionEventCommand[] {
  let [clock, register] = [0, 1_000];
  const count = 3 + random.int(10);
  return Array.from({ length: count }, (_, n) => {
    clock += [5, 60, 60, 60, 900, -300, -3_600][random.int(7)] as number;
    register += [0, 10, 100, 1_000, -400, 2_000_000][random.int(6)] as number;
    const time = NOON + clock * 1_000;
    const readings: MeterReading[] = Array.from({ length: random.int(3) }, (__, place) => ({
      at: time + place * 1_000,
      ...(random.int(3) > 0 ? { energyWh: register } : {}),
      ...(random.int(3) > 0 ? { powerW: [0, 99, 7_000][random.int(3)] as number } : {}),
    }));
    const isNumbered = n === 0 || !isUnnumbered;
    return { ...event(n, { at: time, readings }), transactionId, seqNo: isNumbered ? n : undefined };
  });
}

const COLUMNS = "first_seq, last_seq, event_count, meter_start_at, meter_start_wh, meter_last_at, meter_last_wh, last_reading_at, last_power_w";
const seconds = "round(charging_seconds::numeric, 3) as charging_seconds";
const flags = "array_remove(flags, 'EvseBusy') as flags";

test.each([
  ["in order", false, undefined],
  // A jump stayed marked, though a register that came later stands between its two.
  ["in order, as it once went wrong", false, 2_014_321_770],
  ["out of order and twice", true, undefined],
] as const)(
  "a session that is carried on, whatever the batches, is what its stored events say afresh: %s [threat D5, D8, D16]",
  async (_how, isMixed, fixed) => {
    const seed = fixed ?? systemRandom.int(2 ** 31 - 1);
    const random = seededRandom(seed);
    const prefix = `drawn-${made++}-`;
    const transactions = Array.from({ length: 150 }, (_, n) => [...drawn(random, `${prefix}${n}`, random.int(3) === 0)]);
    while (transactions.some((left) => left.length > 0)) {
      const batch = transactions.flatMap((left) => left.splice(isMixed ? random.int(left.length + 1) : 0, random.int(4)));
      await tell([isMixed ? [...batch, ...batch.slice(0, 3)] : batch]);
    }
    const told = `select session_id, ${COLUMNS}, ${seconds}, ${flags} from`;
    const ids = `select session_id from csms.session where transaction_id like '${prefix}%'`;
    const carried = await fixture.owner.query(`${told} csms.session where session_id in (${ids}) order by session_id`);
    const afresh = await fixture.owner.query(`${told} csms.derived_sessions(array(${ids})) order by session_id`);
    expect(carried).toHaveLength(150);
    expect({ seed, rows: carried }).toEqual({ seed, rows: afresh });
  },
  60_000,
);
