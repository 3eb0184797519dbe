// SPDX-License-Identifier: Apache-2.0
import { silentLog } from "@chargehand/kernel";
import { afterAll, beforeAll, expect, test } from "vitest";
import { externalPostgres, openDatabase } from "../src/index.ts";
import { type TemporaryDatabase, temporaryDatabase } from "../src/testing/index.ts";

let home: TemporaryDatabase;
let url = "";
const spec = { database: "ignored", owner: "ignored", roles: [{ name: "outside_reader" }] };
beforeAll(async () => {
  home = await temporaryDatabase({ roles: [{ name: "plain_owner" }] });
  const { host, port, database, user, password } = home.connection("plain_owner");
  url = `postgres://${user}:${password}@${host}:${port}/${database}`;
});
afterAll(() => home[Symbol.asyncDispose]());

test("says which role is missing when the user may not create it", async () => {
  await expect(externalPostgres({ url }).prepare(spec)).rejects.toMatchObject({
    code: "STORE_ROLE_MISSING",
    message: expect.stringContaining("outside_reader"),
  });
});

test("uses roles that exist by their own URLs", async () => {
  const server = externalPostgres({ url, roleUrls: { plain_owner: url } });
  const withRole = { ...spec, roles: [{ name: "plain_owner" }] };
  await server.prepare(withRole);
  const database = openDatabase({ connection: server.connection(withRole, "plain_owner"), name: "test", maxConnections: 1, log: silentLog });
  expect(await database.query("select current_user::text as who")).toEqual([{ who: "plain_owner" }]);
  await database.close();
  expect(server.place).not.toContain(":secret");
});

test.each(["nonsense", "http://a:b@host/db", "postgres://host/db", "postgres://user:password@host"])("refuses %s as a database URL", (text) => {
  expect(() => externalPostgres({ url: text })).toThrow(expect.objectContaining({ code: "STORE_URL_INVALID" }));
});

test("says in time that nobody answers", async () => {
  await expect(externalPostgres({ url: "postgres://user:password@127.0.0.1:1/db" }).prepare(spec)).rejects.toMatchObject({
    code: "STORE_UNAVAILABLE",
    fault: "unavailable",
  });
});

test("says that the password is wrong, or the database not there, and never shows the password", async () => {
  const wrongPassword = await externalPostgres({ url: url.replace(/:[^:@]+@/, ":not-the-password@") })
    .prepare(spec)
    .catch((error: unknown) => error);
  expect(wrongPassword).toMatchObject({ code: "STORE_ACCESS_REFUSED", fault: "usage" });
  expect((wrongPassword as Error).message).not.toContain("not-the-password");
  await expect(externalPostgres({ url: url.replace(/[^/]+$/, "nowhere") }).prepare(spec)).rejects.toMatchObject({ code: "STORE_ACCESS_REFUSED" });
});
