// SPDX-License-Identifier: Apache-2.0
// A CSMS behind TLS with an authority of its own, whose certificate, doors and password a test may change at any moment.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SteppedClock, silentLog, systemClock, systemRandom, toIso, uuids } from "@chargehand/kernel";
import { createStationServer, hardenedHttpsServer, type Routes, type StationServer, type UpgradeAttempt } from "@chargehand/ocpp";
import { type CertificateAuthority, makeCsr, makePrivateKeyPem, memoryAuthorityStorage, openCertificateAuthority, signingKeyFromPem } from "@chargehand/pki";
import type { Json } from "./csms-double.ts";

export const STATION = "CH-0001";

export interface Paper {
  readonly key: string;
  readonly certificate: string;
}

/** An authority; `yearsAgo` makes one all of whose certificates were made then. */
export const authority = (yearsAgo = 0): Promise<CertificateAuthority> =>
  openCertificateAuthority({
    storage: memoryAuthorityStorage(),
    clock: new SteppedClock(systemClock.wallMs() - yearsAgo * 365 * 24 * 3_600_000),
    random: systemRandom,
    organisation: "Test",
  });

export async function serverPaper(by: CertificateAuthority, host = "localhost"): Promise<Paper> {
  const key = await makePrivateKeyPem();
  const issued = await by.issueServer(await makeCsr({ commonName: host, key: await signingKeyFromPem(key) }), { dnsNames: [host] });
  if (!issued.ok) throw new Error(issued.error.message);
  return { key, certificate: issued.value.chain };
}

export async function stationPaper(by: CertificateAuthority, identity = STATION): Promise<Paper> {
  const key = await makePrivateKeyPem();
  return { key, certificate: await sign(by, await makeCsr({ commonName: identity, key: await signingKeyFromPem(key) }), identity) };
}

export async function sign(by: CertificateAuthority, csr: string, identity = STATION): Promise<string> {
  const issued = await by.issueStation(csr, { identity });
  if (!issued.ok) throw new Error(issued.error.message);
  return issued.value.chain;
}

export class SecureCsms {
  readonly calls: { readonly action: string; readonly params: Json }[] = [];
  /** Knocks that got through TLS, newest last. */
  readonly knocks: UpgradeAttempt[] = [];
  /** Handshakes that failed. */
  failures = 0;
  /** Asked for each knock that got through TLS. */
  admits: (knock: UpgradeAttempt) => boolean = () => true;
  readonly #http: ReturnType<typeof hardenedHttpsServer>;
  #server: StationServer<string> | undefined;

  private constructor(by: CertificateAuthority, { key, certificate }: Paper) {
    this.#http = hardenedHttpsServer({
      ...{ key, certificate, clientCa: by.rootPem },
      onHandshakeFailure: () => {
        this.failures++;
      },
    });
  }

  static async start(by: CertificateAuthority): Promise<SecureCsms> {
    const csms = new SecureCsms(by, await serverPaper(by));
    csms.#server = await createStationServer<string>({
      ...{ server: csms.#http, versions: ["2.0.1"], clock: systemClock, ids: uuids(systemRandom), log: silentLog },
      authenticate: async (knock) => {
        csms.knocks.push(knock);
        return csms.admits(knock) ? { admitted: true, principal: knock.identity } : { admitted: false, status: 401, reason: "not admitted" };
      },
      routes: { "2.0.1": () => csms.#routes() },
    });
    csms.#http.listen(0, "127.0.0.1");
    await once(csms.#http, "listening");
    return csms;
  }

  get url(): string {
    return `wss://localhost:${(this.#http.address() as AddressInfo).port}/ocpp`;
  }

  get isConnected(): boolean {
    return this.#server?.stations.get(STATION) !== undefined;
  }

  /** What it shows from the next handshake on. */
  show({ key, certificate }: Paper): void {
    this.#http.setSecureContext({ key, cert: certificate });
  }

  call(action: string, request: Json): Promise<Json> {
    const peer = this.#server?.stations.get(STATION)?.peer as unknown as { call(action: string, request: Json): Promise<Json> } | undefined;
    if (peer === undefined) throw new Error("no station is connected");
    return peer.call(action, request);
  }

  hangUp(): void {
    this.#server?.stations.get(STATION)?.peer.close(1001, "");
  }

  of(action: string): readonly Json[] {
    return this.calls.filter((call) => call.action === action).map(({ params }) => params);
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    this.#http.closeAllConnections();
    this.#http.close();
  }

  #routes(): Routes<"2.0.1"> {
    const currentTime = () => toIso(systemClock.wallMs());
    const answers: Readonly<Record<string, () => Json>> = {
      BootNotification: () => ({ currentTime: currentTime(), interval: 300, status: "Accepted" }),
      Heartbeat: () => ({ currentTime: currentTime() }),
      SignCertificate: () => ({ status: "Accepted" }),
      Authorize: () => ({ idTokenInfo: { status: "Accepted" } }),
    };
    const silent = ["StatusNotification", "TransactionEvent", "NotifyEvent", "SecurityEventNotification", "MeterValues", "NotifyReport"];
    const all = [...Object.keys(answers), ...silent];
    const route = (action: string) => (params: Json) => {
      this.calls.push({ action, params });
      return answers[action]?.() ?? {};
    };
    return Object.fromEntries(all.map((action) => [action, route(action)])) as Routes<"2.0.1">;
  }
}
