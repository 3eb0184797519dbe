// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import type { CsmsEndpoint } from "../charge-point-types.ts";
import { isNetworkRecord, type NetworkFacts, type NetworkRecord, newRecord } from "./network-record.ts";
import { afterConnection, isPassword, type OfferedProfile, raisedTo, withOrder, withPassword, withProfile } from "./network-rules.ts";

const endpoint: CsmsEndpoint = { url: "wss://one.example/ocpp", versions: ["2.0.1"], tls: { ca: "root" }, password: "a-password-of-0001" };
const facts = { endpoint, near: [], hasRoot: true, hasCertificate: true, inUse: 0 } as const satisfies NetworkFacts & { inUse: number };
const fresh = newRecord("digest", endpoint);
const offer: OfferedProfile = {
  ...{ slot: 1, url: "wss://two.example/ocpp", transport: "JSON", version: "2.0.1", networkInterface: "Wired0" },
  ...{ securityProfile: 2, messageTimeoutS: 30, needsModem: false },
};
const taken = (record: NetworkRecord, change: Partial<OfferedProfile> = {}): NetworkRecord => {
  const outcome = withProfile(record, { ...offer, ...change }, facts);
  if (!outcome.ok) throw new Error(outcome.error.detail);
  return outcome.value;
};

describe("a network profile that a CSMS offers [B09]", () => {
  test("goes into its slot, in place of what was there, and the order stays as it was", () => {
    const once = taken(fresh);
    const twice = taken(once, { url: "wss://three.example/ocpp" });
    expect(twice.profiles).toEqual([expect.objectContaining({ slot: 1, url: "wss://three.example/ocpp", securityProfile: 2 })]);
    expect(twice.order).toEqual([0]);
  });

  test.each<[string, Partial<OfferedProfile>, string]>([
    ["the slot of the commissioning", { slot: 0 }, "ReadOnly"],
    ["a slot that there is not", { slot: 4 }, "ValueOutOfRange"],
    ["a slot that is no whole number", { slot: 1.5 }, "ValueOutOfRange"],
    ["less security than today's", { securityProfile: 1, url: "ws://two.example/ocpp" }, "ValueTooLow"],
    ["a security profile that there is not", { securityProfile: 4 }, "ValueOutOfRange"],
    ["no TLS where it is promised", { url: "ws://two.example/ocpp" }, "InvalidURL"],
    ["an address on this machine", { url: "wss://127.0.0.1/ocpp" }, "InvalidURL"],
    ["an address in the house", { url: "wss://192.168.1.1/ocpp" }, "InvalidURL"],
    ["a file", { url: "file:/dev/null" }, "InvalidURL"],
    ["a query, behind which the identity would be lost", { url: "wss://two.example/ocpp?to=" }, "InvalidURL"],
    ["a password in the address", { url: "wss://a:b@two.example/ocpp" }, "InvalidURL"],
    ["SOAP", { transport: "SOAP" }, "UnsupportedParam"],
    ["a version that is not spoken here", { version: "none" }, "UnsupportedParam"],
    ["an interface that there is not", { networkInterface: "Wired3" }, "UnsupportedParam"],
    ["a mobile network", { needsModem: true }, "UnsupportedParam"],
    ["no time for answers", { messageTimeoutS: 0 }, "ValueOutOfRange"],
    ["a day for each answer", { messageTimeoutS: 86_400 }, "ValueOutOfRange"],
    ["an identity that climbs", { identity: ".." }, "InvalidValue"],
    ["a short password", { password: "short" }, "InvalidValue"],
  ])("is refused with %s", (_, change, code) => {
    expect(withProfile(fresh, { ...offer, ...change }, facts)).toMatchObject({ ok: false, error: { code } });
  });

  test("is refused in the slot on which the connection stands", () => {
    expect(withProfile(taken(fresh), offer, { ...facts, inUse: 1 })).toMatchObject({ ok: false, error: { code: "InvalidValue" } });
  });
});

describe("NetworkConfigurationPriority [B10.FR.01, B10.FR.02]", () => {
  test.each(["1,0", "0,1", "1", " 1 , 0 "])("takes %s where both slots hold a profile", (text) => {
    const outcome = withOrder(taken(fresh), text, facts);
    expect(outcome).toMatchObject({ ok: true, value: { order: text.split(",").map(Number) } });
  });

  test.each(["", "2", "1,1", "0,2", "x", "-1", "999", "1;0", "1,"])("refuses %j", (text) => {
    expect(withOrder(taken(fresh), text, facts).ok).toBe(false);
  });

  test("refuses TLS without a root and profile 3 without a certificate [A05.FR.02, A05.FR.03]", () => {
    const record = taken(fresh, { securityProfile: 3 });
    expect(withOrder(record, "1,0", facts).ok).toBe(true);
    expect(withOrder(record, "1,0", { ...facts, hasRoot: false }).ok).toBe(false);
    expect(withOrder(record, "1,0", { ...facts, hasCertificate: false }).ok).toBe(false);
  });
});

