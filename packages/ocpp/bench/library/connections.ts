// SPDX-License-Identifier: Apache-2.0
// Stages about connections: what an idle one keeps, what opening one costs, and ten thousand of them.
import { loadavg } from "node:os";
import { join } from "node:path";
import { Child } from "../child.ts";
import { cpuOfProcess } from "../proc.ts";
import type { ServerMemory, ServerReady } from "../protocol.ts";
import type { Tell } from "../stages.ts";
import type { Beats, CrowdCommand, Opened } from "./crowd-protocol.ts";

export const libraryServers = {
  "bare ws": join(import.meta.dirname, "../bare-server.ts"),
  library: join(import.meta.dirname, "library-server.ts"),
} as const;
export type LibrarySubject = keyof typeof libraryServers;
const bothServers = ["bare ws", "library"] as const;

export interface ConnectionEffort {
  readonly idle: number;
  readonly idleRounds: number;
  readonly knockSeconds: number;
  readonly knockRounds: number;
  readonly crowd: number;
  readonly crowdSeconds: number;
}

/** Per connection. KB are 1,000 bytes. */
export interface IdleCost {
  readonly link: "plain" | "TLS";
  readonly subject: LibrarySubject;
  readonly connections: number;
  readonly residentKb: number;
  readonly heapKb: number;
  readonly rounds: readonly { readonly residentKb: number; readonly heapKb: number }[];
}

export interface KnockCost {
  readonly subject: LibrarySubject;
  readonly perSecond: number;
  /** Milliseconds of the server's CPU for one connection: TCP, TLS, upgrade and end. */
  readonly cpuMs: number;
  readonly rounds: readonly { readonly perSecond: number; readonly cpuMs: number }[];
  readonly loadAverage: number;
}

export interface CrowdCost extends Beats {
  readonly connections: number;
  readonly seconds: number;
  readonly periodSeconds: number;
  /** Of one core. */
  readonly cores: number;
  readonly residentMb: number;
  readonly openedPerSecond: number;
  readonly loadAverage: number;
}

/** A server and the crowds that knock at it, each a process. */
class Link implements AsyncDisposable {
  readonly server: Child<object, ServerReady>;
  readonly crowds: readonly Child<CrowdCommand, unknown>[];

  private constructor(server: Child<object, ServerReady>, crowds: readonly Child<CrowdCommand, unknown>[]) {
    this.server = server;
    this.crowds = crowds;
  }

  static async start(subject: LibrarySubject, { certificates, crowds = 1 }: { readonly certificates?: string | undefined; readonly crowds?: number }) {
    const tls = certificates === undefined ? [] : [certificates];
    const server = await Child.start<object, ServerReady>(libraryServers[subject], ["0", "", ...tls]);
    const starting = Array.from({ length: crowds }, () =>
      Child.start<CrowdCommand, unknown>(join(import.meta.dirname, "crowd.ts"), [server.ready.url, ...tls]),
    );
    return new Link(server, await Promise.all(starting));
  }

  /** All crowds at once. */
  ask<T>(command: (crowd: number) => CrowdCommand): Promise<readonly T[]> {
    return Promise.all(this.crowds.map((crowd, index) => crowd.ask<T>(command(index))));
  }

  memory(): Promise<ServerMemory> {
    return this.server.ask<ServerMemory>({ tell: "memory" });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const crowd of this.crowds) await crowd.stop();
    await this.server.stop();
  }
}

const middle = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[(values.length - 1) >> 1] ?? 0;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

async function idleOnce(subject: LibrarySubject, certificates: string | undefined, count: number) {
  await using link = await Link.start(subject, { certificates });
  // The first ones let heap and code grow to their working size.
  const first = Math.ceil(count / 4);
  await link.ask<Opened>(() => ({ do: "open", from: 0, count: first, concurrency: 16 }));
  const before = await link.memory();
  await link.ask<Opened>(() => ({ do: "open", from: first, count, concurrency: 16 }));
  const after = await link.memory();
  return { residentKb: ((after.rssMb - before.rssMb) * 1_000) / count, heapKb: ((after.heapMb - before.heapMb) * 1_000) / count };
}

