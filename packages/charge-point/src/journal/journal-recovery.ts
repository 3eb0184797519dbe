// SPDX-License-Identifier: Apache-2.0
import type { Log } from "@chargehand/kernel";
import { chargePointError } from "../errors.ts";
import { DeviceState } from "./device-state.ts";
import type { JournalDisk } from "./journal-disk.ts";
import { FORMAT_VERSION, type JournalLine, linesOf, versionOf } from "./journal-lines.ts";

/** What is found in a file at its opening. */
export interface Recovered {
  readonly devices: Map<string, DeviceState>;
  /** Up to where the file can be gone on with; undefined when it must be written anew. */
  readonly end: number | undefined;
}

interface Place {
  readonly path: string;
  readonly log: Log;
  readonly disk: JournalDisk;
}

/**
 * Reads a journal. A line is only begun when the one before it is on the medium, so bad lines behind the last good one are what a
 * power cut tore, and were never acknowledged: they are cut off. A bad line before a good one is damage of the medium: what can be
 * read is kept, the damaged file is put aside, and it is told. Throws CP_JOURNAL_FORMAT.
 */
export async function recover(place: Place): Promise<Recovered> {
  const { path, log, disk } = place;
  await disk.remove(`${path}.new`);
  const devices = new Map<string, DeviceState>();
  const bytes = await disk.read(path);
  if (bytes === undefined || bytes.length === 0) return { devices, end: undefined };
  const lines = [...linesOf(bytes, headOf(bytes, path))];
  const last = lines.findLastIndex(({ commits }) => commits !== undefined);
  const end = lines[last]?.end ?? headOf(bytes, path);
  for (const { commits = [] } of lines) for (const { device, commit } of commits) stateIn(devices, device).apply(commit);
  if (end < bytes.length)
    log.warn({ path, bytes: bytes.length - end }, "the end of the journal was torn by a power cut; nothing that had been confirmed is lost");
  const damaged = lines.slice(0, Math.max(0, last)).filter(({ commits }) => commits === undefined);
  if (damaged.length === 0) return { devices, end };
  await putAside(place, damaged);
  return { devices, end: undefined };
}

/** Where the lines begin. */
function headOf(bytes: Uint8Array, path: string): number {
  const found = versionOf(bytes);
  if (found?.version === FORMAT_VERSION) return found.length;
  const what = found === undefined ? "is no journal of chargehand" : `has format ${found.version}, and this program reads ${FORMAT_VERSION}`;
  throw chargePointError("CP_JOURNAL_FORMAT", `${path} ${what}; run the version that wrote it, or move the file away and the devices start anew`, {
    details: { path },
  });
}

function stateIn(devices: Map<string, DeviceState>, device: string): DeviceState {
  const state = devices.get(device) ?? new DeviceState();
  devices.set(device, state);
  return state;
}

async function putAside({ path, log, disk }: Place, damaged: readonly JournalLine[]): Promise<void> {
  const aside = `${path}.damaged`;
  await disk.copy(path, aside);
  log.error(
    { code: "CP_JOURNAL_DAMAGED", path, aside, lines: damaged.length, positions: damaged.slice(0, 10).map(({ start }) => start) },
    "the journal is damaged and goes on with what can be read of it; check the medium, and keep the file put aside for support",
  );
}
