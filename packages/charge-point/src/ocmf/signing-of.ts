// SPDX-License-Identifier: Apache-2.0
import type { ChargePointOptions } from "../charge-point-types.ts";
import { firmwareVersionOf } from "../firmware.ts";
import type { StoredVariables } from "../ocpp/stored-variables.ts";
import { SignedReadings, type SigningRecord } from "./signed-readings.ts";

/** Undefined for a device whose meter has no key. */
export function signingOf(options: ChargePointOptions, variables: StoredVariables, save: (record: SigningRecord) => void): SignedReadings | undefined {
  const { meterSigner: signer, profile, identity, hardware, isClockTrusted = () => true } = options;
  if (signer === undefined) return undefined;
  return new SignedReadings({
    signer,
    source: {
      ...{ vendor: profile.vendor, model: profile.model, serial: identity, chargePoint: `${identity} 1` },
      get firmware() {
        return firmwareVersionOf(hardware);
      },
    },
    rules: () => variables.signingRules,
    isTimeKnown: isClockTrusted,
    save,
  });
}
