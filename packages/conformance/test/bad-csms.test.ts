// SPDX-License-Identifier: Apache-2.0
// A CSMS under test that is bad below the messages, and rigs that answer nonsense: a verdict in bounded time, never the end of a run.
import type { Socket } from "node:net";
import { Millis, Seconds, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import { type CaseSettings, type Check, type CsmsRig, csmsCase, defaultSettings, runCase, runChecks, type SystemUnderTest } from "../src/index.ts";
import { partOfFrame, rawServer, upgraded } from "./bad-csms.ts";
import { goodCsms } from "./good-csms.ts";

const settings: CaseSettings = { ...defaultSettings, patience: Millis(300), handPatience: Millis(300), caseLimit: Seconds(10) };
const tools = { settings, clock: systemClock, random: systemRandom, ids: uuids(systemRandom), log: silentLog };
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const boots = csmsCase("TC_B_01_CSMS", "A station that boots is answered.", async (t) => {
  const station = await t.newStation();
  t.step("a station connects");
  await station.connect({ handshakeTimeout: 500 });
  t.step("a station boots");
  t.equal((await station.boot()).status, "Accepted", "the status of the boot");
});

function systemAt(url: string, rig: Partial<CsmsRig> = {}): SystemUnderTest {
  const station: CsmsRig["station"] = async ({ identity }) => ({ identity, url, securityProfile: 1, password: settings.password });
  return { role: "csms", rig: { name: "a bad CSMS", features: {}, station, stop: async () => {}, ...rig } };
}

async function raw(onConnection: (socket: Socket) => void): Promise<SystemUnderTest> {
  const server = await rawServer(onConnection);
  stops.push(server.stop);
  return systemAt(server.url);
}

/** Writes as long as somebody reads. */
function pump(socket: Socket, bytes: Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(bytes)) if (socket.writableLength > 1_000_000) break;
  };
  socket.on("drain", more);
  more();
}

describe("a CSMS that is bad below the messages fails the case in bounded time:", () => {
  test.each<[string, (socket: Socket) => void, RegExp]>([
    ["it takes the connection and says nothing", () => {}, /did not let the station in/],
    ["it hangs up at once", (socket) => socket.destroy(), /did not let the station in/],
    ["it answers no HTTP", (socket) => socket.end("220 smtp.example ESMTP\r\n"), /did not let the station in/],
    ["it sends headers without end", (socket) => pump(socket, Buffer.from(`X-More: ${"x".repeat(4_000)}\r\n`)), /did not let the station in/],
    ["it sends the station elsewhere", (socket) => socket.end("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"), /HTTP 302/],
    ["it is broken inside", (socket) => socket.end("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"), /HTTP 500/],
  ])("%s", async (_, onConnection, reason) => {
    const result = await runCase(boots, await raw(onConnection), tools);
    expect(result).toMatchObject({ verdict: "fail", step: "a station connects", reason: expect.stringMatching(reason) as string });
  });

  test.each<[string, (socket: Socket) => void, RegExp]>([
    ["it hangs up in the middle of an answer", (socket) => socket.end(partOfFrame(200, 40)), /connection was lost/],
    ["it stops in the middle of an answer", (socket) => void socket.write(partOfFrame(200, 40)), /not answered in time/],
    ["its frames are none", (socket) => void socket.write(Buffer.alloc(64, 0xff)), /connection was lost/],
    ["it announces a message of 60 kB and sends it byte by byte", (socket) => void socket.write(partOfFrame(60_000, 1)), /not answered in time/],
    [
      "it sends rubbish without end",
      (socket) => pump(socket, Buffer.concat([Buffer.from([0x81, 4]), Buffer.from("[9,]")])),
      /connection was lost|not answered/,
    ],
  ])("%s", async (_, onChunk, reason) => {
    const result = await runCase(boots, await raw(upgraded(onChunk)), tools);
    expect(result).toMatchObject({ verdict: "fail", step: "a station boots", reason: expect.stringMatching(reason) as string });
    expect(result.evidence.length).toBeLessThanOrEqual(2_000);
  });

  test("it is not there", async () => {
    const server = await rawServer(() => {});
    server.stop();
    expect(await runCase(boots, systemAt(server.url), tools)).toMatchObject({ verdict: "fail", reason: expect.stringContaining("ECONNREFUSED") as string });
  });
});

describe("a rig that answers nonsense could not be told, with a reason that names it:", () => {
  const nonsense = (what: unknown) => async () => what as never;
  const asks = csmsCase("TC_B_20_CSMS", "An operator resets an idle station.", async (t) => {
    await t.operate(await t.newStation(), "Reset", { type: "OnIdle" });
  });

  test.each<[string, Partial<CsmsRig>, RegExp]>([
    ["a hand without an outcome", { operate: nonsense(undefined) }, /the rig answered undefined/],
    ["a hand that answers true", { operate: nonsense(true) }, /the rig answered true/],
    ["an outcome that is none", { operate: nonsense({ outcome: "perhaps" }) }, /perhaps/],
    ["no station", { station: nonsense(undefined) }, /gave undefined for a station/],
    [
      "a hand that throws before it promises",
      {
        operate: () => {
          throw new Error("no such button");
        },
      },
      /no such button/,
    ],
  ])("%s", async (_, rig, reason) => {
    const result = await runCase(asks, systemAt("ws://127.0.0.1:1/ocpp", rig), tools);
    expect(result).toMatchObject({ verdict: "couldNotTell", reason: expect.stringMatching(reason) as string });
  });
});

test("a run goes on after each bad case, and ends", async () => {
  const { system, stop } = await goodCsms();
  stops.push(stop);
  const check = (id: string, run: Parameters<typeof csmsCase>[2]): Check => csmsCase(id, "Does what it does.", run);
  const checks = [
    check("TC_A_01_CSMS", () => Promise.reject(new TypeError("a mistake in the check"))),
    check("TC_A_02_CSMS", () => new Promise(() => {})),
    check("TC_A_03_CSMS", async (t) => void (await t.newStation()).cut()),
    check("TC_B_01_CSMS", boots.run as Parameters<typeof csmsCase>[2]),
  ];
  const run = await runChecks({ ...tools, settings: { ...settings, patience: Seconds(5), caseLimit: Seconds(2) }, checks, system });
  expect(run.results.map(({ verdict }) => verdict)).toEqual(["couldNotTell", "couldNotTell", "pass", "pass"]);
});
