// SPDX-License-Identifier: Apache-2.0
// The checker of the ledger test must be able to fail: each defect is fed to it and must be seen, alone.
import { expect, test } from "vitest";
import { checkStation, DEFECTS, type Defect, isClean, noFindings, type StoredStation } from "../chaos/check.ts";
import { type LedgerEvent, LedgerReader, type Purpose } from "../chaos/ledger.ts";

const A = "CHAOS-001";
const TX = "5f0c";
const CARD = "aa";
const NOON = Date.UTC(2026, 0, 5, 12);

const kinds = ["Started", "Updated", "Updated", "Ended"] as const;
const events: readonly LedgerEvent[] = kinds.map((kind, seq) => ({ station: A, tx: TX, seq, kind, at: NOON + seq * 1_000, wh: 500 + seq * 10 }));
const foreign: LedgerEvent = { station: A, tx: "of-another", seq: 0, kind: "Updated", at: NOON + 1_000, wh: 9_000_000 };

function ledgerOf(answeredUpTo = 3): LedgerReader {
  const ledger = new LedgerReader();
  const say = (purpose: Purpose, event: LedgerEvent, isAnswered = true) => {
    ledger.take(["sent", purpose, event.at, event]);
    if (isAnswered) ledger.take(["answered", purpose, event.at + 5, event.at, event.station, event.tx, event.seq, event.wh]);
  };
  for (const event of events) say("own", event, event.seq <= answeredUpTo);
  say("replay", events[1] as LedgerEvent);
  say("foreign", foreign);
  say("conflict", { ...(events[1] as LedgerEvent), wh: 777 });
  return ledger;
}

const stored: StoredStation = {
  station: A,
  events: [...events, foreign].map((event) => ({ ...event, recordedUs: event.at * 1_000, readings: 1, fittingReadings: 1 })),
  sessions: [
    { station: A, tx: TX, energyWh: 30, endedAt: NOON + 3_000, tokenHash: CARD, eventCount: 4 },
    { station: A, tx: "of-another", energyWh: 0, endedAt: undefined, tokenHash: undefined, eventCount: 1 },
  ],
  conflicts: [{ station: A, tx: TX, seq: 1, wh: 777 }],
};

function findingsOf(rows: StoredStation, ledger = ledgerOf()) {
  const findings = noFindings();
  checkStation(ledger, rows, { findings, tokenHash: CARD });
  return findings;
}

const withEvent = (seq: number, change: object): StoredStation => ({
  ...stored,
  events: stored.events.map((event) => (event.tx === TX && event.seq === seq ? { ...event, ...change } : event)),
});
const withSession = (change: object): StoredStation => ({
  ...stored,
  sessions: stored.sessions.map((session) => (session.tx === TX ? { ...session, ...change } : session)),
});
const withoutEvent = (seq: number, rows = stored): StoredStation => ({ ...rows, events: rows.events.filter((event) => event.tx !== TX || event.seq !== seq) });

test("finds nothing where ledger and rows agree", () => {
  const findings = findingsOf(stored);
  expect(findings.examples).toEqual([]);
  expect(isClean(findings)).toBe(true);
  expect(findings).toMatchObject({ compared: 5, storedUnanswered: 0 });
});

test("an event without an answer may be stored or not", () => {
  expect(findingsOf(stored, ledgerOf(2))).toMatchObject({ counts: { lost: 0, notEnded: 0 }, storedUnanswered: 1 });
  const rows = withoutEvent(3, withSession({ endedAt: undefined, energyWh: 20, eventCount: 3 }));
  expect(findingsOf(rows, ledgerOf(2)).examples).toEqual([]);
});

