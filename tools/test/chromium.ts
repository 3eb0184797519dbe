// SPDX-License-Identifier: Apache-2.0
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "../lib/run.ts";

type Found = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: string };

/** What the search and the installation need of the machine. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  isExecutable(path: string): boolean;
  say(line: string): void;
  /** Exit code of a program whose output the user sees. */
  runShown(command: string, args: readonly string[]): Promise<number>;
}

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const HOW = "install it (`sudo apt-get install -y chromium`) or set CHROMIUM_PATH to a Chromium or Chrome that you have";

const thisMachine: Machine = {
  env: process.env,
  isRoot: process.getuid?.() === 0,
  isExecutable(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  say: (line) => console.log(line),
  runShown: async (command, args) => (await run(command, args, { show: true, env: { DEBIAN_FRONTEND: "noninteractive" } })).code,
};

/** The path of a Chromium for the browser tests; installs Debian's as root when there is none. */
export async function ensureChromium(machine: Machine = thisMachine): Promise<Found> {
  const wanted = machine.env["CHROMIUM_PATH"];
  if (wanted)
    return machine.isExecutable(wanted) ? { ok: true, value: wanted } : { ok: false, error: `CHROMIUM_PATH=${wanted} is not a program that can be run` };
  const present = inPath(machine, NAMES);
  if (present) return { ok: true, value: present };
  if (!machine.isRoot) return { ok: false, error: `The browser tests need Chromium: ${HOW}.` };
  if (!inPath(machine, ["apt-get"])) return { ok: false, error: `The browser tests need Chromium, and this machine has no apt-get: ${HOW}.` };
  machine.say("installing chromium with apt-get for the browser tests");
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"]]) {
    const code = await machine.runShown("apt-get", args);
    if (code !== 0) return { ok: false, error: `apt-get ${args[0]} failed (exit ${code}), so there is no Chromium for the browser tests: ${HOW}.` };
  }
  const installed = inPath(machine, NAMES);
  return installed ? { ok: true, value: installed } : { ok: false, error: `apt-get installed chromium, yet it is not in PATH: set CHROMIUM_PATH.` };
}

function inPath(machine: Machine, names: readonly string[]): string | undefined {
  const folders = (machine.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => machine.isExecutable(path));
}
