// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog } from "@chargehand/kernel";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { logMethods } from "../testing/log-methods.ts";
import type { UnchainedEntry } from "./entry.ts";
import { lineOf } from "./entry.ts";
import { fileSecurityLog } from "./file-log-store.ts";
import { keySealer, sealCheck } from "./log-sealer.ts";
import { memorySecurityLog, type SecurityLogStore } from "./log-store.ts";
import { MOST_SEGMENTS, SEGMENT_BYTES, SecurityLog } from "./security-log.ts";
import { scan, verifySecurityLog, verifyStore } from "./verify.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const directory = mkdtempSync(join(tmpdir(), "chargehand-security-log-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const entry = (n: number, detail = `event ${n}`): UnchainedEntry => ({
  at: NOON + n * 1_000,
  isClockTrusted: n % 2 === 0,
  boot: 1,
  mono: n * 1_000,
  kind: n % 3 === 0 ? "TamperDetectionActivated" : "InvalidMessages",
  count: 1,
  detail,
});

const open = (store: SecurityLogStore) => SecurityLog.open({ store, identity: "CH-0001", log: silentLog });

async function logOf(
  entries: number,
  store = memorySecurityLog(),
  detail?: string,
): Promise<{ log: SecurityLog; store: SecurityLogStore; text: string; head: string | undefined }> {
  const log = await open(store);
  for (let n = 1; n <= entries; n++) await log.append(entry(n, detail));
  return { log, store, text: entries === 0 ? "" : await store.read(1), head: await store.note("head") };
}

test("each entry has a number, a time in UTC and the hash of the one before it", async () => {
  const { text } = await logOf(2);
  const [first, second] = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).toMatchObject({
    seq: 1,
    at: "2026-11-21T12:00:01.000Z",
    clock: "untrusted",
    boot: 1,
    mono: 1_000,
    kind: "InvalidMessages",
    severity: "warning",
    count: 1,
  });
  expect(first?.["prev"]).toBe("0".repeat(64));
  expect(second?.["prev"]).toBe(first?.["hash"]);
});

