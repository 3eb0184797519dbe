// SPDX-License-Identifier: Apache-2.0

/** Ctrl-C and the like, heard from the moment of the call on. */
export interface Signals {
  readonly abort: AbortSignal;
  /** What came first, in words. */
  readonly first: Promise<string>;
}

/** Signals count from the first moment, so that a start that is interrupted leaves nothing running. */
export function listenForSignals(): Signals {
  const controller = new AbortController();
  const first = new Promise<string>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        controller.abort();
        resolve(signal === "SIGINT" ? "Ctrl-C" : signal);
      });
    }
  });
  return { abort: controller.signal, first };
}
