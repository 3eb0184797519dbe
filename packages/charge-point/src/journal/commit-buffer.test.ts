// SPDX-License-Identifier: Apache-2.0
import { Millis } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { chargePointError } from "../errors.ts";
import { CrashableStorage } from "../testing/crashable-storage.ts";
import { CommitBuffer, RETRY_PAUSE } from "./commit-buffer.ts";
import type { Commit } from "./device-storage.ts";

/** A storage whose writes a test lets pass or fail, one by one. */
function setUp() {
  const clock = new FakeClock();
  const log = recordingLog();
  const waiting: { resolve(): void; reject(error: Error): void }[] = [];
  const storage = new CrashableStorage({ write: () => new Promise((resolve, reject) => waiting.push({ resolve, reject })) });
  const commits: Commit[] = [];
  const buffer = new CommitBuffer({
    storage: {
      read: (key) => storage.read(key),
      queued: () => storage.queued(),
      commit: (commit) => {
        commits.push(commit);
        return storage.commit(commit);
      },
    },
    clock,
    log,
  });
  const settle = () => clock.advanceAsync(Millis(0));
  const happened: string[] = [];
  return {
    ...{ buffer, storage, clock, log, commits, settle, happened },
    note: (what: string, task: Promise<void>) => void task.then(() => happened.push(what)),
    async pass() {
      await settle();
      waiting.shift()?.resolve();
      await settle();
    },
    async fail() {
      await settle();
      waiting.shift()?.reject(new Error("ENOSPC"));
      await settle();
    },
  };
}

test("what changes in one turn is one commit, and of a key only the last value", async () => {
  const { buffer, commits, settle } = setUp();
  buffer.put("session", () => "1");
  buffer.enqueue({ id: 1, text: "Started" });
  buffer.put("session", () => "2");
  buffer.dequeue(7, "lazy");
  expect(commits).toEqual([]);
  await settle();
  expect(commits).toEqual([{ put: { session: "2" }, enqueue: [{ id: 1, text: "Started" }], dequeue: [7] }]);
});

test("what changes while a commit is under way shares the next; a message that was taken out meanwhile is never written", async () => {
  const { buffer, commits, settle, pass } = setUp();
  buffer.put("session", () => "1");
  await settle();
  for (let i = 2; i <= 9; i++) {
    buffer.put("session", () => `${i}`);
    buffer.enqueue({ id: i, text: `${i}` });
    if (i < 9) buffer.dequeue(i, "now");
    await settle();
  }
  await pass();
  expect(commits.slice(1)).toEqual([{ put: { session: "9" }, enqueue: [{ id: 9, text: "9" }], dequeue: [] }]);
});

test("what is lazy goes with the next commit, and makes one of its own only when it is waited for", async () => {
  const { buffer, commits, settle, pass } = setUp();
  buffer.put("charging", () => "1", "lazy");
  buffer.dequeue(1, "lazy");
  await settle();
  expect(commits).toEqual([]);
  buffer.put("session", () => "1");
  await pass();
  expect(commits).toEqual([{ put: { charging: "1", session: "1" }, enqueue: [], dequeue: [1] }]);
  buffer.put("charging", () => "2", "lazy");
  void buffer.flush();
  await settle();
  expect(commits).toHaveLength(2);
});

test("a flush waits for what came before it and not for what follows, however fast that comes", async () => {
  const { buffer, note, happened, settle, pass } = setUp();
  buffer.put("session", () => "1");
  note("first", buffer.flush());
  await settle();
  buffer.put("session", () => "2");
  note("second", buffer.flush());
  buffer.put("session", () => "3");
  for (const expected of [["first"], ["first", "second"], ["first", "second"]]) {
    await pass();
    expect(happened).toEqual(expected);
    buffer.put("session", () => "more");
  }
});

test("a disk that is full is told once; the device goes on, nothing counts as durable, and nothing is lost when it can be written again", async () => {
  const { buffer, storage, clock, log, note, happened, settle, pass, fail } = setUp();
  buffer.put("session", () => "1");
  buffer.enqueue({ id: 1, text: "Started" });
  note("tried", buffer.flush());
  note("durable", buffer.durable());
  await fail();
  expect(happened).toEqual(["tried"]);
  buffer.put("session", () => "2");
  buffer.enqueue({ id: 2, text: "Updated" });
  buffer.enqueue({ id: 3, text: "Ended" });
  buffer.dequeue(2, "now");
  await clock.advanceAsync(RETRY_PAUSE.first);
  await fail();
  await clock.advanceAsync(RETRY_PAUSE.first);
  await settle();
  expect(happened).toEqual(["tried"]);
  await clock.advanceAsync(RETRY_PAUSE.first);
  await pass();
  expect(happened).toEqual(["tried", "durable"]);
  expect([await storage.read("session"), await storage.queued()]).toEqual([
    "2",
    [
      { id: 1, text: "Started" },
      { id: 3, text: "Ended" },
    ],
  ]);
  expect(log.lines.map(({ level }) => level)).toEqual(["error", "info"]);
});

test("while it waits to try again a flush tries at once, so that a stop need not wait", async () => {
  const { buffer, storage, settle, pass, fail } = setUp();
  buffer.put("session", () => "1");
  await fail();
  void buffer.flush();
  await settle();
  await pass();
  expect(await storage.read("session")).toBe("1");
});

test("a storage that throws at once does not stop later commits", async () => {
  const clock = new FakeClock();
  const written: Commit[] = [];
  let isBroken = true;
  const commit = (one: Commit) => {
    if (isBroken) throw new Error("EIO");
    written.push(one);
    return Promise.resolve();
  };
  const buffer = new CommitBuffer({ storage: { read: async () => undefined, queued: async () => [], commit }, clock, log: recordingLog() });
  buffer.put("session", () => "1");
  await buffer.flush();
  isBroken = false;
  buffer.put("profiles", () => "2");
  await buffer.flush();
  expect(written).toEqual([{ put: { session: "1", profiles: "2" }, enqueue: [], dequeue: [] }]);
});

test("however many wait for what cannot be written, they wait for one promise: a broken disk takes no memory with each message", async () => {
  const { buffer, settle, fail, pass, happened, note } = setUp();
  buffer.put("session", () => "1");
  await fail();
  const waits = Array.from({ length: 1_000 }, () => buffer.durable());
  expect(new Set(waits).size).toBe(1);
  note("durable", waits[999] as Promise<void>);
  void buffer.flush();
  await pass();
  await settle();
  expect(happened).toEqual(["durable"]);
});

test("a storage that was closed for good is not tried again, and keeps nobody waiting who stops", async () => {
  const clock = new FakeClock();
  const closed = chargePointError("CP_JOURNAL_CLOSED", "it has been closed");
  let commits = 0;
  const commit = () => {
    commits++;
    return Promise.reject(closed);
  };
  const buffer = new CommitBuffer({ storage: { read: async () => undefined, queued: async () => [], commit }, clock, log: recordingLog() });
  buffer.put("session", () => "1");
  await clock.advanceAsync(Millis(RETRY_PAUSE.last * 3));
  expect([commits, clock.pending()]).toEqual([1, []]);
  await buffer.flush();
  expect(clock.pending()).toEqual([]);
});
