// SPDX-License-Identifier: Apache-2.0
// The newest run as docs/bench.md.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { latestSoak, type Report, root } from "./history.ts";
import { renderLibrary } from "./library/render.ts";
import { kinds, subjects } from "./stages.ts";
import type { Measured } from "./subject.ts";
import { head, one, row, verdict, whole } from "./table.ts";

/** The target of 10,000/s was set where such a prototype reached 18,000/s: their ratio holds on any machine. */
const OF_PROTOTYPE = 10_000 / 18_000;

const ms = (seconds: number) => `${whole(seconds * 1_000)} ms`;

export function render(report: Report): void {
  const parts = [intro(report), comparison(report), targets(report), memory(report), method(report), renderLibrary(report.library)];
  writeFileSync(join(root, "docs/bench.md"), `${parts.filter((part) => part !== "").join("\n\n")}\n`);
}

const intro = ({ date, machine: { cpu, cores, memoryGb, node, postgres, system } }: Report) =>
  `# Bench

Made by \`npm run bench\` from the newest file of [bench/history](../bench/history); do not edit. Figures of another machine differ; ratios of one run compare.

Run of ${date.slice(0, 16).replace("T", " ")} UTC on ${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, PostgreSQL ${postgres}.`;

function comparison({ comparisons, stations }: Report): string {
  const lines = kinds.flatMap((kind) => {
    const of = (name: string) => comparisons.find((each) => each.kind === kind && each.subject === name);
    const bare = of("bare ws");
    return subjects.flatMap((name) => {
      const found = of(name);
      if (found === undefined || bare === undefined) return [];
      const { median: m, cpuTotalMedian } = found;
      const ratio = m.perSecond / bare.median.perSecond;
      const cpu = `${one(m.cpu.node)} + ${one(m.cpu.database)}`;
      return [
        row(
          kind,
          name,
          one(cpuTotalMedian),
          cpu,
          whole(m.perSecond),
          ratio.toFixed(2),
          one(m.p50Ms),
          one(m.p99Ms),
          m.errors,
          one(m.loadAverage),
          m.otherCores.toFixed(2),
        ),
      ];
    });
  });
  const heads = ["message", "server", "CPU us/message", "node + database", "messages/s", "of bare", "p50 ms", "p99 ms", "errors", "load before", "other cores"];
  return `## ${stations} stations, one message in flight each\n\n${head(...heads)}\n${lines.join("\n")}`;
}

