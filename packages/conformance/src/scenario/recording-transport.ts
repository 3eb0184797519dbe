// SPDX-License-Identifier: Apache-2.0
import type { CloseInfo, Transport } from "@chargehand/ocpp";

export interface TransportWatcher {
  readonly onFrame: (direction: "fromSystem" | "toSystem", text: string) => void;
  readonly onClose: (info: CloseInfo) => void;
  /** Whether a frame of the system is meant for the watcher alone; it goes no further then. */
  readonly takes?: (text: string) => boolean;
}

/** A transport that tells of each frame, readable or not, in both directions. */
export function recordingTransport(inner: Transport, watcher: TransportWatcher): Transport {
  const outer: Transport = {
    onMessage: () => {},
    onClose: () => {},
    send(text) {
      watcher.onFrame("toSystem", text);
      return inner.send(text);
    },
    pause: () => inner.pause(),
    resume: () => inner.resume(),
    close: (code, reason) => inner.close(code, reason),
    terminate: () => inner.terminate(),
  };
  inner.onMessage = (text) => {
    watcher.onFrame("fromSystem", text);
    if (watcher.takes?.(text) === true) return;
    outer.onMessage(text);
  };
  inner.onClose = (info) => {
    watcher.onClose(info);
    outer.onClose(info);
  };
  inner.onFault = (fault) => outer.onFault?.(fault);
  return outer;
}
