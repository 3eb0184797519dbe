// SPDX-License-Identifier: Apache-2.0
import type { MessageKind, ServerMemory } from "./protocol.ts";
import { type Measured, median, PASSWORD, Subject, type SubjectName } from "./subject.ts";

export interface Effort {
  readonly warmUpSeconds: number;
  readonly roundSeconds: number;
  readonly rounds: number;
  readonly fixedSeconds: number;
  readonly bursts: number;
  readonly boots: number;
}

export const efforts: Readonly<Record<"quick" | "full", Effort>> = {
  quick: { warmUpSeconds: 1, roundSeconds: 2, rounds: 3, fixedSeconds: 5, bursts: 2, boots: 200 },
  full: { warmUpSeconds: 3, roundSeconds: 3, rounds: 5, fixedSeconds: 20, bursts: 5, boots: 800 },
};

export const kinds = ["Heartbeat", "MeterValues", "TransactionEvent"] as const satisfies readonly MessageKind[];
export const subjects = ["bare ws", "ocpp-rpc", "prototype", "chargehand"] as const satisfies readonly SubjectName[];
/** The prototype keeps nothing but these. */
const takesPart = ({ name }: Subject, kind: MessageKind): boolean => name !== "prototype" || kind === "TransactionEvent";
/** Stations of the comparison, and of the largest burst. */
export const STATIONS = 200;
export const MANY_STATIONS = 1_000;

export type Tell = (line: string) => void;

export interface Comparison {
  readonly kind: MessageKind;
  readonly subject: SubjectName;
  /** The round with the median throughput. */
  readonly median: Measured;
  readonly rounds: readonly Measured[];
  readonly cpuTotalMedian: number;
}

const show = ({ perSecond, cpu, p50Ms, p99Ms, errors, loadAverage, otherCores }: Measured): string =>
  `${perSecond.toFixed(0)}/s, ${cpu.total.toFixed(1)} us CPU (node ${cpu.node.toFixed(1)}, database ${cpu.database.toFixed(1)}), p50 ${p50Ms.toFixed(1)} ms, ` +
  `p99 ${p99Ms.toFixed(1)} ms, ${errors} errors; load ${loadAverage.toFixed(1)}, others ${otherCores.toFixed(2)} cores`;

/** All kinds against all servers, rounds interleaved, so that what disturbs the machine disturbs all of them. */
export async function compare(
  running: readonly Subject[],
  chosen: readonly MessageKind[],
  effort: Pick<Effort, "warmUpSeconds" | "roundSeconds" | "rounds">,
  tell: Tell,
): Promise<readonly Comparison[]> {
  const results: Comparison[] = [];
  for (const kind of chosen) {
    const rounds = new Map<Subject, Measured[]>(running.filter((subject) => takesPart(subject, kind)).map((subject) => [subject, []]));
    for (const subject of rounds.keys()) await subject.measure({ do: "closed", kind, seconds: effort.warmUpSeconds });
    for (let round = 0; round < effort.rounds; round++) {
      for (const [subject, done] of rounds) done.push(await subject.measure({ do: "closed", kind, seconds: effort.roundSeconds }));
    }
    for (const [subject, done] of rounds) {
      const middle = median(done, ({ perSecond }) => perSecond);
      const cpuTotalMedian = median(done, ({ cpu }) => cpu.total).cpu.total;
      results.push({ kind, subject: subject.name, median: middle, rounds: done, cpuTotalMedian });
      tell(`${kind}, ${subject.name}: ${show(middle)}`);
    }
  }
  return results;
}

/** A directory for its profile means ours alone. */
export async function startAll(
  tell: Tell,
  { profileDir, isOursAlone }: { readonly profileDir?: string | undefined; readonly isOursAlone: boolean },
): Promise<readonly Subject[]> {
  const running: Subject[] = [];
  const nodeOptions = profileDir === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileDir}`];
  for (const name of isOursAlone || profileDir !== undefined ? (["chargehand"] as const) : subjects) {
    const subject = await Subject.start(name, { stations: name === "chargehand" ? MANY_STATIONS : STATIONS, nodeOptions });
    running.push(subject);
    tell(`${name}: ${STATIONS} stations connected and booted: ${show(await subject.connect(0, STATIONS))}`);
  }
  return running;
}

export async function fixedRate(subject: Subject, seconds: number, tell: Tell): Promise<Measured> {
  const result = await subject.measure({ do: "fixed", kind: "TransactionEvent", seconds, rate: 1_000 });
  tell(`TransactionEvent at 1,000/s: ${show(result)}`);
  return result;
}

/** Seconds until all are answered, slowest of the bursts. */
export async function startBursts(
  subject: Subject,
  size: number,
  bursts: number,
  tell: Tell,
): Promise<{ readonly median: Measured; readonly slowest: Measured }> {
  const done: Measured[] = [];
  for (let burst = 0; burst < bursts; burst++) done.push(await subject.measure({ do: "burst", count: size }));
  const sorted = { median: median(done, ({ seconds }) => seconds), slowest: [...done].sort((one, other) => other.seconds - one.seconds)[0] as Measured };
  tell(
    `${size} simultaneous Started: all answered in ${(sorted.median.seconds * 1_000).toFixed(0)} ms (slowest ${(sorted.slowest.seconds * 1_000).toFixed(0)} ms)`,
  );
  return sorted;
}

/** BootNotifications on open connections, and whole beginnings: TCP, upgrade, password, boot. */
export async function boots(subject: Subject, effort: Effort, tell: Tell): Promise<{ readonly messages: Measured; readonly connections: Measured }> {
  const messages = await subject.measure({ do: "closed", kind: "BootNotification", seconds: effort.roundSeconds });
  tell(`BootNotification: ${show(messages)}`);
  // Stations that are not connected yet: a second connection of one would be a swap.
  const fresh = { url: subject.server.ready.url, from: STATIONS, count: Math.min(effort.boots, MANY_STATIONS - STATIONS) };
  const connections = await subject.measure({ do: "boots", ...fresh, password: PASSWORD, concurrency: 16 });
  tell(`connect, password and boot: ${show(connections)}`);
  return { messages, connections };
}

export interface MemorySample extends ServerMemory {
  readonly minute: number;
}

/** Memory over `minutes` of a steady load, after a collection of garbage each. */
export async function soak(subject: Subject, minutes: number, tell: Tell): Promise<readonly MemorySample[]> {
  const samples: MemorySample[] = [];
  for (let minute = 0; minute <= minutes; minute += 0.5) {
    const memory = await subject.memory();
    samples.push({ minute, ...memory });
    tell(`memory after ${minute} min: ${memory.rssMb.toFixed(0)} MB resident, ${memory.heapMb.toFixed(1)} MB heap`);
    if (minute < minutes) await subject.measure({ do: "fixed", kind: "TransactionEvent", seconds: 30, rate: 1_000 });
  }
  return samples;
}
