// SPDX-License-Identifier: Apache-2.0
import { silentLog, systemClock, systemRandom, toIso, uuids } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { type MockCa, mockCa } from "@chargehand/pki/testing";
import { type Database, openDatabase } from "@chargehand/store";
import { type TemporaryDatabase, temporaryDatabase } from "@chargehand/store/testing";
import type { RPCClient } from "ocpp-rpc";
import { type Csms, startCsms } from "../src/main.ts";
import { createFirstOwner } from "../src/owners/accounts.ts";
import { openSignIn } from "../src/owners/sign-in.ts";
import { csmsDatabase, openPersistence, type Persistence } from "../src/persistence.ts";
import { storeOf } from "../src/store-of.ts";
import { ADMIN_TOKEN, type Rig, station } from "./harness.ts";
import { NOON } from "./persistence-fixture.ts";

const ids = uuids(systemRandom);

/** A whole CSMS over TLS with the real database, which outlives its restarts. Domain time stands at NOON until it is moved. */
export interface RealRig extends AsyncDisposable {
  readonly domain: FakeClock;
  readonly ca: MockCa;
  /** As the owner of the schema: sees everything. */
  readonly owner: Database;
  readonly persistence: Persistence;
  /** For the helpers of harness.ts. */
  readonly rig: Rig;
  restart(): Promise<void>;
  /** Adds a station of profile 3 and connects `ocpp-rpc`'s client, not yet booted. */
  connect(identity: string, version: "1.6" | "2.0.1" | "2.1"): Promise<RPCClient>;
  session(transactionId: string): Promise<Record<string, unknown> | undefined>;
}

export const bootRequest16 = { chargePointVendor: "Acme", chargePointModel: "One", chargePointSerialNumber: "S-1", firmwareVersion: "1.0" };
/** So many minutes after NOON, as the wire has it. */
export const minute = (n: number): string => toIso(NOON + n * 60_000);

export async function startRealRig(): Promise<RealRig> {
  const ca = await mockCa();
  const database = await temporaryDatabase({ roles: csmsDatabase.roles });
  const domain = new FakeClock(NOON);
  let running = await run(ca, database, domain);
  const owner = openDatabase({ connection: database.connection(), name: "test", maxConnections: 2, log: silentLog });
  return {
    ...{ domain, ca, owner },
    get persistence() {
      return running.persistence;
    },
    get rig() {
      return { csms: running.csms, ca } as unknown as Rig;
    },
    async restart() {
      await end(running);
      running = await run(ca, database, domain);
    },
    async connect(identity, version) {
      await running.persistence.repositories.stations.ensure({ id: identity, tenantId: 1, name: identity, isSimulated: false, securityProfile: 3 });
      const client = station({ csms: running.csms, ca } as unknown as Rig, identity, await ca.station(identity), { protocols: [`ocpp${version}`] });
      await client.connect();
      return client;
    },
    async session(transactionId) {
      const [row] = await owner.query<Record<string, unknown>>("select * from csms.session_current where transaction_id = $1", [transactionId]);
      return row;
    },
    async [Symbol.asyncDispose]() {
      await end(running);
      await owner.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

interface Running {
  readonly csms: Csms;
  readonly persistence: Persistence;
}

async function run(ca: MockCa, database: TemporaryDatabase, domain: FakeClock): Promise<Running> {
  const clocks = { domain, transport: systemClock };
  const spec = { ...csmsDatabase, database: database.spec.database };
  const persistence = await openPersistence({ server: database.server, spec, clocks, ids, log: silentLog });
  const signIn = openSignIn({ database: persistence.auth.pool, secret: systemRandom.hex(32), baseUrl: "http://localhost", log: silentLog });
  await createFirstOwner({ signIn, tenants: persistence.repositories.tenants, tenantId: 1, random: systemRandom });
  const server = await ca.server();
  const issueStation = async ({ csr, identity }: { csr: string; identity: string }) => {
    const issued = await ca.authority.issueStation(csr, { identity });
    return issued.ok ? issued : { ok: false as const, error: { code: issued.error.code, message: issued.error.message } };
  };
  const csms = await startCsms({
    ...{ store: storeOf(persistence), signIn, clocks, random: systemRandom, ids, log: silentLog, ocppPort: 0, web: { port: 0 }, adminToken: ADMIN_TOKEN },
    tls: { key: server.key, certificateChain: server.chain, clientRoots: ca.root, clientIntermediates: ca.issuers, getCrl: () => ca.crl() },
    ca: { rootPem: ca.root, issueStation },
  });
  return { csms, persistence };
}

async function end({ csms, persistence }: Running): Promise<void> {
  await csms.stop();
  await persistence.close();
}
