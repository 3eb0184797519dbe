// SPDX-License-Identifier: Apache-2.0
// Thousands of stations that do little, a process of its own: does what the runner asks over IPC, one thing at a time.
import { LoadStation } from "../load-station.ts";
import { readCertificates } from "./certificates.ts";
import type { Beats, CrowdCommand, Opened } from "./crowd-protocol.ts";

type Of<D extends CrowdCommand["do"]> = Extract<CrowdCommand, { do: D }>;

const [url = "", certificateFile] = process.argv.slice(2);
const certificates = readCertificates(certificateFile);
const tls = certificates && { ca: certificates.ca, ...certificates.station };
const stations: LoadStation[] = [];

/** Stations are spread over the addresses of the loopback: each has its own range of ports. */
const knock = (index: number) => LoadStation.connect({ url, identity: `BENCH-${index}`, localAddress: `127.0.0.${2 + (index % 250)}`, tls });

async function timed(work: (count: () => void) => Promise<unknown>): Promise<Opened> {
  const began = performance.now();
  let connections = 0;
  await work(() => connections++);
  return { connections, seconds: (performance.now() - began) / 1_000 };
}

const workers = (count: number, work: () => Promise<void>) => Promise.all(Array.from({ length: count }, work));

/** Each has sent a message and got its answer, so that what is made when it is first needed is there. */
function open({ from, count, concurrency }: Of<"open">): Promise<Opened> {
  let next = from;
  return timed((opened) =>
    workers(concurrency, async () => {
      while (next < from + count) {
        const station = await knock(next++);
        stations.push(station);
        if (!(await station.call("Heartbeat"))) throw new Error("a Heartbeat stayed without its answer");
        opened();
      }
    }),
  );
}

/** Connections that are ended after their 101, `concurrency` at a time. */
function knocks({ from, seconds, concurrency }: Of<"knocks">): Promise<Opened> {
  const until = performance.now() + seconds * 1_000;
  let next = from;
  return timed((opened) =>
    workers(concurrency, async () => {
      while (performance.now() < until) {
        (await knock(next++)).end();
        opened();
      }
    }),
  );
}

/** A Heartbeat of each station in each period, evenly spread over it. */
function beat({ seconds, periodSeconds }: Of<"beat">): Promise<Beats> {
  const began = performance.now();
  const total = Math.floor((stations.length * seconds) / periodSeconds);
  const times: number[] = [];
  let [sent, errors] = [0, 0];
  return new Promise((resolve) => {
    const tick = () => {
      const now = performance.now();
      const due = Math.min(total, Math.floor(((now - began) * stations.length) / (periodSeconds * 1_000)));
      for (; sent < due; sent++) {
        const since = performance.now();
        stations[sent % stations.length]?.send("Heartbeat", (isResult) => {
          times.push(performance.now() - since);
          if (!isResult) errors++;
        });
      }
      if (now - began < seconds * 1_000 || times.length < sent) setTimeout(tick, 5);
      else resolve(result());
    };
    const result = (): Beats => {
      const sorted = Float64Array.from(times).sort();
      return { messages: times.length, errors, p50Ms: sorted[sorted.length >> 1] ?? 0, p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0 };
    };
    tick();
  });
}

function run(command: CrowdCommand): Promise<Opened | Beats> {
  switch (command.do) {
    case "open":
      return open(command);
    case "knocks":
      return knocks(command);
    case "beat":
      return beat(command);
  }
}

process.on("message", (command: CrowdCommand) => {
  run(command).then(
    (result) => process.send?.({ result }),
    (cause: unknown) => process.send?.({ error: cause instanceof Error ? cause.message : String(cause) }),
  );
});
process.on("disconnect", () => process.exit());
process.send?.({ ready: {} });
