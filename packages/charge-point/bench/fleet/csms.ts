// SPDX-License-Identifier: Apache-2.0
// The CSMS of the fleet bench, a process of its own: lets stations in by their certificates, answers what they say, keeps nothing.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { silentLog, systemClock, systemRandom, toIso, uuids } from "@chargehand/kernel";
import { createStationServer, hardenedHttpsServer } from "@chargehand/ocpp";
import type { FleetCredentials } from "./credentials.ts";

const heard = new Map<string, number>();
const hear = <T>(action: string, answer: T) => {
  heard.set(action, (heard.get(action) ?? 0) + 1);
  return answer;
};
const now = () => toIso(systemClock.wallMs());

async function serve({ ca, server: { key, certificate } }: FleetCredentials): Promise<number> {
  const http = hardenedHttpsServer({ key, certificate, clientCa: ca });
  await createStationServer<string>({
    ...{ server: http, versions: ["2.0.1"], clock: systemClock, ids: uuids(systemRandom), log: silentLog },
    authenticate: async ({ identity, certificate }) =>
      certificate?.trusted === true && certificate.commonName === identity
        ? { admitted: true, principal: identity }
        : { admitted: false, status: 401, reason: "no certificate of this station" },
    routes: {
      "2.0.1": () => ({
        BootNotification: () => hear("BootNotification", { currentTime: now(), interval: 300, status: "Accepted" }),
        Heartbeat: () => hear("Heartbeat", { currentTime: now() }),
        StatusNotification: () => hear("StatusNotification", {}),
        TransactionEvent: () => hear("TransactionEvent", {}),
        NotifyEvent: () => hear("NotifyEvent", {}),
        SecurityEventNotification: () => hear("SecurityEventNotification", {}),
        MeterValues: () => hear("MeterValues", {}),
        Authorize: () => hear("Authorize", { idTokenInfo: { status: "Accepted" } }),
      }),
    },
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  return (http.address() as AddressInfo).port;
}

process.on("message", (message: FleetCredentials | "heard") => {
  if (message === "heard") process.send?.(Object.fromEntries(heard));
  else void serve(message).then((port) => process.send?.({ port }));
});
process.on("disconnect", () => process.exit(0));
