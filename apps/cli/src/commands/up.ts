// SPDX-License-Identifier: Apache-2.0
import { systemClock, systemRandom } from "@chargehand/kernel";
import type { ReplayFlags } from "../replay-options.ts";
import type { Settings } from "../settings.ts";
import { listenForSignals } from "../signals.ts";
import { lineProgress } from "../up/progress.ts";
import { type Up, up } from "../up/up.ts";

/** Brings the system up and stays until Ctrl-C, a signal, or the loss of one of its processes. */
export async function runUp(settings: Settings, flags: { readonly replay?: string } & ReplayFlags): Promise<void> {
  const began = systemClock.monoMs();
  const signals = listenForSignals();
  const write = (text: string) => process.stdout.write(text);
  write("chargehand: starting\n");
  const replay = flags.replay === undefined ? undefined : await (await import("../replay-options.ts")).readReplayOptions(flags.replay, flags);
  const system = await up({
    settings,
    ...(replay === undefined ? {} : { replay: replay.replay, domainStartMs: replay.firstPlugIn }),
    signal: signals.abort,
    clock: systemClock,
    random: systemRandom,
    progress: lineProgress(write, systemClock),
    onLost(name) {
      process.stderr.write(`chargehand: the ${name} ended unexpectedly, so everything was stopped; see ${settings.state}/logs [CLI_CHILD_FAILED]\n`);
      process.exit(1);
    },
  });
  write(welcome(system, (systemClock.monoMs() - began) / 1000));
  write(`\nchargehand: ${await signals.first}, stopping\n`);
  await system.stop();
  write("chargehand: stopped\n");
  process.exit(0);
}

function welcome(system: Up, seconds: number): string {
  const lines = [
    "",
    `Chargehand is up (${seconds.toFixed(1)} s).`,
    "",
    `  Page      ${system.pageUrl}`,
    `  API       ${system.pageUrl}/api/openapi.json`,
    `  OCPP      ${system.ocppUrl}/<station id>   (OCPP 2.0.1, 2.1 or 1.6 over mutual TLS; add one: npx chargehand station add ID --security-profile 3)`,
    ...(system.labPlainUrl === undefined ? [] : [`  LAB ONLY  ${system.labPlainUrl}/<station id>   (security profile 1, no TLS, loopback)`]),
    `  State     ${system.stateDir}`,
    `  Homes     ${system.homes} simulated`,
    "",
    ...signInLines(system),
    "",
    "  Ctrl-C stops everything.",
    "",
  ];
  return `${lines.join("\n")}\n`;
}

function signInLines({ firstOwner }: Up): readonly string[] {
  if (firstOwner === undefined) return ["  Sign in with the password shown at the first start; forgotten: npx chargehand owner reset-password"];
  return [`  Sign in   ${firstOwner.email}`, `  Password  ${firstOwner.password}   (shown this once; change it in the page)`];
}
