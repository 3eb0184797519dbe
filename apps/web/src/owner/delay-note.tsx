// SPDX-License-Identifier: Apache-2.0
import { Button } from "@mantine/core";
import { IconHourglass } from "@tabler/icons-react";
import type { DecisionView, StationView } from "../api/types.ts";
import { Problem } from "../components/asides.tsx";
import { useNow, useSendCommand } from "../components/hooks.ts";
import { duration } from "../words/quantities.ts";

const whats: Readonly<Record<NonNullable<DecisionView["delay"]>["edge"], string>> = {
  start: "Charging starts",
  stop: "Charging stops",
  increase: "The current rises",
  decrease: "The current falls",
};

/** The randomised delay with its countdown, and the way out of it, which is the owner's each time [SI 2021/1467 reg 11]. */
export const DelayNote = ({ station }: { readonly station: StationView }) => {
  const now = useNow();
  const { mutate, isPending, error } = useSendCommand(station.id);
  const delay = station.decision?.delay;
  if (delay === undefined || !station.isOnline) return null;
  const left = Math.max(0, Math.ceil((Date.parse(delay.endsAt) - now) / 1000));
  return (
    <section className="ch-panel ch-delay" aria-label="Random wait">
      <p>
        <IconHourglass size={18} aria-hidden /> {whats[delay.edge]} in <strong data-testid="delay-left">{duration(left)}</strong>. A random wait of up to{" "}
        {duration(delay.maximum)} keeps cars from all changing at once.
      </p>
      <div className="ch-buttons">
        <Button variant="default" disabled={isPending} onClick={() => mutate({ kind: "skipDelay" })}>
          Do not wait
        </Button>
      </div>
      <Problem error={error} />
    </section>
  );
};
