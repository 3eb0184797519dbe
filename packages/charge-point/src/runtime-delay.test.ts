// SPDX-License-Identifier: Apache-2.0
// The rows of the cause table (docs/load-control.md, the randomised delay) as a whole device carries them out.
import type { ChargingProfile, Facts } from "@chargehand/charging";
import { Amps, Millis, Seconds } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import type { ChargePointSettings } from "./charge-point-types.ts";
import { atOnce } from "./settings.ts";
import { RulesBench, type RulesOptions, settled } from "./testing/rules-bench.ts";

const NIGHT = "2026-01-06T01:00:00Z";
const EVENING = "2026-01-05T18:00:00Z";
let bench: RulesBench;

async function device(options: RulesOptions = {}): Promise<RulesBench> {
  bench = new RulesBench({ from: NIGHT, draws: [100], ...options });
  await bench.chargePoint.start();
  await bench.online();
  return bench;
}
afterEach(() => bench.chargePoint.stop());

/** What is offered at once, and when the draw of 100 s has run out. */
function offers(): [number, number] {
  const atOnceOffered = bench.offered;
  bench.after(101);
  return [atOnceOffered, bench.offered];
}

const routine: Facts = { cause: "profile", beneficiary: "operator", provenance: "csms", verified: false };
const kept = (limit: number, facts: Facts, from = NIGHT): Map<string, string> => {
  const profile: ChargingProfile = {
    ...{ id: 7, stackLevel: 0, purpose: "TxDefaultProfile", kind: "Absolute", evseId: 1, unit: "A" },
    startSchedule: Date.parse(from) + 600_000,
    periods: [{ startPeriod: 0, limit }],
    facts,
  };
  return new Map([["profiles", JSON.stringify([profile])]]);
};
const wireProfile = (limit: number, more: object = {}) => ({
  evseId: 1,
  chargingProfile: {
    ...{ id: 1, stackLevel: 0, chargingProfilePurpose: "TxDefaultProfile", chargingProfileKind: "Absolute" },
    chargingSchedule: [{ id: 1, startSchedule: "2026-01-05T00:00:00Z", chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit }] }],
    ...more,
  },
});
const owners = (cause: string) => ({ customData: { vendorId: "org.chargehand", cause, beneficiary: "owner", provenance: "owner" } });
const token: Partial<ChargePointSettings> = { authorization: "token" };

