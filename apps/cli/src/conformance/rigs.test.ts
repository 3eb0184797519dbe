// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import type { CaseResult } from "@chargehand/conformance";
import { afterEach, describe, expect, test } from "vitest";
import { loadAdapter } from "./adapter.ts";
import { manualStationRig } from "./manual-station.ts";
import { openResults } from "./results-file.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "chargehand-rigs-"));
  folders.push(made);
  return made;
}
async function fileWith(text: string): Promise<string> {
  const path = join(await folder(), "adapter.mjs");
  await writeFile(path, text);
  return path;
}

describe("an adapter", () => {
  const rig = 'name: "x", features: {}, station: async () => ({}), stop: async () => {}';

  test("gives its rig and changes the settings that it names", async () => {
    const adapter = await loadAdapter("csms", await fileWith(`export default () => ({ rig: { ${rig} }, settings: { evseId: 3 } });`));
    expect(adapter.rig.name).toBe("x");
    expect(adapter.settings).toMatchObject({ evseId: 3, connectorId: 1 });
  });

  test("is given what its hands answer, and imports nothing", async () => {
    const text = `export default ({ done, unsupported, notAutomated, systemClock }) => ({
      rig: { ${rig}, token: async () => done, operate: async () => unsupported("no"), bootPolicy: async () => notAutomated(String(systemClock.wallMs() > 0)) },
    });`;
    const { rig: given } = await loadAdapter("csms", await fileWith(text));
    expect(await given.token?.({ token: { idToken: "1", type: "Local" }, status: "Accepted" })).toEqual({ outcome: "done" });
    expect(await given.operate?.("x", "ClearCache", {})).toEqual({ outcome: "unsupported", reason: "no" });
    expect(await given.bootPolicy?.("x", "Pending")).toEqual({ outcome: "notAutomated", reason: "true" });
  });

  test.each([
    ["export const a = 1;", "no default export"],
    ["export default () => ({ rig: { name: 'x' } });", "lacks features, station, stop"],
    ["export default () => undefined;", "gives no rig"],
    ["this is no program", "cannot be loaded"],
  ])("that is wrong is told so: %s", async (text, message) => {
    await expect(loadAdapter("csms", await fileWith(text))).rejects.toThrow(message);
  });
});

describe("a person at a real station", () => {
  test.each([
    ["", "done"],
    ["n", "unsupported"],
    ["s", "notAutomated"],
  ])('answers "%s" for %s', async (answer, outcome) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const station = manualStationRig("CH-1", input, output);
    const asked = station.plug?.({ evseId: 2, connectorId: 1 });
    input.write(`${answer}\n`);
    expect(await asked).toMatchObject({ outcome });
    expect(String(output.read())).toContain("EVSE 2");
    await station.stop();
  });
});

describe("the file of results", () => {
  const about = { role: "csms", system: "x", startedAt: "2026-01-05T12:00:00.000Z" } as const;
  const result = { id: "TC_A_01_CSMS", role: "csms", verdict: "pass" } as CaseResult;

  test("gives back what was kept, and is begun anew where there is none", async () => {
    const path = join(await folder(), "run.json");
    const first = await openResults(path, about);
    expect(first.before).toEqual([]);
    await first.add(result);
    expect((await openResults(path, about)).before).toEqual([result]);
  });

  test("of another system, or broken, is refused", async () => {
    const path = join(await folder(), "run.json");
    await (await openResults(path, about)).add(result);
    await expect(openResults(path, { ...about, system: "y" })).rejects.toThrow("another system");
    await writeFile(path, "{");
    await expect(openResults(path, about)).rejects.toThrow("holds no results");
  });
});
