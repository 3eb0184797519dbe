// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { join } from "node:path";
import { type Clock, every, Hours, type Log, messageOf, type Random } from "@chargehand/kernel";
import { attemptLimiter } from "./attempt-limiter.ts";
import { fileAuthorityStorage } from "./authority-storage.ts";
import { caListener } from "./ca-routes.ts";
import { authorityDirectoryOf, removeCaRun, writeCaRun } from "./ca-run.ts";
import { type CertificateAuthority, openCertificateAuthority, type Validity } from "./certificate-authority.ts";
import { Days } from "./certificate-profile.ts";
import { verifyChain } from "./chain.ts";
import { makeCsr } from "./csr.ts";
import { enrolmentTokens } from "./enrolment-tokens.ts";
import { pkiError } from "./errors.ts";
import { FileKeyStore } from "./file-key-store.ts";
import { isCertificateOf } from "./keys.ts";
import { splitPem } from "./pem.ts";
import { lockDirectory } from "./process-lock.ts";

export interface CaServiceOptions {
  /** Holds the keys, the logs and the run file. Made with mode 0700. */
  readonly dir: string;
  /** 0, any free port, when absent. */
  readonly port?: number;
  /** `127.0.0.1` when absent; `::1` works too. Nothing but loopback is meant to reach it. */
  readonly host?: "127.0.0.1" | "::1";
  /** The transport clock. */
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** O of every certificate; `Chargehand` when absent. */
  readonly organisation?: string;
  readonly validity?: Partial<Validity>;
}

export interface CaService {
  /** Such as `https://127.0.0.1:41234`. */
  readonly url: string;
  readonly rootPem: string;
  /** New with every start; also in the run file. */
  readonly adminToken: string;
  stop(): Promise<void>;
}

interface TlsIdentity {
  readonly key: string;
  readonly cert: string;
}

/**
 * Runs the certificate authority of `dir` behind HTTPS on loopback, with a server certificate that it issues to itself.
 * The first start makes the keys, later ones load them. Throws PKI_AUTHORITY_RUNNING, PKI_AUTHORITY_DAMAGED,
 * PKI_AUTHORITY_EXPIRED, PKI_KEY_FILE_OPEN, PKI_KEY_FILE_DAMAGED, PKI_DIRECTORY_OPEN, PKI_PORT_TAKEN.
 */
export async function startCaService(options: CaServiceOptions): Promise<CaService> {
  const lock = await lockDirectory(options.dir);
  try {
    return await serve(options, () => lock.release());
  } catch (thrown) {
    await lock.release();
    throw thrown;
  }
}

async function serve(options: CaServiceOptions, release: () => Promise<void>): Promise<CaService> {
  const { dir, clock, random, log, host = "127.0.0.1" } = options;
  const storage = fileAuthorityStorage(authorityDirectoryOf(dir));
  const authority = await openCertificateAuthority({ ...options, storage, organisation: options.organisation ?? "Chargehand" });
  const keyStore = new FileKeyStore(join(dir, "service"));
  const adminToken = random.hex(32);
  const tokens = enrolmentTokens({ storage, clock, random });
  const server = createServer(
    { ...(await tlsIdentity({ authority, keyStore, clock })), ...serverLimits },
    caListener({ authority, tokens, limiter: attemptLimiter(clock), adminToken, log }),
  );
  server.maxConnections = 512;
  const closeConnections = closerOf(server);
  await listen(server, options.port ?? 0, host);
  const renewal = every(clock, "certificate authority's own certificate", Hours(24), () => {
    tlsIdentity({ authority, keyStore, clock }).then(
      (identity) => server.setSecureContext({ ...identity, minVersion: serverLimits.minVersion }),
      (thrown: unknown) => log.error({ reason: messageOf(thrown) }, "certificate authority's own certificate not renewed"),
    );
  });
  const { port } = server.address() as AddressInfo;
  const url = `https://${host === "::1" ? "[::1]" : host}:${port}`;
  const close = async () => {
    renewal.cancel();
    await closeConnections();
    await removeCaRun(dir);
    await release();
    log.info({ url }, "certificate authority stopped");
  };
  try {
    await writeCaRun(dir, { url, adminToken, pid: process.pid });
  } catch (thrown) {
    await close();
    throw thrown;
  }
  log.info({ url }, "certificate authority serves");
  let closing: Promise<void> | undefined;
  return {
    url,
    rootPem: authority.rootPem,
    adminToken,
    stop() {
      closing ??= close();
      return closing;
    },
  };
}

const serverLimits = {
  minVersion: "TLSv1.2",
  handshakeTimeout: 10_000,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 8 * 1024,
} as const;

/** The service's own key and certificate: those of the last start while they last another 30 days. */
async function tlsIdentity(deps: { authority: CertificateAuthority; keyStore: FileKeyStore; clock: Clock }): Promise<TlsIdentity> {
  const { authority, keyStore, clock } = deps;
  const key = (await keyStore.get("service")) ?? (await keyStore.create("service"));
  const kept = (await keyStore.chainOf("service")) ?? "";
  const [leaf, ...intermediates] = splitPem(kept);
  if (leaf !== undefined) {
    const now = clock.wallMs();
    const chain = verifyChain({ leaf, intermediates, roots: [authority.rootPem], atMs: now, usage: "serverAuth" });
    if (chain.ok && (await isCertificateOf(leaf, key)) && chain.value.leaf.notAfterMs - now > Days(30)) return { key: key.forTls(), cert: kept };
  }
  const csr = await makeCsr({ commonName: "localhost", key });
  const issued = await authority.issueServer(csr, { dnsNames: ["localhost"], ipAddresses: ["127.0.0.1", "::1"] });
  if (!issued.ok) throw new Error(`the authority refused its own server: ${issued.error.message}`);
  await keyStore.storeChain("service", issued.value.chain);
  return { key: key.forTls(), cert: issued.value.chain };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === "EADDRINUSE";
      reject(isTaken ? pkiError("PKI_PORT_TAKEN", `port ${port} of ${host} is in use; choose another, or 0 for any free one`, { cause }) : cause);
    });
    server.listen(port, host, resolve);
  });
}

/** Gives the function that closes the server and every connection, those in the middle of a handshake included. */
function closerOf(server: Server): () => Promise<void> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
}