/** Any 16-bit units, halves of characters among them. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 600 }).map((units) => String.fromCharCode(...units));

test("a detail with any text of any length is one line of ASCII", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (detail) => {
      const log = await open(memorySecurityLog());
      const line = lineOf(await log.append(entry(1, detail)));
      expect(line).toMatch(/^[\x20-\x7e]+\n$/);
      expect(verifySecurityLog({ segments: [line] })).toMatchObject({ isWhole: true, entries: 1 });
    }),
    { numRuns: 25 },
  );
});

test("every single byte that is changed is found, or leaves a torn end of the last entry", async () => {
  const { text, head } = await logOf(2);
  for (let i = 0; i < text.length; i++) {
    for (const flip of [1, 0x80]) {
      const changed = text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) ^ flip) + text.slice(i + 1);
      const verdict = verifySecurityLog({ segments: [changed] });
      const isTornEnd = i === text.length - 1 && verdict.tornBytes > 0;
      expect(isTornEnd || !verdict.isWhole, `byte ${i}, bits ${flip}`).toBe(true);
      // Against the note of where it ends, that is found too.
      expect(verifySecurityLog({ segments: [changed], head }).isWhole, `byte ${i}, bits ${flip}, with the head`).toBe(false);
    }
  }
});

test("every cut is found by the note of where the log ends; without it, one within an entry shows as a torn end", async () => {
  const { text, head } = await logOf(3);
  for (let length = 0; length < text.length; length++) {
    const cut = text.slice(0, length);
    expect(verifySecurityLog({ segments: [cut], head }).isWhole, `cut at ${length}`).toBe(false);
    const alone = verifySecurityLog({ segments: [cut] });
    expect(alone.isWhole === length > 0 && alone.tornBytes === length - (cut.lastIndexOf("\n") + 1), `cut at ${length}`).toBe(true);
  }
});

test("entries that are removed, put in twice, or change places are found", async () => {
  const { text, head } = await logOf(12);
  const lines = text.trimEnd().split("\n");
  const join = (all: readonly string[]) => `${all.join("\n")}\n`;
  const place = fc.integer({ min: 0, max: lines.length - 1 });
  fc.assert(
    fc.property(place, place, (from, to) => {
      const without = lines.filter((_, i) => i !== from);
      const moved = [...without.slice(0, to), lines[from] as string, ...without.slice(to)];
      const twice = [...lines.slice(0, to), lines[from] as string, ...lines.slice(to)];
      expect(verifySecurityLog({ segments: [join(without)], head }).isWhole).toBe(false);
      expect(verifySecurityLog({ segments: [join(twice)], head }).isWhole).toBe(false);
      expect(verifySecurityLog({ segments: [join(moved)], head }).isWhole).toBe(from === to);
    }),
  );
});

test("an entry of another log in place of one of this is found", async () => {
  const [one, other] = [await logOf(3), memorySecurityLog()];
  const log = await open(other);
  for (let n = 1; n <= 3; n++) await log.append(entry(n, "something else"));
  const lines = one.text.trimEnd().split("\n");
  const foreign = (await other.read(1)).split("\n")[1] as string;
  expect(verifySecurityLog({ segments: [`${[lines[0], foreign, lines[2]].join("\n")}\n`] }).isWhole).toBe(false);
});

test("after a power cut at any byte of a write the log goes on, says what it mended, and is whole", async () => {
  const { text } = await logOf(3);
  const third = text.indexOf("\n", text.indexOf("\n") + 1) + 1;
  for (let length = third; length <= text.length; length += 7) {
    const store = memorySecurityLog();
    const log = await open(store);
    for (let n = 1; n <= 2; n++) await log.append(entry(n));
    await store.append(1, text.slice(third, length));
    const next = await open(store);
    for (const { kind, detail } of next.openingNotes) await next.append({ ...entry(4), kind, detail });
    await next.append(entry(5));
    const isTorn = length > third && length < text.length;
    expect(
      next.openingNotes.map(({ kind }) => kind),
      `cut at ${length}`,
    ).toEqual(isTorn ? ["SecurityLogMended"] : []);
    expect(await verifyStore(store), `cut at ${length}`).toMatchObject({ isWhole: true, tornBytes: 0, findings: [] });
    expect(next.boot).toBe(2);
  }
});

test("a power cut between an entry and the note of the end is no loss", async () => {
  const { store, head } = await logOf(3);
  await (await open(store)).append(entry(4));
  await store.writeNote("head", head ?? "");
  expect(await verifyStore(store)).toMatchObject({ isWhole: true, last: 4 });
  expect((await open(store)).openingNotes).toEqual([]);
});

test("entries that are gone from the end, or all of them, are noticed at the next start and stay to be seen", async () => {
  for (const kept of [0, 2]) {
    const { store, text } = await logOf(4);
    const length = text.split("\n").slice(0, kept).join("\n").length + (kept === 0 ? 0 : 1);
    await store.truncate(1, length);
    const log = await open(store);
    expect(log.openingNotes).toEqual([{ kind: "SecurityLogWasCleared", detail: `entries ${kept + 1} to 4 are gone` }]);
    await log.append(entry(5));
    const verdict = await verifyStore(store);
    expect(verdict.isWhole).toBe(false);
    expect(verdict.last).toBe(5);
  }
});

test("a log that is empty, or has lost the note of where it ends, is not whole, and the next start says so", async () => {
  expect(await verifyStore(memorySecurityLog())).toMatchObject({ isWhole: false, findings: [{ after: 0, what: "there are no entries" }] });
  const { text } = await logOf(4);
  const cut = memorySecurityLog();
  await cut.append(1, `${text.split("\n").slice(0, 2).join("\n")}\n`);
  expect(await verifyStore(cut)).toMatchObject({ isWhole: false, last: 2 });
  expect((await open(cut)).openingNotes).toEqual([{ kind: "SecurityLogDamaged", detail: "the note of where the log ends is damaged or gone" }]);
});

test.each(['{"seq":1e300,"hash":"00","identity":"CH-0001"}', '{"seq":9,"hash":"\\u001b[2J","identity":"CH-0001"}', "null", "7"])(
  "a note of the end that no device writes, %s, leads nothing astray",
  async (note) => {
    const { store } = await logOf(3);
    await store.writeNote("head", note);
    const log = await open(store);
    expect(log.openingNotes.map(({ kind }) => kind)).toEqual(["SecurityLogDamaged"]);
    await log.append(entry(4));
    expect(await verifyStore(store)).toMatchObject({ isWhole: true, entries: 4, last: 4 });
  },
);

test("a damaged entry is left as it is, and the log goes on behind it in a new segment", async () => {
  const { store, text } = await logOf(3);
  await store.remove(1);
  await store.append(1, text.replace("event 2", "event X"));
  const log = await open(store);
  expect(log.openingNotes.map(({ kind }) => kind)).toEqual(["SecurityLogDamaged"]);
  await log.append(entry(4));
  expect(await store.segments()).toEqual([1, 2]);
  expect((await verifyStore(store)).findings.map(({ what }) => what)).toEqual(["segment 1, line 2 is not as it was written", "entries 2 to 2 are missing"]);
});

test("it is bounded: the oldest segment makes room, the log says so, and what is left can still be verified", async () => {
  const store = memorySecurityLog();
  let log = await open(store);
  const detail = "x".repeat(380);
  for (let n = 1; n <= 1_500; n++) {
    await log.append(entry(n, detail));
    if (n % 400 === 0) log = await open(store);
  }
  const segments = await store.segments();
  expect(segments).toHaveLength(MOST_SEGMENTS);
  for (const segment of segments) expect((await store.read(segment)).length).toBeLessThanOrEqual(SEGMENT_BYTES);
  const verdict = await verifyStore(store);
  expect(verdict).toMatchObject({ isWhole: true, findings: [], first: verdict.dropped + 1 });
  expect(verdict.dropped).toBeGreaterThan(100);
  // One segment more than the device has let go is a removal.
  await store.remove(segments[0] as number);
  expect((await verifyStore(store)).findings.map(({ what }) => what)).toEqual([expect.stringMatching(/what was before entry \d+ is gone/)]);
});

test("a power cut at any step of letting the oldest segment go leaves a log that is whole", async () => {
  for (let cutAt = 1; cutAt <= 6; cutAt++) {
    const inner = memorySecurityLog();
    let writes = Number.POSITIVE_INFINITY;
    const cut = () => {
      if (--writes < 0) throw new Error("no power");
    };
    const store: SecurityLogStore = {
      ...logMethods(inner),
      async append(...args) {
        cut();
        await inner.append(...args);
      },
      async writeNote(...args) {
        cut();
        await inner.writeNote(...args);
      },
      async remove(...args) {
        cut();
        await inner.remove(...args);
      },
    };
    const log = await open(store);
    const detail = "x".repeat(380);
    const isNext = async () => (await inner.segments()).length === MOST_SEGMENTS && (await inner.read(MOST_SEGMENTS)).length > SEGMENT_BYTES - 700;
    let n = 0;
    while (!(await isNext())) await log.append(entry(++n, detail));
    writes = cutAt;
    await log.append(entry(++n, detail)).catch(() => {});
    writes = Number.POSITIVE_INFINITY;
    const next = await open(store);
    await next.append(entry(++n, detail));
    expect(await verifyStore(inner), `cut at ${cutAt}`).toMatchObject({ isWhole: true, findings: [] });
    expect((await inner.segments()).length).toBeLessThanOrEqual(MOST_SEGMENTS);
  }
});

test("what a failed write has left behind is cut off before the next", async () => {
  const inner = memorySecurityLog();
  let isFull = false;
  const store: SecurityLogStore = {
    ...logMethods(inner),
    async append(segment, text) {
      await inner.append(segment, isFull ? text.slice(0, 40) : text);
      if (isFull) throw new Error("no space left on device");
    },
  };
  const log = await open(store);
  await log.append(entry(1));
  isFull = true;
  await expect(log.append(entry(2))).rejects.toThrow("no space left");
  isFull = false;
  await log.append(entry(3));
  expect(await verifyStore(inner)).toMatchObject({ isWhole: true, entries: 2, last: 2 });
});

test("a disk that is full at any write leaves the log whole, and it goes on when there is room", async () => {
  for (let fullAt = 1; fullAt <= 5; fullAt++) {
    const inner = memorySecurityLog();
    let writes = Number.POSITIVE_INFINITY;
    const store: SecurityLogStore = {
      ...logMethods(inner),
      async append(segment, text) {
        const isFull = --writes < 0;
        await inner.append(segment, isFull ? text.slice(0, 40) : text);
        if (isFull) throw new Error("no space left on device");
      },
      async remove(segment) {
        if (writes < 0) throw new Error("read-only file system");
        await inner.remove(segment);
      },
    };
    const log = await open(store);
    const isNearlyFull = async () => (await inner.segments()).length === MOST_SEGMENTS && (await inner.read(MOST_SEGMENTS)).length > SEGMENT_BYTES - 2_000;
    let n = 0;
    while (!(await isNearlyFull())) await log.append(entry(++n, "x".repeat(380)));
    writes = fullAt;
    for (let i = 0; i < 8; i++) await log.append(entry(++n, "x".repeat(380))).catch(() => {});
    writes = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 120; i++) await log.append(entry(++n, "x".repeat(380)));
    expect(await verifyStore(inner), `full at ${fullAt}`).toMatchObject({ isWhole: true, findings: [], tornBytes: 0 });
    expect((await inner.segments()).length, `full at ${fullAt}`).toBeLessThanOrEqual(MOST_SEGMENTS);
  }
});

test("a chain that was written anew from its start is found by the seal of the device's key", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const check = sealCheck(publicKey.export({ type: "spki", format: "pem" }).toString());
  const store = memorySecurityLog();
  const log = await SecurityLog.open({ store, identity: "CH-0001", sealer: keySealer(pem), log: silentLog });
  await log.append(entry(1));
  await log.append(entry(2));
  expect(await verifyStore(store, check)).toMatchObject({ isWhole: true, seal: "good" });
  expect(await verifyStore(store)).toMatchObject({ isWhole: true, seal: "unchecked" });
  const forged = await logOf(2, memorySecurityLog(), "nothing to see here");
  expect(await verifyStore(forged.store, check)).toMatchObject({ isWhole: false, seal: "none" });
  const { seal } = JSON.parse((await store.note("head")) ?? "") as { seal: string };
  await forged.store.writeNote("head", JSON.stringify({ ...(JSON.parse(forged.head ?? "") as object), seal }));
  expect(await verifyStore(forged.store, check)).toMatchObject({ isWhole: false, seal: "bad" });
});

test("behind an earlier head, whose seal is good, nobody writes another end", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const sealer = keySealer(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  const check = sealCheck(publicKey.export({ type: "spki", format: "pem" }).toString());
  const store = memorySecurityLog();
  const log = await SecurityLog.open({ store, identity: "CH-0001", sealer, log: silentLog });
  await log.append(entry(1));
  const early = (await store.note("head")) ?? "";
  const forged = await open(store);
  await forged.append(entry(2, "nothing to see here"));
  await store.writeNote("head", early);
  expect(await verifyStore(store, check)).toMatchObject({ isWhole: true, seal: "good", unsealed: 1 });
  await forged.append(entry(3, "nor here"));
  await store.writeNote("head", early);
  expect(await verifyStore(store, check)).toMatchObject({ isWhole: false, seal: "good", unsealed: 2 });
});

test("a log that was forged while the device was off gets no seal without a word", async () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const sealer = keySealer(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  const sealed = (store: SecurityLogStore) => SecurityLog.open({ store, identity: "CH-0001", sealer, log: silentLog });
  const store = memorySecurityLog();
  const log = await sealed(store);
  for (let n = 1; n <= 3; n++) await log.append(entry(n));
  expect((await sealed(store)).openingNotes).toEqual([]);
  const head = (await store.note("head")) ?? "";
  // Anew as a whole with its own head, as a whole behind the true head, and longer behind the true head.
  for (const [length, note] of [
    [3, undefined],
    [3, head],
    [4, head],
    [9, head],
  ] as const) {
    const forged = await logOf(length, memorySecurityLog(), "nothing to see here");
    if (note !== undefined) await forged.store.writeNote("head", note);
    expect(
      (await sealed(forged.store)).openingNotes.map(({ kind }) => kind),
      `${length} entries`,
    ).toEqual(["SecurityLogDamaged"]);
  }
});

test("gives the lines of a period, both ends within, as they stand in the file", async () => {
  const { log, text } = await logOf(5);
  const lines = text.trimEnd().split("\n");
  expect(await log.lines()).toEqual(lines);
  expect(await log.lines({ oldest: NOON + 2_000, latest: NOON + 4_000 })).toEqual(lines.slice(1, 4));
  expect(await log.lines({ oldest: NOON + 6_000 })).toEqual([]);
  expect(scan(`${(await log.lines({ oldest: NOON + 3_000 })).join("\n")}\n`).entries).toHaveLength(3);
});

test("lies in files that only their owner may read, and goes on from them", async () => {
  const place = join(directory, "log");
  const log = await open(fileSecurityLog(place));
  await log.append(entry(1));
  await log.noteTold(1);
  const next = await open(fileSecurityLog(place));
  expect(await next.told()).toBe(1);
  await next.append(entry(2));
  expect(readdirSync(place).sort()).toEqual(["000001.log", "head.json", "told.json"]);
  for (const name of readdirSync(place)) expect(statSync(join(place, name)).mode & 0o077).toBe(0);
  expect(await verifyStore(fileSecurityLog(place))).toMatchObject({ isWhole: true, entries: 2 });
});
