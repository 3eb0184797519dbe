// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, randomBytes, verify, X509Certificate } from "node:crypto";
import { systemRandom } from "@chargehand/kernel";
import { makeCsr, makePrivateKeyPem, parseCsr, signingKeyFromPem } from "@chargehand/pki";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { certificateHash } from "../states/certificate-hash.ts";
import { certificateParts } from "./certificate-parts.ts";
import { element, elements, integer, octets, oid, sequence, tagged } from "./der.ts";
import { makeOcspResponse, questionOf, readOcspRequest, readOcspResponse } from "./ocsp.ts";
import { keyOfRequest, makeCertificate } from "./test-authority.ts";

const nowMs = Date.UTC(2026, 0, 5, 12);
const moment = { nowMs, random: systemRandom };
const root = makeCertificate({ commonName: "Root", isAuthority: true }, moment);
const sub = makeCertificate({ commonName: "Sub", issuer: root, isAuthority: true, ocspUrl: "http://localhost/ocsp" }, moment);
const leaf = makeCertificate({ commonName: "localhost", issuer: sub, hosts: ["localhost", "127.0.0.1"] }, moment);

describe("DER", () => {
  test("reads back what it wrote, of any length", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 5 }), (contents) => {
        const [read] = elements(sequence(...contents.map((one) => octets(Buffer.from(one)))));
        expect(elements(read?.content ?? Buffer.alloc(0)).map(({ content }) => [...content])).toEqual(contents.map((one) => [...one]));
      }),
    );
  });

  test("writes numbers as the shortest ones that are not negative [X.690, 8.3]", () => {
    expect(integer("00ff").toString("hex")).toBe("020200ff");
    expect(integer("7f").toString("hex")).toBe("02017f");
    expect(integer("0").toString("hex")).toBe("020100");
  });

  test("writes object identifiers in sevens of bits", () => {
    expect(oid("1.2.840.10045.4.3.2").toString("hex")).toBe("06082a8648ce3d040302");
  });

  test("refuses what is cut off", () => {
    expect(() => elements(element(0x30, randomBytes(300)).subarray(0, 200))).toThrow(RangeError);
  });
});

describe("certificates of the tester's own authorities", () => {
  test("are what Node reads, each signed by the one above it", () => {
    const [top, middle, bottom] = [root, sub, leaf].map(({ pem }) => new X509Certificate(pem));
    expect(top?.ca && middle?.ca && !bottom?.ca).toBe(true);
    expect(top?.verify(top.publicKey)).toBe(true);
    expect(middle?.verify(top?.publicKey ?? root.key)).toBe(true);
    expect(bottom?.checkIssued(middle ?? new X509Certificate(""))).toBe(true);
    expect(bottom?.verify(middle?.publicKey ?? root.key)).toBe(true);
    expect(bottom?.verify(top?.publicKey ?? root.key)).toBe(false);
    expect(bottom?.checkHost("localhost")).toBe("localhost");
    expect(bottom?.checkIP("127.0.0.1")).toBe("127.0.0.1");
    expect(middle?.infoAccess).toContain("http://localhost/ocsp");
    expect(bottom?.checkPrivateKey(leaf.key)).toBe(true);
    expect(new Date(top?.validFrom ?? "").getTime()).toBe(nowMs - 86_400_000);
  });

  test("can be for the key of a station's request", async () => {
    const parsed = await parseCsr(await makeCsr({ commonName: "CH-1", key: await signingKeyFromPem(await makePrivateKeyPem()) }));
    if (!parsed.ok) throw new Error(parsed.error.message);
    const own = makeCertificate({ commonName: "CH-1", issuer: sub, publicKey: keyOfRequest(parsed.value.publicKey) }, moment);
    expect(new X509Certificate(own.pem).publicKey.export({ type: "spki", format: "der" })).toEqual(Buffer.from(parsed.value.publicKey));
  });
});

describe("OCSP [RFC 6960]", () => {
  const name = { ...certificateHash(leaf.pem, sub.pem, "SHA256"), responderURL: "http://localhost/ocsp" };
  const request = (extensions: Buffer = Buffer.alloc(0)) => sequence(sequence(sequence(sequence(questionOf(name).certificateId)), extensions));

  test("reads which certificate a request is about, and keeps its nonce", () => {
    const nonce = sequence(sequence(oid("1.3.6.1.5.5.7.48.1.2"), octets(octets(Buffer.from("0102030405060708", "hex")))));
    const question = readOcspRequest(request(tagged(2, nonce)));
    expect(question?.serial).toBe(certificateParts(leaf.pem).serial);
    expect(question?.extensions).toEqual(nonce);
    expect(readOcspRequest(Buffer.from("no request"))).toBeUndefined();
  });

  test("answers about that certificate, signed by its issuer", () => {
    const question = readOcspRequest(request());
    if (question === undefined) throw new Error("unread");
    const response = makeOcspResponse(question, "good", { signer: sub, nowMs });
    expect(readOcspResponse(response)).toEqual([certificateParts(leaf.pem).serial]);
    // OCSPResponse: status, [0] { type, OCTET STRING of: data, algorithm, signature }
    const inside = (der: Buffer) => elements(elements(der)[0]?.content ?? Buffer.alloc(0));
    const basic = inside(inside(response)[1]?.content ?? Buffer.alloc(0))[1]?.content ?? Buffer.alloc(0);
    const [data, , signature] = inside(basic);
    const key = createPublicKey(new X509Certificate(sub.pem).publicKey.export({ type: "spki", format: "pem" }));
    expect(verify("sha256", data?.whole ?? Buffer.alloc(0), key, signature?.content.subarray(1) ?? Buffer.alloc(0))).toBe(true);
  });

  test("takes nothing else for a successful response", () => {
    expect(readOcspResponse(sequence(element(0x0a, Buffer.from([1]))))).toBeUndefined();
    expect(readOcspResponse(Buffer.from("no response"))).toBeUndefined();
  });
});
