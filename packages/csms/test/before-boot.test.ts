// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { CommandView } from "../src/api/schemas.ts";
import { bootRequest, getJson, post, startRig, station, until } from "./harness.ts";

test("no command goes to a station before its first BootNotification was accepted, then it does [threat D1]", async () => {
  const rig = await startRig();
  const client = station(rig, "CP-1", await rig.ca.station("CP-1"));
  const asked: string[] = [];
  client.handle((({ method }: { readonly method: string }) => {
    asked.push(method);
    return { status: "Accepted" };
  }) as never);
  await client.connect();
  await until(
    () => rig.csms.isOnline("CP-1"),
    (isOnline) => isOnline,
  );
  const { id } = (await (await post(rig, "/api/stations/CP-1/commands", { kind: "limit", limitA: 10 })).json()) as CommandView;
  const shown = () => getJson<CommandView>(rig, `/api/commands/${id}`);
  // What was sent before these answers would have come before them.
  for (let time = 0; time < 3; time++) await expect(client.call("Heartbeat", {})).rejects.toMatchObject({ rpcErrorCode: "SecurityError" });
  expect(await shown()).toMatchObject({ status: "Sent" });
  expect(asked).toEqual([]);
  await client.call("BootNotification", bootRequest);
  expect(await until(shown, ({ status }) => status === "Done")).toMatchObject({ status: "Done" });
  expect(asked).toEqual(["SetChargingProfile"]);
  await client.close();
  await rig.csms.stop();
});
