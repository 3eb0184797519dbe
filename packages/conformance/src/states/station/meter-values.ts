// SPDX-License-Identifier: Apache-2.0
// Meter values as the cases of block J look at them: contexts, measurands, and the time between them.
import type { Req } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { getVariable } from "./device-model.ts";

export type MeterValue = Req<"MeterValues">["meterValue"][number];
type Context = NonNullable<MeterValue["sampledValue"][number]["context"]>;

/** The list in a variable of measurands, which every station must have. */
export async function measurands(t: StationScenario, component: "AlignedDataCtrlr" | "SampledDataCtrlr", variable: string): Promise<readonly string[]> {
  t.step(`the station says which measurands ${component}.${variable} names`);
  const { attributeStatus, attributeValue = "" } = await getVariable(t, component, variable);
  t.equal(attributeStatus, "Accepted", `the status of ${component}.${variable}`);
  return attributeValue
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** What a message without the field means [OCPP 2.0.1 part 2, SampledValueType]. */
const contextOf = ({ sampledValue }: MeterValue): Context => sampledValue[0]?.context ?? "Sample.Periodic";
const measurandsOf = ({ sampledValue }: MeterValue): readonly string[] => sampledValue.map(({ measurand }) => measurand ?? "Energy.Active.Import.Register");

/** Every one has the context in its first sample. */
export function haveContext(t: StationScenario, values: readonly MeterValue[], context: Context): void {
  for (const value of values) t.equal(contextOf(value), context, `the context of the sample at ${value.timestamp}`);
}

/** Of each moment there is an element for each measurand; they may be spread over several messages. */
export function haveMeasurands(t: StationScenario, values: readonly MeterValue[], wanted: readonly string[]): void {
  for (const [moment, ofIt] of byMoment(values)) {
    const got = new Set(ofIt.flatMap(measurandsOf));
    const missing = wanted.filter((name) => !got.has(name));
    t.check(missing.length === 0, `the samples at ${moment} have every measurand of the list`, missing.length === 0 ? "all" : `missing: ${missing.join(", ")}`);
  }
}

/** The different moments are the interval apart. */
export function areApart(t: StationScenario, values: readonly MeterValue[], intervalS: number): void {
  const moments = [...byMoment(values).keys()].map((moment) => Date.parse(moment)).toSorted((a, b) => a - b);
  for (const [index, moment] of moments.entries()) {
    const before = moments[index - 1];
    if (before === undefined) continue;
    const apart = (moment - before) / 1_000;
    t.check(Math.abs(apart - intervalS) * 1_000 <= t.settings.timeTolerance, `samples are ${intervalS} s apart`, apart);
  }
}

export const withContext = (values: readonly MeterValue[], context: Context): readonly MeterValue[] => values.filter((value) => contextOf(value) === context);

function byMoment(values: readonly MeterValue[]): ReadonlyMap<string, readonly MeterValue[]> {
  const moments = new Map<string, MeterValue[]>();
  for (const value of values) moments.set(value.timestamp, [...(moments.get(value.timestamp) ?? []), value]);
  return moments;
}

/**
 * Of each moment something is signed: what the components that sign can sign [J01.FR.21, J02.FR.21], which need not be every measurand.
 * The public key is there, or empty where it is sent elsewhere.
 */
export function areSigned(t: StationScenario, values: readonly MeterValue[]): void {
  for (const [moment, ofIt] of byMoment(values)) {
    const signed = ofIt.flatMap(({ sampledValue }) => sampledValue.flatMap(({ signedMeterValue }) => signedMeterValue ?? []));
    t.must(signed[0], `the signature of the samples at ${moment}`);
    for (const { publicKey } of signed) t.check(publicKey === "" || publicKey.length > 32, "publicKey is empty or a key", publicKey);
  }
}
