// SPDX-License-Identifier: Apache-2.0
import { silentLog, systemClock, systemRandom, toIso, uuids } from "@chargehand/kernel";
import { type MockCa, mockCa } from "@chargehand/pki/testing";
import { type TemporaryDatabase, temporaryDatabase } from "@chargehand/store/testing";
import { getMigrations } from "better-auth/db/migration";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SessionView, StationView } from "../src/api/schemas.ts";
import { type Csms, startCsms } from "../src/main.ts";
import { createFirstOwner, type OneTimePassword, resetOwnerPassword } from "../src/owners/accounts.ts";
import { openSignIn, type SignIn, signInConfig } from "../src/owners/sign-in.ts";
import { csmsDatabase, openPersistence, type Persistence } from "../src/persistence.ts";
import { storeOf } from "../src/store-of.ts";
import { ADMIN_TOKEN, bootRequest, getJson, post, type Rig, signInAs, station, until } from "./harness.ts";

let database: TemporaryDatabase;
let persistence: Persistence;
let signIn: SignIn;
let ca: MockCa;
let csms: Csms;
let owner: OneTimePassword | undefined;

const clocks = { domain: systemClock, transport: systemClock };
const ids = uuids(systemRandom);
const secret = systemRandom.hex(32);
const now = () => toIso(systemClock.wallMs());

async function start(): Promise<void> {
  persistence = await openPersistence({ server: database.server, spec: { ...csmsDatabase, database: database.spec.database }, clocks, ids, log: silentLog });
  signIn = openSignIn({ database: persistence.auth.pool, secret, baseUrl: "http://localhost", log: silentLog });
  const server = await ca.server();
  const issueStation = async ({ csr, identity }: { csr: string; identity: string }) => {
    const issued = await ca.authority.issueStation(csr, { identity });
    return issued.ok ? issued : { ok: false as const, error: { code: issued.error.code, message: issued.error.message } };
  };
  csms = await startCsms({
    store: storeOf(persistence),
    signIn,
    clocks,
    random: systemRandom,
    ids,
    log: silentLog,
    tls: { key: server.key, certificateChain: server.chain, clientRoots: ca.root, clientIntermediates: ca.issuers, getCrl: () => ca.crl() },
    ca: { rootPem: ca.root, issueStation },
    ocppPort: 0,
    web: { port: 0 },
    adminToken: ADMIN_TOKEN,
  });
}

async function stop(): Promise<void> {
  await csms.stop();
  await persistence.close();
}

beforeAll(async () => {
  ca = await mockCa();
  database = await temporaryDatabase();
  await start();
  owner = await createFirstOwner({ signIn, tenants: persistence.repositories.tenants, tenantId: 1, random: systemRandom });
});
afterAll(async () => {
  await stop();
  await database?.[Symbol.asyncDispose]();
});

const rig = () => ({ csms, ca }) as unknown as Rig;

test("better-auth would change nothing in the schema that the migration makes", async () => {
  const plan = await getMigrations(signInConfig({ database: persistence.auth.pool, secret, baseUrl: "http://localhost", log: silentLog }));
  const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems } = plan;
  expect({ toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems }).toEqual({ toBeCreated: [], toBeAdded: [], toBeAddedIndexes: [], schemaProblems: [] });
});

test("makes the first owner once, with a password that signs in", async () => {
  if (owner === undefined) throw new Error("no first owner was made");
  const cookie = await signInAs(csms, owner);
  expect(await getJson(rig(), "/api/me", { cookie })).toMatchObject({ faces: ["owner", "operator"] });
  expect(await createFirstOwner({ signIn, tenants: persistence.repositories.tenants, tenantId: 1, random: systemRandom })).toBeUndefined();
});

