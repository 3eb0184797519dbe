// SPDX-License-Identifier: Apache-2.0
export { type TemporaryDatabase, type TemporaryDatabaseOptions, type TemporaryServer, temporaryDatabase, temporaryServer } from "./temporary-database.ts";
