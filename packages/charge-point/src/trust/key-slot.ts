// SPDX-License-Identifier: Apache-2.0
import { isCertificateOf, makeCsr, makePrivateKeyPem, signingKeyFromPem, splitPem } from "@chargehand/pki";
import type { CertificateSlot } from "../charge-point-types.ts";
import type { DeviceMemory, KeptValue } from "../device-memory.ts";
import type { OwnCredentials } from "./own-certificate.ts";

interface Kept {
  /** A key that has no certificate yet. */
  readonly waiting?: string;
  /** One that has worked, or two: the second, the newest, has not worked yet. */
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
  return new MemorySlot(kept, value ?? nothing);
}

const nothing: Kept = { credentials: [] };

class MemorySlot implements CertificateSlot {
  readonly #kept: KeptValue<Kept>;
  #state: Kept;

  constructor(kept: KeptValue<Kept>, state: Kept) {
    this.#kept = kept;
    this.#state = state;
  }

  get credentials(): readonly OwnCredentials[] {
    return this.#state.credentials;
  }

  async request({ commonName, organisation }: Parameters<CertificateSlot["request"]>[0]): Promise<string> {
    const pem = await makePrivateKeyPem();
    // Before the request goes out: a certificate for a key that a power cut took would be of no use.
    await this.#save({ ...this.#state, waiting: pem });
    return makeCsr({ commonName, organisation, key: await signingKeyFromPem(pem) });
  }

  async install(chainPem: string): Promise<boolean> {
    const { waiting, credentials } = this.#state;
    const [leaf] = splitPem(chainPem);
    if (leaf === undefined || waiting === undefined || !(await isCertificateOf(leaf, await signingKeyFromPem(waiting)))) return false;
    // The first has worked; one that came after it and has not is given up for this one.
    await this.#save({ credentials: [...credentials.slice(0, 1), { key: waiting, certificate: chainPem }] });
    return true;
  }

  async forget(certificate: string): Promise<void> {
    await this.#save({ ...this.#state, credentials: this.#state.credentials.filter((one) => one.certificate !== certificate) });
  }

  #save(next: Kept): Promise<void> {
    this.#state = next;
    this.#kept.save(next);
    return this.#kept.durable();
  }
}