describe("the security profile goes up and never down [A05.FR.06, A00.FR.005]", () => {
  test("with a connection of profile 3 the profiles below it are gone from slots and order", () => {
    const record = taken(taken(fresh, { slot: 2 }), { securityProfile: 3 });
    const ordered = withOrder(record, "1,2,0", facts);
    if (!ordered.ok) throw new Error(ordered.error.detail);
    const after = afterConnection(ordered.value, 1, facts);
    expect(after).toMatchObject({ securityProfile: 3, order: [1], lastGood: 1 });
    expect(after.profiles.map(({ slot }) => slot)).toEqual([1]);
    expect(withOrder(after, "0", facts).ok).toBe(false);
    expect(withProfile(after, { ...offer, slot: 2 }, facts)).toMatchObject({ ok: false, error: { code: "ValueTooLow" } });
  });

  test("a connection of the same profile changes nothing", () => {
    expect(afterConnection(fresh, 0, facts)).toBe(fresh);
  });

  test("OCPP 1.6 raises it at the same CSMS, first in the order, with today's as the fall-back [1.6 security A05]", () => {
    const basic: CsmsEndpoint = { url: "ws://one.example/ocpp", versions: ["1.6"], password: "a-password-of-0001" };
    const at = { ...facts, endpoint: basic };
    const outcome = raisedTo(newRecord("digest", basic), 2, at);
    expect(outcome).toMatchObject({
      ok: true,
      value: { order: [1, 0], securityProfile: 1, profiles: [{ slot: 1, url: "wss://one.example/ocpp", securityProfile: 2 }] },
    });
    for (const level of [0, 1, 4, Number.NaN]) expect(raisedTo(newRecord("digest", basic), level, at).ok).toBe(false);
    expect(raisedTo(newRecord("digest", basic), 2, { ...at, hasRoot: false }).ok).toBe(false);
    expect(raisedTo(newRecord("digest", basic), 3, { ...at, hasCertificate: false }).ok).toBe(false);
  });
});

describe("the password [A01, A00.FR.205]", () => {
  test.each([
    ["a".repeat(15), false],
    ["a".repeat(16), true],
    ["a".repeat(40), true],
    ["a".repeat(41), false],
    ["with a space in it 1", false],
    ["täglich-ein-anderes", false],
    ["0123456789abcdef*-_=:+|@.", true],
  ])("%j: %s", (text, is) => {
    expect(isPassword(text)).toBe(is);
  });

  test("the one before stays beside the new one", () => {
    const outcome = withPassword(fresh, "another-password-02", facts);
    expect(outcome).toMatchObject({ ok: true, value: { password: "another-password-02", formerPassword: "a-password-of-0001" } });
  });

  test.each<[string, readonly string[], string | undefined]>([
    ["two changes before either has let us in", ["another-password-02", "another-password-03"], "a-password-of-0001"],
    ["a change that is taken back", ["another-password-02", "a-password-of-0001"], "another-password-02"],
    ["the same again", ["a-password-of-0001"], undefined],
    ["a change that is said twice", ["another-password-02", "another-password-02"], "a-password-of-0001"],
  ])("the one that has let us in outlasts %s", (_, changes, former) => {
    const last = changes.reduce((record, password) => {
      const outcome = withPassword(record, password, facts);
      if (!outcome.ok) throw new Error(outcome.error.detail);
      return outcome.value;
    }, fresh);
    expect([last.password, last.formerPassword]).toEqual([changes.at(-1), former]);
  });

  test("counts for every slot [2.1 B09.FR.27]", () => {
    const outcome = withPassword(taken(fresh, { password: "only-for-slot-one-1" }), "another-password-02", facts);
    expect(outcome.ok && outcome.value.profiles[0]?.password).toBeUndefined();
  });
});

test("only what this device has written itself is taken from its disk", () => {
  expect(isNetworkRecord(JSON.parse(JSON.stringify(taken(fresh))))).toBe(true);
  for (const bad of [null, [], {}, { ...fresh, order: [] }, { ...fresh, order: [7] }, { ...fresh, securityProfile: 9 }, { ...fresh, profiles: [{ slot: 0 }] }])
    expect(isNetworkRecord(bad)).toBe(false);
});
