// SPDX-License-Identifier: Apache-2.0
import { Button } from "@mantine/core";
import { IconFlask, IconPlug, IconPlugX } from "@tabler/icons-react";
import type { StationView } from "../api/types.ts";
import { openSession } from "../words/station-state.ts";
import { Problem } from "./asides.tsx";
import { useSimulator } from "./hooks.ts";

/** The hands of the simulated world. Never shown for a real charger. */
export const SimulatedHardware = ({ station }: { readonly station: StationView }) => {
  const { mutate, isPending, error } = useSimulator(station.id);
  const isIn = openSession(station) !== null || station.connectorStatus === "Occupied";
  const isOut = openSession(station) === null && station.connectorStatus === "Available";
  return (
    <section className="ch-simulated" aria-labelledby="simulated-hardware">
      <div>
        <h2 id="simulated-hardware">
          <IconFlask size={20} aria-hidden /> Simulated hardware
        </h2>
        <p className="ch-small">This charger and its car are simulated. Here you are the driver.</p>
      </div>
      <div className="ch-buttons">
        <Button variant="default" leftSection={<IconPlug size={20} aria-hidden />} disabled={isPending || isIn} onClick={() => mutate("plugIn")}>
          Plug in
        </Button>
        <Button variant="default" leftSection={<IconPlugX size={20} aria-hidden />} disabled={isPending || isOut} onClick={() => mutate("unplug")}>
          Unplug
        </Button>
        <Button variant="default" disabled={isPending} onClick={() => mutate("openCover")}>
          Open the cover
        </Button>
        <Button variant="default" disabled={isPending} onClick={() => mutate("closeCover")}>
          Close the cover
        </Button>
      </div>
      <Problem error={error} />
    </section>
  );
};
