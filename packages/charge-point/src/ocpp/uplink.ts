// SPDX-License-Identifier: Apache-2.0
import { delay, Millis, Minutes, messageOf, Seconds } from "@chargehand/kernel";
import type { OcppClient, OcppClientOptions } from "@chargehand/ocpp";
import type { ChargePointOptions, CsmsEndpoint } from "../charge-point-types.ts";
import type { ControlSnapshot } from "../decision/control-snapshot.ts";
import type { DeviceMemory } from "../device-memory.ts";
import { chargePointError } from "../errors.ts";
import type { LocalControl } from "../local-control.ts";
import { retryRuleOf, type SettingsStore } from "../settings.ts";
import type { ProfileSet } from "../smart-charging/profile-set.ts";
import type { Station } from "../station.ts";
import { blockContextOf } from "./block-context.ts";
import { stationCommands } from "./commands.ts";
import { Connection } from "./connection.ts";
import { Courier } from "./courier.ts";
import type { BootFacts, DeliveryAnswer, TokenVerdict } from "./csms-link.ts";
import type { Words } from "./functional-block.ts";
import { FunctionalBlocks } from "./functional-blocks.ts";
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
  readonly memory: DeviceMemory;
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
  readonly #blocks: FunctionalBlocks;
  readonly model: DeviceModel;
  readonly #outbox: MemoryOutbox;
  readonly #courier: Courier;
  readonly #connection: Connection;
  #violationAt: number | undefined;
  #skew: number | undefined;

  private constructor(deps: UplinkDeps, blocks: FunctionalBlocks) {
    this.#deps = deps;
    this.#blocks = blocks;
    this.model = this.#makeModel();
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

  /** With all its functional blocks, each of which has read what it remembers. */
  static async make(deps: UplinkDeps): Promise<Uplink> {
    let uplink: Uplink | undefined;
    const blocks = await FunctionalBlocks.make(blockContextOf(deps, () => uplink));
    uplink = new Uplink(deps, blocks);
    return uplink;
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

  async stop(): Promise<void> {
    this.#blocks.stop();
    await this.#connection.stop();
  }

  tell(event: StationEvent): void {
    this.#courier.push(event);
  }

  /** After the answer that is being made, in its turn. */
  tellAfterAnswer(event: StationEvent): void {
    this.#afterAnswer(() => {
      if (!this.#connection.tellPending(event)) this.#courier.push(event);
    });
  }

  /** At once, past what waits. Rejects as the peer does, and without a line. */
  async ask(words: Words): Promise<unknown> {
    const { link } = this.#connection;
    if (link === undefined) throw chargePointError("CP_NO_LINE", "there is no line to the CSMS; ask again when there is");
    return this.#courier.track(link.say(words));
  }

  /** Once each control cycle. */
  followCycle(nowMs: number): void {
    this.#blocks.onCycle(nowMs);
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

  #makeModel(): DeviceModel {
    const { options, station, settings, variables, endpoint } = this.#deps;
    const { clocks, profile: device, identity } = options;
    const securityProfile = endpoint.tls === undefined ? (endpoint.password === undefined ? 0 : 1) : endpoint.tls.key === undefined ? 2 : 3;
    const facts = { isOperative: () => station.isOperative, status: () => station.connectorStatus(), securityProfile, clock: clocks.domain };
    return new DeviceModel({ settings, stored: variables, device, identity, ...facts }, this.#blocks.variables);
  }

  /** OCPP wants the answer before what it announces, so that waits for the next turn [F06.FR.04]. */
  #afterAnswer(run: () => void): void {
    const turn = new Promise<void>((resolve) => {
      this.#deps.options.clocks.transport.after("after the answer", Millis(0), () => {
        run();
        resolve();
      });
    });
    void this.#courier.track(turn);
  }

  #makeCommands(): StationCommands {
    const { options, station, profiles, local, variables, snapshot, wake, restart, restartWhenIdle } = this.#deps;
    const { clocks, hardware, profile: device, certificates } = options;
    return stationCommands({
      station,
      profiles,
      local,
      model: this.model,
      courier: this.#courier,
      blocks: this.#blocks,
      afterAnswer: (run) => this.#afterAnswer(run),
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
      routes: {
        "2.0.1": { ...routes201(commands), ...this.#blocks.routes201 },
        "2.1": { ...routes21(commands), ...this.#blocks.routes21 },
        "1.6": { ...routes16(commands, transactionIds), ...this.#blocks.routes16 },
      },
      onLine: (isOnline, version) => this.#blocks.onLine(isOnline, version),
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
