// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Rig, startRig } from "./harness.ts";

let rig: Rig;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "chargehand-pages-"));
  mkdirSync(join(dir, "assets"));
  writeFileSync(join(dir, "index.html"), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script>');
  writeFileSync(join(dir, "assets", "app-1a2b.js"), "export {};");
  rig = await startRig({ web: { port: 0, staticDir: dir } });
});
afterAll(async () => {
  await rig?.csms.stop();
  rmSync(dir, { recursive: true, force: true });
});

const get = (path: string, accept = "text/html") => fetch(`${rig.csms.apiUrl}${path}`, { headers: { accept } });

test.each(["/", "/index.html", "/stations/CP-1"])("serves the page at %s with a nonce of its own in text and policy", async (path) => {
  const [one, other] = [await get(path), await get(path)];
  const nonce = /nonce="([0-9a-f]{32})"/.exec(await one.text())?.[1];
  expect(one.headers.get("content-security-policy")).toContain(`script-src 'self' 'nonce-${nonce}'`);
  expect(one.headers.get("content-security-policy")).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(await other.text()).not.toContain(nonce);
  expect(one.headers.get("cache-control")).toBe("no-store");
});

test("lets browsers keep the files whose name changes with their content", async () => {
  const asset = await get("/assets/app-1a2b.js", "*/*");
  expect(asset.status).toBe(200);
  expect(asset.headers.get("cache-control")).toContain("immutable");
});

test.each(["/assets/gone.js", "/../package.json", "/%2e%2e/package.json", "/.env"])("serves nothing at %s", async (path) => {
  expect((await get(path, "*/*")).status).toBeGreaterThanOrEqual(400);
});

test("never answers a page where the API was asked", async () => {
  const response = await get("/api/nothing");
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toContain("application/json");
});
