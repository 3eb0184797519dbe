// SPDX-License-Identifier: Apache-2.0
// The library alone, beside the least that a server can do and beside ocpp-rpc.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Child } from "../child.ts";
import { type LoadTime, measureLoadTimes } from "../load-time.ts";
import type { MessageKind } from "../protocol.ts";
import { type Comparison, compare, type Effort, STATIONS, type Tell } from "../stages.ts";
import { median, Subject, type SubjectName } from "../subject.ts";
import { writeCertificates } from "./certificates.ts";
import { type ConnectionEffort, type CrowdCost, crowd, type IdleCost, idleMemory, type KnockCost, knockRate } from "./connections.ts";
import type { PartCost } from "./parts.ts";

export const libraryStages = ["ocpp-parts", "ocpp-wire", "ocpp-memory", "ocpp-connect", "ocpp-crowd", "ocpp-load"] as const;
export type LibraryStage = (typeof libraryStages)[number];

export interface LibraryEffort extends ConnectionEffort {
  /** Many short rounds: what counts is the ratio within each. */
  readonly wire: Pick<Effort, "warmUpSeconds" | "roundSeconds" | "rounds">;
  readonly partRounds: number;
  readonly loadRuns: number;
}

export const libraryEfforts: Readonly<Record<"quick" | "full", LibraryEffort>> = {
  quick: {
    wire: { warmUpSeconds: 1, roundSeconds: 1, rounds: 5 },
    partRounds: 12,
    idle: 1_000,
    idleRounds: 1,
    knockSeconds: 3,
    knockRounds: 2,
    crowd: 2_000,
    crowdSeconds: 15,
    loadRuns: 5,
  },
  full: {
    wire: { warmUpSeconds: 2, roundSeconds: 1.5, rounds: 15 },
    partRounds: 60,
    idle: 4_000,
    idleRounds: 3,
    knockSeconds: 5,
    knockRounds: 5,
    crowd: 10_000,
    crowdSeconds: 60,
    loadRuns: 15,
  },
};

export interface LibraryReport {
  readonly effort: LibraryEffort;
  readonly parts?: readonly PartCost[];
  readonly wire?: readonly Comparison[];
  readonly idle?: readonly IdleCost[];
  readonly knocks?: readonly KnockCost[];
  readonly crowd?: CrowdCost;
  readonly loadTimes?: readonly LoadTime[];
}

export const wireSubjects = ["bare ws", "ocpp-rpc", "library"] as const satisfies readonly SubjectName[];
export const wireKinds = ["Heartbeat", "TransactionEvent"] as const;

export interface LibraryRun {
  readonly isWanted: (stage: LibraryStage) => boolean;
  readonly effort: LibraryEffort;
  readonly tell: Tell;
}

export async function measureLibrary({ isWanted, effort, tell }: LibraryRun): Promise<LibraryReport> {
  const dir = mkdtempSync(join(tmpdir(), "ocpp-bench-"));
  const certificates = join(dir, "certificates.json");
  try {
    writeCertificates(certificates);
    return {
      effort,
      ...(isWanted("ocpp-parts") ? { parts: await measureParts(effort.partRounds, tell) } : {}),
      ...(isWanted("ocpp-wire") ? { wire: await measureWire(effort.wire, tell) } : {}),
      ...(isWanted("ocpp-memory") ? { idle: await idleMemory(effort, certificates, tell) } : {}),
      ...(isWanted("ocpp-connect") ? { knocks: await knockRate(effort, certificates, tell) } : {}),
      ...(isWanted("ocpp-crowd") ? { crowd: await crowd(effort, certificates, tell) } : {}),
      ...(isWanted("ocpp-load") ? { loadTimes: loadTimes(effort.loadRuns, tell) } : {}),
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measureParts(rounds: number, tell: Tell): Promise<readonly PartCost[]> {
  const child = await Child.start<{ readonly rounds: number }, unknown>(join(import.meta.dirname, "parts.ts"));
  try {
    const costs = await child.ask<readonly PartCost[]>({ rounds });
    for (const { version, action, bytes, library, json, ocppRpc } of costs) {
      const show = ({ least, median }: PartCost["library"]) => `${least.toFixed(1)} (median ${median.toFixed(1)})`;
      tell(`${version} ${action}, ${bytes} bytes: ${show(library)} us CPU least; JSON alone ${show(json)}; with ocpp-rpc's checks ${show(ocppRpc)}`);
    }
    return costs;
  } finally {
    await child.stop();
  }
}

async function measureWire(effort: LibraryEffort["wire"], tell: Tell): Promise<readonly Comparison[]> {
  const running: Subject[] = [];
  try {
    for (const name of wireSubjects) {
      const subject = await Subject.start(name, { stations: STATIONS });
      running.push(subject);
      await subject.connect(0, STATIONS);
    }
    const comparisons = await compare(running, wireKinds, effort, tell);
    for (const { kind, subject } of comparisons)
      tell(`${kind}, ${subject}: ${cpuRatio(comparisons, kind, { of: subject, to: "bare ws" })?.toFixed(2)} of the CPU of bare ws`);
    return comparisons;
  } finally {
    for (const subject of running) await subject.stop();
  }
}

/** CPU against another server: median of the ratios of the rounds, as what disturbs a round disturbs both. */
export function cpuRatio(comparisons: readonly Comparison[], kind: MessageKind, { of, to }: { readonly of: SubjectName; readonly to: SubjectName }) {
  const roundsOf = (name: SubjectName) => comparisons.find((each) => each.kind === kind && each.subject === name)?.rounds ?? [];
  const others = roundsOf(to);
  const ratios = roundsOf(of).map(({ cpu }, round) => cpu.total / (others[round]?.cpu.total ?? Number.NaN));
  return ratios.length === 0 ? undefined : median(ratios, (ratio) => ratio);
}

function loadTimes(runs: number, tell: Tell): readonly LoadTime[] {
  const times = measureLoadTimes({ runs });
  for (const { version, medianMs, slowestMs } of times) tell(`loading ${version}: ${medianMs.toFixed(1)} ms (slowest of ${runs} ${slowestMs.toFixed(1)})`);
  return times;
}
