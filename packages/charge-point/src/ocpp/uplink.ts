// SPDX-License-Identifier: Apache-2.0
import { delay, Millis, messageOf, Seconds } from "@chargehand/kernel";
import type { OcppClient, OcppClientOptions } from "@chargehand/ocpp";
import type { TokenBook } from "../authorization/token-book.ts";
import type { TokenDesk } from "../authorization/token-desk.ts";
import type { ChargePointOptions, CsmsEndpoint } from "../charge-point-types.ts";
import type { ControlSnapshot } from "../decision/control-snapshot.ts";
import type { DeviceMemory } from "../device-memory.ts";
import type { DeviceView } from "../device-view.ts";
import { chargePointError } from "../errors.ts";
import type { LocalControl } from "../local-control.ts";
import type { DeviceMeter } from "../meter/device-meter.ts";
import type { ReservationBook } from "../reservation/reservation-book.ts";
import type { DeviceSecurity } from "../security-log/device-security.ts";
import type { PlugKeeper } from "../session/plug-keeper.ts";
import type { ConnectorView } from "../session/progress.ts";
import { retryRuleOf, type SettingsStore } from "../settings.ts";
import type { ProfileSet } from "../smart-charging/profile-set.ts";
import type { Station } from "../station.ts";
import { blockContextOf } from "./block-context.ts";
import { stationCommands } from "./commands.ts";
import { Connection } from "./connection.ts";
import { Courier } from "./courier.ts";
import type { BootFacts, DeliveryAnswer, TokenVerdict } from "./csms-link.ts";
import type { NetworkSource, Words } from "./functional-block.ts";
import { FunctionalBlocks } from "./functional-blocks.ts";
import { noteLost } from "./lost-message.ts";
import { Outbox } from "./outbox.ts";
import { routeTables } from "./route-tables.ts";
import type { StationCommands } from "./station-commands.ts";
import type { IdToken, ResetKind, StationEvent } from "./station-events.ts";
import type { StoredVariables } from "./stored-variables.ts";
import { listConflict16 } from "./token-words.ts";
import type { TransactionIds } from "./transaction-ids.ts";
import { DeviceModel } from "./variables.ts";
import { linkOf } from "./versions.ts";

/** How long a reset waits for the last messages to be taken. */
const LAST_WORDS: Millis = Seconds(5);

export interface UplinkDeps {
  readonly options: ChargePointOptions;
  readonly endpoint: CsmsEndpoint;
  readonly connect: (options: OcppClientOptions) => OcppClient;
  readonly settings: SettingsStore;
  readonly variables: StoredVariables;
  readonly memory: DeviceMemory;
  readonly meter: DeviceMeter;
  readonly security: DeviceSecurity;
  readonly station: Station;
  readonly tokens: TokenBook;
  readonly reservations: ReservationBook;
  readonly desk: TokenDesk;
  readonly plug: PlugKeeper;
  readonly profiles: ProfileSet;
  /** Carries out what comes with the owner's word. */
  readonly local: LocalControl;
  readonly transactionIds: TransactionIds;
  readonly snapshot: () => ControlSnapshot;
  readonly view: DeviceView;
  /** The connector as it is to be told: what has not stood for long enough is not. */
  readonly connector: () => ConnectorView;
  readonly wake: () => void;
  /** `resumes`: the transaction stays open and goes on [OCPP 2.1 B13]. */
  readonly restart: (kind: ResetKind | undefined, resumes: boolean, reason?: BootFacts["reason"]) => void;
  readonly restartWhenIdle: () => void;
}

/** Everything between the station and a CSMS: outbox, courier, connection, commands. */
export class Uplink {
  readonly #deps: UplinkDeps;
  readonly #blocks: FunctionalBlocks;
  readonly model: DeviceModel;
  readonly #outbox: Outbox;
  readonly #courier: Courier;
  readonly #connection: Connection;
  #skew: number | undefined;

