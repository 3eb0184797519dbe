// SPDX-License-Identifier: Apache-2.0
// The shapes of the HTTP API, once: Fastify validates with them, OpenAPI is made from them, the web app takes their types.
import { MOST_ENERGY_WH } from "@chargehand/charging";
import { type Static, type TProperties, type TSchema, Type } from "typebox";

const strict = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Time = Type.String({ format: "date-time", description: "RFC 3339, UTC" });

export const VoiceSchema = strict({
  layer: Type.String(),
  kind: Type.Union([Type.Literal("stop"), Type.Literal("cap"), Type.Literal("permit"), Type.Literal("wait")]),
  reason: Type.String(),
  limitA: Type.Optional(Type.Number()),
  until: Type.Optional(Time),
});

/** A change that waits out the randomised delay [SI 2021/1467 reg 11]. */
const DelaySchema = strict({
  edge: Type.Union([Type.Literal("start"), Type.Literal("stop"), Type.Literal("increase"), Type.Literal("decrease")]),
  cause: Type.String(),
  seconds: Type.Integer({ description: "drawn" }),
  maximum: Type.Integer(),
  endsAt: Time,
  heldA: Type.Number({ description: "what holds until then, before any limit of safety or supply" }),
});

/** The hours that the charge point keeps [SI 2021/1467 reg 10]. */
const HoursSchema = strict({
  inEffect: Type.Union([Type.Literal("default"), Type.Literal("schedule"), Type.Literal("none")]),
  week: Type.String({ description: "such as Mon-Fri 00:30-04:30" }),
  isChoicePending: Type.Boolean({ description: "the owner has still to accept, change or remove the default hours" }),
  ignoredUntil: Type.Optional(Time),
  readyBy: Type.Optional(Time),
});

/** Why the charge point does what it does; from the charge point itself, never inferred here. */
export const DecisionSchema = strict({
  at: Time,
  permitted: Type.Boolean(),
  limitA: Type.Number(),
  winner: VoiceSchema,
  losers: Type.Array(VoiceSchema),
  delay: Type.Optional(DelaySchema),
  conflicts: Type.Optional(Type.Array(Type.String(), { description: "layers on which two controllers contradict each other" })),
  hours: Type.Optional(HoursSchema),
});

const point = {
  at: Time,
  powerW: nullable(Type.Number()),
  energyWh: nullable(Type.Number({ description: "lifetime register" })),
  currentA: nullable(Type.Number()),
  offeredA: nullable(Type.Number()),
  voltageV: nullable(Type.Number()),
};
export const MeterPointSchema = strict(point);

/** What was measured outside any transaction. */
export const StationReadingSchema = strict({
  evseId: Type.Integer({ description: "0 is the main meter" }),
  ...point,
  context: nullable(Type.String({ description: "as OCPP's ReadingContext" })),
  flags: Type.Array(Type.String(), { description: "TimeSuspect, ValueSuspect" }),
});

export const SessionSchema = strict({
  id: Type.String(),
  stationId: Type.String(),
  evseId: Type.Integer(),
  startedAt: Time,
  endedAt: nullable(Time),
  stoppedReason: nullable(Type.String()),
  chargingState: nullable(Type.String()),
  energyWh: Type.Number({ description: "energy of this session so far" }),
  /** Seconds with power flowing, apart from time plugged in. */
  chargingSeconds: Type.Number(),
  lastReadingAt: nullable(Time),
  flags: Type.Array(Type.String(), { description: "what is odd in it: TimeSuspect, ValueSuspect, EnergyDecreased, EnergyJump, EvseBusy, EventConflict" }),
  missingEvents: nullable(Type.Integer({ description: "how many of the station's numbered events never came; null where nobody can tell" })),
});

export const StationSchema = strict({
  id: Type.String(),
  name: Type.String(),
  isOnline: Type.Boolean(),
  lastSeenAt: nullable(Time),
  isSimulated: Type.Boolean({ description: "has plug and unplug buttons" }),
  vendor: nullable(Type.String()),
  model: nullable(Type.String()),
  firmwareVersion: nullable(Type.String()),
  ocppVersion: nullable(Type.String()),
  securityProfile: Type.Integer(),
  connectorStatus: nullable(Type.String()),
  powerW: nullable(Type.Number()),
  lastReadingAt: nullable(Time),
  decision: nullable(DecisionSchema),
  session: nullable(SessionSchema),
});

/**
 * A wish sent to a station: Sent, then Delivered, then Done or Refused; never shown as done before it is. Unknown: the
 * answer was lost. While `finishedAt` is null then, what the station tells may still decide it.
 */
