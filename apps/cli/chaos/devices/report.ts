// SPDX-License-Identifier: Apache-2.0
import { DEVICE_DEFECTS, type DeviceFindings } from "./check.ts";
import { DEVICE_FAULTS, DEVICE_KILLS, type DeviceBlow } from "./nemesis.ts";
import type { DeviceChaosOptions } from "./options.ts";

export interface DeviceOutcome {
  readonly options: DeviceChaosOptions;
  readonly findings: DeviceFindings;
  /** Losses of power, counted for each device. */
  readonly losses: number;
  readonly isDrained: boolean;
  readonly blows: readonly DeviceBlow[];
  readonly people: Readonly<Record<"plugIn" | "unplug" | "card" | "command" | "refused", number>>;
  readonly deviceStarts: number;
  readonly deviceOwnEnds: number;
  readonly csmsStarts: number;
  readonly csmsOwnEnds: number;
  readonly seconds: number;
  readonly diskNote: string;
}

const listOf = (blows: readonly DeviceBlow[], kinds: readonly DeviceBlow["kind"][]) =>
  kinds.map((kind) => `${kind} ${blows.filter((blow) => blow.kind === kind).length}`).join(", ");

function longestOf(blows: readonly DeviceBlow[]): string {
  const [longest] = blows
    .filter(({ recoveredAfterMs }) => recoveredAfterMs !== undefined)
    .toSorted((one, other) => (other.recoveredAfterMs ?? 0) - (one.recoveredAfterMs ?? 0));
  return longest === undefined ? "none" : `${((longest.recoveredAfterMs ?? 0) / 1_000).toFixed(1)} s (${longest.kind})`;
}

export function deviceReportOf(outcome: DeviceOutcome): string {
  const { options, findings, blows, people } = outcome;
  const kills = blows.filter(({ isKill }) => isKill);
  const faults = blows.filter(({ isKill }) => !isKill);
  const row = (name: string, value: string | number) => `${name.padEnd(34)}${value}`;
  const { minutes, seed, stations, versions, speed } = options;
  return [
    "",
    row("seed", seed),
    row("time", `${outcome.seconds.toFixed(0)} s at ${speed} times, ${stations} devices of ${versions.join(", ")}; ${outcome.diskNote}`),
    row("kills (-9)", `${kills.length}: ${listOf(kills, DEVICE_KILLS)}`),
    row("other faults", `${faults.length}: ${listOf(faults, DEVICE_FAULTS)}`),
    row("starts of the devices", `${outcome.deviceStarts}; ${outcome.deviceOwnEnds} ended by themselves`),
    row("starts of the CSMS", `${outcome.csmsStarts}; ${outcome.csmsOwnEnds} ended by itself while serving`),
    row(
      "people",
      `${people.plugIn} plugged in, ${people.unplug} unplugged, ${people.card} cards, ${people.command} commands (${people.refused} not carried out)`,
    ),
    row("losses of power, by device", outcome.losses),
    row("transactions", findings.transactions),
    row("events compared", findings.events),
    row("security events compared", findings.securityEvents),
    row("energy that flowed", `${(findings.flowedWh / 1_000).toFixed(3)} kWh`),
    row("energy in sessions", `${(findings.toldWh / 1_000).toFixed(3)} kWh`),
    row("lost to losses of power", `${(findings.flowedWh - findings.toldWh).toFixed(1)} Wh, of ${findings.allowedWh.toFixed(1)} Wh that may be`),
    row("told everything at the end", outcome.isDrained ? "yes" : "NO"),
    row("longest recovery", longestOf(blows)),
    "",
    ...DEVICE_DEFECTS.map((defect) => row(defect, findings.counts[defect])),
    ...findings.examples.map((example) => `  ${example}`),
    "",
    `again: npm run chaos:devices -- --minutes ${minutes} --seed ${seed} --kills ${kills.length} --stations ${stations} --versions ${versions.join(",")} --speed ${speed}`,
  ].join("\n");
}
