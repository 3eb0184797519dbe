// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "../api/client.ts";
import { upsert } from "../api/live-patch.ts";
import { keys, queries } from "../api/queries.ts";
import type { SimulatorAction } from "../api/routes.ts";
import { clockSpeed, domainNow } from "../api/server-clock.ts";
import type { CommandRequest, CommandView, MeterPoint, ReasonTexts, StationView } from "../api/types.ts";
import { every } from "../clock-browser.ts";
import { expectedIntervalMs, staleSince } from "../words/data-age.ts";
import { type StateWords, stateWords } from "../words/station-state.ts";

/** Domain time, epoch ms, read anew every second. */
export function useNow(): number {
  const [now, setNow] = useState(domainNow);
  useEffect(() => {
    const timer = every(1000, () => setNow(domainNow()));
    return () => timer.cancel();
  }, []);
  return now;
}

const NO_TEXTS: ReasonTexts = {};
export const useReasonTexts = (): ReasonTexts => useQuery(queries.reasons()).data ?? NO_TEXTS;

export function useStateWords(station: StationView): StateWords {
  const texts = useReasonTexts();
  return stateWords(station, texts, { now: useNow() });
}

const NO_POINTS: readonly MeterPoint[] = [];

/** Since when the readings shown are too old to stand for now (epoch ms), or undefined while they are fresh. */
export const useStaleSince = (station: StationView, points: readonly MeterPoint[] = NO_POINTS): number | undefined =>
  staleSince(station, useNow(), { intervalMs: expectedIntervalMs(points), speed: clockSpeed() });

/** Sends a command. What became of it arrives by the live stream: nothing is shown as done before. */
export function useSendCommand(stationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CommandRequest) => call("POST /api/stations/:id/commands", { id: stationId, body }),
    onSuccess: (command) => {
      // The stream may have been quicker than this answer: it knows better.
      client.setQueryData<CommandView[]>(keys.commands(stationId), (commands = []) =>
        commands.some(({ id }) => id === command.id) ? commands : upsert(commands, command),
      );
    },
  });
}

export function useSimulator(stationId: string) {
  return useMutation({ mutationFn: (action: SimulatorAction) => call("POST /api/stations/:id/simulator", { id: stationId, body: { action } }) });
}

/** Marks notices as seen, for good. */
export function useMarkSeen() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) => call("POST /api/notices/seen", { body: { ids } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.notices }),
  });
}

/** The title of the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Chargehand`;
  }, [title]);
}
