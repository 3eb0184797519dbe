// SPDX-License-Identifier: Apache-2.0
// What the device model says of the meter beside its settings: the key that its readings are signed with.
import type { FunctionalBlock, MakeBlock } from "../functional-block.ts";
import { publicKeyText } from "../signed-value.ts";
import type { Variable } from "../variable-list.ts";

const withoutPhases: Variable = { component: "SampledDataCtrlr", variable: "RegisterValuesWithoutPhases", dataType: "boolean", read: () => "true" };

export const meteringBlock: MakeBlock = async ({ options }): Promise<FunctionalBlock> => {
  const { meterSigner } = options;
  if (meterSigner === undefined) return { variables: [withoutPhases] };
  const publicKey = publicKeyText(Buffer.from(meterSigner.publicKey).toString("hex").toUpperCase());
  // Source: OCA, "Signed Meter Values in OCPP" 1.0, 4.3.2 and 3.3.1.
  const ofMeter: Variable = {
    component: "FiscalMetering",
    variable: "PublicKey",
    dataType: "string",
    evse: { id: 1 },
    key16: "MeterPublicKey1",
    read: () => publicKey,
  };
  return { variables: [withoutPhases, ofMeter] };
};
