// SPDX-License-Identifier: Apache-2.0
import { Hours, type Millis, Seconds } from "@chargehand/kernel";
import type { DeviceMemory, KeptValue } from "../device-memory.ts";
import type { StoredVariables } from "../ocpp/stored-variables.ts";
import { CACHE_ENTRY_BYTES, cachePolicies, isKeptCache, type KeptCache, learn, recall, type TokenCache, use } from "./token-cache.ts";
import type { TokenInfo } from "./token-info.ts";
import type { TokenKey } from "./token-key.ts";

/** What was learnt is written no more often than this: a drawer full of cards held to the reader must not wear the flash. */
const WRITE_INTERVAL: Millis = Seconds(60);
/** That a token was used is worth less: a power cut makes its last use seem this much earlier at most. */
const USE_WRITE_INTERVAL: Millis = Hours(1);

export interface CacheDeps {
  readonly memory: DeviceMemory;
  readonly variables: StoredVariables;
  readonly nowMs: () => number;
  readonly monoMs: () => number;
}

/** The cache of this device, and when it is written. */
export class CacheKeeper {
  readonly #deps: CacheDeps;
  #cache: TokenCache = new Map();
  #kept: KeptValue<KeptCache> | undefined;
  #unwritten: "nothing" | "use" | "news" = "nothing";
  #writtenAt: number | undefined;

  constructor(deps: CacheDeps) {
    this.#deps = deps;
  }

  async load(): Promise<void> {
    const { value, kept } = await this.#deps.memory.keep("token-cache", isKeptCache);
    this.#kept = kept;
    if (value !== undefined) this.#cache = new Map(value);
  }

  get isOn(): boolean {
    return this.#deps.variables.isSet("AuthCacheCtrlr.Enabled");
  }

  /** What it takes on disk, at most. */
  get bytes(): number {
    return this.#cache.size * CACHE_ENTRY_BYTES;
  }

  recall(key: TokenKey): TokenInfo | undefined {
    return this.isOn ? recall(this.#cache, key, this.#moment) : undefined;
  }

  used(key: TokenKey): void {
    this.#change(use(this.#cache, key, this.#deps.nowMs()), "use");
  }

  learn(key: TokenKey, info: TokenInfo): void {
    if (!this.isOn) return;
    const policy = cachePolicies.find((one) => one === this.#deps.variables.text("AuthCacheCtrlr.Policy")) ?? "LRU";
    this.#change(learn(this.#cache, { key, info }, { ...this.#moment, policy }), "news");
  }

  /** Without a trace on the next write. True when one of them was there. */
  drop(keys: readonly TokenKey[]): boolean {
    const there = keys.filter((key) => this.#cache.has(key));
    if (there.length === 0) return false;
    const next = new Map(this.#cache);
    for (const key of there) next.delete(key);
    this.#change(next, "news");
    return true;
  }

  /** Resolves when it is off the disk too. */
  async forget(key: TokenKey): Promise<boolean> {
    if (!this.drop([key])) return false;
    this.write();
    await this.#kept?.durable();
    return true;
  }

  async clear(): Promise<boolean> {
    if (!this.isOn) return false;
    this.#change(new Map(), "news");
    this.write();
    await this.#kept?.durable();
    return true;
  }

  follow(): void {
    if (this.#unwritten === "nothing") return;
    const interval = this.#unwritten === "news" ? WRITE_INTERVAL : USE_WRITE_INTERVAL;
    if (this.#writtenAt === undefined || this.#deps.monoMs() - this.#writtenAt >= interval) this.write();
  }

  write(): void {
    if (this.#unwritten === "nothing") return;
    this.#kept?.save([...this.#cache]);
    this.#unwritten = "nothing";
    this.#writtenAt = this.#deps.monoMs();
  }

  get #moment() {
    return { nowMs: this.#deps.nowMs(), lifeTimeMs: Seconds(this.#deps.variables.number("AuthCacheCtrlr.LifeTime")) };
  }

  #change(next: TokenCache, what: "use" | "news"): void {
    if (next === this.#cache) return;
    this.#cache = next;
    if (this.#unwritten !== "news") this.#unwritten = what;
  }
}
