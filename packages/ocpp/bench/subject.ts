// SPDX-License-Identifier: Apache-2.0
import { loadavg } from "node:os";
import { join } from "node:path";
import { Child } from "./child.ts";
import { cpuOfFamily, cpuOfMachine, cpuOfProcess } from "./proc.ts";
import type { ClientCommand, ClientResult, ServerMemory, ServerReady } from "./protocol.ts";

export type SubjectName = "bare ws" | "ocpp-rpc" | "prototype" | "chargehand" | "library";

export const PASSWORD = "bench-password-0123456789";
const here = import.meta.dirname;
const csms = join(here, "../../csms/bench");
const files: Readonly<Record<SubjectName, string>> = {
  "bare ws": join(here, "bare-server.ts"),
  "ocpp-rpc": join(here, "rpc-server.ts"),
  prototype: join(csms, "prototype-server.ts"),
  chargehand: join(csms, "csms-server.ts"),
  library: join(here, "library/library-server.ts"),
};

/** What one measurement gave. CPU in microseconds per message. */
export interface Measured {
  readonly messages: number;
  readonly errors: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly cpu: { readonly node: number; readonly database: number; readonly total: number };
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Cores that the client process used: at 1 it is the client that limits. */
  readonly clientCores: number;
  /** Cores that anything but this bench used meanwhile. */
  readonly otherCores: number;
  readonly loadAverage: number;
}

/** A server under test and the load that is connected to it, each a process. */
export class Subject {
  readonly name: SubjectName;
  readonly server: Child<object, ServerReady>;
  readonly client: Child<ClientCommand, unknown>;

  private constructor(name: SubjectName, server: Child<object, ServerReady>, client: Child<ClientCommand, unknown>) {
    this.name = name;
    this.server = server;
    this.client = client;
  }

  static async start(name: SubjectName, options: { readonly stations: number; readonly nodeOptions?: readonly string[] }): Promise<Subject> {
    const server = await Child.start<object, ServerReady>(files[name], [String(options.stations), PASSWORD], options.nodeOptions);
    return new Subject(name, server, await Child.start<ClientCommand, unknown>(join(here, "load-client.ts")));
  }

  /** Stations `from` to `from + count` connect and boot. Two password checks run at a time, and a queue of them waits: 16 knock. */
  connect(from: number, count: number): Promise<Measured> {
    return this.measure({ do: "connect", url: this.server.ready.url, from, count, password: PASSWORD, concurrency: 16 });
  }

  async measure(command: ClientCommand): Promise<Measured> {
    const before = this.#cpu();
    const loadAverage = loadavg()[0] ?? 0;
    const result = await this.client.ask<ClientResult>(command);
    const after = this.#cpu();
    return measured(result, { loadAverage, used: difference(after, before) });
  }

  memory(): Promise<ServerMemory> {
    return this.server.ask<ServerMemory>({ tell: "memory" });
  }

  async stop(): Promise<void> {
    await this.client.stop();
    await this.server.stop();
  }

  #cpu() {
    const { databasePid } = this.server.ready;
    const database = databasePid === undefined ? 0 : cpuOfFamily(databasePid);
    return { node: cpuOfProcess(this.server.pid), database, client: cpuOfProcess(this.client.pid), runner: cpuOfProcess(process.pid), machine: cpuOfMachine() };
  }
}

type Cpu = Readonly<Record<"node" | "database" | "client" | "runner" | "machine", number>>;

const difference = (after: Cpu, before: Cpu): Cpu => ({
  node: after.node - before.node,
  database: after.database - before.database,
  client: after.client - before.client,
  runner: after.runner - before.runner,
  machine: after.machine - before.machine,
});

function measured(result: ClientResult, { loadAverage, used }: { readonly loadAverage: number; readonly used: Cpu }): Measured {
  const { messages, errors, seconds, latency } = result;
  const micros = (cpuSeconds: number) => (cpuSeconds * 1e6) / messages;
  return {
    ...{ messages, errors, seconds, perSecond: messages / seconds },
    cpu: { node: micros(used.node), database: micros(used.database), total: micros(used.node + used.database) },
    ...{ p50Ms: latency.p50, p99Ms: latency.p99, maxMs: latency.max, clientCores: used.client / seconds, loadAverage },
    otherCores: Math.max(0, used.machine - used.node - used.database - used.client - used.runner) / seconds,
  };
}

export function median<T>(items: readonly T[], by: (item: T) => number): T {
  const sorted = [...items].sort((one, other) => by(one) - by(other));
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new RangeError("a median of nothing");
  return middle;
}
