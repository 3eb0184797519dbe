// SPDX-License-Identifier: Apache-2.0
import { delay, Millis, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { openDatabase } from "@chargehand/store";
import { temporaryServer } from "@chargehand/store/testing";
import { expect, test } from "vitest";
import { createIngest } from "../src/ingest/ingest.ts";
import { liveHub } from "../src/ingest/live-hub.ts";
import { csmsDatabase, openPersistence } from "../src/persistence.ts";
import { event, NOON, OPERATOR } from "./persistence-fixture.ts";

const clocks = { domain: new FakeClock(NOON), transport: systemClock };
const ids = uuids(systemRandom);

/** Sends until acknowledged, as a station does: the same event again after an error that says so. */
async function sendAll(send: (seqNo: number) => Promise<unknown>, count: number, onAnswer: (seqNo: number) => void): Promise<void> {
  for (let seqNo = 0; seqNo < count; seqNo++) {
    for (;;) {
      const isAnswered = await send(seqNo).then(
        () => true,
        (cause: unknown) => {
          expect(cause).toMatchObject({ fault: "unavailable" });
          return false;
        },
      );
      if (isAnswered) break;
    }
    onAnswer(seqNo);
  }
}

/** False when that server is dead already: its backends may answer for a moment longer, before the next one is there. */
function kill(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}

test("kill -9 of the database under load loses nothing that was acknowledged, stores nothing twice, and is over by itself", async () => {
  await using server = await temporaryServer();
  const persistence = await openPersistence({ server: server.server, clocks, ids, log: silentLog });
  const stations = Array.from({ length: 8 }, (_, n) => ({ tenantId: 1, stationId: `KILL-${n}` }));
  for (const { stationId } of stations)
    await persistence.repositories.stations.create({ id: stationId, tenantId: 1, name: stationId, isSimulated: true, securityProfile: 3 });

  const ledger = new Map<string, number[]>(stations.map((station) => [station.stationId, []]));
  let answers = 0;
  const killAt = [100, 400];
  await Promise.all(
    stations.map((station) =>
      sendAll(
        (seqNo) => persistence.ingest.transactionEvent(station, event(seqNo, { energyWh: seqNo * 10 })),
        80,
        (seqNo) => {
          ledger.get(station.stationId)?.push(seqNo);
          answers++;
          const [next] = killAt;
          if (next !== undefined && answers >= next && kill(server.pid())) killAt.shift();
        },
      ),
    ),
  );
  expect(killAt).toEqual([]);
  expect(persistence.ingest.counters.retries).toBeGreaterThan(0);
  const sessions = await persistence.repositories.sessions.list(OPERATOR, { limit: 200 });
  expect(sessions.items.map((session) => session.energyWh)).toEqual(stations.map(() => 790));
  const owner = openDatabase({ connection: server.server.connection(csmsDatabase), name: "check", maxConnections: 1, log: silentLog });
  for (const [stationId, acknowledged] of ledger) {
    const rows = await owner.query<{ seq_no: number }>("select seq_no from csms.transaction_event where station_id = $1 order by recorded_at, seq_no", [
      stationId,
    ]);
    expect(rows.map((row) => row.seq_no)).toEqual(acknowledged);
  }
  await owner.close();
  await persistence.close();
});

test("with the database stopped, writing waits, then refuses at the second bound, and goes through when it is back", async () => {
  await using server = await temporaryServer();
  const persistence = await openPersistence({ server: server.server, clocks, ids, log: silentLog });
  await persistence.repositories.stations.create({ id: "WAIT", tenantId: 1, name: "Wait", isSimulated: true, securityProfile: 3 });
  const database = openDatabase({
    connection: server.server.connection(csmsDatabase, "chargehand_ingest"),
    name: "small",
    maxConnections: 1,
    log: silentLog,
    connectTimeout: Millis(500),
  });
  const ingest = createIngest({
    database,
    clocks,
    ids,
    log: silentLog,
    live: liveHub(silentLog),
    limits: { connections: 1, maxBatch: 1, maxQueue: 2, maxWaiting: 2 },
  });
  const station = { tenantId: 1, stationId: "WAIT" };
  await ingest.transactionEvent(station, event(0));

  // Stopped, not ended: connections stay open and nothing answers, as with a hung disk.
  const pid = server.pid() as number;
  process.kill(pid, "SIGSTOP");
  await database.pool.query("select pg_terminate_backend(pg_backend_pid())").catch(() => {});
  const writes = [1, 2, 3, 4, 5, 6].map((seqNo) => ingest.transactionEvent(station, event(seqNo)));
  const outcomes = Promise.allSettled(writes);
  await expect(writes[5]).rejects.toMatchObject({ code: "STORE_QUEUE_FULL", fault: "unavailable" });
  await delay(systemClock, "a retry", Millis(700));
  expect(ingest.counters).toMatchObject({ written: 1 });
  process.kill(pid, "SIGCONT");
  const answered = (await outcomes).filter((outcome) => outcome.status === "fulfilled").length;
  expect(answered + ingest.counters.refused).toBe(6);
  expect(answered).toBeGreaterThanOrEqual(4);
  await ingest.close();
  await database.close();
  await persistence.close();
});
