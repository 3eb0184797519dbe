// SPDX-License-Identifier: Apache-2.0
import { SteppedClock, systemRandom } from "@chargehand/kernel";
import {
  certificateHashData,
  makeCsr,
  makePrivateKeyPem,
  memoryAuthorityStorage,
  openCertificateAuthority,
  signingKeyFromPem,
  splitPem,
} from "@chargehand/pki";
import { beforeAll, describe, expect, test } from "vitest";
import { byNewest, judgeChain, LONGEST_CHAIN } from "./own-certificate.ts";
import { isRootList, MOST_ROOTS, type Root, readRoot, withoutRoot, withRoot } from "./root-store.ts";
import { beginRound, nextOf, sentAgain, waitOf } from "./signing-round.ts";

const NOW = Date.UTC(2026, 5, 1);
const DAY = 24 * 3_600_000;
const authority = (at = NOW) =>
  openCertificateAuthority({ storage: memoryAuthorityStorage(), clock: new SteppedClock(at), random: systemRandom, organisation: "Test" });
type Authority = Awaited<ReturnType<typeof authority>>;

async function chainFor(ca: Authority, identity: string): Promise<string> {
  const csr = await makeCsr({ commonName: identity, key: await signingKeyFromPem(await makePrivateKeyPem()) });
  const issued = await ca.issueStation(csr, { identity });
  if (!issued.ok) throw new Error(issued.error.message);
  return issued.value.chain;
}

/** Of an authority, valid to 2051, with a key on secp112r1. */
const weakRoot = `-----BEGIN CERTIFICATE-----
MIIBKTCB9KADAgECAhROK5huH+LpJYGp9rB0jhaKDB8y+DAKBggqhkjOPQQDAjAP
MQ0wCwYDVQQDDAR3ZWFrMCAXDTI2MTEyMTE4NDk1M1oYDzIwNTEwNzEzMTg0OTUz
WjAPMQ0wCwYDVQQDDAR3ZWFrMDIwEAYHKoZIzj0CAQYFK4EEAAYDHgAEVnJTvBvC
BMQ4MlPyulnY0UjfrX6W4/bKlxi876NTMFEwHQYDVR0OBBYEFKT/6ClGa4QdAs5R
+n/sS/+2SxbAMB8GA1UdIwQYMBaAFKT/6ClGa4QdAs5R+n/sS/+2SxbAMA8GA1Ud
EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDJAAwIQIPAMFj61jQeLXDz+0xaIM+Ag4h
sovlUQ1ywiwzRWu+8Q==
-----END CERTIFICATE-----
`;

let ca: Authority;
let chain: string;
beforeAll(async () => {
  ca = await authority();
  chain = await chainFor(ca, "CP-1");
});

const rootOf = async (pem: string, use = "CSMSRootCertificate", at = NOW): Promise<Root> => {
  const read = await readRoot(use, pem, at);
  if (!read.ok) throw new Error(read.error.detail);
  return read.value;
};

