// SPDX-License-Identifier: Apache-2.0

/** The rule that a payload breaks, in the words of JSON schema. */
export interface SchemaError {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A generated validator of one message. Undefined when the payload conforms. */
export type Validator = (data: unknown) => SchemaError | undefined;
