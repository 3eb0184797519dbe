// SPDX-License-Identifier: Apache-2.0
import type { NoticeView, StationView } from "../api/types.ts";
import { clockTime, type Place, shortDay } from "./times.ts";

/** One line of the list: what happened, where if there is more than one charger, and when. */
export interface NoticeLine {
  readonly id: string;
  readonly text: string;
  /** "Sat 21 Nov, 14:03" */
  readonly when: string;
}

/** New ones first of all, and what the owner has seen already; each newest first. */
export function noticeLines(
  notices: readonly NoticeView[],
  stations: readonly Pick<StationView, "id" | "name">[],
  place: Place = {},
): { readonly fresh: readonly NoticeLine[]; readonly seen: readonly NoticeLine[] } {
  const line = ({ id, stationId, sentence, at }: NoticeView): NoticeLine => {
    const name = stations.find((station) => station.id === stationId)?.name ?? stationId;
    return {
      id,
      text: stations.length > 1 ? `${name}: ${sentence}` : sentence,
      when: `${shortDay(Date.parse(at), place)}, ${clockTime(Date.parse(at), place)}`,
    };
  };
  return { fresh: notices.filter(({ seenAt }) => seenAt === null).map(line), seen: notices.filter(({ seenAt }) => seenAt !== null).map(line) };
}
