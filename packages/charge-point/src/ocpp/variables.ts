// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "@chargehand/kernel";
import { refusalOfValue } from "../configuration/check-value.ts";
import type { SettingShape } from "../configuration/setting-row.ts";
import { madeAtUse } from "../made-at-use.ts";
import type { KeyedVariable, ReportFilter, SetOutcome, VariableName } from "./station-commands.ts";
import type { VariableReport } from "./station-events.ts";
import { allVariables, type Variable, type VariableSources } from "./variable-list.ts";

/** The device model of this station: read, write and report of each variable. */
export class DeviceModel {
  readonly #all: () => readonly Variable[];
  #writes: Map<string, number> | undefined;

  constructor(sources: VariableSources, ofBlocks: () => readonly Variable[] = () => []) {
    this.#all = madeAtUse(() => [...allVariables(sources), ...ofBlocks()]);
  }

  get #variables(): readonly Variable[] {
    return this.#all();
  }

  /** What can only be written is not told [B06]. */
  get(name: VariableName): Result<string, "Rejected" | "UnknownComponent" | "UnknownVariable"> {
    const variable = this.#find(name);
    if (typeof variable === "string") return err(variable);
    return variable.isWriteOnly === true ? err("Rejected") : ok(variable.read());
  }

  /** A value that does not fit is refused with the reason, and nothing has changed [B05.FR.07 to FR.09]. */
  set(name: VariableName, value: string): SetOutcome {
    const variable = this.#find(name);
    if (typeof variable === "string") return { status: variable };
    const { write } = variable;
    if (write === undefined) return { status: "Rejected", refusal: { code: "ReadOnly", detail: "this can only be read" } };
    const refusal = refusalOfValue(shapeOf(variable), value);
    if (refusal !== undefined) return { status: "Rejected", refusal };
    const outcome = write(value);
    if (outcome === true || outcome === "RebootRequired") this.#countWrite(variable);
    if (outcome === true) return { status: "Accepted" };
    if (outcome === "RebootRequired") return { status: "RebootRequired" };
    return { status: "Rejected", refusal: outcome === false ? { code: "InvalidValue", detail: "this value is not possible here" } : outcome };
  }

  /** The variable itself, for those who read it often. */
  variable(name: VariableName): Variable | "UnknownComponent" | "UnknownVariable" {
    return this.#find(name);
  }

  /** How often it was written since the start: all that may be told of a change of what cannot be read. */
  writesOf(variable: Variable): number {
    return this.#writes?.get(keyOf(variable)) ?? 0;
  }

  /** Whether a component, or one with such a variable, is anywhere on this station. */
  has(component: string | undefined, variable?: string): boolean {
    return this.#variables.some(
      (one) => (component === undefined || isSameName(one.component, component)) && (variable === undefined || isSameName(one.variable, variable)),
    );
  }

  /** What stands behind a configuration key of OCPP 1.6; keys are compared without regard to case. */
  behindKey16(key: string): KeyedVariable | undefined {
    const found = this.#variables.find(({ key16 }) => key16 !== undefined && isSameName(key16, key));
    if (found === undefined) return undefined;
    const { component, variable, instance, evse, write, isWriteOnly } = found;
    const name = { component, variable, ...(instance === undefined ? {} : { instance }), ...(evse === undefined ? {} : { evse }) };
    return { name, isWritable: write !== undefined, ...(isWriteOnly === true ? {} : { value: found.read() }) };
  }

  /** Every configuration key of OCPP 1.6 that a variable stands behind. */
  get keys16(): readonly string[] {
    return this.#variables.map(({ key16 }) => key16).filter((key) => key !== undefined);
  }

  /** All variables, or those that are asked for [B07, B08]. */
  report(filter: ReportFilter = {}): readonly VariableReport[] {
    const told = this.#matching(filter).filter(({ isHidden }) => isHidden !== true);
    return told.map(({ read, write, key16: _, isHidden: _hidden, ...rest }) => ({
      ...rest,
      value: rest.isWriteOnly === true ? "" : read(),
      isWritable: write !== undefined,
    }));
  }

  #countWrite(variable: Variable): void {
    this.#writes ??= new Map();
    this.#writes.set(keyOf(variable), this.writesOf(variable) + 1);
  }

  #matching({ base, criteria, names }: ReportFilter): readonly Variable[] {
    if (base === "writable") return this.#variables.filter(({ write }) => write !== undefined);
    if (base === "summary") return this.#variables.filter(({ variable }) => variable === "AvailabilityState");
    if (criteria !== undefined && names === undefined)
      return this.#variables.filter(({ variable, read }) => criteria.some((criterion) => criterion === variable) && read() === "true");
    const named = names === undefined ? this.#variables : this.#variables.filter((variable) => names.some((name) => isMeant(variable, name)));
    return criteria === undefined ? named : named.filter((variable) => criteria.some((criterion) => this.#meets(variable, criterion)));
  }

  /** A component without the variable counts as active, available and enabled, and as one without a problem [B08.FR.07 to FR.10]. */
  #meets({ component, evse }: Variable, criterion: string): boolean {
    const own = this.#variables.find((other) => other.component === component && isSamePlace(other.evse, evse) && other.variable === criterion);
    return own === undefined ? criterion !== "Problem" : own.read() === "true";
  }

  #find({ component, componentInstance = "", evse, variable, instance }: VariableName): Variable | "UnknownComponent" | "UnknownVariable" {
    const ofComponent = this.#variables.filter(
      (candidate) =>
        isSameName(candidate.component, component) && isSameName(candidate.componentInstance ?? "", componentInstance) && isSamePlace(candidate.evse, evse),
    );
    if (ofComponent.length === 0) return "UnknownComponent";
    return (
      ofComponent.find((candidate) => isSameName(candidate.variable, variable) && isSameName(candidate.instance ?? "", instance ?? "")) ?? "UnknownVariable"
    );
  }
}

/** What its type, range and list let in; a point in time is checked by its owner. */
const shapeOf = ({ dataType, unit, minLimit, maxLimit, valuesList }: Variable): SettingShape => ({
  dataType: dataType === "dateTime" ? "object" : dataType,
  ...(unit === undefined ? {} : { unit }),
  ...(minLimit === undefined ? {} : { min: minLimit }),
  ...(maxLimit === undefined ? {} : { max: maxLimit }),
  ...(valuesList === undefined ? {} : { values: valuesList }),
});

const keyOf = ({ component, componentInstance, evse, variable, instance }: Variable): string =>
  JSON.stringify([component, componentInstance, evse, variable, instance]);

type Place = VariableName["evse"];

const isSamePlace = (a: Place, b: Place): boolean => a?.id === b?.id && a?.connectorId === b?.connectorId;

/** Names are compared without regard to case, as OCPP says of its identifiers. */
const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What is left out of a question means any [B08.FR.20 to FR.25]. */
function isMeant(variable: Variable, { component, componentInstance, evse, variable: name, instance }: Partial<VariableName>): boolean {
  if (componentInstance !== undefined && !isSameName(variable.componentInstance ?? "", componentInstance)) return false;
  if (component !== undefined && !isSameName(variable.component, component)) return false;
  if (evse !== undefined && variable.evse?.id !== evse.id) return false;
  if (evse?.connectorId !== undefined && variable.evse?.connectorId !== evse.connectorId) return false;
  if (name !== undefined && !isSameName(variable.variable, name)) return false;
  return instance === undefined || isSameName(variable.instance ?? "", instance);
}
