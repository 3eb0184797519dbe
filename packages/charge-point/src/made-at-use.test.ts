// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { madeAtUse } from "./made-at-use.ts";

test("what is made at its use is made once within a turn, and not before it is asked for", () => {
  let made = 0;
  const give = madeAtUse(() => ({ number: ++made }));
  expect(made).toBe(0);
  expect(give()).toBe(give());
  expect(made).toBe(1);
});
