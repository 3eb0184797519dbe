// SPDX-License-Identifier: Apache-2.0
import { type OcppClientOptions, refusal } from "@chargehand/ocpp";

type Handler = (request: unknown, context: unknown) => unknown;

/**
 * A station that was turned down answers everything with SecurityError until its next boot message [B03.FR.08]. One proxy for a version and
 * none for each action: a table of its own for each of a thousand devices is memory for nothing.
 */
export function guarded(routes: OcppClientOptions["routes"], isOpen: () => boolean): OcppClientOptions["routes"] {
  const guard =
    (handler: Handler): Handler =>
    (request, context) => {
      if (!isOpen()) throw refusal("SecurityError", "the CSMS has turned this station down; it asks again later");
      return handler(request, context);
    };
  const guardAction = {
    get(table: object, action: string) {
      const handler: unknown = Reflect.get(table, action);
      return typeof handler === "function" ? guard(handler as Handler) : handler;
    },
  };
  return new Proxy(routes, {
    get(tables, version) {
      const table: unknown = Reflect.get(tables, version);
      return typeof table === "object" && table !== null ? new Proxy(table, guardAction) : table;
    },
  });
}
