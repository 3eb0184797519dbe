// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { basicOf, identityOf } from "./knock.ts";

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
