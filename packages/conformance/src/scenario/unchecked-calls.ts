// SPDX-License-Identifier: Apache-2.0
import type { Ids } from "@chargehand/kernel";

/** What came back for a CALL that no schema was asked about. */
export type UncheckedAnswer =
  | { readonly ok: true; readonly response: Readonly<Record<string, unknown>> }
  /** A CALLERROR. */
  | { readonly ok: false; readonly errorCode: string };

/** CALLs that go past the peer, because they are wrong on purpose, and their answers. */
export class UncheckedCalls {
  readonly #ids: Ids;
  readonly #answers = new Map<string, UncheckedAnswer | undefined>();

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  begin(action: string, payload: object): { readonly id: string; readonly frame: string } {
    const id = this.#ids.next();
    this.#answers.set(id, undefined);
    return { id, frame: JSON.stringify([2, id, action, payload]) };
  }

  answerTo(id: string): UncheckedAnswer | undefined {
    return this.#answers.get(id);
  }

  /** Whether the frame answers one of these CALLs; it is kept then [OCPP-J 4.2.2, 4.2.3]. */
  take(text: string): boolean {
    const [kind, id, third] = frameOf(text);
    if (typeof id !== "string" || !this.#answers.has(id)) return false;
    if (kind === 3 && typeof third === "object" && third !== null) this.#answers.set(id, { ok: true, response: { ...third } });
    else if (kind === 4) this.#answers.set(id, { ok: false, errorCode: String(third) });
    else return false;
    return true;
  }
}

function frameOf(text: string): readonly unknown[] {
  try {
    const frame: unknown = JSON.parse(text);
    return Array.isArray(frame) ? frame : [];
  } catch {
    return [];
  }
}
