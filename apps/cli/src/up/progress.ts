// SPDX-License-Identifier: Apache-2.0
import type { Clock } from "@chargehand/kernel";

/** Tells a person what is being done and how long each step took. */
export interface Progress {
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  note(text: string): void;
}

/** Writes one line when a step is done; failures are told by whoever catches them. */
export function lineProgress(write: (text: string) => void, clock: Clock): Progress {
  return {
    async step(name, work) {
      const began = clock.monoMs();
      const result = await work();
      write(`  ready  ${name}  (${((clock.monoMs() - began) / 1000).toFixed(1)} s)\n`);
      return result;
    },
    note: (text) => write(`  ${text}\n`),
  };
}
