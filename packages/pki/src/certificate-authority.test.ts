// SPDX-License-Identifier: Apache-2.0
import { Hours, Minutes, seededRandom } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, describe as group, test } from "vitest";
import { type AuthorityStorage, memoryAuthorityStorage } from "./authority-storage.ts";
import { isStationIdentity, openCertificateAuthority } from "./certificate-authority.ts";
import { describe } from "./certificate-description.ts";
import { Days, Years } from "./certificate-profile.ts";
import { verifyChain } from "./chain.ts";
import { makeCsr } from "./csr.ts";
import { makePrivateKeyPem, signingKeyFromPem } from "./keys.ts";
import { splitPem } from "./pem.ts";
import { readRevocationList } from "./revocation-list.ts";
import { X509Crl } from "./x509.ts";

const organisation = "Northern Charging Ltd";
const csrFor = async (commonName: string) => makeCsr({ commonName, key: await signingKeyFromPem(await makePrivateKeyPem()) });
const open = (storage: AuthorityStorage = memoryAuthorityStorage(), clock = new FakeClock()) =>
  openCertificateAuthority({ storage, clock, random: seededRandom(7), organisation });
const unwrap = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

group("the hierarchy", () => {
  test("is a root over two issuing authorities, one for clients and one for servers, with limits on the path [OCPP 2.0.1 A00.FR.512]", async () => {
    const authority = await open();
    const [stations, servers] = splitPem(authority.issuersPem).map(describe);
    expect(describe(authority.rootPem)).toMatchObject({ isAuthority: true, pathLength: 1, keyUsages: 96, organisation, keyKind: "ec prime256v1" });
    expect(stations).toMatchObject({ isAuthority: true, pathLength: 0, keyUsages: 96, extendedKeyUsages: ["1.3.6.1.5.5.7.3.2"] });
    expect(servers).toMatchObject({ isAuthority: true, pathLength: 0, keyUsages: 96, extendedKeyUsages: ["1.3.6.1.5.5.7.3.1"] });
  });

  test("lasts 20 and 10 years, and nothing outlives its issuer", async () => {
    const clock = new FakeClock();
    const start = clock.wallMs();
    const authority = await open(memoryAuthorityStorage(), clock);
    const issuing = describe(authority.issuersPem);
    expect(describe(authority.rootPem).notAfterMs).toBe(start - Minutes(5) + Years(20));
    expect(issuing.notAfterMs).toBe(start - Minutes(5) + Years(10));
    clock.advance(Years(9));
    const late = unwrap(await authority.issueStation(await csrFor("CP-1"), { identity: "CP-1" }));
    expect(late.notAfterMs).toBe(issuing.notAfterMs);
  });
});

group("a station's certificate", () => {
  test("names the station in CN and the operator in O, whatever the CSR says of the operator [OCPP 2.0.1 A00.FR.509, A00.FR.511]", async () => {
    const clock = new FakeClock();
    const authority = await open(memoryAuthorityStorage(), clock);
    const csr = await makeCsr({
      commonName: "CP-1",
      organisation: "Someone Else",
      dnsNames: ["csms.example.com"],
      key: await signingKeyFromPem(await makePrivateKeyPem()),
    });
    const issued = unwrap(await authority.issueStation(csr, { identity: "CP-1" }));
    expect(describe(issued.certificate)).toMatchObject({
      commonName: "CP-1",
      organisation,
      extendedKeyUsages: ["1.3.6.1.5.5.7.3.2"],
      keyUsages: 1,
      isAuthority: false,
      dnsNames: [],
    });
    expect(issued.notAfterMs).toBe(clock.wallMs() + Years(2));
    expect(issued.serial).toMatch(/^[4-7][0-9a-f]{35}$/);
    expect(splitPem(issued.chain)).toHaveLength(2);
    expect(authority.issued()).toEqual([
      { serial: issued.serial, subject: issued.subject, usage: "clientAuth", notAfterMs: issued.notAfterMs, fingerprint: issued.fingerprint },
    ]);
  });

  test("is refused when the CSR names another station, and leaves no trace [OCPP 2.0.1 A00.FR.405]", async () => {
    const authority = await open();
    expect(await authority.issueStation(await csrFor("CP-2"), { identity: "CP-1" })).toMatchObject({ ok: false, error: { code: "identity-mismatch" } });
    expect(authority.issued()).toEqual([]);
  });

  test("is never made for a URL or an IP address [OCPP 2.0.1 A00.FR.511]", () => {
    for (const identity of ["https://csms.example.com", "10.0.0.1", "::1", "", "CP 1", "x".repeat(49), ".", "..", "CP:1"])
      expect(isStationIdentity(identity), identity).toBe(false);
    for (const identity of ["CP-1", "GB*CHH*E0001", "a@b-c_d=e+f|g.h"]) expect(isStationIdentity(identity), identity).toBe(true);
  });
});

