// SPDX-License-Identifier: Apache-2.0
import type { Routes } from "@chargehand/ocpp";
import { chargePointError } from "../errors.ts";
import { makeCustomer } from "./blocks/customer.ts";
import { makeDisplay } from "./blocks/display.ts";
import { makeFirmware } from "./blocks/firmware.ts";
import { makeLogs } from "./blocks/logs.ts";
import { meteringBlock } from "./blocks/metering.ts";
import { makeMonitoring } from "./blocks/monitoring.ts";
import { makeNetwork } from "./blocks/network.ts";
import { reservationBlock } from "./blocks/reservation.ts";
import { tokenBlock } from "./blocks/tokens.ts";
import type { BlockContext, FunctionalBlock, MakeBlock, NetworkSource } from "./functional-block.ts";
import type { Variable } from "./variable-list.ts";

/** One line a block. */
const makers: readonly MakeBlock[] = [
  makeNetwork,
  makeMonitoring,
  makeLogs,
  makeCustomer,
  makeDisplay,
  makeFirmware,
  tokenBlock,
  reservationBlock,
  meteringBlock,
];

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

  get network(): NetworkSource {
    const source = this.#blocks.find(({ network }) => network !== undefined)?.network;
    if (source === undefined) throw chargePointError("CP_NO_LINE", "no block says how the CSMS is reached");
    return source;
  }

  /** Undefined when no block has that message. */
  trigger(message: string): "Accepted" | "Rejected" | undefined {
    return this.#blocks.find(({ triggers = {} }) => Object.hasOwn(triggers, message))?.triggers?.[message]?.();
  }

  /** The reason of the boot, where a block knows one. */
  onStart(): "FirmwareUpdate" | undefined {
    return this.#blocks.map((block) => block.onStart?.()).find((reason) => reason !== undefined);
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
