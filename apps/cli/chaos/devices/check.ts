// SPDX-License-Identifier: Apache-2.0
// Compares what the devices had on their disks, and what truly flowed, with what a CSMS has. Pure: a test feeds it defects.
import type { OcppVersion } from "@chargehand/ocpp";
import type { StoredEvent, StoredStation } from "../check.ts";
import { type ToldEvent, type ToldTransaction, toldSecurity, toldTransactions } from "./told.ts";
import type { Truth } from "./truth.ts";

export const DEVICE_DEFECTS = ["lost", "duplicated", "reordered", "energy", "register", "owner", "conflicting", "notEnded", "security"] as const;
export type DeviceDefect = (typeof DEVICE_DEFECTS)[number];

export interface StoredSecurity {
  readonly type: string;
  readonly at: number;
  readonly detail: string;
}

/** Everything that a CSMS has of one station. */
export interface StoredDevice extends StoredStation {
  readonly security: readonly StoredSecurity[];
}

export interface DeviceFindings {
  readonly counts: Record<DeviceDefect, number>;
  readonly examples: string[];
  transactions: number;
  events: number;
  securityEvents: number;
  /** Wh in the world, and in the sessions of the CSMS. */
  flowedWh: number;
  toldWh: number;
  /** What the stated bound would have allowed to be lost. */
  allowedWh: number;
}

export const noDeviceFindings = (): DeviceFindings => ({
  counts: { lost: 0, duplicated: 0, reordered: 0, energy: 0, register: 0, owner: 0, conflicting: 0, notEnded: 0, security: 0 },
  examples: [],
  ...{ transactions: 0, events: 0, securityEvents: 0, flowedWh: 0, toldWh: 0, allowedWh: 0 },
});

export const isDeviceClean = ({ counts }: DeviceFindings): boolean => DEVICE_DEFECTS.every((defect) => counts[defect] === 0);

const MOST_EXAMPLES = 20;

export function foundOf(findings: DeviceFindings, defect: DeviceDefect, text: string): void {
  findings.counts[defect]++;
  if (findings.examples.length < MOST_EXAMPLES) findings.examples.push(`${defect}: ${text}`);
}

export interface DeviceCheck {
  readonly version: OcppVersion;
  readonly truth: Truth;
  readonly stored: StoredDevice;
  readonly findings: DeviceFindings;
}

/** What 1.6 rounds, at each end of a transaction; in 2.x thousandths. */
const roundingOf = (version: OcppVersion): number => (version === "1.6" ? 0.5 : 0.001);

/** Compares one station. */
export function checkDevice(check: DeviceCheck): void {
  const { version, truth, stored, findings } = check;
  const known = new Set<string>();
  for (const told of toldTransactions(truth.messages, version)) {
    const names = version === "1.6" ? namesOf16(told, stored.events) : [told.tx];
    for (const name of names) known.add(name);
    if (names.length > 1) foundOf(findings, "duplicated", `${stored.station} ${told.tx} is ${names.length} transactions: ${names.join(", ")}`);
    const rows = stored.events.filter(({ tx }) => tx === names[0]);
    checkEvents(check, told, rows);
    checkSession(check, names[0], rows);
  }
  for (const { tx } of [...stored.sessions, ...stored.events])
    if (!known.has(tx)) {
      known.add(tx);
      foundOf(findings, "owner", `${stored.station} has ${tx}, which the device never began`);
    }
  for (const { tx, seq } of stored.conflicts) foundOf(findings, "conflicting", `${stored.station} ${tx} ${seq} came with other content`);
  checkRegister(check);
  checkTotal(check);
  checkSecurity(check);
}

/** The CSMS names transactions of 1.6: by the time of the start. */
function namesOf16({ events }: ToldTransaction, rows: readonly StoredEvent[]): readonly string[] {
  const starts = events.filter(({ kind }) => kind === "Started");
  return [...new Set(rows.filter((row) => row.kind === "Started" && starts.some(({ at }) => at === row.at)).map(({ tx }) => tx))];
}

