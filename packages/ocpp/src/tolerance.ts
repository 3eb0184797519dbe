// SPDX-License-Identifier: Apache-2.0
import type { Payload } from "./frames.ts";
import type { ToleranceKind, ToleranceRule } from "./tolerance-types.ts";
import type { SchemaError } from "./validator.ts";

export interface Mended {
  readonly payload: Payload;
  readonly used: readonly { readonly rule: ToleranceRule; readonly changed: number }[];
}

/** Rules that may be used on one message, one after the other; each mends all values that its path fits. */
const mostRepairs = 32;

/**
 * A copy of `payload` that conforms, or undefined when the rules do not get it there. `failure` gives the schema rule that a payload
 * breaks: what is not broken is never touched, and a repair that does not help ends it.
 */
export function mend(payload: Payload, rules: readonly ToleranceRule[], failure: (payload: Payload) => SchemaError | undefined): Mended | undefined {
  const used: { rule: ToleranceRule; changed: number }[] = [];
  let copy: Payload | undefined;
  let broken = failure(payload);
  while (broken !== undefined) {
    const failed = broken;
    const path = pathOf(failed);
    const rule = used.length < mostRepairs ? rules.find((candidate) => repairs[candidate.rule].mends(failed) && fitsPath(candidate.path, path)) : undefined;
    if (rule === undefined) return undefined;
    copy ??= structuredClone(payload);
    const changed = repairAll(copy, rule, failed);
    if (changed === 0) return undefined;
    used.push({ rule, changed });
    broken = failure(copy);
  }
  return copy === undefined ? undefined : { payload: copy, used };
}

interface Repair {
  /** Whether this is the kind of breach that it is made for. */
  readonly mends: (failed: SchemaError) => boolean;
  /** The new value, `DROP`, or undefined when this value is none of its business. */
  readonly mended: (value: unknown, failed: SchemaError) => unknown;
}
const DROP = Symbol("drop");
const decimal = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const isType = (...types: readonly string[]) => {
  return ({ keyword, params }: SchemaError) => keyword === "type" && types.includes(String(params["type"]));
};

const repairs: Readonly<Record<ToleranceKind, Repair>> = {
  numberFromString: {
    mends: isType("number", "integer"),
    mended: (value) => (typeof value === "string" && value.length <= 30 && decimal.test(value) && Number.isFinite(Number(value)) ? Number(value) : undefined),
  },
  stringFromNumber: { mends: isType("string"), mended: (value) => (typeof value === "number" ? String(value) : undefined) },
  booleanFromString: {
    mends: isType("boolean"),
    mended: (value) => (typeof value === "string" && /^(?:true|false)$/i.test(value) ? value.toLowerCase() === "true" : undefined),
  },
  enumCase: { mends: ({ keyword }) => keyword === "enum", mended: (value, { params }) => sameWord(value, params["allowedValues"]) },
  dropUnknown: { mends: ({ keyword }) => keyword === "additionalProperties", mended: () => DROP },
  dropNull: { mends: ({ keyword }) => keyword === "type" || keyword === "enum", mended: (value) => (value === null ? DROP : undefined) },
  cutTooLong: {
    mends: ({ keyword }) => keyword === "maxLength",
    // Lengths count characters, not UTF-16 units.
    mended: (value, { params }) => (typeof value === "string" ? [...value].slice(0, Number(params["limit"])).join("") : undefined),
  },
};

function sameWord(value: unknown, allowed: unknown): string | undefined {
  if (typeof value !== "string" || !Array.isArray(allowed)) return undefined;
  const fitting = allowed.filter((word) => typeof word === "string" && word.toLowerCase() === value.toLowerCase()) as string[];
  return fitting.length === 1 && fitting[0] !== value ? fitting[0] : undefined;
}

/** Where the breach lies: of an unknown property its own place. */
function pathOf({ instancePath, keyword, params }: SchemaError): readonly string[] {
  const names = instancePath.split("/").slice(1);
  return keyword === "additionalProperties" ? [...names, String(params["additionalProperty"])] : names;
}

function fitsPath(pattern: string, path: readonly string[]): boolean {
  const names = pattern.split("/");
  return names.length === path.length && names.every((name, at) => name === "*" || name === path[at]);
}

/**
 * Mends what broke, and with it the same place in each item of a list whose index the rule leaves open: one faulty station says
 * "16" in all its samples.
 */
function repairAll(root: unknown, { path, rule }: ToleranceRule, failed: SchemaError): number {
  const pattern = path.split("/");
  const names = pathOf(failed).map((name, at) => (pattern[at] === "*" && /^\d+$/.test(name) ? EVERY : name));
  let changed = 0;
  for (const parent of parentsOf(root, names.slice(0, -1))) {
    for (const key of keysOf(parent, names.at(-1) ?? "")) if (repairOne(parent, key, repairs[rule].mended, failed)) changed++;
  }
  return changed;
}

function repairOne(parent: Container, key: string, mended: Repair["mended"], failed: SchemaError): boolean {
  if (key === "__proto__" || !Object.hasOwn(parent, key)) return false;
  const value = mended(parent[key], failed);
  if (value === undefined || value === parent[key] || (value === DROP && Array.isArray(parent))) return false;
  if (value === DROP) delete parent[key];
  else parent[key] = value;
  return true;
}

type Container = Record<string, unknown>;
const EVERY = "*";

function parentsOf(root: unknown, names: readonly string[]): readonly Container[] {
  let found: unknown[] = [root];
  for (const name of names) found = found.filter(isContainer).flatMap((value) => keysOf(value, name).map((key) => value[key]));
  return found.filter(isContainer);
}

function keysOf(value: Container, name: string): readonly string[] {
  if (name === EVERY) return Array.isArray(value) ? Object.keys(value) : [];
  return Object.hasOwn(value, name) ? [name] : [];
}

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;
