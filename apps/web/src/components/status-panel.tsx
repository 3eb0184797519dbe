// SPDX-License-Identifier: Apache-2.0
import { IconClockPause } from "@tabler/icons-react";
import type { StationView } from "../api/types.ts";
import { kilowatts } from "../words/quantities.ts";
import { isFlowing } from "../words/station-state.ts";
import { clockTimeWithSeconds } from "../words/times.ts";
import { useStateWords } from "./hooks.ts";
import { StatusGlyph } from "./status-glyph.tsx";

interface Props {
  readonly station: StationView;
  readonly staleAt: number | undefined;
}

/** The first thing to read: the state, why, until when, and the power now. */
export const StatusPanel = ({ station, staleAt }: Props) => {
  const { word, sentence, until, tone } = useStateWords(station);
  const flowing = isFlowing(station) && staleAt === undefined;
  return (
    <section className="ch-status" data-tone={tone} aria-label="State">
      <div className="ch-status-words" aria-live="polite" aria-atomic="true">
        <StatusGlyph tone={tone} size="large" isFlowing={flowing} />
        <div>
          <p className="ch-status-word">{word}</p>
          <p className="ch-status-why">{sentence}</p>
          {until !== undefined && <p className="ch-status-until">{until}</p>}
        </div>
      </div>
      <FlowLine powerW={flowing ? (station.powerW ?? 0) : 0} />
      <dl className="ch-status-power" data-stale={staleAt !== undefined}>
        <dt>{staleAt === undefined ? "Power now" : <AsOf at={staleAt} />}</dt>
        <dd data-testid="power-now">
          <span className="ch-power-value">{station.powerW === null ? "–" : kilowatts(station.powerW)}</span> <span className="ch-power-unit">kW</span>
        </dd>
      </dl>
    </section>
  );
};

export const AsOf = ({ at }: { readonly at: number }) => (
  <span className="ch-as-of">
    <IconClockPause size={16} aria-hidden /> as of {clockTimeWithSeconds(at)}
  </span>
);

/** Dashes that run from the charger to the car, faster with more power. Decoration only. */
const FlowLine = ({ powerW }: { readonly powerW: number }) => (
  <svg
    className="ch-flow"
    data-pace={powerW === 0 ? "still" : powerW < 3_000 ? "slow" : powerW < 6_000 ? "steady" : "quick"}
    viewBox="0 0 200 24"
    aria-hidden="true"
  >
    <path d="M4 12 H196" />
  </svg>
);
