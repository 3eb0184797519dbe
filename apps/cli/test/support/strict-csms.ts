// SPDX-License-Identifier: Apache-2.0
// A CSMS of another make, on loopback and of all versions at once: `ocpp-rpc`'s strict server, which validates every frame against the
// official schemas. It takes everything, keeps what it was told, and now and then breaks the line instead of answering.
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type { Clock, Random } from "@chargehand/kernel";
import { strictSchemas } from "@chargehand/ocpp/testing";
import { createValidator, RPCServer } from "ocpp-rpc";
import type { StoredConflict, StoredEvent } from "../../chaos/check.ts";
import type { StoredDevice, StoredSecurity } from "../../chaos/devices/check.ts";

type Json = Readonly<Record<string, unknown>>;

interface Call {
  readonly action: string;
  readonly params: Json;
}

interface Client {
  readonly identity: string;
  handle(handler: (call: { readonly method: string; readonly params: Json }) => unknown): void;
  close(options: Json): Promise<unknown>;
  on(event: "strictValidationFailure", listener: (failure: unknown) => void): void;
}

const require = createRequire(import.meta.url);
const schemas21 = strictSchemas(require("ocpp-rpc/lib/schemas/ocpp2_1.json"));

const protocols = ["ocpp1.6", "ocpp2.0.1", "ocpp2.1"];
/** One line in so many breaks when something came that must be answered. */
const LINES_KEPT = 25;

export interface StrictCsms {
  readonly url: string;
  /** Frames that are not as the specification has them. */
  readonly violations: readonly unknown[];
  /** Breaks all lines now. */
  cut(): void;
  /** What it holds of a station at the end, each message counted once. */
  stored(station: string): StoredDevice;
  close(): Promise<void>;
}

