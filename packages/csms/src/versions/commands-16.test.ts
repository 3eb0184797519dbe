// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { CommandRequest } from "../api/schemas.ts";
import { callsFor16 } from "./commands-16.ts";
import type { CommandContext } from "./wishes.ts";

const idle: CommandContext = { evseId: 1, ratingA: 80, personToken: "0123456789abcdefghijKLMN", remoteStartId: 42 };
const actions = (wish: CommandRequest, context = idle) => callsFor16(wish, context)?.map(({ action }) => action);

test.each<[CommandRequest, string | undefined, readonly string[] | undefined]>([
  [{ kind: "limit", limitA: 13 }, undefined, ["DataTransfer", "SetChargingProfile"]],
  [{ kind: "limit", limitA: null }, undefined, ["ClearChargingProfile"]],
  [{ kind: "pause" }, "7", ["ClearChargingProfile", "DataTransfer", "SetChargingProfile"]],
  [{ kind: "resume" }, "7", ["ClearChargingProfile", "ClearChargingProfile"]],
  [{ kind: "chargeNow" }, "7", ["ClearChargingProfile", "DataTransfer", "SetChargingProfile"]],
  [{ kind: "chargeNow" }, undefined, ["ClearChargingProfile", "DataTransfer", "RemoteStartTransaction"]],
  [{ kind: "start" }, undefined, ["RemoteStartTransaction"]],
  [{ kind: "stop" }, "7", ["RemoteStopTransaction"]],
  [{ kind: "stop" }, undefined, undefined],
  [{ kind: "stop" }, "an id of 2.0.1", undefined],
])("%j with transaction %s becomes %j", (wish, transactionId, expected) => {
  expect(actions(wish, transactionId === undefined ? idle : { ...idle, transactionId })).toEqual(expected);
});

test("a start carries the 20 characters that an idTag may have, and is never repeated by itself [OCPP 1.6, 7.28]", () => {
  expect(callsFor16({ kind: "start" }, idle)).toMatchObject([{ request: { connectorId: 1, idTag: "0123456789abcdefghij" }, isRepeatable: false }]);
});

test.each([
  [10.55, 10.5],
  [32.3, 32.3],
  [0.1, 0.1],
  [6, 6],
])("a limit of %d A goes out as %d: one decimal, never more than was asked [OCPP 1.6, 7.14]", (limitA, limit) => {
  const profile = callsFor16({ kind: "limit", limitA }, idle)?.[1]?.request;
  expect(profile).toMatchObject({ csChargingProfiles: { chargingSchedule: { chargingSchedulePeriod: [{ limit }] } } });
});

test("the facts name the profile that they are about, its end included", () => {
  const [, facts] = callsFor16({ kind: "chargeNow", until: "2026-01-05T18:00:00Z" }, idle) ?? [];
  const { data = "" } = (facts?.request ?? {}) as { readonly data?: string };
  const common = { beneficiary: "owner", provenance: "owner" };
  expect(JSON.parse(data)).toEqual({ chargingProfileId: 103, cause: "chargeNow", ...common, until: "2026-01-05T18:00:00.000Z" });
});
