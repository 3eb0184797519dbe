// SPDX-License-Identifier: Apache-2.0
// A small station for tests of the checks, which has what our own charge point has not: monitors, messages, tariffs, ISO 15118.
import { Millis, SteppedClock, silentLog, systemClock, systemRandom, toIso } from "@chargehand/kernel";
import { createOcppClient, type OcppClient, type OcppPeer, type Routes } from "@chargehand/ocpp";
import type { CsmsEndpoint, Iso15118Vehicle, Req, Res } from "../src/index.ts";
import { certificateRoutes, type InstalledRoot } from "./full-station-certificates.ts";
import { messageRoutes } from "./full-station-messages.ts";
import { Monitors } from "./full-station-monitors.ts";
import { customerRoutes, reservationRoutes, variableRoutes } from "./full-station-variables.ts";

type TransactionEvent = Req<"TransactionEvent">;
type Chargers = "token" | "contract";
type Said =
  | "Authorize"
  | "BootNotification"
  | "Get15118EVCertificate"
  | "GetCertificateStatus"
  | "NotifyCustomerInformation"
  | "NotifyDisplayMessages"
  | "NotifyEVChargingNeeds"
  | "NotifyEvent"
  | "NotifyMonitoringReport"
  | "NotifyReport"
  | "SecurityEventNotification"
  | "SignCertificate"
  | "StatusNotification"
  | "TransactionEvent";

/** What it does wrong: an answer or a message of its own, as the test bends it. Undefined: it is not sent. */
export interface Bend {
  readonly answers?: (action: string, answer: object, request: object) => object;
  readonly says?: (action: string, request: object) => object | undefined;
}

export class FullStation {
  readonly clock = new SteppedClock(systemClock.wallMs());
  readonly variables = new Map<string, string>();
  readonly roots: InstalledRoot[] = [];
  readonly customers = new Set<string>();
  readonly monitors: Monitors;
  isOutOfReach = false;
  hasLog = true;
  vehicle: Iso15118Vehicle | undefined;
  isFaulted = false;
  isOperative = true;
  reserved: string | undefined;
  limitA = 32;
  transaction: { readonly id: string; seqNo: number; isCharging: boolean } | undefined;
  #plugged = false;
  #authorized: Chargers | undefined;
  #client: OcppClient | undefined;
  #peer: OcppPeer<"2.0.1"> | undefined;
  #token: TransactionEvent["idToken"];
  #endpoint: CsmsEndpoint | undefined;
  #queue: TransactionEvent[] = [];
  #lastReadingMs = 0;
  #wasOnline = true;
  readonly #bend: Bend;

  constructor(bend: Bend) {
    this.#bend = bend;
    this.monitors = new Monitors(this);
  }

  get isOnline(): boolean {
    return this.#peer?.isOpen === true;
  }

  now = (): string => toIso(this.clock.wallMs());

  async switchOn(endpoint: CsmsEndpoint, isReset = false): Promise<void> {
    await this.stop();
    this.#endpoint = endpoint;
    this.#wasOnline = true;
    const { url, identity, password, rootPem } = endpoint;
    const opened = Promise.withResolvers<void>();
    this.#client = createOcppClient({
      ...{ url, identity, versions: ["2.0.1"], routes: { "2.0.1": this.#routes() }, clock: systemClock, random: systemRandom, log: silentLog },
      ...(password === undefined ? {} : { password }),
      ...(rootPem === undefined ? {} : { tls: { ca: rootPem } }),
      backOff: { minimum: Millis(50), randomRange: Millis(50), repeatTimes: 1 },
      onOpen: (peer) => {
        if (peer.version === "2.0.1") this.#peer = peer;
        opened.resolve();
      },
    });
    this.#client.start();
    await opened.promise;
    if (!isReset) return;
    await this.say("BootNotification", { reason: "RemoteReset", chargingStation: { model: "Full", vendorName: "Test" } });
    await this.status();
    await this.say("SecurityEventNotification", { type: "ResetOrReboot", timestamp: this.now() });
  }

  async stop(): Promise<void> {
    await this.#client?.stop();
    this.#client = undefined;
    this.#peer = undefined;
  }

