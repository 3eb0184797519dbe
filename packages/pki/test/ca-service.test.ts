// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { connect as connectTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Hours, Millis, Minutes, Seconds, systemClock, systemRandom } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import { expect, describe as group, onTestFinished, test } from "vitest";
import {
  type CaServiceOptions,
  createCaClient,
  describe,
  makeCsr,
  makePrivateKeyPem,
  readCaRun,
  readRevocationList,
  signingKeyFromPem,
  splitPem,
  startCaService,
  verifyChain,
} from "../src/index.ts";

async function directory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "pki-ca-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return join(path, "ca");
}

// The real clock's time, because TLS reads the machine's; it moves only when told.
const fakeNow = () => new FakeClock(systemClock.wallMs());

async function start(changes: Partial<CaServiceOptions> = {}) {
  const log = recordingLog();
  const dir = changes.dir ?? (await directory());
  const service = await startCaService({ dir, clock: fakeNow(), random: systemRandom, log, ...changes });
  onTestFinished(() => service.stop());
  const admin = createCaClient(service);
  return { dir, log, service, admin, device: createCaClient({ url: service.url, rootPem: service.rootPem }) };
}

const newKey = async () => signingKeyFromPem(await makePrivateKeyPem());
const csrFor = async (commonName: string) => makeCsr({ commonName, key: await newKey() });
const unwrap = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }) => (result.ok ? "ok" : result.error.code);

/** One raw request, for what the client would never send. */
function send(
  service: { url: string; rootPem: string },
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string; isChunked?: boolean },
) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const outgoing = request(new URL(path, service.url), {
      method: options.method ?? "POST",
      ca: service.rootPem,
      agent: false,
      headers: options.headers ?? {},
    });
    outgoing.on("error", reject);
    outgoing.on("response", async (response) => {
      let text = "";
      for await (const chunk of response.setEncoding("utf8")) text += chunk;
      resolve({ status: response.statusCode, text });
    });
    if (options.isChunked) outgoing.write(options.body ?? "");
    outgoing.end(options.isChunked ? "" : options.body);
  });
}

group("enrolment", () => {
  test("gives a station a certificate for its own key with a one-time token", async () => {
    const { service, admin, device } = await start();
    const { token } = unwrap(await admin.createEnrolmentToken({ identity: "CP-1" }));
    const { chain } = unwrap(await device.enrol({ token, csr: await csrFor("CP-1") }));
    const [leaf = "", ...intermediates] = splitPem(chain);
    expect(verifyChain({ leaf, intermediates, roots: [service.rootPem], atMs: systemClock.wallMs(), usage: "clientAuth" })).toMatchObject({
      value: { leaf: { commonName: "CP-1" } },
    });
  });

  test("repeated with the identical CSR, or one made again with the same key, gives the same certificate, also after a restart", async () => {
    const { dir, service, admin, device } = await start();
    const { token } = unwrap(await admin.createEnrolmentToken({ identity: "CP-1" }));
    const key = await newKey();
    const csr = await makeCsr({ commonName: "CP-1", key });
    const [first, atOnce] = await Promise.all([device.enrol({ token, csr }), device.enrol({ token, csr })]);
    expect(unwrap(atOnce)).toEqual(unwrap(first));
    await service.stop();
    const again = await start({ dir });
    expect(unwrap(await again.device.enrol({ token, csr }))).toEqual(unwrap(first));
    expect(unwrap(await again.device.enrol({ token, csr: await makeCsr({ commonName: "CP-1", key }) }))).toEqual(unwrap(first));
  });

  test("refuses a used token for another key, an unknown one, and one of another station", async () => {
    const { log, admin, device } = await start();
    const { token } = unwrap(await admin.createEnrolmentToken({ identity: "CP-1" }));
    expect(codeOf(await device.enrol({ token, csr: await csrFor("CP-2") }))).toBe("identity-mismatch");
    expect(codeOf(await device.enrol({ token, csr: await csrFor("CP-1") }))).toBe("ok");
    expect(codeOf(await device.enrol({ token, csr: await csrFor("CP-1") }))).toBe("token-used");
    expect(codeOf(await device.enrol({ token: "0".repeat(64), csr: await csrFor("CP-1") }))).toBe("token-unknown");
    expect(codeOf(await device.enrol({ token: "../lock", csr: await csrFor("CP-1") }))).toBe("token-unknown");
    expect(codeOf(await device.enrol({ token, csr: "nonsense" }))).toBe("csr-not-pem");
    expect(JSON.stringify(log.lines)).not.toContain(token);
  });

  test("refuses a token after 24 hours, but repeats what it gave before", async () => {
    const clock = fakeNow();
    const { admin, device } = await start({ clock });
    const [late, used] = [unwrap(await admin.createEnrolmentToken({ identity: "CP-1" })), unwrap(await admin.createEnrolmentToken({ identity: "CP-2" }))];
    expect(late.expiresAtMs).toBe(clock.wallMs() + Hours(24));
    const csr = await csrFor("CP-2");
    const given = unwrap(await device.enrol({ token: used.token, csr }));
    clock.stepWall(Hours(24) + 1);
    expect(codeOf(await device.enrol({ token: late.token, csr: await csrFor("CP-1") }))).toBe("token-expired");
    expect(unwrap(await device.enrol({ token: used.token, csr }))).toEqual(given);
  });

  test("slows down whoever guesses tokens, but not the administrator", async () => {
    const clock = fakeNow();
    const { admin, device } = await start({ clock });
    const { token } = unwrap(await admin.createEnrolmentToken({ identity: "CP-1" }));
    const csr = await csrFor("CP-1");
    for (let n = 0; n < 10; n++) expect(codeOf(await device.enrol({ token: systemRandom.hex(32), csr }))).toBe("token-unknown");
    expect(await device.enrol({ token, csr })).toMatchObject({ error: { code: "slow-down", retryAfter: Seconds(1) } });
    expect(codeOf(await admin.createEnrolmentToken({ identity: "CP-2" }))).toBe("ok");
    clock.advance(Seconds(1));
    expect(codeOf(await device.enrol({ token, csr }))).toBe("ok");
  });
});

