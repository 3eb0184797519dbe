// SPDX-License-Identifier: Apache-2.0
import { systemRandom } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { beforeAll, expect, describe as group, test } from "vitest";
import { describe, fingerprintOf, normalSerial } from "./certificate-description.ts";
import { Days, newSerial, signCertificate } from "./certificate-profile.ts";
import { type ChainToVerify, verifyChain } from "./chain.ts";
import { makePrivateKeyPem, signingKeyFromPem } from "./keys.ts";
import { splitPem } from "./pem.ts";
import { type RevocationList, readRevocationList } from "./revocation-list.ts";
import { badStationKinds, type MockCa, type MockCredentials, mockCa } from "./testing/mock-ca.ts";

const clock = new FakeClock();
let ca: MockCa;
let station: MockCredentials;

beforeAll(async () => {
  ca = await mockCa({ clock });
  station = await ca.station("CP-1");
});

const codeOf = (changes: Partial<ChainToVerify>) => {
  const result = verifyChain({
    leaf: station.certificate,
    intermediates: [station.chain],
    roots: [ca.root],
    atMs: clock.wallMs(),
    usage: "clientAuth",
    ...changes,
  });
  return result.ok ? "ok" : result.error.code;
};

async function lists(): Promise<RevocationList> {
  const list = await readRevocationList(await ca.crl(), [ca.root, ca.issuers]);
  if (!list.ok) throw new Error(list.error.message);
  return list.value;
}

group("a chain", () => {
  test("is followed from the leaf over its issuer to the root [RFC 5280 6]", () => {
    const result = verifyChain({ leaf: station.certificate, intermediates: [station.chain], roots: [ca.root], atMs: clock.wallMs(), usage: "clientAuth" });
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.leaf.commonName).toBe("CP-1");
    expect(result.value.issuers.at(-1)?.fingerprint).toBe(fingerprintOf(ca.root));
  });

  test("needs the intermediate, a root and readable certificates", () => {
    expect(codeOf({ intermediates: [] })).toBe("unknown-issuer");
    expect(codeOf({ roots: [] })).toBe("unknown-issuer");
    expect(codeOf({ leaf: "nonsense" })).toBe("not-a-certificate");
    expect(codeOf({ roots: [station.certificate.replace("M", "!")] })).toBe("not-a-certificate");
    expect(codeOf({ intermediates: Array.from({ length: 21 }, () => station.chain) })).toBe("chain-too-long");
  });

  test("holds only within the validity of every certificate in it", () => {
    const { notBeforeMs, notAfterMs } = describe(station.certificate);
    expect(codeOf({ atMs: notBeforeMs })).toBe("ok");
    expect(codeOf({ atMs: notBeforeMs - 1 })).toBe("not-yet-valid");
    expect(codeOf({ atMs: notAfterMs })).toBe("ok");
    expect(codeOf({ atMs: notAfterMs + 1 })).toBe("expired");
  });

  test("of a station does not make a server, nor the other way round", async () => {
    const server = await ca.server();
    expect(codeOf({ usage: "serverAuth" })).toBe("wrong-usage");
    expect(codeOf({ leaf: server.certificate, intermediates: [server.chain] })).toBe("wrong-usage");
    expect(codeOf({ leaf: server.certificate, intermediates: [server.chain], usage: "serverAuth" })).toBe("ok");
  });

  test("does not go through a station that signs as if it were an authority", async () => {
    const name = { commonName: "CP-1", organisation: "Mock CPO" };
    const own = await signingKeyFromPem(await makePrivateKeyPem());
    const now = clock.wallMs();
    const child = await signCertificate(
      {
        subject: { ...name, commonName: "CP-2" },
        publicKey: own.publicKey,
        serial: newSerial(systemRandom),
        notBeforeMs: now,
        notAfterMs: now + Days(1),
        usage: "clientAuth",
      },
      { name, ...(await signingKeyFromPem(station.key)) },
    );
    expect(codeOf({ leaf: child, intermediates: [station.chain] })).not.toBe("ok");
  });

  test("does not accept an authority as a station", () => {
    expect(codeOf({ leaf: splitPem(ca.issuers)[0] ?? "", intermediates: [] })).toBe("wrong-usage");
  });
});

group("the wrong certificates of a station are told apart [threat A3]", () => {
  const expected = {
    "self-signed": "self-signed",
    "wrong-ca": "unknown-issuer",
    expired: "expired",
    "not-yet-valid": "not-yet-valid",
    revoked: "revoked",
    "server-usage": "wrong-usage",
  };
  test.each(badStationKinds)("%s", async (kind) => {
    const bad = await ca.bad(kind, "CP-1");
    expect(describe(bad.certificate).commonName).toBe("CP-1");
    expect(codeOf({ leaf: bad.certificate, intermediates: [bad.chain], revocationList: await lists() })).toBe(expected[kind]);
  });

  test("and a list that says nothing of an issuer is not a clean bill", async () => {
    const list = await lists();
    expect(codeOf({ revocationList: list })).toBe("ok");
    expect(codeOf({ revocationList: { ...list, issuers: [] } })).toBe("revocation-unknown");
  });
});

test("a serial number compares equal however it is written", () => {
  expect(["00AB", "ab", "AB", "0:ab", "00:00:ab"].map(normalSerial)).toEqual(["ab", "ab", "ab", "ab", "ab"]);
  expect(normalSerial("00")).toBe("00");
});
