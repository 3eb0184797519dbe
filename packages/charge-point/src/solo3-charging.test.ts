// SPDX-License-Identifier: Apache-2.0
// What the technical file of the Solo 3 says of commands, safety and measuring; docs/solo3.md has the numbers.
import { hoursSoldWith, type OwnerWish, ownerWishText, parseWeekText } from "@chargehand/charging";
import { afterEach, describe, expect, test, vi } from "vitest";
import { RulesBench, type RulesOptions } from "./testing/rules-bench.ts";

let bench: RulesBench;

/** A Solo 3 at 01:00, inside its default hours, connected, with delays of no length. */
async function solo3(options: RulesOptions = {}): Promise<RulesBench> {
  bench = new RulesBench({ profile: "solo3-s7-uc-03", from: "2026-01-06T01:00:00Z", draws: [0], ...options });
  await bench.chargePoint.start();
  await bench.online();
  return bench;
}

async function charging(options: RulesOptions = {}): Promise<void> {
  await solo3(options);
  bench.hardware.plug("C");
  bench.after(10);
  expect(bench.offered).toBe(32);
}

/** A limit of the CSMS on every transaction, A per phase. */
const limit = (amps: number, facts: object = {}) =>
  bench.ask("SetChargingProfile", {
    evseId: 1,
    chargingProfile: {
      id: 1,
      stackLevel: 0,
      chargingProfilePurpose: "TxDefaultProfile",
      chargingProfileKind: "Absolute",
      chargingSchedule: [{ id: 1, startSchedule: "2026-01-06T00:00:00Z", chargingRateUnit: "A", chargingSchedulePeriod: [{ startPeriod: 0, limit: amps }] }],
      ...facts,
    },
  });

type Event = { readonly eventType: string; readonly transactionInfo: { readonly timeSpentCharging?: number }; readonly meterValue?: readonly Sampled[] };
type Sampled = {
  readonly sampledValue: readonly { readonly value: number; readonly measurand?: string; readonly unitOfMeasure?: { readonly unit?: string } }[];
};

const transactionEvents = () => bench.told.filter(({ action }) => action === "TransactionEvent").map(({ request }) => request as unknown as Event);
const measured = (event: Event | undefined, measurand: string) =>
  event?.meterValue?.flatMap(({ sampledValue }) => sampledValue).findLast((sampled) => sampled.measurand === measurand)?.value;

afterEach(() => bench.chargePoint.stop());

describe("commands over the network", () => {
  test.each([10, 16, 24])("lower the permitted current to %d A while a charge runs, and give it back [Solo 3 S3-5]", async (amps) => {
    await charging();
    expect(await limit(amps)).toEqual({ status: "Accepted" });
    expect([bench.offered, bench.chargePoint.snapshot().meter.power]).toEqual([amps, amps * 230]);
    expect(await bench.ask("ClearChargingProfile", { chargingProfileId: 1 })).toEqual({ status: "Accepted" });
    bench.after(5);
    expect(bench.offered).toBe(32);
  });

  test("pause a charge and let the same one go on [Solo 3 S3-6]", async () => {
    await charging();
    const { transaction } = bench.chargePoint.snapshot();
    await limit(0);
    expect([bench.offered, bench.hardware.contactor.isClosed, bench.reason]).toEqual([0, false, "ProfilePause"]);
    bench.after(1_800);
    await bench.ask("ClearChargingProfile", { chargingProfileId: 1 });
    bench.after(5);
    expect([bench.offered, bench.chargePoint.snapshot().transaction?.id]).toEqual([32, transaction?.id]);
  });

  test("are how it takes part in demand-side response and in off-peak charging: a schedule of limits is followed period by period [Solo 3 S3-7]", async () => {
    await charging();
    const chargingSchedulePeriod = [
      { startPeriod: 0, limit: 32 },
      { startPeriod: 3_600, limit: 6 },
      { startPeriod: 7_200, limit: 0 },
      { startPeriod: 9_000, limit: 20 },
    ];
    const schedule = { id: 1, startSchedule: "2026-01-06T01:00:00Z", chargingRateUnit: "A", chargingSchedulePeriod };
    await limit(32, { chargingSchedule: [schedule] });
    const seen = ["01:30", "02:01", "03:01", "03:31"].map((time) => {
      bench.at(`2026-01-06T${time}:00Z`);
      return bench.offered;
    });
    expect(seen).toEqual([32, 6, 0, 20]);
  });

  test("that fail validation change nothing: the maximum of the delay, a limit, the schedule [Solo 3 S3-35]", async () => {
    await charging();
    const name = { component: { name: "RandomisedDelay" }, variable: { name: "MaxSeconds" } };
    for (const attributeValue of ["1801", "-1", "ten", ""])
      expect(await bench.ask("SetVariables", { setVariableData: [{ ...name, attributeValue }] })).toMatchObject({
        setVariableResult: [{ attributeStatus: "Rejected" }],
      });
    expect(await limit(16, { chargingSchedule: [] })).toMatchObject({ status: "Rejected" });
    expect(bench.chargePoint.local.setHours({ ask: "disable", until: 0 }).ok).toBe(false);
    expect([bench.offered, bench.reason]).toEqual([32, "DefaultHours"]);
  });
});