function checkEvents({ version, stored, findings }: DeviceCheck, { tx, events }: ToldTransaction, rows: readonly StoredEvent[]): void {
  const keyOf = (of: { readonly seq: number; readonly kind: string; readonly at: number }) => (version === "1.6" ? `${of.kind} ${of.at}` : `${of.seq}`);
  const byKey = Map.groupBy(rows, keyOf);
  const told = Map.groupBy(events, keyOf);
  for (const [key, variants] of told) {
    findings.events++;
    const name = `${stored.station} ${tx} ${key}`;
    const [row, ...more] = byKey.get(key) ?? [];
    if (more.length > 0) foundOf(findings, "duplicated", `${name} is stored ${more.length + 1} times`);
    const kept = variants.find(({ isKept }) => isKept);
    if (row === undefined) {
      if (kept !== undefined) foundOf(findings, "lost", `${name} (${kept.kind}) was durable and is not stored`);
    } else if (!(kept === undefined ? variants : [kept]).some((variant) => isSame(variant, row)))
      foundOf(findings, "conflicting", `${name}: stored ${row.kind} at ${row.at} with ${row.wh} Wh, made ${JSON.stringify(kept ?? variants)}`);
    if (row !== undefined && row.readings === 0) foundOf(findings, "lost", `${name}: its reading is not stored`);
  }
  for (const [key] of byKey) if (!told.has(key)) foundOf(findings, "conflicting", `${stored.station} ${tx} ${key} is stored and was never made`);
  checkOrder({ name: `${stored.station} ${tx}`, version, findings }, rows);
}

const isSame = (event: ToldEvent, row: StoredEvent): boolean =>
  row.kind === event.kind && row.at === event.at && row.wh !== undefined && Math.abs(row.wh - event.wh) < 0.0015;

interface OrderCheck {
  readonly name: string;
  readonly version: OcppVersion;
  readonly findings: DeviceFindings;
}

function checkOrder({ name, version, findings }: OrderCheck, rows: readonly StoredEvent[]): void {
  const inOrder = rows.toSorted((one, other) => one.seq - other.seq);
  for (const [place, row] of inOrder.entries()) {
    const before = inOrder[place - 1];
    if (before !== undefined && row.recordedUs < before.recordedUs) foundOf(findings, "reordered", `${name}: ${row.seq} was stored before ${before.seq}`);
    if (before !== undefined && row.at < before.at) foundOf(findings, "reordered", `${name}: ${row.seq} is of a time before that of ${before.seq}`);
    // In 1.6 the numbers are the CSMS's own.
    if (version === "1.6" || row.seq === place) continue;
    foundOf(findings, "lost", `${name}: number ${place} is missing`);
    return;
  }
  const ends = inOrder.filter(({ kind }) => kind === "Ended");
  if (rows.length > 0 && inOrder[0]?.kind !== "Started") foundOf(findings, "lost", `${name} has no start`);
  if (rows.length > 0 && ends.length === 0) foundOf(findings, "notEnded", `${name} has no end`);
  if (ends.length > 0 && inOrder.at(-1)?.kind !== "Ended") foundOf(findings, "conflicting", `${name} goes on after its end`);
}

function checkSession({ version, truth, stored, findings }: DeviceCheck, tx: string | undefined, rows: readonly StoredEvent[]): void {
  if (tx === undefined || rows.length === 0) return;
  findings.transactions++;
  const name = `${stored.station} ${tx}`;
  const [session, ...more] = stored.sessions.filter((one) => one.tx === tx);
  if (more.length > 0) foundOf(findings, "duplicated", `${name} has ${more.length + 1} sessions`);
  if (session === undefined) {
    foundOf(findings, "lost", `${name} has events and no session`);
    return;
  }
  const inOrder = rows.toSorted((one, other) => one.seq - other.seq);
  const [first, last] = [inOrder[0] as StoredEvent, inOrder.at(-1) as StoredEvent];
  const end = rows.find(({ kind }) => kind === "Ended");
  if (session.endedAt !== end?.at) foundOf(findings, "notEnded", `${name} ended at ${end?.at}, the session says ${session.endedAt}`);
  const byEvents = (last.wh ?? Number.NaN) - (first.wh ?? Number.NaN);
  if (!(Math.abs(session.energyWh - byEvents) <= 2 * roundingOf(version)))
    foundOf(findings, "energy", `${name}: the session has ${session.energyWh} Wh, its events ${byEvents} Wh`);
  const flowed = truth.at(last.at) - truth.at(first.at);
  const doubt = truth.doubtAt(first.at) + truth.doubtAt(last.at) + 2 * roundingOf(version);
  compare(findings, { name, flowed, told: session.energyWh, allowed: truth.allowedBetween(first.at, last.at), doubt });
}

