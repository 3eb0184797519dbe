// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { ensureChromium, type Machine } from "./chromium.ts";

/** A machine with these programs; apt-get install adds chromium. */
function machineWith(programs: readonly string[], options: { readonly isRoot?: boolean; readonly env?: object; readonly aptFails?: boolean } = {}) {
  const present = new Set(programs);
  const commands: string[] = [];
  const machine: Machine = {
    env: { PATH: "/usr/bin", ...options.env },
    isRoot: options.isRoot ?? false,
    isExecutable: (path) => present.has(path),
    say: () => {},
    runShown: async (command, args) => {
      commands.push(`${command} ${args.slice(0, 2).join(" ")}`);
      if (args[0] === "install") present.add("/usr/bin/chromium");
      return options.aptFails ? 100 : 0;
    },
  };
  return { machine, commands };
}

test("takes CHROMIUM_PATH first, then what is in PATH", async () => {
  const { machine } = machineWith(["/opt/chrome", "/usr/bin/chromium"], { env: { CHROMIUM_PATH: "/opt/chrome" } });
  expect(await ensureChromium(machine)).toEqual({ ok: true, value: "/opt/chrome" });
  expect(await ensureChromium(machineWith(["/usr/bin/google-chrome"]).machine)).toEqual({ ok: true, value: "/usr/bin/google-chrome" });
});

test("says so when CHROMIUM_PATH is no program", async () => {
  const { machine } = machineWith(["/usr/bin/chromium"], { env: { CHROMIUM_PATH: "/opt/none" } });
  expect(await ensureChromium(machine)).toEqual({ ok: false, error: "CHROMIUM_PATH=/opt/none is not a program that can be run" });
});

test("installs Debian's Chromium as root when there is none", async () => {
  const { machine, commands } = machineWith(["/usr/bin/apt-get"], { isRoot: true });
  expect(await ensureChromium(machine)).toEqual({ ok: true, value: "/usr/bin/chromium" });
  expect(commands).toEqual(["apt-get update", "apt-get install -y"]);
});

test("tells what to do when it may not or cannot install", async () => {
  const user = machineWith(["/usr/bin/apt-get"]);
  expect(await ensureChromium(user.machine)).toMatchObject({ ok: false, error: expect.stringContaining("apt-get install -y chromium") });
  expect(user.commands).toEqual([]);
  expect(await ensureChromium(machineWith([], { isRoot: true }).machine)).toMatchObject({ ok: false, error: expect.stringContaining("no apt-get") });
  const offline = machineWith(["/usr/bin/apt-get"], { isRoot: true, aptFails: true });
  expect(await ensureChromium(offline.machine)).toMatchObject({ ok: false, error: expect.stringContaining("apt-get update failed (exit 100)") });
});
