// SPDX-License-Identifier: Apache-2.0
// Row D10: a connector that flutters.
import { Millis, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ConnectorReport } from "../src/domain.ts";
import { createIngest } from "../src/ingest/ingest.ts";
import { liveHub } from "../src/ingest/live-hub.ts";
import { event, type Fixture, HOME, NOON, persistenceFixture } from "./persistence-fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await persistenceFixture();
});
afterAll(() => fixture?.[Symbol.asyncDispose]());

/** 50 a second for a minute, charging and suspended in turn. */
const STORM = 3_000;
const BETWEEN = Millis(20);
const report = (n: number): ConnectorReport => ({
  ...{ evseId: 1, connectorId: 1, status: "Occupied", at: NOON + n * BETWEEN },
  chargingState: n % 2 === 0 ? "Charging" : "SuspendedEV",
});
const stored = () => fixture.owner.query("select status, charging_state, at from csms.connector_status where evse_id = 1");

test("3,000 statuses in a minute are one row with the last of them, written together, and hold up no other station [threat D10]", async () => {
  await fixture.repositories.stations.ensure({ id: "CALM", tenantId: 1, name: "Calm", isSimulated: true, securityProfile: 3 });
  const clocks = { domain: fixture.domain, transport: systemClock };
  const limits = { connections: 1, maxBatch: 100 };
  const database = fixture.openAs("chargehand_ingest");
  const ingest = createIngest({ database, clocks, ids: uuids(systemRandom), log: silentLog, live: liveHub(silentLog), limits });
  let told = 0;
  const tell = async (n: number) => {
    const telling = ingest.status(HOME, report(n));
    fixture.domain.advance(BETWEEN);
    await telling;
    told++;
  };
  const storm = Promise.all(Array.from({ length: STORM }, (_, n) => tell(n)));
  await ingest.transactionEvent({ tenantId: 1, stationId: "CALM" }, event(0, { energyWh: 5 }));
  // It came last, and had to wait for one batch and to share another.
  expect(told).toBeLessThanOrEqual(200);
  await storm;
  expect(await stored()).toEqual([{ status: "Occupied", charging_state: "SuspendedEV", at: new Date(NOON + (STORM - 1) * BETWEEN) }]);
  expect(ingest.counters.batches).toBeLessThanOrEqual(STORM / 100 + 1);
  await ingest.close();
});

test("a status of before that comes late does not take the place of the last [threat D10]", async () => {
  const before = await stored();
  await fixture.ingest.status(HOME, report(7));
  expect(await stored()).toEqual(before);
});
