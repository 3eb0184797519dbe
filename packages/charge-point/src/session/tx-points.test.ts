// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TransactionEvent } from "../ocpp/station-events.ts";
import type { ChargingState } from "./charging-state.ts";
import { type Moment, Session, type SessionRecord } from "./session.ts";
import { sessionEvents } from "./session-machine.ts";
import {
  allowedPoints,
  endsTransaction,
  parsePoints,
  startsTransaction,
  type TransactionFacts,
  type TransactionPoint,
  type TransactionPoints,
  transactionPointNames,
  transactionPoints,
} from "./tx-points.ts";

const nothing: TransactionFacts = { isBayOccupied: false, isConnected: false, isAuthorized: false, energyFlows: false, isDataSigned: false };
const everything: TransactionFacts = { isBayOccupied: true, isConnected: true, isAuthorized: true, energyFlows: true, isDataSigned: true };

/** What each point needs, and what is enough for it. */
const rows: readonly (readonly [TransactionPoint, readonly (keyof TransactionFacts)[]])[] = [
  ["ParkingBayOccupancy", ["isBayOccupied"]],
  ["EVConnected", ["isConnected"]],
  ["Authorized", ["isAuthorized"]],
  ["DataSigned", ["isDataSigned"]],
  ["PowerPathClosed", ["isConnected", "isAuthorized"]],
  ["EnergyTransfer", ["energyFlows"]],
];

describe("the table of points [2.0.1 part 2, 2.6.6]", () => {
  test.each(rows)("%s holds with %s, and not without one of them", (point, needs) => {
    const enough = { ...nothing, ...Object.fromEntries(needs.map((fact) => [fact, true])) };
    expect(transactionPoints[point](enough)).toBe(true);
    for (const fact of needs) expect(transactionPoints[point]({ ...everything, [fact]: false })).toBe(false);
  });

  test.each(rows)("%s alone starts a transaction when it comes to be so, and ends it when it is so no longer", (point, needs) => {
    const points: TransactionPoints = { start: [point], stop: [point] };
    const [last] = needs;
    if (last === undefined) throw new Error("a point needs something");
    const missing = { ...everything, [last]: false };
    expect(startsTransaction(points, { before: missing, after: everything })).toBe(true);
    expect(startsTransaction(points, { before: nothing, after: missing })).toBe(false);
    expect(endsTransaction(points, { before: everything, after: missing })).toBe(true);
    expect(endsTransaction(points, { before: missing, after: nothing })).toBe(false);
  });

  test("there is a row for every value of the standard", () => {
    expect(rows.map(([point]) => point).toSorted()).toEqual([...transactionPointNames].toSorted());
  });

  test("a vehicle that stays after its transaction begins no other by staying, but does with a new authorisation", () => {
    const points: TransactionPoints = { start: ["EVConnected"], stop: ["EVConnected", "Authorized"] };
    const stays = { ...nothing, isConnected: true };
    const charged = { ...stays, isAuthorized: true };
    expect(endsTransaction(points, { before: charged, after: stays })).toBe(true);
    expect(startsTransaction(points, { before: charged, after: stays })).toBe(false);
    expect(startsTransaction(points, { before: stays, after: charged })).toBe(true);
  });
});

describe("what a CSMS may write", () => {
  const blind = { bay: false, signedReadings: false };

  test("a point that the device cannot see, or that means nothing as a stop point, is not offered [2.6.6.2]", () => {
    expect(allowedPoints("start", blind)).toEqual(["EVConnected", "Authorized", "PowerPathClosed", "EnergyTransfer"]);
    expect(allowedPoints("start", { bay: true, signedReadings: true })).toEqual(transactionPointNames);
    expect(allowedPoints("stop", { bay: true, signedReadings: true })).not.toContain("DataSigned");
  });

  test.each([
    ["EVConnected", ["EVConnected"]],
    ["EVConnected, Authorized", ["EVConnected", "Authorized"]],
    ["", undefined],
    ["EVConnected,EVConnected", undefined],
    ["ParkingBayOccupancy", undefined],
    ["DataSigned", undefined],
    ["evconnected", undefined],
  ])("%j is read as %j", (text, points) => {
    expect(parsePoints(text, allowedPoints("start", blind))).toEqual(points);
  });
});