test("it needs no tariff and no supplier: with none, and after the profile of one has gone, hours, charge now and readings are the same [Solo 3 S3-9]", async () => {
  const evening = async (hadTariff: boolean) => {
    await solo3({ from: "2026-01-05T18:00:00Z" });
    if (hadTariff) {
      await limit(8);
      await bench.ask("ClearChargingProfile", { chargingProfileId: 1 });
    }
    bench.hardware.plug("C");
    bench.after(10);
    const waits = [bench.offered, bench.reason];
    bench.chargePoint.local.chargeNow();
    bench.after(3_600);
    const { meter, transaction } = bench.chargePoint.snapshot();
    const outcome = [waits, bench.offered, bench.reason, meter.power, Math.round(transaction?.energyWh ?? 0)];
    await bench.chargePoint.stop();
    return outcome;
  };
  const without = await evening(false);
  expect(without).toEqual([[0, "OutsideDefaultHours"], 32, "OwnerChargeNow", 7_360, 7_360]);
  expect(await evening(true)).toEqual(without);
});

describe("local safety comes first", () => {
  test("a start over the network does not charge over a fault [Solo 3 S3-14]", async () => {
    await solo3({ settings: { authorization: "token" } });
    bench.hardware.plug("C");
    bench.hardware.setFaults(["residualCurrent"]);
    await bench.ask("RequestStartTransaction", { remoteStartId: 1, idToken: { idToken: "A", type: "Central" }, evseId: 1 });
    await limit(32);
    bench.after(60);
    expect([bench.offered, bench.hardware.contactor.isClosed, bench.reason]).toEqual([0, false, "Fault"]);
  });

  test("a user who overrides the delay, a pause from afar or the schedule is refused while a fault stands, and nothing flows [Solo 3 S3-15]", async () => {
    await solo3({ draws: [600] });
    bench.hardware.plug("C");
    bench.hardware.setFaults(["residualCurrent"]);
    const { local } = bench.chargePoint;
    const asked = [local.cancelDelay(), local.chargeNow(), local.resume(), local.setHours({ ask: "disable", until: Date.parse("2026-01-06T05:00:00Z") })];
    expect(asked.map((outcome) => outcome.ok || outcome.error.code)).toEqual(["unsafe", "unsafe", "unsafe", "unsafe"]);
    bench.after(900);
    expect([bench.offered, bench.hardware.contactor.isClosed, bench.reason]).toEqual([0, false, "Fault"]);
  });

  test("an override that was given before a fault does not outlive its coming: power goes off at once [Solo 3 S3-15]", async () => {
    await solo3({ from: "2026-01-05T18:00:00Z" });
    bench.hardware.plug("C");
    bench.chargePoint.local.chargeNow();
    expect(bench.hardware.contactor.isClosed).toBe(true);
    bench.hardware.setFaults(["overTemperature"]);
    expect([bench.offered, bench.hardware.contactor.isClosed, bench.reason]).toEqual([0, false, "Fault"]);
  });
});