describe("a root that a CSMS sends [M05]", () => {
  test("is read with its hash", async () => {
    expect((await rootOf(ca.rootPem)).hash).toEqual(await certificateHashData(ca.rootPem));
  });

  test("is kept before its time, for a device whose clock is late", async () => {
    expect((await readRoot("CSMSRootCertificate", ca.rootPem, NOW - 9_000 * DAY)).ok).toBe(true);
  });

  test.each([
    ["after its time", async () => ca.rootPem, "CSMSRootCertificate", NOW + 9_000 * DAY, "InvalidCertificate"],
    ["that is no authority's", async () => splitPem(chain)[0] ?? "", "CSMSRootCertificate", NOW, "InvalidCertificate"],
    ["with another beside it", async () => ca.rootPem + ca.rootPem, "CSMSRootCertificate", NOW, "InvalidCertificate"],
    ["that is text", async () => "root", "CSMSRootCertificate", NOW, "InvalidCertificate"],
    ["that is bytes", async () => "-----BEGIN CERTIFICATE-----\nbm90IG9uZQ==\n-----END CERTIFICATE-----\n", "CSMSRootCertificate", NOW, "InvalidCertificate"],
    ["with a key on a curve of 112 bits", async () => weakRoot, "CSMSRootCertificate", NOW, "InvalidCertificate"],
    ["for vehicles", async () => ca.rootPem, "V2GRootCertificate", NOW, "UnsupportedParam"],
    ["for mobility operators", async () => ca.rootPem, "MORootCertificate", NOW, "UnsupportedParam"],
  ])("%s is refused", async (_, pem, use, at, code) => {
    expect(await readRoot(use, await pem(), at)).toMatchObject({ ok: false, error: { code } });
  });

  test("a second time it replaces the first [M05.FR.17], and beyond the most there is no room [M05.FR.06]", async () => {
    const root = await rootOf(ca.rootPem);
    const twice = withRoot([root], root);
    expect(twice.ok && twice.value).toHaveLength(1);
    const other = (serial: number): Root => ({ ...root, hash: { ...root.hash, serialNumber: serial.toString(16) } });
    const full = Array.from({ length: MOST_ROOTS }, (_, index) => other(index + 1));
    expect(isRootList(full)).toBe(true);
    expect(withRoot(full, root)).toMatchObject({ ok: false, error: { code: "OutOfStorage" } });
    expect(withRoot(full, other(1)).ok).toBe(true);
  });

  test("is deleted by its hash of any algorithm; the last for CSMSs stays where TLS is in use [M04.FR.02 to FR.04]", async () => {
    const [one, two] = [await rootOf(ca.rootPem), await rootOf((await authority()).rootPem)];
    const hash = await certificateHashData(one.pem, "SHA512");
    expect(await withoutRoot([one, two], hash, true)).toMatchObject({ status: "Accepted", roots: [two] });
    expect(await withoutRoot([two], hash, true)).toEqual({ status: "NotFound" });
    expect(await withoutRoot([one], hash, true)).toEqual({ status: "Failed" });
    expect(await withoutRoot([one], hash, false)).toMatchObject({ status: "Accepted", roots: [] });
    const maker = await rootOf(ca.rootPem, "ManufacturerRootCertificate");
    expect(await withoutRoot([maker], hash, true)).toMatchObject({ status: "Accepted" });
  });
});

describe("a certificate for this device [A02.FR.06]", () => {
  const facts = () => ({ identity: "CP-1", roots: [ca.rootPem], nowMs: NOW + 1_000 });

  test("under a root that it trusts, in time and in its name, is taken", () => {
    expect(judgeChain(chain, facts()).ok).toBe(true);
  });

  test.each<[string, () => Promise<Parameters<typeof judgeChain>>, string]>([
    ["under another root", async () => [chain, { ...facts(), roots: [(await authority()).rootPem] }], "InvalidCertificate"],
    ["without any root", async () => [chain, { ...facts(), roots: [] }], "InvalidCertificate"],
    ["for another device", async () => [await chainFor(ca, "CP-2"), facts()], "InvalidCertificate"],
    ["that has expired", async () => [chain, { ...facts(), nowMs: NOW + 4_000 * DAY }], "InvalidCertificate"],
    ["without the issuer between", async () => [splitPem(chain)[0] ?? "", facts()], "InvalidCertificate"],
    ["that is empty", async () => ["", facts()], "InvalidCertificate"],
    ["that is too long", async () => [chain + "x".repeat(LONGEST_CHAIN), facts()], "TooLargeElement"],
  ])("%s is refused", async (_, args, code) => {
    expect(judgeChain(...(await args()))).toMatchObject({ ok: false, error: { code } });
  });

  test("of several the newest by the start of validity is shown, and of two alike the later one [A02.FR.09]", async () => {
    const old = { key: "old", certificate: await chainFor(await authority(NOW - 10 * DAY), "CP-1") };
    const [first, second] = [
      { key: "first", certificate: chain },
      { key: "second", certificate: chain },
    ];
    expect(byNewest([first, old, second], NOW + 1_000).map(({ key }) => key)).toEqual(["second", "first", "old"]);
    expect(byNewest([first], NOW - 30 * DAY)).toEqual([]);
  });
});

describe("a request for a certificate is repeated [A02.FR.17 to FR.19]", () => {
  const waits = { minimumS: 30, repeatTimes: 2 };

  test("after 30 s and 60 s more, and then no more", () => {
    let round = beginRound("csr", 0);
    expect([nextOf(round, waits, 29_999), nextOf(round, waits, 30_000)]).toEqual(["wait", "send"]);
    round = sentAgain(round, 30_000);
    expect([nextOf(round, waits, 89_999), nextOf(round, waits, 90_000)]).toEqual(["wait", "send"]);
    round = sentAgain(round, 90_000);
    expect(nextOf(round, waits, 90_001)).toBe("give up");
    expect(waitOf(round, waits)).toBeUndefined();
  });

  test("not at all with no wait or no repeats", () => {
    expect(nextOf(beginRound("csr", 0), { ...waits, minimumS: 0 }, 1)).toBe("give up");
    expect(nextOf(beginRound("csr", 0), { ...waits, repeatTimes: 0 }, 1)).toBe("give up");
  });
});
