// SPDX-License-Identifier: Apache-2.0
// What a TransactionEvent costs our own code: parse, validate, route, translate, batch, answer, without sockets and without a
// database. Least CPU of many short rounds, so that a busy machine disturbs it little.
// node --conditions=@chargehand/source packages/csms/bench/without-io.ts [ROUNDS]
import { silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { createPeer, loadVersion, type Transport } from "@chargehand/ocpp";
import type { Database } from "@chargehand/store";
import { gateRoutes } from "../src/gateway/boot-gate.ts";
import { createIngest } from "../src/ingest/ingest.ts";
import { liveHub } from "../src/ingest/live-hub.ts";
import { ocpp201Routes } from "../src/versions/ocpp201.ts";

const STATIONS = 200;
const PER_ROUND = 20_000;
const rounds = Number(process.argv[2] ?? 25);
const clocks = { domain: systemClock, transport: systemClock };
const ids = uuids(systemRandom);

/** Answers as the database does when all is stored. */
async function stored(_text: string, values: readonly unknown[] = []) {
  await new Promise((resolve) => setImmediate(resolve));
  const items = String(values[9] ?? "{}")
    .slice(1, -1)
    .split(",");
  const long = JSON.parse(String(values[1] ?? "[]")) as { i: number }[];
  const nothing = { item: null, session_id: null, outcome: null, id_token_status: null, is_orphan: null, transaction_id: null, quick: null };
  const rows: object[] = long.map(({ i }) => ({ ...nothing, item: i, session_id: "0", outcome: "stored" }));
  if (items[0] !== "") rows.push({ ...nothing, quick: items.map((item) => `${item} 00000000-0000-4000-8000-000000000000`).join(",") });
  return rows;
}
const database = { query: stored, transaction: () => Promise.reject(new Error("none")), close: async () => {} } as unknown as Database;
const ingest = createIngest({ database, clocks, ids, log: silentLog, live: liveHub(silentLog) });

let left = 0;
let finished = () => {};

/** An Updated with one reading of four measurands, as a home charger sends it. */
function updated(transactionId: string, seqNo: number): string {
  const timestamp = new Date(systemClock.wallMs()).toISOString();
  const sample = (measurand: string, value: number, unit: string) => ({ value, measurand, unitOfMeasure: { unit } });
  const sampledValue = [
    sample("Energy.Active.Import.Register", 1_000 + seqNo * 20, "Wh"),
    sample("Power.Active.Import", 7_200, "W"),
    sample("Current.Import", 31.3, "A"),
    sample("Voltage", 230, "V"),
  ];
  const payload = {
    ...{ eventType: "Updated", timestamp, triggerReason: "MeterValuePeriodic", seqNo, transactionInfo: { transactionId, chargingState: "Charging" } },
    ...{ evse: { id: 1, connectorId: 1 }, meterValue: [{ timestamp, sampledValue }] },
  };
  return JSON.stringify([2, String(seqNo), "TransactionEvent", payload]);
}

function station(index: number) {
  const stationId = `BENCH-${index}`;
  const transactionId = ids.next();
  let seqNo = 1;
  const transport: Transport = {
    onMessage: () => {},
    onClose: () => {},
    onFault: undefined,
    send: async () => {
      if (left > 0) next();
      else if (--waiting === 0) finished();
    },
    pause() {},
    resume() {},
    close() {},
    terminate() {},
  };
  const deps = { station: { tenantId: 1, stationId }, events: ingest, clock: systemClock, log: silentLog, heartbeatIntervalSeconds: 300 };
  const routes = ocpp201Routes({ ...deps, onBooted() {}, onHeartbeat() {}, signCertificate: () => false });
  const refuse = (action: string) => new Error(action);
  createPeer({
    version: "2.0.1",
    transport,
    clock: systemClock,
    ids,
    log: silentLog,
    routes: gateRoutes(routes, { isAccepted: true }, { refuse, translate: (thrown) => thrown }),
  });
  const next = () => {
    left--;
    transport.onMessage(updated(transactionId, seqNo++));
  };
  return next;
}

let waiting = 0;
await loadVersion("2.0.1");
const stations = Array.from({ length: STATIONS }, (_, index) => station(index));
const costs: number[] = [];
for (let round = 0; round < rounds; round++) {
  left = PER_ROUND;
  waiting = STATIONS;
  const before = process.cpuUsage();
  await new Promise<void>((resolve) => {
    finished = resolve;
    for (const next of stations) next();
  });
  const { user, system } = process.cpuUsage(before);
  costs.push((user + system) / PER_ROUND);
}
costs.sort((one, other) => one - other);
console.log(
  `TransactionEvent without sockets and database: ${costs[0]?.toFixed(1)} us CPU least, ${costs[Math.floor(rounds / 2)]?.toFixed(1)} us median of ${rounds} rounds; client's text included`,
);
await ingest.close();
