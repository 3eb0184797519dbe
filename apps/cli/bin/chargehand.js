#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Plain JavaScript that any Node can read: runs the real command on the Node that the project pins.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "../src/main.ts");
const built = join(here, "../dist/main.js");

function pinnedNode() {
  try {
    const node = join(dirname(createRequire(import.meta.url).resolve("node/package.json")), "bin/node");
    return existsSync(node) ? node : undefined;
  } catch {
    return undefined;
  }
}

const node = pinnedNode();
if (node === undefined) {
  process.stderr.write("chargehand: the pinned Node.js is missing; run `npm install` in the project first\n");
  process.exit(1);
}
const isSource = existsSync(source);
const args = isSource ? ["--conditions=@chargehand/source", source] : [built];
const child = spawn(node, [...args, ...process.argv.slice(2)], { stdio: "inherit" });
// Ctrl-C reaches the child through the terminal; a kill of this shim is passed on.
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  process.stderr.write(`chargehand: could not start Node.js: ${error.message}\n`);
  process.exit(1);
});
child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
