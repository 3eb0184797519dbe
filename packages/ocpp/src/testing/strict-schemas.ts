// SPDX-License-Identifier: Apache-2.0

/**
 * The 2.1 schemas that `ocpp-rpc` ships, as its strict mode needs them: it looks for `X.req` and `X.conf` where they are called XRequest and XResponse.
 * `additionalProperties` on a text means nothing, and ajv would warn of each.
 */
export function strictSchemas(shipped: unknown): object[] {
  const mended = JSON.stringify(shipped, function (this: { readonly type?: unknown }, key, value: unknown) {
    if (key === "additionalProperties" && this.type === "string") return undefined;
    return key === "$id"
      ? String(value)
          .replace(/Request$/, ".req")
          .replace(/Response$/, ".conf")
      : value;
  });
  return JSON.parse(mended) as object[];
}
