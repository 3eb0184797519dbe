// SPDX-License-Identifier: Apache-2.0
// Configuration states of Part 6: what a case wants configured, and the prerequisites that it reads from the device model.
import { type Millis, Seconds } from "@chargehand/kernel";
import type { StationScenario } from "../../station/station-case.ts";
import { type AttributeOptions, configured, getVariable, setVariable } from "./device-model.ts";

/** How long energy flows before a case goes on: the laboratory's transaction duration. */
export const transactionDuration = Seconds(10);
/** RetryBackOffWaitMinimum of the offline cases, seconds: longer than the interval of the meter readings. */
const backOffS = 15;
/** Interval of the meter readings in the offline cases, seconds. */
const meterIntervalS = 5;

type Setting = readonly [component: string, variable: string, value: string];

/** "If implemented": a station without the variable is fine, one that has it otherwise and does not let it be changed is none for this case. */
export async function ifImplemented(t: StationScenario, setting: Setting, options: AttributeOptions = {}): Promise<void> {
  const [component, variable, value] = setting;
  t.step(`${component}.${variable} is ${value}, if the station has it`);
  const { attributeStatus } = await setVariable(t, setting, options);
  if (attributeStatus !== "Rejected") return;
  const got = await getVariable(t, component, variable, options);
  if (got.attributeStatus === "Accepted" && got.attributeValue !== value) t.notApplicable(`${component}.${variable} stays ${got.attributeValue}`);
}

/** "If implemented and ReadWrite": where it cannot be written it stays as it is, and nothing is lost. Gives whether it was written. */
export async function ifWritable(t: StationScenario, setting: Setting): Promise<boolean> {
  const [component, variable, value] = setting;
  t.step(`${component}.${variable} is ${value}, if it can be written`);
  const { attributeStatus } = await setVariable(t, setting);
  const isWritten = attributeStatus === "Accepted" || attributeStatus === "RebootRequired";
  if (!isWritten) t.evidence.note(`${component}.${variable} stays as it is: ${attributeStatus}`);
  return isWritten;
}

/** A prerequisite: the station has this variable, with this value where one is named; the case does not apply otherwise. */
export async function needs(t: StationScenario, [component, variable, value]: readonly [component: string, variable: string, value?: string]): Promise<void> {
  t.step(`the station has ${component}.${variable}`);
  const got = await getVariable(t, component, variable);
  if (got.attributeStatus !== "Accepted") t.notApplicable(`the station has no ${component}.${variable}: ${got.attributeStatus}`);
  if (value !== undefined && got.attributeValue !== value) t.notApplicable(`${component}.${variable} is ${got.attributeValue}, not ${value}`);
}

export const needsCache = (t: StationScenario): Promise<void> => needs(t, ["AuthCacheCtrlr", "Available", "true"]);
export const needsLocalList = (t: StationScenario): Promise<void> => needs(t, ["LocalAuthListCtrlr", "Available", "true"]);

/** Whether a cache or a list of tokens is there, by `Available` or, where that is not told, by `Enabled`. */
export async function hasStore(t: StationScenario, component: "AuthCacheCtrlr" | "LocalAuthListCtrlr"): Promise<boolean> {
  const available = await getVariable(t, component, "Available");
  if (available.attributeStatus === "Accepted") return available.attributeValue === "true";
  return (await getVariable(t, component, "Enabled")).attributeStatus === "Accepted";
}

/** Authorisation is on, and the CSMS is asked: what most cases want. */
export async function authorizationOn(t: StationScenario): Promise<void> {
  await ifWritable(t, ["AuthCtrlr", "Enabled", "true"]);
  await ifImplemented(t, ["AuthCtrlr", "DisableRemoteAuthorization", "false"]);
  await ifImplemented(t, ["AuthCtrlr", "LocalPreAuthorize", "false"]);
}

/** The cache is used before the CSMS is asked. */
export async function cacheOn(t: StationScenario, postAuthorize?: "postAuthorize"): Promise<void> {
  await ifImplemented(t, ["AuthCacheCtrlr", "Enabled", "true"]);
  await ifImplemented(t, ["AuthCtrlr", "LocalPreAuthorize", "true"]);
  if (postAuthorize !== undefined) await ifImplemented(t, ["AuthCacheCtrlr", "DisablePostAuthorize", "false"]);
}

