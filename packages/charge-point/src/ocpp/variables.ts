// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "@chargehand/kernel";
import type { ReportFilter, SetVariableStatus, VariableName } from "./station-commands.ts";
import type { VariableReport } from "./station-events.ts";
import { allVariables, type Variable, type VariableSources } from "./variable-list.ts";

/** The device model of this station: read, write and report of each variable. */
export class DeviceModel {
  readonly #variables: readonly Variable[];

  constructor(sources: VariableSources, ofBlocks: readonly Variable[] = []) {
    this.#variables = [...allVariables(sources), ...ofBlocks];
  }

  get(name: VariableName): Result<string, "UnknownComponent" | "UnknownVariable"> {
    const variable = this.#find(name);
    return typeof variable === "string" ? err(variable) : ok(variable.read());
  }

  set(name: VariableName, value: string): SetVariableStatus {
    const variable = this.#find(name);
    if (typeof variable === "string") return variable;
    return variable.write?.(value) === true ? "Accepted" : "Rejected";
  }

  /** All variables, or those that are asked for [B07, B08]. */
  report(filter: ReportFilter = {}): readonly VariableReport[] {
    return this.#matching(filter).map(({ read, write, ...rest }) => ({ ...rest, value: read(), isWritable: write !== undefined }));
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

  #find({ component, evse, variable, instance }: VariableName): Variable | "UnknownComponent" | "UnknownVariable" {
    const ofComponent = this.#variables.filter((candidate) => isSameName(candidate.component, component) && isSamePlace(candidate.evse, evse));
    if (ofComponent.length === 0) return "UnknownComponent";
    return (
      ofComponent.find((candidate) => isSameName(candidate.variable, variable) && isSameName(candidate.instance ?? "", instance ?? "")) ?? "UnknownVariable"
    );
  }
}

type Place = VariableName["evse"];

const isSamePlace = (a: Place, b: Place): boolean => a?.id === b?.id && a?.connectorId === b?.connectorId;

/** Names are compared without regard to case, as OCPP says of its identifiers. */
const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** What is left out of a question means any [B08.FR.20 to FR.25]. */
function isMeant(variable: Variable, { component, evse, variable: name, instance }: Partial<VariableName>): boolean {
  if (component !== undefined && !isSameName(variable.component, component)) return false;
  if (evse !== undefined && variable.evse?.id !== evse.id) return false;
  if (evse?.connectorId !== undefined && variable.evse?.connectorId !== evse.connectorId) return false;
  if (name !== undefined && !isSameName(variable.variable, name)) return false;
  return instance === undefined || isSameName(variable.instance ?? "", instance);
}
