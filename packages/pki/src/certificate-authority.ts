// SPDX-License-Identifier: Apache-2.0
import { isIP } from "node:net";
import { type Clock, err, type Millis, Minutes, ok, type Random, type Result } from "@chargehand/kernel";
import { type AuthorityKeys, openAuthorityKeys } from "./authority-keys.ts";
import type { AuthorityStorage } from "./authority-storage.ts";
import { describe, normalSerial } from "./certificate-description.ts";
import { type CertificateUsage, Days, newSerial, signCertificate, Years } from "./certificate-profile.ts";
import { type CsrProblem, type ParsedCsr, parseCsr } from "./csr.ts";
import { inTurn } from "./in-turn.ts";
import { type IssuanceLedger, type IssuanceRecord, openLedger } from "./issuance-ledger.ts";
import { type RevocationReason, signCrl } from "./revocation-list.ts";

/** How long certificates last, and revocation lists. */
export interface Validity {
  readonly root: Millis;
  readonly issuing: Millis;
  readonly server: Millis;
  readonly station: Millis;
  /** Between a revocation list and the next one. */
  readonly crl: Millis;
}

export const defaultValidity: Validity = { root: Years(20), issuing: Years(10), server: Years(1), station: Years(2), crl: Days(7) };

export interface CertificateAuthorityDeps {
  readonly storage: AuthorityStorage;
  /** The transport clock. */
  readonly clock: Clock;
  readonly random: Random;
  /** The charge point operator: O of every certificate [OCPP 2.0.1 A00.FR.404, A00.FR.509]. */
  readonly organisation: string;
  readonly validity?: Partial<Validity>;
}

export interface IssuedCertificate {
  /** Lower-case hexadecimal. */
  readonly serial: string;
  readonly subject: string;
  /** PEM of the certificate alone. */
  readonly certificate: string;
  /** PEM of the certificate and its issuing authority, leaf first: the `cert` option of `node:tls`, OCPP's `certificateChain`. */
  readonly chain: string;
  readonly notAfterMs: number;
  /** SHA-256, lower-case hexadecimal. */
  readonly fingerprint: string;
}

export type IssueRefusal =
  | CsrProblem
  | { readonly code: "identity-invalid" | "identity-mismatch" | "server-name-invalid" | "server-name-mismatch"; readonly message: string };
export interface RevokeRefusal {
  readonly code: "serial-unknown";
  readonly message: string;
}
export interface Revocation {
  readonly serial: string;
  readonly revokedAtMs: number;
}

export interface ServerNames {
  readonly dnsNames: readonly string[];
  readonly ipAddresses?: readonly string[];
}

/** A root with two issuing authorities under it: one for stations (clientAuth only), one for servers (serverAuth only). */
export interface CertificateAuthority {
  readonly rootPem: string;
  /** PEM of both issuing authorities. */
  readonly issuersPem: string;
  /** CN becomes `identity`; refused when the CSR's CN differs [OCPP 2.0.1 A00.FR.405, A00.FR.511]. */
  issueStation(csrPem: string, station: { readonly identity: string }): Promise<Result<IssuedCertificate, IssueRefusal>>;
  /** CN becomes the first DNS name [OCPP 2.0.1 A00.FR.510]; the CSR's CN must be among the names. */
  issueServer(csrPem: string, names: ServerNames): Promise<Result<IssuedCertificate, IssueRefusal>>;
  /** Revoking again keeps the first reason and time. */
  revoke(serial: string, reason: RevocationReason): Promise<Result<Revocation, RevokeRefusal>>;
  /** Revocation lists of root and issuing authorities, one PEM block each. `node:tls` takes one block a string: use `splitPem`. */
  crl(): Promise<string>;
  issued(): readonly IssuanceRecord[];
}

// Certificates start a little in the past, so that a device whose clock is slow does not refuse its own.
const BACKDATE = Minutes(5);

/** Opens an authority on its storage; the first time, makes its keys. Throws PKI_AUTHORITY_DAMAGED, PKI_AUTHORITY_EXPIRED, PKI_KEY_FILE_OPEN. */
export async function openCertificateAuthority(deps: CertificateAuthorityDeps): Promise<CertificateAuthority> {
  const validity = { ...defaultValidity, ...deps.validity };
  const keys = await openAuthorityKeys({ ...deps, validity });
  const ledger = await openLedger(deps.storage);
  const takeTurn = inTurn();
  const issue = issuer({ ...deps, validity, keys, ledger });
  const revocationLists = crlKeeper({ ...deps, validity, keys, ledger });
  return {
    rootPem: keys.root.pem,
    issuersPem: keys.stations.pem + keys.servers.pem,
    issued: () => [...ledger.issued.values()],
    crl: () => takeTurn(revocationLists.current),
    issueStation: (csrPem, { identity }) => takeTurn(() => issueStation(issue, csrPem, identity)),
    issueServer: (csrPem, names) => takeTurn(() => issueServer(issue, csrPem, names)),
    revoke: (serial, reason) =>
      takeTurn(async () => {
        const wanted = normalSerial(serial);
        if (!ledger.issued.has(wanted)) return err({ code: "serial-unknown", message: "no certificate with that serial number was issued here" });
        const known = ledger.revoked.get(wanted);
        if (known !== undefined) return ok({ serial: wanted, revokedAtMs: known.revokedAtMs });
        const revokedAtMs = deps.clock.wallMs();
        await ledger.recordRevoked({ serial: wanted, reason, revokedAtMs });
        revocationLists.renew();
        return ok({ serial: wanted, revokedAtMs });
      }),
  };
}