group("a server's certificate", () => {
  test("names the host in CN and in the alternative names [OCPP 2.0.1 A00.FR.510]", async () => {
    const authority = await open();
    const issued = unwrap(
      await authority.issueServer(await csrFor("localhost"), { dnsNames: ["csms.example.com", "localhost"], ipAddresses: ["127.0.0.1", "::1"] }),
    );
    expect(describe(issued.certificate)).toMatchObject({
      commonName: "csms.example.com",
      dnsNames: ["csms.example.com", "localhost"],
      extendedKeyUsages: ["1.3.6.1.5.5.7.3.1"],
    });
    expect(describe(issued.certificate).ipAddresses).toHaveLength(2);
  });

  test("is refused for wildcards, for names that are not host names and for a CSR of another name", async () => {
    const authority = await open();
    const csr = await csrFor("localhost");
    for (const dnsNames of [[], ["*.example.com"], ["a b"], ["-a.example.com"], ["10.0.0.1"]]) {
      expect(await authority.issueServer(csr, { dnsNames }), dnsNames[0]).toMatchObject({ error: { code: "server-name-invalid" } });
    }
    expect(await authority.issueServer(csr, { dnsNames: ["localhost"], ipAddresses: ["300.1.1.1"] })).toMatchObject({ error: { code: "server-name-invalid" } });
    expect(await authority.issueServer(csr, { dnsNames: ["csms.example.com"] })).toMatchObject({ error: { code: "server-name-mismatch" } });
  });
});

group("revocation", () => {
  test("puts the certificate on a signed list of its own issuer, with its reason", async () => {
    const clock = new FakeClock();
    const authority = await open(memoryAuthorityStorage(), clock);
    const issued = unwrap(await authority.issueStation(await csrFor("CP-1"), { identity: "CP-1" }));
    const isGood = async () => {
      const revocationList = unwrap(await readRevocationList(await authority.crl(), [authority.rootPem, authority.issuersPem]));
      const chain = { leaf: issued.certificate, intermediates: [issued.chain], roots: [authority.rootPem] };
      return verifyChain({ ...chain, atMs: clock.wallMs(), usage: "clientAuth", revocationList });
    };
    expect((await isGood()).ok).toBe(true);
    unwrap(await authority.revoke(issued.serial.toUpperCase(), "keyCompromise"));
    expect(await isGood()).toMatchObject({ error: { code: "revoked", message: expect.stringContaining("keyCompromise") } });
    expect(await authority.revoke("00ff", "superseded")).toMatchObject({ error: { code: "serial-unknown" } });
  });

  test("numbers its lists upwards, also over a restart, and renews them before they run out [RFC 5280 5.2.3]", async () => {
    const clock = new FakeClock();
    const storage = memoryAuthorityStorage();
    const numberOf = (crl: string) => new X509Crl(crl).getExtension("2.5.29.20")?.value.slice(-1);
    const first = await open(storage, clock);
    const one = await first.crl();
    expect(await first.crl()).toBe(one);
    clock.advance(Days(3.6));
    const two = await first.crl();
    const three = await (await open(storage, clock)).crl();
    expect([one, two, three].map((crl) => Buffer.from(numberOf(crl) ?? new ArrayBuffer()).readUInt8())).toEqual([1, 2, 3]);
  });

  test("is refused as a list when it was signed by someone else, or altered", async () => {
    const [mine, other] = [await open(), await open()];
    expect(await readRevocationList(await other.crl(), [mine.rootPem, mine.issuersPem])).toMatchObject({ ok: false });
    expect(await readRevocationList("", [mine.rootPem])).toMatchObject({ error: { code: "crl-not-pem" } });
  });
});

