// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { type Clock, err, Hours, ok, type Random, type Result } from "@chargehand/kernel";
import type { AuthorityStorage } from "./authority-storage.ts";
import type { Enrolment, EnrolmentToken } from "./ca-client.ts";
import { pkiError } from "./errors.ts";

/** The life of a one-time enrolment token. */
export const TOKEN_LIFE = Hours(24);

export interface TokenRefusal {
  readonly code: "token-unknown" | "token-expired" | "token-used";
  readonly message: string;
}

/** A token that was looked up and may be used, for the key it may be used with. */
export interface UsableToken {
  readonly identity: string;
  /** What the token gave before, when this is a repetition. */
  readonly given: Enrolment | undefined;
  /** Binds the token to the key. Durable when it resolves. */
  claim(): Promise<void>;
  /** Keeps the answer, for a station that lost power before it got it. Durable when it resolves. */
  complete(enrolment: Enrolment): Promise<void>;
}

export interface EnrolmentTokens {
  create(identity: string): Promise<EnrolmentToken>;
  /** `publicKey` is SubjectPublicKeyInfo DER. A used token is good again only for the key that it was used with. */
  find(token: string, publicKey: Uint8Array): Promise<Result<UsableToken, TokenRefusal>>;
}

interface TokenRecord {
  readonly identity: string;
  readonly expiresAtMs: number;
  readonly claimedBy?: string;
  readonly enrolment?: Enrolment;
}

const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

/**
 * One-time tokens: 256 random bits, kept only as their hash, one file each.
 * A token is bound to the station's key, not to the bytes of the CSR, because a CSR made again after a power cut has another signature.
 */
export function enrolmentTokens(deps: { readonly storage: AuthorityStorage; readonly clock: Clock; readonly random: Random }): EnrolmentTokens {
  const { storage, clock, random } = deps;
  const write = (name: string, record: TokenRecord) => storage.write(name, `${JSON.stringify(record)}\n`);
  return {
    async create(identity) {
      const token = random.hex(32);
      const expiresAtMs = clock.wallMs() + TOKEN_LIFE;
      await write(nameOf(token), { identity, expiresAtMs });
      return { token, expiresAtMs };
    },
    async find(token, publicKey) {
      const refuse = (code: TokenRefusal["code"], message: string) => err<TokenRefusal>({ code, message });
      const unknown = () => refuse("token-unknown", "this enrolment token was not made here; ask the operator for one");
      if (!/^[0-9a-f]{64}$/.test(token)) return unknown();
      const name = nameOf(token);
      const text = await storage.read(name);
      if (text === undefined) return unknown();
      const record = parseRecord(text, name);
      const key = sha256(publicKey);
      if (record.claimedBy !== undefined && record.claimedBy !== key)
        return refuse("token-used", "this enrolment token was used with another key; ask for a new one");
      if (record.claimedBy === undefined && clock.wallMs() > record.expiresAtMs)
        return refuse("token-expired", "this enrolment token is older than 24 hours; ask for a new one");
      const claimed: TokenRecord = { ...record, claimedBy: key };
      return ok({
        identity: record.identity,
        given: record.enrolment,
        claim: () => write(name, claimed),
        complete: (enrolment) => write(name, { ...claimed, enrolment }),
      });
    },
  };
}

const nameOf = (token: string): string => `tokens/${sha256(token)}.json`;

function parseRecord(text: string, name: string): TokenRecord {
  try {
    const value = JSON.parse(text) as TokenRecord;
    if (typeof value.identity === "string" && typeof value.expiresAtMs === "number") return value;
  } catch {
    // Reported below.
  }
  throw pkiError("PKI_AUTHORITY_DAMAGED", `the certificate authority's file ${name} cannot be read; remove it and make a new token`);
}
