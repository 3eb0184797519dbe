// SPDX-License-Identifier: Apache-2.0
export type { ChargingProfile, ProfileKind, ProfilePurpose, SchedulePeriod } from "./charging-profile.ts";
export type { Claim, Decision } from "./claims.ts";
export { type ActiveLimit, limitAt, nextProfileChange } from "./composite-schedule.ts";
export { type CompositePeriod, type CompositeRequest, compositeSchedule } from "./composite-timeline.ts";
export {
  DECISION_COMPONENT,
  DECISION_VARIABLE,
  type DecisionRecord,
  type DelayRecord,
  parseDecisionRecord,
  recordOf,
  type StandingDelay,
} from "./decision-record.ts";
export { type DelayRow, type DelayVerdict, delayRowOf, delayRows } from "./delay-causes.ts";
export { type Circumstances, type Edge, type EdgeKind, edgeOf } from "./delay-edge.ts";
export {
  type AttestedDelay,
  type Beneficiary,
  beneficiaries,
  type Cause,
  causes,
  type Facts,
  type FactsOnTheWire,
  PROFILE_FACTS,
  type Provenance,
  provenances,
  VENDOR_ID,
} from "./facts.ts";
export { decide, limitUnder, type Rating } from "./hierarchy.ts";
export { type ChargeNowEnd, LONGEST_CHARGE_NOW, parseChargeNowEnd } from "./hours/charge-now-end.ts";
export { type ChargingHours, type DsrAgreement, defaultHours, type HoursChoice, hoursSoldWith, isChoicePending } from "./hours/charging-hours.ts";
export { type HoursEdge, hoursAt, nextEdge } from "./hours/hours-at.ts";
export { type HoursAsker, type HoursRefusal, type HoursRequest, hoursAfter, LONGEST_DISABLE } from "./hours/hours-change.ts";
export { type HoursRecord, hoursRecordOf } from "./hours/hours-record.ts";
export { parseChargingHours, parseWeek } from "./hours/parse-hours.ts";
export { defaultWeek, isOffPeak, peakHours } from "./hours/peak-hours.ts";
export { LONGEST_READY_BY, type ReadyBy, type ReadyByPlan, readyByPlan } from "./hours/ready-by.ts";
export { type HoursWindow, type Weekday, type WeeklySchedule, weekdays, weekOf } from "./hours/week.ts";
export { formatWeek, parseWeekText } from "./hours/week-text.ts";
export type { HoursAt, HoursVoice } from "./hours/windows-at.ts";
export { isHardLayer, type Layer, layers, rankOf } from "./layers.ts";
export { type DeviceRequest, MOST_ENERGY_WH, OWNER_WISH, type OwnerWish, ownerWishText, parseOwnerWish, type ReadOwnerWish } from "./owner-wish.ts";
export { type Actor, isPolicyPackName, mayOverride, type PolicyPack, type PolicyPackName, policyPackNames, policyPacks } from "./policy-packs.ts";
export { type Commissioning, capReasonOf, profileLayerOf } from "./profile-layer.ts";
export type { LimitContext } from "./profile-voice.ts";
export {
  atPowerOn,
  DEFAULT_DELAY_MAX,
  type DelayInput,
  type DelayState,
  delayStep,
  LONGEST_DELAY_MAX,
  type PendingDelay,
  withDelay,
} from "./randomised-delay.ts";
export { isReasonCode, type Reason, type ReasonCode, reasons } from "./reasons.ts";
export { supplyStep } from "./supply/balancing.ts";
export type { SolarCap, SolarReason } from "./supply/solar-surplus.ts";
export type { SupplyInput, SupplyReading } from "./supply/supply-input.ts";
export {
  canBalance,
  parseSupplySettings,
  type SolarSettings,
  type SupplyPhase,
  type SupplySettings,
  solarDefaults,
  supplyDefaults,
} from "./supply/supply-settings.ts";
export { initialSupplyState, type SupplyReason, type SupplyState, type SupplyStep } from "./supply/supply-state.ts";
