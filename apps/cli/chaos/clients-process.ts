// SPDX-License-Identifier: Apache-2.0
// All chaos clients, their ledger and their bad network: a process of its own, which nobody kills.
import { delay, every, Millis, messageOf, Seconds, seededRandom, systemClock } from "@chargehand/kernel";
import { ledgerWriter } from "./ledger.ts";
import type { ClientStation, ClientsInit, FromClients, ToClients } from "./messages.ts";
import { startProxy } from "./proxy.ts";
import { Station } from "./station.ts";

const tell = (message: FromClients) => process.connected && process.send?.(message);
const fail = (cause: unknown) => {
  tell({ type: "failed", message: cause instanceof Error ? (cause.stack ?? cause.message) : messageOf(cause) });
  process.exitCode = 1;
  process.disconnect?.();
};

async function start(init: ClientsInit) {
  const clock = systemClock;
  const ledger = ledgerWriter(init.ledgerFile);
  const proxy = await startProxy({ toPort: init.ocppPort, clock, random: seededRandom(init.seed) });
  const progress = { answers: 0, newestSentMs: 0 };
  const choose = seededRandom(init.seed + 1);
  const foreignTx = (own: ClientStation) => {
    const at = choose.int(stations.length);
    const other = init.stations[at];
    return other?.identity === own.identity || other?.version !== own.version ? undefined : stations[at]?.tx;
  };
  const onAnswer = (sentMs: number) => {
    progress.answers++;
    progress.newestSentMs = Math.max(progress.newestSentMs, sentMs);
  };
  const stations: readonly Station[] = init.stations.map(
    (station, index) =>
      new Station(station, {
        url: `wss://127.0.0.1:${proxy.port}/ocpp`,
        rootPem: init.rootPem,
        ledger,
        clock,
        random: seededRandom(init.seed + 2 + index),
        foreignTx,
        onAnswer,
      }),
  );
  const running = Promise.all(stations.map((station) => station.run()));
  running.catch(fail);
  const telling = every(clock, "progress", Millis(100), () => tell({ type: "progress", ...progress }));
  return {
    proxy,
    async drain(seconds: number) {
      for (const station of stations) station.drain();
      await Promise.race([running, delay(clock, "drain", Seconds(seconds))]);
      const unanswered = stations.reduce((sum, station) => sum + station.unanswered, 0);
      for (const station of stations) station.stop();
      await Promise.race([running, delay(clock, "last words", Seconds(10))]);
      telling.cancel();
      await ledger.close();
      tell({ type: "drained", unanswered });
      process.exit(0);
    },
  };
}

let clients: Awaited<ReturnType<typeof start>> | undefined;

// A signal to the whole group is for the main: it decides the order of stopping.
for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => {});
process.on("disconnect", () => process.exit(1));
process.on("unhandledRejection", fail);
process.on("message", (message: ToClients) => {
  if (message.type === "init")
    start(message.init).then((started) => {
      clients = started;
      tell({ type: "ready" });
    }, fail);
  else if (message.type === "fault") clients?.proxy.inflict(message.fault);
  else clients?.drain(message.seconds).catch(fail);
});
