// SPDX-License-Identifier: Apache-2.0
import type { SessionEvent } from "./session-machine.ts";

/** The values that TxStartPoint and TxStopPoint may name. Source: OCPP 2.0.1 part 2, 2.6.6 TxStartStopPoint values. */
export const transactionPointNames = ["ParkingBayOccupancy", "EVConnected", "Authorized", "DataSigned", "PowerPathClosed", "EnergyTransfer"] as const;
export type TransactionPoint = (typeof transactionPointNames)[number];

/** What is so at one instant, as far as transactions depend on it. */
export interface TransactionFacts {
  readonly isBayOccupied: boolean;
  /** Both ends of the cable are in. */
  readonly isConnected: boolean;
  readonly isAuthorized: boolean;
  readonly energyFlows: boolean;
  /** A signed reading of the meter is at hand. */
  readonly isDataSigned: boolean;
}

/**
 * The one table: what each point means. A transaction starts when one of its start points holds, and ends when one of its stop
 * points holds no longer. Source: as above; PowerPathClosed is connected and authorised, whatever the relay does.
 */
export const transactionPoints = {
  ParkingBayOccupancy: ({ isBayOccupied }) => isBayOccupied,
  EVConnected: ({ isConnected }) => isConnected,
  Authorized: ({ isAuthorized }) => isAuthorized,
  DataSigned: ({ isDataSigned }) => isDataSigned,
  PowerPathClosed: ({ isConnected, isAuthorized }) => isConnected && isAuthorized,
  EnergyTransfer: ({ energyFlows }) => energyFlows,
} as const satisfies Record<TransactionPoint, (facts: TransactionFacts) => boolean>;

/** Which points start a transaction and which end it; sets, in the order in which they were written. */
export interface TransactionPoints {
  readonly start: readonly TransactionPoint[];
  readonly stop: readonly TransactionPoint[];
}

/** A home's: the transaction is the vehicle's stay, and ends early when its authorisation does. */
export const defaultPoints: TransactionPoints = { start: ["EVConnected"], stop: ["EVConnected", "Authorized"] };

/** Which of the points a device can see at all. */
export interface PointSenses {
  readonly bay: boolean;
  readonly signedReadings: boolean;
}

/** The points that may be named for this device; DataSigned has no meaning as a stop point (2.6.6.2). */
export const allowedPoints = (kind: keyof TransactionPoints, senses: PointSenses): readonly TransactionPoint[] =>
  transactionPointNames.filter((point) => {
    if (point === "ParkingBayOccupancy") return senses.bay;
    return point !== "DataSigned" || (kind === "start" && senses.signedReadings);
  });

/** A member list as SetVariables writes it. Undefined when it names nothing, something twice, or a point that is not allowed. */
export function parsePoints(text: string, allowed: readonly TransactionPoint[]): readonly TransactionPoint[] | undefined {
  const names = text.split(",").map((name) => name.trim());
  const points = names.map((name) => allowed.find((point) => point === name)).filter((point) => point !== undefined);
  return points.length === names.length && new Set(points).size === points.length ? points : undefined;
}

export interface Instants {
  readonly before: TransactionFacts;
  readonly after: TransactionFacts;
}

/**
 * A transaction starts at something that comes to be so, never because something else ended: a vehicle that stays after its
 * transaction begins no other by staying [E01.FR.01 to E01.FR.06].
 */
export function startsTransaction({ start }: TransactionPoints, { before, after }: Instants): boolean {
  const hasComeToBe = (Object.keys(after) as (keyof TransactionFacts)[]).some((fact) => after[fact] && !before[fact]);
  return hasComeToBe && start.some((point) => transactionPoints[point](after));
}

/** The signed reading is what it waited for: no other start point holds. */
export const startsBySignature = ({ start }: TransactionPoints, facts: TransactionFacts): boolean =>
  start.includes("DataSigned") && facts.isDataSigned && !start.some((point) => point !== "DataSigned" && transactionPoints[point](facts));

/** One of the stop points held and does no longer [E06.FR.01 to E06.FR.07]. */
export const endsTransaction = ({ stop }: TransactionPoints, { before, after }: Instants): boolean =>
  stop.some((point) => transactionPoints[point](before) && !transactionPoints[point](after));

const authorisationPoints: readonly TransactionPoint[] = ["Authorized", "PowerPathClosed", "EnergyTransfer"];

/**
 * What a session event means beyond the facts: a reset or a power cut ends every transaction; the end of an authorisation ends
 * it where a stop point depends on one, also before anybody was authorised [E05.FR.10, F03.FR.03]; so does a vehicle that never
 * came, unless the bay decides [E03.FR.05, E03.FR.15].
 */
export function eventEnds({ stop }: TransactionPoints, event: SessionEvent): boolean {
  switch (event) {
    case "Reset":
    case "PowerLoss":
      return true;
    case "ConnectionTimeout":
      return !stop.includes("ParkingBayOccupancy");
    case "LocalStop":
    case "RemoteStop":
    case "Deauthorize":
    case "MasterStop":
      return stop.some((point) => authorisationPoints.includes(point));
    default:
      return false;
  }
}

/** Whether a transaction may outlast a cable that was pulled at the vehicle's side [E09, E10]. */
export const outlastsVehicle = ({ stop }: TransactionPoints): boolean => !stop.includes("EVConnected") && !stop.includes("PowerPathClosed");
