// SPDX-License-Identifier: Apache-2.0
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { StationView } from "@chargehand/csms";
import { messageOf } from "@chargehand/kernel";
import { makeCsr, makePrivateKeyPem, signingKeyFromPem } from "@chargehand/pki";
import { callApi } from "../api-client.ts";
import { cliError } from "../errors.ts";
import { findRunning } from "../up/state-dir.ts";
import { table } from "./table.ts";

interface AddFlags {
  readonly securityProfile: string;
  readonly name?: string;
  readonly out?: string;
  readonly json?: boolean;
}

interface Added {
  readonly url: string;
  readonly password?: string;
  readonly certificate?: string;
  readonly ca?: string;
}

/** Registers a station and prints what it needs to connect. Secrets are shown this once and kept nowhere here. */
export async function addStation(stateDir: string, id: string, flags: AddFlags): Promise<void> {
  if (!/^[123]$/.test(flags.securityProfile)) throw cliError("CLI_OPTION_INVALID", `--security-profile takes 1, 2 or 3, not "${flags.securityProfile}"`);
  const access = await findRunning(stateDir);
  const securityProfile = Number(flags.securityProfile);
  // The key is made here and goes nowhere but into its file: only the CSR travels.
  const key = securityProfile === 3 ? await makePrivateKeyPem() : undefined;
  const csr = key === undefined ? {} : { csr: await makeCsr({ commonName: id, key: await signingKeyFromPem(key) }) };
  const out = resolve(flags.out ?? id);
  // The key is safe on disk before the station exists: a station whose key was lost could not be added again.
  const keyFile = key === undefined ? {} : { keyFile: await writeNew(out, "key.pem", key) };
  const body = { id, securityProfile, ...csr, ...(flags.name === undefined ? {} : { name: flags.name }) };
  const added = await callApi<Added>(access, "POST", "/api/stations", body).catch(async (error: unknown) => {
    if (keyFile.keyFile !== undefined) await rm(keyFile.keyFile, { force: true });
    throw error;
  });
  const files = { ...keyFile, ...(await writeFiles(added, out)) };
  const facts = {
    id,
    securityProfile,
    url: added.url,
    ...(added.password === undefined ? {} : { username: id, password: added.password }),
    ...files,
  };
  if (flags.json === true) return void process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`);
  process.stdout.write(
    `${Object.entries(facts)
      .map(([name, value]) => `${name.padEnd(16)} ${value}`)
      .join("\n")}\n`,
  );
  process.stdout.write("\nKeep these now: they are not shown again. The station id is appended to the URL.\n");
}

/** Chain and root as files beside the key, since that is what chargers and simulators take. */
async function writeFiles({ certificate, ca }: Added, dir: string): Promise<Record<string, string>> {
  const texts = { certificateFile: [certificate, "certificate.pem"], caFile: [ca, "ca.pem"] } as const;
  const written: Record<string, string> = {};
  for (const [name, [text, file]] of Object.entries(texts)) if (text !== undefined && text !== "") written[name] = await writeNew(dir, file, text);
  return written;
}

/** Mode 0600, and never over a file that is there: it may be the only copy of another station's key. */
async function writeNew(dir: string, name: string, text: string): Promise<string> {
  const path = join(dir, name);
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await writeFile(path, text, { mode: 0o600, flag: "wx", flush: true });
    return path;
  } catch (error) {
    throw cliError("CLI_OUTPUT_UNUSABLE", `${path} cannot be written: ${messageOf(error)}; name another directory with --out`, { cause: error });
  }
}

/** Prints the stations of the running system. */
export async function printStations(stateDir: string, flags: { readonly json?: boolean }): Promise<void> {
  const stations = await callApi<readonly StationView[]>(await findRunning(stateDir), "GET", "/api/stations");
  if (flags.json === true) return void process.stdout.write(`${JSON.stringify(stations, null, 2)}\n`);
  const rows = stations.map((station) => [
    station.id,
    station.isOnline ? "online" : "offline",
    station.connectorStatus ?? "",
    Number(((station.powerW ?? 0) / 1000).toFixed(2)),
    station.ocppVersion ?? "",
    station.securityProfile,
    station.name,
  ]);
  process.stdout.write(table(["station", "link", "connector", "kW", "OCPP", "profile", "name"], rows));
}
