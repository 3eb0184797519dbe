// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from "node:util";
import { messageOf, systemRandom } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import { cliError } from "../../src/errors.ts";
import { numberIn, oneOf, whole } from "../options.ts";
import { DEVICE_BREAKS, type DeviceBreak } from "./falsify.ts";

export interface DeviceChaosOptions {
  /** Over how long the kills are spread; recoveries come on top. */
  readonly minutes: number;
  readonly seed: number;
  readonly kills: number;
  readonly stations: number;
  /** Taken by turns. */
  readonly versions: readonly OcppVersion[];
  /** How fast domain time runs. */
  readonly speed: number;
  /** Falsifies one stored row before the check, to show that the check sees it. */
  readonly break?: DeviceBreak;
}

export const deviceUsage = `npm run chaos:devices -- [--minutes M] [--seed S] [--kills K] [--stations N] [--versions 1.6,2.0.1,2.1] [--speed X] [--break ${DEVICE_BREAKS.join("|")}]`;

const VERSIONS = ["1.6", "2.0.1", "2.1"] as const;

/** Throws CLI_OPTION_INVALID. */
export function deviceChaosOptions(args: readonly string[]): DeviceChaosOptions {
  const { minutes = "2", seed, kills = "12", stations = "6", versions = VERSIONS.join(","), speed = "20", ...rest } = parsed(args);
  const options = {
    minutes: numberIn("--minutes", minutes, 0.1, 240),
    seed: seed === undefined ? systemRandom.int(2 ** 31) : whole("--seed", seed, 0, 2 ** 32 - 1),
    kills: whole("--kills", kills, 0, 10_000),
    stations: whole("--stations", stations, 1, 200),
    versions: versions.split(",").map((version) => oneOf("--versions", version, VERSIONS)),
    speed: numberIn("--speed", speed, 1, 60),
  };
  return rest.break === undefined ? options : { ...options, break: oneOf("--break", rest.break, DEVICE_BREAKS) };
}

function parsed(args: readonly string[]) {
  const text = { type: "string" } as const;
  const options = { minutes: text, seed: text, kills: text, stations: text, versions: text, speed: text, break: text };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw cliError("CLI_OPTION_INVALID", `${messageOf(cause)}\n${deviceUsage}`, { cause });
  }
}