interface Told {
  readonly kind: string;
  readonly trigger: string;
  readonly reason?: string | undefined;
}

/** A session under some points; each step gives what it told. */
function under(points: TransactionPoints) {
  const events: TransactionEvent[] = [];
  const saves: SessionRecord[] = [];
  const session = new Session({
    points: () => points,
    ids: { next: () => `tx-${saves.length}` },
    emit: (event) => events.push(event),
    save: (saved) => saves.push(saved),
  });
  const moment = (chargingState: ChargingState): Moment => ({
    at: events.length,
    chargingState,
    reading: { at: 0, powerW: 0, energyWh: 0, currentsA: [0], offeredA: 0, voltageV: 230 },
  });
  const told = (): readonly Told[] =>
    events.splice(0).map(({ kind, trigger, stoppedReason }) => ({ kind, trigger, ...(stoppedReason === undefined ? {} : { reason: stoppedReason }) }));
  const token = { idToken: { value: "T", type: "ISO14443" } };
  return { session, events, saves, moment, told, token };
}

describe("a session under other points than a home's", () => {
  test("Authorized: it starts with the token, names it at once, and a vehicle that never comes ends it [E03.FR.01, E03.FR.05]", () => {
    const { session, events, moment, told, token } = under({ start: ["Authorized"], stop: ["Authorized"] });
    session.apply("Authorize", moment("Idle"), token);
    expect(events[0]?.idToken?.value).toBe("T");
    expect(told()).toEqual([{ kind: "Started", trigger: "Authorized" }]);
    session.apply("ConnectionTimeout", moment("Idle"));
    expect(told()).toEqual([{ kind: "Ended", trigger: "EVConnectTimeout", reason: "Timeout" }]);
  });

  test("Authorized: a remote start names itself in the first event and leaves the plug its own [F02.FR.21]", () => {
    const { session, moment, told, token } = under({ start: ["Authorized"], stop: ["Authorized"] });
    session.apply("RemoteStart", moment("Idle"), { ...token, remoteStartId: 7 });
    session.apply("PlugIn", moment("EVConnected"));
    expect(told()).toEqual([
      { kind: "Started", trigger: "RemoteStart" },
      { kind: "Updated", trigger: "CablePluggedIn" },
    ]);
  });

  test("EVConnected: a remote start that waits for the vehicle is named by the plug-in [F02.FR.21]", () => {
    const { session, events, moment, token } = under({ start: ["EVConnected"], stop: ["EVConnected"] });
    session.apply("RemoteStart", moment("Idle"), { ...token, remoteStartId: 7 });
    session.apply("PlugIn", moment("EVConnected"));
    expect(events).toMatchObject([{ kind: "Started", trigger: "RemoteStart", remoteStartId: 7, idToken: { value: "T" } }]);
  });

  test("PowerPathClosed: nothing until both are there, in either order [E01.FR.05]", () => {
    const both: TransactionPoints = { start: ["PowerPathClosed"], stop: ["PowerPathClosed"] };
    const plugFirst = under(both);
    plugFirst.session.apply("PlugIn", plugFirst.moment("EVConnected"));
    expect(plugFirst.told()).toEqual([]);
    plugFirst.session.apply("Authorize", plugFirst.moment("EVConnected"), plugFirst.token);
    expect(plugFirst.told()).toEqual([{ kind: "Started", trigger: "Authorized" }]);
    const cardFirst = under(both);
    cardFirst.session.apply("Authorize", cardFirst.moment("Idle"), cardFirst.token);
    expect(cardFirst.told()).toEqual([]);
    cardFirst.session.apply("PlugIn", cardFirst.moment("EVConnected"));
    expect(cardFirst.events[0]?.idToken?.value).toBe("T");
    expect(cardFirst.told()).toEqual([{ kind: "Started", trigger: "CablePluggedIn" }]);
  });

  test("EnergyTransfer: it is as long as energy flows, and the token is in each [E01.FR.06, E06.FR.07]", () => {
    const { session, events, moment, told, token } = under({ start: ["EnergyTransfer"], stop: ["EnergyTransfer"] });
    session.apply("PlugIn", moment("EVConnected"));
    session.apply("Authorize", moment("EVConnected"), token);
    expect(told()).toEqual([]);
    for (const turn of [1, 2]) {
      session.update("ChargingStateChanged", moment("Charging"));
      expect(events[0]?.idToken?.value, `turn ${turn}`).toBe("T");
      session.update("ChargingStateChanged", moment("SuspendedEV"));
      expect(told()).toEqual([
        { kind: "Started", trigger: "ChargingStateChanged" },
        { kind: "Ended", trigger: "ChargingStateChanged", reason: "StoppedByEV" },
      ]);
    }
  });

  test("the vehicle's stay, whatever its authorisation: a stop leaves the transaction open until it goes [F03.FR.02, E05.FR.09]", () => {
    const { session, moment, told, token } = under({ start: ["EVConnected"], stop: ["EVConnected"] });
    session.apply("PlugIn", moment("EVConnected"));
    session.apply("Authorize", moment("EVConnected"), token);
    session.apply("RemoteStop", moment("EVConnected"));
    session.apply("Unplug", moment("Idle"));
    expect(told()).toEqual([
      { kind: "Started", trigger: "CablePluggedIn" },
      { kind: "Updated", trigger: "Authorized" },
      { kind: "Updated", trigger: "RemoteStop" },
      { kind: "Ended", trigger: "EVCommunicationLost", reason: "EVDisconnected" },
    ]);
  });

  test("ParkingBayOccupancy: the bay opens and ends it, the driver only tells [E01.FR.01, E06.FR.01, E03.FR.15]", () => {
    const { session, moment, told, token } = under({ start: ["ParkingBayOccupancy"], stop: ["ParkingBayOccupancy"] });
    session.apply("BayTaken", moment("Idle"));
    session.apply("Authorize", moment("Idle"), token);
    session.apply("ConnectionTimeout", moment("Idle"));
    session.apply("PlugIn", moment("EVConnected"));
    session.apply("Unplug", moment("Idle"));
    session.apply("BayFreed", moment("Idle"));
    expect(told().map(({ kind, trigger }) => `${kind} ${trigger}`)).toEqual([
      "Started EVDetected",
      "Updated Authorized",
      "Updated EVConnectTimeout",
      "Updated CablePluggedIn",
      "Updated EVCommunicationLost",
      "Ended EVDeparted",
    ]);
  });

  test("who was let in before any transaction is remembered over a restart", () => {
    const points: TransactionPoints = { start: ["EVConnected"], stop: ["EVConnected"] };
    const { session, saves, moment, token } = under(points);
    session.apply("Authorize", moment("Idle"), token);
    const events: TransactionEvent[] = [];
    const again = new Session({ points: () => points, ids: { next: () => "tx" }, emit: (event) => events.push(event), save: () => {} }, saves.at(-1));
    again.apply("PlugIn", moment("EVConnected"));
    expect(events[0]?.idToken?.value).toBe("T");
  });
});

