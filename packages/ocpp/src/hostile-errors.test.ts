// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { codeOf, heartbeat, loadAllVersions, rig, settle } from "../test/peer-rig.ts";
import { refusal } from "./codes.ts";
import { cutDescription, kindOf, messageFrom, printable } from "./text.ts";
import type { OcppVersion } from "./versions.ts";

beforeAll(loadAllVersions);

const boom = (): never => {
  throw new Error("hostile");
};
const traps = { get: boom, has: boom, ownKeys: boom, getPrototypeOf: boom, getOwnPropertyDescriptor: boom };
/** Things that throw where they are only looked at. */
const hostile: readonly (() => unknown)[] = [
  () => new Proxy({}, traps),
  () => new Proxy(new Error("x"), traps),
  () => ({ toString: boom, toJSON: boom, [Symbol.toPrimitive]: boom }),
  () => Object.defineProperty({}, "message", { enumerable: true, get: boom }),
  () => Object.defineProperty(new Error("x"), "message", { get: boom }),
  () => Object.defineProperty(new Error("x"), "name", { get: boom }),
  () => Object.create(null),
  () => Symbol("x"),
  () => 12n,
  () => undefined,
  () => null,
  () => "\ud800".repeat(1_000),
  () => new Error("x".repeat(5_000_000)),
  () => refusal("SecurityError", `${"\u{1F50C}".repeat(300)}`, new Proxy({}, traps)),
  () => refusal("SecurityError", "x", { toJSON: boom }),
  () => refusal("SecurityError", "x", { big: 12n }),
  () => Object.assign(refusal("SecurityError", "x"), { message: new Proxy({}, traps) }),
  () => Object.assign(refusal("SecurityError", "x"), { details: undefined }),
];
const versions = ["1.6", "2.0.1", "2.1"] as const;

describe("building an error cannot throw [threat C12, CVE-2025-59399]", () => {
  test("a handler that throws or gives something hostile costs one CALLERROR, and the next message has its turn", async () => {
    for (const version of versions) {
      for (const make of hostile) {
        for (const handler of [() => Promise.reject(make()), boomWith(make), () => make() as never, async () => make() as never]) {
          const { say, received, peer } = rig<OcppVersion>(version, { routes: { DataTransfer: handler, Heartbeat: heartbeat } as never });
          await say([2, "1", "DataTransfer", { vendorId: "x" }]);
          await say([2, "2", "Heartbeat", {}]);
          expect(received.map((frame) => frame.slice(0, 2))).toEqual([
            [4, "1"],
            [3, "2"],
          ]);
          expect(String(received[0]?.[3]).length).toBeLessThanOrEqual(255);
          expect(String(received[0]?.[3]).isWellFormed()).toBe(true);
          expect(peer.isOpen).toBe(true);
        }
      }
    }
  });

  test("a request of ours that cannot be read is refused as ours, and the next goes out", async () => {
    const unreadable = [
      () => new Proxy({}, traps),
      () => ({ toJSON: boom }),
      () => 12n,
      () => Object.defineProperty({}, "customData", { enumerable: true, get: boom }),
    ];
    for (const make of unreadable) {
      const { peer, received } = rig("2.0.1");
      expect(await codeOf(peer.call("Heartbeat", make() as never))).toBe("OCPP_REQUEST_INVALID");
      expect(await codeOf(peer.call("DataTransfer", { vendorId: "x", data: make() as never }))).toBe("OCPP_REQUEST_INVALID");
      void peer.call("Heartbeat", {}).catch(() => undefined);
      await settle();
      expect(received.map((frame) => frame[2])).toEqual(["Heartbeat"]);
    }
    const { peer } = rig("2.1");
    for (const make of unreadable) expect(await codeOf(peer.send("NotifyPeriodicEventStream", make() as never))).toBe("OCPP_REQUEST_INVALID");
  });

  test("an observer and a log line bear what a handler threw", async () => {
    for (const make of hostile) {
      const seen: unknown[] = [];
      const observer = { onHandlerError: (_action: string, thrown: unknown) => void seen.push(thrown) };
      const { say, lines } = rig("2.0.1", { routes: { Heartbeat: boomWith(make) }, observer });
      await say([2, "1", "Heartbeat", {}]);
      for (const line of lines) expect(JSON.stringify(line).length).toBeLessThan(500);
    }
  });
});

function boomWith(make: () => unknown): () => never {
  return () => {
    throw make();
  };
}

describe("a description", () => {
  test("is cut to 255 UTF-16 units, well-formed, and never within a surrogate pair [part 4, table 7]", () => {
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 400 }), fc.string({ unit: "grapheme", minLength: 200, maxLength: 300 }));
    fc.assert(
      fc.property(text, fc.nat(260), (tail, length) => {
        const given = "x".repeat(length) + tail;
        const cut = cutDescription(given);
        expect(cut.length).toBeLessThanOrEqual(255);
        expect(cut.isWellFormed()).toBe(true);
        expect(given.toWellFormed().startsWith(cut)).toBe(true);
        if (given.length > 255) expect(cut.length).toBeGreaterThanOrEqual(254);
        else expect(cut).toBe(given.toWellFormed());
      }),
    );
    expect(cutDescription(`${"x".repeat(254)}\u{1F50C}`)).toBe("x".repeat(254));
    expect(cutDescription(`${"x".repeat(253)}\u{1F50C}`)).toBe(`${"x".repeat(253)}\u{1F50C}`);
  });

  test("of anything at all is a text", () => {
    const isText = (given: unknown) => {
      expect(cutDescription(given).length).toBeLessThanOrEqual(255);
      expect(kindOf(given)).toMatch(/^[\w.?-]{0,50}$/);
      expect(typeof messageFrom(given)).toBe("string");
    };
    fc.assert(fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), isText));
    for (const make of hostile) isText(make());
    expect(printable("a\nb\u0000c")).toBe("a?b?c");
  });
});
