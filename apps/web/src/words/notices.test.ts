// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { NoticeView } from "../api/types.ts";
import { noticeLines } from "./notices.ts";

const notice = (id: string, seenAt: string | null): NoticeView => ({
  ...{ id, stationId: "CP-1", at: "2026-11-21T14:03:00.000Z", sentence: "The cover was opened while the power was off.", seenAt },
});
const place = { timeZone: "Europe/London" };

test("a notice says what and when in the reader's time, and of which charger only where there are several", () => {
  const one = [{ id: "CP-1", name: "Drive" }];
  expect(noticeLines([notice("a", null)], one, place).fresh).toEqual([
    { id: "a", text: "The cover was opened while the power was off.", when: "Sat 21 Nov, 14:03" },
  ]);
  const several = [...one, { id: "CP-2", name: "Garage" }];
  expect(noticeLines([notice("a", null)], several, place).fresh[0]?.text).toBe("Drive: The cover was opened while the power was off.");
});

test("what was seen stands apart", () => {
  const { fresh, seen } = noticeLines([notice("a", null), notice("b", "2026-11-22T10:00:00.000Z"), notice("c", null)], [], place);
  expect([fresh.map(({ id }) => id), seen.map(({ id }) => id)]).toEqual([["a", "c"], ["b"]]);
});
