// SPDX-License-Identifier: Apache-2.0

/** Whose fault an error is: the caller's, the peer's on the wire, ours, or nobody's (try again). */
export type Fault = "usage" | "protocol" | "internal" | "unavailable";

/** One row of a package's error catalogue; `docs/errors.md` is generated from these. */
export interface ErrorEntry {
  readonly fault: Fault;
  readonly meaning: string;
  /** What the reader of the error can do about it. */
  readonly remedy: string;
}

export interface ErrorOptions {
  /** Facts for logs and support. Never a secret, never personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** Base of every error that the project throws on purpose. Match on `code`, never on text or class name. */
export class ChargehandError extends Error {
  override readonly name: string = "ChargehandError";
  readonly code: string;
  readonly fault: Fault;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, fault: Fault, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.fault = fault;
    this.details = options.details ?? {};
  }
}

/**
 * Makes the error constructor of one package from its catalogue, so that an unlisted code does not compile.
 * Use: `const error = errorsOf(pkiErrors); throw error("CSR_INVALID", "the CSR has no subject; set CN")`.
 */
export function errorsOf<const C extends Readonly<Record<string, ErrorEntry>>>(catalogue: C) {
  return (code: keyof C & string, message: string, options?: ErrorOptions): ChargehandError => {
    const entry = catalogue[code] as ErrorEntry;
    return new ChargehandError(code, entry.fault, message, options);
  };
}

/** Whether `value` is one of our errors with that code. */
export function hasCode(value: unknown, code: string): boolean {
  return value instanceof ChargehandError && value.code === code;
}

/** The text of anything that was thrown, for logs. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
