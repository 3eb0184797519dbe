// SPDX-License-Identifier: Apache-2.0
import { delay, type Millis, Minutes, messageOf, Seconds } from "@chargehand/kernel";
import type { OcppClient, OcppClientOptions } from "@chargehand/ocpp";
import type { ChargePointOptions, CsmsEndpoint } from "../charge-point-types.ts";
import type { ControlSnapshot } from "../decision/control-snapshot.ts";
import type { LocalControl } from "../local-control.ts";
import { retryRuleOf, type SettingsStore } from "../settings.ts";
import type { ProfileSet } from "../smart-charging/profile-set.ts";
import type { Station } from "../station.ts";
import { stationCommands } from "./commands.ts";
import { Connection } from "./connection.ts";
import { Courier } from "./courier.ts";
import type { BootFacts, DeliveryAnswer, TokenVerdict } from "./csms-link.ts";
import { MemoryOutbox } from "./outbox.ts";
import { routes16 } from "./routes16.ts";
import { routes21 } from "./routes21.ts";
import { routes201 } from "./routes201.ts";
import type { StationCommands } from "./station-commands.ts";
import type { IdToken, ResetKind, StationEvent } from "./station-events.ts";
import type { StoredVariables } from "./stored-variables.ts";
import type { TransactionIds } from "./transaction-ids.ts";
import { DeviceModel } from "./variables.ts";
import { linkOf } from "./versions.ts";

const FIRMWARE_VERSION = "0.1.0";

/** How long a reset waits for the last messages to be taken. */
const LAST_WORDS: Millis = Seconds(5);

/** Security events of one kind are told no more often than this: a flood must not become a flood of ours. */
const SECURITY_INTERVAL: Millis = Minutes(1);

export interface UplinkDeps {
  readonly options: ChargePointOptions;
  readonly endpoint: CsmsEndpoint;
  readonly connect: (options: OcppClientOptions) => OcppClient;
  readonly settings: SettingsStore;
  readonly variables: StoredVariables;
  readonly station: Station;
  readonly profiles: ProfileSet;
  /** Carries out what comes with the owner's word. */
  readonly local: LocalControl;
  readonly transactionIds: TransactionIds;
  /** Resolves when the session as it stands is on disk. */
  readonly durable: () => Promise<void>;
  readonly snapshot: () => ControlSnapshot;
  readonly wake: () => void;
  readonly restart: (kind: ResetKind | undefined) => void;
  readonly restartWhenIdle: () => void;
}

/** Everything between the station and a CSMS: outbox, courier, connection, commands. */
export class Uplink {
  readonly #deps: UplinkDeps;
  readonly #outbox: MemoryOutbox;
  readonly #courier: Courier;
  readonly #connection: Connection;
  #violationAt: number | undefined;
  #skew: number | undefined;

