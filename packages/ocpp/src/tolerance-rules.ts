// SPDX-License-Identifier: Apache-2.0
import { error } from "./errors.ts";
import { type StationModel, type ToleranceRule, toleranceKinds } from "./tolerance-types.ts";

const mostRules = 1_000;
const longestText = 500;
const deepestPath = 16;
const reserved = new Set(["__proto__", "prototype", "constructor"]);

type Fields = Readonly<Record<string, unknown>>;

/** The rules of every model that is known to need some. Empty is strict, for everybody. */
export class ToleranceList {
  readonly rules: readonly ToleranceRule[];

  constructor(rules: readonly ToleranceRule[]) {
    this.rules = rules;
  }

  /** What `peer.setTolerance` is given for a station of that model. */
  forModel(station: StationModel): readonly ToleranceRule[] {
    return this.rules.filter(({ model }) => model.vendor === station.vendor && model.model === station.model && fits(model.firmware, station.firmware));
  }
}

/** Reads a list of rules as data, from a file or a configuration. Throws OCPP_TOLERANCE_INVALID that names rule and field. */
export function readTolerance(data: unknown): ToleranceList {
  if (!Array.isArray(data)) throw error("OCPP_TOLERANCE_INVALID", "the rules are not a list; write []");
  if (data.length > mostRules) throw error("OCPP_TOLERANCE_INVALID", `there are ${data.length} rules, more than ${mostRules}`);
  return new ToleranceList(data.map(readRule));
}

function readRule(given: unknown, at: number): ToleranceRule {
  const wrong = (what: string) => error("OCPP_TOLERANCE_INVALID", `rule ${at}: ${what}`);
  const fields = objectWith(["model", "version", "action", "message", "path", "rule", "reason"], given);
  if (typeof fields === "string") throw wrong(fields);
  const model = objectWith(["vendor", "model", "firmware"], fields["model"]);
  if (typeof model === "string") throw wrong(`model: ${model}`);
  const problem =
    textProblem("model.vendor", model["vendor"]) ??
    textProblem("model.model", model["model"]) ??
    (model["firmware"] === undefined ? undefined : textProblem("model.firmware", model["firmware"])) ??
    wordProblem("version", fields["version"], ["1.6", "2.0.1", "2.1", undefined]) ??
    (/^[A-Za-z]{1,50}$/.test(String(fields["action"])) ? undefined : "action is not the name of an action") ??
    wordProblem("message", fields["message"], ["request", "response", "send", undefined]) ??
    pathProblem(fields["path"]) ??
    wordProblem("rule", fields["rule"], toleranceKinds) ??
    textProblem("reason", fields["reason"]);
  if (problem !== undefined) throw wrong(problem);
  return Object.freeze({ ...fields, model: Object.freeze({ ...model }) }) as unknown as ToleranceRule;
}

function objectWith(names: readonly string[], given: unknown): Fields | string {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return "is not an object";
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  return unknown === undefined ? (given as Fields) : `does not know the property ${unknown.slice(0, 50)}`;
}

function textProblem(name: string, given: unknown): string | undefined {
  if (typeof given === "string" && given.trim() !== "" && given.length <= longestText) return undefined;
  return `${name} is not a text of 1 to ${longestText} characters`;
}

const wordProblem = (name: string, given: unknown, words: readonly (string | undefined)[]): string | undefined =>
  words.includes(given as string) ? undefined : `${name} is not one of ${words.filter((word) => word !== undefined).join(", ")}`;

function pathProblem(given: unknown): string | undefined {
  if (typeof given !== "string" || !/^(?:\*|\w{1,50})(?:\/(?:\*|\w{1,50}))*$/.test(given)) return "path is not names, indexes or * between slashes";
  const names = given.split("/");
  if (names.length > deepestPath) return `path has more than ${deepestPath} parts`;
  return names.some((name) => reserved.has(name)) ? "path holds a reserved name" : undefined;
}

function fits(wanted: string | undefined, firmware: string | undefined): boolean {
  if (wanted === undefined) return true;
  return wanted.endsWith("*") ? (firmware?.startsWith(wanted.slice(0, -1)) ?? false) : firmware === wanted;
}
