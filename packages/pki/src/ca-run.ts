// SPDX-License-Identifier: Apache-2.0
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pkiError } from "./errors.ts";
import { ensurePrivateDirectory, readSecretFile, writePrivateFile } from "./private-files.ts";
import { isRunning } from "./process-lock.ts";

/** Where the running authority listens and how to administer it: what `createCaClient` takes. */
export interface CaRun {
  readonly url: string;
  readonly adminToken: string;
  readonly pid: number;
  readonly rootPem: string;
}

const pathOf = (dir: string): string => join(dir, "run", "ca.json");
/** Where the authority of a service's directory keeps its keys. */
export const authorityDirectoryOf = (dir: string): string => join(dir, "authority");

/** What the running authority of `dir` wrote; undefined when none runs, also after a kill -9. Throws PKI_RUN_FILE_DAMAGED. */
export async function readCaRun(dir: string): Promise<CaRun | undefined> {
  const text = await readSecretFile(pathOf(dir));
  if (text === undefined) return undefined;
  const rootPem = await readSecretFile(join(authorityDirectoryOf(dir), "root.pem"));
  const run = parseRun(text);
  if (run === undefined || rootPem === undefined) {
    throw pkiError("PKI_RUN_FILE_DAMAGED", "the run file of the certificate authority cannot be read; stop the authority and start it again");
  }
  return isRunning(run.pid) ? { ...run, rootPem } : undefined;
}

function parseRun(text: string): Omit<CaRun, "rootPem"> | undefined {
  try {
    const { url, adminToken, pid } = JSON.parse(text) as Partial<CaRun>;
    const isWhole = typeof url === "string" && typeof adminToken === "string" && typeof pid === "number" && Number.isSafeInteger(pid) && pid > 0;
    return isWhole ? { url, adminToken, pid } : undefined;
  } catch {
    return undefined;
  }
}

export async function writeCaRun(dir: string, run: Omit<CaRun, "rootPem">): Promise<void> {
  await ensurePrivateDirectory(join(dir, "run"));
  await writePrivateFile(pathOf(dir), `${JSON.stringify(run)}\n`);
}

export async function removeCaRun(dir: string): Promise<void> {
  await rm(pathOf(dir), { force: true });
}
