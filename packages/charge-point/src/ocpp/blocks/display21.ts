// SPDX-License-Identifier: Apache-2.0
// Messages on the display in the words of OCPP 2.1, where they are other than those of 2.0.1.
import type { Request, Response, Routes } from "@chargehand/ocpp";
import type { DisplayDesk } from "../../display/display-desk.ts";
import type { DisplayMessage, MessageText } from "../../display/display-message.ts";
import { type DisplayCommands, filterOf, isText, setAnswer, textOf, timesOf, told } from "./display201.ts";

type Message21 = Request<"2.1", "SetDisplayMessage">["message"];

export function display21({ desk, report }: DisplayCommands) {
  return {
    SetDisplayMessage: ({ message }) => setMessage(desk, message),
    ClearDisplayMessage: ({ id }) => ({ status: desk.clear(id) ? "Accepted" : "Unknown" }),
    GetDisplayMessages: ({ requestId, id, priority, state }) => {
      // Nothing is ever discharged here.
      const found = state === "Discharging" ? [] : desk.matching(filterOf({ id, priority, state }));
      if (found.length === 0) return { status: "Unknown" };
      report(requestId, found);
      return { status: "Accepted" };
    },
  } satisfies Routes<"2.1">;
}

function setMessage(desk: DisplayDesk, message: Message21): Response<"2.1", "SetDisplayMessage"> {
  const { message: text, messageExtra = [], state } = message;
  if (state === "Discharging") return { status: "NotSupportedState" };
  const all = [text, ...messageExtra];
  const [first, ...others] = all.filter(isText).map((one): MessageText => textOf(one));
  if (first === undefined || others.length + 1 < all.length) return { status: "NotSupportedMessageFormat" };
  const translations = others.length === 0 ? {} : { translations: others };
  return setAnswer(desk, message, { ...timesOf(message), ...(state === undefined ? {} : { state }), ...translations, text: first });
}

export function message21(message: DisplayMessage): Message21 {
  const { state, translations } = message;
  const [first, ...rest] = translations ?? [];
  return {
    ...told(message),
    ...(state === undefined ? {} : { state }),
    ...(first === undefined ? {} : { messageExtra: [first, ...rest] as unknown as NonNullable<Message21["messageExtra"]> }),
  };
}
