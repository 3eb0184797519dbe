// SPDX-License-Identifier: Apache-2.0
// What a message costs between the socket's text and the answer's: parse, validate, route, validate, write. A process of its own.
// Least and median of many short rounds, so that a busy machine disturbs them little.
import { createRequire } from "node:module";
import { Millis, silentLog, systemClock, systemRandom, uuids } from "@chargehand/kernel";
import { createPeer, loadVersion, type OcppVersion, type Routes, subprotocols, type Transport } from "@chargehand/ocpp";
import { type Golden, goldenFrames } from "../../test/golden-frames.ts";

const PER_ROUND = 1_000;

/** Microseconds of CPU per message. */
export interface Spread {
  readonly least: number;
  readonly median: number;
}

export interface PartCost {
  readonly version: OcppVersion;
  readonly action: string;
  /** Of the CALL. */
  readonly bytes: number;
  readonly library: Spread;
  /** JSON.parse and JSON.stringify of the same. */
  readonly json: Spread;
  /** The same with the two schema checks of `ocpp-rpc` strict between them. */
  readonly ocppRpc: Spread;
}

const chosen: Readonly<Record<OcppVersion, readonly string[]>> = {
  "1.6": [
    ...["Authorize", "BootNotification", "Heartbeat", "MeterValues", "StartTransaction", "StatusNotification", "StopTransaction"],
    ...["SetChargingProfile", "GetConfiguration", "SecurityEventNotification"],
  ],
  "2.0.1": [
    ...["Authorize", "BootNotification", "Heartbeat", "MeterValues", "NotifyEvent", "NotifyReport", "StatusNotification", "TransactionEvent"],
    ...["SetChargingProfile", "SetVariables"],
  ],
  "2.1": [
    ...["Authorize", "BootNotification", "Heartbeat", "MeterValues", "NotifyEvent", "NotifyReport", "StatusNotification", "TransactionEvent"],
    ...["SetChargingProfile", "NotifyEVChargingNeeds", "SetDERControl"],
  ],
};

interface Case {
  readonly version: OcppVersion;
  readonly action: string;
  readonly bytes: number;
  /** A CALL with an id of its own. */
  readonly text: (id: string) => string;
  readonly request: object;
  readonly response: object;
}

/** The longest golden frame of the action, as the costliest. */
function casesOf(version: OcppVersion): readonly Case[] {
  const frames = goldenFrames(version);
  const longest = (of: string): Golden => {
    const found = frames.filter((frame) => frame.of === of).sort((one, other) => other.wire.length - one.wire.length)[0];
    if (found === undefined) throw new Error(`no golden frame of ${of}`);
    return found;
  };
  return chosen[version].map((action) => {
    const call = longest(`${action}Request`);
    const request = call.value.payload as object;
    const rest = JSON.stringify(request);
    // By way of a buffer, as from a socket: one flat string, not a tree of its parts.
    const text = (id: string) => Buffer.from(`[2,"${id}","${action}",${rest}]`).toString();
    return { version, action, bytes: Buffer.byteLength(call.wire), text, request, response: longest(`${action}Response`).value.payload as object };
  });
}

type Work = (texts: readonly string[]) => Promise<void> | void;

function libraryWork({ version, action, response }: Case): Work {
  let answered = () => {};
  const transport: Transport = {
    onMessage: () => {},
    onClose: () => {},
    send: async () => answered(),
    ...{ pause() {}, resume() {}, close() {}, terminate() {} },
  };
  createPeer({
    ...{ version, transport, clock: systemClock, ids: uuids(systemRandom), log: silentLog },
    routes: { [action]: () => response } as Routes<typeof version>,
    handlerTimeout: Millis(30_000),
  });
  return (texts) =>
    new Promise((resolve) => {
      let next = 0;
      answered = () => {
        if (next === texts.length) resolve();
        else transport.onMessage(texts[next++] as string);
      };
      answered();
    });
}

let sink = 0;

const jsonWork =
  ({ response }: Case): Work =>
  (texts) => {
    for (const text of texts) sink += JSON.stringify([3, (JSON.parse(text) as [number, string])[1], response]).length;
  };

interface RpcValidator {
  readonly subprotocol: string;
  validate(schemaId: string, params: unknown): unknown;
}
const rpcValidators = createRequire(import.meta.url)("ocpp-rpc/lib/standard-validators.js") as readonly RpcValidator[];

function rpcWork({ version, action, response }: Case): Work {
  const validator = rpcValidators.find(({ subprotocol }) => subprotocol === subprotocols[version]);
  if (validator === undefined) throw new Error(`ocpp-rpc has no ${version}`);
  // Its schemas of 2.1 go by names that its own client does not ask for.
  const [asked, given] = version === "2.1" ? ["Request", "Response"] : [".req", ".conf"];
  return (texts) => {
    for (const text of texts) {
      const [, id, name, payload] = JSON.parse(text) as [number, string, string, unknown];
      validator.validate(`urn:${name}${asked}`, payload);
      validator.validate(`urn:${action}${given}`, response);
      sink += JSON.stringify([3, id, response]).length;
    }
  };
}

async function measure(each: Case, rounds: number): Promise<PartCost> {
  const works = { library: libraryWork(each), json: jsonWork(each), ocppRpc: rpcWork(each) };
  const costs = { library: [] as number[], json: [] as number[], ocppRpc: [] as number[] };
  let id = 0;
  for (let round = -5; round < rounds; round++) {
    for (const name of ["library", "json", "ocppRpc"] as const) {
      const texts = Array.from({ length: PER_ROUND }, () => each.text(`${id++}`));
      const before = process.cpuUsage();
      await works[name](texts);
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) costs[name].push((user + system) / PER_ROUND);
    }
  }
  const spread = (values: number[]): Spread => {
    values.sort((one, other) => one - other);
    return { least: values[0] ?? 0, median: values[values.length >> 1] ?? 0 };
  };
  const { version, action, bytes } = each;
  return { version, action, bytes, library: spread(costs.library), json: spread(costs.json), ocppRpc: spread(costs.ocppRpc) };
}

async function measureAll(rounds: number): Promise<readonly PartCost[]> {
  const costs: PartCost[] = [];
  for (const version of ["1.6", "2.0.1", "2.1"] as const) {
    await loadVersion(version);
    for (const each of casesOf(version)) costs.push(await measure(each, rounds));
  }
  return costs;
}

process.on("message", ({ rounds }: { readonly rounds: number }) => {
  measureAll(rounds).then(
    (result) => process.send?.({ result }),
    (cause: unknown) => process.send?.({ error: cause instanceof Error ? cause.stack : String(cause) }),
  );
});
process.on("disconnect", () => process.exit(sink < 0 ? 1 : 0));
process.send?.({ ready: {} });