test("a session over mutual TLS is in the database, and is there after a restart", async () => {
  const added = await post(rig(), "/api/stations", { id: "CP-DB", name: "Home", securityProfile: 3 });
  expect(added.status).toBe(201);
  const { key, certificate } = (await added.json()) as { key: string; certificate: string };
  const client = station(rig(), "CP-DB", { key, certificate, chain: certificate, root: ca.root });
  client.handle("SetChargingProfile", (async () => ({ status: "Accepted" })) as never);
  await client.connect();
  await client.call("BootNotification", bootRequest);
  await client.call("StatusNotification", { timestamp: now(), connectorStatus: "Occupied", evseId: 1, connectorId: 1 });
  const send = (seqNo: number, eventType: string, wh: number) =>
    client.call("TransactionEvent", {
      eventType,
      timestamp: now(),
      triggerReason: "MeterValuePeriodic",
      seqNo,
      transactionInfo: { transactionId: "T-DB", chargingState: "Charging" },
      evse: { id: 1, connectorId: 1 },
      meterValue: [
        {
          timestamp: now(),
          sampledValue: [
            { value: wh, measurand: "Energy.Active.Import.Register" },
            { value: 7_000, measurand: "Power.Active.Import" },
          ],
        },
      ],
    });
  await send(0, "Started", 1_000);
  await send(1, "Updated", 1_250);
  expect(await getJson<StationView>(rig(), "/api/stations/CP-DB")).toMatchObject({ isOnline: true, vendor: "Acme", session: { energyWh: 250 } });

  const command = (await (await post(rig(), "/api/stations/CP-DB/commands", { kind: "limit", limitA: 8 })).json()) as { id: string };
  await until(
    () => getJson<{ status: string }>(rig(), `/api/commands/${command.id}`),
    ({ status }) => status === "Done",
  );
  await send(2, "Ended", 2_000);
  await client.close();
  await until(
    () => csms.isOnline("CP-DB"),
    (isOnline) => !isOnline,
  );
  const kept = (await (await post(rig(), "/api/stations/CP-DB/commands", { kind: "limit", limitA: 9 })).json()) as { id: string };

  await stop();
  await start();
  const { items } = await getJson<{ items: SessionView[] }>(rig(), "/api/stations/CP-DB/sessions");
  expect(items).toMatchObject([{ energyWh: 1_000, endedAt: expect.any(String) }]);

  const back = station(rig(), "CP-DB", { key, certificate, chain: certificate, root: ca.root });
  back.handle("SetChargingProfile", (async () => ({ status: "Accepted" })) as never);
  await back.connect();
  await until(
    () => getJson<{ status: string }>(rig(), `/api/commands/${kept.id}`),
    ({ status }) => status === "Done",
  );
  await back.close();
});

test("refuses what is malformed without a row", async () => {
  const credentials = await ca.station("CP-DB");
  const client = station(rig(), "CP-DB", credentials);
  client.reconfigure({ strictMode: false } as never);
  await client.connect();
  const rows = async () => (await getJson<{ items: unknown[] }>(rig(), "/api/sessions")).items.length;
  const before = await rows();
  const event = {
    eventType: "Started",
    timestamp: "+222222-01-01T00:00:00Z",
    triggerReason: "CablePluggedIn",
    seqNo: 0,
    transactionInfo: { transactionId: "T-BAD" },
    evse: { id: 1 },
  };
  await expect(client.call("TransactionEvent", event)).rejects.toMatchObject({ rpcErrorCode: expect.stringMatching(/Violation$/) });
  await expect(client.call("TransactionEvent", { ...event, timestamp: now(), seqNo: 1.5 })).rejects.toMatchObject({ rpcErrorCode: "TypeConstraintViolation" });
  expect(await rows()).toBe(before);
  await client.close();
});

test("resets the owner's password and ends the sessions of the old one", async () => {
  if (owner === undefined) throw new Error("no first owner was made");
  const cookie = await signInAs(csms, owner);
  const renewed = await resetOwnerPassword({ signIn, random: systemRandom });
  expect((await fetch(`${csms.apiUrl}/api/me`, { headers: { cookie } })).status).toBe(401);
  expect(await getJson(rig(), "/api/me", { cookie: await signInAs(csms, renewed as OneTimePassword) })).toMatchObject({ email: owner.email });
});
