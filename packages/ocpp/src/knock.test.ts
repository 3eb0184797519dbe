// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { Millis } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { basicOf, identityOf, readKnock, refusalText } from "./knock.ts";

test.each([
  ["/ocpp/CH-0001", "CH-0001"],
  ["/ocpp/CH%2D0001", "CH-0001"],
  ["/ocpp/a*b_c=d+e|f@g.h", "a*b_c=d+e|f@g.h"],
  ["/ocpp/CH-0001?token=x", "CH-0001"],
  [`/ocpp/${"x".repeat(48)}`, "x".repeat(48)],
])("%s names a station [OCPP 2.0.1 part 4, 3.1.1]", (path, identity) => {
  expect(identityOf(path, "/ocpp/")).toEqual({ ok: true, value: identity });
});

test.each([
  "/ocpp/%E0%A4%A",
  "/ocpp/%",
  "/ocpp/..",
  "/ocpp/%2e%2e",
  "/ocpp/../admin",
  "/ocpp/..%2Fadmin",
  "/ocpp//CH-0001",
  "/ocpp/CH-0001/",
  "/ocpp/a/b",
  "/ocpp/a%00b",
  "/ocpp/a%0d%0ab",
  "/ocpp/",
  "/ocpp/a:b",
  "/ocpp/a%20b",
  "/ocpp/%D0%A1H-0001",
  `/ocpp/${"x".repeat(49)}`,
  `/ocpp/${"x".repeat(7_000)}`,
  "http://elsewhere/ocpp/CH-0001",
  "*",
])("the path %s is refused with 400", (path) => {
  expect(identityOf(path, "/ocpp/")).toMatchObject({ ok: false, error: { status: 400 } });
});

test("a path beside ours is a 404", () => {
  expect(identityOf("/other/CH-0001", "/ocpp/")).toMatchObject({ ok: false, error: { status: 404 } });
});

const knockAt = (url: string) => {
  const headers = { upgrade: "websocket", "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==", "sec-websocket-version": "13" };
  return readKnock({ method: "GET", url, headers, socket: {} } as unknown as IncomingMessage, new PassThrough(), "/ocpp/");
};

test.each([
  ["/ocpp/a:b?password=secret", "/ocpp/a:b"],
  ["/ocpp/\u0007\u00e9 b", "/ocpp/???b"],
  ["/elsewhere", "/elsewhere"],
  [`/ocpp/${"x".repeat(7_000)}`, `/ocpp/${"x".repeat(94)}...`],
])("a knock that names nobody tells its path for the log, printable, bounded and without its query: %j", (url, path) => {
  expect(knockAt(url)).toMatchObject({ ok: false, error: { path } });
});

test("a URL with a password in it is not told, nor a path that names a station", () => {
  expect(knockAt("http://user:secret@host/ocpp/a:b")).toEqual({ ok: false, error: { status: 400, reason: expect.any(String) } });
  expect(knockAt("/ocpp/CP-1")).toMatchObject({ ok: true, value: { identity: "CP-1" } });
});

const encoded = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

test("the password of a Basic header may hold colons [RFC 7617]", () => {
  expect(basicOf(encoded("CH-0001:a:b"))).toEqual({ user: "CH-0001", password: "a:b" });
  expect(basicOf(encoded(":"))).toEqual({ user: "", password: "" });
});

test.each(["", "Basic", "Basic ***", "Bearer abc", encoded("no colon"), `Basic ${Buffer.from([0x61, 0x3a, 0xff]).toString("base64")}`])(
  "the header %j is not well-formed Basic",
  (header) => {
    expect(basicOf(header)).toBeUndefined();
  },
);

test.each<[number, Millis | undefined, string | undefined]>([
  [429, undefined, "10"],
  [503, undefined, "10"],
  [429, Millis(1), "1"],
  [503, Millis(90_001), "91"],
  [401, Millis(5_000), undefined],
  [403, undefined, undefined],
])("a refusal with %i says how long to wait, in whole seconds, only where waiting helps [RFC 9110, 10.2.3]", (status, retryAfter, seconds) => {
  const text = refusalText({ status, reason: "secret", ...(retryAfter === undefined ? {} : { retryAfter }) });
  expect(/\r\nRetry-After: (\d+)\r\n/.exec(text)?.[1]).toBe(seconds);
  expect(text).toMatch(/\r\n\r\n$/);
  expect(text).not.toContain("secret");
});
