// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { MOST_STREAMS } from "./stream.ts";
import { isKeptStreams, type KeptStream, StreamSet } from "./stream-set.ts";

function made(answers: { takes: boolean } = { takes: true }, kept: readonly KeptStream[] = []) {
  const said: string[] = [];
  const saved: (readonly KeptStream[])[] = [];
  let now = 0;
  const line = {
    open: async ({ id }: KeptStream) => {
      said.push(`open ${id}`);
      return answers.takes;
    },
    close: async (id: number) => {
      said.push(`close ${id}`);
    },
    send: (id: number, { values, pending }: { values: readonly { value: string }[]; pending: number }) => {
      said.push(`send ${id} ${values.map(({ value }) => value).join()} +${pending}`);
    },
  };
  const set = new StreamSet({ line, save: (all) => saved.push(all), monoMs: () => now }, kept);
  const opened = async () => {
    await Promise.resolve();
    await Promise.resolve();
  };
  return {
    set,
    said,
    saved,
    opened,
    advance: (ms: number) => {
      now += ms;
      set.follow();
    },
    give: (id: number, value: string) => set.take(id, { at: now, value }),
  };
}

test("a stream is opened, gets its values, and sends them together [N11.FR.02, N15.FR.06]", async () => {
  const { set, said, opened, give, advance } = made();
  set.onLine(true);
  set.associate(3, { interval: 10 });
  expect(give(3, "early")).toBe(false);
  await opened();
  for (const value of ["a", "b"]) expect(give(3, value)).toBe(true);
  advance(9_999);
  expect(said).toEqual(["open 3"]);
  advance(1);
  expect(said).toEqual(["open 3", "send 3 a,b +0"]);
  expect(set.open).toEqual([{ id: 3, params: { interval: 10 } }]);
});

test("without a line, and where the CSMS refuses it, the values go as events [N11.FR.07]", async () => {
  const { set, said, opened, give } = made({ takes: false });
  set.associate(3, { values: 1 });
  expect([give(3, "a"), said]).toEqual([false, []]);
  set.onLine(true);
  await opened();
  expect([give(3, "b"), set.open]).toEqual([false, []]);
});

test("what waits goes before the stream is closed [N13.FR.01, FR.03]", async () => {
  const { set, said, opened, give } = made();
  set.onLine(true);
  set.associate(3, { interval: 60, values: 2 });
  await opened();
  give(3, "a");
  set.end(3);
  expect(said).toEqual(["open 3", "send 3 a +0", "close 3"]);
  expect(give(3, "b")).toBe(false);
});

test("adjusting counts from then on, and what cannot be complied with changes nothing [N14.FR.02, FR.03]", async () => {
  const { set, said, opened, give } = made();
  set.onLine(true);
  set.associate(3, { interval: 60 });
  await opened();
  give(3, "a");
  expect(set.adjust(3, { values: 1e9 })).toMatchObject({ code: "InvalidValue" });
  expect(set.adjust(4, { values: 1 })).toMatchObject({ code: "NotFound" });
  expect(set.open).toEqual([{ id: 3, params: { interval: 60 } }]);
  expect(set.adjust(3, { values: 2 })).toBeUndefined();
  give(3, "b");
  expect(said).toEqual(["open 3", "send 3 a,b +0"]);
});

test("a broken line keeps what waits; the stream is opened anew and sends it", async () => {
  const { set, said, opened, give, advance } = made();
  set.onLine(true);
  set.associate(3, { interval: 10 });
  await opened();
  give(3, "a");
  set.onLine(false);
  expect(give(3, "as an event")).toBe(false);
  advance(60_000);
  set.onLine(true);
  await opened();
  advance(0);
  expect(said).toEqual(["open 3", "open 3", "send 3 a +0"]);
});

test("streams outlast a restart, and there are no more than can be", async () => {
  const first = made();
  for (let id = 0; id < MOST_STREAMS; id++) first.set.associate(id, { values: 5 });
  expect(first.set.problemOf({ values: 5 }, 99)).toMatchObject({ code: "TooManyElements" });
  expect(first.set.problemOf({ values: 6 }, 0)).toBeUndefined();
  const kept: unknown = JSON.parse(JSON.stringify(first.saved.at(-1)));
  expect(isKeptStreams(kept)).toBe(true);
  const again = made({ takes: true }, kept as readonly KeptStream[]);
  again.set.onLine(true);
  expect(again.said).toHaveLength(MOST_STREAMS);
  expect(isKeptStreams([{ id: 1, params: {} }])).toBe(false);
});