describe("the measuring system", () => {
  test("measures the energy that flowed to the vehicle, and tells it in watt-hours of the lifetime register [Solo 3 S3-17]", async () => {
    await charging();
    const before = bench.chargePoint.snapshot();
    bench.after(3_600);
    const after = bench.chargePoint.snapshot();
    expect((after.transaction?.energyWh ?? 0) - (before.transaction?.energyWh ?? 0)).toBeCloseTo(7_360, 6);
    bench.hardware.unplug();
    await bench.chargePoint.drained();
    const ended = transactionEvents().find(({ eventType }) => eventType === "Ended");
    expect(measured(ended, "Energy.Active.Import.Register")).toBeCloseTo(after.meter.energy, 0);
  });

  test("measures the time within a session during which power flowed [Solo 3 S3-18]", async () => {
    await charging();
    bench.after(1_790);
    await limit(0);
    bench.after(3_600);
    await bench.ask("ClearChargingProfile", { chargingProfileId: 1 });
    bench.after(1_800);
    bench.hardware.unplug();
    await bench.chargePoint.drained();
    const ended = transactionEvents().find(({ eventType }) => eventType === "Ended");
    expect(ended?.transactionInfo.timeSpentCharging).toBeGreaterThanOrEqual(3_595);
    expect(ended?.transactionInfo.timeSpentCharging).toBeLessThanOrEqual(3_605);
  });

  test.each([6, 13, 20.5, 32])("tells the power of a vehicle that takes %d A within a tenth [Solo 3 S3-19]", async (amps) => {
    await charging();
    bench.hardware.setAppetite(amps);
    bench.after(10);
    await bench.chargePoint.drained();
    const told = transactionEvents().findLast(({ eventType }) => eventType === "Updated");
    expect(Math.abs((measured(told, "Power.Active.Import") ?? 0) - amps * 230)).toBeLessThan(amps * 23);
  });

  test("measures each second [Solo 3 S3-20]", async () => {
    await charging();
    const readAt = new Set<number>();
    const read = bench.hardware.meter.read.bind(bench.hardware.meter);
    vi.spyOn(bench.hardware.meter, "read").mockImplementation(() => {
      readAt.add(bench.domain.monoMs());
      return read();
    });
    const from = bench.domain.monoMs();
    bench.after(60);
    expect([...readAt].filter((at) => at > from)).toHaveLength(60);
  });

  test("sends nothing while the network is away; the totals of a session are right all the same [Solo 3 S3-21, S3-22]", async () => {
    await charging();
    await bench.chargePoint.drained();
    bench.offline();
    const told = bench.told.length;
    bench.after(3_600);
    expect(bench.told).toHaveLength(told);
    await bench.online();
    bench.hardware.unplug();
    await bench.chargePoint.drained();
    const ended = transactionEvents().findLast(({ eventType }) => eventType === "Ended");
    expect(measured(ended, "Energy.Active.Import.Register")).toBeCloseTo(bench.chargePoint.snapshot().meter.energy, 0);
    expect(ended?.transactionInfo.timeSpentCharging).toBeGreaterThanOrEqual(3_605);
  });
});

describe("off-peak charging", () => {
  test("a new device has its default schedule in effect, off-peak, while its owner has still to choose [Solo 3 S3-23]", async () => {
    await solo3({ from: "2026-01-06T16:30:00Z" });
    bench.hardware.plug("C");
    const { hours } = bench.chargePoint.local.rules;
    expect([hours.inEffect, bench.decision.hours, bench.reason]).toMatchObject(["default", { inEffect: "default" }, "OutsideDefaultHours"]);
    bench.at("2026-01-07T00:00:01Z");
    expect([bench.offered, bench.reason]).toEqual([32, "DefaultHours"]);
  });

  test("its times can be changed, and the whole of it disabled [Solo 3 S3-24]", async () => {
    await solo3({ from: "2026-01-06T10:00:00Z" });
    const { local } = bench.chargePoint;
    bench.hardware.plug("C");
    expect(bench.offered).toBe(0);
    const week = parseWeekText("daily 09:00-11:00");
    expect(week.ok && local.setHours({ ask: "change", week: week.value }).ok).toBe(true);
    expect([bench.offered, bench.reason]).toEqual([32, "ScheduledHours"]);
    bench.at("2026-01-06T11:00:05Z");
    expect(bench.offered).toBe(0);
    expect(local.setHours({ ask: "remove" }).ok).toBe(true);
    expect([bench.offered, bench.reason]).toEqual([32, "NothingSet"]);
  });

  test("users schedule their charges from the app, over the network: the week, and a time without it [Solo 3 S3-8, S3-24]", async () => {
    await solo3({ from: "2026-01-06T10:00:00Z" });
    bench.hardware.plug("C");
    const wish = (ask: OwnerWish) => bench.ask("DataTransfer", { vendorId: "org.chargehand", messageId: "OwnerWish", data: ownerWishText(ask, "owner") });
    expect(await wish({ ask: "changeHours", week: "daily 12:00-13:00" })).toEqual({ status: "Accepted" });
    expect([bench.offered, bench.reason]).toEqual([0, "OutsideScheduledHours"]);
    bench.at("2026-01-06T12:00:05Z");
    expect([bench.offered, bench.reason]).toEqual([32, "ScheduledHours"]);
    bench.at("2026-01-06T13:00:05Z");
    expect(bench.offered).toBe(0);
    expect(await wish({ ask: "ignoreHours", until: "2026-01-06T15:00:00Z" })).toEqual({ status: "Accepted" });
    expect([bench.offered, bench.reason]).toEqual([32, "HoursDisabled"]);
  });

  test("sold with a DSR agreement the schedule is not activated [Solo 3 S3-25]", async () => {
    const agreement = { reference: "1", provider: "a DSR provider", agreedAt: 1, isConfigured: true, documentedIn: "the leaflet" } as const;
    await solo3({ from: "2026-01-05T18:00:00Z", settings: { hours: hoursSoldWith(agreement) } });
    bench.hardware.plug("C");
    expect([bench.offered, bench.reason]).toEqual([32, "NothingSet"]);
  });
});
