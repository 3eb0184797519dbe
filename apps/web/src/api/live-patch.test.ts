// SPDX-License-Identifier: Apache-2.0
import { QueryClient } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { appendPoint, MAX_POINTS, patches, upsert } from "./live-patch.ts";
import { keys } from "./queries.ts";
import type { MeterPoint, SessionView, StationView } from "./types.ts";

const point = (at: string, powerW = 7000): MeterPoint => ({ at, powerW, energyWh: null, currentA: null, offeredA: null, voltageV: null });
const station = (id: string): StationView => ({ id, name: id, isOnline: true, powerW: 0, lastReadingAt: null, session: null, decision: null }) as StationView;
const session = (id: string, endedAt: string | null): SessionView => ({ id, stationId: "A", endedAt, energyWh: 1 }) as SessionView;

describe("the live stream patches what is cached", () => {
  test("a reading reaches the list, the station and the series of its session", () => {
    const client = new QueryClient();
    client.setQueryData(keys.stations("owner"), [station("A")]);
    client.setQueryData(keys.stations("operator"), [station("A"), station("B")]);
    client.setQueryData(keys.station("A"), station("A"));
    client.setQueryData(keys.sessionMeter("s1"), []);
    patches.meter(client, { stationId: "A", sessionId: "s1", point: point("2026-11-21T16:00:00Z") });
    expect(client.getQueryData<StationView[]>(keys.stations("owner"))?.map(({ powerW }) => powerW)).toEqual([7000]);
    expect(client.getQueryData<StationView[]>(keys.stations("operator"))?.map(({ powerW }) => powerW)).toEqual([7000, 0]);
    expect(client.getQueryData<StationView>(keys.station("A"))?.powerW).toBe(7000);
    expect(client.getQueryData<MeterPoint[]>(keys.sessionMeter("s1"))).toHaveLength(1);
  });

  test("a late reading does not turn the shown power back", () => {
    const client = new QueryClient();
    client.setQueryData(keys.station("A"), { ...station("A"), powerW: 7000, lastReadingAt: "2026-11-21T16:00:10Z" });
    patches.meter(client, { stationId: "A", sessionId: null, point: point("2026-11-21T16:00:00Z", 1) });
    expect(client.getQueryData<StationView>(keys.station("A"))?.powerW).toBe(7000);
  });

  test("nothing that was never asked for is cached", () => {
    const client = new QueryClient();
    patches.meter(client, { stationId: "A", sessionId: "s1", point: point("2026-11-21T16:00:00Z") });
    patches.session(client, session("s1", null));
    expect(client.getQueryData(keys.sessionMeter("s1"))).toBeUndefined();
    expect(client.getQueryData(keys.stations("owner"))).toBeUndefined();
  });

  test("a station that a list does not know makes the lists be asked for again, and joins none by itself", () => {
    const client = new QueryClient();
    client.setQueryData(keys.stations("owner"), [station("A")]);
    patches.station(client, station("B"));
    expect(client.getQueryData<StationView[]>(keys.stations("owner"))?.map(({ id }) => id)).toEqual(["A"]);
    expect(client.getQueryState(keys.stations("owner"))?.isInvalidated).toBe(true);
  });

  test("an ended session leaves its station, another one's end does not", () => {
    const client = new QueryClient();
    client.setQueryData(keys.station("A"), station("A"));
    const shown = () => client.getQueryData<StationView>(keys.station("A"))?.session?.id;
    patches.session(client, session("s2", null));
    expect(shown()).toBe("s2");
    patches.session(client, session("s1", "2026-11-21T16:00:00Z"));
    expect(shown()).toBe("s2");
    patches.session(client, session("s2", "2026-11-21T16:00:00Z"));
    expect(shown()).toBeUndefined();
  });

  test("a series keeps its order, drops repeats and is bounded", () => {
    const first = point("2026-11-21T16:00:00Z");
    expect(appendPoint([first], first)).toHaveLength(1);
    expect(appendPoint(Array<MeterPoint>(MAX_POINTS).fill(first), point("2026-11-21T16:00:01Z"))).toHaveLength(MAX_POINTS);
  });

  test("upsert replaces by id and puts the new in front", () => {
    expect(upsert([{ id: "a", n: 1 }], { id: "a", n: 2 })).toEqual([{ id: "a", n: 2 }]);
    expect(upsert([{ id: "a" }], { id: "b" })).toEqual([{ id: "b" }, { id: "a" }]);
  });
});
