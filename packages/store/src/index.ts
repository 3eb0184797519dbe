// SPDX-License-Identifier: Apache-2.0
export { createBatchWriter } from "./batch-writer.ts";
export type { BatchCounters, BatchWriter, BatchWriterOptions } from "./batch-writer-contract.ts";
export { type EmbeddedOptions, findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded.ts";
export { storeErrors } from "./errors.ts";
export { externalPostgres } from "./external.ts";
export { type MigrationReport, type MigrationSource, migrate } from "./migrations.ts";
export { type Database, type DatabaseOptions, openDatabase, type Sql } from "./pool.ts";
export type { ConnectionSettings, DatabaseServer, DatabaseSpec, RoleSpec } from "./server.ts";
