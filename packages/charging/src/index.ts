// SPDX-License-Identifier: Apache-2.0
export type { ChargingProfile, ProfileKind, ProfilePurpose, SchedulePeriod } from "./charging-profile.ts";
export type { Claim, Decision } from "./claims.ts";
export { type ActiveLimit, type LimitContext, limitAt } from "./composite-schedule.ts";
export { DECISION_COMPONENT, DECISION_VARIABLE, type DecisionRecord, parseDecisionRecord, recordOf } from "./decision-record.ts";
export { type Beneficiary, beneficiaries, type Cause, causes, type Facts, type FactsOnTheWire, type Provenance, provenances, VENDOR_ID } from "./facts.ts";
export { decide, type Rating } from "./hierarchy.ts";
export { type Layer, layers, rankOf } from "./layers.ts";
export { isReasonCode, type Reason, type ReasonCode, reasons } from "./reasons.ts";
