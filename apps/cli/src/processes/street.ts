// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from "node:fs";
import { atOnce } from "@chargehand/charge-point";
import { type Clock, type Log, Millis, Minutes, ScaledClock, Seconds, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { createLiveReplay, createStreet, type LiveReplay, readRecordedSessions, type Street } from "@chargehand/simulator";
import { defaultToken } from "@chargehand/simulator/names";
import { pino } from "pino";
import type { ReplayFile, StreetInit, StreetReady } from "../ipc.ts";
import { enroller } from "../street-enrolment.ts";
import { runChild, tellParent } from "./child.ts";

/** How long a pause of the process may be in real time before a simulated safety controller calls the runtime silent. */
const PATIENCE = Seconds(5);

runChild<StreetInit>(async (init) => {
  const log = pino({ name: "street" });
  const domain = new ScaledClock(init.time);
  const { speed } = init.time;
  const street = await createStreet({
    homes: init.homes,
    csmsUrl: init.csmsUrl,
    rootPem: init.ca.rootPem,
    enrol: enroller(init.ca),
    stateDir: init.stateDir,
    clocks: { domain, transport: systemClock },
    random: systemRandom,
    ids: uuids(systemRandom),
    log,
    residents: init.replay === undefined ? "daily" : "none",
    watchdog: Millis(Math.max(PATIENCE, PATIENCE * speed)),
    settings: {
      // Fast time would flood the wire with samples of ten domain seconds; a recording is sampled each minute.
      ...(init.replay === undefined && speed < 60
        ? {}
        : { txUpdatedInterval: Minutes(1), cyclePeriod: Millis(Math.min(60_000, Math.max(1_000, 100 * speed))) }),
      // What was recorded began when it began, whatever the hours.
      ...(init.replay === undefined ? {} : atOnce),
    },
  });
  await street.start();
  const replay = init.replay === undefined ? undefined : await startReplay({ replay: init.replay, street, clock: domain, log });
  const ready: StreetReady = { homes: init.homes };
  return {
    ready,
    onMessage(message) {
      if (message.type === "time") domain.reanchor(message.anchor);
      else if (message.type === "simulator") {
        const outcome = street[message.action](message.identity);
        tellParent({ type: "simulatorDone", id: message.id, ...(outcome.ok ? {} : { error: outcome.error.message }) });
      }
    },
    async stop() {
      replay?.stop();
      await street.stop();
    },
  };
});

async function startReplay(options: { readonly replay: ReplayFile; readonly street: Street; readonly clock: Clock; readonly log: Log }): Promise<LiveReplay> {
  const { replay, street, clock, log } = options;
  const { sessions } = await readRecordedSessions(createReadStream(replay.file), {
    timeZone: replay.timeZone,
    ...(replay.sessions === undefined ? {} : { limit: replay.sessions }),
  });
  const live = createLiveReplay({
    sessions,
    stations: street.homes,
    clock,
    skipTo: (domainMs) => tellParent({ type: "skipTo", domainMs }),
    token: defaultToken(0),
    log,
  });
  live.start();
  return live;
}
