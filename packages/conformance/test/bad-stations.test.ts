// SPDX-License-Identifier: Apache-2.0
// Stations under test that misbehave on the wire: each gives a verdict in bounded time, and the next case is not the worse for it.
import type { Socket } from "node:net";
import { delay, Millis, Seconds, SteppedClock, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import {
  type CaseResult,
  type CaseSettings,
  type CsmsEndpoint,
  defaultSettings,
  done,
  runCase,
  runChecks,
  StationBench,
  type StationRig,
  stationCase,
} from "../src/index.ts";

const settings: CaseSettings = { ...defaultSettings, patience: Seconds(1), handPatience: Seconds(5), caseLimit: Seconds(20) };
const tools = { settings, clock: systemClock, random: systemRandom, ids: uuids(systemRandom), log: silentLog };
/** A real link needs moments of real time, however fast the rest goes. */
const link = Millis(5);

let bench: StationBench;
const sockets = new Set<WebSocket>();
beforeEach(async () => {
  bench = await StationBench.open({ clock: systemClock, random: systemRandom, log: silentLog });
});
afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  sockets.clear();
  await bench.close();
});

type OnText = (socket: WebSocket, text: string) => void;
interface Ways {
  readonly onOpen?: (socket: WebSocket) => void;
  readonly onText?: OnText;
  readonly password?: string;
}

const right = (socket: WebSocket, text: string) => {
  const [type, id] = JSON.parse(text) as [number, string];
  if (type === 2) socket.send(JSON.stringify([3, id, { status: "Accepted" }]));
};

function dial({ url, identity, password }: CsmsEndpoint, { onOpen, onText = right, password: other = password ?? "" }: Ways): WebSocket {
  const headers = { authorization: `Basic ${Buffer.from(`${identity}:${other}`).toString("base64")}` };
  const socket = new WebSocket(`${url}/${identity}`, ["ocpp2.0.1"], { headers });
  sockets.add(socket);
  socket.on("error", () => {});
  socket.on("open", () => onOpen?.(socket));
  socket.on("message", (data) => onText(socket, String(data)));
  return socket;
}

function badStation(ways: Ways, more: Partial<StationRig> = {}): StationRig {
  const clock = new SteppedClock(systemClock.wallMs());
  const advance = async (duration: Millis) => {
    clock.advance(duration);
    await delay(systemClock, "a link", link);
  };
  const prepare = async (endpoint: CsmsEndpoint) => {
    for (const socket of sockets) socket.terminate();
    dial(endpoint, ways);
    return done;
  };
  return { name: "a bad station", identity: "BAD-1", features: {}, time: { clock, advance }, prepare, stop: async () => {}, ...more };
}

const asks = stationCase(
  "TC_B_20_CS",
  "A station answers a reset.",
  async (t) => {
    t.step("the CSMS asks for a reset");
    t.equal((await t.csms.call("Reset", { type: "OnIdle" })).status, "Accepted", "the status of the reset");
    await t.pass(Seconds(2));
  },
  { securityProfile: 1 },
);

const run = (ways: Ways, more: Partial<StationRig> = {}): Promise<CaseResult> => runCase(asks, { role: "station", rig: badStation(ways, more), bench }, tools);

const event = (index: number) =>
  `[2,"event-${index}","StatusNotification",{"timestamp":"2026-01-05T12:00:00Z","connectorStatus":"Available","evseId":1,"connectorId":1}]`;
const idOf = (text: string): string => (JSON.parse(text) as [number, string])[1];
const pipeOf = (socket: WebSocket) => (socket as unknown as { readonly _socket: Socket })._socket;

/** As fast as the wire takes them. */
function flood(socket: WebSocket): void {
  let index = 0;
  const more = (error?: Error) => {
    if (error === undefined && socket.readyState === WebSocket.OPEN) socket.send(event(index++), more);
  };
  for (let stream = 0; stream < 16; stream++) more();
}

