// SPDX-License-Identifier: Apache-2.0
import type { ServerResponse } from "node:http";
import { type Clock, every, type Log, messageOf, Seconds, type Timer } from "@chargehand/kernel";
import type { Viewer } from "../repositories.ts";
import type { ChangeRing, NumberedChange } from "./change-ring.ts";
import { type StreamEvent, streamEventOf, type ViewDeps } from "./views.ts";

/** Changes that wait for a slow client; beyond it the client is told to load afresh. */
const MOST_WAITING = 256;
/** A comment so often keeps proxies awake; at the same time the client's right to listen is checked again. */
const CHECK_PERIOD = Seconds(20);

export interface StreamClientDeps extends ViewDeps {
  readonly ring: ChangeRing;
  /** Transport time. */
  readonly clock: Clock;
  readonly log: Log;
  readonly viewer: Viewer;
  /** Whether the client is still signed in with the same rights. */
  readonly isStillAllowed: () => Promise<boolean>;
}

/** One listener of GET /api/stream: writes in order, holds a bounded number of changes, ends when the right to listen ends. */
export class StreamClient {
  readonly #deps: StreamClientDeps;
  readonly #response: ServerResponse;
  #waiting: NumberedChange[] = [];
  #visible: ReadonlySet<string> = new Set();
  /** Until the first list is there nobody knows what may be told. */
  #isReady = false;
  #isWriting = false;
  #isEnded = false;
  #stopListening = () => {};
  #timer: Timer = { cancel() {} };

  constructor(response: ServerResponse, deps: StreamClientDeps) {
    this.#response = response;
    this.#deps = deps;
  }

  async start(lastEventId: string | undefined): Promise<void> {
    const { ring, clock } = this.#deps;
    this.#response.on("close", () => this.end());
    this.#stopListening = ring.listen((change) => this.#take(change));
    this.#timer = every(clock, "live stream check", CHECK_PERIOD, () => void this.#check());
    // The id first: a client that comes back before anything happened knows where it was. One that resumes has its own,
    // and must not lose what it missed when the line breaks before that is sent again.
    const id = lastEventId === undefined ? `id: ${ring.lastId}\n` : "";
    this.#write(`retry: 2000\n${id}: connected\n\n`);
    const missed = lastEventId === undefined ? [] : ring.since(lastEventId);
    if (missed === "reset") this.#send({ event: "reset", data: {} }, ring.lastId);
    else this.#waiting = [...missed, ...this.#waiting.filter(({ seq }) => !missed.some((other) => other.seq === seq))];
    try {
      await this.#refreshVisible();
    } catch (cause) {
      return this.#breakOff(cause);
    }
    this.#isReady = true;
    await this.#drain();
  }

  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#stopListening();
    this.#timer.cancel();
    this.#waiting = [];
    this.#response.end();
  }

  #take(change: NumberedChange): void {
    // A station is shown as it is now: of a storm of its statuses the last one that waits tells all.
    if (change.change.type === "station") this.#waiting = this.#waiting.filter((other) => !isSameStation(other, change));
    this.#waiting.push(change);
    if (this.#waiting.length > MOST_WAITING) {
      this.#waiting = [];
      this.#send({ event: "reset", data: {} }, this.#deps.ring.idOf(change.seq));
    }
    void this.#drain();
  }

  async #drain(): Promise<void> {
    if (!this.#isReady || this.#isWriting || this.#isEnded) return;
    this.#isWriting = true;
    try {
      for (let next = this.#waiting.shift(); next !== undefined && !this.#isEnded; next = this.#waiting.shift()) {
        if (!this.#visible.has(next.change.stationId) && next.change.type === "station") await this.#refreshVisible();
        const event = await streamEventOf(next.change, this.#deps.viewer, { ...this.#deps, visible: this.#visible });
        if (event !== undefined && !this.#send(event, this.#deps.ring.idOf(next.seq))) await this.#drained();
      }
    } catch (cause) {
      this.#breakOff(cause);
    } finally {
      this.#isWriting = false;
    }
  }

  /** The client comes again by itself, and is told what it missed. */
  #breakOff(cause: unknown): void {
    this.#deps.log.error({ reason: messageOf(cause) }, "the live stream of a client broke off");
    this.end();
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#response.off("drain", done);
        this.#response.off("close", done);
        resolve();
      };
      this.#response.on("drain", done);
      this.#response.on("close", done);
    });
  }

  async #check(): Promise<void> {
    if (this.#isEnded) return;
    const isAllowed = await this.#deps.isStillAllowed().catch(() => false);
    if (!isAllowed) return this.end();
    await this.#refreshVisible().catch(() => this.end());
    // A client that reads nothing gets no comments either: its buffer must not grow.
    if (!this.#response.writableNeedDrain) this.#write(": still here\n\n");
  }

  async #refreshVisible(): Promise<void> {
    this.#visible = new Set((await this.#deps.repositories.stations.list(this.#deps.viewer)).map(({ id }) => id));
  }

  #send(event: StreamEvent, id: string): boolean {
    return this.#write(`id: ${id}\nevent: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`);
  }

  #write(text: string): boolean {
    return this.#isEnded || this.#response.write(text);
  }
}

const isSameStation = ({ change: one }: NumberedChange, { change: other }: NumberedChange): boolean =>
  one.type === "station" && other.type === "station" && one.stationId === other.stationId;
