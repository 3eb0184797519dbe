// SPDX-License-Identifier: Apache-2.0
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { preparedStateDir, type RunningSystem, removeStateDir, repoRoot, startSystem } from "./support/running-system.ts";

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
  stateDir = await preparedStateDir();
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

/** Opens the page and collects what the browser complains of: script errors, blocked resources, policy violations. */
async function open(): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("401 (Unauthorized)")) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(system.pageUrl);
  return { page, complaints };
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(system.email as string);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const power = (page: Page) => page.getByRole("region", { name: "State" }).getByTestId("power-now");
const kilowatts = (text: string) => Number(/([\d.]+) kW/.exec(text)?.[1] ?? Number.NaN);

describe("the page in Chromium", { timeout: 120_000 }, () => {
  test("nothing is shown without signing in, and a wrong password is told plainly", async () => {
    const { page } = await open();
    await signIn(page, "not the password");
    await page.getByRole("alert").filter({ hasText: "do not belong together" }).waitFor();
    expect(await page.getByText("CH-SIM").count()).toBe(0);
    await page.close();
  });

  test("a person signs in, plugs in a simulated car, sees the power rise, pauses it and lets it go on", async () => {
    const { page, complaints } = await open();
    await signIn(page, system.password as string);
    await page.getByRole("heading", { name: "My chargers", level: 1 }).waitFor();
    await page.getByText(/[1-6] of 6 charging/).waitFor();
    await page.screenshot({ path: join(pictures, "chargers.png") });

    await page.getByRole("link", { name: "Home 1" }).click();
    const hands = page.getByRole("region", { name: "Simulated hardware" });
    if (await hands.getByRole("button", { name: "Unplug" }).isEnabled()) await hands.getByRole("button", { name: "Unplug" }).click();
    await page.getByRole("region", { name: "State" }).getByText("Ready", { exact: true }).waitFor();

    await hands.getByRole("button", { name: "Plug in" }).click();
    await expect.poll(async () => kilowatts((await power(page).textContent()) ?? ""), { timeout: 40_000 }).toBeGreaterThan(2);
    await page.getByRole("region", { name: "State" }).getByText("Charging", { exact: true }).waitFor();

    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("region", { name: "Requests" }).getByText("Done").first().waitFor();
    await page.getByRole("region", { name: "State" }).getByText("Paused by you").waitFor();
    await expect.poll(async () => kilowatts((await power(page).textContent()) ?? ""), { timeout: 30_000 }).toBeLessThan(0.1);

    await page.getByRole("button", { name: "Resume" }).click();
    await expect.poll(async () => kilowatts((await power(page).textContent()) ?? ""), { timeout: 40_000 }).toBeGreaterThan(2);
    await page.getByRole("img", { name: /^Power since/ }).waitFor();
    await page.evaluate("window.scrollTo(0, 0)");
    await page.screenshot({ path: join(pictures, "charge-point.png"), fullPage: true });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("the page of a charge point fits a phone: nothing is wider than the screen", async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, system.password as string);
    await page.getByRole("link", { name: "Home 2" }).click();
    await page.getByRole("region", { name: "Controls" }).waitFor();
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBe(0);
    const boxes = await Promise.all(["Controls", "Current limit"].map((name) => page.getByRole("region", { name }).boundingBox()));
    for (const box of boxes) expect(box?.width).toBeGreaterThan(300);
    await page.screenshot({ path: join(pictures, "phone.png"), fullPage: true });
    await page.close();
  });

  test("the operator's console lists the stations and signing out closes the page", async () => {
    const { page, complaints } = await open();
    await signIn(page, system.password as string);
    await page.getByRole("link", { name: "Operator console" }).click();
    await page.getByRole("table", { name: "Stations" }).getByRole("link", { name: "Home 6" }).waitFor();
    await page.screenshot({ path: join(pictures, "operator.png") });
    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });
});
