// SPDX-License-Identifier: Apache-2.0

/**
 * The key of the device's meter. It signs at once; a security chip that takes longer keeps the reading waiting no more than a cycle can bear.
 */
export interface MeterSigner {
  /** As OCMF names it: curve and hash. */
  readonly algorithm: "ECDSA-secp256r1-SHA256";
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** The DER signature over the SHA-256 of the data. */
  sign(data: Uint8Array): Uint8Array;
}
