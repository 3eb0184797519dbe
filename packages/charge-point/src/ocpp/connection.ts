// SPDX-License-Identifier: Apache-2.0
import { type Clocks, delay, hasCode, type Log, type Millis, messageOf, type Random, type Timer } from "@chargehand/kernel";
import type { AnyPeer, BackOff, NetworkEvent, OcppClient, OcppClientOptions, PeerObserver } from "@chargehand/ocpp";
import { BootPace, UNREADABLE } from "./boot-pace.ts";
import type { Courier } from "./courier.ts";
import { type BootAnswer, type BootFacts, type CsmsLink, isNotBooted } from "./csms-link.ts";
import type { NetworkSource } from "./functional-block.ts";
import { guarded } from "./guarded-routes.ts";
import { KnownStatus, type StatusEvent } from "./known-status.ts";
import { outlastsOffline } from "./outbox-kinds.ts";
import type { StationEvent } from "./station-events.ts";

export interface ConnectionDeps {
  readonly identity: string;
  /** Which CSMSs there are, and what this device proves itself with. */
  readonly network: NetworkSource;
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
  readonly status: () => StatusEvent;
  /** A shorter time without a connection leaves out a status that has not changed [B04.FR.01, B04.FR.02]. */
  readonly offlineThreshold: () => Millis;
  readonly pingInterval: () => Millis;
  readonly backOff: () => BackOff;
  readonly heartbeatInterval: () => Millis;
  readonly onBootAccepted: (interval: number) => void;
  /** An attempt to reach the CSMS has failed. */
  readonly onFailure: (error: Error) => void;
  /** Messages flow, or flow no more. */
  readonly onLine: (isOnline: boolean, version: CsmsLink["version"] | undefined) => void;
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
  #bootStatus: BootAnswer["status"] | undefined;
  /** What the CSMS knows of the connector. */
  readonly known = new KnownStatus();
  #link: CsmsLink | undefined;
  #closed = new AbortController();
  #bootWait = new AbortController();
  readonly #bootPace: BootPace;
  #heartbeat: Timer | undefined;
  #isRunning = false;
  /** What `onLine` was last told: the courier lets go of a silent line by itself, before it is closed. */
  #wasToldOnline = false;
  /** The network profile that connected last. */
  #slot: number | undefined;

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
    this.#bootPace = new BootPace(deps.random);
    const { network, identity, clocks, random, log, routes, observer, pingInterval, backOff } = deps;
    this.#client = deps.connect({
      network: () => network.plan(),
      onNetwork: (event) => this.#onNetwork(event),
      identity,
      routes: guarded(routes, () => this.#bootStatus !== "Rejected"),
      observer,
      pingInterval,
      backOff,
      random,
      log,
      clock: clocks.transport,
      onOpen: (peer) => this.#open(peer),
      onClose: () => {
        network.onClosed();
        this.#close();
      },
      onFailure: (error) => {
        log.debug({ reason: messageOf(error) }, "the CSMS could not be reached");
        network.onFailure(error);
        deps.onFailure(error);
      },
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
    this.#bootStatus = undefined;
    this.known.forget();
    this.#isRunning = true;
    this.#client.start();
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#close();
    await this.#client.stop();
  }

