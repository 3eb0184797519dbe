// SPDX-License-Identifier: Apache-2.0
import type { Clocks } from "@chargehand/kernel";
import type { OcppClientOptions } from "@chargehand/ocpp";
import { madeAtUse } from "../made-at-use.ts";
import type { FunctionalBlocks } from "./functional-blocks.ts";
import { keptAnswers } from "./kept-answers.ts";
import { AnnouncedFacts } from "./profile16.ts";
import { routes16 } from "./routes16.ts";
import { routes21 } from "./routes21.ts";
import { routes201 } from "./routes201.ts";
import type { StationCommands } from "./station-commands.ts";
import type { TransactionIds } from "./transaction-ids.ts";
import { WritePace } from "./write-pace.ts";

export interface TableSources {
  readonly commands: () => StationCommands;
  readonly blocks: FunctionalBlocks;
  readonly transactionIds: TransactionIds;
  /** Resolves when all that was changed is on disk, or could not be written and that was logged. */
  readonly kept: () => Promise<void>;
  readonly clocks: Clocks;
}

/**
 * What a CSMS may ask, a table for each version. Routes of a block take the place of the core's. A table is made when it is asked something:
 * what must be remembered between two messages belongs to what the routes are made of.
 */
export function routeTables({ commands, blocks, transactionIds, kept, clocks }: TableSources): OcppClientOptions["routes"] {
  const facts = new AnnouncedFacts();
  const pace = new WritePace(clocks.transport);
  return {
    get "2.0.1"() {
      return tableOf(() => keptAnswers({ ...routes201(commands()), ...blocks.routes201 }, kept, pace));
    },
    get "2.1"() {
      return tableOf(() => keptAnswers({ ...routes21(commands()), ...blocks.routes21 }, kept, pace));
    },
    get "1.6"() {
      return tableOf(() => keptAnswers({ ...routes16(commands(), transactionIds, facts), ...blocks.routes16 }, kept, pace));
    },
  };
}

/** Looks like what `make` makes, and does not hold it. */
function tableOf<T extends object>(make: () => T): T {
  const table = madeAtUse(make);
  return new Proxy({} as T, {
    get: (_, action) => Reflect.get(table(), action),
    has: (_, action) => Reflect.has(table(), action),
    ownKeys: () => Reflect.ownKeys(table()),
    getOwnPropertyDescriptor: (_, action) => Reflect.getOwnPropertyDescriptor(table(), action),
  });
}
