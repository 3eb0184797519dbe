// SPDX-License-Identifier: Apache-2.0
import type { ServerMemory, ServerReady } from "./protocol.ts";

/** The runner's end of a server under test: says that it is there, tells its memory, ends with the runner. */
export function underTest(ready: ServerReady, stop: () => Promise<void> | void = () => undefined): void {
  process.on("message", () => {
    globalThis.gc?.();
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    const result: ServerMemory = { rssMb: rss / 1e6, heapMb: heapUsed / 1e6 };
    process.send?.({ result });
  });
  process.on("disconnect", () => {
    void Promise.resolve(stop()).finally(() => process.exit());
  });
  process.send?.({ ready });
}
