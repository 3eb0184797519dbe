// SPDX-License-Identifier: Apache-2.0
import { SegmentedControl, Skeleton } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import type { MeterPoint } from "../api/types.ts";
import { kilowatts } from "../words/quantities.ts";
import { clockTime } from "../words/times.ts";
import { useNow } from "./hooks.ts";

const PowerChart = lazy(() => import("./power-chart.tsx").then((module) => ({ default: module.PowerChart })));

const WINDOW_MS = 15 * 60_000;
const LEAST_WINDOW_MS = 60_000;

interface Props {
  readonly points: readonly MeterPoint[];
  readonly isSession: boolean;
  readonly staleAt: number | undefined;
}

export const PowerPanel = ({ points, isSession, staleAt }: Props) => {
  const [span, setSpan] = useState("recent");
  const now = useNow();
  // A charger that fell silent keeps showing its last minutes.
  const to = staleAt ?? now;
  const first = Date.parse(points[0]?.at ?? new Date(to - WINDOW_MS).toISOString());
  // A session that has just begun fills the picture instead of a corner of it.
  const from = Math.max(span === "recent" ? to - WINDOW_MS : 0, Math.min(first, to - LEAST_WINDOW_MS));
  const shown = points.filter(({ at, powerW }) => powerW !== null && Date.parse(at) >= from);
  return (
    <section className="ch-panel ch-power-panel" aria-labelledby="power-title">
      <div className="ch-panel-head">
        <h2 id="power-title">Power</h2>
        <SegmentedControl
          aria-label="Time shown"
          value={span}
          onChange={setSpan}
          data={[
            { value: "recent", label: "Last 15 min" },
            { value: "all", label: isSession ? "Whole session" : "Last hour" },
          ]}
        />
      </div>
      <div className="ch-chart" role="img" aria-label={summaryOf(shown, from)}>
        {shown.length === 0 ? (
          <p className="ch-chart-empty">No readings in this time.</p>
        ) : (
          <Suspense fallback={<Skeleton height="100%" radius="md" />}>
            <PowerChart points={shown} from={from} to={to} />
          </Suspense>
        )}
      </div>
    </section>
  );
};

/** What the picture shows, for who does not see it. */
function summaryOf(points: readonly MeterPoint[], from: number): string {
  const powers = points.map(({ powerW }) => powerW ?? 0);
  const last = powers.at(-1);
  if (last === undefined) return `Power since ${clockTime(from)}: no readings`;
  return `Power since ${clockTime(from)}: between ${kilowatts(Math.min(...powers))} and ${kilowatts(Math.max(...powers))} kW, last ${kilowatts(last)} kW`;
}
