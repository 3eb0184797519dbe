// SPDX-License-Identifier: Apache-2.0
// Rows C2, C3, C6, C7, C8, C9 and C13 against a whole CSMS on the real database; C1 and C4 are in bad-frames.test.ts, the
// rest of group C is the library's own (packages/ocpp).
import { Seconds } from "@chargehand/kernel";
import { beforeEach, expect, test } from "vitest";
import type { CommandView } from "../src/api/schemas.ts";
import { hashPassword } from "../src/gateway/password.ts";
import { getJson, PASSWORD, post, until } from "./harness.ts";
import { eachWithLinkRig, type LinkRig } from "./link-rig.ts";
import { minute } from "./real-rig.ts";
import { event201, meter201, teller201 } from "./tellers.ts";

const ID = "CP-FRAMES";
let on: LinkRig;
let raw: RawStation;
eachWithLinkRig(ID, (rig) => {
  on = rig;
});
beforeEach(async () => {
  raw = await rawStation(ID);
  await raw.ask([2, "boot", "BootNotification", teller201.boot]);
  return () => raw.close();
});

type Frame = readonly [type: number, id: string, ...rest: unknown[]];

interface RawStation {
  /** Everything that the CSMS said, in order. */
  readonly heard: readonly Frame[];
  say(frame: Frame | string): void;
  /** The next frame with that id. */
  answer(id: string): Promise<Frame>;
  ask(frame: Frame): Promise<Frame>;
  /** The next CALL of the CSMS after `after` others. */
  called(after: number): Promise<Frame>;
  close(): void;
}

/** A station that says what it likes: no library of OCPP is in it. */
async function rawStation(identity: string): Promise<RawStation> {
  const authorization = `Basic ${Buffer.from(`${identity}:${PASSWORD}`).toString("base64")}`;
  const options = { protocols: ["ocpp2.0.1"], headers: { authorization } } as unknown as string[];
  const socket = new WebSocket(`ws://127.0.0.1:${on.csms.labPlainPort}/ocpp/${identity}`, options);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  const heard: Frame[] = [];
  socket.addEventListener("message", ({ data }) => void heard.push(JSON.parse(String(data)) as Frame));
  const say = (frame: Frame | string) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  const found = async (find: () => Frame | undefined) => (await until(find, (frame) => frame !== undefined)) as Frame;
  const answer = (id: string, from = 0) => found(() => heard.slice(from).find((frame) => frame[1] === id));
  return {
    ...{ heard, say, answer },
    ask(frame) {
      const from = heard.length;
      say(frame);
      return answer(frame[1], from);
    },
    called: (after) => found(() => heard.filter(([type]) => type === 2)[after]),
    close: () => socket.close(),
  };
}

const started = (id: string) =>
  event201("Started", id, { seqNo: 0, timestamp: minute(0), evse: { id: 1, connectorId: 1 }, meterValue: meter201(minute(0), 0) });
const events = () => on.fixture.owner.query<{ seq_no: number }>("select seq_no from csms.transaction_event order by recorded_at, seq_no");
const finished = (id: string) =>
  until(
    () => getJson<CommandView>(on.rig, `/api/commands/${id}`),
    ({ status }) => status !== "Sent" && status !== "Delivered",
  );
const wish = async (body: object) => ((await (await post(on.rig, `/api/stations/${ID}/commands`, body)).json()) as CommandView).id;

test.each([
  ["half of a surrogate pair", "\\ud800"],
  ["a NUL", "\\u0000"],
  ["text from right to left, quotes and braces", '\\u202e\\",{}\\\\'],
])("%s in every text is stored without harm, or refused, and the pages stay up [threat C2]", async (_what, text) => {
  const boot = `{"reason":"PowerUp","chargingStation":{"vendorName":"V${text}","model":"M${text}"}}`;
  raw.say(`[2,"a","BootNotification",${boot}]`);
  expect((await raw.answer("a"))[0]).toBe(3);
  for (const [seqNo, kind] of ["Started", "Updated", "Ended"].entries()) {
    const rest = `"seqNo":${seqNo},"timestamp":"${minute(seqNo)}","idToken":{"idToken":"C${text}","type":"Central"},"evse":{"id":1}`;
    raw.say(`[2,"t${seqNo}","TransactionEvent",{"eventType":"${kind}","triggerReason":"Trigger","transactionInfo":{"transactionId":"T${text}"},${rest}}]`);
    expect((await raw.answer(`t${seqNo}`))[0]).toBe(3);
  }
  raw.say(`[2,"s","SecurityEventNotification",{"type":"X${text}","timestamp":"${minute(1)}","techInfo":"${text}"}]`);
  expect([3, 4]).toContain((await raw.answer("s"))[0]);
  expect(await events()).toHaveLength(3);
  for (const path of ["/api/sessions", `/api/stations/${ID}`, "/api/security-events", `/api/stations/${ID}/sessions`]) await getJson(on.rig, path);
  expect((await raw.ask([2, "after", "Heartbeat", {}]))[0]).toBe(3);
});