group("administration", () => {
  test("issues servers and stations, revokes, and publishes the revocation", async () => {
    const { service, admin, device } = await start();
    const server = unwrap(await admin.issueServer({ csr: await csrFor("localhost"), dnsNames: ["localhost"], ipAddresses: ["127.0.0.1"] }));
    expect(describe(server.certificate).dnsNames).toEqual(["localhost"]);
    const station = unwrap(await admin.issueStation({ csr: await csrFor("CP-1"), identity: "CP-1" }));
    const { serial } = describe(station.certificate);
    expect(unwrap(await admin.revoke({ serial, reason: "keyCompromise" }))).toEqual({ serial });
    expect(codeOf(await admin.revoke({ serial: "00", reason: "keyCompromise" }))).toBe("serial-unknown");
    expect(codeOf(await admin.issueStation({ csr: await csrFor("CP-2"), identity: "CP-1" }))).toBe("identity-mismatch");
    const list = unwrap(await readRevocationList(unwrap(await device.crl()), [service.rootPem, unwrap(await device.issuers())]));
    expect(list.reasonFor(describe(station.certificate).issuer, serial)).toBe("keyCompromise");
    expect(list.reasonFor(describe(server.certificate).issuer, describe(server.certificate).serial)).toBeUndefined();
  });

  test("is closed to a wrong or missing bearer token, and slows guessing down", async () => {
    const { service, device } = await start();
    const wrong = createCaClient({ ...service, adminToken: service.adminToken.replace(/.$/, (last) => (last === "0" ? "1" : "0")) });
    expect(codeOf(await device.createEnrolmentToken({ identity: "CP-1" }))).toBe("not-allowed");
    for (let n = 0; n < 9; n++) expect(codeOf(await wrong.revoke({ serial: "00", reason: "superseded" }))).toBe("not-allowed");
    expect(codeOf(await wrong.createEnrolmentToken({ identity: "CP-1" }))).toBe("slow-down");
  });
});

group("bad requests", () => {
  test("get an answer that says what is wrong", async () => {
    const { service } = await start();
    const json = { "content-type": "application/json" };
    const long = JSON.stringify({ token: "x".repeat(70_000) });
    const cases = [
      [404, "not-found", await send(service, "/nothing", { method: "GET" })],
      [404, "not-found", await send(service, "/__proto__", { method: "GET" })],
      [404, "not-found", await send(service, "/enrol", { method: "GET" })],
      [415, "request-invalid", await send(service, "/enrol", { body: "{}" })],
      [400, "request-invalid", await send(service, "/enrol", { headers: json, body: "{" })],
      [400, "request-invalid", await send(service, "/enrol", { headers: json, body: "[]" })],
      [400, "request-invalid", await send(service, "/enrol", { headers: json, body: '{"token":1,"csr":"x"}' })],
      [413, "request-too-large", await send(service, "/enrol", { headers: json, body: long })],
      [413, "request-too-large", await send(service, "/enrol", { headers: json, body: long, isChunked: true })],
    ] as const;
    for (const [status, code, answer] of cases) {
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.text)).toMatchObject({ code });
    }
  });

  test("a client does not talk to a server that its root does not vouch for, nor to nobody", async () => {
    const [one, other] = [await start(), await start()];
    expect(codeOf(await createCaClient({ url: one.service.url, rootPem: other.service.rootPem }).crl())).toBe("untrusted");
    await one.service.stop();
    expect(codeOf(await one.admin.crl())).toBe("unreachable");
  });

  test("a client gives up when no answer comes in time", async () => {
    const { service } = await start();
    const clock = fakeNow();
    const answer = createCaClient({ ...service, clock, timeout: Millis(1) }).crl();
    clock.advance(Millis(1));
    expect(codeOf(await answer)).toBe("timeout");
  });

  test("a connection that never speaks does not hold up the stop", async () => {
    const { service } = await start();
    const socket = connectTcp(Number(new URL(service.url).port), "127.0.0.1");
    socket.on("error", () => socket.destroy());
    await once(socket, "connect");
    await Promise.all([once(socket, "close"), service.stop()]);
  });
});

