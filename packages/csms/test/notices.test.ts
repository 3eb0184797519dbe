// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, expect, test } from "vitest";
import type { NoticeView } from "../src/api/schemas.ts";
import { getJson, post, type Rig, startRig } from "./harness.ts";

let rig: Rig;
let cookie = "";
const AT = Date.UTC(2026, 10, 21, 14, 3);

beforeAll(async () => {
  rig = await startRig();
  cookie = await rig.signIn();
  const { events } = rig.store;
  await events.security("CP-1", { type: "TamperDetectionActivated", at: AT, detail: "the cover was opened while the power was off", source: "station" });
  await events.security("CP-1", { type: "StartupOfTheDevice", at: AT, detail: "", source: "station" });
  await events.security("CP-STRANGE", { type: "TamperDetectionActivated", at: AT, detail: "", source: "station" });
});
afterAll(() => rig.csms.stop());

const notices = () => getJson<{ items: NoticeView[] }>(rig, "/api/notices", { cookie }).then(({ items }) => items);

test("an owner reads what happened to the own chargers in plain words, and marks it as seen, once [SI 2021/1467 Schedule 1]", async () => {
  const [notice, ...others] = await notices();
  expect(others).toEqual([]);
  expect(notice).toMatchObject({ stationId: "CP-1", at: "2026-11-21T14:03:00.000Z", sentence: "The cover was opened while the power was off.", seenAt: null });
  const mark = (ids: readonly string[]) => post(rig, "/api/notices/seen", { ids }, { cookie });
  expect((await mark([notice?.id ?? "", "nonsense"])).status).toBe(200);
  const [seen] = await notices();
  expect(seen?.seenAt).not.toBeNull();
  await mark([notice?.id ?? ""]);
  expect(await notices()).toEqual([seen]);
});

test("no number of newer ones hides one that has not been seen", async () => {
  const older = Date.UTC(2026, 9, 1);
  await rig.store.events.security("CP-1", { type: "TamperDetectionActivated", at: older, detail: "", source: "station" });
  for (let n = 0; n < 60; n++) await rig.store.events.security("CP-1", { type: "TokenLockOut", at: AT + n, detail: String(n), source: "station" });
  const page = (query: string) => getJson<{ items: NoticeView[] }>(rig, `/api/notices?${query}`, { cookie }).then(({ items }) => items);
  const fresh = await page("seen=false&limit=200");
  expect(fresh.at(-1)).toMatchObject({ at: new Date(older).toISOString(), seenAt: null });
  expect(fresh).toHaveLength(61);
  expect(await page("seen=true")).toHaveLength(1);
});

test("nobody who is not signed in as an owner reads or marks notices, and no other site does", async () => {
  expect((await fetch(`${rig.csms.apiUrl}/api/notices`)).status).toBe(401);
  expect((await post(rig, "/api/notices/seen", { ids: ["x"] }, {})).status).toBe(401);
  expect((await post(rig, "/api/notices/seen", { ids: ["x"] })).status).toBe(403);
  expect((await post(rig, "/api/notices/seen", { ids: ["x"] }, { cookie, origin: "https://evil.example" })).status).toBe(403);
  for (const body of [{}, { ids: [] }, { ids: Array.from({ length: 201 }, () => "x") }, { ids: [1] }, { ids: ["x"], more: 1 }])
    expect((await post(rig, "/api/notices/seen", body, { cookie })).status).toBe(400);
});
