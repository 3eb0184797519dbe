// SPDX-License-Identifier: Apache-2.0
import { Button, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { domainNow } from "../api/server-clock.ts";
import type { StationView } from "../api/types.ts";
import { Problem } from "../components/asides.tsx";
import { useNow, useSendCommand } from "../components/hooks.ts";
import { dayAndTime, nextTimeOfDay } from "../words/times.ts";

/** The owner's wish that the car has its energy by a time, even where the hours do not suffice. */
export const ReadyByControl = ({ station }: { readonly station: StationView }) => {
  const { mutate, isPending, error } = useSendCommand(station.id);
  const [time, setTime] = useState("07:00");
  const [energyKwh, setEnergyKwh] = useState<number | string>(20);
  const isDisabled = !station.isOnline || isPending;
  const now = useNow();
  const at = nextTimeOfDay(domainNow(), time);
  const wished = station.decision?.hours?.readyBy;
  const isWhole = at !== undefined && typeof energyKwh === "number" && energyKwh > 0;
  return (
    <section className="ch-panel" aria-labelledby="ready-title">
      <h2 id="ready-title">Ready by</h2>
      <p className={wished === undefined ? "ch-dim" : ""}>
        {wished === undefined
          ? "Charges within the hours where that is enough, and outside them only as far as it must."
          : `The car is to be ready by ${dayAndTime(Date.parse(wished), now)}.`}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) mutate({ kind: "readyBy", at: new Date(at).toISOString(), energyWh: energyKwh * 1000 });
        }}
      >
        <div className="ch-fields">
          <TextInput label="Time" type="time" value={time} onChange={(event) => setTime(event.currentTarget.value)} required />
          <NumberInput label="Energy needed (kWh)" value={energyKwh} onChange={setEnergyKwh} min={1} max={250} required />
        </div>
        <div className="ch-buttons">
          <Button type="submit" disabled={isDisabled || !isWhole}>
            Be ready
          </Button>
          <Button variant="default" disabled={isDisabled || wished === undefined} onClick={() => mutate({ kind: "cancelReadyBy" })}>
            No matter when
          </Button>
        </div>
      </form>
      <Problem error={error} />
    </section>
  );
};
