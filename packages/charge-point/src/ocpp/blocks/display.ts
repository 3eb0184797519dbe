// SPDX-License-Identifier: Apache-2.0
import type { Request } from "@chargehand/ocpp";
import { DisplayDesk } from "../../display/display-desk.ts";
import { type DisplayMessage, MESSAGES_PER_PART, MOST_MESSAGES, priorities, textFormats } from "../../display/display-message.ts";
import { type BlockContext, type FunctionalBlock, inWords, type MakeBlock, type Words } from "../functional-block.ts";
import type { Variable } from "../variable-list.ts";
import { display21, message21 } from "./display21.ts";
import { display201, message201 } from "./display201.ts";

/** Messages on the display [block O]. OCPP 1.6 has no words for it. */
export const makeDisplay: MakeBlock = async (context) => new DisplayBlock(context, await DisplayDesk.make(context));

class DisplayBlock implements FunctionalBlock {
  readonly #context: BlockContext;
  readonly #desk: DisplayDesk;

  constructor(context: BlockContext, desk: DisplayDesk) {
    this.#context = context;
    this.#desk = desk;
  }

  get variables() {
    return controller(this.#desk);
  }

  get routes201() {
    const report = (requestId: number, messages: readonly DisplayMessage[]) =>
      sayReport(this.#context, messages, (part, tbc) => ofVersion201(requestId, part, tbc));
    return display201({ desk: this.#desk, report });
  }

  get routes21() {
    const report = (requestId: number, messages: readonly DisplayMessage[]) =>
      sayReport(this.#context, messages, (part, tbc) => ofVersion21(requestId, part, tbc));
    return display21({ desk: this.#desk, report });
  }

  onCycle(): void {
    this.#desk.follow();
  }
}

type Info201 = NonNullable<Request<"2.0.1", "NotifyDisplayMessages">["messageInfo"]>;
type Info21 = NonNullable<Request<"2.1", "NotifyDisplayMessages">["messageInfo"]>;

const ofVersion201 = (requestId: number, part: readonly DisplayMessage[], tbc: boolean): Words =>
  inWords("2.0.1", "NotifyDisplayMessages", { requestId, tbc, messageInfo: part.map(message201) as unknown as Info201 });
const ofVersion21 = (requestId: number, part: readonly DisplayMessage[], tbc: boolean): Words =>
  inWords("2.1", "NotifyDisplayMessages", { requestId, tbc, messageInfo: part.map(message21) as unknown as Info21 });

/** [O03.FR.03, FR.04] */
function sayReport({ say }: BlockContext, messages: readonly DisplayMessage[], wordsOf: (part: readonly DisplayMessage[], tbc: boolean) => Words): void {
  for (let from = 0; from < messages.length; from += MESSAGES_PER_PART)
    say(wordsOf(messages.slice(from, from + MESSAGES_PER_PART), from + MESSAGES_PER_PART < messages.length), false);
}

/** [2.0.1 part 2, 2.12]; what can be written stands among the settings. */
function controller(desk: DisplayDesk): readonly Variable[] {
  const at = { component: "DisplayMessageCtrlr" } as const;
  return [
    { ...at, variable: "Available", dataType: "boolean", read: () => "true" },
    { ...at, variable: "DisplayMessages", dataType: "integer", minLimit: 0, maxLimit: MOST_MESSAGES, read: () => String(desk.count) },
    { ...at, variable: "SupportedFormats", dataType: "MemberList", valuesList: textFormats, read: () => textFormats.join(",") },
    { ...at, variable: "SupportedPriorities", dataType: "MemberList", valuesList: priorities, read: () => priorities.join(",") },
  ];
}
