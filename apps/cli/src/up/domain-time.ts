// SPDX-License-Identifier: Apache-2.0
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Clock, every, Seconds, type TimeAnchor } from "@chargehand/kernel";

/** The one owner of domain time: the other processes get copies of its anchor. */
export interface DomainTime {
  anchor(): TimeAnchor;
  /** Moves on to `domainMs`; never back. */
  moveTo(domainMs: number): void;
  stop(): Promise<void>;
}

const SAVE_EVERY = Seconds(5);

/**
 * Domain time of one state directory, which never goes back: sessions, meters and decisions recorded in fast time would
 * otherwise lie in the future of a later start at real speed. While it runs, the file holds an instant that it has not
 * reached yet, so that kill -9 cannot take it back either; a clean stop writes the exact one.
 */
export async function keepDomainTime(options: {
  readonly stateDir: string;
  readonly clock: Clock;
  readonly speed: number;
  readonly startMs?: number;
}): Promise<DomainTime> {
  const { clock, speed } = options;
  const file = join(options.stateDir, "domain-time");
  const lived = Number(await readFile(file, "utf8").catch(() => "0"));
  const wanted = options.startMs ?? clock.wallMs();
  let anchor: TimeAnchor = { realMs: clock.wallMs(), domainMs: Math.max(wanted, Number.isFinite(lived) ? lived : 0), speed };
  const now = () => anchor.domainMs + (clock.wallMs() - anchor.realMs) * speed;
  let writing: Promise<void> = Promise.resolve();
  const save = (ms: number) => {
    writing = writing.then(() => writeFile(file, String(Math.ceil(ms)), { mode: 0o600 })).catch(() => {});
    return writing;
  };
  const reserve = () => void save(now() + 2 * SAVE_EVERY * speed);
  await save(now() + 2 * SAVE_EVERY * speed);
  const timer = every(clock, "domain time", SAVE_EVERY, reserve);
  return {
    anchor: () => anchor,
    moveTo(domainMs) {
      anchor = { realMs: clock.wallMs(), domainMs: Math.max(now(), domainMs), speed };
      reserve();
    },
    async stop() {
      timer.cancel();
      await save(now());
    },
  };
}