  private constructor(deps: UplinkDeps, blocks: FunctionalBlocks) {
    this.#deps = deps;
    this.#blocks = blocks;
    this.model = this.#makeModel();
    const { options, settings } = deps;
    this.#outbox = new Outbox({ memory: deps.memory.messages, clock: options.clocks.transport, log: options.log });
    this.#courier = new Courier({
      outbox: this.#outbox,
      clock: options.clocks.transport,
      log: options.log,
      retry: () => retryRuleOf(settings.values),
      onAnswer: (event, answer) => this.#onAnswer(event, answer),
      onLost: (event) => noteLost(event, deps.security.desk),
      onSilent: () => this.#connection.hangUp("no answer"),
      onNotBooted: () => this.#connection.bootAgain(),
    });
    this.#connection = this.#makeConnection();
  }

  /** With all its functional blocks, each of which has read what it remembers. */
  static async make(deps: UplinkDeps): Promise<Uplink> {
    let uplink: Uplink | undefined;
    const blocks = await FunctionalBlocks.make(blockContextOf(deps, () => uplink));
    uplink = new Uplink(deps, blocks);
    uplink.#outbox.restore(await deps.memory.queued());
    return uplink;
  }

  get isOnline(): boolean {
    return this.#connection.isOnline;
  }

  get outboxLength(): number {
    return this.#outbox.length + this.#courier.asideLength;
  }

  get clockSkewMs(): number | undefined {
    return this.#skew;
  }

  /** Whether it still waits here for the CSMS. */
  isWaiting(event: Extract<StationEvent, { type: "security" }>): boolean {
    return this.#outbox.has(event);
  }

  start(reason: BootFacts["reason"]): void {
    this.#connection.start(this.#blocks.onStart() ?? reason);
  }

  async stop(): Promise<void> {
    this.#blocks.stop();
    await this.#connection.stop();
  }

  tell(event: StationEvent): void {
    this.#connection.tell(event);
  }

  /** After the answer that is being made, in its turn. */
  tellAfterAnswer(event: StationEvent): void {
    this.#afterAnswer(() => this.#connection.tellAsked(event));
  }

  /** The answer may wait until what has changed is on disk. */
  reconnectAfterAnswer(to: "same" | "first"): void {
    this.#afterAnswer(() => void this.#courier.track(this.#courier.released().then(() => this.#connection.reconnect(to))));
  }

  /** At once, past what waits. Rejects as the peer does, and without a line. */
  async ask(words: Words): Promise<unknown> {
    const { link } = this.#connection;
    if (link === undefined) throw chargePointError("CP_NO_LINE", "there is no line to the CSMS; ask again when there is");
    return this.#courier.track(link.say(words));
  }

  get network(): NetworkSource {
    return this.#blocks.network;
  }

  track<T>(task: Promise<T>): Promise<T> {
    return this.#courier.track(task);
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
    if (this.isOnline) await this.#courier.drainedWithin(LAST_WORDS);
  }

  /** Finds out about a token, here or by asking the CSMS, and hands the verdict on. */
  authorize(token: IdToken, onVerdict: (verdict: TokenVerdict) => void): void {
    // The verdict's consequences belong to the task, so that `drained` waits for them too.
    const { link } = this.#connection;
    const ask = link === undefined ? undefined : () => link.authorize(token);
    void this.#courier.track(this.#deps.tokens.verdictOn(token, ask).then(onVerdict));
  }

  #onAnswer(event: StationEvent, answer: DeliveryAnswer): void {
    if (event.type === "status") this.#connection.known.took(event);
    if (answer.currentTime !== undefined) this.#onTime(answer.currentTime);
    if (event.type === "pullUpdate" && answer.nextLimit !== undefined) {
      this.#deps.profiles.update(event.profileId, answer.nextLimit, this.#deps.options.clocks.domain.wallMs());
      this.#deps.wake();
    }
    if (event.type === "security") this.#deps.security.desk.answered(event);
    // In the commit that takes its end out of the outbox: a number that is forgotten before would be asked for anew after a power cut.
    if (event.type === "transaction" && event.event.kind === "Ended") void this.#deps.transactionIds.forget(event.event.transactionId);
    if (event.type === "transaction" && this.#deps.desk.onAnswer(event.event, answer))
      this.tell({ type: "notice", words: listConflict16(this.#deps.options.clocks.domain.wallMs()), isKept: false });
  }

  #onTime(csmsTimeMs: number): void {
    if (!Number.isFinite(csmsTimeMs)) return;
    this.#skew = csmsTimeMs - this.#deps.options.clocks.domain.wallMs();
    this.#deps.station.hearTime(csmsTimeMs);
  }

  #makeModel(): DeviceModel {
    const { options, station, settings, variables } = this.#deps;
    const { clocks, profile: device, identity } = options;
    const facts = { isOperative: () => station.isOperative, status: () => station.connectorStatus(), clock: clocks.domain };
    return new DeviceModel({ settings, stored: variables, device, identity, ...facts }, () => this.#blocks.variables);
  }

  /** OCPP wants the answer before what it announces, so that waits for the next turn [F06.FR.04]. */
  #afterAnswer(run: () => void): void {
    void this.#courier.track(this.#nextTurn().then(run));
  }

  #nextTurn(): Promise<void> {
    return delay(this.#deps.options.clocks.transport, "after the answer", Millis(0));
  }

  /** For an answer that waits until all is on disk; what follows from it is told after it. */
  #kept(): Promise<void> {
    const kept = this.#deps.memory.flush();
    this.#courier.hold(kept.then(() => this.#nextTurn()));
    return kept;
  }

  #makeCommands(): StationCommands {
    const { options, station, meter, profiles, local, variables, snapshot, wake, restart, restartWhenIdle } = this.#deps;
    const { clocks, profile: device } = options;
    return stationCommands({
      station,
      profiles,
      local,
      model: this.model,
      courier: this.#courier,
      blocks: this.#blocks,
      afterAnswer: (run) => this.#afterAnswer(run),
      log: options.log,
      clocks,
      meter,
      device,
      snapshot,
      wake,
      restart,
      restartWhenIdle,
      status: () => this.#status(),
      isBooted: () => this.#connection.isBooted,
      plug: this.#deps.plug,
      groupOf: (token) => token.group ?? this.#deps.tokens.known(token)?.group,
      isMaster: (group) => this.#deps.desk.isMaster(group),
      authorizesRemoteStart: () => variables.isSet("AuthCtrlr.AuthorizeRemoteStart"),
      authorize: (token, onVerdict) => this.authorize(token, onVerdict),
      bootNow: () => this.#connection.bootNow(),
      send: (event) => this.#connection.tellAsked(event),
    });
  }

  #makeConnection(): Connection {
    const { options, connect, settings, variables, transactionIds, view } = this.#deps;
    const { identity, profile, clocks, random, log } = options;
    return new Connection({
      identity,
      network: this.#blocks.network,
      clocks,
      random,
      log,
      connect,
      courier: this.#courier,
      routes: routeTables({ commands: () => this.#makeCommands(), blocks: this.#blocks, transactionIds, kept: () => this.#kept(), clocks }),
      onLine: (isOnline, version) => this.#blocks.onLine(isOnline, version),
      onFailure: (error) => this.#deps.security.connectFailed(error),
      linkOf: (peer) => linkOf(peer, transactionIds),
      observer: {
        onViolation: ({ kind }) => this.#deps.security.desk.record("InvalidMessages", kind),
        onHandlerError: (action, error) => log.error({ action, reason: messageOf(error) }, "a command of the CSMS failed here"),
      },
      bootFacts: (reason) => ({ reason, vendor: profile.vendor, model: profile.model, serialNumber: identity.slice(0, 25), firmwareVersion: view.firmware() }),
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
    const { connector, options } = this.#deps;
    return { type: "status", ...connector(), at: options.clocks.domain.wallMs() };
  }
}
