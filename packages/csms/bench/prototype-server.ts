// SPDX-License-Identifier: Apache-2.0
// (d) The least that answers a TransactionEvent only when it is durable: one schema check, one row, one upsert for all that wait. No
// authentication, nobody's ownership, no sessions, no readings. What it reaches on a machine is what there is to reach there.
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog, systemClock } from "@chargehand/kernel";
import { loadVersion } from "@chargehand/ocpp";
import { validatorsOf } from "@chargehand/ocpp/testing";
import { openDatabase, startEmbeddedPostgres } from "@chargehand/store";
import { WebSocketServer } from "ws";
import { csmsDatabase } from "../src/persistence.ts";
import { underTest } from "./under-test.ts";

interface Waiting {
  readonly station: string;
  readonly transaction: string;
  readonly seqNo: number;
  readonly payload: string;
  readonly answer: () => void;
}

const stateDir = mkdtempSync(join(tmpdir(), "chargehand-bench-"));
const server = await startEmbeddedPostgres({ stateDir, log: silentLog, clock: systemClock });
await server.prepare(csmsDatabase);
const database = openDatabase({ connection: server.connection(csmsDatabase), name: "prototype", maxConnections: 1, log: silentLog });
await database.query("create table event (station text, transaction text, seq_no integer, payload jsonb, primary key (station, transaction, seq_no))");
const UPSERT = `insert into event select * from unnest($1::text[], $2::text[], $3::integer[], $4::jsonb[])
  on conflict (station, transaction, seq_no) do update set payload = excluded.payload`;
await loadVersion("2.0.1");
const validators = validatorsOf("2.0.1");

let waiting: Waiting[] = [];
let isWriting = false;

/** One connection was faster than two: larger batches. */
async function write(): Promise<void> {
  if (isWriting) return;
  isWriting = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    const columns = [
      batch.map(({ station }) => station),
      batch.map(({ transaction }) => transaction),
      batch.map(({ seqNo }) => seqNo),
      batch.map(({ payload }) => payload),
    ];
    await database.query(UPSERT, columns, "upsert");
    for (const { answer } of batch) answer();
  }
  isWriting = false;
}

type Event = { readonly seqNo: number; readonly transactionInfo: { readonly transactionId: string } };

const sockets = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
sockets.on("connection", (socket, { url: station = "" }) => {
  socket.on("error", () => socket.terminate());
  socket.on("message", (data) => {
    const [, id, action, payload] = JSON.parse((data as Buffer).toString()) as [number, string, string, Event];
    const answer = (result: object) => socket.send(JSON.stringify([3, id, result]));
    if (action === "BootNotification") return answer({ currentTime: new Date().toISOString(), interval: 300, status: "Accepted" });
    const invalid = validators.request(action, payload);
    if (action !== "TransactionEvent" || invalid !== undefined) return socket.send(JSON.stringify([4, id, invalid?.code ?? "NotSupported", "", {}]));
    const { seqNo, transactionInfo } = payload;
    waiting.push({ station, transaction: transactionInfo.transactionId, seqNo, payload: JSON.stringify(payload), answer: () => answer({}) });
    queueMicrotask(() => void write());
  });
});
sockets.once("listening", () => {
  const url = `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}/ocpp/`;
  const stop = async () => {
    await database.close();
    await server.stop();
    rmSync(stateDir, { recursive: true, force: true });
  };
  underTest({ url, databasePid: server.pid() }, { stop });
});
