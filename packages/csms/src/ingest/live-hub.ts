// SPDX-License-Identifier: Apache-2.0
import { type Log, messageOf } from "@chargehand/kernel";
import type { LiveChange } from "../domain.ts";

export type LiveListener = (change: LiveChange) => void;

/** Hands on what has become durable, in this process. A listener that throws harms nobody else. */
export interface LiveHub {
  subscribe(listener: LiveListener): () => void;
  emit(change: LiveChange): void;
}

export function liveHub(log: Log): LiveHub {
  const listeners = new Set<LiveListener>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit(change) {
      for (const listener of listeners) {
        try {
          listener(change);
        } catch (cause) {
          log.error({ change: change.type, reason: messageOf(cause) }, "a listener of live changes failed");
        }
      }
    },
  };
}
