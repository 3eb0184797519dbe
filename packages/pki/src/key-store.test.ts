// SPDX-License-Identifier: Apache-2.0
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { FileKeyStore } from "./file-key-store.ts";
import { type KeyStore, memoryKeyStore } from "./keys.ts";

async function directory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "pki-keys-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return join(path, "keys");
}

const kinds: readonly [string, () => Promise<KeyStore>][] = [
  ["on disk", async () => new FileKeyStore(await directory())],
  ["in memory", async () => memoryKeyStore()],
];

describe.each(kinds)("a key store %s", (_name, open) => {
  test("makes a key once and gives the same one afterwards", async () => {
    const store = await open();
    expect(await store.get("station")).toBeUndefined();
    const made = await store.create("station");
    expect((await store.get("station"))?.forTls()).toBe(made.forTls());
    await expect(store.create("station")).rejects.toMatchObject({ code: "PKI_KEY_EXISTS" });
    expect((await store.create("other")).forTls()).not.toBe(made.forTls());
  });

  test("keeps a chain beside the key", async () => {
    const store = await open();
    expect(await store.chainOf("station")).toBeUndefined();
    await store.storeChain("station", "one");
    await store.storeChain("station", "two");
    expect(await store.chainOf("station")).toBe("two");
  });

  test("refuses names that lead out of it", async () => {
    const store = await open();
    for (const name of ["", "..", "../x", "a/b", "a\\b", ".hidden", "x".repeat(65), "a\0b"]) {
      await expect(store.create(name), name).rejects.toMatchObject({ code: "PKI_KEY_NAME_INVALID" });
    }
  });
});

describe("a key store on disk", () => {
  test("lets only its owner in and leaves no partial files", async () => {
    const path = await directory();
    const store = new FileKeyStore(path);
    await store.create("station");
    await store.storeChain("station", "chain");
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    expect((await readdir(path)).sort()).toEqual(["station.chain.pem", "station.key.pem"]);
    for (const name of await readdir(path)) expect((await stat(join(path, name))).mode & 0o777).toBe(0o600);
  });

  test("makes one key when asked twice at once, so that nobody holds a key that is not on disk", async () => {
    const store = new FileKeyStore(await directory());
    const made = await Promise.allSettled([store.create("station"), store.create("station")]);
    const [winner] = made.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(made.filter((one) => one.status === "rejected")).toHaveLength(1);
    expect((await store.get("station"))?.forTls()).toBe(winner?.forTls());
  });

  test("finds its keys again after a restart", async () => {
    const path = await directory();
    const made = await new FileKeyStore(path).create("station");
    expect((await new FileKeyStore(path).get("station"))?.forTls()).toBe(made.forTls());
  });

  test("refuses a key that others can read, and one that is damaged, without overwriting it", async () => {
    const path = await directory();
    const store = new FileKeyStore(path);
    await store.create("station");
    await chmod(join(path, "station.key.pem"), 0o640);
    await expect(store.get("station")).rejects.toMatchObject({ code: "PKI_KEY_FILE_OPEN" });
    await chmod(join(path, "station.key.pem"), 0o600);
    await writeFile(join(path, "station.key.pem"), "");
    await expect(store.get("station")).rejects.toMatchObject({ code: "PKI_KEY_FILE_DAMAGED" });
    await expect(store.create("station")).rejects.toMatchObject({ code: "PKI_KEY_EXISTS" });
  });
});
