// SPDX-License-Identifier: Apache-2.0

/** How to reach a database as one role. Holds a password: never log it. */
export interface ConnectionSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** For external servers that ask for TLS. */
  readonly ssl?: boolean | { readonly rejectUnauthorized: boolean };
}

/** A login role that is not superuser and owns nothing. */
export interface RoleSpec {
  readonly name: string;
  /** Session settings that stand from log-in, e.g. `{ search_path: "auth" }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** One database of ours on a server: its name, the role that owns and migrates it, the roles that use it. */
export interface DatabaseSpec {
  readonly database: string;
  readonly owner: string;
  readonly roles: readonly RoleSpec[];
}

/** A PostgreSQL server, embedded or external. */
export interface DatabaseServer {
  readonly kind: "embedded" | "external";
  /** Where the data lies, for the start-up message; a host for external ones. Holds no password. */
  readonly place: string;
  /** Makes database and roles where missing. Idempotent. Throws STORE_ROLE_MISSING when it may not create a role. */
  prepare(spec: DatabaseSpec): Promise<void>;
  /** Settings of one role of a prepared spec; without `role`, of the owner (for migrations). */
  connection(spec: DatabaseSpec, role?: string): ConnectionSettings;
  /** Embedded: fast shutdown, resolves when the process is gone. External: does nothing. */
  stop(): Promise<void>;
}
