// SPDX-License-Identifier: Apache-2.0
import { constants, createVerify, type KeyObject, X509Certificate } from "node:crypto";
import { err, ok, type Result } from "@chargehand/kernel";
import { derFromPem } from "./pem.ts";

/** A signature over a file that is seen piece by piece, and never held as a whole. */
export interface SignatureCheck {
  update(piece: Uint8Array): void;
  /** Once, after the last piece. */
  isGood(): boolean;
}

/** Characters that OCPP has room for. */
const LONGEST_SIGNATURE = 800;

/**
 * Checks a detached signature with SHA-256 by the key of a certificate: RSA-PSS, or ECDSA in DER.
 * `signature` is Base64. The certificate itself is not judged: `verifyChain` does that.
 * Source: OCPP 2.0.1 L01.FR.04, which asks for RSA-PSS or ECSchnorr; no library here has ECSchnorr.
 */
export function signatureCheck(certificatePem: string, signature: string): Result<SignatureCheck, string> {
  const bytes = bytesOf(signature);
  if (bytes === undefined) return err("the signature is not Base64");
  const key = keyOf(certificatePem);
  if (key === undefined) return err("the certificate cannot be read");
  const kind = key.asymmetricKeyType;
  if (kind !== "rsa" && kind !== "rsa-pss" && kind !== "ec") return err("the certificate's key is neither RSA nor of an elliptic curve");
  const check = createVerify("sha256");
  const how =
    kind === "ec" ? { key, dsaEncoding: "der" as const } : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
  return ok({
    update: (piece) => void check.update(piece),
    isGood() {
      try {
        return check.verify(how, bytes);
      } catch {
        // Bytes that are no signature at all, in some kinds of keys.
        return false;
      }
    },
  });
}

function bytesOf(text: string): Buffer | undefined {
  const plain = text.replace(/\s/g, "");
  if (plain === "" || text.length > LONGEST_SIGNATURE || !/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) return undefined;
  return Buffer.from(plain, "base64");
}

function keyOf(pem: string): KeyObject | undefined {
  try {
    return new X509Certificate(derFromPem(pem)).publicKey;
  } catch {
    return undefined;
  }
}
