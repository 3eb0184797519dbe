// SPDX-License-Identifier: Apache-2.0
import type { ChargehandError } from "@chargehand/kernel";
import { FakeClock, recordingLog } from "@chargehand/kernel/testing";
import { createPeer } from "../src/peer.ts";
import type { OcppPeer, PeerOptions } from "../src/peer-types.ts";
import { type MemoryTransport, memoryTransportPair } from "../src/testing/memory-transport.ts";
import { loadVersion } from "../src/validation.ts";
import type { OcppVersion } from "../src/versions.ts";

export const loadAllVersions = (): Promise<unknown> => Promise.all([loadVersion("1.6"), loadVersion("2.0.1"), loadVersion("2.1")]);

export const now = "2026-01-05T12:00:00.000Z";
export const heartbeat = () => ({ currentTime: now });

/** Lets promises that need no timer run out. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 60; i++) await Promise.resolve();
}

export interface Rig<V extends OcppVersion> {
  readonly peer: OcppPeer<V>;
  readonly clock: FakeClock;
  readonly near: MemoryTransport;
  /** The raw far end: what the peer sent lies in `received`, parsed. */
  readonly far: MemoryTransport;
  readonly received: unknown[][];
  readonly violations: { kind: string; errorCode: string | undefined; description: string }[];
  readonly handlerErrors: [string, unknown][];
  readonly lines: ReturnType<typeof recordingLog>["lines"];
  say(frame: unknown): Promise<void>;
}

/** A peer on a fake clock; its far end is the test, frame by frame. */
export function rig<V extends OcppVersion>(version: V, options: Partial<PeerOptions<V>> = {}): Rig<V> {
  const [near, far] = memoryTransportPair();
  const clock = new FakeClock();
  const log = recordingLog();
  const violations: Rig<V>["violations"] = [];
  const handlerErrors: [string, unknown][] = [];
  const received: unknown[][] = [];
  far.onMessage = (text) => received.push(JSON.parse(text) as unknown[]);
  let id = 0;
  const peer = createPeer<V>({
    version,
    transport: near,
    routes: {},
    clock,
    ids: { next: () => `own-${++id}` },
    log,
    observer: { onViolation: (violation) => violations.push(violation), onHandlerError: (action, thrown) => handlerErrors.push([action, thrown]) },
    ...options,
  });
  const say = async (frame: unknown) => {
    near.arrive(typeof frame === "string" ? frame : JSON.stringify(frame));
    await settle();
  };
  return { peer, clock, near, far, received, violations, handlerErrors, lines: log.lines, say };
}

export const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "resolved",
    (thrown: ChargehandError) => thrown.code,
  );
