// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import type { Server as HttpServer } from "node:http";
import type { Server as HttpsServer } from "node:https";
import { isIP } from "node:net";
import { type Clock, type Log, Millis, type Random } from "@chargehand/kernel";
import {
  type Admission,
  createOcppServer,
  hardenedHttpServer,
  hardenedHttpsServer,
  type OcppServer,
  type Transport,
  type UpgradeAttempt,
} from "@chargehand/ocpp";
import {
  type AuthorityStorage,
  type CertificateAuthority,
  makeCsr,
  makePrivateKeyPem,
  memoryAuthorityStorage,
  openCertificateAuthority,
  signingKeyFromPem,
} from "@chargehand/pki";
import { makeCertificate, type Signer, signerOf } from "../certificates/test-authority.ts";
import type { CsmsEndpoint } from "./rig.ts";

export interface BenchOptions {
  /** What the station can reach us at; default localhost, where only our own stations are. */
  readonly host?: string;
  /** Where we listen; default 127.0.0.1 and any free ports. */
  readonly listen?: { readonly address: string; readonly plainPort: number; readonly tlsPort: number };
  /** Transport time. */
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** One of our listeners: without TLS, with it, and a second one with it for cases that move the station. */
export type Door = "plain" | "tls" | "second";
/** What a door with TLS shows: as it must be, a certificate of an authority that nobody trusts, one of the new root, or TLS 1.1 at most. */
export type DoorManner = "right" | "stranger" | "successor" | "tls11";

/** Who takes a station that connects: the case that runs. */
export interface BenchGuest {
  admit(attempt: UpgradeAttempt, door: Door): Admission<string>;
  connected(transport: Transport, door: Door): void;
  handshakeFailed(reason: string): void;
}

interface Credentials {
  readonly key: string;
  readonly chain: string;
}

interface Papers {
  readonly host: string;
  readonly right: Credentials;
  readonly stranger: Credentials;
  readonly strangerRootPem: string;
  /** A new root that the old one has signed, and a certificate under it. */
  readonly successor: Credentials;
  readonly successorRootPem: string;
}

/** The listeners of the CSMS that we play, and the authority behind its certificates. They stand over all cases of a run. */
export class StationBench {
  readonly authority: CertificateAuthority;
  /** PEM of the root behind the certificate of a stranger. */
  readonly strangerRootPem: string;
  /** PEM of a new root of ours, which the old one has signed: what a station with AdditionalRootCertificateCheck takes. */
  readonly successorRootPem: string;
  readonly #host: string;
  readonly #credentials: Readonly<Record<"right" | "stranger" | "successor", Credentials>>;
  readonly #servers: OcppServer[] = [];
  readonly #doors = new Map<Door, HttpServer | HttpsServer>();
  #guest: BenchGuest | undefined;
  #current: { readonly transport: Transport; readonly door: Door } | undefined;

  static async open(options: BenchOptions): Promise<StationBench> {
    const host = options.host ?? "localhost";
    const storage = memoryAuthorityStorage();
    const [authority, unknown] = await Promise.all([newAuthority(options, storage), newAuthority(options, memoryAuthorityStorage())]);
    const [right, stranger] = await Promise.all([serverCredentials(authority, host), serverCredentials(unknown, host)]);
    const next = successorOf(signerOf(authority.rootPem, (await storage.read("root.key.pem")) ?? ""), host, options);
    const bench = new StationBench(authority, { host, right, stranger, strangerRootPem: unknown.rootPem, ...next });
    const { address, plainPort, tlsPort } = options.listen ?? { address: "127.0.0.1", plainPort: 0, tlsPort: 0 };
    await bench.#listen("plain", { ...options, address, port: plainPort });
    await bench.#listen("tls", { ...options, address, port: tlsPort });
    await bench.#listen("second", { ...options, address, port: tlsPort === 0 ? 0 : tlsPort + 1 });
    return bench;
  }

  private constructor(authority: CertificateAuthority, { host, right, stranger, strangerRootPem, successor, successorRootPem }: Papers) {
    this.authority = authority;
    this.strangerRootPem = strangerRootPem;
    this.successorRootPem = successorRootPem;
    this.#host = host;
    this.#credentials = { right, stranger, successor };
  }

