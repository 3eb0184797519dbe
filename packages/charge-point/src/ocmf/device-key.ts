// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { chargePointError } from "../errors.ts";
import type { MeterSigner } from "./meter-signer.ts";

/** Signs with a private key on the curve P-256, given as PEM. Throws CP_SETTING_INVALID. */
export function meterSignerOf(privateKeyPem: string): MeterSigner {
  const key = keyOf(privateKeyPem);
  if (key.asymmetricKeyDetails?.namedCurve !== "prime256v1")
    throw chargePointError("CP_SETTING_INVALID", "the key of the meter is not on the curve P-256 (secp256r1); make one there");
  return {
    algorithm: "ECDSA-secp256r1-SHA256",
    publicKey: createPublicKey(key).export({ type: "spki", format: "der" }),
    sign: (data) => sign("sha256", data, key),
  };
}

function keyOf(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    // Never with what was given: it may be half a key.
    throw chargePointError("CP_SETTING_INVALID", "the key of the meter is no private key in PEM", { cause });
  }
}
