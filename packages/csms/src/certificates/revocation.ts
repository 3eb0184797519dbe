// SPDX-License-Identifier: Apache-2.0
import { type Log, messageOf } from "@chargehand/kernel";
import { type RevocationList, readRevocationList } from "@chargehand/pki";

export interface RevocationDeps {
  /** PEM of the revocation lists; undefined when they cannot be had now. */
  readonly fetch: () => Promise<string | undefined>;
  /** PEM of root and issuing authorities, whose signatures the lists carry. */
  readonly issuers: readonly string[];
  readonly log: Log;
}

/** The last revocation list that could be read and verified. An unreadable one never replaces it. */
export class Revocation {
  readonly #deps: RevocationDeps;
  #list: RevocationList | undefined;

  constructor(deps: RevocationDeps) {
    this.#deps = deps;
  }

  get list(): RevocationList | undefined {
    return this.#list;
  }

  async refresh(): Promise<void> {
    try {
      const pem = await this.#deps.fetch();
      if (pem === undefined) return;
      const read = await readRevocationList(pem, this.#deps.issuers);
      if (read.ok) this.#list = read.value;
      else this.#deps.log.error({ reason: read.error.code }, "the revocation list is not good; the one before stays in force");
    } catch (cause) {
      this.#deps.log.error({ reason: messageOf(cause) }, "the revocation list could not be fetched; the one before stays in force");
    }
  }
}
