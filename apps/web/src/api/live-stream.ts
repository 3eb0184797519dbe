// SPDX-License-Identifier: Apache-2.0
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { after, type Cancel } from "../clock-browser.ts";
import { patches } from "./live-patch.ts";
import { keys } from "./queries.ts";
import { domainNow, observeTime } from "./server-clock.ts";
import type { Face, StreamEvents } from "./types.ts";

export interface LiveState {
  readonly state: "connecting" | "live" | "reconnecting";
  /** Domain time when the stream was last known to be whole, epoch ms. */
  readonly lostAt: number | undefined;
}

const RETRY_MS = 3_000;
let current: LiveState = { state: "connecting", lostAt: undefined };
const listeners = new Set<() => void>();

function become(next: LiveState): void {
  current = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Is what the page shows still being kept up to date? */
export const useLiveState = (): LiveState => useSyncExternalStore(subscribe, () => current);

/** Keeps the cached answers live for as long as the component is mounted: once, in the frame of a face. */
export function useLiveStream(face: Face): void {
  const client = useQueryClient();
  useEffect(() => openStream(client, face), [client, face]);
}

function openStream(client: QueryClient, face: Face): () => void {
  let source: EventSource;
  let retry: Cancel | undefined;
  const connect = () => {
    source = new EventSource(`/api/stream?face=${face}`);
    listen(source, client);
    source.addEventListener("open", () => {
      // What changed between the first answers and now, or while the stream was away, was not seen.
      patches.reset(client, {});
      become({ state: "live", lostAt: undefined });
    });
    source.addEventListener("error", () => {
      become({ state: "reconnecting", lostAt: current.lostAt ?? domainNow() });
      if (source.readyState !== EventSource.CLOSED) return;
      // The server said no: perhaps nobody is signed in any more.
      void client.invalidateQueries({ queryKey: keys.me });
      retry = after(RETRY_MS, connect);
    });
  };
  connect();
  return () => {
    retry?.cancel();
    source.close();
    become({ state: "connecting", lostAt: undefined });
  };
}

function listen(source: EventSource, client: QueryClient): void {
  for (const name of Object.keys(patches) as (keyof StreamEvents)[]) {
    source.addEventListener(name, (event: MessageEvent<string>) => {
      if (current.state !== "live") become({ state: "live", lostAt: undefined });
      apply(client, name, JSON.parse(event.data));
    });
  }
}

function apply<K extends keyof StreamEvents>(client: QueryClient, name: K, data: StreamEvents[K]): void {
  if (name === "meter") observeTime((data as StreamEvents["meter"]).point.at);
  patches[name](client, data);
}
