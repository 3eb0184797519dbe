// SPDX-License-Identifier: Apache-2.0
// The reusable states of Part 6, chapter 3.18, that make up a charging session.
import type { ocpp201 } from "@chargehand/ocpp";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req, Res } from "../../scenario/ocpp-side.ts";
import type { IdToken } from "../../scenario/settings.ts";
import { booted } from "./boot.ts";

type TransactionEvent = Req<"TransactionEvent">;
type TransactionInfo = TransactionEvent["transactionInfo"];

export interface EventFacts {
  /** Default: Started for the first, Updated for others. */
  readonly eventType?: TransactionEvent["eventType"];
  readonly info?: Omit<TransactionInfo, "transactionId">;
  readonly token?: IdToken;
  readonly meterValue?: readonly ocpp201.MeterValueType[];
  readonly offline?: boolean;
  /** Default: the next. */
  readonly seqNo?: number;
  /** Whether the event names the EVSE; default: once a vehicle is connected. */
  readonly hasEvse?: boolean;
}

/** One transaction as our station plays it. A state that builds on another one goes through that first, as the tables say. */
export class PlayedSession {
  readonly id: string;
  readonly evse: { readonly id: number; readonly connectorId: number };
  seqNo = 0;
  readonly #t: CsmsScenario;
  readonly #station: StationPuppet;
  #isStarted = false;
  #isAuthorized = false;
  #isConnected = false;
  #state: "charging" | "stopAuthorized" | "postSession" | "other" = "other";

  constructor(t: CsmsScenario, station: StationPuppet, evseId: number = t.settings.evseId) {
    this.#t = t;
    this.#station = station;
    this.evse = { id: evseId, connectorId: t.settings.connectorId };
    this.id = `${station.account.identity}-${t.evidence.items.length}-${evseId}`.slice(-36);
  }