describe("no delay", () => {
  test("for a fault, and when it has gone", async () => {
    await device();
    bench.hardware.plug("C");
    bench.after(10);
    bench.hardware.setFaults(["residual current"]);
    expect(offers()).toEqual([0, 0]);
    bench.hardware.setFaults([]);
    expect(offers()).toEqual([32, 32]);
    expect(bench.drawn).toEqual([]);
  });

  test("for unplugging, and for plugging in by hand inside permitted time", async () => {
    await device();
    bench.hardware.plug("C");
    expect(offers()).toEqual([32, 32]);
    bench.hardware.unplug();
    expect(offers()).toEqual([0, 0]);
  });

  test("for a cable that carries less", async () => {
    await device();
    bench.hardware.plug("C");
    bench.after(10);
    bench.hardware.setCable(13);
    expect(offers()).toEqual([13, 13]);
  });

  test("for the main fuse, down and up, and no wait of another kind holds it back", async () => {
    let house = 0;
    const at = () => bench.domain.monoMs();
    const supplyMeter = {
      isDirectional: false,
      read: () => ({ currents: [Amps(house + bench.hardware.meter.read().phases[0].current), undefined, undefined] as const, at: at() }),
    };
    bench = new RulesBench({ from: NIGHT, draws: [0, 600], settings: { supply: { fuse: 60, wiring: [1] } } });
    Object.assign(bench.hardware, { supplyMeter });
    await bench.chargePoint.start();
    bench.hardware.plug("C");
    bench.after(200);
    expect(bench.offered).toBe(32);
    await bench.ask("SetChargingProfile", wireProfile(25));
    bench.after(1);
    await bench.ask("ClearChargingProfile", { chargingProfileId: 1 });
    expect([bench.reason, bench.decision.delay?.edge]).toEqual(["DelayedChange", "increase"]);
    bench.after(10);
    house = 45;
    bench.after(1);
    expect(bench.offered).toBeLessThanOrEqual(15);
    expect(bench.decision.delay).toMatchObject({ edge: "increase", seconds: 600 });
    house = 5;
    bench.after(300);
    expect(bench.offered).toBe(25);
  });

  test("for the owner's stop and for taking it back, on the spot", async () => {
    await device();
    bench.hardware.plug("C");
    expect(bench.chargePoint.local.stopNow().ok).toBe(true);
    expect([bench.reason, ...offers()]).toEqual(["OwnerStop", 0, 0]);
    expect(bench.chargePoint.local.resume().ok).toBe(true);
    expect(offers()).toEqual([32, 32]);
  });

  test("for charge now, on the spot and from the owner's app", async () => {
    await device({ from: EVENING });
    bench.hardware.plug("C");
    expect(bench.reason).toBe("OutsideDefaultHours");
    expect(bench.chargePoint.local.chargeNow({ end: "time", until: Date.parse("2026-01-05T18:30:00Z") }).ok).toBe(true);
    expect([bench.offered, bench.reason]).toEqual([32, "OwnerChargeNow"]);
    bench.at("2026-01-05T18:30:00Z");
    expect([bench.offered, bench.reason]).toEqual([32, "DelayedStop"]);
    bench.after(100);
    expect(bench.offered).toBe(0);
    // A duty cycle comes back after 5 s at the earliest [IEC 61851-1, annex A].
    bench.after(5);
    await bench.ask("SetChargingProfile", wireProfile(32, owners("chargeNow")));
    expect(offers()).toEqual([32, 32]);
  });

  test("for a start at the device by a card", async () => {
    await device({ settings: token });
    bench.hardware.plug("C");
    expect(bench.reason).toBe("NotAuthorised");
    bench.hardware.presentToken("CARD");
    await settled();
    expect(offers()).toEqual([32, 32]);
  });

  test("for verified response DSR and an armed frequency response; recovery is staggered over 1800 s", async () => {
    for (const cause of ["responseDsr", "frequencyResponse"] as const) {
      const facts: Facts = { cause, beneficiary: "electricity_system", provenance: "dsrsp", verified: true };
      await device({ disk: kept(10, facts), draws: [1_500] });
      bench.hardware.plug("C");
      bench.at("2026-01-06T01:10:00Z");
      expect([bench.offered, bench.drawn]).toEqual([10, []]);
      await bench.ask("ClearChargingProfile", { chargingProfileId: 7 });
      expect([bench.offered, bench.drawn]).toEqual([10, [1_800]]);
      bench.after(1_500);
      expect(bench.offered).toBe(32);
      await bench.chargePoint.stop();
    }
  });

  test("for a profile whose delay a verified sender attests [SI 2021/1467 reg 11(2)(b)]", async () => {
    await device({ disk: kept(10, { ...routine, verified: true, attestedDelay: { seconds: 5, max: 600 } }) });
    bench.hardware.plug("C");
    bench.at("2026-01-06T01:10:00Z");
    expect(offers()).toEqual([10, 10]);
  });
});

describe("a delay", () => {
  test("for a profile, a plan, a tariff and an unverified DSR, down and up", async () => {
    for (const cause of ["profile", "plan", "tariff", "responseDsr"] as const) {
      await device({ disk: kept(10, { ...routine, cause }) });
      bench.hardware.plug("C");
      bench.at("2026-01-06T01:10:00Z");
      expect([cause, ...offers()]).toEqual([cause, 32, 10]);
      await bench.ask("ClearChargingProfile", { chargingProfileId: 7 });
      expect([cause, ...offers()]).toEqual([cause, 10, 32]);
      await bench.chargePoint.stop();
    }
  });

  test("for a remote start by the operator, and none when it is tagged as the owner's", async () => {
    for (const [more, expected] of [
      [{}, [0, 32]],
      [owners("remoteStart"), [32, 32]],
    ] as const) {
      await device({ settings: token });
      bench.hardware.plug("C");
      const answer = await bench.ask("RequestStartTransaction", { remoteStartId: 1, evseId: 1, idToken: { idToken: "X", type: "Central" }, ...more });
      expect(answer["status"]).toBe("Accepted");
      expect(offers()).toEqual(expected);
      await bench.chargePoint.stop();
    }
  });

  test("for putting it into service from afar", async () => {
    await device();
    await bench.ask("ChangeAvailability", { operationalStatus: "Inoperative" });
    bench.hardware.plug("C");
    expect(bench.reason).toBe("Unavailable");
    await bench.ask("ChangeAvailability", { operationalStatus: "Operative" });
    expect(offers()).toEqual([0, 32]);
  });

  test("when no clock can be trusted, also after plugging in by hand", async () => {
    await device({ from: EVENING, extra: { isClockTrusted: () => false } });
    bench.hardware.plug("C");
    expect([bench.reason, ...offers(), bench.reason]).toEqual(["DelayedStart", 0, 32, "NoTrustedClock"]);
  });

  test("of none where the policy is public: no hours, no statutory delay", async () => {
    await device({ from: EVENING, settings: { policyPack: "public" } });
    bench.hardware.plug("C");
    expect(bench.offered).toBe(32);
    await bench.ask("SetChargingProfile", wireProfile(10));
    bench.after(5);
    expect([bench.offered, bench.drawn]).toEqual([10, []]);
  });

  test("of none where the maximum is set to 0, as for a rig", async () => {
    await device({ from: EVENING, settings: { ...atOnce, cyclePeriod: Seconds(1) } });
    bench.hardware.plug("C");
    await bench.ask("SetChargingProfile", wireProfile(10));
    bench.after(5);
    expect([bench.offered, bench.drawn]).toEqual([10, []]);
  });
});

