// SPDX-License-Identifier: Apache-2.0
// Commands faster than anybody could mean them, over a real socket, from a CSMS that does not wait for answers, or does not read them.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Seconds } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import type { OcppVersion } from "@chargehand/ocpp";
import { afterEach, describe, expect, test } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import type { Json } from "../fuzz/messages.ts";
import type { ChargePoint } from "../src/charge-point-types.ts";
import { memoryStore } from "../src/memory-store.ts";
import { createChargePoint } from "../src/runtime.ts";
import { type BenchHardware, benchHardware } from "../src/testing/bench-hardware.ts";
import { optionsOf, promptSettings } from "./csms-double.ts";

const subprotocols: Readonly<Record<OcppVersion, string>> = { "1.6": "ocpp1.6", "2.0.1": "ocpp2.0.1", "2.1": "ocpp2.1" };

/** A CSMS that is nothing but a socket. */
class RawCsms {
  readonly domain = new FakeClock();
  readonly hardware: BenchHardware = benchHardware(this.domain);
  readonly log = recordingLog();
  readonly answered: string[] = [];
  readonly closes: number[] = [];
  readonly version: OcppVersion;
  #server: WebSocketServer;
  #line: WebSocket | undefined;
  #wake = Promise.withResolvers<void>();
  station: ChargePoint | undefined;

  private constructor(version: OcppVersion) {
    this.version = version;
    this.#server = new WebSocketServer({ port: 0, host: "127.0.0.1", handleProtocols: () => subprotocols[version] });
    this.#server.on("connection", (socket) => this.#welcome(socket));
  }

  static async start(version: OcppVersion): Promise<RawCsms> {
    const csms = new RawCsms(version);
    await once(csms.#server, "listening");
    const { port } = csms.#server.address() as AddressInfo;
    const { domain, hardware, log } = csms;
    csms.station = createChargePoint({
      ...optionsOf({ domain, hardware, storage: memoryStore(), log, url: `ws://127.0.0.1:${port}`, versions: [version] }),
      settings: { ...promptSettings, authorization: "freeVend" },
    });
    await csms.station.start();
    await csms.until(() => csms.station?.snapshot().isOnline === true);
    hardware.plug("C");
    return csms;
  }

  get line(): WebSocket {
    if (this.#line === undefined) throw new Error("no station is connected");
    return this.#line;
  }

  /** Looks again after whatever comes over the line, and each turn of the event loop. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await Promise.race([this.#wake.promise, new Promise((resolve) => setImmediate(resolve))]);
  }

  async stop(): Promise<void> {
    await this.station?.stop();
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #welcome(socket: WebSocket): void {
    this.#line = socket;
    socket.on("close", (code) => this.closes.push(code));
    socket.on("error", () => {});
    socket.on("message", (data) => {
      const [type, id, action] = JSON.parse(String(data)) as [number, string, string];
      if (type === 2) socket.send(JSON.stringify([3, id, this.#answer(action)]));
      else this.answered.push(id);
      this.#wake.resolve();
      this.#wake = Promise.withResolvers();
    });
  }

  #answer(action: string): Json {
    const currentTime = new Date(this.domain.wallMs()).toISOString();
    if (action === "BootNotification") return { status: "Accepted", interval: 86_400, currentTime };
    if (action === "StartTransaction") return { transactionId: 1, idTagInfo: { status: "Accepted" } };
    if (action === "DataTransfer") return { status: "Accepted" };
    return action === "Heartbeat" ? { currentTime } : {};
  }
}

let on: RawCsms;
afterEach(() => on?.stop());

/** The energy of so many seconds at 32 A, so that a cycle or a sample that was left out shows. */
const energyOf = (seconds: number) => (32 * 230 * seconds) / 3_600;
const energy = () => on.station?.snapshot().meter.energy ?? 0;

const small = (version: OcppVersion, n: number): string => {
  const id = `f-${n}`;
  if (version === "1.6") return JSON.stringify([2, id, "GetConfiguration", { key: ["HeartbeatInterval"] }]);
  return JSON.stringify([2, id, "GetVariables", { getVariableData: [{ component: { name: "AlignedDataCtrlr" }, variable: { name: "Interval" } }] }]);
};

describe.each<OcppVersion>(["1.6", "2.0.1", "2.1"])("OCPP %s", (version) => {
  test("10,000 commands at once without waiting: each is answered once and in order, or the line is cut; the cycle goes on each second", async () => {
    on = await RawCsms.start(version);
    const before = energy();
    for (let n = 0; n < 10_000; n++) on.line.send(small(version, n));
    let seconds = 0;
    let told = 0;
    // The clock goes on as answers come, so that cycles have to run between them.
    await on.until(() => {
      while (told + 100 < on.answered.length) {
        told += 100;
        on.domain.advance(Seconds(1));
        seconds++;
      }
      return on.answered.length === 10_000 || on.closes.length > 0;
    });
    expect(on.answered).toEqual(on.answered.map((_, n) => `f-${n}`));
    if (on.closes.length > 0) expect(on.closes).toEqual([1008]);
    expect(seconds).toBeGreaterThan(0);
    expect(energy() - before).toBeCloseTo(energyOf(seconds), 0);
    expect([on.hardware.contactor.isClosed, on.station?.snapshot().outboxLength ?? 0]).toEqual([true, expect.toSatisfy((waiting: number) => waiting < 1_000)]);
  });

  test("who asks and does not read holds up nothing: charging and metering go on, little waits, and the station comes back", async () => {
    on = await RawCsms.start(version);
    const first = on.line;
    first.pause();
    const big = version === "1.6" ? ["GetConfiguration", {}] : ["GetCompositeSchedule", { evseId: 1, duration: 86_400 }];
    const closed = once(first, "close");
    for (let n = 0; n < 3_000; n++) first.send(JSON.stringify([2, `b-${n}`, ...big]));
    // Ten minutes pass meanwhile.
    for (let second = 0; second < 600; second++) {
      on.domain.advance(Seconds(1));
      if (second % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(on.hardware.contactor.isClosed).toBe(true);
    expect(energy()).toBeGreaterThan(1_000 + energyOf(590));
    expect(on.station?.snapshot().outboxLength).toBeLessThan(1_000);
    first.terminate();
    await closed;
    await on.until(() => on.station?.snapshot().isOnline === true && on.line !== first);
    on.line.send(small(version, 1));
    await on.until(() => on.answered.includes("f-1"));
  });

  test("a thousand frames that are no OCPP: the line is cut after 64, once, and one entry in the log stands for many", async () => {
    on = await RawCsms.start(version);
    const first = on.line;
    const closed = once(first, "close");
    for (let n = 0; n < 1_000; n++) first.send(`[2,"x${n}","Reset",{"type":"; reboot"}]`);
    const [code] = (await closed) as [number];
    expect(code).toBe(1008);
    expect(on.answered.length).toBeLessThanOrEqual(66);
    expect(on.hardware.contactor.isClosed).toBe(true);
    expect(on.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});
