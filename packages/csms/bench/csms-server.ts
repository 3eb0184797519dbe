// SPDX-License-Identifier: Apache-2.0
// (c) The CSMS as it runs: admission by password, validation, PostgreSQL with every commit on the disk before the answer.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { mockCa } from "@chargehand/pki/testing";
import { startEmbeddedPostgres } from "@chargehand/store";
import { hashPassword } from "../src/gateway/password.ts";
import { startCsms } from "../src/main.ts";
import { openPersistence } from "../src/persistence.ts";
import { storeOf } from "../src/store-of.ts";
import { memorySignIn } from "../src/testing/memory-store.ts";
import { underTest } from "./under-test.ts";

const [, , stationCount = "200", password = ""] = process.argv;
const clocks = { domain: systemClock, transport: systemClock };
const ids = uuids(systemRandom);
const stateDir = mkdtempSync(join(tmpdir(), "chargehand-bench-"));
const server = await startEmbeddedPostgres({ stateDir, log: silentLog, clock: systemClock });
const persistence = await openPersistence({ server, clocks, ids, log: silentLog });
const passwordHash = await hashPassword(password);
for (let index = 0; index < Number(stationCount); index++) {
  const id = `BENCH-${index}`;
  await persistence.repositories.stations.create({ id, tenantId: 1, name: id, isSimulated: true, securityProfile: 1, ownerIds: [], passwordHash });
}
const [{ version = "" } = {}] = await persistence.api.query<{ version: string }>("select current_setting('server_version') as version");
const ca = await mockCa();
const { key, chain } = await ca.server();
const csms = await startCsms({
  ...{ store: storeOf(persistence), signIn: memorySignIn(), clocks, random: systemRandom, ids, log: silentLog, adminToken: systemRandom.hex(16) },
  tls: { key, certificateChain: chain, clientRoots: ca.root, clientIntermediates: ca.issuers },
  ...{ ocppPort: 0, labPlain: { port: 0, acknowledgeNoEncryption: true }, web: { port: 0 } },
});

const stop = async () => {
  await csms.stop();
  await persistence.close();
  await server.stop();
  rmSync(stateDir, { recursive: true, force: true });
};
const itemsPerCommit = () => {
  const { written, batches } = persistence.ingest.counters;
  return { itemsPerCommit: written / Math.max(1, batches) };
};
const url = `ws://127.0.0.1:${csms.labPlainPort}/ocpp/`;
underTest({ url, databaseVersion: version, databasePid: server.pid() }, { stop, more: itemsPerCommit });