export async function startStrictCsms({ clock, random }: { readonly clock: Clock; readonly random: Random }): Promise<StrictCsms> {
  const server = new RPCServer({
    protocols,
    strictMode: protocols,
    strictModeValidators: [createValidator("ocpp2.1", schemas21)],
  } as unknown as ConstructorParameters<typeof RPCServer>[0]);
  const told = new Map<string, Call[]>();
  const numbers = new Map<string, number>();
  const violations: unknown[] = [];
  const clients = new Set<Client>();
  server.auth((accept) => accept());
  server.on("client", (opened: unknown) => {
    const client = opened as Client;
    clients.add(client);
    client.on("strictValidationFailure", (failure) => violations.push(failure));
    client.handle(({ method, params }) => {
      const calls = told.get(client.identity) ?? [];
      told.set(client.identity, calls);
      calls.push({ action: method, params });
      if (random.int(LINES_KEPT) === 0) void client.close({ force: true });
      return answerTo({ action: method, params }, { now: clock.wallMs(), numberOf: (start) => numberOf(numbers, `${client.identity} ${start}`) });
    });
  });
  const listening = await server.listen(0, "127.0.0.1");
  return {
    url: `ws://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    violations,
    cut() {
      for (const client of clients) void client.close({ force: true });
      clients.clear();
    },
    stored: (station) => storedOf(station, told.get(station) ?? [], (start) => numberOf(numbers, `${station} ${start}`)),
    async close() {
      await server.close({ force: true });
    },
  };
}

/** A start that comes again gets the number that it got. */
function numberOf(numbers: Map<string, number>, start: string): number {
  const number = numbers.get(start) ?? numbers.size + 1;
  numbers.set(start, number);
  return number;
}

const startKeyOf = ({ timestamp, meterStart }: Json) => `${String(timestamp)} ${String(meterStart)}`;

function answerTo({ action, params }: Call, { now, numberOf }: { readonly now: number; readonly numberOf: (start: string) => number }): Json {
  const currentTime = new Date(now).toISOString();
  if (action === "BootNotification") return { currentTime, interval: 3_600, status: "Accepted" };
  if (action === "Heartbeat") return { currentTime };
  if (action === "Authorize") return "idTag" in params ? { idTagInfo: { status: "Accepted" } } : { idTokenInfo: { status: "Accepted" } };
  if (action === "StartTransaction") return { transactionId: numberOf(startKeyOf(params)), idTagInfo: { status: "Accepted" } };
  if (action === "TransactionEvent" && "idToken" in params) return { idTokenInfo: { status: "Accepted" } };
  if (action === "DataTransfer") return { status: "Accepted" };
  return {};
}

interface Gathered {
  readonly events: StoredEvent[];
  readonly conflicts: StoredConflict[];
  readonly security: StoredSecurity[];
  readonly texts: Map<string, string>;
}

function storedOf(station: string, calls: readonly Call[], numberOf: (start: string) => number): StoredDevice {
  const { events, conflicts, security, texts }: Gathered = { events: [], conflicts: [], security: [], texts: new Map() };
  const keep = (event: Omit<StoredEvent, "station" | "recordedUs" | "readings" | "fittingReadings">, content: Json) => {
    const [key, text] = [`${event.tx} ${event.seq}`, JSON.stringify(content)];
    const before = texts.get(key);
    texts.set(key, before ?? text);
    if (before === undefined) events.push({ ...event, station, recordedUs: events.length, readings: 1, fittingReadings: 1 });
    else if (before !== text) conflicts.push({ station, tx: event.tx, seq: event.seq, wh: event.wh });
  };
  const values = new Map<string, number>();
  for (const { action, params } of calls) {
    const at = Date.parse(String(params["timestamp"]));
    if (action === "TransactionEvent") {
      const { offline: _, ...content } = params;
      const tx = String((params["transactionInfo"] as Json)["transactionId"]);
      keep({ tx, seq: Number(params["seqNo"]), kind: String(params["eventType"]), at, wh: registerOf(params["meterValue"]) }, content);
    } else if (action === "StartTransaction")
      keep({ tx: String(numberOf(startKeyOf(params))), seq: 0, kind: "Started", at, wh: Number(params["meterStart"]) }, params);
    else if (action === "StopTransaction")
      keep({ tx: String(params["transactionId"]), seq: Number.MAX_SAFE_INTEGER, kind: "Ended", at, wh: Number(params["meterStop"]) }, params);
    else if (action === "MeterValues" && "transactionId" in params) {
      const [value] = params["meterValue"] as readonly Json[];
      const key = `${String(params["transactionId"])} ${String(value?.["timestamp"])}`;
      // Numbered as they come; one that comes again is known by its time.
      if (!values.has(key)) values.set(key, values.size + 1);
      const tx = String(params["transactionId"]);
      keep({ tx, seq: values.get(key) ?? 0, kind: "Updated", at: Date.parse(String(value?.["timestamp"])), wh: registerOf(params["meterValue"]) }, params);
    } else if (action === "SecurityEventNotification") {
      const event = { type: String(params["type"]), at, detail: String(params["techInfo"] ?? "") };
      // It may come again when the power went before its answer was durable: it has no number, and it is known by what it says.
      if (!security.some((other) => JSON.stringify(other) === JSON.stringify(event))) security.push(event);
    }
  }
  return { station, events, conflicts, security, sessions: sessionsOf(station, events) };
}

function sessionsOf(station: string, events: readonly StoredEvent[]) {
  return Array.from(
    Map.groupBy(events, ({ tx }) => tx),
    ([tx, rows]) => {
      const inOrder = rows.toSorted((one, other) => one.seq - other.seq);
      const energyWh = (inOrder.at(-1)?.wh ?? 0) - (inOrder[0]?.wh ?? 0);
      return { station, tx, energyWh, endedAt: rows.find(({ kind }) => kind === "Ended")?.at, tokenHash: undefined, eventCount: rows.length };
    },
  );
}

function registerOf(meterValue: unknown): number | undefined {
  const [first] = (meterValue ?? []) as readonly { readonly sampledValue: readonly Json[] }[];
  const sample = first?.sampledValue.find(({ measurand }) => measurand === "Energy.Active.Import.Register");
  return sample === undefined ? undefined : Number(sample["value"]);
}
