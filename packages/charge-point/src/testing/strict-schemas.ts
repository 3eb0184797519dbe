// SPDX-License-Identifier: Apache-2.0

interface Named {
  readonly $id: string;
}

/**
 * The 2.1 schemas that `ocpp-rpc` ships, under the ids by which it looks for them: `X.req` and `X.conf`, where they come as `XRequest` and
 * `XResponse`. Without it no strict server of 2.1 can be made of them.
 */
export const strictSchemas = <T extends Named>(shipped: readonly T[]): readonly T[] =>
  shipped.map((schema) => ({ ...schema, $id: schema.$id.replace(/Request$/, ".req").replace(/Response$/, ".conf") }));
