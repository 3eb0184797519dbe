// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { ChargehandError } from "@chargehand/kernel";
import { pkiError } from "./errors.ts";
import { checkKeyName, type KeyStore, makePrivateKeyPem, type StoredKey, storedKeyFromPem } from "./keys.ts";
import { createPrivateFile, ensurePrivateDirectory, readSecretFile, readTextFile, writePrivateFile } from "./private-files.ts";

/** Keys as PKCS#8 PEM files of mode 0600 in a directory of mode 0700, each with its certificate chain beside it. */
export class FileKeyStore implements KeyStore {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Throws PKI_KEY_FILE_OPEN or PKI_KEY_FILE_DAMAGED when the file is there but must not or cannot be used. */
  async get(name: string): Promise<StoredKey | undefined> {
    const path = this.#path(name, "key.pem");
    const pem = await readSecretFile(path);
    if (pem === undefined) return undefined;
    try {
      return await storedKeyFromPem(name, pem);
    } catch (thrown) {
      if (!(thrown instanceof ChargehandError)) throw thrown;
      throw pkiError("PKI_KEY_FILE_DAMAGED", `${path} does not hold a private key; restore it, or remove it so that a new key is made`);
    }
  }

  async create(name: string): Promise<StoredKey> {
    const path = this.#path(name, "key.pem");
    await ensurePrivateDirectory(this.#directory);
    const pem = await makePrivateKeyPem();
    if (!(await createPrivateFile(path, pem))) throw pkiError("PKI_KEY_EXISTS", `the key ${name} exists already; read it with get()`);
    return storedKeyFromPem(name, pem);
  }

  async chainOf(name: string): Promise<string | undefined> {
    return readTextFile(this.#path(name, "chain.pem"));
  }

  async storeChain(name: string, chainPem: string): Promise<void> {
    await ensurePrivateDirectory(this.#directory);
    await writePrivateFile(this.#path(name, "chain.pem"), chainPem);
  }

  #path(name: string, suffix: string): string {
    checkKeyName(name);
    return join(this.#directory, `${name}.${suffix}`);
  }
}
