// SPDX-License-Identifier: Apache-2.0
import type { WritePace } from "./write-pace.ts";

/** Answers, of any version, that say that something stands from now on, also after a loss of power. */
const promises: readonly string[] = [
  "ChangeAvailability",
  "ChangeConfiguration",
  "ClearChargingProfile",
  "ClearDisplayMessage",
  "ClearVariableMonitoring",
  "RemoteStartTransaction",
  "RemoteStopTransaction",
  "RequestStartTransaction",
  "RequestStopTransaction",
  "SetChargingProfile",
  "SetDisplayMessage",
  "SetMonitoringBase",
  "SetMonitoringLevel",
  "SetVariableMonitoring",
  "SetVariables",
  "SignedUpdateFirmware",
  "UpdateDynamicSchedule",
  "UpdateFirmware",
];

/** Of these, what a CSMS could write without end; starts, stops and availability are not kept waiting. */
const spaced: ReadonlySet<string> = new Set([
  "ChangeConfiguration",
  "SetChargingProfile",
  "SetDisplayMessage",
  "SetMonitoringBase",
  "SetMonitoringLevel",
  "SetVariableMonitoring",
  "SetVariables",
  "SignedUpdateFirmware",
  "UpdateDynamicSchedule",
  "UpdateFirmware",
]);

type Handler = (request: unknown, context: unknown) => unknown;

/** The routes, whose promises leave when what they promise is on disk, or could not be written and that was logged; what sets something not more often than `pace` lets it. */
export function keptAnswers<T extends object>(routes: T, kept: () => Promise<void>, pace?: Pick<WritePace, "turn">): T {
  const table = { ...routes } as Record<string, Handler>;
  for (const action of promises) {
    const handler = table[action];
    if (handler === undefined) continue;
    table[action] = async (request, context) => {
      const wait = spaced.has(action) ? pace?.turn() : undefined;
      if (wait !== undefined) await wait;
      const answer = await handler(request, context);
      await kept();
      return answer;
    };
  }
  return table as T;
}
