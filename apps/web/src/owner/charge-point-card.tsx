// SPDX-License-Identifier: Apache-2.0
import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { StationView } from "../api/types.ts";
import { useStaleSince, useStateWords } from "../components/hooks.ts";
import { StatusGlyph } from "../components/status-glyph.tsx";
import { AsOf } from "../components/status-panel.tsx";
import { kilowattHours, kilowatts } from "../words/quantities.ts";
import { isFlowing, openSession } from "../words/station-state.ts";

export const ChargePointCard = ({ station }: { readonly station: StationView }) => {
  const { word, sentence, until, tone } = useStateWords(station);
  const staleAt = useStaleSince(station);
  const session = openSession(station);
  const flowing = isFlowing(station) && staleAt === undefined;
  return (
    <article className="ch-card" data-tone={tone} data-flowing={flowing} aria-labelledby={`name-${station.id}`}>
      <header>
        <h2 id={`name-${station.id}`}>
          <Link to="/charge-points/$id" params={{ id: station.id }}>
            {station.name}
          </Link>
        </h2>
        <IconChevronRight size={20} aria-hidden />
      </header>
      <div className="ch-card-state">
        <StatusGlyph tone={tone} size="medium" isFlowing={flowing} />
        <div>
          <p className="ch-card-word">{word}</p>
          <p className="ch-card-why">
            {sentence}
            {until !== undefined && ` ${until}.`}
          </p>
        </div>
      </div>
      <dl className="ch-card-figures" data-stale={staleAt !== undefined}>
        <div>
          <dt>Power now</dt>
          <dd data-testid="power-now">
            {station.powerW === null ? "–" : kilowatts(station.powerW)} <small>kW</small>
          </dd>
        </div>
        <div>
          <dt>This session</dt>
          <dd data-testid="session-energy">
            {session === null ? "–" : kilowattHours(session.energyWh)} <small>kWh</small>
          </dd>
        </div>
      </dl>
      {staleAt !== undefined && (
        <p className="ch-card-age">
          <AsOf at={staleAt} />
        </p>
      )}
    </article>
  );
};
