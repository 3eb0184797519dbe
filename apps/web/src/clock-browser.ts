// SPDX-License-Identifier: Apache-2.0
// The only place of the web app that reads the browser's clock or starts timers.

export interface Cancel {
  cancel(): void;
}

/** Unix epoch in ms, as the browser believes it. */
export const browserNow = (): number => Date.now();

export function after(ms: number, run: () => void): Cancel {
  const timer = setTimeout(run, ms);
  return { cancel: () => clearTimeout(timer) };
}

export function every(ms: number, run: () => void): Cancel {
  const timer = setInterval(run, ms);
  return { cancel: () => clearInterval(timer) };
}
