// SPDX-License-Identifier: Apache-2.0
import { makeImage } from "@chargehand/charge-point";
import { describe, expect, test } from "vitest";
import { SimulatedSlots } from "./simulated-slots.ts";

async function loaded(version = "0.2.0", options: { readonly dead?: readonly string[]; readonly capacity?: number } = {}) {
  const slots = new SimulatedSlots({ factory: "0.1.0", ...options });
  const writer = await slots.open();
  const image = makeImage({ model: "CH7-S", version }, new Uint8Array(900));
  for (let at = 0; at < image.length; at += 50) await writer.write(image.subarray(at, at + 50));
  await writer.close();
  return { slots, image };
}

describe("simulated slots for firmware", () => {
  test("give back what was written, and change nothing that runs until they are marked and booted", async () => {
    const { slots, image } = await loaded();
    const pieces: Uint8Array[] = [];
    for await (const piece of slots.read()) pieces.push(piece);
    expect(Buffer.concat(pieces)).toEqual(image);
    slots.boot();
    expect([slots.running, slots.trial]).toEqual(["0.1.0", "none"]);
    await slots.mark();
    expect([slots.running, slots.trial]).toEqual(["0.1.0", "marked"]);
    slots.boot();
    expect([slots.running, slots.trial]).toEqual(["0.2.0", "running"]);
  });

  test("keep a version that was confirmed, and go back from one that was not at the next boot", async () => {
    const good = await loaded();
    await good.slots.mark();
    good.slots.boot();
    await good.slots.confirm();
    good.slots.boot();
    expect([good.slots.running, good.slots.trial]).toEqual(["0.2.0", "none"]);
    const bad = await loaded();
    await bad.slots.mark();
    bad.slots.boot();
    bad.slots.boot();
    expect([bad.slots.running, bad.slots.trial]).toEqual(["0.1.0", "failed"]);
    bad.slots.boot();
    expect(bad.slots.running).toBe("0.1.0");
  });

  test("never run a version that does not start, or what is no image", async () => {
    for (const { slots } of [await loaded("0.2.0", { dead: ["0.2.0"] }), await loaded("no version")]) {
      await slots.mark();
      slots.boot();
      expect([slots.running, slots.trial]).toEqual(["0.1.0", "failed"]);
    }
  });

  test("refuse what does not fit", async () => {
    await expect(loaded("0.2.0", { capacity: 500 })).rejects.toThrow("500 bytes");
  });
});
