// SPDX-License-Identifier: Apache-2.0
// D16, the CSMS's part: whatever the order in which the messages of racing transactions arrive, cut into whatever
// batches and repeated at random, each session ends as its events in order would have it.
import { type Random, seededRandom, systemRandom } from "@chargehand/kernel";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TransactionEventCommand } from "../src/domain.ts";
import { event, type Fixture, HOME, NOON, persistenceFixture } from "./persistence-fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await persistenceFixture();
});
afterAll(() => fixture?.[Symbol.asyncDispose]());

interface Model {
  readonly transactionId: string;
  readonly events: readonly TransactionEventCommand[];
  readonly hasStarted: boolean;
  readonly energyWh: number;
  readonly endedAt: number | undefined;
}

/** A transaction as a race at the plug makes them: some lose their start, some their end, some end in the minute they began. */
function transaction(random: Random, name: string): Model {
  const isUnnumbered = random.int(2) === 0;
  const [hasStarted, hasEnded] = [random.int(5) > 0, random.int(5) > 0];
  const updates = random.int(6);
  const registers = Array.from({ length: updates + 2 }, () => random.int(500)).map((_, at, all) => all.slice(0, at + 1).reduce((sum, one) => sum + one, 0));
  const of = (minute: number, seqNo: number | undefined, kind: TransactionEventCommand["kind"]): TransactionEventCommand => ({
    ...event(minute, { kind, energyWh: registers[minute] as number, evseId: 1 + random.int(2) }),
    ...{ transactionId: name, seqNo },
  });
  const lastNumber = isUnnumbered ? 1_000_000_000 : updates + 1;
  const events = [
    ...(hasStarted ? [of(0, 0, "Started")] : []),
    ...Array.from({ length: updates }, (_, at) => of(at + 1, isUnnumbered ? undefined : at + 1, "Updated")),
    ...(hasEnded ? [of(updates + 1, lastNumber, "Ended")] : []),
  ];
  const told = events.map(({ readings }) => readings[0]?.energyWh ?? 0);
  const energyWh = (told.at(-1) ?? 0) - (told[0] ?? 0);
  return { transactionId: name, events, hasStarted, energyWh, endedAt: hasEnded ? NOON + (updates + 1) * 60_000 : undefined };
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at--) {
    const other = random.int(at + 1);
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}

test("120 racing transactions, told in random order, with repeats, in random batches, end as their model says [threat D8, D16]", async () => {
  const seed = systemRandom.int(2 ** 31 - 1);
  const random = seededRandom(seed);
  const models = Array.from({ length: 120 }, (_, n) => transaction(random, `race-${n}`)).filter(({ events }) => events.length > 0);
  const all = models.flatMap(({ events }) => events);
  const messages = shuffled([...all, ...all.filter(() => random.int(3) === 0)], random);
  for (let at = 0; at < messages.length; ) {
    const batch = messages.slice(at, at + 1 + random.int(40));
    at += batch.length;
    await Promise.all(batch.map((one) => fixture.ingest.transactionEvent(HOME, one)));
  }
  const sessions = await fixture.owner.query<Record<string, unknown>>("select * from csms.session_current where transaction_id like 'race-%'");
  const found = new Map(sessions.map((row) => [row["transaction_id"], row]));
  for (const { transactionId, events, hasStarted, energyWh, endedAt } of models) {
    const stored = await fixture.owner.query("select seq_no from csms.transaction_event where transaction_id = $1", [transactionId]);
    expect({ seed, transactionId, stored: stored.length, ...found.get(transactionId) }).toMatchObject({
      ...{ seed, transactionId, stored: events.length, has_started: hasStarted, energy_wh: energyWh },
      ended_at: endedAt === undefined ? null : new Date(endedAt),
    });
  }
  expect(await fixture.owner.query("select from csms.conflicting_event")).toEqual([]);
  expect(found.size).toBe(models.length);
}, 60_000);
