// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkOcmf } from "../../test/ocmf-check.ts";
import { publicKeyText } from "../ocpp/signed-value.ts";
import { meterSignerOf } from "./device-key.ts";
import { type OcmfRecord, payloadOf, signedOcmf } from "./ocmf-text.ts";

const pemOf = (namedCurve: string) => String(generateKeyPairSync("ec", { namedCurve }).privateKey.export({ type: "pkcs8", format: "pem" }));
const signer = meterSignerOf(pemOf("P-256"));
const publicKey = publicKeyText(Buffer.from(signer.publicKey).toString("hex"));

const record: OcmfRecord = {
  source: { vendor: "Chargehand", model: "CH7-S", serial: "CH-0001", firmware: "0.1.0", chargePoint: "CH-0001 1" },
  page: { of: "T", number: 12 },
  token: { value: "04A1B2C3", type: "ISO14443" },
  readings: [
    { at: Date.UTC(2026, 0, 5, 12), isTimeKnown: true, energyWh: 10_000.9, reason: "B" },
    { at: Date.UTC(2026, 0, 5, 13, 0, 0, 40), isTimeKnown: false, energyWh: 17_360, reason: "P" },
  ],
};

describe("a record in OCMF 1.2", () => {
  test("says who measured what, when, for whom, and in which order", () => {
    expect(JSON.parse(payloadOf(record))).toEqual({
      FV: "1.2",
      GI: "Chargehand CH7-S",
      GS: "CH-0001",
      GV: "0.1.0",
      PG: "T12",
      MV: "Chargehand",
      MM: "CH7-S",
      MS: "CH-0001",
      MF: "0.1.0",
      IS: true,
      IL: "TRUSTED",
      IF: [],
      IT: "ISO14443",
      ID: "04A1B2C3",
      CT: "CBIDC",
      CI: "CH-0001 1",
      RD: [
        { TM: "2026-01-05T12:00:00,000+0000 S", TX: "B", RV: 10, RI: "1-0:1.8.0", RU: "kWh", RT: "AC", EF: "", ST: "G" },
        { TM: "2026-01-05T13:00:00,040+0000 U", TX: "P", RV: 17.36, RI: "1-0:1.8.0", RU: "kWh", RT: "AC", EF: "t", ST: "G" },
      ],
    });
  });

  test("keeps the decimals of the number as they were measured, and rounds nothing up", () => {
    expect(payloadOf(record)).toContain('"RV":10.000,');
    expect(payloadOf(record)).toContain('"RV":17.360,');
    expect(payloadOf({ ...record, readings: [{ at: 0, isTimeKnown: true, energyWh: 0.999 }] })).toContain('"RV":0.000,');
  });

  test("names nobody where nobody was let in, and has no user at all outside of a transaction", () => {
    const { token: _, ...nobody } = record;
    expect(JSON.parse(payloadOf(nobody))).toMatchObject({ IS: false, IL: "NONE", IT: "NONE", ID: "" });
    const fiscal = JSON.parse(payloadOf({ ...nobody, page: { of: "F", number: 1 }, readings: [{ at: 0, isTimeKnown: true, energyWh: 5 }] })) as object;
    expect(Object.keys(fiscal)).not.toContain("IS");
    expect(fiscal).toMatchObject({ PG: "F1", RD: [expect.not.objectContaining({ TX: expect.anything() })] });
  });

  test("is found genuine by a check that shares nothing with it", async () => {
    const checked = await checkOcmf(signedOcmf(record, signer), publicKey);
    expect(checked.isGenuine).toBe(true);
    expect(checked.readings.length).toBe(2);
  });

  test("is not genuine any more when any one character of what is signed has changed", async () => {
    const text = signedOcmf(record, signer);
    const end = text.lastIndexOf("|");
    for (let at = 5; at < end; at++) {
      const bent = `${text.slice(0, at)}${text[at] === "0" ? "1" : "0"}${text.slice(at + 1)}`;
      // What is no JSON any more is found even sooner.
      const verdict = await checkOcmf(bent, publicKey).catch(() => ({ isGenuine: false }));
      expect(verdict.isGenuine, `character ${at}`).toBe(false);
    }
  });

  test("is not genuine under the key of another device, nor with the signature of another record", async () => {
    const other = meterSignerOf(pemOf("P-256"));
    const otherKey = publicKeyText(Buffer.from(other.publicKey).toString("hex"));
    expect((await checkOcmf(signedOcmf(record, signer), otherKey)).isGenuine).toBe(false);
    const [, , signature] = signedOcmf({ ...record, page: { of: "T", number: 13 } }, signer).split("|");
    expect((await checkOcmf(`OCMF|${payloadOf(record)}|${signature}`, publicKey)).isGenuine).toBe(false);
  });

  test("fits into 2,500 characters of base64 and has two bars, whatever a token or name is made of", async () => {
    const wild = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(wild, wild, async (value, model) => {
        const bars = { value: `${value}|${value}`, type: "Central" };
        const text = signedOcmf({ ...record, source: { ...record.source, model: `${model}|` }, token: bars }, signer);
        const checked = await checkOcmf(text, publicKey);
        expect(checked.isGenuine).toBe(true);
        expect(checked.payload["ID"]).toBe(bars.value.slice(0, 40));
      }),
      { numRuns: 50 },
    );
    const longest = { ...record.source, vendor: "v".repeat(90), model: "m".repeat(90), serial: "s".repeat(90), chargePoint: "c".repeat(90) };
    const text = signedOcmf({ ...record, source: longest, token: { value: "t".repeat(90), type: "Local" } }, signer);
    expect(Buffer.from(text).toString("base64").length).toBeLessThanOrEqual(2_500);
  });
});

test("a key that is none, or is on another curve, is turned down without being repeated", () => {
  expect(() => meterSignerOf("secret stuff")).toThrowError(
    expect.objectContaining({ code: "CP_SETTING_INVALID", message: expect.not.stringContaining("secret") }),
  );
  expect(() => meterSignerOf(pemOf("P-384"))).toThrowError(expect.objectContaining({ code: "CP_SETTING_INVALID" }));
});