group("after a restart", () => {
  test("the keys, the log and the revocations are the same", async () => {
    const storage = memoryAuthorityStorage();
    const before = await open(storage);
    const issued = unwrap(await before.issueStation(await csrFor("CP-1"), { identity: "CP-1" }));
    unwrap(await before.revoke(issued.serial, "superseded"));
    const after = await open(storage);
    expect(after.rootPem).toBe(before.rootPem);
    expect(after.issued()).toEqual(before.issued());
    expect(await after.crl()).not.toBe("");
    expect(new X509Crl(splitPem(await after.crl())[1] ?? "").entries.map((entry) => entry.serialNumber)).toEqual([issued.serial]);
  });

  test("a torn last line of the log goes, and a damaged one elsewhere is told", async () => {
    const storage = memoryAuthorityStorage();
    await (await open(storage)).issueStation(await csrFor("CP-1"), { identity: "CP-1" });
    await storage.append("issued.ndjson", '{"serial":"4');
    const after = await open(storage);
    expect(after.issued()).toHaveLength(1);
    await after.issueStation(await csrFor("CP-2"), { identity: "CP-2" });
    expect((await open(storage)).issued()).toHaveLength(2);
    await storage.write("issued.ndjson", `nonsense\n${await storage.read("issued.ndjson")}`);
    await expect(open(storage)).rejects.toMatchObject({ code: "PKI_AUTHORITY_DAMAGED" });
  });

  test("a first start that was cut off begins again", async () => {
    const whole = memoryAuthorityStorage();
    let writes = 0;
    const cut: AuthorityStorage = { ...whole, write: async (name, text) => (++writes > 3 ? Promise.reject(new Error("power cut")) : whole.write(name, text)) };
    await expect(open(cut)).rejects.toThrow("power cut");
    await expect(open(whole)).resolves.toBeDefined();
  });

  test.each(["root.key.pem", "stations.pem", "servers.key.pem"])("a damaged or foreign %s is refused with its name", async (name) => {
    const [storage, foreign] = [memoryAuthorityStorage(), memoryAuthorityStorage()];
    await open(storage);
    await openCertificateAuthority({ storage: foreign, clock: new FakeClock(), random: seededRandom(8), organisation });
    for (const text of ["", "nonsense", (await foreign.read(name)) ?? ""]) {
      const damaged = { ...storage, read: async (other: string) => (other === name ? text : storage.read(other)) };
      await expect(open(damaged)).rejects.toMatchObject({ code: "PKI_AUTHORITY_DAMAGED", message: expect.stringContaining(name.replace(".key", "")) });
    }
  });

  test("an issued log without a root is never papered over with new keys", async () => {
    const storage = memoryAuthorityStorage();
    await storage.append("issued.ndjson", "");
    await expect(open(storage)).rejects.toMatchObject({ code: "PKI_AUTHORITY_DAMAGED" });
  });

  test("a machine whose clock is far off is told so instead of signing", async () => {
    const storage = memoryAuthorityStorage();
    await open(storage);
    const clock = new FakeClock();
    clock.stepWall(-Hours(24));
    await expect(open(storage, clock)).rejects.toMatchObject({ code: "PKI_AUTHORITY_EXPIRED" });
  });
});
