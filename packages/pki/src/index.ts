// SPDX-License-Identifier: Apache-2.0
export { type AuthorityStorage, fileAuthorityStorage, memoryAuthorityStorage } from "./authority-storage.ts";
export type { CaClientOptions } from "./ca-call.ts";
export { type CaClient, createCaClient, type Enrolment, type EnrolmentToken } from "./ca-client.ts";
export type { CaProblem, CaProblemCode } from "./ca-problem.ts";
export { type CaRun, readCaRun } from "./ca-run.ts";
export { type CaService, type CaServiceOptions, startCaService } from "./ca-service.ts";
export {
  type CertificateAuthority,
  type CertificateAuthorityDeps,
  defaultValidity,
  type IssuedCertificate,
  type IssueRefusal,
  isStationIdentity,
  openCertificateAuthority,
  type Revocation,
  type RevokeRefusal,
  type ServerNames,
  type Validity,
} from "./certificate-authority.ts";
export { type CertificateDescription, describe, fingerprintOf, validityOf } from "./certificate-description.ts";
export { type CertificateHashData, certificateHashData, type HashAlgorithm, isSameCertificateHash } from "./certificate-hash.ts";
export type { CertificateUsage } from "./certificate-profile.ts";
export { type ChainProblem, type ChainProblemCode, type ChainToVerify, type VerifiedChain, verifyChain } from "./chain.ts";
export { type CsrProblem, type CsrProblemCode, type CsrSubject, makeCsr, type ParsedCsr, parseCsr } from "./csr.ts";
export { type EnrolmentProblem, type EnrolStationRequest, enrolStation, type StationCredentials } from "./enrolment.ts";
export { pkiErrors } from "./errors.ts";
export { FileKeyStore } from "./file-key-store.ts";
export { type FirmwareSigner, makeFirmwareSigner } from "./firmware-signer.ts";
export type { IssuanceRecord } from "./issuance-ledger.ts";
export {
  isCertificateOf,
  type KeyStore,
  makePrivateKeyPem,
  memoryKeyStore,
  type SigningKey,
  type StoredKey,
  signingKeyFromPem,
  storedKeyFromPem,
} from "./keys.ts";
export { derFromPem, pemFromDer, splitPem } from "./pem.ts";
export { type CrlProblem, type RevocationList, type RevocationReason, readRevocationList, revocationReasons } from "./revocation-list.ts";
export { makeRsaPrivateKeyPem, rsaSigningKeyFromPem } from "./rsa-keys.ts";
export { type SignatureCheck, signatureCheck } from "./signature-check.ts";
