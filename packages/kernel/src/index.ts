// SPDX-License-Identifier: Apache-2.0
export { Allowance, type AllowanceOptions } from "./allowance.ts";
export { type CivilTime, civilTimeAt, GB_ZONE, instantOfCivil, type OffsetSpan, offsetSpanAt } from "./civil-time.ts";
export { type Clock, type Clocks, delay, every, type Timer, toIso } from "./clock.ts";
export { ScaledClock, systemClock, type TimeAnchor } from "./clock-node.ts";
export { ChargehandError, type ErrorEntry, type ErrorOptions, errorsOf, type Fault, hasCode, messageOf } from "./errors.ts";
export { type Log, silentLog } from "./log.ts";
export { type Ids, type Random, seededRandom, systemRandom, uuids } from "./random.ts";
export { err, ok, type Result } from "./result.ts";
export { SteppedClock } from "./stepped-clock.ts";
export { Amps, ampsFrom, energyOf, Hours, Millis, Minutes, Seconds, Volts, WattHours, Watts, wattsFrom } from "./units.ts";
