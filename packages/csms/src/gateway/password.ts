// SPDX-License-Identifier: Apache-2.0
import { createHmac, scrypt, timingSafeEqual } from "node:crypto";
import { type Random, systemRandom } from "@chargehand/kernel";
import { BoundedMap } from "./bounded-map.ts";

/** scrypt cost for station passwords. They are 32 random characters, so the cost need not slow a dictionary down. */
const COST = { N: 4096, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
const LONGEST_PASSWORD = 64;

const derive = (password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> =>
  new Promise((resolve, reject) => scrypt(password, salt, KEY_BYTES, cost, (error, key) => (error === null ? resolve(key) : reject(error))));

/** `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string, random: Random = systemRandom): Promise<string> {
  const salt = Buffer.from(random.hex(16), "hex");
  const key = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Whether `password` is the one that `hash` was made of. Compares in constant time; a hash that cannot be read never fits. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = hash.split("$");
  if (scheme !== "scrypt" || salt === undefined || key === undefined || password.length > LONGEST_PASSWORD) return false;
  const expected = Buffer.from(key, "base64url");
  const given = await derive(password, Buffer.from(salt, "base64url"), { N: Number(N), r: Number(r), p: Number(p) });
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Checks passwords, a few at a time. */
export interface PasswordCheck {
  /** `busy` when too many wait already: hashing must not be a way to stall the gateway. */
  verify(password: string, hash: string | undefined): Promise<boolean | "busy">;
}

/** Stations whose password this process has seen right. */
const REMEMBERED = 100_000;

/**
 * Remembers passwords that were right, as HMACs under a key that this process never shows: after an outage all stations
 * come back at once, and hashing each again would take minutes. Another hash, after a change of password, has no entry.
 */
function rememberedPasswords() {
  const key = systemRandom.hex(32);
  const macs = new BoundedMap<Buffer>(REMEMBERED);
  const macOf = (password: string) => createHmac("sha256", key).update(password).digest();
  return {
    fits(password: string, hash: string): boolean {
      const mac = macs.get(hash);
      return mac !== undefined && timingSafeEqual(mac, macOf(password));
    },
    add: (password: string, hash: string) => macs.set(hash, macOf(password)),
  };
}

/** `hash` undefined (an unknown station) costs as much as a wrong password, so that the time tells nothing. */
export function boundedPasswordCheck({ concurrency = 2, waiting = 64 }: { readonly concurrency?: number; readonly waiting?: number } = {}): PasswordCheck {
  const decoy = hashPassword(systemRandom.hex(16));
  const remembered = rememberedPasswords();
  const queue: (() => void)[] = [];
  let running = 0;
  const enter = () => (running < concurrency ? void running++ : new Promise<void>((resolve) => queue.push(resolve)));
  const leave = () => {
    const next = queue.shift();
    if (next === undefined) running--;
    else next();
  };
  return {
    async verify(password, hash) {
      if (hash !== undefined && remembered.fits(password, hash)) return true;
      if (running >= concurrency && queue.length >= waiting) return "busy";
      await enter();
      try {
        const fits = await verifyPassword(password, hash ?? (await decoy));
        if (!fits || hash === undefined) return false;
        remembered.add(password, hash);
        return true;
      } finally {
        leave();
      }
    },
  };
}