  /** One TransactionEvent, numbered on. */
  async event(triggerReason: TransactionEvent["triggerReason"], facts: EventFacts = {}): Promise<Res<"TransactionEvent">> {
    const { info, token, meterValue, offline, hasEvse } = facts;
    const eventType = facts.eventType ?? (this.#isStarted ? "Updated" : "Started");
    this.#isStarted = true;
    return this.#station.call("TransactionEvent", {
      ...{ eventType, triggerReason, timestamp: this.#station.now(), seqNo: facts.seqNo ?? this.seqNo++ },
      transactionInfo: { transactionId: this.id, ...info },
      ...((hasEvse ?? this.#isConnected) ? { evse: this.evse } : {}),
      ...(token === undefined ? {} : { idToken: token }),
      ...(meterValue === undefined ? {} : { meterValue }),
      ...(offline === undefined ? {} : { offline }),
    });
  }

  /** StatusNotification of the connector of the session. */
  status(status: Req<"StatusNotification">["connectorStatus"]): Promise<void> {
    return this.#station.status(status, this.evse.id, this.evse.connectorId);
  }

  /** Table 701, EVConnectedPreSession. */
  async plugIn(meterValue?: readonly ocpp201.MeterValueType[]): Promise<void> {
    this.#t.step("a vehicle is plugged in");
    await this.status("Occupied");
    this.#isConnected = true;
    await this.event("CablePluggedIn", { info: { chargingState: "EVConnected" }, ...(meterValue === undefined ? {} : { meterValue }) });
  }

  /** Table 702, Authorized: the CSMS knows the token, lets it in, and says so again in the transaction. */
  async authorize(token: IdToken = this.#t.settings.idToken): Promise<void> {
    await tokenKnown(this.#t, token);
    this.#t.step("a token is presented");
    await this.askAbout(token);
    const { idTokenInfo } = await this.event("Authorized", { token });
    this.#t.equal(idTokenInfo?.status, "Accepted", "the status of the token in the transaction");
    this.#isAuthorized = true;
  }

  /** An Authorize that must be accepted. */
  async askAbout(token: IdToken): Promise<Res<"Authorize">["idTokenInfo"]> {
    const { idTokenInfo } = await this.#station.call("Authorize", { idToken: token });
    this.#t.equal(idTokenInfo.status, "Accepted", "the status of the token");
    return idTokenInfo;
  }

  /** The authorisation came another way than by `authorize`. */
  nowAuthorized(): void {
    this.#isAuthorized = true;
  }

  /** Table 703, EnergyTransferStarted. */
  async charge(token?: IdToken): Promise<void> {
    if (!this.#isAuthorized) await this.authorize(token);
    if (!this.#isConnected) await this.plugIn();
    this.#t.step("energy flows");
    await this.event("ChargingStateChanged", { info: { chargingState: "Charging" } });
    this.#state = "charging";
  }

  /** Table 704, EnergyTransferSuspended. */
  async suspend(): Promise<void> {
    if (this.#state !== "charging") await this.charge();
    this.#t.step("the vehicle suspends");
    await this.event("ChargingStateChanged", { info: { chargingState: "SuspendedEV" } });
    this.#state = "other";
  }

  /** Table 705, StopAuthorized. */
  async stopAuthorized(token: IdToken = this.#t.settings.idToken): Promise<Res<"TransactionEvent">> {
    if (this.#state !== "charging") await this.charge();
    this.#t.step("the driver asks for the end");
    const answer = await this.event("StopAuthorized", { token });
    this.#t.equal(answer.idTokenInfo?.status, "Accepted", "the status of the token that stops");
    this.#state = "stopAuthorized";
    return answer;
  }

  /** Table 706, EVConnectedPostSession. */
  async postSession(): Promise<void> {
    if (this.#state !== "stopAuthorized") await this.stopAuthorized();
    this.#t.step("energy flows no more");
    await this.event("ChargingStateChanged", { info: { chargingState: "EVConnected" } });
    this.#state = "postSession";
  }

  /** Table 707, EVDisconnected: the transaction ends. */
  async disconnect(meterValue?: readonly ocpp201.MeterValueType[]): Promise<Res<"TransactionEvent">> {
    if (this.#state !== "postSession") await this.postSession();
    this.#t.step("the vehicle is unplugged");
    await this.status("Available");
    return this.communicationLost("Ended", meterValue);
  }

  /** The vehicle is gone, as one event. */
  async communicationLost(eventType: "Updated" | "Ended", meterValue?: readonly ocpp201.MeterValueType[]): Promise<Res<"TransactionEvent">> {
    const info = { chargingState: "Idle" as const, ...(eventType === "Ended" ? { stoppedReason: "EVDisconnected" as const } : {}) };
    this.#state = "other";
    return this.event("EVCommunicationLost", { eventType, info, ...(meterValue === undefined ? {} : { meterValue }) });
  }
}

/** The CSMS knows a token as accepted, with its group if it has one. */
export async function tokenKnown(t: CsmsScenario, token: IdToken): Promise<void> {
  const { idToken, sameGroupToken, groupId } = t.settings;
  await t.knowToken({ token, status: "Accepted", ...(token === idToken || token === sameGroupToken ? { groupId } : {}) });
}

/** Boots a station of one EVSE that begins to charge. */
export async function chargingSession(t: CsmsScenario): Promise<{ readonly station: StationPuppet; readonly session: PlayedSession }> {
  const station = await booted(t);
  const session = new PlayedSession(t, station);
  await session.charge();
  return { station, session };
}

/** The second EVSE, for cases that need two. */
export const secondEvse = (t: CsmsScenario): number => t.settings.evseId + 1;

/** A station with two EVSEs, both free. */
export async function bootedWithTwo(t: CsmsScenario): Promise<StationPuppet> {
  const station = await booted(t);
  await station.status("Available", secondEvse(t));
  return station;
}

type Context = NonNullable<ocpp201.SampledValueType["context"]>;

/** One reading of the imported energy. */
export function reading(
  station: StationPuppet,
  context: Context,
  { energyWh = 1_000, isSigned = false }: { readonly energyWh?: number; readonly isSigned?: boolean } = {},
): ocpp201.MeterValueType {
  return {
    timestamp: station.now(),
    sampledValue: [
      {
        ...{ value: energyWh, context, measurand: "Energy.Active.Import.Register", unitOfMeasure: { unit: "Wh" } },
        ...(isSigned ? { signedMeterValue } : {}),
      },
    ],
  };
}

/** Of the shape that a meter with a key gives; nobody's signature. */
const signedMeterValue: ocpp201.SignedMeterValueType = {
  signedMeterData: Buffer.from('OCMF|{"FV":"1.0","GI":"Conformance","RD":[]}|{"SD":"00"}').toString("base64"),
  ...{ signingMethod: "ECDSA-secp256r1-SHA256", encodingMethod: "OCMF", publicKey: Buffer.from("conformance").toString("base64") },
};
