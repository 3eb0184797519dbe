// SPDX-License-Identifier: Apache-2.0

/** Whether a value from disk or from the wire has fields by name. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);
