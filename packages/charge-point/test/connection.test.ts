// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import { afterEach, expect, test } from "vitest";
import { memoryStore } from "../src/memory-store.ts";
import { createChargePoint } from "../src/runtime.ts";
import { benchHardware } from "../src/testing/bench-hardware.ts";
import { type Bench, bench, CsmsDouble, callError, optionsOf } from "./csms-double.ts";

let on: Bench | undefined;
afterEach(async () => {
  await on?.stop();
  on = undefined;
});

test("events of an offline session are sent in order, with offline and their own times, after the line is back [E11, E12]", async () => {
  on = await bench({ authorization: "freeVend" });
  const { csms, domain, hardware, chargePoint } = on;
  await csms.hangUp();
  await csms.close();
  const port = Number(new URL(csms.url).port);
  hardware.plug("C");
  const startedAt = domain.wallMs();
  domain.advance(Minutes(1));
  hardware.unplug();
  expect(chargePoint.snapshot().outboxLength).toBeGreaterThan(8);

  const again = new CsmsDouble(domain);
  domain.advance(Minutes(5));
  await again.listen(port);
  await chargePoint.drained();
  const events = again.transactionEvents();
  expect(events.every((event) => event["offline"] === true)).toBe(true);
  expect(events.map((event) => event["seqNo"])).toEqual(events.map((_, i) => i));
  expect(events[0]).toMatchObject({ eventType: "Started", timestamp: new Date(startedAt).toISOString() });
  expect(events.at(-1)).toMatchObject({ eventType: "Ended", timestamp: new Date(startedAt + 60_000).toISOString() });
  expect(again.of("BootNotification")).toHaveLength(0);
  expect(again.calls[0]?.action).toBe("StatusNotification");
  expect(again.violations).toEqual([]);
  await chargePoint.stop();
  await again.close();
});

test("nothing but the boot message is sent until it is accepted, however often it takes, and a station that was turned down answers nothing else [B01.FR.08, B02, B03.FR.08]", async () => {
  const verdicts = ["Pending", "Rejected", "Accepted"];
  const domain = new FakeClock();
  const csms = new CsmsDouble(domain);
  csms.answers["BootNotification"] = () => ({ status: verdicts.shift(), interval: 30, currentTime: new Date(domain.wallMs() + 5_000).toISOString() });
  await csms.listen();
  const hardware = benchHardware(domain);
  const chargePoint = createChargePoint(optionsOf({ domain, hardware, storage: memoryStore(), log: recordingLog(), url: csms.url }));
  hardware.plug("B");
  await chargePoint.start();
  for (const left of [2, 1]) {
    await csms.until(() => verdicts.length === left);
    // The boot message's answer has been taken in when the station has answered another question.
    await csms.call("ClearCache", {}).catch(() => {});
    const start = csms.call("RequestStartTransaction", { idToken: { idToken: "A", type: "Local" }, remoteStartId: 1 });
    if (left === 2) expect(await start).toMatchObject({ status: "Rejected" });
    else await expect(start).rejects.toMatchObject({ rpcErrorCode: "SecurityError" });
    domain.advance(Seconds(30));
  }
  await chargePoint.drained();
  expect(csms.calls.slice(0, 4).map((call) => call.action)).toEqual(["BootNotification", "BootNotification", "BootNotification", "StatusNotification"]);
  expect(csms.of("StatusNotification")[0]).toMatchObject({ connectorStatus: "Occupied" });
  expect(chargePoint.snapshot().clockSkewMs).toBe(5_000);
  hardware.unplug();
  await chargePoint.drained();
  domain.advance(Seconds(31));
  await chargePoint.drained();
  expect(csms.of("Heartbeat")).toHaveLength(1);
  await chargePoint.stop();
  await csms.close();
});

test("an event that is answered with an error is sent again, and after its attempts it holds up nothing any more; a start is kept [E13.FR.02, E13.FR.04]", async () => {
  let failures = 2;
  on = await bench({ authorization: "freeVend" }, (csms) => {
    csms.answers["TransactionEvent"] = (params) => {
      if (params["eventType"] === "Started" && failures-- > 0) throw callError("InternalError");
      return {};
    };
  });
  const component = { name: "OCPPCommCtrlr" };
  const variable = { name: "MessageAttemptInterval", instance: "TransactionEvent" };
  await on.csms.call("SetVariables", { setVariableData: [{ component, variable, attributeValue: "0" }] });
  on.hardware.plug("C");
  await on.chargePoint.drained();
  expect(on.csms.transactionEvents().filter((event) => event["eventType"] === "Started")).toHaveLength(3);
  expect(
    on.csms
      .transactionEvents()
      .map((event) => event["seqNo"])
      .slice(0, 4),
  ).toEqual([0, 0, 0, 1]);
  on.hardware.unplug();
  failures = 99;
  on.hardware.plug("C");
  await on.chargePoint.drained();
  expect(on.csms.transactionEvents().filter((event) => event["eventType"] === "Started")).toHaveLength(6);
  expect(on.chargePoint.snapshot().outboxLength).toBe(1);
  expect(on.log.lines.filter((line) => line.message.includes("set aside"))).toHaveLength(1);
});

test("a CSMS that has forgotten the station is told of it again before the rest [B01.FR.10]", async () => {
  let isForgotten = true;
  on = await bench({ authorization: "freeVend" }, (csms) => {
    csms.answers["TransactionEvent"] = () => {
      if (isForgotten) throw callError("SecurityError");
      return {};
    };
  });
  const { csms } = on;
  csms.answers["BootNotification"] = () => {
    isForgotten = false;
    return { status: "Accepted", interval: 300, currentTime: "2026-01-05T12:00:00Z" };
  };
  on.hardware.plug("C");
  await on.chargePoint.drained();
  expect(csms.of("BootNotification")).toHaveLength(2);
  expect(csms.transactionEvents().map((event) => event["seqNo"])).toEqual([
    0,
    ...csms
      .transactionEvents()
      .slice(1)
      .map((_, i) => i),
  ]);
});

test("a CSMS that has forgotten the station between two connections is told of it before the queue [B01.FR.10]", async () => {
  let isKnown = true;
  on = await bench({ authorization: "freeVend" }, (csms) => {
    csms.answers["StatusNotification"] = () => {
      if (!isKnown) throw callError("SecurityError");
      return {};
    };
  });
  const { csms, hardware, chargePoint } = on;
  csms.answers["BootNotification"] = () => {
    isKnown = true;
    return { status: "Accepted", interval: 300, currentTime: "2026-01-05T12:00:00Z" };
  };
  isKnown = false;
  await csms.hangUp();
  const before = csms.calls.length;
  hardware.plug("C");
  await chargePoint.drained();
  const after = csms.calls.slice(before).map((call) => call.action);
  expect(after.slice(0, 4)).toEqual(["StatusNotification", "BootNotification", "StatusNotification", "TransactionEvent"]);
});
