// SPDX-License-Identifier: Apache-2.0
// A CSMS that is connected, and whose database is away: it answers with errors, or not at all.
import { Minutes, Seconds } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { describe, expect, test } from "vitest";
import { WireStation } from "../fuzz/wire-station.ts";

type Outage = "errors" | "silence" | undefined;

async function station(version: OcppVersion) {
  const on = await WireStation.start(version, { settings: { authorization: "freeVend" } });
  const csms = { outage: undefined as Outage };
  on.intercept = ([type, id], raw) => {
    if (type !== 2 || csms.outage === undefined) return false;
    if (csms.outage === "errors") raw(JSON.stringify([4, id, "InternalError", "try again", {}]));
    return true;
  };
  /** Real time and the domain's. */
  const minutes = async (count: number) => {
    for (let second = 0; second < count * 60; second++) {
      on.domain.advance(Seconds(1));
      await on.transport.advanceAsync(Seconds(1));
    }
    await on.settle();
  };
  return { on, csms, minutes };
}

describe.each<OcppVersion>(["1.6", "2.0.1"])("OCPP %s", (version) => {
  test.each(["errors", "silence"] as const)("a charge that begins and ends while there are only %s is told whole and in order afterwards", async (outage) => {
    const { on, csms, minutes } = await station(version);
    csms.outage = outage;
    on.hardware.plug("C");
    await minutes(4);
    on.hardware.unplug();
    await minutes(8);
    csms.outage = undefined;
    on.said.length = 0;
    // The next charge shows that it answers again; without one it is a matter of the wait.
    on.hardware.plug("C");
    await minutes(2);
    on.hardware.unplug();
    await minutes(20);
    const kinds = on.said.flatMap(({ action, request }) => {
      if (action === "StartTransaction" || action === "StopTransaction")
        return [`${action === "StartTransaction" ? "Started" : "Ended"} ${String(request["timestamp"])}`];
      return action === "TransactionEvent" && request["eventType"] !== "Updated" ? [`${String(request["eventType"])} ${String(request["timestamp"])}`] : [];
    });
    expect(kinds.filter((kind) => kind.startsWith("Started"))).toHaveLength(2);
    expect(kinds.filter((kind) => kind.startsWith("Ended"))).toHaveLength(2);
    if (version === "1.6")
      expect(on.said.filter(({ action }) => action === "StopTransaction").map(({ request }) => request["transactionId"])).not.toContain(-1);
    expect(on.alarms).not.toContain("UnlistedEvent");
    expect(on.chargePoint.snapshot().outboxLength).toBe(0);
    await on.stop();
  });
});

test("a station that boots into the outage is back within 32 s of its end, and does not flood the CSMS meanwhile", async () => {
  const on = await WireStation.start("2.0.1", { answers: { BootNotification: undefined } });
  let boots = 0;
  on.intercept = ([type, id, action], raw) => {
    if (type !== 2) return false;
    if (action === "BootNotification") boots++;
    raw(JSON.stringify([4, id, "InternalError", "", {}]));
    return true;
  };
  await on.transport.advanceAsync(Minutes(1));
  for (let second = 0; second < 600; second++) await on.waits(Seconds(1));
  expect(boots).toBeGreaterThan(18);
  expect(boots).toBeLessThan(45);
  on.intercept = undefined;
  delete on.answers["BootNotification"];
  await on.waits(Seconds(32));
  expect(on.chargePoint.snapshot().isOnline).toBe(true);
  await on.stop();
});