const defects: readonly (readonly [string, Defect, StoredStation])[] = [
  ["an answered event that is not stored", "lost", withoutEvent(1, withSession({ eventCount: 3 }))],
  ["an answered last event that is not stored", "lost", withoutEvent(3, withSession({ eventCount: 3, energyWh: 20 }))],
  ["an event whose reading is not stored", "lost", withEvent(1, { readings: 0, fittingReadings: 0 })],
  ["a deliberate conflict that was answered and not kept", "lost", { ...stored, conflicts: [] }],
  ["a session that counts fewer events than are stored", "lost", withSession({ eventCount: 3 })],
  [
    "an event stored twice",
    "duplicated",
    { ...withSession({ eventCount: 5 }), events: [...stored.events, stored.events[1] as StoredStation["events"][number]] },
  ],
  ["a reading stored twice", "duplicated", withEvent(2, { readings: 2, fittingReadings: 2 })],
  [
    "a second session of the same transaction",
    "duplicated",
    { ...stored, sessions: [...stored.sessions, stored.sessions[0] as StoredStation["sessions"][number]] },
  ],
  ["an event stored before the one that came before it", "reordered", withEvent(2, { recordedUs: (NOON + 500) * 1_000 })],
  ["a session with another energy than its registers say", "energy", withSession({ energyWh: 30.01 })],
  ["a session that took in another station's register", "energy", withSession({ energyWh: 8_999_500 })],
  [
    "rows of a transaction that this station never sent",
    "owner",
    { ...stored, events: [...stored.events, { ...(stored.events[0] as StoredStation["events"][number]), tx: "strange" }] },
  ],
  ["a session with another card than its station's", "owner", withSession({ tokenHash: "bb" })],
  ["a register that was overwritten by the conflicting one", "conflicting", withEvent(1, { wh: 777 })],
  ["an event stored with another time", "conflicting", withEvent(1, { at: NOON })],
  ["a reading that does not fit its event", "conflicting", withEvent(1, { fittingReadings: 0 })],
  [
    "an event that was never sent",
    "conflicting",
    { ...withSession({ eventCount: 5 }), events: [...stored.events, { ...(stored.events[3] as StoredStation["events"][number]), seq: 4 }] },
  ],
  ["a conflict that nobody made", "conflicting", { ...stored, conflicts: [...stored.conflicts, { station: A, tx: TX, seq: 2, wh: 520 }] }],
  ["a session left open whose end was answered", "notEnded", withSession({ endedAt: undefined })],
  ["a session that ended at another time", "notEnded", withSession({ endedAt: NOON })],
];

test.each(defects)("sees %s", (_name, defect, rows) => {
  const findings = findingsOf(rows);
  expect(findings.counts[defect]).toBe(1);
  expect(DEFECTS.filter((one) => one !== defect && findings.counts[one] > 0)).toEqual([]);
});

/** OCPP 1.6: the CSMS names the transaction, and numbers what it stores by itself. */
function ledger16(names: readonly string[]): LedgerReader {
  const ledger = new LedgerReader();
  for (const event of events) {
    ledger.take(["sent", "own", event.at, event]);
    if (event.seq === 0) for (const name of names) ledger.take(["given", A, TX, name]);
    ledger.take(["answered", "own", event.at + 5, event.at, A, TX, event.seq, event.wh]);
  }
  return ledger;
}
const numbers16 = [0, 1, 2, 1_000_000_000];
const stored16: StoredStation = {
  station: A,
  events: events.map((event, at) => ({ ...event, tx: "4711", seq: numbers16[at] as number, recordedUs: event.at * 1_000, readings: 1, fittingReadings: 1 })),
  sessions: [{ station: A, tx: "4711", energyWh: 30, endedAt: NOON + 3_000, tokenHash: CARD, eventCount: 4 }],
  conflicts: [],
};
function findings16(rows: StoredStation, ledger: LedgerReader) {
  const findings = noFindings();
  checkStation(ledger, rows, { findings, tokenHash: CARD, isUnnumbered: true });
  return findings;
}

test("compares events of OCPP 1.6 by their time, under the name that the CSMS gave", () => {
  expect(findings16(stored16, ledger16(["4711", "4711"])).examples).toEqual([]);
  const without = { ...stored16, events: stored16.events.filter((event) => event.seq !== 1) };
  expect(findings16(without, ledger16(["4711"])).counts.lost).toBeGreaterThan(0);
  const twice = { ...stored16, events: [...stored16.events, { ...(stored16.events[1] as StoredStation["events"][number]), seq: 3 }] };
  expect(findings16(twice, ledger16(["4711"])).counts.duplicated).toBe(1);
  const early = { ...stored16, events: stored16.events.map((event) => (event.seq === 1_000_000_000 ? { ...event, recordedUs: 1 } : event)) };
  expect(findings16(early, ledger16(["4711"])).counts.reordered).toBe(1);
});

test("sees that a repeated StartTransaction of OCPP 1.6 got a second transaction", () => {
  expect(findings16(stored16, ledger16(["13", "4711"])).counts.duplicated).toBe(1);
});
