// SPDX-License-Identifier: Apache-2.0

import { isRecord } from "../is-record.ts";
import { type Batch, isDue, MOST_STREAMS, problemOfParams, put, type Stream, type StreamParams, take } from "./stream.ts";

/** What outlasts a restart: monitors do, and so does how they are told. */
export interface KeptStream {
  readonly id: number;
  readonly params: StreamParams;
}

/** Told to the CSMS, and its answers. */
export interface StreamLine {
  /** Whether the CSMS takes the stream; false without an answer [N11.FR.05, FR.06]. */
  open(stream: KeptStream): Promise<boolean>;
  close(id: number): Promise<void>;
  /** Gets no answer. */
  send(id: number, batch: Batch): void;
}

export interface StreamProblem {
  readonly code: "InvalidValue" | "NotFound" | "TooManyElements";
  readonly detail: string;
}

interface Standing {
  readonly stream: Stream;
  /** Only an open one takes values; the others are told as events. */
  readonly state: "closed" | "opening" | "open" | "refused";
}

export interface StreamSetDeps {
  readonly line: StreamLine;
  readonly save: (kept: readonly KeptStream[]) => void;
  /** Time that never steps, ms. */
  readonly monoMs: () => number;
}

/** The streams of a station by the ids of their monitors. */
export class StreamSet {
  readonly #all = new Map<number, Standing>();
  readonly #line: StreamLine;
  readonly #save: (kept: readonly KeptStream[]) => void;
  readonly #monoMs: () => number;
  #isOnline = false;

  constructor({ line, save, monoMs }: StreamSetDeps, kept: readonly KeptStream[] = []) {
    this.#line = line;
    this.#save = save;
    this.#monoMs = monoMs;
    for (const { id, params } of kept.slice(0, MOST_STREAMS)) this.#all.set(id, { stream: this.#fresh({ id, params }), state: "closed" });
  }

  /** Those that the CSMS has taken [N12.FR.01]. */
  get open(): readonly KeptStream[] {
    return [...this.#all.values()].filter(({ state }) => state === "open").map(({ stream: { id, params } }) => ({ id, params }));
  }

  /** Why a monitor could not have such a stream; undefined when it can. */
  problemOf(params: StreamParams, id?: number): StreamProblem | undefined {
    const detail = problemOfParams(params);
    if (detail !== undefined) return { code: "InvalidValue", detail };
    const isNew = id === undefined || !this.#all.has(id);
    return isNew && this.#all.size >= MOST_STREAMS ? { code: "TooManyElements", detail: `there are ${MOST_STREAMS} streams already` } : undefined;
  }

  /** Gives a monitor a stream, or its stream other parameters [N11.FR.01, FR.02]. The parameters have been found good. */
  associate(id: number, params: StreamParams): void {
    const old = this.#all.get(id);
    this.#all.set(id, { stream: { ...(old?.stream ?? this.#fresh({ id, params })), params }, state: "closed" });
    this.#keep();
    if (this.#isOnline) this.#tryToOpen(id);
  }

  /** The monitor is gone, or is told as events from now on [N13.FR.05, FR.06]: what waits goes first [N13.FR.03]. */
  end(id: number): void {
    const standing = this.#all.get(id);
    if (standing === undefined) return;
    this.#all.delete(id);
    this.#keep();
    if (standing.state !== "open") return;
    this.#flush(standing.stream);
    void this.#line.close(id);
  }

  /** Ends all but those whose monitors are still told as streams. */
  keepOnly(ids: ReadonlySet<number>): void {
    for (const id of this.#all.keys()) if (!ids.has(id)) this.end(id);
  }

  /** [N14.FR.02, FR.03] */
  adjust(id: number, params: StreamParams): StreamProblem | undefined {
    const standing = this.#all.get(id);
    if (standing === undefined) return { code: "NotFound", detail: "there is no stream of that id" };
    const problem = this.problemOf(params, id);
    if (problem !== undefined) return problem;
    this.#all.set(id, { ...standing, stream: { ...standing.stream, params } });
    this.#keep();
    return undefined;
  }

  /** False when it is to be told as an event: without a stream, without a line, or where the CSMS has refused it [N11.FR.07]. */
  take(id: number, value: { readonly at: number; readonly value: string }): boolean {
    const standing = this.#all.get(id);
    if (standing?.state !== "open") return false;
    const stream = put(standing.stream, value);
    this.#all.set(id, { ...standing, stream });
    this.#sendIfDue(id);
    return true;
  }

  /** Once a cycle: what is due goes out. */
  follow(): void {
    for (const id of this.#all.keys()) this.#sendIfDue(id);
  }

  /** Streams are opened anew at each connection: whether the far end still knows them cannot be asked. */
  onLine(isOnline: boolean): void {
    this.#isOnline = isOnline;
    for (const [id, standing] of this.#all) {
      this.#all.set(id, { ...standing, state: "closed" });
      if (isOnline) this.#tryToOpen(id);
    }
  }

  #tryToOpen(id: number): void {
    const standing = this.#all.get(id);
    if (standing === undefined) return;
    const opening: Standing = { ...standing, state: "opening" };
    this.#all.set(id, opening);
    void this.#line.open({ id, params: standing.stream.params }).then((isTaken) => {
      // The monitor may have gone, or the line, or it was asked again.
      if (this.#all.get(id) !== opening) return;
      const { stream } = opening;
      // The first interval begins with the stream; what waits from before a broken line goes at once.
      const begun = stream.waiting.length === 0 ? { ...stream, sentAt: this.#monoMs() } : stream;
      this.#all.set(id, { stream: begun, state: isTaken ? "open" : "refused" });
    });
  }

  #sendIfDue(id: number): void {
    const monoMs = this.#monoMs();
    const standing = this.#all.get(id);
    if (standing?.state !== "open" || !isDue(standing.stream, monoMs)) return;
    const taken = take(standing.stream, monoMs);
    if (taken === undefined) return;
    this.#all.set(id, { ...standing, stream: taken.stream });
    this.#line.send(id, taken.batch);
  }

  #flush(stream: Stream): void {
    const monoMs = this.#monoMs();
    for (let taken = take(stream, monoMs); taken !== undefined; taken = take(taken.stream, monoMs)) this.#line.send(stream.id, taken.batch);
  }

  #fresh({ id, params }: KeptStream): Stream {
    return { id, params, waiting: [], sentAt: this.#monoMs() };
  }

  #keep(): void {
    this.#save([...this.#all.values()].map(({ stream: { id, params } }) => ({ id, params })));
  }
}

/** From disk. */
export const isKeptStreams = (value: unknown): value is readonly KeptStream[] =>
  Array.isArray(value) && value.every((one) => isRecord(one) && Number.isInteger(one["id"]) && isParams(one["params"]));
const isParams = (value: unknown): value is StreamParams => isRecord(value) && problemOfParams(value as StreamParams) === undefined;
