// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cliError } from "../errors.ts";

const webDir = fileURLToPath(new URL("../../../web", import.meta.url));
const distDir = join(webDir, "dist");
const stamp = join(distDir, ".built-from");

/**
 * Makes sure that the built web page matches its sources and gives the folder to serve.
 * A clone builds it at the first start; later starts find the stamp and skip it.
 */
export async function ensureWebBuilt(): Promise<string> {
  const sources = await hashOfSources();
  const builtFrom = await readFile(stamp, "utf8").catch(() => "");
  if (builtFrom === sources && existsSync(join(distDir, "index.html"))) return distDir;
  await build();
  await writeFile(stamp, sources);
  return distDir;
}

async function hashOfSources(): Promise<string> {
  const hash = createHash("sha256");
  const files = ["index.html", "vite.config.ts", "package.json"];
  for (const entry of await readdir(join(webDir, "src"), { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && !entry.name.includes(".test.")) files.push(join(entry.parentPath, entry.name).slice(webDir.length + 1));
  }
  for (const file of files.sort()) hash.update(file).update(await readFile(join(webDir, file)).catch(() => ""));
  return hash.digest("hex");
}

async function build(): Promise<void> {
  const vite = join(dirname(createRequire(join(webDir, "package.json")).resolve("vite/package.json")), "bin/vite.js");
  const child = spawn(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: webDir, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said = `${said}${chunk}`.slice(-4000)));
  const code = await new Promise<number | null>((resolve, reject) => child.once("error", reject).once("exit", resolve));
  if (code !== 0) throw cliError("CLI_WEB_BUILD_FAILED", `the web page could not be built (exit code ${code}):\n${said.trim()}`);
}
