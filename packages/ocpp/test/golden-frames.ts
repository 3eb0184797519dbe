// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, OcppVersion } from "@chargehand/ocpp";
import type { Json } from "./mutations.ts";

/** A frame as it travels, and as we hold it. */
export interface Golden {
  /** The message whose schema the payload meets; null for the frames that carry an error. */
  readonly of: string | null;
  /** The clause whose example the values are, when there is one. */
  readonly clause?: string;
  readonly wire: string;
  readonly value: Frame & { readonly payload: Json };
}

export const goldenFrames = (version: OcppVersion): readonly Golden[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, `golden/${version}.json`), "utf8")) as Golden[];
