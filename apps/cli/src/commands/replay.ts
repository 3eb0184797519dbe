// SPDX-License-Identifier: Apache-2.0
import { supportedVersions } from "@chargehand/charge-point";
import type { SessionView } from "@chargehand/csms";
import { silentLog, systemClock, toIso } from "@chargehand/kernel";
import { replaySessions, stationsNeeded } from "@chargehand/simulator";
import { defaultToken } from "@chargehand/simulator/names";
import { type ApiAccess, callApi } from "../api-client.ts";
import { cliError } from "../errors.ts";
import { type ComparedSession, compare, TOLERANCE } from "../replay/compare.ts";
import { type ReplayFlags, readReplayOptions } from "../replay-options.ts";
import { listenForSignals } from "../signals.ts";
import { table } from "./table.ts";

/** Replays recorded sessions through the real system on a clock of its own and prints what the CSMS recorded of them. */
export async function runReplay(path: string, flags: ReplayFlags & { readonly ocpp: string; readonly json?: boolean }): Promise<void> {
  const version = supportedVersions.find((one) => one === flags.ocpp);
  if (version === undefined) throw cliError("CLI_OPTION_INVALID", `--ocpp takes ${supportedVersions.join(", ")}, not "${flags.ocpp}"`);
  const { recording, firstPlugIn } = await readReplayOptions(path, flags);
  const { sessions, badRows } = recording;
  const say = (text: string) => process.stderr.write(text);
  for (const { line, reason } of badRows.slice(0, 10)) say(`line ${line} left out: ${reason}\n`);
  if (badRows.length > 10) say(`... and ${badRows.length - 10} more lines left out\n`);
  const stations = stationsNeeded(sessions);
  say(`${sessions.length} sessions on ${stations} charge points, times read in ${flags.timeZone}; starting the system\n`);
  const began = systemClock.monoMs();
  const signals = listenForSignals();
  // The whole CSMS is loaded only for a recording that can be replayed.
  const { startReplayStack } = await import("../replay/replay-stack.ts");
  const told = signals.first.then((signal) => say(`${signal}: stopping; nothing is kept of a replay that was not finished\n`));
  const stack = await startReplayStack({ stations, startMs: firstPlugIn, version, log: silentLog }).catch(async (error: unknown) => {
    if (!signals.abort.aborted) throw error;
    // Ctrl-C reaches the database as well, so a start that is interrupted ends in its error.
    await told;
    process.exit(1);
  });
  const interrupted = told.then(async () => {
    await stack.stop();
    process.exit(1);
  });
  const work = async () => {
    const results = await replaySessions({
      sessions,
      stations: stack.street.homes,
      clock: stack.clock,
      transport: systemClock,
      token: defaultToken(0),
      onProgress: ({ done, total, at }) => {
        if (done % 25 === 0 || done === total) say(`${done}/${total} sessions, ${toIso(at)}, ${((systemClock.monoMs() - began) / 1000).toFixed(0)} s\n`);
      },
    });
    report(compare(results, await recordedSessions(stack.api)), { seconds: (systemClock.monoMs() - began) / 1000, json: flags.json === true });
  };
  try {
    await Promise.race([work(), interrupted]);
  } finally {
    await stack.stop();
  }
}

async function recordedSessions(api: ApiAccess): Promise<readonly SessionView[]> {
  const all: SessionView[] = [];
  let before: string | undefined;
  do {
    const query = new URLSearchParams({ limit: "200", ...(before === undefined ? {} : { before }) });
    const page = await callApi<{ items: readonly SessionView[]; next?: string }>(api, "GET", `/api/sessions?${query}`);
    all.push(...page.items);
    before = page.next;
  } while (before !== undefined);
  return all;
}

function report(sessions: readonly ComparedSession[], { seconds, json }: { readonly seconds: number; readonly json: boolean }): void {
  const servable = sessions.filter((session) => session.servable);
  const wrong = sessions.filter((session) => !session.isRight);
  const worst = Math.max(0, ...servable.map((session) => Math.abs(session.deviation ?? 1)));
  const summary = { sessions: sessions.length, servable: servable.length, wrong: wrong.length, worstDeviation: worst, seconds };
  if (json) process.stdout.write(`${JSON.stringify({ summary, sessions }, null, 2)}\n`);
  else {
    const kWh = (wh: number | undefined) => (wh === undefined ? "none" : Number((wh / 1000).toFixed(3)));
    const rows = sessions.map((s) => [
      s.sessionId,
      s.stationId,
      toIso(s.pluginAt),
      toIso(s.plugoutAt),
      kWh(s.wantedWh),
      kWh(s.meteredWh),
      kWh(s.recordedWh),
      s.deviation === undefined ? "" : `${(s.deviation * 100).toFixed(2)} %`,
      s.servable ? "yes" : "no",
      s.isRight ? "right" : "WRONG",
    ]);
    process.stdout.write(
      table(["session", "station", "plugged in", "plugged out", "wanted kWh", "metered kWh", "recorded kWh", "deviation", "servable", ""], rows),
    );
    process.stdout.write(
      `\n${sessions.length} sessions, of which 7.4 kW could serve ${servable.length}; the largest deviation of those is ${(worst * 100).toFixed(3)} % (at most ${TOLERANCE * 100} % is right); ${wrong.length} wrong; ${seconds.toFixed(1)} s\n`,
    );
  }
  if (wrong.length > 0) process.exitCode = 1;
}
