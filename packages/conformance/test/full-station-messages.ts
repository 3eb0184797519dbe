// SPDX-License-Identifier: Apache-2.0
// The display of the station that the tests of the checks play.
import type { Routes } from "@chargehand/ocpp";
import type { Req } from "../src/index.ts";
import type { FullStation } from "./full-station.ts";

type Message = Req<"SetDisplayMessage">["message"];

export function messageRoutes(station: FullStation): Routes<"2.0.1"> {
  let messages: Message[] = [];
  const current = () => {
    const now = station.clock.wallMs();
    messages = messages.filter(({ endDateTime, transactionId }) => {
      const isOver = endDateTime !== undefined && Date.parse(endDateTime) <= now;
      return !isOver && (transactionId === undefined || transactionId === station.transaction?.id);
    });
    return messages;
  };
  return {
    SetDisplayMessage: ({ message }) => {
      if (message.state === "Unavailable" && message.id < 10) return { status: "NotSupportedState" };
      const stays = ({ id, priority }: Message) => id !== message.id && !(message.priority === "AlwaysFront" && priority === "AlwaysFront");
      messages = [...current().filter(stays), message];
      return { status: "Accepted" };
    },
    GetDisplayMessages: ({ requestId, id, priority, state }) => {
      const found = current().filter(
        (one) => (id?.includes(one.id) ?? true) && one.priority === (priority ?? one.priority) && one.state === (state ?? one.state),
      );
      if (found.length === 0) return { status: "Unknown" };
      setImmediate(() => void station.say("NotifyDisplayMessages", { requestId, messageInfo: found }));
      return { status: "Accepted" };
    },
  };
}