const subset = (names: readonly TransactionPoint[]) => fc.subarray([...names], { minLength: 1 });

test("under any points: one start and one end, numbers without a gap, and a reason for every end [E01.FR.07, E06.FR.08]", () => {
  const states = ["Idle", "EVConnected", "Charging", "SuspendedEV", "SuspendedEVSE"] as const;
  const happening = fc.oneof(fc.constantFrom(...sessionEvents), fc.constantFrom(...states));
  fc.assert(
    fc.property(subset(transactionPointNames), subset(transactionPointNames), fc.array(happening, { maxLength: 60 }), (start, stop, happenings) => {
      const { session, events, moment } = under({ start, stop });
      for (const happens of happenings) {
        if ((states as readonly string[]).includes(happens)) session.update("ChargingStateChanged", moment(happens as ChargingState));
        else session.apply(happens as (typeof sessionEvents)[number], moment("EVConnected"));
      }
      for (const own of Map.groupBy(events, (event) => event.transactionId).values()) {
        expect(own.map((event) => event.seqNo)).toEqual(own.map((_, i) => i));
        expect(own.filter((event) => event.kind === "Started")).toEqual([own[0]]);
        const ended = own.filter((event) => event.kind === "Ended");
        if (ended.length > 0) expect(ended).toEqual([own.at(-1)]);
        for (const event of ended) expect(event.stoppedReason).toBeDefined();
      }
    }),
  );
});
