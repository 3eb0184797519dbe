// SPDX-License-Identifier: Apache-2.0
// The page that a test engineer reads after a run, in Chromium.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type CaseResult, htmlReport } from "@chargehand/conformance";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// Each of these keeps Chromium from calling home on a closed network.
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
const at = "2026-01-05T12:00:01.234Z";
const long = `[2,"a-1","NotifyEvent",{"text":"${"x".repeat(3_000)}"}]`;
const nasty = '</code><script>document.title="taken over"</script><img src="https://example.invalid/x.png">';

const result = (id: string, verdict: CaseResult["verdict"], more: Partial<CaseResult> = {}): CaseResult => ({
  ...{ id, role: "station", verdict, startedAt: at, durationMs: 400, evidence: [], leftOut: 0 },
  ...(verdict === "pass" ? {} : { reason: `why ${id}`, step: "a step" }),
  ...more,
});
const evidence: CaseResult["evidence"] = [
  { kind: "step", at, text: "the station boots" },
  { kind: "frame", at, direction: "fromSystem", text: '[2,"b-1","BootNotification",{"reason":"PowerUp"}]' },
  { kind: "frame", at, direction: "toSystem", text: '[3,"b-1",{"status":"Accepted"}]' },
  { kind: "frame", at, direction: "toSystem", text: '[2,"c-1","Reset",{"type":"OnIdle"}]' },
  { kind: "frame", at, direction: "fromSystem", text: '[4,"c-1","NotSupported","",{}]' },
  { kind: "frame", at, direction: "fromSystem", text: long },
  { kind: "frame", at, direction: "fromSystem", text: nasty },
  { kind: "check", at, text: "the status is Accepted", held: false, got: "Rejected" },
];
const results = [
  result("TC_A_01_CS", "pass"),
  result("TC_A_04_CS", "notApplicable"),
  result("TC_B_01_CS", "pass"),
  result("TC_B_20_CS", "fail", { evidence, reason: "not so: the status is Accepted", leftOut: 3 }),
  result("TC_G_20_CS", "couldNotTell"),
];

let folder: string;
let url: string;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chargehand-report-"));
  const path = join(folder, "report.html");
  await writeFile(path, htmlReport({ suite: "oca-2.0.1", role: "station", system: "<b>a station</b>", startedAt: at, results }));
  url = pathToFileURL(path).href;
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium", args: quiet });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

interface Opened {
  readonly page: Page;
  /** What went out, and what the browser complained of. */
  readonly noise: string[];
}

async function open({ width = 1280, hash = "" } = {}): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const noise: string[] = [];
  page.on("request", (request) => void (request.url().split("#")[0] !== url && noise.push(request.url())));
  page.on("pageerror", (error) => noise.push(error.message));
  page.on("console", (message) => noise.push(message.text()));
  await page.goto(`${url}${hash}`);
  return { page, noise };
}

const shownIds = (page: Page): Promise<string[]> => page.locator("details:visible").evaluateAll((cases) => cases.map(({ id }) => id));

describe("the HTML report in Chromium", () => {
  test("shows all cases, asks nothing of any network, and takes nothing of the system under test as markup", async () => {
    const { page, noise } = await open();
    expect(await shownIds(page)).toEqual(results.map(({ id }) => id));
    await page.getByRole("button", { name: "open them" }).click();
    expect(noise).toEqual([]);
    expect(await page.title()).toBe("oca-2.0.1: <b>a station</b>");
    expect(await page.locator("img").count()).toBe(0);
    await page.close();
  });

  test("filters by verdict, by block and by words, together", async () => {
    const { page } = await open();
    await page.getByLabel("pass", { exact: false }).first().uncheck();
    expect(await shownIds(page)).toEqual(["TC_A_04_CS", "TC_B_20_CS", "TC_G_20_CS"]);
    await page.getByLabel("block").selectOption("B");
    expect(await shownIds(page)).toEqual(["TC_B_20_CS"]);
    await page.getByLabel("pass", { exact: false }).first().check();
    expect(await shownIds(page)).toEqual(["TC_B_01_CS", "TC_B_20_CS"]);
    await page.getByLabel("search").fill("B11.FR.01");
    expect(await shownIds(page)).toEqual(["TC_B_20_CS"]);
    expect(await page.locator("#shown").textContent()).toBe("1");
    await page.getByLabel("search").fill("nothing has this");
    expect(await shownIds(page)).toEqual([]);
    await page.close();
  });

  test("has under a case its requirements, and frames with their times and the action that each is about", async () => {
    const { page } = await open({ hash: "#TC_B_20_CS" });
    const one = page.locator("#TC_B_20_CS");
    expect(await one.getAttribute("open")).not.toBeNull();
    const text = await one.innerText();
    expect(text).toContain("B11.FR.01");
    expect(text).toContain("12:00:01.234");
    expect(await one.locator("li.frame b").allInnerTexts()).toEqual([
      "BootNotification",
      "BootNotification: answer",
      "Reset",
      "Reset: CALLERROR",
      "NotifyEvent",
      "?",
    ]);
    expect(await one.locator("li.end").innerText()).toContain("not so: the status is Accepted");
    expect(text).toContain("3 more items were not kept");
    await page.close();
  });

  test.each([1280, 390])("is not wider than a window of %i px, with everything open", async (width) => {
    const { page } = await open({ width });
    await page.getByRole("button", { name: "open them" }).click();
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    await page.close();
  });
});
