// SPDX-License-Identifier: Apache-2.0
import { err, ok, type Result } from "@chargehand/kernel";
import { type CaAnswer, type CaClientOptions, caCaller } from "./ca-call.ts";
import type { CaProblem } from "./ca-problem.ts";
import type { RevocationReason } from "./revocation-list.ts";

export interface Enrolment {
  /** PEM of the certificate alone. */
  readonly certificate: string;
  /** PEM, leaf first, without the root. */
  readonly chain: string;
}

export interface EnrolmentToken {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAtMs: number;
}

export interface CaClient {
  readonly rootPem: string;
  /** With a one-time token. Safe to repeat with the identical CSR: the answer is the same certificate. */
  enrol(request: { readonly token: string; readonly csr: string }): Promise<Result<Enrolment, CaProblem>>;
  createEnrolmentToken(request: { readonly identity: string }): Promise<Result<EnrolmentToken, CaProblem>>;
  issueServer(request: {
    readonly csr: string;
    readonly dnsNames: readonly string[];
    readonly ipAddresses?: readonly string[];
  }): Promise<Result<Enrolment, CaProblem>>;
  issueStation(request: { readonly csr: string; readonly identity: string }): Promise<Result<Enrolment, CaProblem>>;
  revoke(request: { readonly serial: string; readonly reason: RevocationReason }): Promise<Result<{ readonly serial: string }, CaProblem>>;
  /** PEM of all revocation lists; check it with `readRevocationList`. */
  crl(): Promise<Result<string, CaProblem>>;
  /** PEM of the issuing authorities, which `readRevocationList` needs beside the root. */
  issuers(): Promise<Result<string, CaProblem>>;
}

/** A client of `startCaService`. Opens one connection a call; nothing to close. */
export function createCaClient(options: CaClientOptions): CaClient {
  const { rootPem } = options;
  const call = caCaller(options);
  return {
    rootPem,
    enrol: async (body) => mapped(await call({ method: "POST", path: "/enrol", body }), enrolmentOf),
    createEnrolmentToken: async (body) => mapped(await call({ method: "POST", path: "/admin/enrolment-tokens", body }), tokenOf),
    issueServer: async (body) => mapped(await call({ method: "POST", path: "/admin/issue-server", body }), enrolmentOf),
    issueStation: async (body) => mapped(await call({ method: "POST", path: "/admin/issue-station", body }), enrolmentOf),
    revoke: async (body) =>
      mapped(await call({ method: "POST", path: "/admin/revoke", body }), ({ serial }) => (typeof serial === "string" ? { serial } : undefined)),
    crl: async () => mapped(await call({ method: "GET", path: "/crl" }), pemOf),
    issuers: async () => mapped(await call({ method: "GET", path: "/issuers" }), pemOf),
  };
}

function mapped<T>(answer: Result<CaAnswer, CaProblem>, read: (answer: CaAnswer) => T | undefined): Result<T, CaProblem> {
  if (!answer.ok) return answer;
  const value = read(answer.value);
  return value === undefined ? err({ code: "answer-invalid", message: "the certificate authority's answer is not understood" }) : ok(value);
}

const pemOf = ({ pem }: CaAnswer) => (typeof pem === "string" ? pem : undefined);

function enrolmentOf({ certificate, chain }: CaAnswer): Enrolment | undefined {
  return typeof certificate === "string" && typeof chain === "string" ? { certificate, chain } : undefined;
}

function tokenOf({ token, expiresAtMs }: CaAnswer): EnrolmentToken | undefined {
  return typeof token === "string" && typeof expiresAtMs === "number" ? { token, expiresAtMs } : undefined;
}