const replug = () => {
  bench.hardware.unplug();
  bench.hardware.plug("C");
};

describe("after a power cut", () => {
  /** The same disk, another process, the vehicle still there. */
  async function powerCut(settings: Partial<ChargePointSettings> = {}, plugged = true): Promise<void> {
    const { disk, domain } = bench;
    await settled();
    bench = new RulesBench({ from: new Date(domain.wallMs() + 60_000).toISOString(), draws: [250], disk: disk.copy(), settings });
    if (plugged) bench.hardware.plug("C");
    await bench.chargePoint.start();
  }

  test("charging goes on after a delay", async () => {
    await device();
    bench.hardware.plug("C");
    await powerCut();
    expect([bench.offered, bench.decision.delay?.cause]).toEqual([0, "powerRestored"]);
    bench.after(250);
    expect(bench.offered).toBe(32);
  });

  test("a delay that was running is drawn anew, neither shortened nor added to, also when the vehicle is seen only later [SCP-11.12]", async () => {
    await device({ draws: [500], from: "2026-01-05T23:59:00Z" });
    bench.hardware.plug("C");
    bench.at("2026-01-06T00:05:00Z");
    expect(bench.reason).toBe("DelayedStart");
    await powerCut({}, false);
    bench.after(2);
    bench.hardware.plug("C");
    expect(bench.decision.delay).toMatchObject({ cause: "powerRestored", seconds: 250 });
    bench.after(250);
    expect(bench.offered).toBe(32);
  });

  test.each<[string, () => unknown]>([
    ["charge now", () => bench.chargePoint.local.chargeNow()],
    ["resume", () => bench.chargePoint.local.resume()],
    ["unplugging and plugging in", replug],
  ])("it stays off where that is set, until %s", async (_title, act) => {
    await device({ settings: { afterPowerCut: "off" } });
    bench.hardware.plug("C");
    expect(bench.offered).toBe(32);
    await powerCut({ afterPowerCut: "off" });
    bench.after(2_000);
    expect([bench.offered, bench.reason]).toEqual([0, "PowerRestoredOff"]);
    act();
    bench.after(1);
    expect(bench.offered).toBe(32);
  });
});

test("the countdown reaches the CSMS as an event of the component ChargingDecision", async () => {
  await device({ from: "2026-01-05T23:59:50Z", draws: [120] });
  bench.hardware.plug("C");
  bench.domain.advance(Millis(15_000));
  await bench.chargePoint.drained();
  await settled();
  const events = bench.told
    .filter(({ action }) => action === "NotifyEvent")
    .flatMap(({ request }) => request["eventData"] as { actualValue: string; component: { name: string } }[]);
  expect(events.at(-1)?.component.name).toBe("ChargingDecision");
  expect(JSON.parse(events.at(-1)?.actualValue ?? "")).toMatchObject({
    limitA: 0,
    winner: { reason: "DelayedStart", until: "2026-01-06T00:02:00.000Z" },
    delay: { edge: "start", cause: "defaultHours", seconds: 120, maximum: 600, endsAt: "2026-01-06T00:02:00.000Z" },
  });
});
