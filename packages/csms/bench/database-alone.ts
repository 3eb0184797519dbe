// SPDX-License-Identifier: Apache-2.0
// What a stored TransactionEvent costs the database and our client of it: full batches over one connection, without sockets and
// stations. Least CPU of many rounds, so that a busy machine disturbs it little. Linux only.
// node --conditions=@chargehand/source packages/csms/bench/database-alone.ts [ITEMS-A-BATCH] [ROUNDS]
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { openDatabase, startEmbeddedPostgres } from "@chargehand/store";
import { type IngestItem, writeBatch } from "../src/ingest/batch.ts";
import { contentHash, payloadOf, storableJson } from "../src/ingest/event-payload.ts";
import { isQuick, quickPayload } from "../src/ingest/quick.ts";
import { csmsDatabase, openPersistence } from "../src/persistence.ts";

const size = Number(process.argv[2] ?? 60);
const rounds = Number(process.argv[3] ?? 20);
const BATCHES = 100;
const STATIONS = 200;
const clocks = { domain: systemClock, transport: systemClock };
const ids = uuids(systemRandom);
const stateDir = mkdtempSync(join(tmpdir(), "chargehand-bench-"));
const server = await startEmbeddedPostgres({ stateDir, log: silentLog, clock: systemClock });
const persistence = await openPersistence({ server, clocks, ids, log: silentLog });
for (let index = 0; index < STATIONS; index++) {
  const id = `BENCH-${index}`;
  await persistence.repositories.stations.create({ id, tenantId: 1, name: id, isSimulated: true, securityProfile: 1, ownerIds: [], passwordHash: "" });
}
const database = openDatabase({ connection: server.connection(csmsDatabase, "chargehand_ingest"), name: "bench", maxConnections: 1, log: silentLog });
const [{ pid = 0 } = {}] = await database.query<{ pid: number }>("select pg_backend_pid() as pid");

const transactions = Array.from({ length: STATIONS }, () => ids.next());
let next = 0;

function event(): IngestItem {
  const index = next % STATIONS;
  const seqNo = Math.floor(next / STATIONS);
  next++;
  const at = Date.now();
  const station = { tenantId: 1, stationId: `BENCH-${index}` };
  const reading = { at, energyWh: 1_000 + seqNo * 20, powerW: 7_200, currentA: 31.3, voltageV: 230 };
  const command = {
    ...{ kind: seqNo === 0 ? ("Started" as const) : ("Updated" as const), transactionId: transactions[index] ?? "", seqNo, at },
    ...{ trigger: "MeterValuePeriodic", offline: false, evseId: 1, connectorId: 1, chargingState: "Charging" as const, readings: [reading] },
  };
  const payload = payloadOf(command, at);
  const common = { kind: "event" as const, key: `1/${station.stationId}`, months: [`${new Date(at).toISOString().slice(0, 7)}-01`] };
  const hash = contentHash(command);
  if (isQuick(station, payload)) return { ...common, json: storableJson(quickPayload(payload)), quick: { station, receivedAt: at, hash, payload } };
  return { ...common, json: storableJson({ tenant: 1, station: station.stationId, received: at, hash, payload }) };
}

/** Nanoseconds on a core, of the backend's one thread. */
const onCore = (): number => Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]);
const batch = (): readonly IngestItem[] => Array.from({ length: size }, event);

for (let left = STATIONS; left > 0; left -= size) await writeBatch(database, batch());
const costs: { readonly database: number; readonly node: number; readonly wallMs: number }[] = [];
for (let round = 0; round < rounds; round++) {
  const batches = Array.from({ length: BATCHES }, batch);
  const [core, cpu, since] = [onCore(), process.cpuUsage(), performance.now()];
  for (const items of batches) await writeBatch(database, items);
  const wallMs = (performance.now() - since) / BATCHES;
  const { user, system } = process.cpuUsage(cpu);
  costs.push({ database: (onCore() - core) / 1_000 / BATCHES / size, node: (user + system) / BATCHES / size, wallMs });
}
const show = (of: (cost: (typeof costs)[number]) => number): string => {
  const sorted = costs.map(of).sort((one, other) => one - other);
  return `${sorted[0]?.toFixed(1)} least, ${sorted[Math.floor(rounds / 2)]?.toFixed(1)} median`;
};
console.log(
  `${size} events a batch, one connection, ${rounds} rounds: us CPU an event: backend ${show(({ database }) => database)}; our client of it ${show(({ node }) => node)}; ms a batch: ${show(({ wallMs }) => wallMs)}`,
);
await database.close();
await persistence.close();
await server.stop();
rmSync(stateDir, { recursive: true, force: true });
