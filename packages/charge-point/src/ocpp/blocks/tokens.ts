// SPDX-License-Identifier: Apache-2.0
// The block of the local list and of the cache: its routes in each version and its part of the device model. Rules: ../../authorization.
import type { Request, Response, Routes } from "@chargehand/ocpp";
import { LIST_CAPACITY, LIST_ENTRY_BYTES, LIST_ITEMS_PER_MESSAGE, type ListRefusal } from "../../authorization/local-list.ts";
import type { ListedToken, TokenBook } from "../../authorization/token-book.ts";
import { CACHE_CAPACITY, CACHE_ENTRY_BYTES } from "../../authorization/token-cache.ts";
import type { FunctionalBlock, MakeBlock } from "../functional-block.ts";
import { statusInfo } from "../status-info.ts";
import { tokenInfo2x, tokenInfo16 } from "../token-words.ts";
import type { Variable } from "../variable-list.ts";

export const tokenBlock: MakeBlock = async ({ tokens }) => new TokenBlock(tokens);

class TokenBlock implements FunctionalBlock {
  readonly #tokens: TokenBook;

  constructor(tokens: TokenBook) {
    this.#tokens = tokens;
  }

  get variables() {
    return variablesOf(this.#tokens);
  }

  get routes16() {
    return routes16(this.#tokens);
  }

  get routes201() {
    return routes2x(this.#tokens);
  }

  get routes21() {
    return routes2x(this.#tokens);
  }

  onCycle(): void {
    this.#tokens.follow();
  }

  stop(): void {
    this.#tokens.stop();
  }
}

type SendList2x = Request<"2.0.1", "SendLocalList"> | Request<"2.1", "SendLocalList">;

function routes2x(tokens: TokenBook) {
  return {
    SendLocalList: (request) => sendList2x(tokens, request),
    // A list that is switched off is as none [D02.FR.03].
    GetLocalListVersion: () => ({ versionNumber: tokens.isListOn ? tokens.listVersion : 0 }),
    ClearCache: async () =>
      (await tokens.clearCache())
        ? { status: "Accepted" }
        : { status: "Rejected", statusInfo: statusInfo({ code: "NotEnabled", detail: "the cache is switched off [C11.FR.04]" }) },
  } satisfies Routes<"2.0.1"> & Routes<"2.1">;
}

async function sendList2x(
  tokens: TokenBook,
  { updateType, versionNumber, localAuthorizationList = [] }: SendList2x,
): Promise<Response<"2.0.1", "SendLocalList">> {
  const listed = localAuthorizationList.map(
    ({ idToken, idTokenInfo }): ListedToken => ({
      value: idToken.idToken,
      type: idToken.type,
      ...(idTokenInfo === undefined ? {} : { info: tokenInfo2x(idTokenInfo) }),
    }),
  );
  const outcome = await tokens.updateList({ kind: updateType, version: versionNumber, tokens: listed });
  if (outcome.ok) return { status: "Accepted" };
  return { status: outcome.error.status, statusInfo: statusInfo(outcome.error) };
}

const routes16 = (tokens: TokenBook): Routes<"1.6"> => ({
  SendLocalList: async ({ updateType, listVersion, localAuthorizationList = [] }) => {
    const listed = localAuthorizationList.map(
      ({ idTag, idTagInfo }): ListedToken => ({ value: idTag, ...(idTagInfo === undefined ? {} : { info: tokenInfo16(idTagInfo) }) }),
    );
    const outcome = await tokens.updateList({ kind: updateType, version: listVersion, isEmptyNew: true, tokens: listed });
    return { status: outcome.ok ? "Accepted" : status16(outcome.error) };
  },
  // -1: there is no list; 0: there is one, and nobody is in it [1.6 section 5.10].
  GetLocalListVersion: () => ({ listVersion: tokens.isListOn ? (tokens.listLength === 0 ? 0 : tokens.listVersion) : -1 }),
  ClearCache: async () => ({ status: (await tokens.clearCache()) ? "Accepted" : "Rejected" }),
});

const status16 = ({ status, code }: ListRefusal): "Failed" | "NotSupported" | "VersionMismatch" => (code === "NotEnabled" ? "NotSupported" : status);

const LIST = "LocalAuthListCtrlr";
const CACHE = "AuthCacheCtrlr";

/** A message of as many tokens as one may bring, each as long as 2.1 lets it be. */
const LIST_BYTES_PER_MESSAGE = 262_144;

function variablesOf(tokens: TokenBook): readonly Variable[] {
  const is = (component: string, variable: string): Variable => ({ component, variable, dataType: "boolean", read: () => "true" });
  const count = (component: string, variable: string, read: () => number): Variable => ({
    component,
    variable,
    dataType: "integer",
    read: () => String(read()),
  });
  return [
    is(CACHE, "Available"),
    { ...count(CACHE, "Storage", () => tokens.cacheBytes), unit: "B", maxLimit: CACHE_CAPACITY * CACHE_ENTRY_BYTES },
    is(LIST, "Available"),
    { ...count(LIST, "Entries", () => tokens.listLength), maxLimit: LIST_CAPACITY },
    count(LIST, "ItemsPerMessage", () => LIST_ITEMS_PER_MESSAGE),
    count(LIST, "BytesPerMessage", () => LIST_BYTES_PER_MESSAGE),
    { ...count(LIST, "Storage", () => tokens.listBytes), unit: "B", maxLimit: LIST_CAPACITY * LIST_ENTRY_BYTES },
    is(LIST, "SupportsExpiryDateTime"),
  ];
}
