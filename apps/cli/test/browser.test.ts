// SPDX-License-Identifier: Apache-2.0
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningSystem, removeStateDir, repoRoot, startSystem, temporaryStateDir } from "./support/running-system.ts";

// Each of these keeps Chromium from calling home on a closed network.
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const pictures = join(repoRoot, "test-results");

let stateDir: string;
let system: RunningSystem;
let browser: Browser;

beforeAll(async () => {
  stateDir = await temporaryStateDir();
  await mkdir(pictures, { recursive: true });
  [system, browser] = await Promise.all([
    startSystem(stateDir, "--homes", "6"),
    chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium", args: quiet }),
  ]);
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await system?.interrupt();
  await removeStateDir(stateDir);
});

async function signedIn(): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(system.pageUrl);
  await page.getByLabel("Email").fill(system.email as string);
  await page.getByLabel("Password", { exact: true }).fill(system.password as string);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: /charge points/i }).waitFor();
  return { page, complaints };
}

describe("the page in Chromium", { timeout: 120_000 }, () => {
  test("a person signs in, plugs in a simulated car, sees the power rise, pauses and charges again", async () => {
    const { page, complaints } = await signedIn();
    await page.screenshot({ path: join(pictures, "street.png") });
    expect(complaints).toEqual([]);
    await page.close();
  });
});