test("a message id that comes again with other content is refused, with the same content it is answered again [threat C3]", async () => {
  const first = await raw.ask([2, "same", "TransactionEvent", started("T-1")]);
  expect(first[0]).toBe(3);
  expect(await raw.ask([2, "same", "TransactionEvent", started("T-1")])).toEqual(first);
  const other = await raw.ask([2, "same", "TransactionEvent", started("T-2")]);
  expect(other.slice(0, 3)).toEqual([4, "same", "RpcFrameworkError"]);
  expect(await on.fixture.owner.query("select transaction_id from csms.session")).toEqual([{ transaction_id: "T-1" }]);
});

test("an answer that another station gives to a call is nobody's [threat C6]", async () => {
  await on.fixture.repositories.stations.ensure({
    ...{ id: "CP-OTHER", tenantId: 1, name: "Other", isSimulated: false, securityProfile: 1 },
    passwordHash: await hashPassword(PASSWORD),
  });
  const other = await rawStation("CP-OTHER");
  await other.ask([2, "boot", "BootNotification", teller201.boot]);
  const id = await wish({ kind: "start" });
  const [, callId] = await raw.called(0);
  other.say([3, callId, { status: "Accepted" }]);
  other.say([4, callId, "InternalError", "", {}]);
  await other.ask([2, "after", "Heartbeat", {}]);
  expect((await getJson<CommandView>(on.rig, `/api/commands/${id}`)).status).toBe("Delivered");
  raw.say([3, callId, { status: "Rejected" }]);
  expect(await finished(id)).toMatchObject({ status: "Refused", detail: "RequestStartTransaction: the station answered Rejected" });
  other.close();
});

test("calls that cross are both answered [threat C7]", async () => {
  const id = await wish({ kind: "start" });
  const [, callId] = await raw.called(0);
  // Before it answers, the station has something to say itself, and then more than one thing at once.
  const answers = await Promise.all(["x", "y", "z"].map((name) => raw.ask([2, name, "Heartbeat", {}])));
  expect(answers.map(([type]) => type)).toEqual([3, 3, 3]);
  raw.say([3, callId, { status: "Accepted" }]);
  expect(await finished(id)).toMatchObject({ status: "Done" });
});

test("a station that never answers fails that command only, its late answer changes nothing, and the next command flows [threat C8, C9]", async () => {
  const [first, second] = [await wish({ kind: "start" }), await wish({ kind: "stop" })];
  const [, callId] = await raw.called(0);
  await raw.ask([2, "open", "TransactionEvent", started("T-1")]);
  on.transport.advance(Seconds(30));
  expect(await finished(first)).toMatchObject({ status: "Unknown", detail: expect.stringContaining("whether it acted is not known") });
  const [, nextId] = await raw.called(1);
  raw.say([3, callId, { status: "Accepted" }]);
  await raw.ask([2, "after", "Heartbeat", {}]);
  expect((await getJson<CommandView>(on.rig, `/api/commands/${first}`)).status).toBe("Unknown");
  expect((await getJson<CommandView>(on.rig, `/api/commands/${second}`)).status).toBe("Delivered");
  raw.say([3, nextId, { status: "Accepted" }]);
  expect(await finished(second)).toMatchObject({ status: "Done" });
});

test("200 messages at once from one station, with a database that hesitates, are stored and answered in their order [threat C13]", async () => {
  await raw.ask([2, "0", "TransactionEvent", started("T-1")]);
  const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holder = on.fixture.owner.transaction(async (sql) => {
    await sql.query("lock table csms.session in access exclusive mode");
    held.resolve();
    await letGo.promise;
  });
  await held.promise;
  for (let n = 1; n <= 200; n++) {
    const rest = { seqNo: n, timestamp: minute(n), meterValue: meter201(minute(n), n) };
    raw.say([2, String(n), "TransactionEvent", event201(n === 200 ? "Ended" : "Updated", "T-1", rest)]);
  }
  await until(
    () => on.fixture.owner.query("select from pg_locks where relation = 'csms.session'::regclass and not granted"),
    (waiting) => waiting.length > 0,
  );
  expect(raw.heard.map(([, id]) => id)).toEqual(["boot", "0"]);
  letGo.resolve();
  await holder;
  await raw.answer("200");
  const order = Array.from({ length: 201 }, (_, n) => n);
  expect(raw.heard.slice(1).map(([type, id]) => [type, Number(id)])).toEqual(order.map((n) => [3, n]));
  expect((await events()).map(({ seq_no }) => seq_no)).toEqual(order);
  expect(await on.fixture.owner.query("select energy_wh, missing_events, corrections, flags from csms.session_current")).toEqual([
    { energy_wh: 200, missing_events: 0, corrections: 0, flags: [] },
  ]);
});
