// SPDX-License-Identifier: Apache-2.0
import { type DisplayMessage, type DisplayState, LONGEST_MESSAGE, type MessageText, MOST_MESSAGES, type Priority } from "./display-message.ts";
import { type DisplayMoment, isStanding } from "./message-now.ts";

export type MessageRefusal = "Rejected" | "UnknownTransaction";
export type SetMessageOutcome =
  | { readonly status: "Accepted" }
  | { readonly status: MessageRefusal; readonly why: { readonly code: string; readonly detail: string } };

export interface MessageFilter {
  readonly ids?: readonly number[];
  readonly priority?: Priority;
  readonly state?: DisplayState;
}

type Running = Pick<DisplayMoment, "nowMs" | "transactionId">;

const refuse = (code: string, detail: string): SetMessageOutcome => ({ status: "Rejected", why: { code, detail } });

/** Signs that a display could take for an order, and those that turn the direction of the text round. A line may be broken. */
const ORDERS = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const NOT_ASCII = /[^\x20-\x7e\n]/;
const LANGUAGE = /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i;

/** The messages of one display, each change handed to `save`. */
export class MessageList {
  #all: readonly DisplayMessage[];
  readonly #save: (all: readonly DisplayMessage[]) => void;

  constructor(save: (all: readonly DisplayMessage[]) => void, kept: readonly DisplayMessage[] = []) {
    this.#save = save;
    this.#all = kept;
  }

  get all(): readonly DisplayMessage[] {
    return this.#all;
  }

  /** A message of the same id goes [O06.FR.01], and of two that are always in front the earlier [O01.FR.16]. */
  set(message: DisplayMessage, running: Running): SetMessageOutcome {
    if (message.transactionId !== undefined && message.transactionId !== running.transactionId)
      return { status: "UnknownTransaction", why: { code: "UnknownTxId", detail: "that transaction is not active here [O02.FR.01]" } };
    const refused = refusedText([message.text, ...(message.translations ?? [])]) ?? refusedTimes(message, running.nowMs);
    if (refused !== undefined) return refused;
    const isReplaced = (old: DisplayMessage) => old.id === message.id || (message.priority === "AlwaysFront" && old.priority === "AlwaysFront");
    const others = this.#all.filter((old) => !isReplaced(old) && isStanding(old, running));
    // [O01.FR.11]
    if (others.length >= MOST_MESSAGES) return refuse("TooManyElements", `the display keeps ${MOST_MESSAGES} messages`);
    this.#change([...others, message]);
    return { status: "Accepted" };
  }

  /** False when there is none of that id. */
  clear(id: number): boolean {
    const left = this.#all.filter((message) => message.id !== id);
    if (left.length === this.#all.length) return false;
    this.#change(left);
    return true;
  }

  matching({ ids, priority, state }: MessageFilter): readonly DisplayMessage[] {
    return this.#all.filter(
      (message) =>
        (ids?.includes(message.id) ?? true) && (priority === undefined || message.priority === priority) && (state === undefined || message.state === state),
    );
  }

  /** Takes out what has ended [O01.FR.07, O02.FR.02]. */
  prune(running: Running): void {
    if (this.#all.every((message) => isStanding(message, running))) return;
    this.#change(this.#all.filter((message) => isStanding(message, running)));
  }

  #change(all: readonly DisplayMessage[]): void {
    this.#all = all;
    this.#save(all);
  }
}

function refusedText(texts: readonly MessageText[]): SetMessageOutcome | undefined {
  for (const { content, format, language } of texts) {
    if (content.trim() === "") return refuse("InvalidValue", "the message has no text");
    if (content.length > LONGEST_MESSAGE) return refuse("TooLargeElement", `a message has at most ${LONGEST_MESSAGE} characters`);
    if (ORDERS.test(content.replaceAll("\n", ""))) return refuse("InvalidValue", "the text has control characters");
    if (format === "ASCII" && NOT_ASCII.test(content)) return refuse("InvalidValue", "the text has characters that ASCII has not");
    if (language !== undefined && !LANGUAGE.test(language)) return refuse("InvalidValue", "language must be a tag of RFC 5646 [O01.FR.17]");
  }
  return undefined;
}

function refusedTimes({ startsAt, endsAt }: DisplayMessage, nowMs: number): SetMessageOutcome | undefined {
  if (Number.isNaN(startsAt) || Number.isNaN(endsAt)) return refuse("InvalidValue", "a time is none");
  if (endsAt !== undefined && endsAt <= Math.max(nowMs, startsAt ?? nowMs)) return refuse("InvalidValue", "the message would end before it is shown");
  return undefined;
}