describe("a station", () => {
  test("that answers as it must passes, so that the others fail for what they do", async () => {
    expect(await run({})).toMatchObject({ verdict: "pass" });
  });

  test.each<[string, OnText, RegExp]>([
    ["never answers", () => {}, /not answered in time/],
    ["answers garbage", (socket) => socket.send("}{ no JSON"), /not answered in time|connection was lost/],
    ["answers with a JSON that is no message", (socket) => socket.send('{"status":"Accepted"}'), /not answered in time|connection was lost/],
    ["answers another question", (socket) => socket.send('[3,"another",{"status":"Accepted"}]'), /not answered in time/],
    ["answers against the schema", (socket, text) => socket.send(`[3,"${idOf(text)}",{"status":"Perhaps"}]`), /schema/],
    ["answers a CALLERROR", (socket, text) => socket.send(`[4,"${idOf(text)}","InternalError","no",{}]`), /CALLERROR InternalError/],
    ["answers no", (socket, text) => socket.send(`[3,"${idOf(text)}",{"status":"Rejected"}]`), /status of the reset/],
    ["hangs up", (socket) => socket.terminate(), /connection was lost/],
    ["closes politely", (socket) => socket.close(1001, "going away"), /connection was lost/],
    ["sends binary", (socket) => socket.send(Buffer.from([1, 2, 3])), /connection was lost|not answered/],
    ["sends a message of a megabyte", (socket) => socket.send(`[3,"x","${"x".repeat(1_048_576)}"]`), /connection was lost|not answered/],
    [
      "nests its answer ten thousand deep",
      (socket, text) => socket.send(`[3,"${idOf(text)}",${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}]`),
      /schema|not answered|lost/,
    ],
    ["hangs up in the middle of an answer", (socket) => pipeOf(socket).end(Buffer.from([0x81, 0xfe, 0, 200, 1, 2, 3, 4, 0x5b])), /connection was lost/],
    ["stops in the middle of an answer", (socket) => void pipeOf(socket).write(Buffer.from([0x81, 0xfe, 0, 200, 1, 2, 3, 4, 0x5b])), /not answered in time/],
    ["sends frames that are none", (socket) => void pipeOf(socket).write(Buffer.alloc(64, 0xff)), /connection was lost/],
  ])("that %s fails the case", async (_, onText, reason) => {
    const result = await run({ onText });
    expect(result).toMatchObject({ verdict: "fail", step: "the CSMS asks for a reset", reason: expect.stringMatching(reason) as string });
  });

  test("that answers twice fails, whether the case was over by then or not: an answer to no call is against the protocol", async () => {
    const twice: OnText = (socket, text) => {
      right(socket, text);
      right(socket, text);
    };
    expect(await run({ onText: twice })).toMatchObject({ verdict: "fail", reason: expect.stringContaining("unknown-answer") as string });
  });

  test("that sends a thousand messages for each is borne", async () => {
    const onText: OnText = (socket, text) => {
      if ((JSON.parse(text) as [number])[0] === 2) for (let index = 0; index < 1_000; index++) socket.send(event(index));
      right(socket, text);
    };
    const result = await runCase(asks, { role: "station", rig: badStation({ onText }), bench }, { ...tools, settings: { ...settings, patience: Seconds(10) } });
    expect(result).toMatchObject({ verdict: "pass" });
    expect(result.evidence.length).toBeLessThanOrEqual(2_000);
  });

  test("that sends without end, and never reads, ends the case all the same", async () => {
    const result = await run({ onOpen: flood, onText: () => {} });
    expect(result).toMatchObject({ verdict: "fail" });
    expect(result.evidence.length).toBeLessThanOrEqual(2_000);
  });

  test("that comes with another password could not be told, and its knocks are evidence", async () => {
    const result = await run({ password: "not-the-password-1" });
    expect(result).toMatchObject({ verdict: "couldNotTell", reason: expect.stringContaining("did not connect") as string });
    expect(JSON.stringify(result.evidence)).toContain("turned away: another password");
  });

  test("that comes again and again with a new connection is told apart from one that stays", async () => {
    const again = (endpoint: CsmsEndpoint): WebSocket => dial(endpoint, { onOpen: () => void (sockets.size < 50 && again(endpoint)), onText: () => {} });
    const prepare = async (endpoint: CsmsEndpoint) => {
      again(endpoint);
      return done;
    };
    expect(await run({}, { prepare })).toMatchObject({ verdict: "fail" });
  });
});

test("after each of them the next case is run as if nothing had been", async () => {
  const ways: Ways[] = [{ onText: (socket) => socket.terminate() }, { onText: (socket) => socket.send("]") }, { onOpen: flood, onText: () => {} }, {}];
  const verdicts: string[] = [];
  for (const way of ways) {
    const { results } = await runChecks({ ...tools, checks: [asks], system: { role: "station", rig: badStation(way), bench } });
    verdicts.push(...results.map(({ verdict }) => verdict));
  }
  expect(verdicts).toEqual(["fail", "fail", "fail", "pass"]);
});

describe("a run of the command against", () => {
  test("hands that never come back ends at the patience for hands", async () => {
    const stuck = { prepare: () => new Promise<never>(() => {}) };
    const result = await runCase(
      asks,
      { role: "station", rig: badStation({}, stuck), bench },
      { ...tools, settings: { ...settings, handPatience: Millis(100) } },
    );
    expect(result).toMatchObject({ verdict: "couldNotTell", reason: expect.stringContaining("nothing done within") as string });
  });

  test("time that stands still ends at the limit of the case", async () => {
    const frozen = { time: { clock: new SteppedClock(systemClock.wallMs()), advance: () => new Promise<never>(() => {}) } };
    const result = await runCase(
      asks,
      { role: "station", rig: badStation({}, frozen), bench },
      { ...tools, settings: { ...settings, caseLimit: Millis(500) } },
    );
    expect(result).toMatchObject({ verdict: "couldNotTell", reason: expect.stringContaining("not over after") as string });
  });
});
