// SPDX-License-Identifier: Apache-2.0
// A functional block of OCPP that stands beside the core: token lists, reservation, monitoring, certificates and so on.
// Each has a folder of its own for its rules and one file a version for its words; `functional-blocks.ts` lists them.
import type { Action, OcppVersion, Request, Routes } from "@chargehand/ocpp";
import type { ChargePointOptions } from "../charge-point-types.ts";
import type { DeviceMemory } from "../device-memory.ts";
import type { SettingsStore } from "../settings.ts";
import type { Station } from "../station.ts";
import type { StoredVariables } from "./stored-variables.ts";
import type { Variable } from "./variable-list.ts";
import type { DeviceModel } from "./variables.ts";

/** What is said in one version; the request has been made by that version's encoder. */
export interface Utterance {
  readonly action: string;
  readonly request: unknown;
}

/** The same in the words of each version that has words for it; to a CSMS of another nothing is said. */
export type Words = Readonly<Partial<Record<OcppVersion, Utterance>>>;

/** Actions whose request of 2.0.1 is one of 2.1 as it stands. */
type Alike = { [A in Action<"2.0.1"> & Action<"2.1">]: Request<"2.0.1", A> extends Request<"2.1", A> ? A : never }[Action<"2.0.1"> & Action<"2.1">];

/** Words of one version; spread several together where they differ. */
export const inWords = <V extends OcppVersion, A extends Action<V>>(version: V, action: A, request: Request<V, A>): Words => ({
  [version]: { action, request },
});
/** What 2.0.1 and 2.1 say alike. */
export const inWords2x = <A extends Alike>(action: A, request: Request<"2.0.1", A>): Words => ({ "2.0.1": { action, request }, "2.1": { action, request } });

/** What a block is given to work with. */
export interface BlockContext {
  readonly options: ChargePointOptions;
  readonly station: Station;
  readonly settings: SettingsStore;
  readonly variables: StoredVariables;
  readonly memory: DeviceMemory;
  /** The whole device model, the blocks' own variables among it. Not to be asked before all blocks are made. */
  readonly model: () => DeviceModel;
  readonly isOnline: () => boolean;
  /** Tells the CSMS in its turn, after the answer that is being made. Kept while offline only when `isKept`. */
  readonly say: (words: Words, isKept: boolean) => void;
  /** Calls the CSMS at once and gives its answer; undefined where its version has no words for it. Rejects as the peer does, and without a line. */
  readonly ask: (words: Words) => Promise<unknown>;
  readonly securityEvent: (kind: string, detail: string) => void;
  /** Something changed that the control cycle must see at once. */
  readonly wake: () => void;
}

export interface FunctionalBlock {
  /** Its part of the device model. */
  readonly variables?: readonly Variable[];
  /** Take the place of routes of the core of the same name. */
  readonly routes16?: Routes<"1.6">;
  readonly routes201?: Routes<"2.0.1">;
  readonly routes21?: Routes<"2.1">;
  /** By `requestedMessage` of a TriggerMessage; the message is said after the answer. Take the place of the core's. */
  readonly triggers?: Readonly<Record<string, () => "Accepted" | "Rejected">>;
  /** The line to a CSMS stands and its boot is accepted, or it is gone. */
  onLine?(isOnline: boolean, version: OcppVersion | undefined): void;
  /** Once each control cycle, and after whatever called for it. */
  onCycle?(nowMs: number): void;
  /** Ends timers. */
  stop?(): void;
}

/** Makes a block; what it remembers is read first. */
export type MakeBlock = (context: BlockContext) => Promise<FunctionalBlock>;
