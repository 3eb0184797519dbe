// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from "node:util";
import { messageOf, systemRandom } from "@chargehand/kernel";
import { cliError } from "../src/errors.ts";
import { BREAKS, type Break } from "./falsify.ts";

export interface ChaosOptions {
  /** Over how long the kills are spread; recoveries come on top. */
  readonly minutes: number;
  readonly seed: number;
  readonly kills: number;
  readonly stations: number;
  /** `small`: the database lies on a small tmpfs, which can be filled; `real`: on the disk of the temporary directory. */
  readonly disk: "small" | "real";
  /** Falsifies one stored row before the check, to show that the check sees it. */
  readonly break?: Break;
}

export const usage = `npm run chaos -- [--minutes M] [--seed S] [--kills K] [--stations N] [--disk small|real] [--break ${BREAKS.join("|")}]`;

/** Throws CLI_OPTION_INVALID. */
export function chaosOptions(args: readonly string[]): ChaosOptions {
  const { minutes = "2", seed, kills = "20", stations = "40", disk = "small", ...rest } = parsed(args);
  const options = {
    minutes: numberIn("--minutes", minutes, 0.1, 240),
    seed: seed === undefined ? systemRandom.int(2 ** 31) : whole("--seed", seed, 0, 2 ** 32 - 1),
    kills: whole("--kills", kills, 0, 10_000),
    stations: whole("--stations", stations, 2, 500),
    disk: oneOf("--disk", disk, ["small", "real"] as const),
  };
  return rest.break === undefined ? options : { ...options, break: oneOf("--break", rest.break, BREAKS) };
}

function parsed(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: [...args], options: { minutes: text, seed: text, kills: text, stations: text, disk: text, break: text } }).values;
  } catch (cause) {
    throw cliError("CLI_OPTION_INVALID", `${messageOf(cause)}\n${usage}`, { cause });
  }
}

export function numberIn(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= least && value <= most) return value;
  throw cliError("CLI_OPTION_INVALID", `${name} takes a number from ${least} to ${most}, not "${text}"`);
}

export function whole(name: string, text: string, least: number, most: number): number {
  const value = numberIn(name, text, least, most);
  if (Number.isInteger(value)) return value;
  throw cliError("CLI_OPTION_INVALID", `${name} takes a whole number, not "${text}"`);
}

export function oneOf<const T extends readonly string[]>(name: string, text: string, allowed: T): T[number] {
  if (allowed.includes(text)) return text;
  throw cliError("CLI_OPTION_INVALID", `${name} takes ${allowed.join(" or ")}, not "${text}"`);
}
