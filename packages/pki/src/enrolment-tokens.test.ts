// SPDX-License-Identifier: Apache-2.0
import { seededRandom } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { memoryAuthorityStorage } from "./authority-storage.ts";
import { enrolmentTokens, TOKEN_LIFE } from "./enrolment-tokens.ts";

const [mine, other] = [new Uint8Array([1]), new Uint8Array([2])];
const setUp = () => {
  const [storage, clock] = [memoryAuthorityStorage(), new FakeClock()];
  return { clock, open: () => enrolmentTokens({ storage, clock, random: seededRandom(3) }) };
};

test("a token that was claimed before a power cut stays bound to its key, and can still be finished", async () => {
  const { clock, open } = setUp();
  const { token } = await open().create("CP-1");
  const found = await open().find(token, mine);
  if (!found.ok) throw new Error(found.error.message);
  await found.value.claim();
  clock.stepWall(TOKEN_LIFE + 1);
  const afterwards = open();
  expect(await afterwards.find(token, other)).toMatchObject({ error: { code: "token-used" } });
  expect(await afterwards.find(token, mine)).toMatchObject({ value: { identity: "CP-1", given: undefined } });
  await found.value.complete({ certificate: "c", chain: "d" });
  expect(await open().find(token, mine)).toMatchObject({ value: { given: { certificate: "c", chain: "d" } } });
});

test("a token is good to the end of its last millisecond and not after", async () => {
  const { clock, open } = setUp();
  const tokens = open();
  const { token } = await tokens.create("CP-1");
  clock.stepWall(TOKEN_LIFE);
  expect(await tokens.find(token, mine)).toMatchObject({ ok: true });
  clock.stepWall(1);
  expect(await tokens.find(token, mine)).toMatchObject({ error: { code: "token-expired" } });
});
