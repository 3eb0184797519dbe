// SPDX-License-Identifier: Apache-2.0
// The security log of a whole device: what is written, what the CSMS is told, and that it is told once whatever is switched off when.
import { Hours, Millis, Minutes, Seconds, seededRandom, silentLog, uuids } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import type { AnyPeer, OcppClient, OcppClientOptions } from "@chargehand/ocpp";
import { afterEach, expect, test } from "vitest";
import type { ChargePoint, ChargePointOptions } from "../src/charge-point-types.ts";
import { deviceProfiles } from "../src/device-profile.ts";
import { createChargePointWith } from "../src/runtime.ts";
import { memorySecurityLog, type SecurityLogStore } from "../src/security-log/log-store.ts";
import { verifyStore } from "../src/security-log/verify.ts";
import { type BenchHardware, benchHardware } from "../src/testing/bench-hardware.ts";
import { CrashableStorage } from "../src/testing/crashable-storage.ts";
import { logMethods } from "../src/testing/log-methods.ts";
import { type Json, promptSettings } from "./csms-double.ts";

interface Entry {
  readonly seq: number;
  readonly kind: string;
  readonly detail: string;
  readonly boot: number;
  readonly count: number;
}

/** One device with its CSMS on paper, switched off and on. */
class Place {
  domain = new FakeClock();
  readonly store: SecurityLogStore;
  /** Events that the CSMS has taken, of the kinds that a test looks at. */
  readonly told: { readonly type: string; readonly detail: string; readonly at: string }[] = [];
  disk = new CrashableStorage();
  hardware: BenchHardware = benchHardware(this.domain);
  chargePoint: ChargePoint | undefined;
  isLineUp = true;
  /** Cuts off the answer: the CSMS has taken the message and the device does not know. */
  isAnswerLost = false;
  /** It takes nothing, and the line stands. */
  isDeaf = false;
  accepts = false;
  options: Partial<ChargePointOptions> = {};
  #transport = new FakeClock();
  #client: OcppClientOptions | undefined;

  constructor(store: SecurityLogStore = memorySecurityLog()) {
    this.store = store;
  }