  /** Makes the connection anew, so that what has changed counts: to the same CSMS, or to the first in the order. */
  async reconnect(to: "same" | "first"): Promise<void> {
    if (to === "same") {
      this.hangUp("credentials have changed");
      return;
    }
    await this.#client.stop();
    if (this.#isRunning) this.#client.start();
  }

  /** The client then makes the line anew, after its back-off. */
  hangUp(why: string): void {
    this.#client.peer?.close(1000, why);
  }

  tell(event: StationEvent): void {
    // Without a line it is not queued, and the CSMS knows what it knew.
    if (event.type === "status" && this.isOnline) this.known.goesOut(event);
    this.#deps.courier.push(event);
  }

  /** Tells what the CSMS has asked for, where it may also before the outbox flows. */
  tellAsked(event: StationEvent): void {
    if (!this.#tellPending(event)) this.tell(event);
  }

  /** Ends the wait between two boot messages, as the CSMS asked. */
  bootNow(): void {
    this.#reason = "Triggered";
    this.#bootWait.abort();
  }

  /** The CSMS does not know us as booted: begin anew on the same connection. */
  bootAgain(): void {
    this.#isBooted = false;
    if (this.#link !== undefined) void this.#welcome(this.#link);
  }

  /** Tells it past the outbox, which does not flow yet; false when it may not be told, or can go the usual way. */
  #tellPending(event: StationEvent): boolean {
    const link = this.#link;
    if (link === undefined || this.isOnline || !(this.#isBooted || this.#bootStatus === "Pending")) return false;
    if (event.type === "status") this.known.goesOut(event);
    void this.#deps.courier.track(this.#deliverPast(link, event));
    return true;
  }

  async #deliverPast(link: CsmsLink, event: StationEvent): Promise<void> {
    try {
      await this.#deps.courier.durable();
      await link.deliver(event, false);
      if (event.type === "status") this.known.took(event);
    } catch (error) {
      this.#deps.log.info({ reason: messageOf(error) }, "what the CSMS asked for was not taken");
      // The line went in that moment: what is worth keeping is told when it is back.
      if (outlastsOffline(event) && (hasCode(error, "OCPP_DISCONNECTED") || hasCode(error, "OCPP_CALL_ABORTED"))) this.#deps.courier.push(event);
    }
  }

  /** Another CSMS does not know this station as booted. */
  #onNetwork(event: NetworkEvent): void {
    this.#deps.network.onNetwork(event);
    if (event.type !== "connected") return;
    if (this.#slot !== undefined && this.#slot !== event.slot) this.#isBooted = false;
    this.#slot = event.slot;
  }

  #open(peer: AnyPeer): void {
    const link = this.#deps.linkOf(peer);
    this.#close();
    this.#link = link;
    this.#closed = new AbortController();
    void this.#welcome(link);
  }

  #close(): void {
    if (this.#link !== undefined && this.#isBooted) this.known.lost(this.#deps.clocks.domain.monoMs());
    this.#link = undefined;
    this.#closed.abort();
    this.#heartbeat?.cancel();
    this.#deps.courier.detach();
    if (this.#wasToldOnline) this.#deps.onLine(false, undefined);
    this.#wasToldOnline = false;
  }

  async #welcome(link: CsmsLink): Promise<void> {
    const wasBooted = this.#isBooted;
    await this.#bootUntilAccepted(link);
    if (this.#link !== link) return;
    if (wasBooted && !this.#isStatusNews(link)) {
      this.#attach(link);
      return;
    }
    if (!(await this.#tellStatus(link)) && this.#link === link) {
      // It was accepted before, but the CSMS has forgotten: once more, and then on whatever it says.
      this.#isBooted = false;
      await this.#bootUntilAccepted(link);
      await this.#tellStatus(link);
    }
    if (this.#link !== link) return;
    this.#attach(link);
  }

  #attach(link: CsmsLink): void {
    this.#deps.courier.attach(link);
    this.#tellChange(link);
    this.#armHeartbeat();
    this.#wasToldOnline = true;
    this.#deps.onLine(true, link.version);
  }

  /** A status of the time without a line is not queued, and the time until the last answer counts as such. */
  #tellChange({ version }: CsmsLink): void {
    const now = this.#deps.status();
    if (this.known.isOutdated(now, version)) this.tell(now);
  }

  async #bootUntilAccepted(link: CsmsLink): Promise<void> {
    while (!this.#isBooted && this.#link === link) {
      const answer = await this.#boot(link);
      if (this.#link !== link) return;
      if (answer?.status === "Accepted") this.#isBooted = true;
      else await this.#waitToBoot(answer);
    }
  }

  #isStatusNews({ version }: CsmsLink): boolean {
    const monoMs = this.#deps.clocks.domain.monoMs();
    return this.known.isNews(this.#deps.status(), { version, monoMs, threshold: this.#deps.offlineThreshold() });
  }

  /** False when the CSMS does not take this station for booted. */
  async #tellStatus(link: CsmsLink): Promise<boolean> {
    if (this.#link !== link) return true;
    const status = this.#deps.status();
    this.known.goesOut(status);
    try {
      await link.deliver(status, false);
      this.known.took(status);
    } catch (error) {
      this.#deps.log.info({ reason: messageOf(error) }, "the status was not taken");
      return !isNotBooted(error);
    }
    return true;
  }

  async #boot(link: CsmsLink): Promise<BootAnswer | undefined> {
    try {
      const answer = await link.boot(this.#deps.bootFacts(this.#reason));
      this.#bootStatus = answer.status;
      this.#deps.onTime(answer.currentTime);
      if (answer.status === "Accepted") this.#deps.onBootAccepted(answer.interval);
      else this.#deps.log.info({ status: answer.status, interval: answer.interval }, "the CSMS has not accepted this charge point yet");
      return answer;
    } catch (error) {
      this.#deps.log.info({ reason: messageOf(error) }, "the boot message was not answered");
      return hasCode(error, "OCPP_RESPONSE_INVALID") ? UNREADABLE : undefined;
    }
  }

  async #waitToBoot(answer: BootAnswer | undefined): Promise<void> {
    this.#bootWait = new AbortController();
    const signal = AbortSignal.any([this.#bootWait.signal, this.#closed.signal]);
    await delay(this.#deps.clocks.domain, "boot retry", this.#bootPace.waitAfter(answer), signal).catch(() => {});
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