interface Amounts {
  readonly name: string;
  readonly flowed: number;
  readonly told: number;
  readonly allowed: number;
  readonly doubt: number;
}

function compare(findings: DeviceFindings, { name, flowed, told, allowed, doubt }: Amounts): void {
  const said = `${name}: ${told.toFixed(1)} Wh were told, ${flowed.toFixed(1)} Wh flowed`;
  if (told > flowed + doubt) foundOf(findings, "energy", `${said}: more than there was`);
  if (told < flowed - allowed - doubt) foundOf(findings, "energy", `${said}; ${allowed.toFixed(1)} Wh may be lost, and ${doubt.toFixed(1)} Wh are in doubt`);
}

/** As it was told, over all transactions and losses of power. */
function checkRegister({ version, stored, findings }: DeviceCheck): void {
  const inOrder = stored.events.toSorted((one, other) => one.at - other.at || one.recordedUs - other.recordedUs);
  let most = Number.NEGATIVE_INFINITY;
  for (const { tx, seq, wh } of inOrder) {
    if (wh !== undefined && wh < most - 2 * roundingOf(version))
      foundOf(findings, "register", `${stored.station} ${tx} ${seq}: the register went back from ${most} to ${wh} Wh`);
    most = Math.max(most, wh ?? most);
  }
}

/** Energy of no transaction at all, too. */
function checkTotal({ version, truth, stored, findings }: DeviceCheck): void {
  const told = stored.sessions.reduce((sum, { energyWh }) => sum + energyWh, 0);
  const allowed = truth.cuts.reduce((sum, { allowedWh }) => sum + allowedWh, 0);
  const ends = stored.events.filter(({ kind }) => kind !== "Updated");
  const doubt = ends.reduce((sum, { at }) => sum + truth.doubtAt(at) + roundingOf(version), 1);
  findings.flowedWh += truth.total;
  findings.toldWh += told;
  findings.allowedWh += allowed;
  compare(findings, { name: `${stored.station} in all`, flowed: truth.total, told, allowed, doubt });
}

/** Domain ms that a device must have been up for, before its start is missed where it was not durable. */
const LONG_UP = 200_000;

function checkSecurity({ truth, stored, findings }: DeviceCheck): void {
  const told = toldSecurity(truth.messages);
  const keyOf = ({ at, detail }: { readonly at: number; readonly detail: string }) => `${at} ${detail}`;
  const rows = Map.groupBy(stored.security, keyOf);
  for (const event of told) {
    const count = rows.get(keyOf(event))?.length ?? 0;
    if (count > 0 || event.isKept) findings.securityEvents++;
    if (count === 0 && event.isKept) foundOf(findings, "security", `${stored.station}: ${event.kind} of ${event.at} was durable and is not stored`);
  }
  for (const [key, all] of rows) {
    const made = new Set(told.filter((event) => keyOf(event) === key).map(({ kind }) => kind)).size;
    if (all.length > Math.max(1, made)) foundOf(findings, "security", `${stored.station}: ${all[0]?.type} of ${key} is stored ${all.length} times`);
    if (made === 0) foundOf(findings, "security", `${stored.station}: ${all[0]?.type} of ${key} was never made`);
  }
  for (const up of truth.ups) {
    const end = truth.cuts.find(({ at }) => at >= up)?.at ?? Number.POSITIVE_INFINITY;
    const begin = truth.cuts.findLast(({ at }) => at < up)?.at ?? Number.NEGATIVE_INFINITY;
    if (end - up < LONG_UP) continue;
    if (!stored.security.some(({ type, at }) => type === "StartupOfTheDevice" && at >= begin && at <= end))
      foundOf(findings, "security", `${stored.station}: nothing tells of the start at ${up}`);
  }
}
