// SPDX-License-Identifier: Apache-2.0
// Messages on a station's display: setting, reporting, clearing. What the display shows is for people to see; no case here looks at it.
import { toIso } from "@chargehand/kernel";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { getVariable } from "./device-model.ts";

export type Message = Req<"SetDisplayMessage">["message"];
export type Priority = Message["priority"];
export type Format = Message["message"]["format"];
type Reported = NonNullable<Req<"NotifyDisplayMessages">["messageInfo"]>[number];

export const priorities: readonly Priority[] = ["AlwaysFront", "InFront", "NormalCycle"];
export const states: readonly NonNullable<Message["state"]>[] = ["Charging", "Faulted", "Idle", "Unavailable"];
export const formats: readonly Format[] = ["ASCII", "HTML", "URI", "UTF8"];

/** A case for stations that show messages. */
export async function withDisplay(t: StationScenario): Promise<void> {
  t.step("the station shows messages");
  const { attributeStatus, attributeValue } = await getVariable(t, "DisplayMessageCtrlr", "Available");
  if (attributeStatus === "Accepted" && attributeValue?.toLowerCase() === "true") return;
  const enabled = await getVariable(t, "DisplayMessageCtrlr", "Enabled");
  if (enabled.attributeStatus !== "Accepted" || enabled.attributeValue?.toLowerCase() !== "true")
    t.notApplicable("the station shows no messages (DisplayMessageCtrlr)");
}

/** Those of the list that the station names in a variable; all when it names none. */
export async function supported<T extends string>(
  t: StationScenario,
  variable: "SupportedPriorities" | "SupportedFormats",
  all: readonly T[],
): Promise<readonly T[]> {
  const { attributeStatus, attributeValue = "" } = await getVariable(t, "DisplayMessageCtrlr", variable);
  const named = attributeValue.split(",").map((name) => name.trim());
  return attributeStatus === "Accepted" ? all.filter((one) => named.includes(one)) : all;
}

export interface MessageWish extends Partial<Pick<Message, "id" | "priority" | "state" | "transactionId">> {
  readonly content?: string;
  readonly format?: Format;
  /** Ms from now. */
  readonly startIn?: number;
  readonly endIn?: number;
}

/** A message in the last priority and format that the station knows, unless said otherwise. */
export async function messageOf(t: StationScenario, wish: MessageWish = {}): Promise<Message> {
  const { id = 1, content = "Conformance", startIn, endIn, format, priority, ...rest } = wish;
  const known = {
    priority: priority ?? (await supported(t, "SupportedPriorities", priorities)).at(-1),
    format: format ?? (await supported(t, "SupportedFormats", formats)).at(-1),
  };
  return {
    ...{ id, priority: known.priority ?? "NormalCycle", ...rest },
    message: { format: known.format ?? "UTF8", content },
    ...(startIn === undefined ? {} : { startDateTime: toIso(t.now() + startIn) }),
    ...(endIn === undefined ? {} : { endDateTime: toIso(t.now() + endIn) }),
  };
}

/** The CSMS sets a message; gives the status. */
export async function setMessage(t: StationScenario, message: Message): Promise<Res<"SetDisplayMessage">["status"]> {
  t.step(`the CSMS sets message ${message.id}`);
  return (await t.csms.call("SetDisplayMessage", { message })).status;
}

/** It is taken. Gives what was sent. */
export async function messageSet(t: StationScenario, wish: MessageWish = {}): Promise<Message> {
  const message = await messageOf(t, wish);
  t.equal(await setMessage(t, message), "Accepted", "the status of the message");
  return message;
}

type Query = Req<"GetDisplayMessages">;

/** The CSMS asks for messages; gives the status. */
export async function getMessages(t: StationScenario, query: Query): Promise<Res<"GetDisplayMessages">["status"]> {
  t.step("the CSMS asks for messages");
  return (await t.csms.call("GetDisplayMessages", query)).status;
}

/** The same, and all parts of the report. */
export async function reportedMessages(t: StationScenario, query: Query): Promise<readonly Reported[]> {
  t.equal(await getMessages(t, query), "Accepted", "the status of the report");
  const all: Reported[] = [];
  for (;;) {
    const { messageInfo = [], tbc } = await t.csms.expect("NotifyDisplayMessages", {
      where: ({ requestId }) => requestId === query.requestId,
      what: `a NotifyDisplayMessages with requestId ${query.requestId}`,
    });
    all.push(...messageInfo);
    if (tbc !== true) return all;
  }
}

/** The message is reported as it was sent. */
export function isReportedMessage(t: StationScenario, reported: readonly Reported[], sent: Message): Reported {
  const got = t.must(
    reported.find(({ id }) => id === sent.id),
    `message ${sent.id} in the report`,
  );
  t.equal(got.priority, sent.priority, "its priority");
  t.equal(got.message.format, sent.message.format, "its format");
  t.equal(got.message.content, sent.message.content, "its content");
  if (sent.state !== undefined) t.equal(got.state, sent.state, "its state");
  if (sent.transactionId !== undefined) t.equal(got.transactionId, sent.transactionId, "its transaction");
  return got;
}

/** The message is reported, by its id, as it was sent. */
export async function isThere(t: StationScenario, sent: Message, requestId: number): Promise<Reported> {
  return isReportedMessage(t, await reportedMessages(t, { requestId, id: [sent.id] }), sent);
}

/** There is no message of that id any more. */
export async function isGone(t: StationScenario, { id }: Message): Promise<void> {
  t.equal(await getMessages(t, { requestId: 99, id: [id] }), "Unknown", "the status of the report");
}
