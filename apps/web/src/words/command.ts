// SPDX-License-Identifier: Apache-2.0
import type { CommandView } from "../api/types.ts";

const kindNames: Readonly<Record<string, string>> = {
  chargeNow: "Charge now",
  pause: "Pause",
  resume: "Resume",
  limit: "Current limit",
  start: "Start charging",
  stop: "Stop charging",
};

export const commandName = (kind: string): string => kindNames[kind] ?? kind;

export interface Step {
  readonly name: string;
  readonly state: "past" | "current" | "failed" | "ahead";
}

/** Sent, Delivered, Done: how far a command came. Nothing is shown as done before the station said so. */
export function commandSteps(status: CommandView["status"]): Step[] {
  switch (status) {
    case "Sent":
      return steps(["Sent", "current"], ["Delivered", "ahead"], ["Done", "ahead"]);
    case "Delivered":
      return steps(["Sent", "past"], ["Delivered", "current"], ["Done", "ahead"]);
    case "Done":
      return steps(["Sent", "past"], ["Delivered", "past"], ["Done", "past"]);
    case "Refused":
      return steps(["Sent", "past"], ["Delivered", "past"], ["Refused", "failed"]);
    case "Expired":
      return steps(["Sent", "past"], ["Expired", "failed"]);
  }
}

const steps = (...pairs: (readonly [string, Step["state"]])[]): Step[] => pairs.map(([name, state]) => ({ name, state }));

export const isPending = (command: CommandView): boolean => command.status === "Sent" || command.status === "Delivered";

const sentences: Readonly<Record<CommandView["status"], string>> = {
  Sent: "sent, not yet delivered to the charger",
  Delivered: "delivered, the charger is working on it",
  Done: "done",
  Refused: "refused by the charger",
  Expired: "not delivered in time, and dropped",
};

/** "Pause: delivered, the charger is working on it." For the polite live region. */
export const commandSentence = (command: CommandView): string => `${commandName(command.kind)}: ${sentences[command.status]}.`;

/** Who asked, as the reader knows them: accounts have ids, people do not. */
export function askedBy(requestedBy: string, myId: string): string {
  if (requestedBy === myId) return "you";
  return requestedBy === "administrator" ? "the command line" : "somebody else";
}