export const CommandSchema = strict({
  id: Type.String(),
  stationId: Type.String(),
  kind: Type.String(),
  status: Type.Union([
    Type.Literal("Sent"),
    Type.Literal("Delivered"),
    Type.Literal("Unknown"),
    Type.Literal("Done"),
    Type.Literal("Refused"),
    Type.Literal("Expired"),
  ]),
  detail: nullable(Type.String()),
  requestedBy: Type.String(),
  requestedAt: Time,
  finishedAt: nullable(Time),
});

/**
 * `chargeNow`: layer 5 permission, optional end. `pause`: layer 4 stop by the owner. `resume`: takes both back.
 * `limit`: a charging profile of that many amperes, tagged `owner`; null clears it.
 * `start` / `stop`: RequestStartTransaction / RequestStopTransaction.
 */
export const CommandRequestSchema = Type.Union([
  strict({ kind: Type.Literal("chargeNow"), until: Type.Optional(Time) }),
  strict({ kind: Type.Literal("pause") }),
  strict({ kind: Type.Literal("resume") }),
  strict({ kind: Type.Literal("limit"), limitA: nullable(Type.Number({ minimum: 0, maximum: 80 })) }),
  strict({ kind: Type.Literal("start") }),
  strict({ kind: Type.Literal("stop") }),
  strict({ kind: Type.Literal("acceptHours") }),
  strict({
    kind: Type.Literal("changeHours"),
    week: Type.String({ minLength: 1, maxLength: 1_000, description: "such as Mon-Fri 00:30-04:30; Sat-Sun 00:00-24:00" }),
  }),
  strict({ kind: Type.Literal("removeHours") }),
  strict({ kind: Type.Literal("ignoreHours"), until: Time }),
  strict({ kind: Type.Literal("followHours") }),
  strict({
    kind: Type.Literal("readyBy"),
    at: Time,
    energyWh: Type.Number({ exclusiveMinimum: 0, maximum: MOST_ENERGY_WH, description: "what the car still needs" }),
  }),
  strict({ kind: Type.Literal("cancelReadyBy") }),
  strict({ kind: Type.Literal("skipDelay") }),
]);

export const MeSchema = strict({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  faces: Type.Array(Type.Union([Type.Literal("owner"), Type.Literal("operator")])),
});

export const ProblemSchema = strict({
  code: Type.String({ description: "stable; listed in docs/errors.md" }),
  message: Type.String(),
});

/** The texts of the closed list of reason codes; `{until}` and `{limit}` are filled in by the page. */
export const ReasonsSchema = Type.Record(Type.String(), strict({ layer: Type.String(), title: Type.String(), sentence: Type.String() }));

export const HealthSchema = strict({ status: Type.Union([Type.Literal("ok"), Type.Literal("unavailable")]) });

export const SecurityEventSchema = strict({
  id: Type.String(),
  stationId: nullable(Type.String()),
  type: Type.String(),
  at: Time,
  detail: Type.String(),
  source: Type.Union([Type.Literal("station"), Type.Literal("csms")]),
});

export const NoticeSchema = strict({
  id: Type.String(),
  stationId: Type.String(),
  at: Time,
  sentence: Type.String({ description: "in plain words" }),
  seenAt: nullable(Time),
});

/** `event:` names and `data:` of GET /api/stream. `reset` tells a client whose Last-Event-ID is too old to load afresh. */
export const StreamEventSchemas = {
  station: StationSchema,
  session: SessionSchema,
  meter: strict({ stationId: Type.String(), sessionId: nullable(Type.String()), point: MeterPointSchema }),
  decision: strict({ stationId: Type.String(), decision: DecisionSchema }),
  command: CommandSchema,
  reset: strict({}),
} as const;

export type DecisionView = Static<typeof DecisionSchema>;
export type MeterPoint = Static<typeof MeterPointSchema>;
export type StationReading = Static<typeof StationReadingSchema>;
export type SessionView = Static<typeof SessionSchema>;
export type StationView = Static<typeof StationSchema>;
export type CommandView = Static<typeof CommandSchema>;
export type CommandRequest = Static<typeof CommandRequestSchema>;
export type Me = Static<typeof MeSchema>;
export type Problem = Static<typeof ProblemSchema>;
export type Reasons = Static<typeof ReasonsSchema>;
export type SecurityEventView = Static<typeof SecurityEventSchema>;
export type NoticeView = Static<typeof NoticeSchema>;
export type StreamEvents = { [K in keyof typeof StreamEventSchemas]: Static<(typeof StreamEventSchemas)[K]> };
