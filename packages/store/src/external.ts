// SPDX-License-Identifier: Apache-2.0
import { error } from "./errors.ts";
import { ensureRoles, rolePassword, withClient } from "./roles.ts";
import type { ConnectionSettings, DatabaseServer } from "./server.ts";

/**
 * A PostgreSQL of the deployment's own, from DATABASE_URL. Its user owns and migrates the schema and needs CREATEROLE
 * to make the lesser roles; where that is not allowed, `roleUrls` gives each role's own URL and the roles must exist.
 * Throws STORE_URL_INVALID.
 */
export function externalPostgres(options: { readonly url: string; readonly roleUrls?: Readonly<Record<string, string>> }): DatabaseServer {
  const owner = settingsOf(options.url);
  const roleUrls = options.roleUrls ?? {};
  return {
    kind: "external",
    place: `${owner.host}:${owner.port}/${owner.database}`,
    async prepare(spec) {
      await withClient(owner, async (client) => {
        await ensureRoles(client, spec.roles, (role) => (roleUrls[role] === undefined ? rolePassword(owner.password, role) : undefined));
      });
    },
    connection(_spec, role) {
      if (role === undefined) return owner;
      const own = roleUrls[role];
      return own === undefined ? { ...owner, user: role, password: rolePassword(owner.password, role) } : settingsOf(own);
    },
    stop: async () => {},
  };
}

/** `sslmode` as libpq reads it: `require` encrypts, `verify-full` also checks the name. */
function settingsOf(text: string): ConnectionSettings {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw error("STORE_URL_INVALID", "DATABASE_URL is not a URL; write postgres://user:password@host:port/database", { cause });
  }
  if (!/^postgres(ql)?:$/.test(url.protocol) || url.hostname === "" || url.username === "" || url.pathname.length < 2) {
    throw error("STORE_URL_INVALID", "DATABASE_URL must name user, host and database: postgres://user:password@host:port/database");
  }
  const mode = url.searchParams.get("sslmode") ?? "disable";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? 5432 : Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ...(mode === "disable" ? {} : { ssl: { rejectUnauthorized: mode.startsWith("verify") } }),
  };
}
