// SPDX-License-Identifier: Apache-2.0
// A functional block of OCPP that stands beside the core: token lists, reservation, monitoring, certificates and so on.
// Each has a folder of its own for its rules and one file a version for its words; `functional-blocks.ts` lists them.
import type { Action, NetworkEvent, NetworkPlan, NetworkProfile, OcppVersion, Request, Routes, SendAction, SendMaps } from "@chargehand/ocpp";
import type { TokenBook } from "../authorization/token-book.ts";
import type { ChargePointOptions } from "../charge-point-types.ts";
import type { DeviceMemory } from "../device-memory.ts";
import type { DeviceView } from "../device-view.ts";
import type { DeviceMeter } from "../meter/device-meter.ts";
import type { ReservationBook } from "../reservation/reservation-book.ts";
import type { SecurityKind } from "../security-log/kinds.ts";
import type { LogPeriod } from "../security-log/security-log.ts";
import type { SettingsStore } from "../settings.ts";
import type { Station } from "../station.ts";
import type { StoredVariables } from "./stored-variables.ts";
import type { Variable } from "./variable-list.ts";
import type { DeviceModel } from "./variables.ts";

/** What is said in one version; the request has been made by that version's encoder. */
export interface Utterance {
  readonly action: string;
  readonly request: unknown;
  /** Without an answer: a SEND of 2.1. */
  readonly isSend?: true;
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

/** What only 2.1 has: a message that gets no answer. */
export const inSend21 = <A extends SendAction<"2.1">>(action: A, message: SendMaps["2.1"][A]): Words => ({ "2.1": { action, request: message, isSend: true } });

/** What a block is given to work with. */
export interface BlockContext {
  readonly options: ChargePointOptions;
  readonly station: Station;
  /** What is known of tokens; `tokensOf` and `forget` for those who ask after a customer. */
  readonly tokens: TokenBook;
  readonly reservations: ReservationBook;
  readonly settings: SettingsStore;
  readonly variables: StoredVariables;
  readonly memory: DeviceMemory;
  /** What the device measures: now, and the power of each second of the last hour as it passes. */
  readonly meter: DeviceMeter;
  /** The whole device model, the blocks' own variables among it. Not to be asked before all blocks are made. */
  readonly model: () => DeviceModel;
  readonly isOnline: () => boolean;
  /** The way to the CSMS that is tried first, as it is set now. */
  readonly csms: () => NetworkProfile | undefined;
  /** PEM of the manufacturer's roots that are installed. */
  readonly manufacturerRoots: () => readonly string[];
  /** Restarts the device for an update of its firmware, when all is said and kept; what charges is ended. */
  readonly restartForUpdate: () => void;
  /** How the device shows itself, its log and its display. */
  readonly view: DeviceView;
  /** Tells the CSMS in its turn, after the answer that is being made. Kept while offline only when `isKept`. */
  readonly say: (words: Words, isKept: boolean) => void;
  /** Calls the CSMS at once and gives its answer; undefined where its version has no words for it. Rejects as the peer does, and without a line. */
  readonly ask: (words: Words) => Promise<unknown>;
  /** Counts work that goes on beside the line, such as an upload, for `drained`. */
  readonly track: <T>(task: Promise<T>) => Promise<T>;
  /** Kinds stand in security-log/kinds.ts. Bounded, logged and told; no secrets, no tokens, no personal data in the detail. */
  readonly securityEvent: (kind: SecurityKind, detail: string) => void;
  /** The security log of a period (epoch ms, both ends within) as text, one entry a line, oldest first; see docs/security-log.md. */
  readonly securityLogLines: (period?: LogPeriod) => Promise<readonly string[]>;
  /** Makes the connection to the CSMS anew, after the answer that is being made: to the same, or to the first in the order of the network profiles. */
  readonly reconnect: (to: "same" | "first") => void;
  /** Something changed that the control cycle must see at once. */
  readonly wake: () => void;
}

/** How the CSMS is reached: asked at each attempt, and told what became of it. */
export interface NetworkSource {
  plan(): NetworkPlan;
  onNetwork(event: NetworkEvent): void;
  /** The connection that stood has ended. */
  onClosed(): void;
  /** PEM. */
  readonly manufacturerRoots: readonly string[];
  onFailure(error: unknown): void;
}

export interface FunctionalBlock {
  /** The block of the network has it. */
  readonly network?: NetworkSource;
  /** Its part of the device model. A getter, as those of the routes: asked for when there is a use, so that no device holds what it seldom needs. */
  readonly variables?: readonly Variable[];
  /** Take the place of routes of the core of the same name. */
  readonly routes16?: Routes<"1.6">;
  readonly routes201?: Routes<"2.0.1">;
  readonly routes21?: Routes<"2.1">;
  /** By `requestedMessage` of a TriggerMessage; the message is said after the answer. Take the place of the core's. */
  readonly triggers?: Readonly<Record<string, () => "Accepted" | "Rejected">>;
  /** The device has started, or started anew. Gives the reason of the boot where this block knows it better. */
  onStart?(): "FirmwareUpdate" | undefined;
  /** The line to a CSMS stands and its boot is accepted, or it is gone. */
  onLine?(isOnline: boolean, version: OcppVersion | undefined): void;
  /** Once each control cycle, and after whatever called for it. */
  onCycle?(nowMs: number): void;
  /** Ends timers. */
  stop?(): void;
}

/** Makes a block; what it remembers is read first. */
export type MakeBlock = (context: BlockContext) => Promise<FunctionalBlock>;
