// SPDX-License-Identifier: Apache-2.0
// The load, a process of its own: does what the runner asks over IPC, one thing at a time.
import { LoadStation } from "./load-station.ts";
import type { ClientCommand, ClientResult } from "./protocol.ts";

type Of<D extends ClientCommand["do"]> = Extract<ClientCommand, { do: D }>;

const stations: LoadStation[] = [];

/** Counts what is answered and how long each took. */
function tally() {
  const times: number[] = [];
  const began = performance.now();
  const cpu = process.cpuUsage();
  let errors = 0;
  return {
    answered(since: number, isResult: boolean) {
      times.push(performance.now() - since);
      if (!isResult) errors++;
    },
    result(): ClientResult {
      const seconds = (performance.now() - began) / 1_000;
      const { user, system } = process.cpuUsage(cpu);
      const sorted = Float64Array.from(times).sort();
      const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
      return { messages: times.length, errors, seconds, latency: { p50: at(0.5), p99: at(0.99), max: at(1) }, cpuSeconds: (user + system) / 1e6 };
    },
  };
}

/** Stations are spread over the addresses of the loopback, and stay at theirs. */
const addressOf = (index: number) => `127.0.0.${2 + (index % 250)}`;
const identityOf = (index: number) => `BENCH-${index}`;

async function inParallel(count: number, concurrency: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, worker));
}

const knock = ({ url, password }: { readonly url: string; readonly password: string }, index: number) =>
  LoadStation.connect({ url, identity: identityOf(index), password, localAddress: addressOf(index) });

async function connect(command: Of<"connect">): Promise<ClientResult> {
  const count = tally();
  await inParallel(command.count, command.concurrency, async (index) => {
    const since = performance.now();
    const station = await knock(command, command.from + index);
    count.answered(since, await station.call("BootNotification"));
    stations.push(station);
  });
  return count.result();
}

async function boots(command: Of<"boots">): Promise<ClientResult> {
  const count = tally();
  await inParallel(command.count, command.concurrency, async (index) => {
    const since = performance.now();
    const station = await knock(command, command.from + index);
    count.answered(since, await station.call("BootNotification"));
    station.end();
  });
  return count.result();
}

async function closed({ kind, seconds }: Of<"closed">): Promise<ClientResult> {
  const count = tally();
  const until = performance.now() + seconds * 1_000;
  const run = (station: LoadStation) =>
    new Promise<void>((resolve) => {
      const next = () => {
        const since = performance.now();
        if (since >= until) return resolve();
        station.send(kind, (isResult) => {
          count.answered(since, isResult);
          next();
        });
      };
      next();
    });
  await Promise.all(stations.map(run));
  return count.result();
}

function fixed({ kind, seconds, rate }: Of<"fixed">): Promise<ClientResult> {
  const count = tally();
  const began = performance.now();
  const total = seconds * rate;
  const due: number[][] = stations.map(() => []);
  let [sent, answered] = [0, 0];
  return new Promise((resolve) => {
    const pump = (at: number) => {
      const station = stations[at] as LoadStation;
      if (!station.isIdle) return;
      const since = due[at]?.shift();
      if (since === undefined) return;
      station.send(kind, (isResult) => {
        count.answered(since, isResult);
        if (++answered === total) resolve(count.result());
        else pump(at);
      });
    };
    const tick = () => {
      const now = performance.now();
      for (; sent < total && began + (sent * 1_000) / rate <= now; sent++) {
        const at = sent % stations.length;
        due[at]?.push(began + (sent * 1_000) / rate);
        pump(at);
      }
      if (sent < total) setTimeout(tick, 1);
    };
    tick();
  });
}

async function burst({ count: size }: Of<"burst">): Promise<ClientResult> {
  const chosen = stations.slice(0, size);
  if (chosen.length < size) throw new Error(`${size} stations are asked for, ${chosen.length} are connected`);
  for (const station of chosen) station.newTransaction();
  const count = tally();
  const since = performance.now();
  await Promise.all(chosen.map(async (station) => count.answered(since, await station.call("TransactionEvent"))));
  return count.result();
}

function run(command: ClientCommand): Promise<ClientResult> {
  switch (command.do) {
    case "connect":
      return connect(command);
    case "closed":
      return closed(command);
    case "fixed":
      return fixed(command);
    case "burst":
      return burst(command);
    case "boots":
      return boots(command);
  }
}

process.on("message", (command: ClientCommand) => {
  run(command).then(
    (result) => process.send?.({ result }),
    (cause: unknown) => process.send?.({ error: cause instanceof Error ? cause.message : String(cause) }),
  );
});
process.on("disconnect", () => process.exit());
process.send?.({ ready: {} });
