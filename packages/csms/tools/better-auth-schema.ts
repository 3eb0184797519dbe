// SPDX-License-Identifier: Apache-2.0
// Prints the SQL that better-auth would run on an empty schema `auth`: the body of migrations/0002_better_auth.sql.
// Run after a change of src/owners/sign-in.ts or of better-auth's version; a test tells when they have drifted apart.

import { silentLog } from "@chargehand/kernel";
import { openDatabase } from "@chargehand/store";
import { temporaryDatabase } from "@chargehand/store/testing";
import { getMigrations } from "better-auth/db/migration";
import { signInConfig } from "../src/owners/sign-in.ts";

await using temporary = await temporaryDatabase();
const owner = openDatabase({ connection: temporary.connection(), name: "better-auth-schema", maxConnections: 1, log: silentLog });
await owner.query("create schema auth");
await owner.query("set search_path to auth");
const { compileMigrations } = await getMigrations(signInConfig({ database: owner.pool, secret: "x".repeat(32), baseUrl: "http://localhost", log: silentLog }));
process.stdout.write(`${await compileMigrations()}\n`);
await owner.close();
