// SPDX-License-Identifier: Apache-2.0
import { recordingLog } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { DurableText, loadJson } from "./durable-text.ts";
import { memoryStore } from "./memory-store.ts";

test("of several values that wait only the last is written, and writes never overlap", async () => {
  const written: string[] = [];
  let release = () => {};
  const durable = new DurableText(
    {
      read: async () => undefined,
      write: (_key, value) => {
        written.push(value);
        return new Promise((resolve) => {
          release = resolve;
        });
      },
    },
    "session",
    recordingLog(),
  );
  for (const value of ["1", "2", "3", "4"]) durable.save(value);
  expect(written).toEqual(["1"]);
  release();
  await Promise.resolve();
  await Promise.resolve();
  expect(written).toEqual(["1", "4"]);
  release();
  await durable.flush();
});

test("a flush waits for what was saved before it and not for what follows, however fast that comes", async () => {
  const written: string[] = [];
  let release = () => {};
  const write = (_key: string, value: string) => new Promise<void>((resolve) => (release = () => resolve(void written.push(value))));
  const durable = new DurableText({ read: async () => undefined, write }, "session", recordingLog());
  const ended: string[] = [];
  durable.save("1");
  void durable.flush().then(() => ended.push("first"));
  durable.save("2");
  durable.save("3");
  void durable.flush().then(() => ended.push("second"));
  for (let next = 4; next <= 6; next++) {
    release();
    durable.save(String(next));
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toEqual(next === 4 ? ["first"] : ["first", "second"]);
  }
  expect(written).toEqual(["1", "4", "5"]);
});

test("a store that throws at once does not stop later writes", async () => {
  const written: string[] = [];
  let isBroken = true;
  const write = (_key: string, value: string) => {
    if (isBroken) throw new Error("EIO");
    written.push(value);
    return Promise.resolve();
  };
  const durable = new DurableText({ read: async () => undefined, write }, "session", recordingLog());
  durable.save("1");
  await durable.flush();
  isBroken = false;
  durable.save("2");
  await durable.flush();
  expect(written).toEqual(["2"]);
});

test("a disk that is full is logged, and the device goes on", async () => {
  const log = recordingLog();
  const durable = new DurableText({ read: async () => undefined, write: () => Promise.reject(new Error("ENOSPC")) }, "session", log);
  durable.save("1");
  await durable.flush();
  durable.save("2");
  await durable.flush();
  expect(log.lines.map((line) => [line.level, line.facts["key"]])).toEqual([
    ["error", "session"],
    ["error", "session"],
  ]);
});

test("what cannot be read is as if it had never been written", async () => {
  const isNumber = (value: unknown): value is number => typeof value === "number";
  const load = (text: string) => loadJson(new DurableText(memoryStore(new Map([["k", text]])), "k", recordingLog()), isNumber);
  expect(await load("4")).toBe(4);
  expect(await load("{")).toBeUndefined();
  expect(await load('"4"')).toBeUndefined();
});
