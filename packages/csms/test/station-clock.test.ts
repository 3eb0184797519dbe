// SPDX-License-Identifier: Apache-2.0
// A station whose clock is ahead, but by less than the day that is believed.
import { Hours, Seconds, toIso } from "@chargehand/kernel";
import type { RPCClient } from "ocpp-rpc";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StationView } from "../src/api/schemas.ts";
import { bootRequest, getJson } from "./harness.ts";
import { bootRequest16, type RealRig, startRealRig } from "./real-rig.ts";

let real: RealRig;
beforeAll(async () => {
  real = await startRealRig();
});
afterAll(() => real?.[Symbol.asyncDispose]());

const view = (id: string) => getJson<StationView>(real.rig, `/api/stations/${id}`);

const versions = [
  {
    version: "1.6",
    boot: bootRequest16,
    status: (isFree: boolean, timestamp: string) => ({ connectorId: 1, errorCode: "NoError", status: isFree ? "Available" : "Charging", timestamp }),
  },
  {
    version: "2.0.1",
    boot: bootRequest,
    status: (isFree: boolean, timestamp: string) => ({ timestamp, connectorStatus: isFree ? "Available" : "Occupied", evseId: 1, connectorId: 1 }),
  },
] as const;

test.each(versions)("$version: a status of a clock 20 hours ahead gives way to the next one once the clock is right", async ({ version, boot, status }) => {
  const id = `AHEAD-${version}`;
  const client: RPCClient = await real.connect(id, version);
  await client.call("BootNotification", boot as never);
  const tell = (isFree: boolean, at: number) => client.call("StatusNotification", status(isFree, toIso(at)) as never);
  await tell(false, real.domain.wallMs() + Hours(20));
  expect(await view(id)).toMatchObject({ connectorStatus: "Occupied" });
  real.domain.advance(Seconds(5));
  await tell(true, real.domain.wallMs());
  expect(await view(id)).toMatchObject({ connectorStatus: "Available" });
  // What is older is still of no account.
  await tell(false, real.domain.wallMs() - Seconds(3));
  expect(await view(id)).toMatchObject({ connectorStatus: "Available" });
  await client.close({ force: true });
});

test("a decision of a clock 20 hours ahead gives way to the next one once the clock is right", async () => {
  const client = await real.connect("DECIDES", "1.6");
  await client.call("BootNotification", bootRequest16 as never);
  const record = (at: number, limitA: number) => ({
    ...{ at: toIso(at), permitted: true, limitA },
    ...{ winner: { layer: "nothingSet", kind: "permit", reason: "NothingSet" }, losers: [] },
  });
  const tell = async (at: number, limitA: number) => {
    const data = JSON.stringify(record(at, limitA));
    expect(await client.call("DataTransfer", { vendorId: "org.chargehand", messageId: "ChargingDecision", data } as never)).toEqual({ status: "Accepted" });
  };
  const ahead = real.domain.wallMs() + Hours(20);
  await tell(ahead, 32);
  // What the station said is kept as it was said.
  expect(await view("DECIDES")).toMatchObject({ decision: record(ahead, 32) });
  real.domain.advance(Seconds(5));
  await tell(real.domain.wallMs(), 10);
  expect(await view("DECIDES")).toMatchObject({ decision: { limitA: 10 } });
  await client.close({ force: true });
});