  reset(): void {
    systemClock.after("reset", Millis(20), () => {
      if (this.#endpoint !== undefined) this.switchOn(this.#endpoint, true).catch(() => {});
    });
  }

  newPassword(password: string): void {
    if (this.#endpoint === undefined) return;
    this.#endpoint = { ...this.#endpoint, password };
    const endpoint = this.#endpoint;
    systemClock.after("password", Millis(20), () => this.switchOn(endpoint).catch(() => {}));
  }

  async say<A extends Said>(action: A, request: Req<A>): Promise<Res<A> | undefined> {
    const said = this.#bend.says === undefined ? request : (this.#bend.says(action, request as object) as Req<A> | undefined);
    const peer = this.#peer;
    if (said === undefined || peer?.isOpen !== true) return undefined;
    return (await peer.call(action, said).catch(() => undefined)) as Res<A> | undefined;
  }

  async status(connectorStatus?: Req<"StatusNotification">["connectorStatus"]): Promise<void> {
    const now = this.isFaulted ? "Faulted" : this.isOperative ? (this.#plugged ? "Occupied" : "Available") : "Unavailable";
    await this.say("StatusNotification", { timestamp: this.now(), connectorStatus: connectorStatus ?? now, evseId: 1, connectorId: 1 });
    await this.monitors.changed("EVSE", "AvailabilityState", connectorStatus ?? now);
  }

  async event(
    triggerReason: TransactionEvent["triggerReason"],
    info: Omit<TransactionEvent["transactionInfo"], "transactionId">,
    more: Partial<TransactionEvent> = {},
  ) {
    this.transaction ??= { id: `T-${this.clock.monoMs()}-${this.monitors.nextId()}`, seqNo: 0, isCharging: false };
    const { transaction } = this;
    const offline = !this.isOnline;
    const event: TransactionEvent = {
      ...{ eventType: transaction.seqNo === 0 ? "Started" : "Updated", triggerReason, timestamp: this.now(), seqNo: transaction.seqNo++ },
      ...{ transactionInfo: { transactionId: transaction.id, ...info }, evse: { id: 1, connectorId: 1 }, ...more },
      ...(offline ? { offline } : {}),
    };
    if (event.eventType === "Ended") this.transaction = undefined;
    if (offline) this.#queue.push(event);
    else return this.say("TransactionEvent", event);
    return undefined;
  }

  async plug(): Promise<void> {
    this.#plugged = true;
    await this.status();
    await this.event("CablePluggedIn", { chargingState: "EVConnected" }, this.#token === undefined ? {} : { idToken: this.#token });
    this.#token = undefined;
    if (this.vehicle?.authorization === "contract") await this.#contract(this.vehicle);
    else await this.#mayCharge();
  }

  async unplug(): Promise<void> {
    this.#plugged = false;
    await this.status();
    await this.#power(0);
    if (this.transaction !== undefined)
      await this.event("EVCommunicationLost", { chargingState: "Idle", stoppedReason: "EVDisconnected" }, { eventType: "Ended" });
    this.#authorized = undefined;
  }

  async present(idToken: TransactionEvent["idToken"]): Promise<void> {
    if (idToken === undefined) return;
    if (this.#authorized !== undefined) return this.stopAuthorized({ idToken });
    if (this.reserved !== undefined && this.reserved !== idToken.idToken) return;
    const answer = await this.say("Authorize", { idToken });
    if (answer?.idTokenInfo.status !== "Accepted") return;
    this.#authorized = "token";
    if (this.transaction === undefined) this.#token = idToken;
    else await this.event("Authorized", {}, { idToken });
    await this.#mayCharge();
  }

  async stopAuthorized(more: Partial<TransactionEvent>): Promise<void> {
    this.#authorized = undefined;
    await this.event("StopAuthorized", { chargingState: "EVConnected" }, more);
    await this.#power(0);
    await this.event("ChargingStateChanged", { chargingState: "EVConnected" });
  }

  /** A reading at each interval, whoever waits for it. */
  async advance(ms: Millis): Promise<void> {
    this.clock.advance(ms);
    const interval = Number(this.variables.get("SampledDataCtrlr.TxUpdatedInterval") ?? 0) * 1_000;
    if (this.transaction?.isCharging === true && interval > 0 && this.clock.monoMs() - this.#lastReadingMs >= interval) {
      this.#lastReadingMs = this.clock.monoMs();
      await this.event("MeterValuePeriodic", { chargingState: "Charging" });
    }
    if (this.isOnline) for (const event of this.#queue.splice(0)) await this.say("TransactionEvent", event);
    if (this.isOnline && !this.#wasOnline) await this.status();
    this.#wasOnline = this.isOnline;
  }

  async needs(): Promise<void> {
    const chargingNeeds = { requestedEnergyTransfer: "AC_three_phase" } as const;
    await this.say("NotifyEVChargingNeeds", { evseId: 1, chargingNeeds });
  }

  async #contract({ asksForCertificate }: Iso15118Vehicle): Promise<void> {
    if (asksForCertificate !== undefined) {
      const action = asksForCertificate === "install" ? "Install" : "Update";
      const answer = await this.say("Get15118EVCertificate", { iso15118SchemaVersion: "urn:iso:15118:2:2013:MsgDef", action, exiRequest: "AAAA" });
      if (answer?.status !== "Accepted") return;
    }
    const idToken = { idToken: "GBCHGC00000001X", type: "eMAID" } as const;
    const isLocal = this.variables.get("ISO15118Ctrlr.CentralContractValidationAllowed") !== "true";
    const hash = { hashAlgorithm: "SHA256", issuerNameHash: "aa", issuerKeyHash: "bb", serialNumber: "1", responderURL: "http://localhost/" } as const;
    const proof = isLocal ? { iso15118CertificateHashData: [hash] as const } : { certificate: "PEM" };
    const answer = this.isOnline ? await this.say("Authorize", { idToken, ...proof }) : undefined;
    const isIn = this.isOnline ? answer?.idTokenInfo.status === "Accepted" : this.variables.get("ISO15118Ctrlr.ContractValidationOffline") === "true";
    if (!isIn) return;
    this.#authorized = "contract";
    this.customers.add("contract");
    await this.event("Authorized", {}, { idToken });
    await this.#mayCharge();
  }

  async #mayCharge(): Promise<void> {
    if (!this.#plugged || this.#authorized === undefined || this.transaction === undefined) return;
    if (this.vehicle?.authorization === "external") await this.needs();
    this.transaction.isCharging = true;
    this.#lastReadingMs = this.clock.monoMs();
    await this.event("ChargingStateChanged", { chargingState: "Charging" });
    await this.#power(this.limitA * 230);
  }

  async #power(watts: number): Promise<void> {
    await this.monitors.changed("EVSE", "Power", String(watts));
  }

  #routes(): Routes<"2.0.1"> {
    const routes: Routes<"2.0.1"> = {
      ...variableRoutes(this),
      ...customerRoutes(this),
      ...reservationRoutes(this),
      ...messageRoutes(this),
      ...certificateRoutes(this),
      ...this.monitors.routes(),
      Reset: () => {
        this.reset();
        return { status: "Accepted" };
      },
      CostUpdated: () => ({}),
      SetChargingProfile: ({ chargingProfile }) => {
        this.limitA = chargingProfile.chargingSchedule[0]?.chargingSchedulePeriod[0]?.limit ?? this.limitA;
        return { status: "Accepted" };
      },
      ChangeAvailability: ({ operationalStatus }) => {
        this.isOperative = operationalStatus === "Operative";
        systemClock.after("status", Millis(10), () => void this.status());
        return { status: "Accepted" };
      },
      GetLog: () => ({ status: this.hasLog ? "Accepted" : "Rejected" }),
    };
    const { answers } = this.#bend;
    if (answers === undefined) return routes;
    const bent = Object.entries(routes).map(([action, route]) => [
      action,
      async (request: object) => answers(action, await (route as (request: object) => object | Promise<object>)(request), request),
    ]);
    return Object.fromEntries(bent) as Routes<"2.0.1">;
  }
}
