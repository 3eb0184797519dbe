// SPDX-License-Identifier: Apache-2.0
// What the cases of block O have in common.
import type { ocpp201 } from "@chargehand/ocpp";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import { asked, omitted } from "./operator.ts";

export type Message = ocpp201.MessageInfoType;

/** What the document calls configured; the wish names it, so it need not be configured. */
export const messageNumbers = { id: 1, priority: "NormalCycle", state: "Idle", format: "UTF8" } as const;

export interface MessageWish {
  readonly more?: Partial<Pick<Message, "id" | "priority" | "state" | "startDateTime" | "endDateTime" | "transactionId">>;
  /** Default: Accepted. */
  readonly status?: Res<"SetDisplayMessage">["status"];
  readonly isOptional?: boolean;
}

/** An operator has a message shown. */
export async function messageSet(
  t: CsmsScenario,
  station: StationPuppet,
  { more = {}, status = "Accepted", isOptional = false }: MessageWish = {},
): Promise<Message> {
  const { id, priority, format } = messageNumbers;
  const message: Message = { id, priority, message: { format, content: "Mind the step", language: "en" }, ...more };
  const got = await asked(t, station, { action: "SetDisplayMessage", request: { message }, answer: { status }, isOptional });
  return got.message;
}

export interface MessageQuery {
  readonly id?: number;
  readonly priority?: Message["priority"];
  readonly state?: NonNullable<Message["state"]>;
  /** The station has no such message. */
  readonly isUnknown?: boolean;
  readonly isOptional?: boolean;
  /** What came is not looked at. */
  readonly isLoose?: boolean;
}

/** An operator asks which messages there are; the station tells one unless it has none. What is not asked for must not be there, if that is looked at. */
export async function messagesAsked(t: CsmsScenario, station: StationPuppet, query: MessageQuery): Promise<Req<"GetDisplayMessages">> {
  const { id, priority, state, isUnknown = false, isOptional = false, isLoose = false } = query;
  const request = {
    requestId: 1,
    ...(id === undefined ? {} : { id: [id] }),
    ...(priority === undefined ? {} : { priority }),
    ...(state === undefined ? {} : { state }),
  };
  const got = await asked(t, station, { action: "GetDisplayMessages", request, answer: { status: isUnknown ? "Unknown" : "Accepted" }, isOptional });
  if (isUnknown) return got;
  for (const field of ["id", "priority", "state"] as const) {
    if (isLoose) break;
    if (request[field] === undefined) omitted(t, got[field], field);
    else t.equal(got[field], request[field], field);
  }
  t.step("the station tells the message");
  const message: Message = {
    ...{ id: id ?? messageNumbers.id, priority: priority ?? messageNumbers.priority },
    message: { format: messageNumbers.format, content: "Mind the step" },
  };
  const messageInfo = [state === undefined ? message : { ...message, state }];
  await station.call("NotifyDisplayMessages", { requestId: got.requestId, tbc: false, messageInfo });
  return got;
}
