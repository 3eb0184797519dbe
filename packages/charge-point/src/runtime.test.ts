// SPDX-License-Identifier: Apache-2.0
import { Millis, Minutes, Seconds, seededRandom, silentLog, uuids } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChargePointOptions, ChargePointSettings, CsmsEndpoint } from "./charge-point-types.ts";
import { deviceProfiles } from "./device-profile.ts";
import { memoryStore } from "./memory-store.ts";
import { createChargePoint } from "./runtime.ts";
import { atOnce } from "./settings.ts";
import { type BenchHardware, benchHardware } from "./testing/bench-hardware.ts";

function setUp(settings: Partial<ChargePointSettings> = { authorization: "freeVend" }, extra: Partial<ChargePointOptions> = {}) {
  const domain = new FakeClock();
  const hardware = benchHardware(domain);
  const random = seededRandom(1);
  const chargePoint = createChargePoint({
    identity: "CH-0001",
    profile: deviceProfiles["chargehand-7-socket"],
    hardware,
    storage: memoryStore(),
    settings: { ...atOnce, ...settings },
    clocks: { domain, transport: new FakeClock() },
    random,
    ids: uuids(random),
    log: silentLog,
    ...extra,
  });
  return { domain, hardware, chargePoint };
}

test("without a CSMS a vehicle is charged, and nothing waits to be told", async () => {
  const { domain, hardware, chargePoint } = setUp();
  await chargePoint.start();
  hardware.plug("C");
  domain.advance(Minutes(30));
  expect(chargePoint.snapshot()).toMatchObject({
    isOnline: false,
    pilot: "C",
    contactorClosed: true,
    outboxLength: 0,
    transaction: { chargingState: "Charging" },
  });
  expect(chargePoint.snapshot().transaction?.energyWh).toBeCloseTo(3680, 6);
  await chargePoint.drained();
  await chargePoint.stop();
  expect(hardware.contactor.isClosed).toBe(false);
  expect(hardware.pilot.offered).toBeUndefined();
  expect(domain.pending()).toEqual([]);
});

test("steps of a minute measure the same energy and time as steps of a second", async () => {
  const energies = await Promise.all(
    [Seconds(1), Seconds(60)].map(async (cyclePeriod) => {
      const { domain, hardware, chargePoint } = setUp({ authorization: "freeVend", cyclePeriod, txUpdatedInterval: Seconds(60) });
      await chargePoint.start();
      hardware.plug("C");
      domain.advance(Minutes(59));
      return chargePoint.snapshot().transaction?.energyWh;
    }),
  );
  expect(energies[1]).toBeCloseTo(energies[0] ?? 0, 6);
});

test("with long steps too, a profile from the device's memory begins and moves on at its own instants", async () => {
  const nowMs = new FakeClock().wallMs();
  const profile = {
    id: 1,
    stackLevel: 0,
    purpose: "TxDefaultProfile",
    kind: "Absolute",
    startSchedule: nowMs + 90_000,
    evseId: 1,
    unit: "A",
    periods: [
      { startPeriod: 0, limit: 10 },
      { startPeriod: 45, limit: 0 },
    ],
    facts: { cause: "profile", beneficiary: "operator", provenance: "csms", verified: false },
  };
  const storage = memoryStore(new Map([["profiles", JSON.stringify([profile])]]));
  const { domain, hardware, chargePoint } = setUp({ authorization: "freeVend", cyclePeriod: Minutes(10) }, { storage });
  await chargePoint.start();
  hardware.plug("C");
  domain.advance(Seconds(89));
  expect(hardware.pilot.offered).toBe(32);
  domain.advance(Seconds(1));
  expect(hardware.pilot.offered).toBe(10);
  domain.advance(Seconds(45));
  expect(hardware.pilot.offered).toBeUndefined();
  await chargePoint.stop();
});

test("a vehicle that does not ask is shown as such, keeps its offer, and is charged when it asks", async () => {
  const { domain, hardware, chargePoint } = setUp();
  await chargePoint.start();
  hardware.plug("B");
  domain.advance(Seconds(11));
  expect(chargePoint.snapshot().decision).toMatchObject({ permitted: true, winner: { reason: "VehicleNotReady" } });
  expect(chargePoint.snapshot().transaction?.chargingState).toBe("SuspendedEV");
  expect(hardware.pilot.offered).toBe(32);
  hardware.setPilot("C");
  expect(hardware.contactor.isClosed).toBe(true);
});

