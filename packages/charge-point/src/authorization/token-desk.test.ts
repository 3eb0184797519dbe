// SPDX-License-Identifier: Apache-2.0
// Tokens, verdicts, vehicles and reservations in any order [threats D16], on the real parts of a device.
import { Minutes, seededRandom, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Publisher } from "../decision/publish.ts";
import { type DeviceParts, devicePartsOf } from "../device-parts.ts";
import { deviceProfiles } from "../device-profile.ts";
import { DeviceStores } from "../device-stores.ts";
import { memoryStore } from "../memory-store.ts";
import type { TokenVerdict } from "../ocpp/csms-link.ts";
import type { IdToken } from "../ocpp/station-events.ts";
import { atOnce } from "../settings.ts";
import { benchHardware } from "../testing/bench-hardware.ts";

interface Asked {
  readonly token: IdToken;
  readonly visit: number;
  readonly wasLetIn: boolean;
  readonly answer: (verdict: TokenVerdict) => void;
}

const names = ["OWNER", "GUEST", "FAMILY"] as const;
const isLetIn = ({ station }: DeviceParts) => ["Authorized", "AwaitingCable", "AwaitingCableRemote"].includes(station.session.phase);

/** The device, and what must be so by what has happened to it. */
class Scene {
  readonly clock = new FakeClock();
  readonly hardware = benchHardware(this.clock);
  readonly asked: Asked[] = [];
  readonly #stores: DeviceStores;
  #parts: DeviceParts | undefined;
  /** Who may be let in: a good verdict came for them while the vehicle that they came with, or none, was there. */
  #eligible = new Set<string>();
  #visit = 0;
  #wasHere = false;
  #id = 0;

  constructor() {
    const clocks = { domain: this.clock, transport: new FakeClock() };
    const ids = { next: () => `tx-${this.#id++}` };
    const options = {
      ...{ identity: "CH-1", profile: deviceProfiles["chargehand-7-socket"], hardware: this.hardware, storage: memoryStore(), clocks, ids },
      ...{ random: seededRandom(1), log: silentLog, settings: { ...atOnce, authorization: "token" as const } },
    };
    this.#stores = new DeviceStores(options, () => {});
    const calls = {
      ...{ onTransaction: () => {}, onIdle: () => {}, wake: () => {}, offlineSince: () => undefined },
      authorize: (token: IdToken, answer: Asked["answer"]) => this.asked.push({ token, visit: this.#visit, wasLetIn: isLetIn(this.parts), answer }),
    };
    this.#parts = devicePartsOf({ options, stores: this.#stores, publisher: new Publisher(() => {}), calls });
  }

  get parts(): DeviceParts {
    if (this.#parts === undefined) throw new Error("not made yet");
    return this.#parts;
  }

  plug(isHere: boolean): void {
    if (isHere) this.hardware.plug("C");
    else this.hardware.unplug();
    this.parts.station.followPlug();
    if (this.#wasHere && !isHere) {
      this.#visit++;
      this.#eligible.clear();
    }
    this.#wasHere = isHere;
  }

  verdict(which: number, isAccepted: boolean): void {
    const [asked] = this.asked.splice(which % Math.max(1, this.asked.length), 1);
    if (asked === undefined) return;
    if (isAccepted && asked.visit === this.#visit && !asked.wasLetIn) this.#eligible.add(asked.token.value);
    asked.answer(asked.token.value === "FAMILY" || asked.token.value === "GUEST" ? { isAccepted, group: "HOUSE" } : { isAccepted });
  }

  reserve(): void {
    const place = { isEnabled: true, status: this.parts.station.connectorStatus(), isInUse: isLetIn(this.parts), connectorType: "sType2" };
    void this.#stores.reservations.reserve(
      { id: 1, token: { value: "GUEST", type: "ISO14443" }, group: "HOUSE", expiresAt: this.clock.wallMs() + Minutes(9) },
      place,
    );
  }

  check(): void {
    const { session } = this.parts.station;
    if (!isLetIn(this.parts)) return;
    expect([...this.#eligible]).toContain(session.idToken?.value);
    // It has been used up, or was refused because somebody was in.
    expect(this.#stores.reservations.standing).toBeUndefined();
  }
}

type Step = (scene: Scene) => void;
const token = fc.constantFrom(...names);
const step: fc.Arbitrary<readonly [string, Step]> = fc.oneof(
  fc.boolean().map((isHere) => [isHere ? "plug" : "unplug", (scene: Scene) => scene.plug(isHere)] as const),
  token.map((value) => [`hold ${value}`, (scene: Scene) => scene.parts.desk.present({ value, type: "ISO14443" })] as const),
  fc.tuple(fc.nat(5), fc.boolean()).map(([which, isGood]) => [`verdict ${which} ${isGood}`, (scene: Scene) => scene.verdict(which, isGood)] as const),
  fc.constant(["reserve", (scene: Scene) => scene.reserve()] as const),
  fc.constant(["wait", (scene: Scene) => scene.clock.advance(Minutes(3))] as const),
);

test("in any order of cards, verdicts, vehicles and reservations nobody is let in but by a good verdict on a card held for this vehicle", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const scene = new Scene();
      for (const [, act] of steps) {
        act(scene);
        scene.check();
      }
    }),
    { numRuns: 1_500 },
  );
});

test("a card that is held while somebody charges can only stop, also when the session has ended before its verdict comes", () => {
  const scene = new Scene();
  scene.plug(true);
  const hold = (value: string) => scene.parts.desk.present({ value, type: "ISO14443" });
  hold("OWNER");
  scene.verdict(0, true);
  hold("GUEST");
  hold("OWNER");
  expect(scene.parts.station.session.phase).toBe("Stopped");
  scene.verdict(0, true);
  expect(scene.parts.station.session.phase).toBe("Stopped");
});