  async switchOn(): Promise<void> {
    this.#transport = new FakeClock();
    const { isOpen, wasOpenedUnpowered } = this.hardware.tamper;
    this.hardware = benchHardware(this.domain);
    Object.assign(this.hardware.tamper, { isOpen, wasOpenedUnpowered });
    const random = seededRandom(1);
    this.chargePoint = createChargePointWith(
      {
        ...{ identity: "CH-0001", profile: deviceProfiles["chargehand-7-socket"], hardware: this.hardware, storage: this.disk, settings: promptSettings },
        ...{ clocks: { domain: this.domain, transport: this.#transport }, random, ids: uuids(random), log: silentLog },
        csms: { url: "wss://user:secret@csms.example:1/ocpp", versions: ["2.0.1"], password: "a-password-of-0001" },
        securityLog: { store: this.store },
        ...this.options,
      },
      (options) => this.#line(options),
    );
    await this.chargePoint.start();
    await this.settle();
  }

  /** What was not on disk is gone, and nothing runs any more. */
  cutPower(): void {
    this.disk = this.disk.cut();
    this.isLineUp = false;
    this.chargePoint = undefined;
    // The clock of the device that is off stands still, and with it what was left of that device.
    this.domain = new FakeClock(this.domain.wallMs());
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 8; turn++) await this.#transport.advanceAsync(Millis(1));
  }

  async passes(time: Millis, step: Millis = Seconds(1)): Promise<void> {
    for (let left: number = time; left > 0; left -= step) {
      this.domain.advance(step);
      await this.settle();
    }
  }

  /** Of the clock by which messages are sent again. */
  async waits(time: Millis): Promise<void> {
    await this.#transport.advanceAsync(time);
    await this.settle();
  }

  violate(): void {
    this.#client?.observer?.onViolation?.({ kind: "malformed", description: "x" } as never);
  }

  fail(error: Error): void {
    this.#client?.onFailure?.(error);
  }

  async entries(...kinds: readonly string[]): Promise<readonly Entry[]> {
    await this.settle();
    const all: Entry[] = [];
    for (const segment of await this.store.segments())
      for (const line of (await this.store.read(segment)).trimEnd().split("\n")) all.push(JSON.parse(line) as Entry);
    return kinds.length === 0 ? all : all.filter(({ kind }) => kinds.includes(kind));
  }

  toldOf(type: string): readonly string[] {
    return this.told.filter((event) => event.type === type).map(({ detail }) => detail);
  }

  #line(options: OcppClientOptions): OcppClient {
    this.#client = options;
    const currentTime = () => new Date(this.domain.wallMs()).toISOString();
    const mine = options;
    const call = async (action: string, request: Json): Promise<Json> => {
      if (this.#client !== mine || !this.isLineUp) throw Object.assign(new Error("no line"), { code: "OCPP_DISCONNECTED" });
      if (action === "SecurityEventNotification" && this.isDeaf) throw Object.assign(new Error("no answer"), { code: "OCPP_CALL_TIMEOUT" });
      if (action === "SecurityEventNotification")
        this.told.push({ type: String(request["type"]), detail: String(request["techInfo"]), at: String(request["timestamp"]) });
      if (action === "SecurityEventNotification" && this.isAnswerLost) return new Promise(() => {});
      const answers: Readonly<Record<string, Json>> = {
        BootNotification: { status: "Accepted", interval: 86_400, currentTime: currentTime() },
        Authorize: { idTokenInfo: { status: this.accepts ? "Accepted" : "Invalid" } },
      };
      return answers[action] ?? {};
    };
    const peer = { version: "2.0.1", isOpen: true, call, send: async () => {}, close: () => {} } as unknown as AnyPeer;
    const start = () => {
      if (this.isLineUp) options.onOpen(peer);
    };
    return { peer, start, stop: async () => options.onClose?.({ code: 1000, reason: "", wasClean: true } as never) };
  }
}

let place: Place | undefined;
afterEach(async () => {
  await place?.chargePoint?.stop();
  place = undefined;
});

const made = async (store?: SecurityLogStore): Promise<Place> => {
  place = new Place(store);
  await place.switchOn();
  return place;
};

const OPENED = "the cover was opened";
const UNPOWERED = "the cover was opened while the power was off";

test("a log that is gone altogether is told at the next start, and one that has never been is not", async () => {
  const at = await made();
  expect(at.toldOf("SecurityLogWasCleared")).toEqual([]);
  at.cutPower();
  at.isLineUp = true;
  at.options = { securityLog: { store: memorySecurityLog() } };
  await at.switchOn();
  expect(at.toldOf("SecurityLogWasCleared")).toEqual(["this device has been started before, and nothing of its log is left"]);
});

test("an event that the CSMS does not answer, while the line stands, is told when it answers again [A04.FR.02]", async () => {
  const at = await made();
  at.isDeaf = true;
  at.hardware.setCover(true);
  await at.settle();
  for (let n = 0; n < 4; n++) await at.waits(Minutes(1));
  at.isDeaf = false;
  expect(at.toldOf("TamperDetectionActivated")).toEqual([]);
  at.domain.stepWall(Hours(1));
  await at.passes(Seconds(2));
  expect(at.toldOf("SettingSystemTime")).toHaveLength(1);
  expect(at.toldOf("TamperDetectionActivated")).toEqual([OPENED]);
});

test("a record in memory that is not as it was written is told: with it a reached security profile may be gone", async () => {
  const at = await made();
  at.cutPower();
  at.isLineUp = true;
  await at.disk.commit({ put: { network: '{"order":[]}' } });
  await at.switchOn();
  expect(at.toldOf("StorageFault")).toEqual(['"network" is not as it was written; what stood in it is forgotten']);
});

test("a start, the cover opened and closed, and a stop are on record and the first two are told [A04.FR.01, A04.FR.04]", async () => {
  const at = await made();
  at.hardware.setCover(true);
  at.hardware.setCover(false);
  await at.settle();
  await at.chargePoint?.stop();
  expect((await at.entries()).map(({ seq, kind, boot }) => [seq, kind, boot])).toEqual([
    [1, "StartupOfTheDevice", 1],
    [2, "TamperDetectionActivated", 1],
    [3, "CoverClosed", 1],
    [4, "ControlledStop", 1],
  ]);
  expect(at.told.map(({ type }) => type)).toEqual(["StartupOfTheDevice", "TamperDetectionActivated"]);
  expect(await verifyStore(at.store)).toMatchObject({ isWhole: true, entries: 4 });
  await at.switchOn();
  expect((await at.entries("StartupOfTheDevice")).at(-1)).toMatchObject({
    boot: 2,
    detail: "the charge point has started; the last run was stopped in good order",
  });
});

test("a cover that was opened and closed while the power was off is on record once after the start, and told once", async () => {
  const at = await made();
  at.cutPower();
  at.hardware.tamper.wasOpenedUnpowered = true;
  for (let starts = 0; starts < 3; starts++) {
    at.isLineUp = true;
    await at.switchOn();
    at.cutPower();
  }
  expect((await at.entries("TamperDetectionActivated")).map(({ detail }) => detail)).toEqual([UNPOWERED]);
  expect(at.toldOf("TamperDetectionActivated")).toEqual([UNPOWERED]);
  expect(at.hardware.tamper.wasOpenedUnpowered).toBe(false);
  expect((await at.entries("StartupOfTheDevice")).at(-1)?.detail).toContain("ended with a loss of power or a crash");
});

test("the latch stands until the event is on disk: a full disk delays the record and loses nothing", async () => {
  const inner = memorySecurityLog();
  let isFull = false;
  const at = await made({
    ...logMethods(inner),
    append: async (...args) => {
      if (isFull) throw new Error("no space left on device");
      await inner.append(...args);
    },
  });
  at.cutPower();
  at.hardware.tamper.wasOpenedUnpowered = true;
  isFull = true;
  at.isLineUp = true;
  await at.switchOn();
  expect(at.hardware.tamper.wasOpenedUnpowered).toBe(true);
  // What could not be written is told all the same.
  expect(at.toldOf("TamperDetectionActivated")).toEqual([UNPOWERED]);
  at.cutPower();
  isFull = false;
  await at.switchOn();
  expect(at.hardware.tamper.wasOpenedUnpowered).toBe(false);
  expect((await at.entries("TamperDetectionActivated")).map(({ detail }) => detail)).toEqual([UNPOWERED]);
});

test("what happens without a line is told when there is one, once, in order and with its own time, however often the power fails meanwhile [A04.FR.02]", async () => {
  const at = await made();
  at.isLineUp = false;
  at.cutPower();
  const happened: string[] = [];
  for (let day = 0; day < 7; day++) {
    await at.switchOn();
    at.hardware.setCover(true);
    happened.push(new Date(at.domain.wallMs()).toISOString());
    at.hardware.setCover(false);
    await at.passes(Minutes(2), Minutes(1));
    at.cutPower();
    at.domain.advance(Hours(24));
  }
  at.told.length = 0;
  at.isLineUp = true;
  await at.switchOn();
  expect(at.told.filter(({ type }) => type === "TamperDetectionActivated").map((event) => event.at)).toEqual(happened);
  at.cutPower();
  at.told.length = 0;
  at.isLineUp = true;
  await at.switchOn();
  expect(at.toldOf("TamperDetectionActivated")).toEqual([]);
});

test("an event whose answer was lost with the power is told again in the same words, so that the CSMS can know it", async () => {
  const at = await made();
  at.isAnswerLost = true;
  at.hardware.setCover(true);
  await at.settle();
  at.cutPower();
  at.isAnswerLost = false;
  at.isLineUp = true;
  await at.switchOn();
  const tampers = at.told.filter(({ type }) => type === "TamperDetectionActivated");
  expect(tampers).toHaveLength(2);
  expect(tampers[0]).toEqual(tampers[1]);
});

test("an event that reached the log and not the outbox is told after the next start", async () => {
  const at = await made();
  at.isLineUp = false;
  // The device's memory takes nothing any more; its log does.
  const dead = at.disk;
  at.disk = at.disk.copy();
  dead.cut();
  at.hardware.setCover(true);
  at.hardware.setCover(false);
  await at.settle();
  at.cutPower();
  at.isLineUp = true;
  await at.switchOn();
  expect(at.toldOf("TamperDetectionActivated")).toEqual([OPENED]);
});

test("the power fails at any write of the log: it stays whole, and the opening is told at least once", async () => {
  for (let cutAfter = 0; cutAfter < 6; cutAfter++) {
    const inner = memorySecurityLog();
    let writes = Number.POSITIVE_INFINITY;
    const gate = async <T>(run: () => Promise<T>): Promise<T> => (--writes < 0 ? new Promise(() => {}) : run());
    const at = await made({
      ...logMethods(inner),
      append: (segment, text) =>
        writes === 0 ? inner.append(segment, text.slice(0, 30 * cutAfter)).then(() => gate(async () => {})) : gate(() => inner.append(segment, text)),
      writeNote: (...args) => gate(() => inner.writeNote(...args)),
    });
    at.hardware.tamper.wasOpenedUnpowered = true;
    writes = cutAfter;
    at.hardware.setCover(false);
    await at.settle();
    at.cutPower();
    writes = Number.POSITIVE_INFINITY;
    at.isLineUp = true;
    await at.switchOn();
    expect(await verifyStore(inner), `cut after ${cutAfter}`).toMatchObject({ isWhole: true, findings: [] });
    expect(new Set(at.toldOf("TamperDetectionActivated")), `cut after ${cutAfter}`).toEqual(new Set([UNPOWERED]));
    expect((await at.entries("TamperDetectionActivated")).length, `cut after ${cutAfter}`).toBeLessThanOrEqual(2);
  }
});

test("a flood of bad messages writes a few entries, counts the rest, and none of it goes to the CSMS [A04.FR.04]", async () => {
  const at = await made();
  for (let hour = 0; hour < 24; hour++) {
    for (let n = 0; n < 1_000; n++) at.violate();
    await at.passes(Hours(1), Minutes(30));
  }
  await at.chargePoint?.stop();
  const entries = await at.entries("InvalidMessages");
  expect(entries.length).toBeLessThanOrEqual(60);
  expect(entries.reduce((sum, { count }) => sum + count, 0)).toBe(24_000);
  expect(at.toldOf("InvalidMessages")).toEqual([]);
  expect(await verifyStore(at.store)).toMatchObject({ isWhole: true });
});

test("a cover that is opened without end writes and tells a few events a day", async () => {
  const at = await made();
  for (let n = 0; n < 500; n++) {
    at.hardware.setCover(true);
    at.hardware.setCover(false);
  }
  await at.settle();
  expect(await at.entries("TamperDetectionActivated")).toHaveLength(10);
  expect(at.toldOf("TamperDetectionActivated")).toHaveLength(10);
});

test("wrong cards shut the reader for a while; the log has it without the cards' numbers, and the CSMS is told once", async () => {
  const at = await made();
  for (let n = 0; n < 8; n++) {
    at.hardware.presentToken(`04BAD${n}`);
    await at.settle();
  }
  expect((await at.entries("TokenLockOut")).map(({ detail }) => detail)).toEqual(["too many cards were turned down; the reader is shut for 60 s"]);
  expect(at.toldOf("TokenLockOut")).toHaveLength(1);
  expect(at.toldOf("TokenRefused")).toEqual([]);
  expect(JSON.stringify(await at.entries())).not.toContain("04BAD");
  at.accepts = true;
  at.hardware.plug("C");
  at.hardware.presentToken("04A1");
  await at.passes(Seconds(2));
  expect(at.chargePoint?.snapshot().contactorClosed).toBe(false);
  await at.passes(Minutes(1));
  at.hardware.presentToken("04A1");
  await at.passes(Seconds(2));
  expect(at.chargePoint?.snapshot().contactorClosed).toBe(true);
});

test("a clock that is set by more than 20 s is on record with UTC and the count of starts, and told [ClockCtrlr.TimeAdjustmentReportingThreshold; J1, J2, J4]", async () => {
  const at = await made();
  at.options = { isClockTrusted: () => false };
  at.domain.stepWall(-3_600_000);
  await at.passes(Seconds(2));
  at.domain.stepWall(15_000);
  await at.passes(Seconds(2));
  expect((await at.entries("SettingSystemTime")).map(({ detail }) => detail)).toEqual([
    "the clock was set back by 3600 s; before, it showed 2026-01-05T12:00:01.000Z",
  ]);
  expect(at.toldOf("SettingSystemTime")).toHaveLength(1);
});

test("the certificate of the CSMS being wrong is on record and told when there is a line again [A00.FR.412; A5]", async () => {
  const at = await made();
  const cause = Object.assign(new Error("certificate has expired"), { code: "CERT_HAS_EXPIRED" });
  at.fail(new Error("could not connect", { cause }));
  await at.settle();
  expect(at.toldOf("InvalidCsmsCertificate")).toEqual(["the CSMS's certificate was refused: CERT_HAS_EXPIRED"]);
});

test("another CSMS than at the last start is on record, without the secrets of its address", async () => {
  const at = await made();
  at.cutPower();
  at.options = { csms: { url: "wss://user:secret@other.example/ocpp", versions: ["2.0.1"], password: "a-password-of-0001" } };
  at.isLineUp = true;
  await at.switchOn();
  expect((await at.entries("ReconfigurationOfSecurityParameters")).map(({ detail }) => detail)).toEqual([
    "the CSMS has changed from csms.example:1 to other.example",
  ]);
});

test("a log that was cut short while the device was off is found and told at its start", async () => {
  const at = await made();
  at.hardware.setCover(true);
  await at.settle();
  at.cutPower();
  const text = await at.store.read(1);
  await at.store.truncate(1, text.indexOf("\n") + 1);
  at.isLineUp = true;
  await at.switchOn();
  expect(at.toldOf("SecurityLogWasCleared")).toEqual(["entries 2 to 2 are gone"]);
});

test("a store that cannot be read stops nothing: the device works, says so, and keeps what it can", async () => {
  const at = await made({ ...memorySecurityLog(), segments: () => Promise.reject(new Error("bad sector")) });
  expect(at.toldOf("StorageFault")).toEqual(["the security log cannot be read: bad sector"]);
  at.hardware.setCover(true);
  await at.settle();
  expect(at.toldOf("TamperDetectionActivated")).toEqual([OPENED]);
});

test("a memory that cannot be written is on record", async () => {
  place = new Place();
  place.disk = new CrashableStorage({ write: () => Promise.reject(new Error("read-only file system")) });
  await place.switchOn();
  expect((await place.entries("StorageFault"))[0]?.detail).toBe("the device's memory could not be written: read-only file system");
});
