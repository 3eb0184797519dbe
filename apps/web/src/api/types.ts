// SPDX-License-Identifier: Apache-2.0
import type {
  CommandRequest,
  CommandView,
  Me,
  MeterPoint,
  NoticeView,
  Problem,
  SecurityEventView,
  SessionView,
  StationView,
  StreamEvents,
} from "@chargehand/csms";

export type { CommandRequest, CommandView, Me, MeterPoint, NoticeView, Problem, SecurityEventView, SessionView, StationView, StreamEvents };

export type DecisionView = NonNullable<StationView["decision"]>;
export type VoiceView = DecisionView["winner"];

/** One of the two apps, and the right that goes with it. */
export type Face = Me["faces"][number];

/** Newest first; `next` is where the older ones begin. */
export interface Page<T> {
  readonly items: T[];
  readonly next?: string;
}

/** The text of one reason code, as `GET /api/reasons` serves it. */
export interface ReasonText {
  readonly layer: string;
  readonly title: string;
  readonly sentence: string;
}
export type ReasonTexts = Readonly<Record<string, ReasonText>>;
