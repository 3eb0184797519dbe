// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import { ChangeRing } from "../src/api/change-ring.ts";
import { StreamClient, type StreamClientDeps } from "../src/api/stream-client.ts";
import type { LiveChange } from "../src/domain.ts";

const meter = (energyWh: number): LiveChange => ({ type: "meter", stationId: "CP-1", sessionId: "s", reading: { at: 0, energyWh } });

/** A client whose first list of stations comes when the test says so. */
function client() {
  const ring = new ChangeRing("abcd");
  const list = Promise.withResolvers<readonly { readonly id: string }[]>();
  const written: string[] = [];
  const asked: string[] = [];
  const response = Object.assign(new EventEmitter(), {
    write: (text: string) => written.push(text) > 0,
    end: () => void written.push("end"),
    writableNeedDrain: false,
  });
  const log = recordingLog();
  const deps = {
    ...{ ring, log, clock: new FakeClock(), viewer: { tenantId: 1, face: "operator" }, isStillAllowed: async () => true, isOnline: () => true },
    repositories: {
      stations: {
        list: () => list.promise,
        get: async (_viewer: unknown, id: string) => {
          asked.push(id);
          return { id };
        },
      },
    },
  } as unknown as StreamClientDeps;
  const stream = new StreamClient(response as unknown as ServerResponse, deps);
  const energies = () => written.flatMap((text) => [...text.matchAll(/"energyWh":(\d+)/g)].map((match) => Number(match[1])));
  return { ring, list, stream, written, energies, log, asked };
}

test("a change that comes while the first list is read is told after it, in order", async () => {
  const { ring, list, stream, energies } = client();
  const started = stream.start(undefined);
  ring.publish(meter(1));
  ring.publish(meter(2));
  await Promise.resolve();
  list.resolve([{ id: "CP-1" }]);
  await started;
  ring.publish(meter(3));
  await new Promise((resolve) => setImmediate(resolve));
  expect(energies()).toEqual([1, 2, 3]);
});

test("what was missed is told before what comes while the first list is read, and each once", async () => {
  const { ring, list, stream, energies } = client();
  ring.publish(meter(1));
  const lastId = ring.lastId;
  ring.publish(meter(2));
  const started = stream.start(lastId);
  ring.publish(meter(3));
  list.resolve([{ id: "CP-1" }]);
  await started;
  expect(energies()).toEqual([2, 3]);
});

test("a first list that cannot be read ends the stream, so that the client comes again", async () => {
  const { list, stream, written, log, ring } = client();
  const started = stream.start(undefined);
  list.reject(new Error("database away"));
  await started;
  expect(written.at(-1)).toBe("end");
  expect(ring.listeners).toBe(0);
  expect(log.lines).toMatchObject([{ level: "error", facts: { reason: "database away" } }]);
});

test("a storm of statuses of one station is told by its last, between the readings of others, and never tells the client to load afresh [threat D10]", async () => {
  const { ring, list, stream, written, energies, asked } = client();
  const started = stream.start(undefined);
  for (let n = 1; n <= 2_000; n++) {
    ring.publish({ type: "station", stationId: n % 2 === 0 ? "CP-1" : "CP-2" });
    if (n % 500 === 0) ring.publish(meter(n));
  }
  list.resolve([{ id: "CP-1" }, { id: "CP-2" }]);
  await started;
  expect(asked.sort()).toEqual(["CP-1", "CP-2"]);
  expect(energies()).toEqual([500, 1_000, 1_500, 2_000]);
  expect(written.join("")).not.toContain("event: reset");
});