test("it starts once, and again after a stop; the session outlasts both", async () => {
  const { domain, hardware, chargePoint } = setUp();
  await chargePoint.start();
  await expect(chargePoint.start()).rejects.toMatchObject({ code: "CP_ALREADY_STARTED" });
  hardware.plug("C");
  const { transaction } = chargePoint.snapshot();
  await chargePoint.stop();
  domain.advance(Minutes(1));
  await chargePoint.start();
  expect(chargePoint.snapshot().transaction?.id).toBe(transaction?.id);
  expect(hardware.contactor.isClosed).toBe(true);
  await chargePoint.stop();
});

test("versions and settings that cannot work are refused when it is made", () => {
  expect(() => setUp({}, { csms: { url: "ws://127.0.0.1:1", versions: [] } })).toThrow(expect.objectContaining({ code: "CP_NO_COMMON_VERSION" }));
  expect(() => setUp({ cyclePeriod: Millis(10) })).toThrow(expect.objectContaining({ code: "CP_SETTING_INVALID" }));
});

test.each<[string, Partial<CsmsEndpoint>]>([
  ["a client key for a line without TLS", { url: "ws://127.0.0.1:1", tls: { ca: "", key: "", certificate: "" } }],
  ["TLS with neither a client key nor a password", { url: "wss://csms.example", tls: { ca: "" } }],
  ["a client key without its certificate", { url: "wss://csms.example", tls: { ca: "", key: "" } }],
  ["what is no web socket", { url: "https://csms.example", password: "a-password-of-0001" }],
  ["what is no address", { url: "csms" }],
])("a CSMS that can never be reached is refused when it is made, not tried without end: %s", (_, csms) => {
  expect(() => setUp({}, { csms: { url: "ws://127.0.0.1:1", versions: ["2.0.1"], ...csms } })).toThrow(expect.objectContaining({ code: "CP_SETTING_INVALID" }));
});

type Happening = (hardware: BenchHardware, domain: FakeClock) => void;
const happenings: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom("A", "B", "C", "D", "E", "F").map(
    (state): Happening =>
      (hardware) =>
        hardware.setPilot(state as "A"),
  ),
  fc.constantFrom("B", "C").map(
    (state): Happening =>
      (hardware) =>
        hardware.plug(state as "B"),
  ),
  fc.constant<Happening>((hardware) => hardware.unplug()),
  fc.option(fc.integer({ min: 0, max: 63 }), { nil: undefined }).map(
    (ampacity): Happening =>
      (hardware) =>
        hardware.setCable(ampacity),
  ),
  fc.constantFrom<string[]>([], ["residual current"]).map(
    (faults): Happening =>
      (hardware) =>
        hardware.setFaults(faults),
  ),
  fc.integer({ min: 1, max: 12_000 }).map(
    (ms): Happening =>
      (_hardware, domain) =>
        domain.advance(Millis(ms)),
  ),
);

test("whatever happens: no offer above hardware and cable or below 6 A, no closed contactor without a ready vehicle, an offer and health", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happenings, { maxLength: 80 }), async (sequence) => {
      const { domain, hardware, chargePoint } = setUp();
      await chargePoint.start();
      for (const happen of sequence) {
        happen(hardware, domain);
        const { offered, state } = hardware.pilot;
        if (offered !== undefined) {
          expect(offered).toBeGreaterThanOrEqual(6);
          expect(offered).toBeLessThanOrEqual(Math.min(32, hardware.cable.ampacity ?? 0));
          expect(hardware.faults).toEqual([]);
          expect(["B", "C", "D"]).toContain(state);
        }
        if (hardware.contactor.isClosed) expect([state === "C" || state === "D", offered !== undefined]).toEqual([true, true]);
      }
      await chargePoint.stop();
    }),
    { numRuns: 200 },
  );
});

test("duty values never change twice within 5 s, except to nothing or down to what the cable carries", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(10, 16, 20, 32), fc.integer({ min: 1, max: 8_000 })), { maxLength: 40 }), async (cables) => {
      const { domain, hardware, chargePoint } = setUp();
      await chargePoint.start();
      hardware.plug("C");
      let last: { readonly value: number | undefined; readonly at: number } = { value: hardware.pilot.offered, at: 0 };
      for (const [ampacity, wait] of cables) {
        const next = domain.monoMs() + wait;
        hardware.setCable(ampacity);
        while (domain.monoMs() <= next) {
          const value = hardware.pilot.offered;
          if (value !== last.value) {
            const isRise = (value ?? 0) > (last.value ?? 0);
            if (isRise) expect(domain.monoMs() - last.at).toBeGreaterThanOrEqual(5_000);
            last = { value, at: domain.monoMs() };
          }
          domain.advance(Millis(50));
        }
      }
      await chargePoint.stop();
    }),
    { numRuns: 30 },
  );
});
