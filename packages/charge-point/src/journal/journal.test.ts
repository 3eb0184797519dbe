// SPDX-License-Identifier: Apache-2.0
import { recordingLog } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { openJournal } from "./journal.ts";

const path = "devices.journal";

async function setUp(disk = new MemoryDisk(), mostGarbage?: number) {
  const log = recordingLog();
  const journal = await openJournal({ path, log, disk, ...(mostGarbage === undefined ? {} : { mostGarbage }) });
  return { disk, log, journal, at: (device: string) => journal.storageOf(device) };
}
const textOf = async (disk: MemoryDisk) => Buffer.from((await disk.read(path)) ?? []).toString();
const noSpace = () => Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
const codes = (lines: ReturnType<typeof recordingLog>["lines"]) => lines.map(({ level, facts }) => facts["code"] ?? level);

test("a commit is one line that a person can read, and all of it is found again", async () => {
  const { disk, at, journal } = await setUp();
  await at("CH-1").commit({ put: { session: '{"phase":"Idle"}' }, enqueue: [{ id: 1, text: "tab\tline\nback\\slash" }] });
  await at("CH-1").commit({ put: { session: '{"phase":"Connected"}' }, enqueue: [{ id: 2, text: "☂" }], dequeue: [1] });
  const lines = (await textOf(disk)).split("\n");
  expect(lines[0]).toBe("chargehand-journal\t1");
  expect(lines[1]).toMatch(/^[0-9a-f]{8}\t@CH-1\t=session\t\{"phase":"Idle"\}\t\+1\ttab\\tline\\nback\\\\slash$/);
  await journal.close();
  const again = await setUp(disk);
  expect([await again.at("CH-1").read("session"), await again.at("CH-1").queued()]).toEqual(['{"phase":"Connected"}', [{ id: 2, text: "☂" }]]);
  expect([again.journal.has("CH-1"), again.journal.has("CH-2")]).toEqual([true, false]);
});

test("whoever comes while a write is under way shares the next: a thousand devices need two syncs and not a thousand", async () => {
  const { disk, at } = await setUp();
  const before = disk.syncs;
  const first = at("CH-0").commit({ put: { session: "0" } });
  await Promise.resolve();
  await Promise.resolve();
  await Promise.all([first, ...Array.from({ length: 999 }, (_, i) => at(`CH-${i + 1}`).commit({ put: { session: `${i}` } }))]);
  expect(disk.syncs - before).toBe(2);
});

test("a commit resolves only when its sync has", async () => {
  const { disk, at } = await setUp();
  let synced = 0;
  disk.fault = (operation) => {
    if (operation === "sync") synced++;
    return undefined;
  };
  for (let i = 1; i <= 3; i++) {
    await at("CH-1").commit({ put: { session: `${i}` } });
    expect(synced).toBe(i);
  }
});

test("what is out of date goes when there is too much of it, and what is alive and what waits stay", async () => {
  const { disk, at } = await setUp(new MemoryDisk(), 1_000);
  await at("CH-1").commit({ put: { profiles: "kept" }, enqueue: [{ id: 1, text: "waits" }] });
  for (let i = 0; i < 200; i++) await Promise.all([at("CH-1").commit({ put: { session: `number ${i}` } }), at("CH-2").commit({ put: { session: `${i}` } })]);
  expect((await textOf(disk)).length).toBeLessThan(1_500);
  const again = await setUp(disk);
  const found = ["session", "profiles"].map((key) => again.at("CH-1").read(key));
  expect([await Promise.all(found), await again.at("CH-1").queued(), await again.at("CH-2").read("session")]).toEqual([
    ["number 199", "kept"],
    [{ id: 1, text: "waits" }],
    "199",
  ]);
});

test("a torn end is cut off and told, and the journal goes on behind what is good", async () => {
  const { disk, at } = await setUp();
  await at("CH-1").commit({ put: { session: "good" } });
  const good = await textOf(disk);
  for (const torn of ["0", "12345678\t@CH-1\t=session\tbad\n", "\0\0\0\0\n\0\0\n", good.split("\n")[1]?.slice(0, -2) ?? ""]) {
    const found = new MemoryDisk();
    found.put(path, Buffer.from(good + torn));
    const next = await setUp(found);
    expect(next.log.lines).toMatchObject([{ level: "warn", facts: { bytes: torn.length } }]);
    expect(await next.at("CH-1").read("session")).toBe("good");
    await next.at("CH-1").commit({ put: { profiles: "more" } });
    const last = await setUp(found);
    expect([await last.at("CH-1").read("profiles"), last.log.lines.length]).toEqual(["more", 0]);
  }
});

