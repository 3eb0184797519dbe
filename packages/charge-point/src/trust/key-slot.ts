// SPDX-License-Identifier: Apache-2.0
import { isCertificateOf, makeCsr, makePrivateKeyPem, signingKeyFromPem, splitPem } from "@chargehand/pki";
import type { CertificateSlot } from "../charge-point-types.ts";
import type { DeviceMemory } from "../device-memory.ts";
import type { OwnCredentials } from "./own-certificate.ts";

interface Kept {
  /** A key that has no certificate yet. */
  readonly waiting?: string;
  /** Newest last: the one before stays until the newest has worked. */
  readonly credentials: readonly OwnCredentials[];
}

const isKept = (value: unknown): value is Kept => {
  if (typeof value !== "object" || value === null) return false;
  const { waiting, credentials } = value as Partial<Kept>;
  const isWhole = (one: Partial<OwnCredentials> | null) => typeof one?.key === "string" && typeof one.certificate === "string";
  return (waiting === undefined || typeof waiting === "string") && Array.isArray(credentials) && credentials.every(isWhole);
};

/**
 * Keys in the device's own memory: what a device has that is without a secure element. A key is made here, for one request, and
 * leaves only to this device's TLS [A02.FR.05].
 */
export async function memoryKeySlot(memory: DeviceMemory): Promise<CertificateSlot> {
  const { value, kept } = await memory.keep("own-certificate", isKept);
  let state: Kept = value ?? { credentials: [] };
  const save = (next: Kept): Promise<void> => {
    state = next;
    kept.save(state);
    return kept.durable();
  };
  return {
    get credentials() {
      return state.credentials;
    },
    async request({ commonName, organisation }) {
      const pem = await makePrivateKeyPem();
      // Before the request goes out: a certificate for a key that a power cut took would be of no use.
      await save({ ...state, waiting: pem });
      return makeCsr({ commonName, organisation, key: await signingKeyFromPem(pem) });
    },
    async install(chainPem) {
      const { waiting, credentials } = state;
      const [leaf] = splitPem(chainPem);
      if (leaf === undefined || waiting === undefined || !(await isCertificateOf(leaf, await signingKeyFromPem(waiting)))) return false;
      await save({ credentials: [...credentials.slice(-1), { key: waiting, certificate: chainPem }] });
      return true;
    },
    async forget(certificate) {
      await save({ ...state, credentials: state.credentials.filter((one) => one.certificate !== certificate) });
    },
  };
}
