// SPDX-License-Identifier: Apache-2.0
// The monitors of the station that the tests of the checks play.
import type { Routes } from "@chargehand/ocpp";
import type { Req } from "../src/index.ts";
import type { FullStation } from "./full-station.ts";

type Data = Req<"SetVariableMonitoring">["setMonitoringData"][number];
type Kind = "CustomMonitor" | "PreconfiguredMonitor" | "HardWiredMonitor";
interface Monitor extends Data {
  readonly id: number;
  readonly kind: Kind;
  /** Of a threshold: whether it is exceeded. */
  isExceeded: boolean;
  /** Of a Delta: the value when it was set, or told last. */
  base: string;
}

const maximumPower = 7_360;
const evse = { name: "EVSE", evse: { id: 1 } };
const preconfigured = { value: 1, type: "Delta", severity: 6, component: evse, variable: { name: "AvailabilityState" }, kind: "PreconfiguredMonitor" } as const;
const hardWired = { ...preconfigured, severity: 2, component: { name: "ChargingStation" }, kind: "HardWiredMonitor" } as const;

export class Monitors {
  readonly values = new Map<string, string>([["EVSE.Power", "0"]]);
  readonly #station: FullStation;
  #all: Monitor[];
  #last = 0;
  #eventId = 0;

  constructor(station: FullStation) {
    this.#station = station;
    this.#all = this.#factory();
  }

  nextId = (): number => ++this.#last;

  #factory(): Monitor[] {
    return [preconfigured, hardWired].map((one, index) => ({ ...one, id: 1_000 + index, isExceeded: false, base: "" }));
  }

  async changed(component: string, variable: string, value: string): Promise<void> {
    this.values.set(`${component}.${variable}`, value);
    const isMuch = ({ base, value: limit }: Monitor) => (Number.isNaN(Number(value)) ? base !== value : Math.abs(Number(value) - Number(base)) > limit);
    for (const monitor of this.#all.filter((one) => one.component.name === component && one.variable.name === variable)) {
      if (monitor.type === "Delta" && isMuch(monitor)) {
        monitor.base = value;
        await this.#tell(monitor, value, "Delta");
      }
      if (monitor.type.endsWith("Threshold")) await this.#cross(monitor, value);
    }
  }

  async #cross(monitor: Monitor, value: string): Promise<void> {
    const isExceeded = monitor.type === "UpperThreshold" ? Number(value) > monitor.value : Number(value) < monitor.value;
    if (isExceeded === monitor.isExceeded) return;
    monitor.isExceeded = isExceeded;
    await this.#tell(monitor, value, "Alerting", !isExceeded);
  }

  async #tell(monitor: Monitor, actualValue: string, trigger: "Delta" | "Alerting", cleared = false): Promise<void> {
    const { transaction } = this.#station;
    const isSecret = monitor.variable.name === "BasicAuthPassword";
    // Nothing of a lesser severity is kept while the station is offline.
    await this.#station.say("NotifyEvent", {
      ...{ generatedAt: this.#station.now(), seqNo: 0 },
      eventData: [
        {
          ...{ eventId: ++this.#eventId, timestamp: this.#station.now(), trigger, actualValue: isSecret ? "" : actualValue },
          ...{ component: monitor.component, variable: monitor.variable, variableMonitoringId: monitor.id, eventNotificationType: monitor.kind },
          ...(cleared ? { cleared } : {}),
          ...(transaction === undefined ? {} : { transactionId: transaction.id }),
        },
      ],
    });
  }

  async hardWired(): Promise<void> {
    const event = { eventId: ++this.#eventId, timestamp: this.#station.now(), trigger: "Alerting", actualValue: "true" } as const;
    const eventData = [{ ...event, component: evse, variable: { name: "Problem" }, eventNotificationType: "HardWiredNotification" }] as const;
    await this.#station.say("NotifyEvent", { generatedAt: this.#station.now(), seqNo: 0, eventData });
  }

  #set(data: Data) {
    const { type, severity, component, variable } = data;
    const isOut = data.value < 0 || (variable.name === "Power" && type === "UpperThreshold" && data.value > maximumPower);
    if (isOut) return { status: "Rejected" as const, type, severity, component, variable };
    const id = data.id ?? this.nextId();
    this.#all = this.#all.filter((one) => one.id !== id);
    const name = `${component.name}.${variable.name}`;
    const now = this.values.get(name);
    const monitor: Monitor = { ...data, id, kind: "CustomMonitor", isExceeded: false, base: now ?? this.#station.variables.get(name) ?? "" };
    this.#all.push(monitor);
    if (type.endsWith("Threshold") && now !== undefined) setImmediate(() => void this.#cross(monitor, now));
    return { status: "Accepted" as const, id, type, severity, component, variable };
  }

  #asked({ monitoringCriteria: criteria, componentVariable: subjects }: Req<"GetMonitoringReport">): readonly Monitor[] {
    const kindOf = ({ type }: Monitor) => (type === "Delta" ? "DeltaMonitoring" : type.endsWith("Threshold") ? "ThresholdMonitoring" : "PeriodicMonitoring");
    const isAbout = (one: Monitor) =>
      subjects?.some(({ component, variable }) => component.name === one.component.name && (variable?.name ?? one.variable.name) === one.variable.name) ?? true;
    return this.#all.filter((one) => (criteria?.includes(kindOf(one)) ?? true) && isAbout(one));
  }

  async #report(requestId: number, monitors: readonly Monitor[]): Promise<void> {
    const monitor = monitors.map(({ component, variable, id, value, type, severity }) => ({
      ...{ component, variable, variableMonitoring: [{ id, transaction: false, value, type, severity }] as const },
    }));
    if (monitor.length === 0) return;
    await this.#station.say("NotifyMonitoringReport", { requestId, seqNo: 0, generatedAt: this.#station.now(), monitor });
  }

  routes(): Routes<"2.0.1"> {
    return {
      SetVariableMonitoring: ({ setMonitoringData }) => ({ setMonitoringResult: setMonitoringData.map((one) => this.#set(one)) }),
      ClearVariableMonitoring: ({ id }) => {
        const clear = (one: number) => {
          const found = this.#all.find((monitor) => monitor.id === one);
          if (found?.kind === "CustomMonitor") this.#all = this.#all.filter((monitor) => monitor !== found);
          const status = found === undefined ? "NotFound" : found.kind === "CustomMonitor" ? "Accepted" : "Rejected";
          return { id: one, status } as const;
        };
        return { clearMonitoringResult: id.map(clear) };
      },
      SetMonitoringBase: ({ monitoringBase }) => {
        const kept = this.#factory().filter(({ kind }) => monitoringBase !== "HardWiredOnly" || kind === "HardWiredMonitor");
        this.#all = monitoringBase === "All" ? this.#all : kept;
        return { status: "Accepted" };
      },
      GetMonitoringReport: (request) => {
        const monitors = this.#asked(request);
        setImmediate(() => void this.#report(request.requestId, monitors));
        return { status: monitors.length === 0 ? "EmptyResultSet" : "Accepted" };
      },
    };
  }
}
