// SPDX-License-Identifier: Apache-2.0
import { Seconds, systemClock } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bootRequest, post, type Rig, startRig, station, until } from "./harness.ts";

let rig: Rig;
let transport: FakeClock;
beforeAll(async () => {
  transport = new FakeClock(systemClock.wallMs());
  rig = await startRig({ clocks: { domain: systemClock, transport } });
});
afterAll(async () => rig?.csms.stop());

interface Listening {
  readonly events: { readonly id: string; readonly event: string; readonly data: Record<string, unknown> }[];
  readonly lastId: () => string;
  /** Of every frame that had one, in order. */
  readonly ids: () => readonly string[];
  readonly isEnded: () => boolean;
  stop(): void;
}

async function listen(headers: Record<string, string>, query = ""): Promise<Listening> {
  const abort = new AbortController();
  const response = await fetch(`${rig.csms.apiUrl}/api/stream${query}`, { headers, signal: abort.signal });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const events: Listening["events"] = [];
  const all: string[] = [];
  let [text, last, isEnded] = ["", "", false];
  const read = async () => {
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(text.slice(0, end))?.[1] ?? "";
        last = field("id") || last;
        if (field("id") !== "") all.push(field("id"));
        if (field("event") !== "") events.push({ id: field("id"), event: field("event"), data: JSON.parse(field("data")) });
        text = text.slice(end + 2);
      }
    }
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      isEnded = true;
    });
  await until(
    () => last,
    (id) => id !== "",
  );
  return { events, lastId: () => last, ids: () => all, isEnded: () => isEnded, stop: () => abort.abort() };
}

const publish = (stationId: string) => rig.store.state.publish({ type: "station", stationId });
const ids = (listening: Listening) => listening.events.map(({ data }) => data["id"]);

test("tells of a change as the viewer may see it, and of nothing that they may not", async () => {
  const cookie = await rig.signIn();
  const listening = await listen({ cookie }, "?face=owner");
  publish("CP-2");
  publish("CP-1");
  await until(
    () => listening.events,
    (events) => events.length > 0,
  );
  expect(ids(listening)).toEqual(["CP-1"]);
  listening.stop();
});

test("resumes after Last-Event-ID with what was missed", async () => {
  const cookie = await rig.signIn();
  const first = await listen({ cookie });
  publish("CP-1");
  await until(
    () => first.events,
    (events) => events.length === 1,
  );
  first.stop();
  publish("CP-2");
  const second = await listen({ cookie, "last-event-id": first.lastId() });
  await until(
    () => second.events,
    (events) => events.length === 1,
  );
  expect(ids(second)).toEqual(["CP-2"]);
  second.stop();
});

test("a resumed stream tells no id before that of the first change that was missed", async () => {
  const cookie = await rig.signIn();
  const first = await listen({ cookie });
  for (const id of ["CP-1", "CP-2", "CP-1"]) publish(id);
  const resumed = await listen({ cookie, "last-event-id": first.lastId() });
  await until(
    () => resumed.events,
    (events) => events.length === 3,
  );
  expect(resumed.ids()).toEqual(resumed.events.map(({ id }) => id));
  for (const listening of [first, resumed]) listening.stop();
});

test.each(["00000000-5", "nonsense"])("says reset for the id %s of another process or of none", async (id) => {
  const listening = await listen({ cookie: await rig.signIn(), "last-event-id": id });
  await until(
    () => listening.events,
    (events) => events.length === 1,
  );
  expect(listening.events).toMatchObject([{ event: "reset", data: {} }]);
  listening.stop();
});

test("ends within a minute of signing out", async () => {
  const cookie = await rig.signIn();
  const listening = await listen({ cookie });
  await post(rig, "/api/auth/sign-out", {}, { cookie });
  transport.advance(Seconds(59));
  await until(listening.isEnded, Boolean);
});

test("closes a live connection within a minute or so of its certificate being revoked [threat B11]", async () => {
  const credentials = await rig.ca.station("CP-2");
  const client = station(rig, "CP-2", credentials);
  await client.connect();
  await client.call("BootNotification", bootRequest);
  let code: number | undefined;
  client.on("close", (info: { readonly code: number }) => {
    code = info.code;
  });
  await rig.ca.revoke(credentials.certificate);
  for (let passed = 0; passed < 60; passed += 10) {
    // An answer in between shows that pings were answered, too; none comes when this is the moment at which the line is cut.
    await client.call("Heartbeat", {}).catch(() => undefined);
    transport.advance(Seconds(10));
  }
  await until(
    () => code,
    (closed) => closed !== undefined,
  );
  expect(code).toBe(4003);
});