interface Workshop extends CertificateAuthorityDeps {
  readonly validity: Validity;
  readonly keys: AuthorityKeys;
  readonly ledger: IssuanceLedger;
}

interface Order {
  readonly commonName: string;
  readonly csr: ParsedCsr;
  readonly usage: CertificateUsage;
  readonly names?: ServerNames;
}
type Issue = (order: Order) => Promise<Result<IssuedCertificate, IssueRefusal>>;

function issuer({ clock, random, organisation, validity, keys, ledger }: Workshop): Issue {
  return async ({ commonName, csr, usage, names }) => {
    const authority = usage === "clientAuth" ? keys.stations : keys.servers;
    const now = clock.wallMs();
    const certificate = await signCertificate(
      {
        subject: { commonName, organisation },
        publicKey: csr.publicKey,
        serial: newSerial(random),
        notBeforeMs: Math.max(now - BACKDATE, authority.facts.notBeforeMs),
        notAfterMs: Math.min(now + (usage === "clientAuth" ? validity.station : validity.server), authority.facts.notAfterMs),
        usage,
        ...(names === undefined ? {} : { dnsNames: names.dnsNames, ipAddresses: names.ipAddresses ?? [] }),
      },
      authority,
    );
    const { serial, subject, notAfterMs, fingerprint } = describe(certificate);
    await ledger.recordIssued({ serial, subject, usage, notAfterMs, fingerprint });
    return ok({ serial, subject, certificate, chain: certificate + authority.pem, notAfterMs, fingerprint });
  };
}

const refuse = (code: Exclude<IssueRefusal["code"], CsrProblem["code"]>, message: string) => err<IssueRefusal>({ code, message });

async function issueStation(issue: Issue, csrPem: string, identity: string): Promise<Result<IssuedCertificate, IssueRefusal>> {
  if (!isStationIdentity(identity))
    return refuse("identity-invalid", "a station's identity has 1 to 48 letters, digits or *-_=+|@. (no colon) and is neither a URL nor an IP address");
  const csr = await parseCsr(csrPem);
  if (!csr.ok) return csr;
  if (csr.value.commonName !== identity) return refuse("identity-mismatch", "the CSR's common name is not the identity of the station that it was sent for");
  return issue({ commonName: identity, csr: csr.value, usage: "clientAuth" });
}

async function issueServer(issue: Issue, csrPem: string, names: ServerNames): Promise<Result<IssuedCertificate, IssueRefusal>> {
  const ipAddresses = names.ipAddresses ?? [];
  const [commonName] = names.dnsNames;
  if (commonName === undefined || !names.dnsNames.every(isHostName) || !ipAddresses.every((address) => isIP(address) !== 0)) {
    return refuse("server-name-invalid", "a server needs at least one DNS name without wildcards, and IP addresses must be literal");
  }
  const csr = await parseCsr(csrPem);
  if (!csr.ok) return csr;
  if (![...names.dnsNames, ...ipAddresses].includes(csr.value.commonName)) {
    return refuse("server-name-mismatch", "the CSR's common name is not one of the server's names");
  }
  return issue({ commonName, csr: csr.value, usage: "serverAuth", names });
}

/**
 * What the OCPP path can carry: the characters of OCPP's identifierString without the colon, which no user name of Basic
 * authentication can hold [RFC 7617 2]. Without slash and colon it is no URL; and it is no IP address [OCPP 2.0.1 A00.FR.511].
 */
export function isStationIdentity(text: string): boolean {
  return /^(?!\.{1,2}$)[A-Za-z0-9*_=+|@.-]{1,48}$/.test(text) && isIP(text) === 0;
}

const isHostName = (text: string): boolean =>
  text.length <= 64 && isIP(text) === 0 && /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i.test(text);

function crlKeeper({ clock, validity, keys, ledger }: Workshop) {
  let kept: { readonly pem: string; readonly signedAtMs: number } | undefined;
  const sign = async () => {
    const now = clock.wallMs();
    const number = await ledger.nextCrlNumber();
    const all = [...ledger.revoked.values()];
    const of = (usage: CertificateUsage) => all.filter(({ serial }) => ledger.issued.get(serial)?.usage === usage);
    const dates = { thisUpdateMs: now - BACKDATE, nextUpdateMs: now + validity.crl, number };
    const pems = [
      await signCrl({ ...dates, revoked: [] }, keys.root),
      await signCrl({ ...dates, revoked: of("clientAuth") }, keys.stations),
      await signCrl({ ...dates, revoked: of("serverAuth") }, keys.servers),
    ];
    return { pem: pems.join(""), signedAtMs: now };
  };
  return {
    renew: () => {
      kept = undefined;
    },
    async current() {
      const age = kept === undefined ? Number.POSITIVE_INFINITY : Math.abs(clock.wallMs() - kept.signedAtMs);
      if (kept === undefined || age > validity.crl / 2) kept = await sign();
      return kept.pem;
    },
  };
}
