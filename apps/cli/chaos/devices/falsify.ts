// SPDX-License-Identifier: Apache-2.0
// Damages what the CSMS has of the devices, on purpose: a checker that cannot fail proves nothing.
import type { StoredEvent } from "../check.ts";
import type { DeviceDefect, StoredDevice } from "./check.ts";

interface Damage {
  /** What the check must find. */
  readonly shows: DeviceDefect;
  readonly to: (stored: StoredDevice) => StoredDevice;
}

/** A transaction that gave energy and has ended. */
const victimOf = ({ sessions }: StoredDevice) => sessions.find(({ energyWh, endedAt }) => energyWh > 20 && endedAt !== undefined);

/** True of one row of it: the one at that place. */
function rowOf(stored: StoredDevice, place: (rows: readonly StoredEvent[]) => StoredEvent | undefined): (row: StoredEvent) => boolean {
  const tx = victimOf(stored)?.tx;
  const victim = place(stored.events.filter((row) => row.tx === tx).toSorted((one, other) => one.seq - other.seq));
  return (row) => row === victim;
}

const inTheMiddle = (rows: readonly StoredEvent[]) => rows[Math.floor(rows.length / 2)];
const without = (stored: StoredDevice, place: (rows: readonly StoredEvent[]) => StoredEvent | undefined): StoredDevice => {
  const isVictim = rowOf(stored, place);
  return { ...stored, events: stored.events.filter((row) => !isVictim(row)) };
};
const changed = (
  stored: StoredDevice,
  place: (rows: readonly StoredEvent[]) => StoredEvent | undefined,
  change: (row: StoredEvent) => StoredEvent,
): StoredDevice => {
  const isVictim = rowOf(stored, place);
  return { ...stored, events: stored.events.map((row) => (isVictim(row) ? change(row) : row)) };
};

const damages = {
  "lose-start": { shows: "lost", to: (stored) => without(stored, (rows) => rows[0]) },
  "lose-end": { shows: "lost", to: (stored) => without(stored, (rows) => rows.at(-1)) },
  "duplicate-one": {
    shows: "duplicated",
    to: (stored) => {
      const isVictim = rowOf(stored, inTheMiddle);
      return { ...stored, events: stored.events.flatMap((row) => (isVictim(row) ? [row, row] : [row])) };
    },
  },
  "reorder-one": {
    shows: "reordered",
    to: (stored) =>
      changed(
        stored,
        (rows) => rows.at(-1),
        (row) => ({ ...row, recordedUs: 0 }),
      ),
  },
  "wrong-energy": {
    shows: "energy",
    to: (stored) => {
      const victim = victimOf(stored);
      return { ...stored, sessions: stored.sessions.map((session) => (session === victim ? { ...session, energyWh: session.energyWh / 2 } : session)) };
    },
  },
  "register-back": {
    shows: "register",
    to: (stored) =>
      changed(
        stored,
        (rows) => rows.at(-1),
        (row) => ({ ...row, wh: (row.wh ?? 0) - 100_000 }),
      ),
  },
  "wrong-owner": {
    shows: "owner",
    to: (stored) => {
      const victim = victimOf(stored);
      return { ...stored, sessions: [...stored.sessions, ...(victim === undefined ? [] : [{ ...victim, tx: "of-another" }])] };
    },
  },
  "wrong-content": {
    shows: "conflicting",
    to: (stored) =>
      changed(
        stored,
        (rows) => rows.at(-1),
        (row) => ({ ...row, wh: (row.wh ?? 0) + 1 }),
      ),
  },
  "unend-one": {
    shows: "notEnded",
    to: (stored) => {
      const victim = victimOf(stored);
      return { ...stored, sessions: stored.sessions.map((session) => (session === victim ? { ...session, endedAt: undefined } : session)) };
    },
  },
  "lose-reboot": {
    shows: "security",
    to: (stored) => ({ ...stored, security: stored.security.filter((row, place) => place > 0 || row.type !== stored.security[0]?.type) }),
  },
} as const satisfies Record<string, Damage>;

export type DeviceBreak = keyof typeof damages;
export const DEVICE_BREAKS = Object.keys(damages) as readonly DeviceBreak[];
export const deviceDefectOf = (name: DeviceBreak): DeviceDefect => damages[name].shows;
export const damaged = (name: DeviceBreak, stored: StoredDevice): StoredDevice => (damages[name] as Damage).to(stored);
