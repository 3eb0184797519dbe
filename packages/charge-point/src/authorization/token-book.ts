// SPDX-License-Identifier: Apache-2.0
import { err, hasCode, type Log, messageOf, ok, type Result } from "@chargehand/kernel";
import type { DeviceMemory, KeptValue } from "../device-memory.ts";
import { type TokenVerdict, verdictOf } from "../ocpp/csms-link.ts";
import type { IdToken } from "../ocpp/station-events.ts";
import type { StoredVariables } from "../ocpp/stored-variables.ts";
import { CacheKeeper } from "./cache-keeper.ts";
import { fromKeptList, isKeptList, type KeptList, LIST_ENTRY_BYTES, type ListRefusal, type LocalList, noList, toKeptList, updateList } from "./local-list.ts";
import { isGood, type TokenInfo } from "./token-info.ts";
import type { TokenKey, TokenKeys } from "./token-key.ts";
import { type AuthorizationRules, type Judgement, judge } from "./who-may.ts";

export interface BookDeps {
  readonly keys: TokenKeys;
  readonly memory: DeviceMemory;
  readonly variables: StoredVariables;
  /** Epoch ms, domain time. */
  readonly nowMs: () => number;
  /** Domain time that never steps. */
  readonly monoMs: () => number;
  readonly log: Log;
  /** Whether a reservation stands for this very token. */
  readonly isReservedFor: (token: IdToken) => boolean;
}

/** One token of an update, as the CSMS has named it; without a type where its version knows none. */
export interface ListedToken {
  readonly value: string;
  readonly type?: string;
  readonly info?: TokenInfo | undefined;
}

/** What the device knows of a token, for a report to its owner [N09]. */
export interface TokenKnowledge {
  readonly list: TokenInfo | undefined;
  readonly cache: TokenInfo | undefined;
}

/** All that the device knows of tokens: the list that the CSMS has sent, and what it remembers of those that were presented. */
export class TokenBook {
  readonly #deps: BookDeps;
  readonly #cache: CacheKeeper;
  #list: LocalList = noList;
  #keptList: KeptValue<KeptList> | undefined;

  constructor(deps: BookDeps) {
    this.#deps = deps;
    this.#cache = new CacheKeeper(deps);
  }

  /** Reads what it knew before; once, before anything else. */
  async load(): Promise<void> {
    const { value, kept } = await this.#deps.memory.keep("token-list", isKeptList);
    this.#keptList = kept;
    if (value !== undefined) this.#list = fromKeptList(value);
    await this.#cache.load();
  }

  get isListOn(): boolean {
    return this.#deps.variables.isSet("LocalAuthListCtrlr.Enabled");
  }

  get listVersion(): number {
    return this.#list.version;
  }

  get listLength(): number {
    return this.#list.entries.size;
  }

  get listBytes(): number {
    return this.#list.entries.size * LIST_ENTRY_BYTES;
  }

  get cacheBytes(): number {
    return this.#cache.bytes;
  }

