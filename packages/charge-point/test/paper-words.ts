// SPDX-License-Identifier: Apache-2.0
// A message as a line of a transcript: what matters of it, readable by a person.
import type { Json } from "./csms-double.ts";

/** Time since the transcript began. */
export const elapsed = (ms: number): string => `${(ms / 1_000).toFixed(0).padStart(4)} s`;

/** Never the same, or said elsewhere in the line. */
const unsaid: readonly string[] = ["timestamp", "chargingStation", "customData", "startSchedule", "evse", "errorCode", "transactionId", "attributeType"];

/** Fields as `name=value`, nested ones by their own names, the meter's values by context and energy. */
export function words(value: unknown, name = ""): string {
  if (Array.isArray(value)) return value.map((entry) => words(entry, name)).join("");
  if (typeof value !== "object" || value === null) return `${name}=${String(value)} `;
  const record = value as Json;
  if (name === "meterValue") return `meter=${reading(record)} `;
  return Object.entries(record)
    .filter(([key]) => !unsaid.includes(key))
    .map(([key, entry]) => words(entry, key))
    .join("");
}

function reading(meterValue: Json): string {
  const samples = meterValue["sampledValue"] as readonly Json[];
  const register = samples.find((sample) => sample["measurand"] === "Energy.Active.Import.Register");
  return `${String(samples[0]?.["context"])}:${Math.round(Number(register?.["value"]))}Wh`;
}
