// SPDX-License-Identifier: Apache-2.0
import { Amps } from "@chargehand/kernel";
import type { Claim, Decision } from "./claims.ts";
import { delayRowOf } from "./delay-causes.ts";
import { type Before, type Circumstances, type Edge, type EdgeKind, edgeOf, isUpward, kindOf } from "./delay-edge.ts";
import type { Cause } from "./facts.ts";
import { limitUnder, type Rating } from "./hierarchy.ts";
import type { PolicyPack } from "./policy-packs.ts";

/** Seconds [SI 2021/1467 reg 11(1)]: what a device is born with, and how far the maximum can be set. */
export const DEFAULT_DELAY_MAX = 600;
export const LONGEST_DELAY_MAX = 1_800;

/** A change that waits. */
export interface PendingDelay {
  readonly kind: EdgeKind;
  readonly cause: Cause;
  /** Drawn, of at most `maximum`. */
  readonly seconds: number;
  readonly maximum: number;
  /** Of the clock that never steps, milliseconds. */
  readonly endsAt: number;
  /** The same for people: epoch ms, as reckoned when it was drawn. */
  readonly until: number;
}

/** What stands between two steps. */
export interface DelayState {
  /** The wish that is in force: what is held while a change waits. */
  readonly held: Amps;
  readonly pending?: PendingDelay;
  readonly before?: Before;
  /** A delay was running when the power went: the next start owes a new draw [SCP-11.12 of the project's reference]. */
  readonly isOwed?: boolean;
}

/** A device that has just been switched on. */
export const atPowerOn = (wasPending = false): DelayState => ({ held: Amps(0), ...(wasPending ? { isOwed: true } : {}) });

export interface DelayInput extends Circumstances {
  readonly decision: Decision;
  /** Epoch ms. */
  readonly nowMs: number;
  /** Of the clock that never steps. */
  readonly monoMs: number;
  /** The maximum that is set, seconds. */
  readonly maximum: number;
  readonly policy: PolicyPack;
  /** A whole number from 0 to `max` inclusive, uniform, from a cryptographic generator. */
  readonly draw: (max: number) => number;
}

/**
 * The randomised delay, one instant: the new state, whose `held` is the wish that may be carried out now. Each edge draws
 * anew; further changes in the same direction while one waits do not. What safety and supply set is no part of it: it
 * limits what is held at every instant, and what it lets go of comes back at once. Pure but for `draw`.
 * Source: SI 2021/1467 reg 11; docs/load-control.md, "The randomised delay".
 */
export function delayStep(state: DelayState, input: DelayInput): DelayState {
  const { decision, isOffline } = input;
  const isUnplugged = decision.wishedBy.facts.cause === "unplugged";
  const wasPlugged = state.before !== undefined && state.before.decision.wishedBy.facts.cause !== "unplugged";
  const isOwed = state.isOwed === true && !(isUnplugged && wasPlugged);
  const outcome = advance({ ...state, isOwed }, input);
  const before = { decision, isOffline };
  return {
    held: outcome.held,
    before,
    ...(outcome.pending === undefined ? {} : { pending: outcome.pending }),
    ...(isOwed && outcome.held === 0 && outcome.pending === undefined ? { isOwed } : {}),
  };
}

type Outcome = Pick<DelayState, "held"> & { readonly pending?: PendingDelay | undefined };

function advance(state: DelayState, input: DelayInput): Outcome {
  const target = input.decision.wish;
  if (target === state.held) return { held: target };
  const kind = kindOf(state.held, target);
  const { pending } = state;
  const isSameEdge = pending !== undefined && isUpward(pending.kind) === isUpward(kind);
  return isSameEdge ? coalesce(state, { ...pending, kind }, input) : begin(state, kind, input);
}

/** A new edge: carried out at once, or a draw. */
function begin(state: DelayState, kind: EdgeKind, input: DelayInput): Outcome {
  const { decision, policy, monoMs, nowMs } = input;
  const target = decision.wish;
  if (!policy.isRegulated || isUnfelt(state.held, decision)) return { held: target };
  const edge = edgeFor(state, kind, input);
  const { delay } = delayRowOf(edge);
  const maximum = delay === "recovery" ? LONGEST_DELAY_MAX : input.maximum;
  if (delay === "no" || maximum === 0) return { held: target };
  const seconds = input.draw(maximum);
  if (seconds === 0) return { held: target };
  return {
    held: promptly(state.held, decision),
    pending: { kind, cause: edge.cause, seconds, maximum, endsAt: monoMs + seconds * 1_000, until: Math.round(nowMs) + seconds * 1_000 },
  };
}

/** The same edge goes on waiting, whatever it will come to; unless what binds now is of those that never wait. */
function coalesce(state: DelayState, pending: PendingDelay, input: DelayInput): Outcome {
  const { decision, monoMs } = input;
  if (monoMs >= pending.endsAt || endsWaiting(state, pending.kind, input)) return { held: decision.wish };
  return { held: promptly(state.held, decision), pending };
}

/** Upward only a "charge now" ends a wait, and whoever acts; downward whatever stops at once. What waits upward has been let in already, so no start can end it. */
function endsWaiting(state: DelayState, kind: EdgeKind, input: DelayInput): boolean {
  if (input.hasPersonActed) return true;
  if (state.before?.decision.wishedBy.reason === input.decision.wishedBy.reason) return false;
  const edge = edgeFor(state, kind, input);
  if (edge.isAttested || delayRowOf(edge).delay !== "no") return false;
  return !isUpward(kind) || edge.cause === "chargeNow";
}

function edgeFor(state: DelayState, kind: EdgeKind, input: DelayInput): Edge {
  const edge = edgeOf(kind, input, state.before, input);
  return state.isOwed === true && edge.cause === "plugIn" ? { ...edge, cause: "powerRestored" } : edge;
}

/** Grid services that never wait lower what is held too, and it does not rise again without an edge of its own. */
const promptly = (held: Amps, { promptCap }: Decision): Amps => Amps(Math.min(held, promptCap));

/** Under a low ceiling a wish may change without any change of the rate; that is no relevant time [reg 11(3)]. */
function isUnfelt(held: Amps, { wish, ceiling }: Decision): boolean {
  return ceiling > 0 && Math.min(held, ceiling) === Math.min(wish, ceiling);
}

/** The reason that people see while a change waits. */
const waitingReasons = { start: "DelayedStart", stop: "DelayedStop", increase: "DelayedChange", decrease: "DelayedChange" } as const;

/**
 * The decision as it is carried out while a delay may be pending: what is held, never above the ceiling, with the delay as
 * the winner and what was decided first among the losers. `until` is the end of the countdown, epoch ms.
 */
export function withDelay(decision: Decision, state: DelayState, rating: Rating): Decision {
  const { pending } = state;
  if (pending === undefined) return decision;
  const limit = limitUnder({ wish: state.held, ceiling: decision.ceiling }, rating);
  const { facts, layer } = decision.wishedBy;
  const waiting: Claim = { layer, kind: "wait", reason: waitingReasons[pending.kind], facts, until: pending.until };
  const isStopped = decision.ceiling === 0;
  const winner = isStopped ? decision.winner : waiting;
  const others = isStopped ? [waiting, ...decision.losers] : [decision.winner, ...decision.losers];
  return { ...decision, permitted: limit > 0, limit, winner, losers: others };
}
