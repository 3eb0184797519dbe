// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Fixture, persistenceFixture } from "./persistence-fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await persistenceFixture();
});
afterAll(() => fixture[Symbol.asyncDispose]());

test.each(["ensure_reading_partition", "ensure_station_reading_partition"])("two writers that need the same new month both get it (%s)", async (name) => {
  const month = "2030-01-01";
  const onlooker = fixture.openAs("chargehand_ingest");
  const first = Promise.withResolvers<void>();
  const firstMayCommit = Promise.withResolvers<void>();
  const holding = fixture.owner.transaction(async (sql) => {
    await sql.query(`select csms.${name}($1)`, [month]);
    first.resolve();
    await firstMayCommit.promise;
  });
  await first.promise;
  const waiting = fixture.owner.query(`select csms.${name}($1)`, [month]);
  // Only when the second stands at the lock does the first commit: that is the order that once failed.
  while ((await onlooker.query("select from pg_locks where locktype = 'advisory' and not granted")).length === 0);
  firstMayCommit.resolve();
  await holding;
  await expect(waiting).resolves.toHaveLength(1);
});
