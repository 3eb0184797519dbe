// SPDX-License-Identifier: Apache-2.0
// Who is let in: the order is list, cache, CSMS, and without a line the rule for that time. Pure; a snapshot in, a judgement out.
import { isGood, type TokenInfo } from "./token-info.ts";

/** What a CSMS or an installer has set of it, by the names of OCPP 2.0.1. */
export interface AuthorizationRules {
  /** AuthCtrlr.LocalPreAuthorize: what is known here lets in without a question. */
  readonly preAuthorize: boolean;
  /** AuthCtrlr.LocalAuthorizeOffline: what is known here lets in while there is no line. */
  readonly authorizeOffline: boolean;
  /** AuthCtrlr.OfflineTxForUnknownIdEnabled: so is whom nobody here knows. */
  readonly unknownOffline: boolean;
  /** AuthCtrlr.DisableRemoteAuthorization: the CSMS is never asked. */
  readonly neverAsks: boolean;
  /** LocalAuthListCtrlr.DisablePostAuthorize: whom the list turns down is not asked about. */
  readonly listIsFinal: boolean;
  /** AuthCacheCtrlr.DisablePostAuthorize: the same of the cache. */
  readonly cacheIsFinal: boolean;
}

export interface Question {
  readonly isOnline: boolean;
  readonly nowMs: number;
  readonly rules: AuthorizationRules;
  /** Of type NoAuthorization: a start button, no token [C02]. */
  readonly needsNone: boolean;
  /** What the list says; absent where the list is switched off or does not name it. */
  readonly listed: TokenInfo | undefined;
  /** What the cache says and is not too old; the same. */
  readonly cached: TokenInfo | undefined;
  /** A reservation of the CSMS names this very token [H03.FR.01]. */
  readonly isReservedFor: boolean;
}

export type Judgement =
  | { readonly kind: "ask" }
  | {
      readonly kind: "decided";
      readonly by: "none needed" | "list" | "cache" | "reservation" | "unknown";
      readonly isAccepted: boolean;
      readonly info?: TokenInfo;
    };

type Known = { readonly by: "list" | "cache"; readonly info: TokenInfo; readonly isFinal: boolean };

export function judge(question: Question): Judgement {
  if (question.needsNone) return { kind: "decided", by: "none needed", isAccepted: true };
  return question.isOnline ? judgeOnline(question) : judgeOffline(question);
}

/** The list wins over the cache, whatever it says [C13.FR.01, C14.FR.01]. */
function knownOf({ listed, cached, rules }: Question): Known | undefined {
  if (listed !== undefined) return { by: "list", info: listed, isFinal: rules.listIsFinal };
  return cached === undefined ? undefined : { by: "cache", info: cached, isFinal: rules.cacheIsFinal };
}

const hasPassed = ({ expiresAt }: TokenInfo, nowMs: number): boolean => expiresAt !== undefined && nowMs >= expiresAt;

function judgeOnline(question: Question): Judgement {
  const { rules, nowMs } = question;
  const known = knownOf(question);
  if (known !== undefined && (rules.preAuthorize || rules.neverAsks)) {
    const { by, info, isFinal } = known;
    const isPast = hasPassed(info, nowMs);
    if (isGood(info) && !isPast) return { kind: "decided", by, isAccepted: true, info };
    // One whose time is over is as if it were not in the list [C14.FR.05]; one that is turned down is asked about [C12.FR.05, C14.FR.03].
    if (!isPast && isFinal) return { kind: "decided", by, isAccepted: false, info };
  }
  return rules.neverAsks ? { kind: "decided", by: known?.by ?? "unknown", isAccepted: false } : { kind: "ask" };
}

/** Somebody who is known not to be let in is not unknown, whatever holds for strangers [C13.FR.06, 1.6 section 3.5.4]. */
function judgeOffline(question: Question): Judgement {
  const { rules, nowMs, isReservedFor } = question;
  const known = knownOf(question);
  if (known !== undefined) {
    const { by, info } = known;
    const isAccepted = isGood(info) && !hasPassed(info, nowMs) && (rules.authorizeOffline || rules.unknownOffline);
    return { kind: "decided", by, isAccepted, info };
  }
  if (isReservedFor && rules.authorizeOffline) return { kind: "decided", by: "reservation", isAccepted: true };
  return { kind: "decided", by: "unknown", isAccepted: rules.unknownOffline };
}
