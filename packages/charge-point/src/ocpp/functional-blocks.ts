// SPDX-License-Identifier: Apache-2.0
import type { Routes } from "@chargehand/ocpp";
import type { BlockContext, FunctionalBlock, MakeBlock } from "./functional-block.ts";
import type { Variable } from "./variable-list.ts";

/** One line a block. */
const makers: readonly MakeBlock[] = [];

/** All blocks of one station as one. */
export class FunctionalBlocks {
  readonly #blocks: readonly FunctionalBlock[];

  constructor(blocks: readonly FunctionalBlock[]) {
    this.#blocks = blocks;
  }

  static async make(context: BlockContext): Promise<FunctionalBlocks> {
    return new FunctionalBlocks(await Promise.all(makers.map((make) => make(context))));
  }

  get variables(): readonly Variable[] {
    return this.#blocks.flatMap(({ variables = [] }) => variables);
  }

  get routes16(): Routes<"1.6"> {
    return Object.assign({}, ...this.#blocks.map(({ routes16 }) => routes16)) as Routes<"1.6">;
  }

  get routes201(): Routes<"2.0.1"> {
    return Object.assign({}, ...this.#blocks.map(({ routes201 }) => routes201)) as Routes<"2.0.1">;
  }

  get routes21(): Routes<"2.1"> {
    return Object.assign({}, ...this.#blocks.map(({ routes21 }) => routes21)) as Routes<"2.1">;
  }

  /** Undefined when no block has that message. */
  trigger(message: string): "Accepted" | "Rejected" | undefined {
    return this.#blocks.find(({ triggers = {} }) => Object.hasOwn(triggers, message))?.triggers?.[message]?.();
  }

  onLine(...facts: Parameters<NonNullable<FunctionalBlock["onLine"]>>): void {
    for (const block of this.#blocks) block.onLine?.(...facts);
  }

  onCycle(nowMs: number): void {
    for (const block of this.#blocks) block.onCycle?.(nowMs);
  }

  stop(): void {
    for (const block of this.#blocks) block.stop?.();
  }
}
