// SPDX-License-Identifier: Apache-2.0
// What a device is started and commissioned with: one row each, and the one check that start-up, the set-up page and the memory go by.
import { isPolicyPackName, parseChargingHours, parseSupplySettings, policyPackNames } from "@chargehand/charging";
import { err, ok, type Result } from "@chargehand/kernel";
import type { ChargePointSettings } from "../charge-point-types.ts";
import { refusalOfValue, whatIsTaken } from "./check-value.ts";
import { liveNumbers } from "./live-settings.ts";
import { choice, flag, LONGEST_INTERVAL_S, type SettingFacts, type SettingRow, whole } from "./setting-row.ts";

/** Shorter cycles would not leave the hardware the time to follow; longer ones are for replays alone. */
const SHORTEST_CYCLE_MS = 100;
const LONGEST_CYCLE_MS = LONGEST_INTERVAL_S * 1_000;

/** A time that OCPP has in seconds and the options in milliseconds. */
const inMs = ({ standard, min, max }: { readonly standard: string; readonly min: number; readonly max: number }, about: SettingFacts): SettingRow =>
  whole(Number(standard) * 1_000, { min: min * 1_000, max: max * 1_000, unit: "ms" }, about);

const object = (standard: string, about: SettingFacts): SettingRow => ({ ...choice([], standard, about), dataType: "object" });
const started = { by: ["manufacturer"], from: "at start" } as const;
const commissioned = { by: ["installer"], from: "at once" } as const;

/** By name in `ChargePointSettings`. */
export const startSettings = {
  txUpdatedInterval: inMs(liveNumbers.txUpdatedIntervalS, { ...started, about: "SampledDataCtrlr.TxUpdatedInterval until the CSMS names another." }),
  heartbeatInterval: inMs(liveNumbers.heartbeatIntervalS, { ...started, about: "OCPPCommCtrlr.HeartbeatInterval until the CSMS names another." }),
  authorization: choice(["token", "freeVend"], "token", {
    ...started,
    about: "Whether somebody must present a card or start remotely, or plugging in is enough.",
  }),
  cyclePeriod: whole(
    1_000,
    { min: SHORTEST_CYCLE_MS, max: LONGEST_CYCLE_MS, unit: "ms" },
    { ...started, about: "How often the control cycle runs when nothing calls for it sooner." },
  ),
  policyPack: choice(policyPackNames, "home", { ...commissioned, about: "Who may do what with this device.", clause: "SI 2021/1467 reg 8, 10, 11" }),
  hours: object("default", {
    by: ["owner"],
    from: "at once",
    about: "The hours in which it charges: `default`, `off`, or hours as the owner has set them; none of the defaults where the policy pack is public.",
    clause: "SI 2021/1467 reg 10",
    together: "default hours never within peak hours; a schedule only with the owner's choice on record",
  }),
  randomisedDelayMax: inMs(liveNumbers.randomisedDelayMaxS, {
    ...started,
    about: "RandomisedDelay.MaxSeconds until the CSMS names another.",
    clause: "SI 2021/1467 reg 11(1)",
  }),
  afterPowerCut: choice(["resume", "off"], "resume", {
    ...commissioned,
    about: "Whether it charges again after a power cut, or stays off until a person starts it.",
  }),
  remoteSiteLimits: flag(false, {
    ...commissioned,
    about: "Whether the envelope of a site from afar counts as a limit of the supply.",
    together: "counts only where the policy pack lets it",
  }),
  supply: object("none", {
    ...commissioned,
    about: "The clamp on the supply: fuse, wiring and how it balances (docs/supply.md has each of its settings).",
    together: "safeCurrent at most the fuse less the margin; solar only with generation, its stopAt below its startAt",
  }),
} as const satisfies Record<keyof ChargePointSettings, SettingRow>;

type StartName = keyof typeof startSettings;

/** What is wrong with one of them, in words that say what to do; undefined when nothing is. */
export function problemOfStart(name: string, value: unknown): string | undefined {
  if (!Object.hasOwn(startSettings, name)) return `${name}: no such setting; leave it out`;
  if (name === "hours") return problemOfHours(value);
  if (name === "supply") return problemOfSupply(value);
  if (name === "policyPack" && isPolicyPackName(value)) return undefined;
  const row: SettingRow = startSettings[name as StartName];
  const isOfType = row.dataType === "integer" ? typeof value === "number" : row.dataType === "boolean" ? typeof value === "boolean" : typeof value === "string";
  const isTaken = isOfType && refusalOfValue(row, String(value)) === undefined;
  return isTaken ? undefined : `${name}: give ${whatIsTaken(row)}`;
}

function problemOfHours(value: unknown): string | undefined {
  if (value === "default" || value === "off") return undefined;
  const parsed = typeof value === "string" ? err("give default, off, or hours") : parseChargingHours(value);
  return parsed.ok ? undefined : `hours: ${parsed.error}`;
}

function problemOfSupply(value: unknown): string | undefined {
  const parsed = parseSupplySettings(value);
  return parsed.ok ? undefined : `supply: ${parsed.error}`;
}

/** All or nothing: the error names every setting that will not do, with what it takes. */
export function checkStart(given: Readonly<Record<string, unknown>>): Result<void, string> {
  // A setting that is absent and one that is undefined are the same to whoever writes options by hand.
  const problems = Object.entries(given).map(([name, value]) => (value === undefined ? undefined : problemOfStart(name, value)));
  const wrong = problems.filter((problem) => problem !== undefined);
  return wrong.length === 0 ? ok(undefined) : err(wrong.join("; "));
}
