// SPDX-License-Identifier: Apache-2.0
export { copyCluster } from "./cluster-template.ts";
export { type TemporaryDatabase, type TemporaryDatabaseOptions, type TemporaryServer, temporaryDatabase, temporaryServer } from "./temporary-database.ts";
