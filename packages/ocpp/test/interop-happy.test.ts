// SPDX-License-Identifier: Apache-2.0
// The happy path against ocpp-rpc in its strict mode, which validates each message with its own schemas and ajv: every action of
// every version, asked by either end, with either implementation on either side.
import type { OcppVersion } from "@chargehand/ocpp";
import { MockCsms, MockStation } from "@chargehand/ocpp/testing";
import { describe, expect, test } from "vitest";
import { answering, type Exchange, exchanges, RPCClient, RPCServer, type RpcClient, strict, versions } from "./interop-rig.ts";

type Ask = (action: string, request: unknown) => Promise<unknown>;

/** Asks everything, in order, and compares what was answered. */
async function askAll(ask: Ask, all: readonly Exchange[]): Promise<void> {
  for (const { action, request, response } of all) expect(await ask(action, request), action).toEqual(response);
}

const told = (all: readonly Exchange[]) => all.map(({ action, request }) => [action, request]);
const asking = (peer: { call: unknown }): Ask => (peer.call as Ask).bind(peer);
const handleAll = (client: RpcClient, handlers: ReturnType<typeof answering>) => {
  for (const [action, handler] of Object.entries(handlers)) client.handle(action, ({ params }) => handler(params));
};

/** A transaction from plug-in to plug-out, as each family of versions tells it. */
function session(version: OcppVersion): readonly Exchange[] {
  const all = exchanges(version);
  const of = (...actions: readonly string[]) => actions.map((action) => all.find((exchange) => exchange.action === action) as Exchange);
  if (version === "1.6") {
    return of(
      "BootNotification",
      "Heartbeat",
      "StatusNotification",
      "Authorize",
      "StartTransaction",
      "MeterValues",
      "StopTransaction",
      "StatusNotification",
      "DataTransfer",
    );
  }
  const [event] = of("TransactionEvent") as [Exchange];
  const events = ["Started", "Updated", "Ended"].map((eventType, seqNo) => ({
    ...event,
    request: { ...(event.request as object), eventType, seqNo } as Exchange["request"],
  }));
  return [...of("BootNotification", "Heartbeat", "StatusNotification", "Authorize"), ...events, ...of("MeterValues", "StatusNotification", "DataTransfer")];
}

describe.each(versions)("OCPP %s", (version, protocol) => {
  const all = exchanges(version);

  test("the golden messages cover what a day of charging needs", () => {
    const control = version === "1.6" ? ["RemoteStartTransaction", "ChangeConfiguration"] : ["RequestStartTransaction", "GetVariables"];
    expect(all.map(({ action }) => action)).toEqual(expect.arrayContaining(["SetChargingProfile", "Reset", ...control]));
    expect(all.length).toBeGreaterThan(30);
  });

  test("ocpp-rpc's strict client and our server understand each other in every action, both ways", async () => {
    const [asked, answered]: unknown[][] = [[], []];
    await using csms = await MockCsms.start({ versions: [version], routes: { [version]: answering(version, asked ?? []) } });
    const client = new RPCClient({ endpoint: csms.url, identity: "CH-0001", protocols: [protocol], ...strict(protocol), reconnect: false });
    handleAll(client, answering(version, answered ?? []));
    await client.connect();
    const ask: Ask = (action, request) => client.call(action, request);
    await askAll(ask, session(version));
    await askAll(ask, all);
    expect(asked).toEqual(told([...session(version), ...all]));
    const peer = csms.peers.get("CH-0001");
    if (peer === undefined) throw new Error("no peer");
    await askAll(asking(peer), all);
    expect(answered).toEqual(told(all));
    expect(peer.counters).toMatchObject({ violations: 0, handlerErrors: 0 });
    await client.close({ code: 1000 });
  });

  test("our client and ocpp-rpc's strict server understand each other in every action, both ways", async () => {
    const [asked, answered]: unknown[][] = [[], []];
    const server = new RPCServer({ protocols: [protocol], ...strict(protocol) });
    const seen = Promise.withResolvers<RpcClient>();
    server.on("client", (client) => {
      handleAll(client, answering(version, asked ?? []));
      seen.resolve(client);
    });
    const http = await server.listen(0, "127.0.0.1");
    await using station = await MockStation.connect({
      url: `ws://127.0.0.1:${http.address().port}`,
      identity: "CH-0001",
      versions: [version],
      routes: { [version]: answering(version, answered ?? []) },
    });
    await askAll(asking(station.peer), session(version));
    await askAll(asking(station.peer), all);
    expect(asked).toEqual(told([...session(version), ...all]));
    const client = await seen.promise;
    await askAll((action, request) => client.call(action, request), all);
    expect(answered).toEqual(told(all));
    expect(station.peer.counters).toMatchObject({ violations: 0, handlerErrors: 0 });
    await server.close();
  });
});
