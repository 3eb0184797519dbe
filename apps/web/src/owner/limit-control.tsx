// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, Slider } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { StationView } from "../api/types.ts";
import { Problem } from "../components/asides.tsx";
import { useSendCommand } from "../components/hooks.ts";
import { amps } from "../words/quantities.ts";

/** What a car can use at all, and what one phase of a home charger gives. */
const LEAST_A = 6;
const MOST_A = 32;

const marks = [6, 10, 16, 24, 32].map((value) => ({ value, label: String(value) }));

/** The limit that is in force by a charging profile, as the charger says. */
function profileLimit(station: StationView): number | undefined {
  const voices = station.decision === null ? [] : [station.decision.winner, ...station.decision.losers];
  return voices.find(({ layer, kind }) => layer === "profiles" && kind === "cap")?.limitA;
}

export const LimitControl = ({ station }: { readonly station: StationView }) => {
  const inForce = profileLimit(station);
  const [wanted, setWanted] = useState(inForce ?? 16);
  const { mutate, isPending, error } = useSendCommand(station.id);
  const isDisabled = !station.isOnline || isPending;
  const step = (by: number) => setWanted((value) => Math.min(MOST_A, Math.max(LEAST_A, value + by)));
  return (
    <section className="ch-panel" aria-labelledby="limit-title">
      <h2 id="limit-title">Current limit</h2>
      <p className="ch-dim">{inForce === undefined ? "No limit is set." : `Limited to ${amps(inForce)} now.`}</p>
      <div className="ch-limit">
        <ActionIcon variant="default" size={44} aria-label="1 A less" disabled={wanted <= LEAST_A} onClick={() => step(-1)}>
          <IconMinus size={20} aria-hidden />
        </ActionIcon>
        <output className="ch-limit-value">{amps(wanted)}</output>
        <ActionIcon variant="default" size={44} aria-label="1 A more" disabled={wanted >= MOST_A} onClick={() => step(1)}>
          <IconPlus size={20} aria-hidden />
        </ActionIcon>
      </div>
      <Slider
        className="ch-slider"
        min={LEAST_A}
        max={MOST_A}
        step={1}
        marks={marks}
        value={wanted}
        onChange={setWanted}
        label={null}
        size="lg"
        thumbSize={28}
        thumbLabel="Current limit in amperes"
      />
      <div className="ch-buttons">
        <Button disabled={isDisabled} onClick={() => mutate({ kind: "limit", limitA: wanted })}>
          Set {amps(wanted)}
        </Button>
        <Button variant="default" disabled={isDisabled} onClick={() => mutate({ kind: "limit", limitA: null })}>
          Clear limit
        </Button>
      </div>
      <Problem error={error} />
    </section>
  );
};
