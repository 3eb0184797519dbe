// SPDX-License-Identifier: Apache-2.0
import { Minutes, Seconds } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { describe, expect, test } from "vitest";
import { ConnectionTable, SUPERSEDED } from "./connection-table.ts";

describe("the connection table", () => {
  const socket = () => {
    const closes: (number | undefined)[] = [];
    const probes: number[] = [];
    return {
      ...{ closes, probes },
      get isOpen() {
        return closes.length === 0;
      },
      close: (code?: number) => void closes.push(code),
      probe: (patience: number) => void probes.push(patience),
    };
  };

  test("the newest wins, the old one is closed, and its close event removes nothing [threat B4]", () => {
    const connections = new ConnectionTable(new FakeClock());
    const [old, newer] = [socket(), socket()];
    connections.add("CP", old);
    expect(connections.add("CP", newer)).toEqual({ isTaken: true, isSwap: true });
    expect(old.closes).toEqual([SUPERSEDED]);
    expect(connections.remove("CP", old)).toBe(false);
    expect(connections.get("CP")).toBe(newer);
    expect(connections.remove("CP", newer)).toBe(true);
    expect(connections.size).toBe(0);
  });

  test("counts the swaps of the last hour only", () => {
    const clock = new FakeClock();
    const connections = new ConnectionTable(clock);
    connections.add("CP", socket());
    for (let i = 0; i < 4; i++) connections.add("CP", socket());
    expect(connections.swapsInLastHour("CP")).toBe(4);
    clock.advance(Minutes(61));
    connections.add("CP", socket());
    expect(connections.swapsInLastHour("CP")).toBe(1);
  });

  test("two that keep throwing each other out are made to wait for longer and longer, and the standing one is probed [threat B5]", () => {
    const clock = new FakeClock();
    const connections = new ConnectionTable(clock);
    let standing = socket();
    connections.add("CP", standing);
    const accepted: number[] = [];
    for (let second = 0; second < 3_600; second++) {
      const newer = socket();
      for (let tries = 0; tries < 5; tries++) {
        if (!connections.add("CP", newer).isTaken) continue;
        expect(standing.closes).toEqual([SUPERSEDED]);
        accepted.push(second);
        standing = newer;
        break;
      }
      clock.advance(Seconds(1));
    }
    expect(accepted.slice(0, 14)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 24]);
    expect(accepted.length).toBeLessThan(30);
    expect(standing.probes.length).toBeGreaterThan(0);
    expect(standing.closes).toEqual([]);
  });

  test("a closed connection keeps nobody waiting", () => {
    const connections = new ConnectionTable(new FakeClock());
    for (let i = 0; i < 200; i++) {
      const flapping = socket();
      expect(connections.add("CP", flapping)).toEqual({ isTaken: true, isSwap: false });
      flapping.close();
    }
    expect(connections.waitFor("CP")).toBe(0);
    expect(connections.size).toBe(1);
  });
});
