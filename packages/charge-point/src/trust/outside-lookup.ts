// SPDX-License-Identifier: Apache-2.0
import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { type Nearness, placeOf } from "./outside-url.ts";

/** A name is only as far away as the address that it stands for: one that leads into the house is not followed there. */
export const lookupWithin =
  (near: readonly Nearness[]): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const allowed = (addresses ?? []).filter(({ address }) => isWithin(address, near));
      const [first] = allowed;
      if (error !== null || first === undefined) return callback(error ?? new Error("the name stands for an address that this device must not go to"), "", 0);
      if (options.all === true) return callback(null, allowed);
      return callback(null, first.address, first.family);
    });
  };

function isWithin(address: string, near: readonly Nearness[]): boolean {
  const place = placeOf(address);
  return place === "public" || (place !== "nowhere" && near.includes(place));
}
