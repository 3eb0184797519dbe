// SPDX-License-Identifier: Apache-2.0
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type CaseSettings, type CsmsRig, defaultSettings, done, notAutomated, type StationRig, unsupported } from "@chargehand/conformance";
import { messageOf, systemClock } from "@chargehand/kernel";
import { cliError } from "../errors.ts";

/** What hands answer, and the time of a system that lives in it: given to an adapter, so that its file may lie anywhere and import nothing. */
const kit = { done, unsupported, notAutomated, systemClock } as const;
export type AdapterKit = typeof kit;

/** What an adapter file exports as default: makes the rig, and changes the settings where it must. */
export type Adapter<Rig> = (
  kit: AdapterKit,
) => Promise<{ readonly rig: Rig; readonly settings?: Partial<CaseSettings> }> | { readonly rig: Rig; readonly settings?: Partial<CaseSettings> };

interface Rigs {
  readonly csms: CsmsRig;
  readonly station: StationRig;
}

/** What must be there at least. */
const needed = { csms: ["name", "features", "station", "stop"], station: ["name", "identity", "features", "time", "prepare", "stop"] } as const;

/** Loads an adapter: a file that knows how to drive one make of CSMS or station (docs/conformance.md). */
export async function loadAdapter<R extends keyof Rigs>(role: R, path: string): Promise<{ readonly rig: Rigs[R]; readonly settings: CaseSettings }> {
  const module = (await import(pathToFileURL(resolve(path)).href).catch((error: unknown) => {
    throw cliError("CLI_FILE_UNREADABLE", `the adapter ${path} cannot be loaded: ${messageOf(error)}`, { cause: error });
  })) as { readonly default?: Adapter<Rigs[R]> };
  if (typeof module.default !== "function") throw cliError("CLI_OPTION_INVALID", `the adapter ${path} has no default export that is a function`);
  const given = await module.default(kit);
  if (typeof given?.rig !== "object" || given.rig === null) throw cliError("CLI_OPTION_INVALID", `the adapter ${path} gives no rig`);
  const { rig, settings } = given;
  const missing = needed[role].filter((name) => (rig as unknown as Record<string, unknown>)[name] === undefined);
  if (missing.length > 0) throw cliError("CLI_OPTION_INVALID", `the rig of ${path} lacks ${missing.join(", ")}`);
  return { rig, settings: { ...defaultSettings, ...settings } };
}
