// SPDX-License-Identifier: Apache-2.0
import { ChargehandError } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { isGood, type TokenInfo } from "../authorization/token-info.ts";
import type { Words } from "./functional-block.ts";
import type { IdToken, StationEvent } from "./station-events.ts";

/** For the security log: who has restarted the device. */
export function restartDetail(reason: BootFacts["reason"], resetKind: string | undefined): string {
  if (reason === "FirmwareUpdate") return "restarted by itself, for an update of the firmware";
  return resetKind === undefined ? "reset when idle, as the CSMS had asked" : `reset by the CSMS (${resetKind})`;
}

/** What the station says of itself at boot. */
export interface BootFacts {
  readonly reason: "FirmwareUpdate" | "PowerUp" | "RemoteReset" | "ScheduledReset" | "Triggered";
  readonly vendor: string;
  readonly model: string;
  readonly serialNumber: string;
  readonly firmwareVersion: string;
}

export interface BootAnswer {
  readonly status: "Accepted" | "Pending" | "Rejected";
  /** Seconds; of heartbeats when accepted, else until the next boot message. 0 leaves it to the station. */
  readonly interval: number;
  /** Epoch ms, the clock of the CSMS. */
  readonly currentTime: number;
}

/** What the CSMS says of a token. */
export interface TokenVerdict {
  readonly isAccepted: boolean;
  readonly group?: string;
  /** All that was said; absent where the verdict was reached without it. */
  readonly info?: TokenInfo;
}

/** What an answer to a delivered event may tell. */
export interface DeliveryAnswer {
  readonly tokenAccepted?: boolean;
  readonly tokenInfo?: TokenInfo;
  readonly currentTime?: number;
  /** This version had nothing to say of it, so that nobody has answered. */
  readonly isUnsaid?: boolean;
  /** 1.6: an end has brought the start of its transaction with it. */
  readonly hasBegun?: boolean;
  /** The next limit of the Dynamic profile that was asked about, in its own unit. */
  readonly nextLimit?: number;
}

/** An open connection in words of no OCPP version: one file a version implements it. Calls reject as the peer's do. */
export interface CsmsLink {
  readonly version: OcppVersion;
  boot(facts: BootFacts): Promise<BootAnswer>;
  authorize(token: IdToken): Promise<TokenVerdict>;
  deliver(event: StationEvent, isOffline: boolean): Promise<DeliveryAnswer>;
  /** What a functional block asks or tells; undefined, and nothing said, where this version has no words for it. */
  say(words: Words): Promise<unknown>;
}

export const verdictOf = (info: TokenInfo): TokenVerdict => ({
  isAccepted: isGood(info),
  info,
  ...(info.group === undefined ? {} : { group: info.group }),
});

/** What an answer says that judges a token. */
export const judged = (tokenInfo: TokenInfo): DeliveryAnswer => ({ tokenAccepted: isGood(tokenInfo), tokenInfo });

/** The far end as blocks speak to it: their encoders have made the request, and the peer checks it against its schema. */
interface Speaker {
  call(action: string, request: unknown): Promise<unknown>;
  send(action: string, message: unknown): Promise<void>;
}

/** `say` of a link of that version. */
export const sayer =
  (version: OcppVersion, peer: unknown): CsmsLink["say"] =>
  async (words) => {
    const utterance = words[version];
    if (utterance === undefined) return undefined;
    const { action, request, isSend } = utterance;
    return isSend === true ? await (peer as Speaker).send(action, request) : await (peer as Speaker).call(action, request);
  };

/** Whether the CSMS answered as to a station whose boot it has not accepted [B01.FR.10]. */
export const isNotBooted = (error: unknown): boolean =>
  error instanceof ChargehandError && error.code === "OCPP_CALL_REFUSED" && error.details["errorCode"] === "SecurityError";
