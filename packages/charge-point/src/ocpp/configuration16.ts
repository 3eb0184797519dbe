// SPDX-License-Identifier: Apache-2.0
// The configuration of OCPP 1.6 (section 9): keys that a variable of the device model names (`key16`), and those of keys16.ts.
import { type Response, refusal } from "@chargehand/ocpp";
import { type Key16, keys16 } from "./keys16.ts";
import type { StationCommands } from "./station-commands.ts";

type KeyValue = NonNullable<Response<"1.6", "GetConfiguration">["configurationKey"]>[number];
type Status = Response<"1.6", "ChangeConfiguration">["status"];

/** Of a value of 1.6 [section 7.19]. */
const LONGEST_VALUE = 500;
const MAX_KEYS = "GetConfigurationMaxKeys";

/** Every key by its name in lower case: keys are compared without regard to case [1.6 section 7.17]. */
function keysOf(station: StationCommands): ReadonlyMap<string, string> {
  const all = [...Object.keys(keys16), ...station.keys16.filter((key) => !Object.hasOwn(keys16, key)), MAX_KEYS];
  return new Map(all.toSorted().map((key) => [key.toLowerCase(), key]));
}

function read(station: StationCommands, key: string): KeyValue {
  if (key === MAX_KEYS) return { key, readonly: true, value: String(keysOf(station).size) };
  const own: Key16 | undefined = keys16[key];
  if (own !== undefined) return { key, readonly: own.write === undefined, value: own.read(station).slice(0, LONGEST_VALUE) };
  const variable = station.behindKey16(key);
  if (variable === undefined) return { key, readonly: true };
  const { value, isWritable } = variable;
  return { key, readonly: !isWritable, ...(value === undefined ? {} : { value: value.slice(0, LONGEST_VALUE) }) };
}

/** The keys that were asked for, or all. More than there are cannot be meant. */
export function getConfiguration16(station: StationCommands, asked: readonly string[] | undefined): Response<"1.6", "GetConfiguration"> {
  const byName = keysOf(station);
  if (asked === undefined || asked.length === 0) return { configurationKey: [...byName.values()].map((key) => read(station, key)) };
  if (asked.length > byName.size) throw refusal("OccurrenceConstraintViolation", `at most ${byName.size} keys may be asked for at once (${MAX_KEYS})`);
  const known = asked.map((key) => byName.get(key.toLowerCase())).filter((key) => key !== undefined);
  const unknownKey = [...new Set(asked.filter((key) => !byName.has(key.toLowerCase())))];
  return { configurationKey: [...new Set(known)].map((key) => read(station, key)), ...(unknownKey.length === 0 ? {} : { unknownKey }) };
}

/** Source: OCPP 1.6 section 5.3. Why a value was turned down has no words in 1.6; the station's log says it. */
export function changeConfiguration16(station: StationCommands, key: string, value: string): Status {
  const name = keysOf(station).get(key.toLowerCase());
  if (name === undefined) return "NotSupported";
  const own = keys16[name];
  if (own !== undefined) return own.write === undefined ? "Rejected" : statusOf(own.write(station, value).status);
  const variable = station.behindKey16(name);
  return variable === undefined ? "Rejected" : statusOf(station.setVariable(variable.name, value).status);
}

const statusOf = (status: string): Status => (status === "Accepted" || status === "RebootRequired" ? status : "Rejected");
