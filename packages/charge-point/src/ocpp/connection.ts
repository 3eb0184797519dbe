// SPDX-License-Identifier: Apache-2.0
import { type Clocks, delay, type Log, type Millis, messageOf, type Random, Seconds, type Timer } from "@chargehand/kernel";
import type { AnyPeer, OcppClient, OcppClientOptions, PeerObserver } from "@chargehand/ocpp";
import type { CsmsEndpoint } from "../charge-point-types.ts";
import type { Courier } from "./courier.ts";
import { type BootAnswer, type BootFacts, type CsmsLink, isNotBooted } from "./csms-link.ts";
import type { StationEvent } from "./station-events.ts";
import { commonVersions } from "./versions.ts";

/** Until the CSMS says otherwise, and where it names no interval. */
const BOOT_RETRY: Millis = Seconds(60);

export interface ConnectionDeps {
  readonly identity: string;
  readonly endpoint: CsmsEndpoint;
  readonly clocks: Clocks;
  readonly random: Random;
  readonly log: Log;
  readonly courier: Courier;
  readonly routes: OcppClientOptions["routes"];
  readonly observer: PeerObserver;
  /** The link for the version that the CSMS picked. */
  readonly linkOf: (peer: AnyPeer) => CsmsLink;
  /** Makes the OCPP client; it connects only when started. */
  readonly connect: (options: OcppClientOptions) => OcppClient;
  readonly bootFacts: (reason: BootFacts["reason"]) => BootFacts;
  /** The connector's state now, told after each accepted boot and each reconnection. */
  readonly status: () => StationEvent;
  readonly heartbeatInterval: () => Millis;
  readonly onBootAccepted: (interval: number) => void;
  /** Time of the CSMS as its answers give it, epoch ms. */
  readonly onTime: (csmsTimeMs: number) => void;
}

/**
 * Keeps the CSMS on the line. After each start of the device BootNotification goes first and alone until it is
 * accepted [B01.FR.08]; then the connector's status [B01.FR.05]; then what waits. A reconnection without a restart
 * needs no new boot message.
 */
export class Connection {
  readonly #deps: ConnectionDeps;
  readonly #client: OcppClient;
  #reason: BootFacts["reason"] = "PowerUp";
  #isBooted = false;
  #link: CsmsLink | undefined;
  #closed = new AbortController();
  #bootWait = new AbortController();
  #heartbeat: Timer | undefined;

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
    const { endpoint, identity, clocks, random, log, routes, observer } = deps;
    this.#client = deps.connect({
      url: endpoint.url,
      identity,
      versions: commonVersions(endpoint),
      routes,
      observer,
      random,
      log,
      clock: clocks.transport,
      onOpen: (peer) => this.#open(peer),
      onClose: () => this.#close(),
      onFailure: (error) => log.debug({ reason: messageOf(error) }, "the CSMS could not be reached"),
      ...(endpoint.tls === undefined ? {} : { tls: endpoint.tls }),
      ...(endpoint.password === undefined ? {} : { password: endpoint.password }),
    });
  }

  /** Booted, and messages flow. */
  get isOnline(): boolean {
    return this.#deps.courier.isAttached;
  }

  get isBooted(): boolean {
    return this.#isBooted;
  }

  get link(): CsmsLink | undefined {
    return this.isOnline ? this.#link : undefined;
  }

  start(reason: BootFacts["reason"]): void {
    this.#reason = reason;
    this.#isBooted = false;
    this.#client.start();
  }

  async stop(): Promise<void> {
    this.#close();
    await this.#client.stop();
  }

  /** Ends the wait between two boot messages. */
  bootNow(): void {
    this.#bootWait.abort();
  }

  /** The CSMS does not know us as booted: begin anew on the same connection. */
  bootAgain(): void {
    this.#isBooted = false;
    if (this.#link !== undefined) void this.#welcome(this.#link);
  }

  #open(peer: AnyPeer): void {
    const link = this.#deps.linkOf(peer);
    this.#close();
    this.#link = link;
    this.#closed = new AbortController();
    void this.#welcome(link);
  }

  #close(): void {
    this.#link = undefined;
    this.#closed.abort();
    this.#heartbeat?.cancel();
    this.#deps.courier.detach();
  }

  async #welcome(link: CsmsLink): Promise<void> {
    await this.#bootUntilAccepted(link);
    if (this.#link !== link) return;
    if (!(await this.#tellStatus(link)) && this.#link === link) {
      // It was accepted before, but the CSMS has forgotten: once more, and then on whatever it says.
      this.#isBooted = false;
      await this.#bootUntilAccepted(link);
      await this.#tellStatus(link);
    }
    if (this.#link !== link) return;
    this.#deps.courier.attach(link);
    this.#armHeartbeat();
  }

  async #bootUntilAccepted(link: CsmsLink): Promise<void> {
    while (!this.#isBooted && this.#link === link) {
      const answer = await this.#boot(link);
      if (this.#link !== link) return;
      if (answer?.status === "Accepted") this.#isBooted = true;
      else await this.#waitToBoot(answer);
    }
  }

  /** False when the CSMS does not take this station for booted. */
  async #tellStatus(link: CsmsLink): Promise<boolean> {
    if (this.#link !== link) return true;
    try {
      await link.deliver(this.#deps.status(), false);
    } catch (error) {
      this.#deps.log.info({ reason: messageOf(error) }, "the status was not taken");
      return !isNotBooted(error);
    }
    return true;
  }

  async #boot(link: CsmsLink): Promise<BootAnswer | undefined> {
    try {
      const answer = await link.boot(this.#deps.bootFacts(this.#reason));
      this.#deps.onTime(answer.currentTime);
      if (answer.status === "Accepted") this.#deps.onBootAccepted(answer.interval);
      else this.#deps.log.info({ status: answer.status, interval: answer.interval }, "the CSMS has not accepted this charge point yet");
      return answer;
    } catch (error) {
      this.#deps.log.info({ reason: messageOf(error) }, "the boot message was not answered");
      return undefined;
    }
  }

  async #waitToBoot(answer: BootAnswer | undefined): Promise<void> {
    this.#bootWait = new AbortController();
    const wait = answer !== undefined && answer.interval > 0 ? Seconds(answer.interval) : BOOT_RETRY;
    const signal = AbortSignal.any([this.#bootWait.signal, this.#closed.signal]);
    await delay(this.#deps.clocks.domain, "boot retry", wait, signal).catch(() => {});
  }

  #armHeartbeat(): void {
    this.#heartbeat?.cancel();
    this.#heartbeat = this.#deps.clocks.domain.after("heartbeat", this.#deps.heartbeatInterval(), () => {
      if (!this.isOnline) return;
      // Any message shows that the station lives; a heartbeat behind a full queue would only lengthen it.
      if (!this.#deps.courier.isBusy) this.#deps.courier.push({ type: "heartbeat" });
      this.#armHeartbeat();
    });
  }
}
