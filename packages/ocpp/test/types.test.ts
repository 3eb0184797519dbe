// SPDX-License-Identifier: Apache-2.0
// What the generated types say is checked by the compiler: each constant below has one type that lets it be `true`.
import type { Action, ocpp16, ocpp21, ocpp201, Request, Response, SendAction } from "@chargehand/ocpp";
import { expect, test } from "vitest";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Takes<Type, Value> = Value extends Type ? true : false;
type Not<Fact extends boolean> = Fact extends true ? false : true;

test("an action gives its request and its response", () => {
  const facts: [
    Same<Request<"2.0.1", "Heartbeat">, ocpp201.HeartbeatRequest>,
    Same<Response<"1.6", "StartTransaction">["transactionId"], number>,
    Same<Response<"2.1", "SetChargingProfile">["status"], "Accepted" | "Rejected">,
    Same<ocpp16.HeartbeatRequest, Readonly<Record<string, never>>>,
  ] = [true, true, true, true];
  expect(facts).not.toContain(false);
});

test("an enumeration is a named union, and two versions differ where their specifications do", () => {
  const facts: [
    Same<Request<"2.0.1", "StatusNotification">["connectorStatus"], ocpp201.ConnectorStatusEnumType>,
    Same<ocpp16.ResetType, "Hard" | "Soft">,
    Takes<ocpp21.ChargingProfileKindEnumType, "Dynamic">,
    Not<Takes<ocpp201.ChargingProfileKindEnumType, "Dynamic">>,
  ] = [true, true, true, true];
  expect(facts).not.toContain(false);
});

test("an optional property may be absent but not undefined, and nothing can be written", () => {
  type Boot = ocpp16.BootNotificationRequest;
  const facts: [
    Takes<Boot, { chargePointVendor: "Chargehand"; chargePointModel: "One" }>,
    Not<Takes<Boot, { chargePointVendor: "Chargehand"; chargePointModel: "One"; iccid: undefined }>>,
    Not<Takes<Boot, { chargePointVendor: "Chargehand" }>>,
    Same<ocpp201.GetVariablesRequest["getVariableData"], readonly ocpp201.GetVariableDataType[]>,
    Same<Pick<Boot, "chargePointModel">, { readonly chargePointModel: string }>,
  ] = [true, true, true, true, true];
  expect(facts).not.toContain(false);
});

test("a message without an answer is no call, and only 2.1 has one [part 4, 4.2.4]", () => {
  const facts: [
    Same<SendAction<"2.1">, "NotifyPeriodicEventStream">,
    Not<Takes<Action<"2.1">, "NotifyPeriodicEventStream">>,
    Same<SendAction<"2.0.1">, never>,
    Same<SendAction<"1.6">, never>,
  ] = [true, true, true, true];
  expect(facts).not.toContain(false);
});
