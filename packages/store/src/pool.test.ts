// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { isTransient } from "./pool.ts";

const failure = (code: string) => Object.assign(new Error("failed"), { code });

test.each([
  ...["08006", "53100", "57P01", "57014", "58030", "40001", "40P01", "55P03"],
  ...["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"],
])("tries again after %s: the server is away or busy", (code) => {
  expect(isTransient(failure(code))).toBe(true);
});

test.each(["22003", "23505", "42501", "25006", "58P01", "XX001", "ENOENT"])("does not try again after %s: it would fail again", (code) => {
  expect(isTransient(failure(code))).toBe(false);
});

test.each(["Query read timeout", "Connection terminated unexpectedly", "timeout exceeded when trying to connect"])(
  "tries again after the client's own %j",
  (text) => {
    expect(isTransient(new Error(text))).toBe(true);
    expect(isTransient(text)).toBe(false);
  },
);
