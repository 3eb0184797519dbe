// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { error } from "../errors.ts";
import { ChangeRing } from "./change-ring.ts";
import { isOurHost, isOurOrigin } from "./guards.ts";
import { problemOf } from "./problems.ts";

describe("the ring of changes", () => {
  const change = { type: "station", stationId: "CP" } as const;
  const ringOf = (count: number) => {
    const ring = new ChangeRing("abcd");
    for (let i = 0; i < count; i++) ring.publish(change);
    return ring;
  };

  test("gives what came after an id", () => {
    const missed = ringOf(5).since("abcd-3");
    expect(missed).toMatchObject([{ seq: 4 }, { seq: 5 }]);
    expect(ringOf(5).since("abcd-5")).toEqual([]);
    expect(new ChangeRing("abcd").since("abcd-0")).toEqual([]);
  });

  test("keeps a thousand, and says reset for what is older, newer than now, or another process's", () => {
    const ring = ringOf(5_000);
    expect(ring.since("abcd-4000")).toHaveLength(1_000);
    for (const id of ["abcd-3999", "abcd-5001", "ffff-4999", "", "abcd--1", "abcd-1e3"]) expect(ring.since(id)).toBe("reset");
  });
});

test.each([
  ["localhost:8080", true],
  ["127.0.0.1:1", true],
  ["[::1]:80", true],
  ["charge.example", true],
  ["evil.example", false],
  ["localhost.evil.example", false],
  ["localhost:80@evil.example", false],
  [undefined, false],
])("the host %s is ours: %s [threat DNS rebinding]", (host, ours) => {
  expect(isOurHost(host, "https://charge.example")).toBe(ours);
});

test.each([
  [{ origin: "http://localhost:1", host: "localhost:1" }, true],
  [{ host: "localhost:1" }, true],
  [{ origin: "http://localhost:2", host: "localhost:1" }, false],
  [{ origin: "null", host: "localhost:1" }, false],
  [{ origin: "https://charge.example", host: "charge.example" }, true],
  [{ origin: "http://charge.example", host: "charge.example" }, false],
  [{ host: "localhost:1", "sec-fetch-site": "cross-site" }, false],
])("a change with %j is from a page of ours: %s [threat E3]", (headers, ours) => {
  expect(isOurOrigin(headers, "https://charge.example")).toBe(ours);
});

test("an error of ours tells its code, a stranger's nothing", () => {
  expect(problemOf(error("CSMS_NOT_FOUND", "no such station"))).toEqual({ status: 404, problem: { code: "CSMS_NOT_FOUND", message: "no such station" } });
  expect(problemOf(new Error("relation csms.secret does not exist"))).toMatchObject({
    status: 500,
    problem: { code: "CSMS_INTERNAL", message: expect.not.stringContaining("secret") },
  });
  expect(problemOf(error("CSMS_UNAVAILABLE", "pool csms-7 is dry"))).toMatchObject({ status: 503, problem: { message: expect.not.stringContaining("pool") } });
});
