// SPDX-License-Identifier: Apache-2.0
// Messages on the display in the words of OCPP 2.0.1 [O01 to O06].
import { toIso } from "@chargehand/kernel";
import type { Request, Response, Routes } from "@chargehand/ocpp";
import type { DisplayDesk } from "../../display/display-desk.ts";
import { type DisplayMessage, type DisplayState, LONGEST_MESSAGE_201, type TextFormat } from "../../display/display-message.ts";
import { statusInfo } from "../status-info.ts";

export interface DisplayCommands {
  readonly desk: DisplayDesk;
  /** Sends them after the answer, in parts. */
  readonly report: (requestId: number, messages: readonly DisplayMessage[]) => void;
}

type Message201 = Request<"2.0.1", "SetDisplayMessage">["message"];
type SetAnswer = Response<"2.0.1", "SetDisplayMessage">;

export function display201({ desk, report }: DisplayCommands) {
  return {
    SetDisplayMessage: ({ message }) => setMessage(desk, message),
    ClearDisplayMessage: ({ id }) => ({ status: desk.clear(id) ? "Accepted" : "Unknown" }),
    GetDisplayMessages: ({ requestId, id, priority, state }) => {
      const found = desk.matching(filterOf({ id, priority, state })).filter(isOf201);
      if (found.length === 0) return { status: "Unknown" };
      report(requestId, found);
      return { status: "Accepted" };
    },
  } satisfies Routes<"2.0.1">;
}

interface Query {
  readonly id: readonly number[] | undefined;
  readonly priority: DisplayMessage["priority"] | undefined;
  readonly state: DisplayState | undefined;
}

export const filterOf = ({ id, priority, state }: Query) => ({
  ...(id === undefined ? {} : { ids: id }),
  ...(priority === undefined ? {} : { priority }),
  ...(state === undefined ? {} : { state }),
});

function setMessage(desk: DisplayDesk, message: Message201): SetAnswer {
  const { message: text, state } = message;
  if (!isText(text)) return { status: "NotSupportedMessageFormat" };
  return setAnswer(desk, message, { ...timesOf(message), ...(state === undefined ? {} : { state }), text: textOf(text) });
}

interface Content {
  readonly format: string;
  readonly content: string;
  readonly language?: string;
}

/** Neither markup nor an address to be followed: text. */
export const isText = (text: Content): text is Content & { readonly format: TextFormat } => text.format === "ASCII" || text.format === "UTF8";

export const textOf = ({ format, content, language }: Content & { readonly format: TextFormat }) => ({
  format,
  content,
  ...(language === undefined ? {} : { language }),
});

interface Timed {
  readonly startDateTime?: string;
  readonly endDateTime?: string;
  readonly transactionId?: string;
}

export const timesOf = ({ startDateTime, endDateTime, transactionId }: Timed) => ({
  ...(startDateTime === undefined ? {} : { startsAt: Date.parse(startDateTime) }),
  ...(endDateTime === undefined ? {} : { endsAt: Date.parse(endDateTime) }),
  ...(transactionId === undefined ? {} : { transactionId }),
});

interface Shown {
  readonly id: number;
  readonly priority: DisplayMessage["priority"];
  readonly display?: { readonly name: string; readonly instance?: string };
}

export function setAnswer(desk: DisplayDesk, { id, priority, display }: Shown, rest: Omit<DisplayMessage, "id" | "priority">): SetAnswer {
  if (display !== undefined && display.name.toLowerCase() !== "display")
    return { status: "Rejected", statusInfo: statusInfo({ code: "UnsupportedParam", detail: "there is one display here" }) };
  const outcome = desk.set({ id, priority, ...rest });
  if (outcome.status === "Accepted") return { status: "Accepted" };
  return { status: outcome.status, statusInfo: statusInfo(outcome.why) };
}

/** What only 2.1 can say is found by its own GetDisplayMessages alone. */
const isOf201 = ({ state, text }: DisplayMessage): boolean => state !== "Suspended" && text.content.length <= LONGEST_MESSAGE_201;

export function message201(message: DisplayMessage): Message201 {
  const { state, ...rest } = message;
  return { ...told(rest), ...(state === undefined || state === "Suspended" ? {} : { state }) };
}

/** All but the state, of which 2.1 knows more. */
export const told = ({ id, priority, text, startsAt, endsAt, transactionId }: Omit<DisplayMessage, "state">) => ({
  ...{ id, priority, message: text },
  ...(startsAt === undefined ? {} : { startDateTime: toIso(startsAt) }),
  ...(endsAt === undefined ? {} : { endDateTime: toIso(endsAt) }),
  ...(transactionId === undefined ? {} : { transactionId }),
});
