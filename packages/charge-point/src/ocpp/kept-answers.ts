// SPDX-License-Identifier: Apache-2.0

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
  "UpdateDynamicSchedule",
];

type Handler = (request: unknown, context: unknown) => unknown;

/** The routes, whose promises leave when what they promise is on disk, or could not be written and that was logged. */
export function keptAnswers<T extends object>(routes: T, kept: () => Promise<void>): T {
  const table = { ...routes } as Record<string, Handler>;
  for (const action of promises) {
    const handler = table[action];
    if (handler === undefined) continue;
    table[action] = async (request, context) => {
      const answer = await handler(request, context);
      await kept();
      return answer;
    };
  }
  return table as T;
}
