// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog } from "@chargehand/kernel";
import { afterAll, expect, test } from "vitest";
import { fileSecurityLog, readLogFile } from "./file-log-store.ts";
import { SecurityLog } from "./security-log.ts";
import { verifyStore } from "./verify.ts";

const directory = mkdtempSync(join(tmpdir(), "chargehand-log-files-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const path = (name: string) => join(directory, name);
const first = { at: 0, isClockTrusted: true, boot: 1, mono: 0, kind: "StartupOfTheDevice", count: 1, detail: "" } as const;

test("what is no file is not read for ever", async () => {
  execFileSync("mkfifo", [path("pipe.log")]);
  symlinkSync("/dev/zero", path("zeros.log"));
  for (const name of ["pipe.log", "zeros.log", "."]) await expect(readLogFile(path(name)), name).rejects.toThrow();
});

test("a gigabyte in the place of a segment is no entry, is not read whole, and the log goes on behind it", async () => {
  const place = path("log");
  const open = () => SecurityLog.open({ store: fileSecurityLog(place), identity: "CH-0001", log: silentLog });
  await (await open()).append(first);
  writeFileSync(join(place, "000002.log"), "");
  truncateSync(join(place, "000002.log"), 1_073_741_824);
  expect((await readLogFile(join(place, "000002.log"))).length).toBeLessThan(1_100_000);
  expect(await verifyStore(fileSecurityLog(place))).toMatchObject({ isWhole: false, entries: 1 });
  const log = await open();
  expect(log.openingNotes.map(({ kind }) => kind)).toContain("SecurityLogDamaged");
  await log.append(first);
  expect(await fileSecurityLog(place).segments()).toEqual([1, 2, 3]);
});