  /** From now on this one takes the station; one that is still connected is handed over at once. */
  invite(guest: BenchGuest | undefined): void {
    this.#guest = guest;
    this.behave("right");
    if (guest !== undefined && this.#current !== undefined) guest.connected(this.#current.transport, this.#current.door);
  }

  /** The connection is no longer anybody's. */
  gone(transport: Transport): void {
    if (this.#current?.transport === transport) this.#current = undefined;
  }

  /** How doors with TLS behave from the next handshake on; each case begins with `right`. */
  behave(manner: DoorManner, doors: readonly Exclude<Door, "plain">[] = ["tls", "second"]): void {
    const { key, chain } = this.#credentials[manner === "tls11" ? "right" : manner];
    const old = { minVersion: "TLSv1" as const, maxVersion: "TLSv1.1" as const, ciphers: "DEFAULT@SECLEVEL=0" };
    for (const door of doors) {
      const server = this.#doors.get(door) as HttpsServer | undefined;
      server?.setSecureContext({ key, cert: chain, ca: this.authority.rootPem, ...(manner === "tls11" ? old : { minVersion: "TLSv1.2" as const }) });
    }
  }

  urlOf(door: Door): string {
    const address = this.#doors.get(door)?.address();
    const port = typeof address === "object" ? address?.port : undefined;
    return `${door === "plain" ? "ws" : "wss"}://${this.#host}:${port}/ocpp`;
  }

  async endpoint(identity: string, securityProfile: 1 | 2 | 3, password: string): Promise<CsmsEndpoint> {
    if (securityProfile === 1) return { identity, securityProfile, password, url: this.urlOf("plain") };
    const secure = { identity, securityProfile, url: this.urlOf("tls"), rootPem: this.authority.rootPem };
    if (securityProfile === 2) return { ...secure, password };
    const key = await makePrivateKeyPem();
    const certificate = await this.sign(await makeCsr({ commonName: identity, key: await signingKeyFromPem(key) }), identity);
    return { ...secure, key, certificate: certificate ?? "" };
  }

  /** The chain for a station's request; undefined when the request is not fit. */
  async sign(csr: string, identity: string): Promise<string | undefined> {
    const issued = await this.authority.issueStation(csr, { identity });
    return issued.ok ? issued.value.chain : undefined;
  }

  /** Credentials of our authority for one more server of this tester, such as one for files. */
  serverCredentials(): Promise<{ readonly key: string; readonly chain: string }> {
    return serverCredentials(this.authority, this.#host);
  }

  async close(): Promise<void> {
    this.#guest = undefined;
    await Promise.all(this.#servers.map((server) => server.close()));
    for (const door of this.#doors.values()) {
      door.closeAllConnections();
      door.close();
    }
  }

  async #listen(door: Door, { address, port, clock, log }: BenchOptions & { readonly address: string; readonly port: number }): Promise<void> {
    const { key, chain } = this.#credentials.right;
    const onHandshakeFailure = ({ reason }: { readonly reason: string }) => this.#guest?.handshakeFailed(reason);
    const tls = { key, certificate: chain, clientCa: this.authority.rootPem, onHandshakeFailure };
    const server = door === "plain" ? hardenedHttpServer() : hardenedHttpsServer(tls);
    this.#doors.set(door, server);
    this.#servers.push(
      await createOcppServer<string>({
        ...{ server, versions: ["2.0.1"], clock, log, pingInterval: Millis(60_000) },
        authenticate: async (attempt) => this.#guest?.admit(attempt, door) ?? { admitted: false, status: 503, reason: "no case runs" },
        onConnection: ({ transport }) => {
          this.#current = { transport, door };
          if (this.#guest === undefined) transport.close(1001, "no case runs");
          else this.#guest.connected(transport, door);
        },
      }),
    );
    server.listen(port, address);
    await once(server, "listening");
  }
}

const newAuthority = ({ clock, random }: BenchOptions, storage: AuthorityStorage): Promise<CertificateAuthority> =>
  openCertificateAuthority({ storage, clock, random, organisation: "Conformance" });

/** A new root under the old one, and a server's certificate under the new one. */
function successorOf(old: Signer, host: string, { clock, random }: BenchOptions): { readonly successor: Credentials; readonly successorRootPem: string } {
  const moment = { nowMs: clock.wallMs(), random };
  const root = makeCertificate({ commonName: "Conformance Root 2", issuer: old, isAuthority: true }, moment);
  const server = makeCertificate({ commonName: host, issuer: root, hosts: [host] }, moment);
  const key = server.key.export({ type: "pkcs8", format: "pem" }).toString();
  return { successor: { key, chain: server.pem + root.pem }, successorRootPem: root.pem };
}

async function serverCredentials(authority: CertificateAuthority, host: string): Promise<Credentials> {
  const key = await makePrivateKeyPem();
  const dnsNames = isIP(host) === 0 ? [host] : ["localhost"];
  const csr = await makeCsr({ commonName: dnsNames[0] ?? host, key: await signingKeyFromPem(key) });
  const issued = await authority.issueServer(csr, { dnsNames, ipAddresses: isIP(host) === 0 ? ["127.0.0.1"] : [host] });
  if (!issued.ok) throw new RangeError(`no certificate for the tester's CSMS: ${issued.error.message}`);
  return { key, chain: issued.value.chain };
}