/** Each in a server of its own, both servers in turn. */
export async function idleMemory({ idle, idleRounds }: ConnectionEffort, certificates: string, tell: Tell): Promise<readonly IdleCost[]> {
  const costs: IdleCost[] = [];
  for (const link of ["plain", "TLS"] as const) {
    const rounds = { "bare ws": [], library: [] } as Record<LibrarySubject, { residentKb: number; heapKb: number }[]>;
    for (let round = 0; round < idleRounds; round++) {
      for (const subject of bothServers) rounds[subject].push(await idleOnce(subject, link === "TLS" ? certificates : undefined, idle));
    }
    for (const subject of bothServers) {
      const residentKb = middle(rounds[subject].map((round) => round.residentKb));
      const heapKb = middle(rounds[subject].map((round) => round.heapKb));
      costs.push({ link, subject, connections: idle, residentKb, heapKb, rounds: rounds[subject] });
      tell(`idle connection, ${link}, ${subject}: ${residentKb.toFixed(1)} KB resident, ${heapKb.toFixed(1)} KB heap`);
    }
  }
  return costs;
}

/** Full mutual handshakes over TLS, both servers in turn. */
export async function knockRate({ knockSeconds, knockRounds }: ConnectionEffort, certificates: string, tell: Tell): Promise<readonly KnockCost[]> {
  await using bare = await Link.start("bare ws", { certificates });
  await using library = await Link.start("library", { certificates });
  const links = { "bare ws": bare, library };
  const rounds = { "bare ws": [], library: [] } as Record<LibrarySubject, { perSecond: number; cpuMs: number }[]>;
  const loadAverage = loadavg()[0] ?? 0;
  for (let round = -1; round < knockRounds; round++) {
    for (const subject of bothServers) {
      const link = links[subject];
      const before = cpuOfProcess(link.server.pid);
      const seconds = round < 0 ? 1 : knockSeconds;
      const done = await link.ask<Opened>(() => ({ do: "knocks", from: (round + 1) * 100_000, seconds, concurrency: 32 }));
      const connections = sum(done.map((each) => each.connections));
      const cpuMs = ((cpuOfProcess(link.server.pid) - before) * 1_000) / connections;
      // The first round warms up.
      if (round >= 0) rounds[subject].push({ perSecond: connections / (done[0]?.seconds ?? 1), cpuMs });
    }
  }
  return bothServers.map((subject) => {
    const perSecond = middle(rounds[subject].map((round) => round.perSecond));
    const cpuMs = middle(rounds[subject].map((round) => round.cpuMs));
    tell(`mutual TLS, ${subject}: ${perSecond.toFixed(0)} connections/s, ${cpuMs.toFixed(3)} ms of the server's CPU each`);
    return { subject, perSecond, cpuMs, rounds: rounds[subject], loadAverage };
  });
}

/** Heartbeats each 60 s, and the server's own pings. */
export async function crowd({ crowd: connections, crowdSeconds: seconds }: ConnectionEffort, certificates: string, tell: Tell): Promise<CrowdCost> {
  const crowds = 4;
  await using link = await Link.start("library", { certificates, crowds });
  const each = Math.floor(connections / crowds);
  const opened = await link.ask<Opened>((index) => ({ do: "open", from: index * each, count: each, concurrency: 16 }));
  const openedPerSecond = connections / Math.max(...opened.map((one) => one.seconds));
  tell(`${connections} mutual-TLS connections open, ${openedPerSecond.toFixed(0)}/s`);
  const loadAverage = loadavg()[0] ?? 0;
  const before = cpuOfProcess(link.server.pid);
  const periodSeconds = 60;
  const beats = await link.ask<Beats>(() => ({ do: "beat", seconds, periodSeconds }));
  const cores = (cpuOfProcess(link.server.pid) - before) / seconds;
  const messages = sum(beats.map((one) => one.messages));
  const errors = sum(beats.map((one) => one.errors));
  const slowest = { p50Ms: Math.max(...beats.map((one) => one.p50Ms)), p99Ms: Math.max(...beats.map((one) => one.p99Ms)) };
  const { rssMb: residentMb } = await link.memory();
  tell(
    `${messages} Heartbeats in ${seconds} s over ${connections} connections: ${(cores * 100).toFixed(1)} % of a core, p99 ${slowest.p99Ms.toFixed(1)} ms, ${errors} errors`,
  );
  return { connections, seconds, periodSeconds, messages, errors, ...slowest, cores, residentMb, openedPerSecond, loadAverage };
}
