// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { RPCServer } from "ocpp-rpc";

export interface SeenCall {
  readonly station: string;
  readonly method: string;
  readonly params: Record<string, unknown>;
}

/** A CSMS that is not ours, on loopback: accepts every token, validates each message, keeps what it saw. */
export async function strictCsms(now: () => number, tls?: { readonly key: string; readonly cert: string; readonly ca: string }) {
  const server = new RPCServer({ protocols: ["ocpp2.0.1"], strictMode: true });
  const calls: SeenCall[] = [];
  const watchers = new Set<() => void>();
  server.auth((accept) => accept());
  server.on("client", (client) => {
    client.handle(({ method, params }: { method: string; params: unknown }) => {
      calls.push({ station: client.identity ?? "", method, params: params as Record<string, unknown> });
      for (const watch of watchers) watch();
      if (method === "BootNotification") return { currentTime: new Date(now()).toISOString(), interval: 3_600, status: "Accepted" };
      if (method === "Authorize") return { idTokenInfo: { status: "Accepted" } };
      if (method === "TransactionEvent") return "idToken" in (params as object) ? { idTokenInfo: { status: "Accepted" } } : {};
      if (method === "Heartbeat") return { currentTime: new Date(now()).toISOString() };
      return {};
    });
  });
  const listening =
    tls === undefined
      ? await server.listen(0, "127.0.0.1")
      : createServer({ ...tls, requestCert: true, rejectUnauthorized: true })
          .on("upgrade", server.handleUpgrade)
          .listen(0, "127.0.0.1");
  if (tls !== undefined) await once(listening, "listening");
  const { port } = listening.address() as AddressInfo;
  return {
    url: `${tls === undefined ? "ws" : "wss"}://127.0.0.1:${port}`,
    calls,
    /** Resolves when what was seen satisfies `isEnough`. */
    seen: (isEnough: (all: readonly SeenCall[]) => boolean) =>
      new Promise<void>((resolve) => {
        const watch = () => {
          if (!isEnough(calls)) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
    async close() {
      await server.close({ force: true });
      listening.close();
    },
  };
}

/** The transaction that a TransactionEvent is about. */
export function transactionOf(call: SeenCall): string | undefined {
  return (call.params["transactionInfo"] as { readonly transactionId?: string } | undefined)?.transactionId;
}

/** Power samples in watts that a TransactionEvent carries. */
export function powersOf(call: SeenCall): readonly number[] {
  return valuesOf(call, "Power.Active.Import");
}

/** Register readings in Wh that a TransactionEvent carries. */
export function registersOf(call: SeenCall): readonly number[] {
  return valuesOf(call, "Energy.Active.Import.Register");
}

function valuesOf(call: SeenCall, measurand: string): readonly number[] {
  type MeterValue = {
    readonly sampledValue: readonly {
      readonly value: number;
      readonly measurand?: string;
      readonly unitOfMeasure?: { readonly multiplier?: number; readonly unit?: string };
    }[];
  };
  const meterValues = (call.params["meterValue"] ?? []) as readonly MeterValue[];
  return meterValues.flatMap((value) =>
    value.sampledValue
      .filter((sample) => (sample.measurand ?? "Energy.Active.Import.Register") === measurand)
      .map((sample) => sample.value * 10 ** (sample.unitOfMeasure?.multiplier ?? 0) * (sample.unitOfMeasure?.unit?.startsWith("k") === true ? 1_000 : 1)),
  );
}
