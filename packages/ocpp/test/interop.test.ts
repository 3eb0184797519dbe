// SPDX-License-Identifier: Apache-2.0
// An independent implementation on the other side: ocpp-rpc's client against our server, our client against its strict server.
import type { OcppVersion } from "@chargehand/ocpp";
import { MockStation } from "@chargehand/ocpp/testing";
import { describe, expect, test } from "vitest";
import { RPCClient, RPCServer, type RpcClient, strict, versions } from "./interop-rig.ts";
import { serverRig } from "./rig.ts";

const now = "2026-01-05T12:00:00.000Z";

/** CSMS to station, in a form that every version has. */
const reset = { "1.6": { type: "Soft" }, "2.0.1": { type: "OnIdle" }, "2.1": { type: "OnIdle" } } as const;
const callReset = (peer: MockStation["peer"]) => {
  switch (peer.version) {
    case "1.6":
      return peer.call("Reset", reset["1.6"]);
    case "2.0.1":
      return peer.call("Reset", reset["2.0.1"]);
    case "2.1":
      return peer.call("Reset", reset["2.1"]);
  }
};

describe.each(versions)("OCPP %s", (version, protocol) => {
  test("ocpp-rpc's client works against our server, both ways, results and errors", async () => {
    await using rig = await serverRig();
    const client = new RPCClient({
      endpoint: `ws://127.0.0.1:${rig.port}/ocpp`,
      identity: "CH-0001",
      protocols: [protocol],
      ...strict(protocol),
      reconnect: false,
    });
    client.handle("Reset", () => ({ status: "Accepted" }));
    await client.connect();
    expect(await client.call("Heartbeat", {})).toEqual({ currentTime: now });
    await expect(client.call("ClearCache", {})).rejects.toMatchObject({ rpcErrorCode: "NotSupported" });
    const peer = rig.peers[0];
    if (peer === undefined) throw new Error("no peer");
    expect(peer.version).toBe(version);
    expect(await callReset(peer)).toEqual({ status: "Accepted" });
    if (peer.version === "2.0.1") {
      await expect(peer.call("ClearCache", {})).rejects.toMatchObject({ code: "OCPP_CALL_REFUSED", details: { errorCode: "NotImplemented" } });
    }
    expect(rig.violations.map((violation) => violation.kind)).toEqual(["unsupported-action"]);
    await client.close({ code: 1000 });
  });

  test("our client works against ocpp-rpc's strict server, both ways, results and errors", async () => {
    const server = new RPCServer({ protocols: [protocol], ...strict(protocol) });
    const seen = Promise.withResolvers<RpcClient>();
    server.on("client", (client) => {
      client.handle("Heartbeat", () => ({ currentTime: now }));
      seen.resolve(client);
    });
    const http = await server.listen(0, "127.0.0.1");
    const accept = () => ({ status: "Accepted" }) as const;
    await using station = await MockStation.connect({
      url: `ws://127.0.0.1:${http.address().port}`,
      identity: "CH-0001",
      versions: [version as OcppVersion],
      routes: { "1.6": { Reset: accept }, "2.0.1": { Reset: accept }, "2.1": { Reset: accept } },
    });
    const { peer } = station;
    const heartbeat = peer.version === "1.6" ? peer.call("Heartbeat", {}) : peer.version === "2.0.1" ? peer.call("Heartbeat", {}) : peer.call("Heartbeat", {});
    expect(await heartbeat).toEqual({ currentTime: now });
    const client = await seen.promise;
    expect(await client.call("Reset", reset[version])).toEqual({ status: "Accepted" });
    await expect(client.call("ClearCache", {})).rejects.toMatchObject({ rpcErrorCode: "NotSupported" });
    const closed = peer.closed;
    await server.close();
    expect((await closed).code).not.toBe(0);
  });
});

test("a version that ocpp-rpc's server does not speak is a failed connection", async () => {
  const server = new RPCServer({ protocols: ["ocpp1.6"], strictMode: true });
  const http = await server.listen(0, "127.0.0.1");
  const attempt = MockStation.connect({ url: `ws://127.0.0.1:${http.address().port}`, identity: "CH-0001", versions: ["2.1"] });
  await expect(attempt).rejects.toMatchObject({ code: "OCPP_CONNECT_FAILED" });
  await server.close();
});
