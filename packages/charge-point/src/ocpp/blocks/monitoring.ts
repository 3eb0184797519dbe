// SPDX-License-Identifier: Apache-2.0
import { toIso } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { liveVariables } from "../../monitoring/live-variables.ts";
import { MONITORING_BYTES_PER_MESSAGE, MONITORS_PER_MESSAGE, MONITORS_PER_PART, type Monitor, monitoringBases } from "../../monitoring/monitor.ts";
import { type MonitorEvent, MonitoringDesk } from "../../monitoring/monitoring-desk.ts";
import { type BlockContext, type FunctionalBlock, inWords, type MakeBlock } from "../functional-block.ts";
import type { Variable } from "../variable-list.ts";
import { eventData21, monitoring21, monitorReport21 } from "./monitoring21.ts";
import { eventData201, type MonitoringCommands, monitoring201, monitorReport201 } from "./monitoring201.ts";
import { makeStreams, type Streams } from "./streams21.ts";

/** Monitors of the device model, and the actual values that they are for [block N]. OCPP 1.6 has no words for it. */
export const makeMonitoring: MakeBlock = async (context) => {
  const desk = await MonitoringDesk.make(context);
  return new MonitoringBlock(context, desk, await makeStreams(context));
};

class MonitoringBlock implements FunctionalBlock {
  readonly #context: BlockContext;
  readonly #desk: MonitoringDesk;
  readonly #streams: Streams;

  constructor(context: BlockContext, desk: MonitoringDesk, streams: Streams) {
    this.#context = context;
    this.#desk = desk;
    this.#streams = streams;
  }

  get variables() {
    const { options, meter, view } = this.#context;
    const live = liveVariables({ device: options.profile, hardware: options.hardware, meter, ...view });
    return [...live, ...controller(this.#desk), ...this.#streams.variables];
  }

  get routes201() {
    return monitoring201(this.#commands);
  }

  get routes21() {
    return { ...monitoring21(this.#commands, this.#streams.set), ...this.#streams.routes21 };
  }

  get #commands(): MonitoringCommands {
    const { wake } = this.#context;
    return { desk: this.#desk, report: (requestId, monitors) => sayReport(this.#context, requestId, monitors), wake };
  }

  onLine(isOnline: boolean, version: OcppVersion | undefined): void {
    this.#streams.onLine(isOnline, version);
  }

  onCycle(nowMs: number): void {
    const { set, divert } = this.#streams;
    const streamed = this.#desk.matching({}).flatMap(({ id, isStreamed }) => (isStreamed === true ? [id] : []));
    set.keepOnly(new Set(streamed));
    sayEvents(this.#context, this.#desk, divert(this.#desk.look(nowMs)));
    set.follow();
  }

  stop(): void {
    this.#desk.saveNow();
  }
}

/**
 * A message of its own for each thing that has happened. It is kept when the line goes in the same moment: whatever may not be told
 * offline has not been looked at there [N07.FR.04]. What only comes by the clock goes together, and waits only where it must.
 */
function sayEvents(context: BlockContext, desk: MonitoringDesk, events: readonly MonitorEvent[]): void {
  for (const event of events) if (event.trigger !== "Periodic") say(context, [event], true);
  for (const isKept of [true, false]) {
    const periodic = events.filter(({ trigger, monitor }) => trigger === "Periodic" && desk.isKept(monitor) === isKept);
    for (let from = 0; from < periodic.length; from += MONITORS_PER_PART) say(context, periodic.slice(from, from + MONITORS_PER_PART), isKept);
  }
}

function say({ say: tell }: BlockContext, [first, ...rest]: readonly MonitorEvent[], isKept: boolean): void {
  if (first === undefined) return;
  // Each message is a whole report of its own [N07.FR.07].
  const whole = { generatedAt: toIso(first.at), seqNo: 0 } as const;
  tell(
    {
      ...inWords("2.0.1", "NotifyEvent", { ...whole, eventData: [eventData201(first), ...rest.map(eventData201)] }),
      ...inWords("2.1", "NotifyEvent", { ...whole, eventData: [eventData21(first), ...rest.map(eventData21)] }),
    },
    isKept,
  );
}

function sayReport({ say: tell, options }: BlockContext, requestId: number, monitors: readonly Monitor[]): void {
  for (let from = 0; from < monitors.length; from += MONITORS_PER_PART) {
    const part = {
      ...{ requestId, at: options.clocks.domain.wallMs(), part: from / MONITORS_PER_PART, isMoreToCome: from + MONITORS_PER_PART < monitors.length },
      monitors: monitors.slice(from, from + MONITORS_PER_PART),
    };
    tell({ ...inWords("2.0.1", "NotifyMonitoringReport", monitorReport201(part)), ...inWords("2.1", "NotifyMonitoringReport", monitorReport21(part)) }, false);
  }
}

/** [2.0.1 part 2, 2.11]; what can be written stands among the settings. */
function controller(desk: MonitoringDesk): readonly Variable[] {
  const at = { component: "MonitoringCtrlr" } as const;
  const instances = ["SetVariableMonitoring", "ClearVariableMonitoring"] as const;
  return [
    { ...at, variable: "Available", dataType: "boolean", read: () => "true" },
    { ...at, variable: "ActiveMonitoringBase", dataType: "OptionList", valuesList: monitoringBases, read: () => desk.base },
    { ...at, variable: "ActiveMonitoringLevel", dataType: "integer", minLimit: 0, maxLimit: 9, read: () => String(desk.level) },
    ...instances.flatMap((instance): Variable[] => [
      { ...at, variable: "ItemsPerMessage", instance, dataType: "integer", read: () => String(MONITORS_PER_MESSAGE) },
      { ...at, variable: "BytesPerMessage", instance, dataType: "integer", unit: "B", read: () => String(MONITORING_BYTES_PER_MESSAGE) },
    ]),
  ];
}
