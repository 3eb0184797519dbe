// SPDX-License-Identifier: Apache-2.0
// One setting of the device as data: what it takes, who may change it, from when it counts, and where it stands in each way in.

/** Who may change a setting. `csms` is the operator of the CSMS; `manufacturer`: fixed when the device is made or started. */
export type SettingOwner = "owner" | "installer" | "csms" | "manufacturer";

/** From when a changed value counts. */
export type SettingEffect = "at once" | "next transaction" | "next connection" | "after a reset" | "at start";

export type SettingType = "integer" | "decimal" | "boolean" | "string" | "OptionList" | "MemberList" | "SequenceList" | "object";

/** What a value of a setting may be. */
export interface SettingShape {
  readonly dataType: SettingType;
  readonly unit?: string;
  /** Of a number; of a text its shortest length, 1 where it is absent, and its longest. */
  readonly min?: number;
  readonly max?: number;
  /** Of a list: what may be named. Absent where the device itself decides. */
  readonly values?: readonly string[];
}

export interface SettingRow extends SettingShape {
  /** The default, as text. */
  readonly standard: string;
  readonly by: readonly SettingOwner[];
  readonly from: SettingEffect;
  /** One sentence. */
  readonly about: string;
  /** The clause behind it, where there is one. */
  readonly clause?: string;
  /** Its key in OCPP 1.6. */
  readonly key16?: string;
  /** What else must hold, in words; checked where the value is kept. */
  readonly together?: string;
}

/** What a row has beside its shape; an absent `by` is the CSMS, an absent `from` at once. */
export type SettingFacts = Pick<SettingRow, "about" | "clause" | "key16" | "together"> & Partial<Pick<SettingRow, "by" | "from">>;

/** Why a value is not taken. `code` is one of OCPP's reason codes (2.0.1 appendices, section 5). */
export interface SettingRefusal {
  readonly code: "InvalidValue" | "ReadOnly" | "TooLargeElement" | "TooManyElements" | "UnsupportedParam" | "ValueTooHigh" | "ValueTooLow";
  /** What would be taken, with range and unit; never repeats the value. */
  readonly detail: string;
}

const facts = ({ by = ["csms"], from = "at once", ...rest }: SettingFacts) => ({ by, from, ...rest }) as const;

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly unit?: string;
}
/** A row whose value is a number. */
export type NumberRow = SettingRow & Range;

export const whole = (standard: number, range: Range, about: SettingFacts): NumberRow => ({
  dataType: "integer",
  standard: String(standard),
  ...range,
  ...facts(about),
});

export const decimal = (standard: number, range: Range, about: SettingFacts): NumberRow => ({
  ...whole(standard, range, about),
  dataType: "decimal",
});

/** The longest interval that can be set: a day. */
export const LONGEST_INTERVAL_S = 86_400;

/** A whole number of seconds, a day at most. */
export const seconds = (standard: number, about: SettingFacts, min = 0): NumberRow => whole(standard, { min, max: LONGEST_INTERVAL_S, unit: "s" }, about);

export const flag = (standard: boolean, about: SettingFacts): SettingRow => ({ dataType: "boolean", standard: String(standard), ...facts(about) });

/** Any number of the values, none twice. Without `values` the device decides what may be named. */
export const members = (values: readonly string[] | undefined, standard: readonly string[], about: SettingFacts): SettingRow => ({
  dataType: "MemberList",
  standard: standard.join(","),
  ...(values === undefined ? {} : { values }),
  ...facts(about),
});

/** At least one of the values, in order. */
export const sequence = (values: readonly string[], standard: readonly string[], about: SettingFacts): SettingRow => ({
  ...members(values, standard, about),
  dataType: "SequenceList",
});

/** One of the values. */
export const choice = (values: readonly string[], standard: string, about: SettingFacts): SettingRow => ({
  dataType: "OptionList",
  standard,
  values,
  ...facts(about),
});

/** A text of at most so many characters. */
export const text = (standard: string, longest: number, about: SettingFacts): SettingRow => ({ dataType: "string", standard, max: longest, ...facts(about) });