  constructor(deps: UplinkDeps) {
    this.#deps = deps;
    const { options, settings } = deps;
    this.#outbox = new MemoryOutbox({ clock: options.clocks.transport, log: options.log });
    this.#courier = new Courier({
      outbox: this.#outbox,
      clock: options.clocks.transport,
      log: options.log,
      durable: deps.durable,
      retry: () => retryRuleOf(settings.values),
      onAnswer: (event, answer) => this.#onAnswer(event, answer),
      onNotBooted: () => this.#connection.bootAgain(),
    });
    this.#connection = this.#makeConnection(this.#makeCommands());
  }

  get isOnline(): boolean {
    return this.#connection.isOnline;
  }

  get outboxLength(): number {
    return this.#outbox.length;
  }

  get clockSkewMs(): number | undefined {
    return this.#skew;
  }

  start(reason: BootFacts["reason"]): void {
    this.#connection.start(reason);
  }

  stop(): Promise<void> {
    return this.#connection.stop();
  }

  tell(event: StationEvent): void {
    this.#courier.push(event);
  }

  drained(): Promise<void> {
    return this.#courier.drained();
  }

  /** Waits until all was said, but not for long, and not without a line. */
  async lastWords(): Promise<void> {
    if (!this.isOnline) return;
    const done = new AbortController();
    const patience = delay(this.#deps.options.clocks.transport, "last words", LAST_WORDS, done.signal).catch(() => {});
    await Promise.race([this.#courier.drained(), patience]);
    done.abort();
  }

  /** Asks the CSMS about a token and hands the verdict on. Without an answer nobody is let in. */
  authorize(token: IdToken, onVerdict: (verdict: TokenVerdict) => void): void {
    // The verdict's consequences belong to the task, so that `drained` waits for them too.
    void this.#courier.track(this.#ask(token).then(onVerdict));
  }

  async #ask(token: IdToken): Promise<TokenVerdict> {
    const { link } = this.#connection;
    // Whom nobody here knows is let in offline only where the CSMS wants that; it judges the token when it hears of it [C15.FR.08].
    if (link === undefined) return { isAccepted: this.#deps.variables.isSet("AuthCtrlr.OfflineTxForUnknownIdEnabled") };
    try {
      return await link.authorize(token);
    } catch (error) {
      this.#deps.options.log.info({ reason: messageOf(error) }, "the CSMS gave no verdict on a token");
      return { isAccepted: false };
    }
  }

  #onAnswer(event: StationEvent, answer: DeliveryAnswer): void {
    if (answer.currentTime !== undefined) this.#onTime(answer.currentTime);
    if (event.type === "pullUpdate" && answer.nextLimit !== undefined) {
      this.#deps.profiles.update(event.profileId, answer.nextLimit, this.#deps.options.clocks.domain.wallMs());
      this.#deps.wake();
    }
    if (event.type === "transaction" && answer.tokenAccepted === false) this.#deps.station.deauthorize(event.event.transactionId);
  }

  #onTime(csmsTimeMs: number): void {
    if (Number.isFinite(csmsTimeMs)) this.#skew = csmsTimeMs - this.#deps.options.clocks.domain.wallMs();
  }

  #makeCommands(): StationCommands {
    const { options, station, profiles, local, settings, variables, endpoint, snapshot, wake, restart, restartWhenIdle } = this.#deps;
    const { clocks, hardware, profile: device, identity, certificates } = options;
    const isOperative = () => station.isOperative;
    const securityProfile = endpoint.tls === undefined ? (endpoint.password === undefined ? 0 : 1) : endpoint.tls.key === undefined ? 2 : 3;
    const status = () => station.connectorStatus();
    return stationCommands({
      station,
      profiles,
      local,
      model: new DeviceModel({ settings, stored: variables, device, identity, isOperative, status, securityProfile, clock: clocks.domain }),
      courier: this.#courier,
      clocks,
      hardware,
      certificates,
      device,
      snapshot,
      wake,
      restart,
      restartWhenIdle,
      status: () => this.#status(),
      isBooted: () => this.#connection.isBooted,
      authorizesRemoteStart: () => variables.isSet("AuthCtrlr.AuthorizeRemoteStart"),
      authorize: (token, onVerdict) => this.authorize(token, onVerdict),
      bootNow: () => this.#connection.bootNow(),
      send: (event) => {
        if (!this.#connection.tellPending(event)) this.#courier.push(event);
      },
    });
  }

  #makeConnection(commands: StationCommands): Connection {
    const { options, endpoint, connect, settings, variables, transactionIds } = this.#deps;
    const { identity, profile, clocks, random, log } = options;
    return new Connection({
      identity,
      endpoint,
      clocks,
      random,
      log,
      connect,
      courier: this.#courier,
      routes: { "2.0.1": routes201(commands), "2.1": routes21(commands), "1.6": routes16(commands, transactionIds) },
      linkOf: (peer) => linkOf(peer, transactionIds),
      observer: {
        onViolation: ({ kind }) => this.#onViolation(kind),
        onHandlerError: (action, error) => log.error({ action, reason: messageOf(error) }, "a command of the CSMS failed here"),
      },
      bootFacts: (reason) => ({ reason, vendor: profile.vendor, model: profile.model, serialNumber: identity.slice(0, 25), firmwareVersion: FIRMWARE_VERSION }),
      status: () => this.#status(),
      offlineThreshold: () => Seconds(variables.number("OCPPCommCtrlr.OfflineThreshold")),
      pingInterval: () => Seconds(variables.number("OCPPCommCtrlr.WebSocketPingInterval")),
      backOff: () => ({
        minimum: Seconds(variables.number("OCPPCommCtrlr.RetryBackOffWaitMinimum")),
        randomRange: Seconds(variables.number("OCPPCommCtrlr.RetryBackOffRandomRange")),
        repeatTimes: variables.number("OCPPCommCtrlr.RetryBackOffRepeatTimes"),
      }),
      heartbeatInterval: () => settings.heartbeatInterval,
      onBootAccepted: (interval) => settings.takeHeartbeatInterval(interval),
      onTime: (csmsTimeMs) => this.#onTime(csmsTimeMs),
    });
  }

  #status(): Extract<StationEvent, { type: "status" }> {
    const { station, options } = this.#deps;
    return { type: "status", ...station.connector(), at: options.clocks.domain.wallMs() };
  }

  #onViolation(kind: string): void {
    const now = this.#deps.options.clocks.domain.monoMs();
    if (this.#violationAt !== undefined && now - this.#violationAt < SECURITY_INTERVAL) return;
    this.#violationAt = now;
    this.tell({ type: "security", kind: "InvalidMessages", at: this.#deps.options.clocks.domain.wallMs(), detail: kind });
  }
}