/** The local list is used before the CSMS is asked. */
export async function localListOn(t: StationScenario, postAuthorize?: "postAuthorize"): Promise<void> {
  await ifImplemented(t, ["LocalAuthListCtrlr", "Enabled", "true"]);
  await ifImplemented(t, ["AuthCtrlr", "LocalPreAuthorize", "true"]);
  if (postAuthorize !== undefined) await ifImplemented(t, ["LocalAuthListCtrlr", "DisablePostAuthorize", "false"]);
}

/** Reconnection takes a known while, shorter than what counts as long offline. Gives that while; `extra` comes on top of it. */
export async function knownBackOff(t: StationScenario, extra: Millis = Seconds(0)): Promise<Millis> {
  const seconds = backOffS + extra / 1_000;
  await configured(t, ["OCPPCommCtrlr", "OfflineThreshold", String(seconds + 60)]);
  await configured(t, ["OCPPCommCtrlr", "RetryBackOffWaitMinimum", String(seconds)]);
  await configured(t, ["OCPPCommCtrlr", "RetryBackOffRandomRange", "0"]);
  return Seconds(seconds);
}

/** Meter readings come often enough for one to fall into the time offline. */
export async function meterReadings(t: StationScenario): Promise<void> {
  // The laboratory configures measurands that suit the station: those that it has already do.
  const { attributeValue = "" } = await getVariable(t, "SampledDataCtrlr", "TxUpdatedMeasurands");
  const measurands = attributeValue === "" ? "Energy.Active.Import.Register" : attributeValue;
  await configured(t, ["SampledDataCtrlr", "TxUpdatedMeasurands", measurands]);
  await configured(t, ["SampledDataCtrlr", "TxUpdatedInterval", String(meterIntervalS)]);
}

export type TxPoint = "ParkingBayOccupancy" | "EVConnected" | "Authorized" | "DataSigned" | "PowerPathClosed" | "EnergyTransfer";
type PointList = "TxStartPoint" | "TxStopPoint";

const known = new WeakMap<StationScenario, Map<PointList, ReadonlySet<string>>>();

/** TxStartPoint or TxStopPoint as the station has it; read once, so that it is known while the station is away too. */
export async function txPoints(t: StationScenario, list: PointList): Promise<ReadonlySet<string>> {
  const ofCase = known.get(t) ?? new Map<PointList, ReadonlySet<string>>();
  known.set(t, ofCase);
  const before = ofCase.get(list);
  if (before !== undefined) return before;
  const { attributeStatus, attributeValue = "" } = await getVariable(t, "TxCtrlr", list);
  t.check(attributeStatus === "Accepted", `TxCtrlr.${list} can be read`, attributeStatus);
  const points = new Set(attributeValue.split(",").map((point) => point.trim()));
  ofCase.set(list, points);
  return points;
}

/**
 * The transaction starts or stops at one of these points: written where the station lets it. A fixed list has to name one of them and
 * none of `notWith`, which would start or stop the transaction before.
 */
export async function transactionPoint(
  t: StationScenario,
  list: PointList,
  { oneOf, notWith }: { readonly oneOf: readonly TxPoint[]; readonly notWith: readonly TxPoint[] },
): Promise<void> {
  t.step(`TxCtrlr.${list} has ${oneOf.join(" or ")}`);
  for (const point of oneOf) {
    const { attributeStatus } = await setVariable(t, ["TxCtrlr", list, point]);
    known.delete(t);
    if (attributeStatus === "Accepted" || attributeStatus === "RebootRequired") return;
  }
  const points = await txPoints(t, list);
  const value = [...points].join(",");
  if (!oneOf.some((point) => points.has(point))) t.notApplicable(`TxCtrlr.${list} stays ${value}, without ${oneOf.join(" or ")}`);
  const early = notWith.find((point) => points.has(point));
  if (early !== undefined) t.notApplicable(`TxCtrlr.${list} stays ${value}, where ${early} comes first`);
}

export const startPoint = (t: StationScenario, point: TxPoint, notWith: readonly TxPoint[] = []): Promise<void> =>
  transactionPoint(t, "TxStartPoint", { oneOf: [point], notWith });
export const stopPoint = (t: StationScenario, point: TxPoint, notWith: readonly TxPoint[] = []): Promise<void> =>
  transactionPoint(t, "TxStopPoint", { oneOf: [point], notWith });
