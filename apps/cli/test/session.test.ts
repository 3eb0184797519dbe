// SPDX-License-Identifier: Apache-2.0
import type { CommandView, MeterPoint, SessionView, StationView } from "@chargehand/csms";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually, preparedStateDir, type RunningSystem, removeStateDir, signIn, startSystem } from "./support/running-system.ts";

const ID = "CH-SIM-0001";
let stateDir: string;
let system: RunningSystem;
let api: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  stateDir = await preparedStateDir();
  system = await startSystem(stateDir, "--homes", "1");
  api = await signIn(system);
}, 90_000);

afterAll(async () => {
  await system?.interrupt();
  await removeStateDir(stateDir);
});

const station = () => api.get<StationView>(`/api/stations/${ID}`);
const until = (isSo: (station: StationView) => boolean) => eventually(async () => ((now) => isSo(now) && now)(await station()));

async function command(body: unknown): Promise<CommandView> {
  const sent = await api.post<CommandView>(`/api/stations/${ID}/commands`, body);
  expect(sent.status).toBe(202);
  return eventually(async () => {
    const now = await api.get<CommandView>(`/api/commands/${sent.body.id}`);
    return now.finishedAt !== null && now;
  });
}

describe("one OCPP 2.0.1 session from the API to the meter and back", { timeout: 90_000 }, () => {
  test("the car charges at what the house gives, and the reason says that nothing holds it back", async () => {
    const charging = await until((now) => (now.powerW ?? 0) > 6_000);
    expect(charging).toMatchObject({
      isOnline: true,
      connectorStatus: "Occupied",
      ocppVersion: "2.0.1",
      decision: { permitted: true, limitA: 32, winner: { reason: "NothingSet" } },
    });
    expect(charging.session).toMatchObject({ endedAt: null, chargingState: "Charging" });
  });

  test("a limit of the owner changes the measured power within 5 s of the pilot change [IEC 61851-1]", async () => {
    expect(await command({ kind: "limit", limitA: 10 })).toMatchObject({ status: "Done", kind: "limit" });
    const limited = await until((now) => now.decision?.limitA === 10);
    expect(limited.decision?.winner).toMatchObject({ layer: "profiles", reason: "ProfileLimit", limitA: 10 });
    const decidedAt = Date.parse(limited.decision?.at as string);
    const points = await eventually(async () => {
      const series = await api.get<readonly MeterPoint[]>(`/api/sessions/${limited.session?.id}/meter`);
      return series.some((point) => Date.parse(point.at) > decidedAt + 5_000) && series;
    });
    const after = points.filter((point) => Date.parse(point.at) >= decidedAt + 5_000);
    for (const point of after) {
      expect(point.powerW).toBeGreaterThan(2_000);
      expect(point.powerW).toBeLessThan(10 * 245);
      expect(point.offeredA).toBe(10);
    }
  });

  test("pause stops the power at once, by the owner's layer, and resume gives it back", async () => {
    expect(await command({ kind: "pause" })).toMatchObject({ status: "Done" });
    const paused = await until((now) => now.powerW === 0);
    expect(paused.decision).toMatchObject({ permitted: false, limitA: 0, winner: { layer: "ownerStop", reason: "OwnerStop" } });
    expect(paused.session).toMatchObject({ chargingState: "SuspendedEVSE", endedAt: null });
    expect(await command({ kind: "resume" })).toMatchObject({ status: "Done" });
    await until((now) => (now.powerW ?? 0) > 2_000);
  });

  test("charge now lifts the owner's own limit until its end", async () => {
    const end = new Date(Date.now() + 3_600_000).toISOString();
    expect(await command({ kind: "chargeNow", until: end })).toMatchObject({ status: "Done" });
    const boosted = await until((now) => (now.powerW ?? 0) > 6_000);
    expect(boosted.decision?.winner).toMatchObject({ layer: "chargeNow", reason: "OwnerChargeNow" });
    expect(Math.abs(Date.parse(boosted.decision?.winner.until as string) - Date.parse(end))).toBeLessThan(1_000);
    expect(boosted.decision?.losers).toContainEqual(expect.objectContaining({ reason: "ProfileLimit", limitA: 10 }));
    expect(await command({ kind: "resume" })).toMatchObject({ status: "Done" });
    expect(await command({ kind: "limit", limitA: null })).toMatchObject({ status: "Done" });
  });

  test("RequestStopTransaction ends the session and RequestStartTransaction opens another", async () => {
    const before = (await station()).session as SessionView;
    expect(await command({ kind: "stop" })).toMatchObject({ status: "Done" });
    const ended = await eventually(async () => ((session) => session.endedAt !== null && session)(await api.get<SessionView>(`/api/sessions/${before.id}`)));
    expect(ended).toMatchObject({ stoppedReason: "Remote" });
    expect(ended.energyWh).toBeGreaterThan(0);
    expect(await command({ kind: "start" })).toMatchObject({ status: "Done" });
    const again = await until((now) => (now.powerW ?? 0) > 2_000 && now.session?.endedAt === null);
    expect(again.session?.id).not.toBe(before.id);
  });

  test("a wish that the station cannot follow is refused with its reason", async () => {
    expect((await api.post(`/api/stations/${ID}/simulator`, { action: "unplug" })).status).toBe(200);
    await until((now) => now.connectorStatus === "Available");
    expect(await command({ kind: "stop" }).catch((error: unknown) => error)).toMatchObject({ status: "Refused", detail: expect.any(String) });
  });
});
