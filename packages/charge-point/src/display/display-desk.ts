// SPDX-License-Identifier: Apache-2.0
import type { BlockContext } from "../ocpp/functional-block.ts";
import { type DisplayMessage, type DisplayState, isMessageList } from "./display-message.ts";
import { type MessageFilter, MessageList, type SetMessageOutcome } from "./message-list.ts";
import { type DisplayMoment, messageNow } from "./message-now.ts";

type Context = Pick<BlockContext, "options" | "station" | "variables" | "memory" | "tokens" | "view">;

/** The messages on the display of a running station. Knows no OCPP version. */
export class DisplayDesk {
  readonly #context: Context;
  readonly #list: MessageList;

  static async make(context: Context): Promise<DisplayDesk> {
    const { value, kept } = await context.memory.keep("display-messages", isMessageList);
    return new DisplayDesk(context, new MessageList((all) => kept.save(all), value));
  }

  private constructor(context: Context, list: MessageList) {
    this.#context = context;
    this.#list = list;
    context.view.board.show = (own) => this.show(own);
  }

  get count(): number {
    return this.#list.all.length;
  }

  set(message: DisplayMessage): SetMessageOutcome {
    if (!this.#isOn) return { status: "Rejected", why: { code: "NotEnabled", detail: "messages are switched off (DisplayMessageCtrlr.Enabled)" } };
    return this.#list.set(message, this.#moment);
  }

  clear(id: number): boolean {
    return this.#list.clear(id);
  }

  matching(filter: MessageFilter): readonly DisplayMessage[] {
    // One that has just ended is not there any more, whether a cycle has passed or not.
    this.follow();
    return this.#list.matching(filter);
  }

  /** What is shown now in the place of the device's own text. */
  show(own: string): string {
    if (!this.#isOn || this.count === 0) return own;
    return messageNow(this.#list.all, this.#moment)?.content ?? own;
  }

  follow(): void {
    if (this.count > 0) this.#list.prune(this.#moment);
  }

  get #isOn(): boolean {
    return this.#context.variables.isSet("DisplayMessageCtrlr.Enabled");
  }

  get #moment(): DisplayMoment {
    const { options, station, tokens } = this.#context;
    const { transaction, idToken } = station.session;
    const language = idToken === undefined ? undefined : tokens.known(idToken)?.language;
    return {
      nowMs: options.clocks.domain.wallMs(),
      state: this.#state,
      transactionId: transaction?.id,
      ...(language === undefined ? {} : { language }),
    };
  }

  get #state(): DisplayState {
    const { station } = this.#context;
    const status = station.connectorStatus();
    if (status === "Faulted") return "Faulted";
    if (status === "Unavailable") return "Unavailable";
    const { transaction } = station.session;
    if (transaction === undefined) return "Idle";
    if (transaction.chargingState === "Charging") return "Charging";
    return transaction.chargingState.startsWith("Suspended") ? "Suspended" : "Idle";
  }
}
