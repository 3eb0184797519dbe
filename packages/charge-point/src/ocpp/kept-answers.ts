// SPDX-License-Identifier: Apache-2.0
import type { WritePace } from "./write-pace.ts";

/**
 * `kept`: the answer says that something stands from now on, also after a loss of power, and so waits for the disk.
 * `keptAndSpaced`: besides, a CSMS could write it without end; starts, stops and availability are not kept waiting.
 */
type Holds = "kept" | "keptAndSpaced";

/** What holds for an action, of any version; the others pass as they are. */
const actions: Readonly<Record<string, Holds>> = {
  ChangeAvailability: "kept",
  ChangeConfiguration: "keptAndSpaced",
  ClearChargingProfile: "kept",
  ClearDisplayMessage: "kept",
  ClearVariableMonitoring: "kept",
  RemoteStartTransaction: "kept",
  RemoteStopTransaction: "kept",
  RequestStartTransaction: "kept",
  RequestStopTransaction: "kept",
  SetChargingProfile: "keptAndSpaced",
  SetDisplayMessage: "keptAndSpaced",
  SetMonitoringBase: "keptAndSpaced",
  SetMonitoringLevel: "keptAndSpaced",
  SetVariableMonitoring: "keptAndSpaced",
  SetVariables: "keptAndSpaced",
  SignedUpdateFirmware: "keptAndSpaced",
  UpdateDynamicSchedule: "keptAndSpaced",
  UpdateFirmware: "keptAndSpaced",
};

type Handler = (request: unknown, context: unknown) => unknown;

/** The routes, whose promises leave when what they promise is on disk, or could not be written and that was logged; what sets something not more often than `pace` lets it. */
export function keptAnswers<T extends object>(routes: T, kept: () => Promise<void>, pace?: Pick<WritePace, "turn">): T {
  const table = { ...routes } as Record<string, Handler>;
  for (const [action, holds] of Object.entries(actions)) {
    const handler = table[action];
    if (handler === undefined) continue;
    table[action] = async (request, context) => {
      const wait = holds === "keptAndSpaced" ? pace?.turn() : undefined;
      if (wait !== undefined) await wait;
      const answer = await handler(request, context);
      await kept();
      return answer;
    };
  }
  return table as T;
}