function targets(report: Report): string {
  const lines: string[] = [];
  const add = (what: string, target: string, got: string, isMet: boolean) => lines.push(row(what, target, got, verdict(isMet)));
  const of = (kind: string, name: string) => report.comparisons.find((each) => each.kind === kind && each.subject === name)?.median;
  const [bareEvent, prototype, event] = [of("TransactionEvent", "bare ws"), of("TransactionEvent", "prototype"), of("TransactionEvent", "chargehand")];
  if (bareEvent !== undefined && event !== undefined) {
    const ratio = event.perSecond / bareEvent.perSecond;
    add("TransactionEvent, durable", "10,000/s", `${whole(event.perSecond)}/s`, event.perSecond >= 10_000);
    add("TransactionEvent against bare ws", "0.15", ratio.toFixed(2), ratio >= 0.15);
    if (prototype !== undefined) {
      const part = event.perSecond / prototype.perSecond;
      add("TransactionEvent against the prototype", OF_PROTOTYPE.toFixed(2), part.toFixed(2), part >= OF_PROTOTYPE);
    }
  }
  const [bareBeat, beat] = [of("Heartbeat", "bare ws"), of("Heartbeat", "chargehand")];
  if (bareBeat !== undefined && beat !== undefined)
    add("Heartbeat against bare ws", "0.5", (beat.perSecond / bareBeat.perSecond).toFixed(2), beat.perSecond / bareBeat.perSecond >= 0.5);
  if (report.fixed !== undefined) add("TransactionEvent at a fixed 1,000/s, p99", "30 ms", fixedText(report.fixed), report.fixed.p99Ms < 30);
  for (const { size, median, slowest } of report.bursts ?? []) {
    const got = `${ms(median.seconds)} (slowest ${ms(slowest.seconds)})`;
    add(`${whole(size)} simultaneous Started, all answered`, "2,000 ms", got, slowest.seconds < 2 && slowest.errors === 0);
  }
  if (report.boots !== undefined) {
    const { messages, connections } = report.boots;
    add("BootNotification on open connections", "500/s", `${whole(messages.perSecond)}/s`, messages.perSecond >= 500);
    add("connect, password check and boot", "500/s", `${whole(connections.perSecond)}/s`, connections.perSecond >= 500);
  }
  const soaked = report.soak === undefined ? latestSoak() : report;
  if (soaked?.soak !== undefined) {
    const [first, last] = [soaked.soak[Math.floor(soaked.soak.length / 4)], soaked.soak.at(-1)];
    if (first !== undefined && last !== undefined) {
      const got = `heap ${one(first.heapMb)} to ${one(last.heapMb)} MB, resident ${whole(first.rssMb)} to ${whole(last.rssMb)} MB, minutes ${first.minute} to ${last.minute}${soaked === report ? "" : `, run of ${soaked.date.slice(0, 16).replace("T", " ")}`}`;
      add("memory under 1,000 TransactionEvents/s", "flat", got, last.heapMb <= first.heapMb * 1.1 + 1);
    }
  }
  return `## Against the targets\n\n${head("what", "target", "measured", "met")}\n${lines.join("\n")}`;
}

const fixedText = ({ p50Ms, p99Ms, maxMs, loadAverage }: Measured) => `p50 ${one(p50Ms)}, p99 ${one(p99Ms)}, max ${one(maxMs)} ms (load ${one(loadAverage)})`;

const memory = ({ memory: samples }: Report) =>
  `## Memory of the server process after the rounds and a collection of garbage

${head("server", "resident MB", "heap MB")}
${samples.map(({ subject, rssMb, heapMb }) => row(subject, whole(rssMb), one(heapMb))).join("\n")}`;

const method = ({ effort: { rounds, roundSeconds, warmUpSeconds } }: Report) =>
  `## How it is measured

- The same client, a process of its own for each server, sends the same messages over plain web sockets from addresses spread over 127.0.0.2 to 127.0.0.251; each station waits for its answer before it sends again, as OCPP-J demands.
- \`bare ws\`: \`ws\`, JSON.parse, an answer. \`ocpp-rpc\`: strict mode, schemas checked in and out, nothing stored. \`prototype\`: TransactionEvents alone, one schema check, one row each by one upsert for all that wait, answered after COMMIT; no authentication, no sessions, no readings. \`chargehand\`: admission by password (security profile 1, the plain port of a lab, so that all compare), schemas checked in and out, PostgreSQL (embedded, fsync and synchronous_commit on); the answer to a TransactionEvent goes out after COMMIT.
- MeterValues are those outside a transaction, kept before the answer; of Heartbeat only when the station was last seen is kept, written behind each 10 s: that row measures the wire, not the database.
- CPU: user and system time of the server's process (all threads) and, for prototype and chargehand, of PostgreSQL with all its processes, from /proc, divided by the messages answered; median of ${rounds} rounds. The client's CPU is not counted.
- ${rounds} rounds of ${roundSeconds} s after ${warmUpSeconds} s of warm-up, servers in turn in each round; the row is the round of median throughput. "load before" is the load average over one minute when that round began, the bench's own load included; "other cores" is the CPU that processes outside the bench used during the round.
- The target of 10,000 TransactionEvents/s was set where such a prototype reached 18,000/s, so the row "against the prototype" asks for their ratio, which does not depend on the machine.
- Everything shares the machine's cores: client and PostgreSQL take theirs from the server, so messages/s of two cores are less than a server of its own would give.`;
