// SPDX-License-Identifier: Apache-2.0
// Rows I1, I3 and I6: what a broken line between a station and the CSMS may do, at each moment of a message.
import { once } from "node:events";
import { connect as openSocket } from "node:net";
import { Seconds } from "@chargehand/kernel";
import { describe, expect, test } from "vitest";
import type { CommandView } from "../src/api/schemas.ts";
import { getJson, post, until } from "./harness.ts";
import { eachWithLinkRig, type LinkRig } from "./link-rig.ts";
import { type Teller, teller16, teller201 } from "./tellers.ts";

const ID = "CP-LINE";
let on: LinkRig;
eachWithLinkRig(ID, (rig) => {
  on = rig;
});

/** Breaks the line at one moment of a message that `say` begins; the message is never answered. */
type Phase = (say: () => void) => Promise<void>;
const phases: readonly (readonly [what: string, isStored: boolean, phase: Phase])[] = [
  [
    "before the request left",
    false,
    async (say) => {
      on.line.up.traffic = "drop";
      const left = new Promise((resolve) => {
        on.line.up.onBytes = resolve;
      });
      say();
      await left;
      on.line.cut();
    },
  ],
  [
    "in the middle of the request",
    false,
    async (say) => {
      const half = new Promise<void>((resolve) => {
        on.line.up.traffic = "pieces";
        on.line.up.onBytes = (bytes) => void (bytes.length > 20 && resolve());
      });
      say();
      await half;
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
      on.line.cut();
    },
  ],
  [
    "while it was being written",
    true,
    async (say) => {
      const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const holder = on.fixture.owner.transaction(async (sql) => {
        await sql.query("lock table csms.session in access exclusive mode");
        held.resolve();
        await letGo.promise;
      });
      await held.promise;
      say();
      await until(
        () => on.fixture.owner.query("select from pg_locks where relation = 'csms.session'::regclass and not granted"),
        (waiting) => waiting.length > 0,
      );
      on.line.cut();
      await on.gone();
      letGo.resolve();
      await holder;
    },
  ],
  [
    "before the answer arrived",
    true,
    async (say) => {
      on.line.down.traffic = "drop";
      const answered = new Promise((resolve) => {
        on.line.down.onBytes = resolve;
      });
      say();
      await answered;
      on.line.cut();
    },
  ],
];

describe.each([teller16, teller201])("a line that breaks under a message of OCPP $version", (teller: Teller) => {
  test.each(phases)("%s: the event is one, whatever the station then sends again [threat I1]", async (_what, isStored, phase) => {
    const start = { wh: 100, at: 0, name: "T" };
    let client = await on.connected(teller.version);
    let isAnswered = false;
    const tell = () => {
      void teller
        .start(client, start)
        .then(() => {
          isAnswered = true;
        })
        .catch(() => undefined);
    };
    await phase(tell);
    await on.gone();
    expect(isAnswered).toBe(false);
    if (isStored)
      await until(
        () => on.count("transaction_event"),
        (events) => events === 1,
      );
    else expect(await on.count("transaction_event")).toBe(0);
    await client.close({ force: true }).catch(() => undefined);

    client = await on.connected(teller.version);
    const id = await teller.start(client, start);
    expect(await teller.start(client, start)).toBe(id);
    await teller.stop(client, id, { wh: 300, at: 5 });
    const sessions = await on.fixture.owner.query("select transaction_id, has_started, energy_wh, missing_events, flags from csms.session_current");
    expect(sessions).toMatchObject([{ transaction_id: id, has_started: true, energy_wh: 200, flags: [] }]);
    expect(await on.count("transaction_event")).toBe(2);
    expect(await on.count("given_transaction")).toBe(teller.version === "1.6" ? 1 : 0);
    await client.close({ force: true });
  });
});

test("a handshake cut at any byte leaves no connection behind, and the next one gets in [threat I1]", async () => {
  const authorization = `Basic ${Buffer.from(`${ID}:0123456789abcdef0123456789abcdef`).toString("base64")}`;
  const lines = ["Host: localhost", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="];
  const head = [`GET /ocpp/${ID} HTTP/1.1`, ...lines, "Sec-WebSocket-Protocol: ocpp2.0.1", `Authorization: ${authorization}`, "", ""].join("\r\n");
  for (let bytes = 1; bytes < head.length; bytes += 7) {
    const socket = openSocket(on.csms.labPlainPort as number, "127.0.0.1");
    await once(socket, "connect");
    await new Promise((resolve) => socket.write(head.slice(0, bytes), resolve));
    socket.resetAndDestroy();
  }
  expect(on.csms.isOnline(ID)).toBe(false);
  const client = await on.connected();
  expect(on.csms.isOnline(ID)).toBe(true);
  expect(on.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  await client.close({ force: true });
});

describe("a line that is silent in one direction", () => {
  test.each(["up", "down"] as const)("%s is found within two ping intervals, and what was said in it is stored once [threat I3]", async (way) => {
    let client = await on.connected();
    on.line[way].traffic = "drop";
    const heard = new Promise((resolve) => {
      on.line.up.onBytes = resolve;
    });
    let answers = 0;
    const told = teller201.start(client, { wh: 100, at: 0, name: "T" }).then(
      () => answers++,
      () => undefined,
    );
    await heard;
    if (way === "down")
      await until(
        () => on.count("transaction_event"),
        (events) => events === 1,
      );
    on.transport.advance(Seconds(30));
    expect(on.csms.isOnline(ID)).toBe(true);
    on.transport.advance(Seconds(30));
    await on.gone();
    on.line.cut();
    await client.close({ force: true }).catch(() => undefined);
    await told;
    expect(answers).toBe(0);
    expect(await on.count("transaction_event")).toBe(way === "down" ? 1 : 0);
    client = await on.connected();
    await teller201.start(client, { wh: 100, at: 0, name: "T" });
    expect(await on.count("transaction_event")).toBe(1);
    await client.close({ force: true });
  });
});

test("a line that passes one byte at a time carries a whole session and a command, without an error [threat I6]", async () => {
  const client = await on.connected();
  client.handle("SetChargingProfile", (() => ({ status: "Accepted" })) as never);
  on.line.up.traffic = "pieces";
  on.line.down.traffic = "pieces";
  const id = await teller201.start(client, { wh: 1_000, at: 0, name: "T" });
  // Several on their way at once: messages share segments, and segments share messages.
  const meters = Array.from({ length: 10 }, (_, n) => teller201.meter(client, id, { wh: 1_010 + 10 * n, at: n + 1 }));
  const { id: commandId } = (await (await post(on.rig, `/api/stations/${ID}/commands`, { kind: "limit", limitA: 10 })).json()) as CommandView;
  await Promise.all(meters);
  await teller201.stop(client, id, { wh: 1_200, at: 20 });
  const done = await until(
    () => getJson<CommandView>(on.rig, `/api/commands/${commandId}`),
    ({ status }) => status !== "Sent" && status !== "Delivered",
  );
  expect(done).toMatchObject({ status: "Done" });
  const sessions = await on.fixture.owner.query(
    "select energy_wh, flags, (select count(*)::int from csms.meter_reading) as readings from csms.session_current",
  );
  expect(sessions).toMatchObject([{ energy_wh: 200, flags: [], readings: 12 }]);
  expect(on.log.lines.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
  await client.close({ force: true });
});