test("damage before a good line is told with a code, the file is put aside, and the rest is kept", async () => {
  const { disk, at } = await setUp();
  for (const [key, value] of Object.entries({ session: "first", profiles: "second", rules: "third" })) await at("CH-1").commit({ put: { [key]: value } });
  const damaged = (await textOf(disk)).replace("second", "sEcond");
  disk.put(path, Buffer.from(damaged));
  const next = await setUp(disk);
  expect(codes(next.log.lines)).toEqual(["CP_JOURNAL_DAMAGED"]);
  expect(await Promise.all(["session", "profiles", "rules"].map((key) => next.at("CH-1").read(key)))).toEqual(["first", undefined, "third"]);
  expect(Buffer.from((await disk.read(`${path}.damaged`)) ?? []).toString()).toBe(damaged);
  expect((await setUp(disk)).log.lines).toEqual([]);
});

test("a later format, and a file that is no journal, are refused and left alone", async () => {
  for (const text of ["chargehand-journal\t2\nwhatever\n", "some other file", "{}\n"]) {
    const disk = new MemoryDisk();
    disk.put(path, Buffer.from(text));
    await expect(setUp(disk)).rejects.toMatchObject({ code: "CP_JOURNAL_FORMAT" });
    expect(await textOf(disk)).toBe(text);
  }
});

test("an empty file is begun anew", async () => {
  const disk = new MemoryDisk();
  disk.put(path, Buffer.alloc(0));
  const { at } = await setUp(disk);
  await at("CH-1").commit({ put: { session: "1" } });
  expect(await (await setUp(disk)).at("CH-1").read("session")).toBe("1");
});

test("on a full disk a commit is refused and leaves nothing, and when there is room again the next is taken", async () => {
  const { disk, at } = await setUp();
  await at("CH-1").commit({ put: { session: "before" } });
  let room = 10;
  disk.fault = (operation) => (operation === "write" ? (room > 0 ? room-- : noSpace()) : undefined);
  await expect(at("CH-1").commit({ put: { session: "a text that is longer than what there is room for, however it is cut" } })).rejects.toMatchObject({
    code: "CP_JOURNAL_WRITE",
  });
  expect(await at("CH-1").read("session")).toBe("before");
  disk.fault = () => undefined;
  await at("CH-2").commit({ put: { session: "after" } });
  const next = await setUp(disk);
  expect([await next.at("CH-1").read("session"), await next.at("CH-2").read("session"), next.log.lines]).toEqual(["before", "after", []]);
});

test("writes that take less than they were given are gone on with", async () => {
  const { disk, at } = await setUp();
  disk.fault = (operation) => (operation === "write" ? 3 : undefined);
  await at("CH-1").commit({ put: { session: "whole in the end" } });
  expect(await (await setUp(disk)).at("CH-1").read("session")).toBe("whole in the end");
});

test("after a failed sync nothing is promised before the file has been written anew", async () => {
  const { disk, at } = await setUp();
  await at("CH-1").commit({ put: { session: "before" } });
  disk.fault = (operation) => (operation === "sync" ? new Error("EIO") : undefined);
  await expect(at("CH-1").commit({ put: { session: "lost" } })).rejects.toMatchObject({ code: "CP_JOURNAL_WRITE" });
  await expect(at("CH-1").commit({ put: { session: "lost too" } })).rejects.toMatchObject({ code: "CP_JOURNAL_WRITE" });
  disk.fault = () => undefined;
  await at("CH-1").commit({ put: { profiles: "after" } });
  expect((await textOf(disk)).split("\n")).toHaveLength(4);
  const next = await setUp(disk);
  expect([await next.at("CH-1").read("session"), await next.at("CH-1").read("profiles")]).toEqual(["before", "after"]);
});

test("a compaction that finds no room is given up and told, and commits go on in the old file", async () => {
  const { disk, at, log } = await setUp(new MemoryDisk(), 500);
  disk.fault = (operation) => (operation === "create" ? noSpace() : undefined);
  for (let i = 0; i < 30; i++) await at("CH-1").commit({ put: { session: `number ${i}` } });
  expect(codes(log.lines)).toContain("warn");
  disk.fault = () => undefined;
  for (let i = 30; i < 60; i++) await at("CH-1").commit({ put: { session: `number ${i}` } });
  expect((await textOf(disk)).length).toBeLessThan(800);
  expect(await (await setUp(disk)).at("CH-1").read("session")).toBe("number 59");
});

test("after its close it takes nothing, and what had come before is written", async () => {
  const { disk, at, journal } = await setUp();
  const last = at("CH-1").commit({ put: { session: "last" } });
  await journal.close();
  await last;
  await expect(at("CH-1").commit({})).rejects.toMatchObject({ code: "CP_JOURNAL_CLOSED" });
  expect(await (await setUp(disk)).at("CH-1").read("session")).toBe("last");
});

test("text whose characters take three bytes each is not written anew at each commit", async () => {
  const { disk, at } = await setUp(new MemoryDisk(), 100);
  await at("CH-1").commit({ put: { display: "電".repeat(10_000) } });
  let created = 0;
  disk.fault = (operation) => {
    if (operation === "create") created++;
    return undefined;
  };
  for (let i = 0; i < 100; i++) await at("CH-1").commit({ put: { session: `${i}` } });
  expect(created).toBeLessThanOrEqual(1);
});
