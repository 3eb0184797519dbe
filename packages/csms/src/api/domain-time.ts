// SPDX-License-Identifier: Apache-2.0
import { type Clock, toIso } from "@chargehand/kernel";
import type { FastifyInstance } from "fastify";

/** Domain time for the page: ages and "until" are measured against it, not against the browser's clock. */
export const CLOCK_HEADER = "chargehand-clock";

/** Adds `chargehand-clock: <RFC 3339>;speed=<domain seconds in a real one>` to every answer of the API. */
export function tellDomainTime(app: FastifyInstance, { domain, speed }: { readonly domain: Clock; readonly speed: number }): void {
  app.addHook("onSend", async (request, reply) => {
    if (request.url.startsWith("/api")) reply.header(CLOCK_HEADER, `${toIso(domain.wallMs())};speed=${speed}`);
  });
}