  /** All of it or nothing; resolves when it is on disk. */
  async updateList(update: {
    readonly kind: "Full" | "Differential";
    readonly version: number;
    readonly isEmptyNew?: boolean;
    readonly tokens: readonly ListedToken[];
  }): Promise<Result<void, ListRefusal>> {
    if (!this.isListOn) return err({ status: "Failed", code: "NotEnabled", detail: "the local list is switched off" });
    const { keys, log } = this.#deps;
    const { tokens, ...rest } = update;
    const entries = tokens.map((token) => ({ ...keys.named(token), info: token.info }));
    const next = updateList(this.#list, { ...rest, entries });
    if (!next.ok) {
      log.warn({ status: next.error.status, code: next.error.code }, "an update of the local list was refused");
      return next;
    }
    this.#list = next.value;
    // Whom the list names is not in the cache too: that would outlast a removal from the list [1.6 section 3.5.3].
    this.#cache.drop(entries.flatMap(({ key, others }) => [key, ...others]));
    this.#keptList?.save(toKeptList(next.value));
    await this.#keptList?.durable();
    log.info({ version: next.value.version, tokens: next.value.entries.size }, "the local list was updated");
    return ok(undefined);
  }

  /** Resolves when it is gone from the disk too; false where there is none to clear [C11.FR.04]. */
  clearCache(): Promise<boolean> {
    return this.#cache.clear();
  }

  /**
   * Whether a token is let in. `ask` asks the CSMS; absent without a line. Where it fails because the line broke, the rule without a
   * line holds; a CSMS that is there and gives no verdict lets nobody in who is not known here.
   */
  async verdictOn(token: IdToken, ask: (() => Promise<TokenVerdict>) | undefined): Promise<TokenVerdict> {
    const before = this.#judge(token, ask !== undefined);
    if (before.kind === "decided" || ask === undefined) return this.#decided(token, before);
    try {
      const verdict = await ask();
      if (verdict.info !== undefined) this.learn(token, verdict.info);
      return verdict;
    } catch (error) {
      this.#deps.log.info({ reason: messageOf(error) }, "the CSMS gave no verdict on a token");
      const without = this.#judge(token, false);
      const isLineGone = hasCode(error, "OCPP_DISCONNECTED") || hasCode(error, "OCPP_CALL_ABORTED");
      return without.kind === "decided" && without.by === "unknown" && !isLineGone ? { isAccepted: false } : this.#decided(token, without);
    }
  }

  /** The CSMS has said this of a token, in whatever answer [C10.FR.04, FR.05]. True when the list says otherwise [1.6 section 3.5.2]. */
  learn(token: IdToken, info: TokenInfo): boolean {
    const listed = this.#listed(token);
    if (listed !== undefined) return isGood(listed) !== isGood(info);
    // Those that a CSMS makes for one occasion would only fill it [C02.FR.03, C03.FR.02].
    if (token.type !== "Central" && token.type !== "NoAuthorization") this.#cache.learn(this.#deps.keys.of(token), info);
    return false;
  }

  /** What is known without asking, whatever may be done with it: who is of one group, who has a master pass. */
  known(token: IdToken): TokenInfo | undefined {
    const { list, cache } = this.tokensOf(token);
    return list ?? cache;
  }

  /** For a report of what is kept of a customer [N09.FR.02]. */
  tokensOf(token: IdToken): TokenKnowledge {
    return { list: this.#listed(token), cache: this.#cache.recall(this.#deps.keys.of(token)) };
  }

  /** Takes it out of the cache [N10]; the list is the CSMS's, and changes by its word only [D01.FR.09]. True when something was there. */
  async forget(token: IdToken): Promise<boolean> {
    return this.#cache.forget(this.#deps.keys.of(token));
  }

  /** Once a cycle: writes what is due to be written. */
  follow(): void {
    this.#cache.follow();
  }

  /** Writes what has not been written. */
  stop(): void {
    this.#cache.write();
  }

  #decided(token: IdToken, judgement: Judgement): TokenVerdict {
    if (judgement.kind === "ask") return { isAccepted: false };
    const { by, info, isAccepted } = judgement;
    if (by === "cache" && isAccepted) this.#cache.used(this.#deps.keys.of(token));
    const known = info ?? this.known(token);
    return { ...(known === undefined ? {} : verdictOf(known)), isAccepted };
  }

  #judge(token: IdToken, isOnline: boolean): Judgement {
    const { nowMs, isReservedFor } = this.#deps;
    const { list, cache } = this.tokensOf(token);
    return judge({
      isOnline,
      nowMs: nowMs(),
      rules: this.#rules,
      needsNone: token.type === "NoAuthorization",
      listed: list,
      cached: cache,
      isReservedFor: isReservedFor(token),
    });
  }

  get #rules(): AuthorizationRules {
    const { variables } = this.#deps;
    return {
      preAuthorize: variables.isSet("AuthCtrlr.LocalPreAuthorize"),
      authorizeOffline: variables.isSet("AuthCtrlr.LocalAuthorizeOffline"),
      unknownOffline: variables.isSet("AuthCtrlr.OfflineTxForUnknownIdEnabled"),
      neverAsks: variables.isSet("AuthCtrlr.DisableRemoteAuthorization"),
      listIsFinal: variables.isSet("LocalAuthListCtrlr.DisablePostAuthorize"),
      cacheIsFinal: variables.isSet("AuthCacheCtrlr.DisablePostAuthorize"),
    };
  }

  #listed(token: IdToken): TokenInfo | undefined {
    if (!this.isListOn) return undefined;
    const { entries } = this.#list;
    const at = (key: TokenKey) => entries.get(key);
    return entries.size === 0 ? undefined : (at(this.#deps.keys.of(token)) ?? at(this.#deps.keys.ofAnyType(token.value)));
  }
}
