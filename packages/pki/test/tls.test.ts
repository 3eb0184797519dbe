// SPDX-License-Identifier: Apache-2.0
import type { AddressInfo } from "node:net";
import { connect, createServer, type SecureVersion, type TLSSocket } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import { splitPem } from "../src/pem.ts";
import { badStationKinds, type MockCredentials, mockCa } from "../src/testing/index.ts";

interface Handshake {
  readonly server: MockCredentials;
  readonly client: MockCredentials | undefined;
  readonly version: SecureVersion;
  readonly crl?: string;
}

/** What the server said to the client: the name that it knows it by, or the reason why it hung up. */
async function handshake({ server, client, version, crl }: Handshake): Promise<string> {
  const tls = { minVersion: version, maxVersion: version } as const;
  const listener = createServer({
    ...tls,
    key: server.key,
    cert: server.chain,
    ca: server.root,
    ...(crl === undefined ? {} : { crl: [...splitPem(crl)] }),
    requestCert: true,
    rejectUnauthorized: false,
  });
  listener.on("secureConnection", (socket: TLSSocket) => {
    socket.on("error", () => socket.destroy());
    socket.end(socket.authorized ? `hello ${socket.getPeerCertificate().subject.CN}` : `refused ${String(socket.authorizationError)}`);
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void listener.close());
  const { port } = listener.address() as AddressInfo;
  return new Promise((resolve) => {
    const credentials = client === undefined ? {} : { key: client.key, cert: client.chain };
    const socket = connect({ ...tls, ...credentials, host: "127.0.0.1", port, servername: "localhost", ca: (client ?? server).root });
    let heard = "";
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => {
      heard += text;
    });
    socket.on("error", (error: NodeJS.ErrnoException) => resolve(`error ${error.code}`));
    socket.on("close", () => resolve(heard));
  });
}

describe.each(["TLSv1.2", "TLSv1.3"] as const)("issued chains under %s", (version) => {
  test("let a station and a server know each other [OCPP 2.0.1 A00.FR.402, A00.FR.410]", async () => {
    const ca = await mockCa();
    expect(await handshake({ server: await ca.server(), client: await ca.station("CP-1"), version, crl: await ca.crl() })).toBe("hello CP-1");
  });

  test("do not let a station be a server, nor a server of another name", async () => {
    const ca = await mockCa();
    const client = await ca.station("CP-1");
    expect(await handshake({ server: await ca.station("CP-2"), client, version })).toMatch(/^error/);
    expect(await handshake({ server: await ca.server({ dnsNames: ["csms.example.com"], ipAddresses: [] }), client, version })).toBe(
      "error ERR_TLS_CERT_ALTNAME_INVALID",
    );
    expect(await handshake({ server: await (await mockCa()).server(), client, version })).toMatch(/^error/);
  });

  test("make the TLS stack refuse every wrong certificate of a station [threat A3]", async () => {
    const ca = await mockCa();
    const server = await ca.server();
    const bad = await Promise.all(badStationKinds.map(async (kind) => [kind, await ca.bad(kind, "CP-1")] as const));
    const crl = await ca.crl();
    const answers = new Map<string, string>([["none", await handshake({ server, client: undefined, version, crl })]]);
    for (const [kind, client] of bad) answers.set(kind, await handshake({ server, client, version, crl }));
    expect(Object.fromEntries(answers)).toEqual({
      none: expect.stringMatching(/^refused/),
      "self-signed": expect.stringMatching(/^refused/),
      "wrong-ca": expect.stringMatching(/^refused/),
      expired: "refused CERT_HAS_EXPIRED",
      "not-yet-valid": "refused CERT_NOT_YET_VALID",
      revoked: "refused CERT_REVOKED",
      "server-usage": "refused INVALID_PURPOSE",
    });
  });
});
