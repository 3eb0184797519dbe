// SPDX-License-Identifier: Apache-2.0
// The library's part of docs/bench.md.
import { head, one, row, verdict, whole } from "../table.ts";
import type { KnockCost } from "./connections.ts";
import type { PartCost, Spread } from "./parts.ts";
import { cpuRatio, type LibraryReport, wireKinds } from "./stages.ts";

export function renderLibrary(report: LibraryReport | undefined): string {
  if (report === undefined) return "";
  const parts = [targets(report), wire(report), partCosts(report), connections(report), method(report)];
  return `## The library alone (\`@chargehand/ocpp\`)\n\n${parts.filter((part) => part !== "").join("\n\n")}`;
}

function targets(report: LibraryReport): string {
  const lines = [...wireTargets(report), ...idleTargets(report), ...connectTargets(report), ...loadTargets(report)];
  return `${head("what", "target", "measured", "met")}\n${lines.join("\n")}`;
}

const wireTarget = { Heartbeat: 1.3, TransactionEvent: 1.8 } as const;

function wireTargets(report: LibraryReport): readonly string[] {
  return wireKinds.flatMap((kind) => {
    const comparisons = report.wire ?? [];
    const toBare = cpuRatio(comparisons, kind, { of: "library", to: "bare ws" });
    const toRpc = cpuRatio(comparisons, kind, { of: "library", to: "ocpp-rpc" });
    if (toBare === undefined || toRpc === undefined) return [];
    return [
      row(`${kind}: CPU against bare ws`, `at most ${wireTarget[kind]}`, toBare.toFixed(2), verdict(toBare <= wireTarget[kind])),
      row(`${kind}: CPU against ocpp-rpc strict`, "clearly less than 1", toRpc.toFixed(2), verdict(toRpc <= 0.9)),
    ];
  });
}

function idleTargets({ idle = [] }: LibraryReport): readonly string[] {
  return (["plain", "TLS"] as const).flatMap((link) => {
    const [bare, ours] = (["bare ws", "library"] as const).map((name) => idle.find((each) => each.link === link && each.subject === name));
    if (bare === undefined || ours === undefined) return [];
    const beyond = ours.residentKb - bare.residentKb;
    const got = `${one(beyond)} KB resident (${one(ours.heapKb - bare.heapKb)} KB of heap)`;
    return [row(`idle connection beyond bare ws, ${link}`, "at most 15 KB", got, verdict(beyond <= 15))];
  });
}

const ofSubject = (knocks: readonly KnockCost[], name: string) => knocks.find(({ subject }) => subject === name);

function connectTargets({ knocks = [], crowd }: LibraryReport): readonly string[] {
  const [bare, ours] = [ofSubject(knocks, "bare ws"), ofSubject(knocks, "library")];
  const lines: string[] = [];
  if (bare !== undefined && ours !== undefined) {
    const [rate, cpu] = [ours.perSecond / bare.perSecond, bare.cpuMs / ours.cpuMs];
    lines.push(
      row(
        "mutual-TLS connect rate against bare https + ws",
        "at least 0.8",
        `${rate.toFixed(2)} (by CPU ${cpu.toFixed(2)})`,
        verdict(Math.min(rate, cpu) >= 0.8),
      ),
    );
  }
  if (crowd !== undefined) {
    const what = `${whole(crowd.connections)} mutual-TLS connections, Heartbeats each ${crowd.periodSeconds} s`;
    lines.push(row(what, "under 30 % of a core", `${one(crowd.cores * 100)} %`, verdict(crowd.cores < 0.3 && crowd.errors === 0)));
  }
  return lines;
}

const loadTargets = ({ loadTimes = [] }: LibraryReport): readonly string[] =>
  loadTimes.map(({ version, medianMs }) => row(`loading ${version}`, "under 20 ms", `${one(medianMs)} ms`, verdict(medianMs < 20)));

function wire(report: LibraryReport): string {
  const { wire: comparisons = [] } = report;
  if (comparisons.length === 0) return "";
  const lines = comparisons.map(({ kind, subject, cpuTotalMedian, median }) => {
    const ratio = cpuRatio(comparisons, kind, { of: subject, to: "bare ws" }) ?? 1;
    const { perSecond, p50Ms, p99Ms, errors, loadAverage, otherCores } = median;
    return row(kind, subject, one(cpuTotalMedian), ratio.toFixed(2), whole(perSecond), one(p50Ms), one(p99Ms), errors, one(loadAverage), otherCores.toFixed(2));
  });
  const heads = ["message", "server", "CPU us/message", "of bare", "messages/s", "p50 ms", "p99 ms", "errors", "load before", "other cores"];
  return `### With sockets\n\n${head(...heads)}\n${lines.join("\n")}`;
}

function partCosts({ parts = [] }: LibraryReport): string {
  if (parts.length === 0) return "";
  const spread = ({ least, median }: Spread) => `${one(least)} (${one(median)})`;
  const lines = parts.map(({ version, action, bytes, library, json, ocppRpc }: PartCost) =>
    row(version, action, bytes, spread(library), spread(json), spread(ocppRpc)),
  );
  const heads = ["version", "CALL", "bytes", "library", "JSON alone", "JSON and ocpp-rpc's checks"];
  return `### Without sockets: us of CPU per message, least (median)\n\n${head(...heads)}\n${lines.join("\n")}`;
}

function connections({ idle = [], knocks = [], crowd }: LibraryReport): string {
  const idleLines = idle.map(({ link, subject, connections: count, residentKb, heapKb }) => row(link, subject, whole(count), one(residentKb), one(heapKb)));
  const knockLines = knocks.map(({ subject, perSecond, cpuMs, loadAverage }) => row(subject, whole(perSecond), cpuMs.toFixed(2), one(loadAverage)));
  const tables = [
    ...(idle.length === 0 ? [] : [`${head("idle connection", "server", "connections", "resident KB", "heap KB")}\n${idleLines.join("\n")}`]),
    ...(knocks.length === 0 ? [] : [`${head("mutual TLS", "connections/s", "server's CPU ms each", "load before")}\n${knockLines.join("\n")}`]),
    ...(crowd === undefined
      ? []
      : [
          `${whole(crowd.connections)} connections: opened at ${whole(crowd.openedPerSecond)}/s, ${whole(crowd.residentMb)} MB resident, ` +
            `${whole(crowd.messages)} Heartbeats in ${crowd.seconds} s, p50 ${one(crowd.p50Ms)} ms, p99 ${one(crowd.p99Ms)} ms, ${crowd.errors} errors (load before ${one(crowd.loadAverage)}).`,
        ]),
  ];
  return tables.length === 0 ? "" : `### Connections\n\n${tables.join("\n\n")}`;
}

const method = ({ effort }: LibraryReport) =>
  `- \`library\`: \`createStationServer\` with handlers that give a constant; both directions checked against the schemas. Sockets: as in the first table; "of bare" is the median of the ratios of CPU of ${effort.wire.rounds} rounds.
- Without sockets: the longest golden frame of each action, ${effort.partRounds} rounds of 1,000 messages each, the three in turn; \`JSON alone\` is JSON.parse and JSON.stringify.
- Idle connections: resident memory of the server's process after a collection of garbage, before and after ${whole(effort.idle)} more connections that each had one Heartbeat answered; median of ${effort.idleRounds}. KB are 1,000 bytes.
- Mutual TLS: ECDSA P-256, TLS 1.3, full handshakes, the same settings in both servers, in turn; "by CPU" compares the server's CPU per connection, which tells more than the rate when the client shares the cores. The verdict takes the worse of both.
- The crowd's CPU includes the server's own pings each 30 s.`;
