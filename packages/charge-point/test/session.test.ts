// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { afterEach, expect, test } from "vitest";
import { type Bench, bench, type Json } from "./csms-double.ts";

let on: Bench;
afterEach(() => on.stop());

interface Sample {
  readonly measurand: string;
  readonly value: number;
  readonly context: string;
}
const info = (event: Json | undefined) => event?.["transactionInfo"] as Json;
const samples = (event: Json | undefined): readonly Sample[] => (event?.["meterValue"] as { sampledValue: Sample[] }[] | undefined)?.[0]?.sampledValue ?? [];
const amountOf = (event: Json | undefined, measurand: string) => samples(event).find((sample) => sample.measurand === measurand)?.value;

test("a whole session: booted first, plugged in, authorised by card, charged, unplugged [B01, E02, E06]", async () => {
  on = await bench({ authorization: "token" });
  const { csms, domain, hardware, chargePoint } = on;
  hardware.plug("B");
  await chargePoint.drained();
  expect(chargePoint.snapshot().decision.winner.reason).toBe("NotAuthorised");
  expect(hardware.pilot.offered).toBeUndefined();

  hardware.presentToken("04A1B2C3");
  await chargePoint.drained();
  expect(csms.of("Authorize")).toEqual([{ idToken: { idToken: "04A1B2C3", type: "ISO14443" } }]);
  expect(hardware.pilot.offered).toBe(32);

  hardware.plug("C");
  for (let minute = 0; minute < 10; minute++) {
    domain.advance(Minutes(1));
    await chargePoint.drained();
  }
  expect(chargePoint.snapshot().transaction?.energyWh).toBeCloseTo(7360 / 6, 0);
  hardware.unplug();
  await chargePoint.drained();

  expect(csms.calls[0]?.action).toBe("BootNotification");
  expect(csms.calls[1]).toMatchObject({ action: "StatusNotification", params: { connectorStatus: "Available", evseId: 1 } });
  const events = csms.transactionEvents();
  expect(events.map((event) => event["seqNo"])).toEqual(events.map((_, i) => i));
  expect(new Set(events.map((event) => info(event)["transactionId"])).size).toBe(1);
  expect(events[0]).toMatchObject({ eventType: "Started", triggerReason: "CablePluggedIn", transactionInfo: { chargingState: "EVConnected" } });
  expect(events[1]).toMatchObject({ eventType: "Updated", triggerReason: "Authorized", idToken: { idToken: "04A1B2C3" } });
  expect(events.slice(1, 4).map((event) => info(event)["chargingState"])).toEqual(["EVConnected", "SuspendedEV", "Charging"]);
  expect(events.filter((event) => event["triggerReason"] === "MeterValuePeriodic")).toHaveLength(60);
  const last = events.at(-1);
  expect(last).toMatchObject({
    eventType: "Ended",
    triggerReason: "EVCommunicationLost",
    transactionInfo: { stoppedReason: "EVDisconnected", timeSpentCharging: 600 },
  });
  expect(samples(events[0])[0]?.context).toBe("Transaction.Begin");
  expect(samples(last)[0]?.context).toBe("Transaction.End");
  expect((amountOf(last, "Energy.Active.Import.Register") ?? 0) - (amountOf(events[0], "Energy.Active.Import.Register") ?? 0)).toBeCloseTo(7360 / 6, 1);
  expect(events.every((event) => event["offline"] === undefined)).toBe(true);
  expect(csms.violations).toEqual([]);
  expect(csms.of("StatusNotification").map((status) => status["connectorStatus"])).toEqual(["Available", "Occupied", "Available"]);
});

test("a periodic value carries power, register, current, offer and voltage", async () => {
  on = await bench({ authorization: "freeVend" });
  on.hardware.plug("C");
  on.domain.advance(Seconds(10));
  await on.chargePoint.drained();
  const periodic = on.csms.transactionEvents().find((event) => event["triggerReason"] === "MeterValuePeriodic");
  expect(samples(periodic).map(({ measurand, value }) => [measurand, value])).toEqual([
    ["Power.Active.Import", 7360],
    ["Energy.Active.Import.Register", expect.closeTo(1000 + 7360 / 360, 2)],
    ["Current.Import", 32],
    ["Current.Offered", 32],
    ["Voltage", 230],
  ]);
  expect(samples(periodic).every((sample) => sample.context === "Sample.Periodic")).toBe(true);
});

test("a card that is turned down starts nothing, and the decision says so", async () => {
  on = await bench({ authorization: "token" }, (csms) => {
    csms.answers["Authorize"] = () => ({ idTokenInfo: { status: "Blocked" } });
  });
  on.hardware.plug("C");
  on.hardware.presentToken("BAD");
  await on.chargePoint.drained();
  expect(on.chargePoint.snapshot().decision.winner.reason).toBe("AuthorisationRefused");
  expect(on.hardware.contactor.isClosed).toBe(false);
});

test("a token that the answer to a transaction event turns down ends the session [E06.FR.04]", async () => {
  on = await bench({ authorization: "token" }, (csms) => {
    csms.answers["TransactionEvent"] = (params) => (params["idToken"] === undefined ? {} : { idTokenInfo: { status: "Invalid" } });
  });
  on.hardware.plug("C");
  on.hardware.presentToken("04A1");
  await on.chargePoint.drained();
  expect(on.csms.transactionEvents().at(-1)).toMatchObject({
    eventType: "Ended",
    triggerReason: "Deauthorized",
    transactionInfo: { stoppedReason: "DeAuthorized" },
  });
  expect(on.hardware.contactor.isClosed).toBe(false);
});

test("the same card ends the session, and the vehicle that stays gets nothing until it is held again [E07]", async () => {
  on = await bench({ authorization: "token" });
  const { hardware, chargePoint, csms } = on;
  hardware.plug("C");
  hardware.presentToken("04A1");
  await chargePoint.drained();
  expect(hardware.contactor.isClosed).toBe(true);
  hardware.presentToken("OTHER");
  hardware.presentToken("04A1");
  await chargePoint.drained();
  expect(csms.transactionEvents().at(-1)).toMatchObject({
    eventType: "Ended",
    triggerReason: "StopAuthorized",
    transactionInfo: { stoppedReason: "Local", chargingState: "EVConnected" },
  });
  expect(chargePoint.snapshot()).toMatchObject({ contactorClosed: false, transaction: undefined, decision: { winner: { reason: "SessionStopped" } } });
  hardware.presentToken("04A1");
  await chargePoint.drained();
  on.domain.advance(Seconds(6));
  await chargePoint.drained();
  expect(hardware.contactor.isClosed).toBe(true);
  expect(csms.transactionEvents().filter((event) => event["eventType"] === "Started")).toHaveLength(2);
});
