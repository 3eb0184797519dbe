// SPDX-License-Identifier: Apache-2.0
// Periodic event streams in the words of OCPP 2.1 [N11 to N15]; no other version has any.
import { Millis, toIso } from "@chargehand/kernel";
import type { Request, Response, Routes } from "@chargehand/ocpp";
import { EVENT_GAP, type Monitor } from "../../monitoring/monitor.ts";
import type { MonitorEvent } from "../../monitoring/monitoring-desk.ts";
import { type Batch, MOST_STREAMS, type StreamParams } from "../../streams/stream.ts";
import { isKeptStreams, type KeptStream, type StreamLine, StreamSet } from "../../streams/stream-set.ts";
import { type BlockContext, type FunctionalBlock, inSend21, inWords, type Words } from "../functional-block.ts";
import { statusInfo } from "../status-info.ts";
import type { Variable } from "../variable-list.ts";

/** The streams of a station, and what of a block they are. */
export interface Streams extends Required<Pick<FunctionalBlock, "variables" | "onLine">> {
  readonly set: StreamSet;
  readonly routes21: Routes<"2.1">;
  /** Puts into their streams what has one that is open, and gives back what is to be told as events. */
  readonly divert: (events: readonly MonitorEvent[]) => readonly MonitorEvent[];
}

export async function makeStreams(context: BlockContext): Promise<Streams> {
  const { domain } = context.options.clocks;
  const { value, kept } = await context.memory.keep("streams", isKeptStreams);
  const set = new StreamSet({ line: lineOf(context), save: (all) => kept.save(all), monoMs: () => domain.monoMs() }, value);
  /** When each streamed monitor was last told as an event. */
  const told = new WeakMap<Monitor, number>();
  const isEvent = ({ monitor, at, value: text }: MonitorEvent): boolean => {
    if (monitor.isStreamed !== true) return true;
    if (set.take(monitor.id, { at, value: text })) return false;
    // Its values may be a second apart; as events that would be a storm.
    const isTooSoon = domain.monoMs() - (told.get(monitor) ?? Number.NEGATIVE_INFINITY) < EVENT_GAP;
    if (!isTooSoon) told.set(monitor, domain.monoMs());
    return !isTooSoon;
  };
  return {
    set,
    divert: (events) => events.filter(isEvent),
    onLine: (isOnline, version) => set.onLine(isOnline && version === "2.1"),
    get variables() {
      return [most];
    },
    get routes21(): Routes<"2.1"> {
      return {
        AdjustPeriodicEventStream: ({ id, params }) => adjusted(set, id, paramsOf(params)),
        GetPeriodicEventStream: () => listed(set),
      };
    },
  };
}

const most: Variable = { component: "MonitoringCtrlr", variable: "MaxPeriodicEventStreams", dataType: "integer", read: () => String(MOST_STREAMS) };

type WireParams = Request<"2.1", "AdjustPeriodicEventStream">["params"];

export const paramsOf = ({ interval, values }: WireParams): StreamParams => ({
  ...(interval === undefined ? {} : { interval }),
  ...(values === undefined ? {} : { values }),
});

const constantOf = ({ id, params }: KeptStream) => ({ id, variableMonitoringId: id, params });

function adjusted(set: StreamSet, id: number, params: StreamParams): Response<"2.1", "AdjustPeriodicEventStream"> {
  const problem = set.adjust(id, params);
  return problem === undefined ? { status: "Accepted" } : { status: "Rejected", statusInfo: statusInfo(problem) };
}

/** The list is left out where it would be empty, as the schema wants it [N12.FR.01]. */
function listed(set: StreamSet): Response<"2.1", "GetPeriodicEventStream"> {
  const [first, ...rest] = set.open.map(constantOf);
  return first === undefined ? {} : { constantStreamData: [first, ...rest] };
}

function lineOf(context: BlockContext): StreamLine {
  const { clocks, log } = context.options;
  /** The answer to what has set the monitor goes first. */
  const afterAnswer = (words: Words): Promise<unknown> =>
    context.track(
      new Promise((resolve, reject) => {
        clocks.transport.after("after the answer", Millis(0), () => context.ask(words).then(resolve, reject));
      }),
    );
  const lost = (what: string) => (): undefined => {
    log.info({ what }, "the CSMS did not take what was said of a stream");
    return undefined;
  };
  return {
    async open(stream) {
      const answer = await afterAnswer(inWords("2.1", "OpenPeriodicEventStream", { constantStreamData: constantOf(stream) })).catch(lost("open"));
      return (answer as Response<"2.1", "OpenPeriodicEventStream"> | undefined)?.status === "Accepted";
    },
    async close(id) {
      await afterAnswer(inWords("2.1", "ClosePeriodicEventStream", { id })).catch(lost("close"));
    },
    send(id, batch) {
      void context.track(context.ask(inSend21("NotifyPeriodicEventStream", notifyOf(id, batch))).catch(lost("values")));
    },
  };
}

/** Times count from the first value, in seconds [N15.FR.09]. */
export function notifyOf(id: number, { values: [first, ...rest], pending }: Batch) {
  const element = ({ at, value }: Batch["values"][number]) => ({ t: (at - first.at) / 1_000, v: value });
  return { id, pending, basetime: toIso(first.at), data: [element(first), ...rest.map(element)] as const };
}
