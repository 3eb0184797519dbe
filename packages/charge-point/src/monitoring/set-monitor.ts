// SPDX-License-Identifier: Apache-2.0
import type { Variable } from "../ocpp/variable-list.ts";
import type { DeviceModel } from "../ocpp/variables.ts";
import type { Subject } from "./monitor.ts";
import type { MonitorSet, MonitorWish } from "./monitor-set.ts";
import { type Refused, refusedValue, supportsType } from "./watchable.ts";

export type SetMonitorStatus = "Accepted" | "UnknownComponent" | "UnknownVariable" | "UnsupportedMonitorType" | "Rejected" | "Duplicate";

export interface SetMonitorResult {
  readonly status: SetMonitorStatus;
  readonly id?: number;
  readonly why?: Refused;
}

type Model = Pick<DeviceModel, "variable" | "has">;

/** Sets one monitor, or says why not; then nothing has changed [N04]. */
export function setMonitor(model: Model, set: MonitorSet, wish: MonitorWish): SetMonitorResult {
  const found = model.variable(wish.subject);
  if (typeof found === "string") return unknown(model, wish);
  if (!supportsType(shapeOf(found), wish.type)) return { status: "UnsupportedMonitorType" };
  const why = refusedValue(shapeOf(found), wish);
  if (why !== undefined) return { status: "Rejected", why };
  return set.set({ ...wish, subject: subjectOf(found) });
}

/** As the station itself names it, whatever the case of the letters in which it was asked for. */
export const subjectOf = ({ component, evse, variable, instance }: Variable): Subject => ({
  component,
  variable,
  ...(evse === undefined ? {} : { evse }),
  ...(instance === undefined ? {} : { instance }),
});

const shapeOf = (variable: Variable) => ({ ...variable, isWritable: variable.write !== undefined });

/** Nothing of the kind, or the kind but not there [N04.FR.03, FR.04]. A variable that only others have does not correspond to its component. */
function unknown(model: Model, { subject, type }: MonitorWish): SetMonitorResult {
  const { component, evse, variable } = subject;
  const notFound = (detail: string): Refused => ({ code: "NotFound", detail });
  if (!model.has(component)) return { status: "UnknownComponent", why: notFound("there is no such component") };
  if (!model.has(undefined, variable)) return { status: "UnknownVariable", why: notFound("there is no such variable") };
  if (!model.has(component, variable)) return { status: "Rejected", why: { code: "InvalidValue", detail: "that component has no such variable" } };
  if (evse !== undefined) return { status: "UnknownComponent", why: { code: "UnknownEvse", detail: "that component is not there" } };
  const there = model.variable({ ...subject, evse: { id: 1 } });
  if (typeof there !== "string" && !supportsType(shapeOf(there), type)) return { status: "UnsupportedMonitorType" };
  return { status: "UnknownComponent", why: notFound("say of which EVSE, connector or instance") };
}
