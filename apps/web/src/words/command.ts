// SPDX-License-Identifier: Apache-2.0
import type { CommandRequest, CommandView } from "../api/types.ts";

const kindNames: Readonly<Record<CommandRequest["kind"], string>> = {
  chargeNow: "Charge now",
  pause: "Pause",
  resume: "Resume",
  limit: "Current limit",
  start: "Start charging",
  stop: "Stop charging",
  acceptHours: "Keep the off-peak hours",
  changeHours: "Change the hours",
  removeHours: "Remove the hours",
  ignoreHours: "Put the hours aside",
  followHours: "Follow the hours again",
  readyBy: "Be ready by a time",
  cancelReadyBy: "No time to be ready by",
  skipDelay: "Do not wait",
};

/** A kind that a newer CSMS knows is shown as it is. */
export const commandName = (kind: string): string => (kindNames as Readonly<Record<string, string>>)[kind] ?? kind;

export interface Step {
  readonly name: string;
  readonly state: "past" | "current" | "failed" | "unknown" | "ahead";
}

/**
 * Sent, Delivered, Done: how far a command came. Nothing is shown as done before the station said so. `isFinished`: of one
 * whose outcome is unknown, that nobody looks any more.
 */
export function commandSteps(status: CommandView["status"], isFinished = false): Step[] {
  switch (status) {
    case "Sent":
      return steps(["Sent", "current"], ["Delivered", "ahead"], ["Done", "ahead"]);
    case "Delivered":
      return steps(["Sent", "past"], ["Delivered", "current"], ["Done", "ahead"]);
    case "Unknown":
      return isFinished ? steps(["Sent", "past"], ["Not known", "unknown"]) : steps(["Sent", "past"], ["Checking", "current"], ["Done", "ahead"]);
    case "Done":
      return steps(["Sent", "past"], ["Delivered", "past"], ["Done", "past"]);
    case "Refused":
      return steps(["Sent", "past"], ["Delivered", "past"], ["Refused", "failed"]);
    case "Expired":
      return steps(["Sent", "past"], ["Expired", "failed"]);
  }
}

const steps = (...pairs: (readonly [string, Step["state"]])[]): Step[] => pairs.map(([name, state]) => ({ name, state }));

export const isPending = (command: CommandView): boolean =>
  command.status === "Sent" || command.status === "Delivered" || (command.status === "Unknown" && command.finishedAt === null);

const sentences: Readonly<Record<CommandView["status"], string>> = {
  Sent: "sent, not yet delivered to the charger",
  Delivered: "delivered, the charger is working on it",
  Unknown: "we do not know whether the charger heard this; checking",
  Done: "done",
  Refused: "refused by the charger",
  Expired: "not delivered in time, and dropped",
};

const NEVER_LEARNED = "we could not find out whether the charger heard this";

const sentenceOf = ({ status, finishedAt }: CommandView): string => (status === "Unknown" && finishedAt !== null ? NEVER_LEARNED : sentences[status]);

/** "Pause: delivered, the charger is working on it." For the polite live region. */
export const commandSentence = (command: CommandView): string => `${commandName(command.kind)}: ${sentenceOf(command)}.`;

/** What stands below the steps: of an unknown outcome what that means for the driver, of the others what the CSMS says. */
export function commandNote(command: CommandView): string {
  if (command.status !== "Unknown") return command.detail ?? "";
  const noSign = /^no sign that it (started|stopped)/.exec(command.detail ?? "")?.[0];
  if (command.finishedAt === null && noSign !== undefined) return `There is ${noSign} so far. If the charger tells us otherwise, you will see it here.`;
  if (command.finishedAt === null) return "We do not know whether the charger heard this. We are checking: what the charger tells us next will show it.";
  return "We could not find out whether the charger heard this. Look at what the charger is doing now, and ask again if need be.";
}

/** Who asked, as the reader knows them: accounts have ids, people do not. */
export function askedBy(requestedBy: string, myId: string): string {
  if (requestedBy === myId) return "you";
  return requestedBy === "administrator" ? "the command line" : "somebody else";
}
