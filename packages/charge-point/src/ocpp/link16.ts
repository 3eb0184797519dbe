// SPDX-License-Identifier: Apache-2.0
// An open OCPP 1.6 connection as the station sees it.
import { ChargehandError, hasCode } from "@chargehand/kernel";
import type { OcppPeer } from "@chargehand/ocpp";
import { type CsmsLink, type DeliveryAnswer, judged, sayer, verdictOf } from "./csms-link.ts";
import { boot16, decision16, idTag16, meterValues16, security16, start16, stationStatus16, status16, stop16 } from "./encode16.ts";
import type { Authorization, StationEvent, TransactionEvent } from "./station-events.ts";
import { tokenInfo16 } from "./token-words.ts";
import { NEVER_NUMBERED, type TransactionIds } from "./transaction-ids.ts";

type Peer = OcppPeer<"1.6">;
type StatusEvent = Extract<StationEvent, { type: "status" | "progress" }>;

const UNSAID: DeliveryAnswer = { isUnsaid: true };

export const link16 = (peer: Peer, ids: TransactionIds): CsmsLink => new Link16(peer, ids);

class Link16 implements CsmsLink {
  readonly version = "1.6";
  readonly say: CsmsLink["say"];
  readonly #peer: Peer;
  readonly #ids: TransactionIds;
  /** What was told of connector 0; nothing yet on this connection. */
  #stationStatus: string | undefined;
  /** Transactions whose start it has refused on this connection. */
  readonly #refused = new Set<string>();
  /** What this CSMS has said that it does not know: it is not told again on this connection. */
  readonly #unknown = new Set<string>();

  constructor(peer: Peer, ids: TransactionIds) {
    this.#peer = peer;
    this.#ids = ids;
    this.say = sayer("1.6", peer);
  }

  async boot(facts: Parameters<CsmsLink["boot"]>[0]): ReturnType<CsmsLink["boot"]> {
    const { status, interval, currentTime } = await this.#peer.call("BootNotification", boot16(facts));
    return { status, interval, currentTime: Date.parse(currentTime) };
  }

  async authorize(token: Parameters<CsmsLink["authorize"]>[0]): ReturnType<CsmsLink["authorize"]> {
    const idTag = idTag16(token);
    if (idTag === undefined) return { isAccepted: false };
    const { idTagInfo } = await this.#peer.call("Authorize", { idTag });
    return verdictOf(tokenInfo16(idTagInfo));
  }

  async deliver(event: StationEvent): Promise<DeliveryAnswer> {
    switch (event.type) {
      case "transaction":
        return this.#transaction(event.event);
      case "status":
      case "progress":
        return this.#status(event);
      case "meter":
        await this.#peer.call("MeterValues", meterValues16(event.reading));
        return {};
      case "heartbeat":
        return { currentTime: Date.parse((await this.#peer.call("Heartbeat", {})).currentTime) };
      case "decision":
        return this.#ifKnown(event.type, async () => (await this.#peer.call("DataTransfer", decision16(event.record))).status);
      case "security":
        return this.#ifKnown(event.type, () => this.#peer.call("SecurityEventNotification", security16(event)));
      case "notice":
        return this.#ifKnown(event.words["1.6"]?.action ?? "", () => this.say(event.words));
      case "externalLimit":
      case "priority":
      case "pullUpdate":
      case "variables":
      case "profiles":
        // Nothing in 1.6 asks for these.
        return {};
    }
  }

  /**
   * A transaction of 1.6 begins when somebody is let in. Every event carries when that was, so that one whose number is not
   * known yet, or whose first message was lost with the power, still begins with its own time and reading.
   */
  async #transaction(event: TransactionEvent): Promise<DeliveryAnswer> {
    const { authorization, transactionId } = event;
    if (authorization === undefined) return UNSAID;
    // The start itself, which was set aside, is heard although the transaction goes on without a number by now.
    const isStart = event.kind === "Started" && event.seqNo === authorization.seqNo && this.#ids.numberOf(transactionId) === NEVER_NUMBERED;
    const isFirst = isStart || this.#ids.numberOf(transactionId) === undefined;
    const isMeterValue = event.trigger === "MeterValuePeriodic" || event.trigger === "MeterValueClock" || event.trigger === "Trigger";
    // What was refused is not asked again by what says nothing else.
    const begins = isFirst && (isMeterValue || event.kind !== "Updated" || !this.#refused.has(transactionId));
    const answer = begins ? await this.#begin(event, authorization) : UNSAID;
    const number = this.#ids.numberOf(transactionId) ?? NEVER_NUMBERED;
    if (event.kind === "Ended") {
      const ended = await this.#end(event, number);
      this.#refused.delete(transactionId);
      return { ...(answer === UNSAID ? {} : { ...answer, hasBegun: true }), ...ended };
    }
    if (!isMeterValue) return answer;
    await this.#peer.call("MeterValues", meterValues16(event.reading, number));
    // It takes what follows, and so it was the start that it did not want: it is not asked again.
    if (number === NEVER_NUMBERED && isFirst) await this.#ids.learn(transactionId, NEVER_NUMBERED);
    return answer === UNSAID ? {} : answer;
  }

  /** The event that begins it is tried as often as the courier says; a later one once, and then goes without a number [1.6 errata 3.18]. */
  async #begin({ transactionId, seqNo }: TransactionEvent, authorization: Authorization): Promise<DeliveryAnswer> {
    try {
      const answer = await this.#peer.call("StartTransaction", start16(authorization));
      await this.#ids.learn(transactionId, answer.transactionId);
      return judged(tokenInfo16(answer.idTagInfo));
    } catch (error) {
      if (wasAnswered(error)) this.#refused.add(transactionId);
      if (seqNo === authorization.seqNo || !wasAnswered(error)) throw error;
      return UNSAID;
    }
  }

  async #end(event: TransactionEvent, number: number): Promise<DeliveryAnswer> {
    const { idTagInfo } = await this.#peer.call("StopTransaction", stop16(event, number));
    return idTagInfo === undefined ? {} : judged(tokenInfo16(idTagInfo));
  }

  /** Connector 0 is told at each opening and when it changes [1.6 errata 3.22]. */
  async #status(event: StatusEvent): Promise<DeliveryAnswer> {
    const ofStation = stationStatus16(event);
    if (ofStation.status !== this.#stationStatus) {
      await this.#peer.call("StatusNotification", ofStation);
      this.#stationStatus = ofStation.status;
    }
    await this.#peer.call("StatusNotification", status16(event));
    return {};
  }

  async #ifKnown(what: string, tell: () => Promise<unknown>): Promise<DeliveryAnswer> {
    if (this.#unknown.has(what)) return {};
    try {
      const answer = await tell();
      if (answer === "UnknownVendorId" || answer === "UnknownMessageId") this.#unknown.add(what);
    } catch (error) {
      if (!isUnsupported(error)) throw error;
      this.#unknown.add(what);
    }
    return {};
  }
}

/** Refused or not understood, as against silence and a line that broke. */
const wasAnswered = (error: unknown): boolean => hasCode(error, "OCPP_CALL_REFUSED") || hasCode(error, "OCPP_RESPONSE_INVALID");

const isUnsupported = (error: unknown): boolean =>
  error instanceof ChargehandError &&
  error.code === "OCPP_CALL_REFUSED" &&
  (error.details["errorCode"] === "NotImplemented" || error.details["errorCode"] === "NotSupported");
