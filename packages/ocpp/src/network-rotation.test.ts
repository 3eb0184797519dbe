// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { NetworkRotation } from "./network-rotation.ts";
import type { NetworkEvent, NetworkPlan, NetworkProfile, SecurityProfile } from "./network-types.ts";

const tls = { ca: "ca", key: "key", certificate: "certificate" };
const profile = (slot: number, securityProfile: SecurityProfile = 2, more: Partial<NetworkProfile> = {}): NetworkProfile => ({
  slot,
  url: `${securityProfile >= 2 ? "wss" : "ws"}://csms-${slot}/ocpp`,
  versions: ["2.0.1"],
  securityProfile,
  ...(securityProfile === 3 ? { tls } : {}),
  ...(securityProfile === 1 || securityProfile === 2 ? { password: "a-long-password" } : {}),
  ...more,
});

function rotating(first: NetworkPlan) {
  const events: NetworkEvent[] = [];
  const state = { plan: first };
  const rotation = new NetworkRotation(
    () => state.plan,
    (event) => events.push(event),
  );
  const slots = (times: number) => Array.from({ length: times }, () => rotation.next()?.slot);
  const told = () => events.splice(0).map((event) => (event.type === "trying" ? `${event.slot}.${event.attempt} ${event.why}` : `${event.type} ${event.slot}`));
  return { rotation, slots, state, told, events };
}

describe("network profiles", () => {
  test("each entry gets its number of attempts, then the next has its turn, and after the last the first [OCPP 2.x B10.FR.03, FR.08]", () => {
    const { slots, told } = rotating({ profiles: [profile(1), profile(0)], attempts: 2 });
    expect(slots(6)).toEqual([1, 1, 0, 0, 1, 1]);
    expect(told()).toEqual(["1.1 start", "1.2 again", "0.1 attempts used up", "0.2 again", "1.1 attempts used up", "1.2 again"]);
  });

  test("a single profile is tried for ever", () => {
    const { slots, told } = rotating({ profiles: [profile(4)], attempts: 2 });
    expect(slots(5)).toEqual([4, 4, 4, 4, 4]);
    expect(told().slice(1)).toEqual(["4.2 again", "4.1 again", "4.2 again", "4.1 again"]);
  });

  test("after a loss the profile that was connected is tried first, with all its attempts", () => {
    const { rotation, slots } = rotating({ profiles: [profile(1), profile(2), profile(3)], attempts: 2 });
    slots(3);
    rotation.connected(profile(2));
    rotation.settled();
    expect(slots(4)).toEqual([2, 2, 3, 3]);
  });

  test("a profile that connects and never settles uses up its attempts like one that does not connect [OCPP 2.x B10.FR.03]", () => {
    const { rotation, slots } = rotating({ profiles: [profile(1), profile(2)], attempts: 2 });
    const tried = Array.from({ length: 3 }, () => {
      const [slot] = slots(1);
      rotation.connected(profile(slot ?? 0));
      return slot;
    });
    expect(tried).toEqual([1, 1, 2]);
  });

  test("of two profiles with one slot the second is not used, told once, and those behind it have their turn", () => {
    const { slots, events } = rotating({ profiles: [profile(1), profile(1, 3), profile(2)], attempts: 1 });
    expect(slots(4)).toEqual([1, 2, 1, 2]);
    expect(events.filter(({ type }) => type === "skipped")).toEqual([
      { type: "skipped", slot: 1, securityProfile: 3, why: "another profile before it has its slot" },
    ]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("%s attempts count as the usual 3", (attempts) => {
    expect(rotating({ profiles: [profile(1), profile(2)], attempts }).slots(4)).toEqual([1, 1, 1, 2]);
  });

  test("after a restart the first entry is tried first [OCPP 2.x B10.FR.04, A05.FR.05]", () => {
    const { rotation, slots, told } = rotating({ profiles: [profile(1), profile(2)], attempts: 1 });
    slots(2);
    rotation.connected(profile(2));
    rotation.restart();
    told();
    expect(slots(1)).toEqual([1]);
    expect(told()).toEqual(["1.1 start"]);
  });

  test("a changed list counts from the next attempt on", () => {
    const { slots, state, told } = rotating({ profiles: [profile(1), profile(2)], attempts: 3 });
    slots(1);
    state.plan = { profiles: [profile(7), profile(2)], attempts: 1 };
    told();
    expect(slots(3)).toEqual([7, 2, 7]);
    expect(told()[0]).toBe("7.1 not listed");
    state.plan = { profiles: [] };
    expect(slots(1)).toEqual([undefined]);
  });

  test.each<[string, SecurityProfile, Partial<NetworkPlan>, SecurityProfile[]]>([
    ["never goes below the one in use", 2, {}, [3, 2]],
    ["never goes below what the station keeps", 0, { securityProfile: 3 }, [3]],
    ["goes from 3 to 2 where that is allowed, and not to 1", 3, { allowDowngrade: true }, [3, 2]],
    ["goes no lower from 2 even where a downgrade is allowed", 2, { allowDowngrade: true }, [3, 2]],
    ["starts anywhere when nothing is known", 0, {}, [3, 2, 1, 0]],
  ])("%s [OCPP 2.1 A00.FR.005]", (_name, reached, more, usable) => {
    const profiles = ([3, 2, 1, 0] as const).map((security) => profile(security, security));
    const { rotation, slots, events } = rotating({ profiles, attempts: 1, ...more });
    if (reached > 0) rotation.connected(profile(reached, reached));
    rotation.restart();
    expect([...new Set(slots(8))]).toEqual(usable);
    const skipped = events.filter(({ type }) => type === "skipped").map(({ slot }) => slot);
    expect(skipped).toEqual([3, 2, 1, 0].filter((slot) => !usable.includes(slot as SecurityProfile)));
  });

  test.each<[string, NetworkProfile]>([
    ["whose url is none", profile(1, 2, { url: "nonsense" })],
    ["whose url is of another protocol", profile(1, 2, { url: "https://csms/ocpp" })],
    ["of security profile 2 without TLS", profile(1, 2, { url: "ws://csms/ocpp" })],
    ["of security profile 1 with TLS", profile(1, 1, { url: "wss://csms/ocpp" })],
    ["of security profile 3 without a key", profile(1, 3, { tls: { ca: "ca" } })],
    ["without any version", profile(1, 2, { versions: [] })],
  ])("a profile %s is not used, and told once", (_name, bad) => {
    const { slots, events } = rotating({ profiles: [bad, profile(2, 3)], attempts: 1 });
    expect(slots(3)).toEqual([2, 2, 2]);
    expect(events.filter(({ type }) => type === "skipped")).toEqual([
      { type: "skipped", slot: 1, securityProfile: bad.securityProfile, why: expect.any(String) },
    ]);
  });

  test("a profile that needs a password and has none is not used", () => {
    const { password: _, ...bare } = profile(1);
    expect(rotating({ profiles: [bare] }).slots(1)).toEqual([undefined]);
  });
});