group("the directory", () => {
  test("is private, says where the service runs while it runs, and keeps no token in clear", async () => {
    const { dir, service, admin } = await start();
    const { token } = unwrap(await admin.createEnrolmentToken({ identity: "CP-1" }));
    expect(await readCaRun(dir)).toEqual({ url: service.url, adminToken: service.adminToken, pid: process.pid, rootPem: service.rootPem });
    const files = await readdir(dir, { recursive: true, withFileTypes: true });
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      expect(((await stat(path)).mode & 0o077).toString(8), file.name).toBe("0");
      if (file.isFile()) expect(`${file.name} ${await readFile(path, "utf8")}`).not.toContain(token);
    }
    await service.stop();
    expect(await readCaRun(dir)).toBeUndefined();
  });

  test("is refused to a second authority with one clear line", async () => {
    const { dir, admin } = await start();
    await expect(start({ dir })).rejects.toMatchObject({ code: "PKI_AUTHORITY_RUNNING", message: expect.stringContaining(String(process.pid)) });
    expect(codeOf(await admin.crl())).toBe("ok");
    expect(await readCaRun(dir)).toBeDefined();
  });

  test("is refused when its keys are open to others or damaged, and is free again afterwards", async () => {
    const { dir, service } = await start();
    await service.stop();
    const path = join(dir, "authority", "root.key.pem");
    const key = await readFile(path, "utf8");
    await chmod(path, 0o644);
    await expect(start({ dir })).rejects.toMatchObject({ code: "PKI_KEY_FILE_OPEN" });
    await chmod(path, 0o600);
    await writeFile(path, key.slice(0, 80));
    await expect(start({ dir })).rejects.toMatchObject({ code: "PKI_AUTHORITY_DAMAGED" });
    await writeFile(path, key);
    expect((await start({ dir })).service.rootPem).toBe(service.rootPem);
  });

  test("is closed when others could look in, and refused when they could write", async () => {
    const dir = await directory();
    await mkdir(dir, { mode: 0o755 });
    await chmod(dir, 0o755);
    const { service } = await start({ dir });
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    await service.stop();
    await chmod(dir, 0o770);
    await expect(start({ dir })).rejects.toMatchObject({ code: "PKI_DIRECTORY_OPEN" });
    expect((await stat(dir)).mode & 0o777).toBe(0o770);
  });

  test("has a run file that says so when it is damaged", async () => {
    const { dir } = await start();
    await writeFile(join(dir, "run", "ca.json"), "{");
    await expect(readCaRun(dir)).rejects.toMatchObject({ code: "PKI_RUN_FILE_DAMAGED" });
  });

  test("is left free when the port is taken", async () => {
    const first = await start();
    const dir = await directory();
    const port = Number(new URL(first.service.url).port);
    await expect(start({ dir, port })).rejects.toMatchObject({ code: "PKI_PORT_TAKEN", message: expect.stringContaining(String(port)) });
    await start({ dir });
  });

  test("survives kill -9: the next process has the same keys and forgets the stale run file", async () => {
    const dir = await directory();
    const first = await spawnService(dir);
    const before = await readCaRun(dir);
    expect(before?.pid).toBe(first.pid);
    await expect(start({ dir })).rejects.toMatchObject({ code: "PKI_AUTHORITY_RUNNING" });
    first.kill("SIGKILL");
    await once(first, "exit");
    expect(await readdir(join(dir, "run"))).toEqual(["ca.json"]);
    expect(await readCaRun(dir)).toBeUndefined();
    const { service, admin } = await start({ dir });
    expect(service.rootPem).toBe(before?.rootPem);
    expect(service.adminToken).not.toBe(before?.adminToken);
    expect(await readCaRun(dir)).toEqual({ url: service.url, adminToken: service.adminToken, pid: process.pid, rootPem: service.rootPem });
    expect(codeOf(await admin.createEnrolmentToken({ identity: "CP-1" }))).toBe("ok");
  });

  test("is given back by SIGTERM", async () => {
    const dir = await directory();
    const child = await spawnService(dir);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(await readCaRun(dir)).toBeUndefined();
    await start({ dir });
  });

  test("keeps its own certificate over a restart and renews it near its end", async () => {
    const clock = fakeNow();
    const { dir, service } = await start({ clock });
    const ownSerial = async () => describe(await readFile(join(dir, "service", "service.chain.pem"), "utf8")).serial;
    const first = await ownSerial();
    await service.stop();
    const again = await start({ dir, clock });
    expect(await ownSerial()).toBe(first);
    await again.service.stop();
    clock.stepWall(Hours(24 * 340) + Minutes(1));
    await start({ dir, clock });
    expect(await ownSerial()).not.toBe(first);
  });
});

async function spawnService(dir: string) {
  const script = fileURLToPath(new URL("serve.ts", import.meta.url));
  const child = spawn(process.execPath, ["--conditions=@chargehand/source", script, dir], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}
