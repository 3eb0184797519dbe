// SPDX-License-Identifier: Apache-2.0
// A CSMS that goes on asking for reports and answers none of them.
import { Minutes, Seconds } from "@chargehand/kernel";
import { expect, test } from "vitest";
import { WireStation } from "../fuzz/wire-station.ts";

const requests = [
  ["GetBaseReport", { reportBase: "FullInventory" }],
  ["GetReport", {}],
] as const;

test.each(requests)(
  "300 times %s without an answer to any part: a few are promised, the rest is refused, nothing promised is dropped, and it charges on [B07.FR.13]",
  async (action, payload) => {
    const on = await WireStation.start("2.0.1", { settings: { authorization: "freeVend" } });
    on.hardware.plug("C");
    await on.waits(Seconds(2));
    const before = on.chargePoint.snapshot().meter.energy;
    on.answers["NotifyReport"] = undefined;
    const promised: number[] = [];
    for (let requestId = 0; requestId < 300; requestId++) {
      const told = await on.asks(action, { requestId, ...payload });
      if ("answer" in told && told.answer["status"] === "Accepted") promised.push(requestId);
      else expect(told).toMatchObject({ answer: { status: "Rejected" } });
    }
    expect(promised.length).toBeGreaterThan(3);
    expect(promised.length).toBeLessThan(30);
    expect(on.chargePoint.snapshot().outboxLength).toBeLessThan(60);
    on.domain.advance(Seconds(60));
    expect(on.chargePoint.snapshot().meter.energy - before).toBeCloseTo((32 * 230) / 60, 0);
    // It answers again: each report that was promised is whole, but for the part that was given up, and there is room for another.
    on.answers["NotifyReport"] = {};
    await on.transport.advanceAsync(Minutes(1));
    await on.chargePoint.drained();
    const last = on.said.filter(({ request }) => request["tbc"] === false && Array.isArray(request["reportData"])).map(({ request }) => request["requestId"]);
    expect([...new Set(last)]).toEqual(promised);
    expect(await on.asks(action, { requestId: 1_000, ...payload })).toMatchObject({ answer: { status: "Accepted" } });
    expect(on.log.lines.filter(({ message }) => message.includes("outbox is full"))).toEqual([]);
    await on.stop();
  },
);

test("requests for reports that come all in one turn are counted too, before any part is in the queue", async () => {
  const on = await WireStation.start("2.0.1", { settings: { authorization: "freeVend" } });
  on.answers["NotifyReport"] = undefined;
  const ids = Array.from({ length: 60 }, (_, requestId) => on.begins("GetBaseReport", { requestId, reportBase: "FullInventory" }));
  const statuses: unknown[] = [];
  for (const id of ids) {
    const told = await on.toldOf(id);
    statuses.push("answer" in told ? told.answer["status"] : told);
  }
  expect(statuses.filter((status) => status === "Accepted").length).toBeLessThan(30);
  expect(on.chargePoint.snapshot().outboxLength).toBeLessThan(60);
  await on.stop();
});
