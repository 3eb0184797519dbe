// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import type { StationView } from "@chargehand/csms";
import { RPCClient } from "ocpp-rpc";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually, preparedStateDir, type RunningSystem, removeStateDir, runCommand, startSystem } from "./support/running-system.ts";

interface Credentials {
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  readonly keyFile?: string;
  readonly certificateFile?: string;
  readonly caFile?: string;
}

let stateDir: string;
let out: string;
let system: RunningSystem;

beforeAll(async () => {
  stateDir = await preparedStateDir();
  out = await mkdtemp(join(tmpdir(), "chargehand-station-"));
  system = await startSystem(stateDir, "--homes", "0", "--lab-plain-port", "0");
}, 90_000);

afterAll(async () => {
  await system?.interrupt();
  await removeStateDir(stateDir);
  await rm(out, { recursive: true, force: true });
});

async function add(id: string, profile: 1 | 2 | 3): Promise<Credentials> {
  const { code, stdout, stderr } = await runCommand(
    "station",
    "add",
    id,
    "--security-profile",
    String(profile),
    "--state",
    stateDir,
    "--out",
    join(out, id),
    "--json",
  );
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout) as Credentials;
}

/** An independent charger with nothing but what the command printed. */
async function connect(id: string, given: Credentials): Promise<RPCClient> {
  const read = async (path: string | undefined) => (path === undefined ? undefined : await readFile(path, "utf8"));
  const [ca, key, cert] = [await read(given.caFile), await read(given.keyFile), await read(given.certificateFile)];
  const client = new RPCClient({
    endpoint: given.url.replace(/\/$/, ""),
    identity: id,
    protocols: ["ocpp2.0.1"],
    strictMode: true,
    reconnect: false,
    ...(given.password === undefined ? {} : { password: given.password }),
    wsOpts: { ...(ca === undefined ? {} : { ca }), ...(key === undefined ? {} : { key }), ...(cert === undefined ? {} : { cert }) },
  } as ConstructorParameters<typeof RPCClient>[0]);
  await client.connect();
  return client;
}

const boot = { reason: "PowerUp", chargingStation: { vendorName: "Somebody", model: "Else" } };

describe("anyone's charger connects with what `station add` printed", { timeout: 60_000 }, () => {
  for (const profile of [1, 2, 3] as const) {
    test(`security profile ${profile}`, async () => {
      const id = `THIRD-PARTY-${profile}`;
      const client = await connect(id, await add(id, profile));
      expect(await client.call("BootNotification", boot)).toMatchObject({ status: "Accepted" });
      const listed = JSON.parse((await runCommand("station", "list", "--json", "--state", stateDir)).stdout) as StationView[];
      expect(listed.find((station) => station.id === id)).toMatchObject({ isOnline: true, vendor: "Somebody", securityProfile: profile, isSimulated: false });
      await client.close({});
    });
  }

  test("the key file is readable by its owner only, and the API never saw the key", async () => {
    const { keyFile } = await add("THIRD-PARTY-4", 3);
    expect((await stat(keyFile as string)).mode & 0o077).toBe(0);
    const log = await readFile(join(stateDir, "logs", "csms.log"), "utf8");
    expect(log).not.toContain("PRIVATE KEY");
  });

  test("where the key cannot be written nothing is registered, so that the next try works", async () => {
    const file = join(out, "a-file");
    await writeFile(file, "");
    const refused = await runCommand("station", "add", "THIRD-PARTY-6", "--security-profile", "3", "--state", stateDir, "--out", join(file, "below"));
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^chargehand: .*--out \[CLI_OUTPUT_UNUSABLE\]\n$/) });
    expect(await add("THIRD-PARTY-6", 3)).toMatchObject({ keyFile: expect.any(String) });
  });

  test("an identity that is taken is refused in one clear line", async () => {
    const { code, stderr } = await runCommand("station", "add", "THIRD-PARTY-1", "--security-profile", "2", "--state", stateDir);
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toEqual([expect.stringMatching(/CSMS_STATION_EXISTS.*\[CLI_REQUEST_REFUSED\]/)]);
  });

  test("a wrong password is turned away before the 101 and leaves a security event in the log", async () => {
    const given = await add("THIRD-PARTY-5", 2);
    await expect(connect("THIRD-PARTY-5", { ...given, password: "00000000000000000000000000000000" })).rejects.toThrow(/Unauthorized/);
    await eventually(async () => (await readFile(join(stateDir, "logs", "csms.log"), "utf8")).includes("THIRD-PARTY-5"));
  });

  test("session list --json is an empty list when nobody has charged", async () => {
    expect(JSON.parse((await runCommand("session", "list", "--json", "--state", stateDir)).stdout)).toEqual([]);
  });

  test("owner reset-password prints a password that signs in, and the old one no longer does", async () => {
    const { stdout } = await runCommand("owner", "reset-password", "--state", stateDir);
    const password = /Password\s+(\S+)/.exec(stdout)?.[1];
    const attempt = (word: string | undefined) =>
      fetch(`${system.pageUrl}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: system.pageUrl },
        body: JSON.stringify({ email: system.email, password: word }),
      });
    expect((await attempt(password)).status).toBe(200);
    expect((await attempt(system.password)).status).toBe(401);
  });
});

describe("TLS of the OCPP port [OCPP 2.0.1 A00.FR.318, docs/adr/017]", { timeout: 60_000 }, () => {
  const handshake = (url: string, options: ConnectionOptions) =>
    new Promise<string>((resolve) => {
      const { hostname, port } = new URL(url);
      const socket = connectTls({ host: hostname, port: Number(port), rejectUnauthorized: false, ...options });
      socket.once("secureConnect", () => resolve(socket.getCipher().name));
      socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      socket.once("close", () => resolve("closed"));
    });

  test("offers ephemeral key exchange only, from TLS 1.2 on", async () => {
    expect(await handshake(system.ocppUrl, { maxVersion: "TLSv1.2" })).toBe("ECDHE-ECDSA-AES128-GCM-SHA256");
    expect(await handshake(system.ocppUrl, { maxVersion: "TLSv1.2", ciphers: "AES128-GCM-SHA256" })).toMatch(/ERR_SSL|ECONNRESET|closed/);
    expect(await handshake(system.ocppUrl, { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" })).toMatch(/ERR_SSL|ECONNRESET|closed/);
  });

  test("takes RSA key exchange too where a lab asks for it", async () => {
    const dir = await preparedStateDir();
    const lab = await startSystem(dir, "--homes", "0", "--lab-rsa-suites");
    try {
      expect(await handshake(lab.ocppUrl, { maxVersion: "TLSv1.2", ciphers: "AES128-GCM-SHA256" })).toBe("AES128-GCM-SHA256");
      expect(await handshake(lab.ocppUrl, { maxVersion: "TLSv1.2" })).toBe("ECDHE-ECDSA-AES128-GCM-SHA256");
    } finally {
      await lab.interrupt();
      await removeStateDir(dir);
    }
  });
});
