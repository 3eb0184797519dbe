// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "@chargehand/kernel";
import { sampleSessions } from "@chargehand/simulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { interruptedCommand, processesNaming, runCommand } from "./support/running-system.ts";

const recorded = join(process.env["CHARGEHAND_DATA"] ?? join(import.meta.dirname, "../../../../shared/data"), "ev-sessions-norway.csv");
const hasRecorded = existsSync(recorded);

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "chargehand-replay-test-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const header = "location;user_id;session_id;plugin_time;plugout_time;connection_time;energy_session";
const civil = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace("T", " ");

async function generatedFile(count: number): Promise<string> {
  const sessions = sampleSessions({ count, random: seededRandom(2026), start: Date.UTC(2019, 8, 1, 16) });
  const rows = sessions.map((s) =>
    [
      s.location,
      s.userId,
      s.sessionId,
      civil(s.pluginAt),
      civil(s.plugoutAt),
      ((s.plugoutAt - s.pluginAt) / 3_600_000).toFixed(2),
      (s.energy / 1000).toFixed(2),
    ]
      .map((cell) => cell.replace(".", ","))
      .join(";"),
  );
  const file = join(dir, "generated.csv");
  await writeFile(file, `${header}\n${rows.join("\n")}\n`);
  return file;
}

const replayDirectories = async () => (await readdir(tmpdir())).filter((name) => /^chargehand-replay-(?!test)/.test(name));

interface Report {
  readonly summary: { readonly sessions: number; readonly servable: number; readonly wrong: number; readonly worstDeviation: number };
  readonly sessions: readonly { readonly recordedWh?: number; readonly meteredWh: number; readonly servable: boolean }[];
}

describe("chargehand replay", { timeout: 180_000 }, () => {
  test(`the energy that the CSMS recorded is the file's within 1 % for 50 sessions (${hasRecorded ? "the published recording" : "generated: no recording beside the project"})`, async () => {
    const file = hasRecorded ? recorded : await generatedFile(50);
    const zone = hasRecorded ? "Europe/Oslo" : "UTC";
    const { code, stdout, stderr } = await runCommand("replay", file, "--sessions", "50", "--time-zone", zone, "--json");
    expect(code, stderr).toBe(0);
    const { summary, sessions } = JSON.parse(stdout) as Report;
    expect(summary).toMatchObject({ sessions: 50, wrong: 0 });
    expect(summary.servable).toBeGreaterThan(30);
    expect(summary.worstDeviation).toBeLessThanOrEqual(0.01);
    expect(sessions.every((session) => (session.recordedWh ?? -1) >= 0)).toBe(true);
  });

  test.each(["1.6", "2.1"])("our charge point and our CSMS agree to the watt-hour over OCPP %s too", async (version) => {
    const { code, stdout, stderr } = await runCommand("replay", await generatedFile(4), "--time-zone", "UTC", "--ocpp", version, "--json");
    expect(code, stderr).toBe(0);
    const { summary, sessions } = JSON.parse(stdout) as Report;
    expect(summary).toMatchObject({ sessions: 4, wrong: 0 });
    for (const { recordedWh, meteredWh } of sessions) expect(Math.abs((recordedWh ?? -10) - meteredWh)).toBeLessThanOrEqual(1);
  });

  test("bad rows are named and left out, and the good one is replayed", async () => {
    const file = join(dir, "bad-rows.csv");
    await writeFile(
      file,
      `${header}\nA;u1;s1;2019-09-02 20:23:00;2019-09-02 22:23:00;2,0;3,5\nA;u1;s2;not a time;2019-09-03 07:48:00;1;1\nA;u1;s3;2019-09-05 10:00:00;2019-09-05 09:00:00;1;1\n`,
    );
    const { code, stdout, stderr } = await runCommand("replay", file);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/line 3 left out: plugin_time.*\nline 4 left out: plugout_time/);
    expect(stdout).toMatch(/s1 .* 3\.5 +3\.5 +3\.5 .*right/);
  });

  test.each([700, 1_400, 6_000])("Ctrl-C %i ms after the start leaves no database, no process and no directory behind", async (afterMs) => {
    const before = await replayDirectories();
    const { code, stderr } = await interruptedCommand(["replay", await generatedFile(200)], /starting the system/, afterMs);
    expect(code, stderr).toBe(1);
    expect(stderr).toContain("Ctrl-C: stopping");
    expect(await replayDirectories()).toEqual(before);
    expect((await processesNaming("chargehand-replay-")).filter((line) => line.includes("postgres"))).toEqual([]);
  });

  const refused: readonly [title: string, content: string | undefined, args: readonly string[], line: RegExp][] = [
    ["a file that is not there", undefined, [], /^chargehand: .* cannot be read: .*\[CLI_FILE_UNREADABLE\]$/],
    ["a file with other columns", "a;b;c\n1;2;3\n", [], /\[SIM_RECORDING_HEADER\]$/],
    [
      "an unknown time zone",
      `${header}\nA;u;s;2019-09-02 20:23:00;2019-09-02 22:23:00;2;3\n`,
      ["--time-zone", "Mars/Base"],
      /--time-zone takes an IANA zone.*\[CLI_OPTION_INVALID\]$/,
    ],
    [
      "no sessions asked for",
      `${header}\nA;u;s;2019-09-02 20:23:00;2019-09-02 22:23:00;2;3\n`,
      ["--sessions", "0"],
      /--sessions takes.*\[CLI_OPTION_INVALID\]$/,
    ],
  ];
  for (const [title, content, args, line] of refused) {
    test(`${title} is one clear line`, async () => {
      const file = join(dir, `${title.replaceAll(" ", "-")}.csv`);
      if (content !== undefined) await writeFile(file, content);
      const { code, stderr } = await runCommand("replay", file, ...args);
      expect(code).toBe(1);
      expect(stderr.trim()).toMatch(line);
      expect(stderr.trim().split("\n")).toHaveLength(1);
    });
  }
});
