// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { memoryStore } from "./memory-store.ts";

test("gives back what was put last, nothing for what was not, and the messages that wait in their order", async () => {
  const store = memoryStore(new Map([["variables", "{}"]]));
  await store.commit({
    put: { session: "1" },
    enqueue: [
      { id: 7, text: "a" },
      { id: 3, text: "b" },
    ],
  });
  await store.commit({ put: { session: "two ☂" }, enqueue: [{ id: 9, text: "c" }], dequeue: [7, 100] });
  expect(await Promise.all(["session", "variables", "profiles"].map((key) => store.read(key)))).toEqual(["two ☂", "{}", undefined]);
  expect(await store.queued()).toEqual([
    { id: 3, text: "b" },
    { id: 9, text: "c" },
  ]);
});

test("a key that is no plain name is refused, and nothing of its commit counts", async () => {
  const store = memoryStore();
  for (const key of ["../x", "a/b", "", "A", ".hidden", "__proto__", "x".repeat(65)])
    await expect(store.commit({ put: { good: "1", [key]: "1" } })).rejects.toMatchObject({ code: "CP_STORE_KEY_INVALID" });
  expect(await store.read("good")).toBeUndefined();
});
