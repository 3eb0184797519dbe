// SPDX-License-Identifier: Apache-2.0
import { Button, Chip } from "@mantine/core";
import { IconBoltFilled, IconPlayerPauseFilled, IconPlayerPlayFilled, IconRocket, IconRotate } from "@tabler/icons-react";
import { useState } from "react";
import { domainNow } from "../api/server-clock.ts";
import type { CommandRequest, StationView } from "../api/types.ts";
import { Problem } from "../components/asides.tsx";
import { CommandTrail } from "../components/command-trail.tsx";
import { useSendCommand } from "../components/hooks.ts";
import { speaks } from "../words/station-state.ts";
import { nextHourOfDay } from "../words/times.ts";

type End = "unplugged" | "oneHour" | "morning";

const ends: readonly { readonly value: End; readonly label: string }[] = [
  { value: "unplugged", label: "Until unplugged" },
  { value: "oneHour", label: "For 1 hour" },
  { value: "morning", label: "Until 07:00" },
];

function chargeNow(end: End): CommandRequest {
  if (end === "unplugged") return { kind: "chargeNow" };
  const now = domainNow();
  return { kind: "chargeNow", until: new Date(end === "oneHour" ? now + 3_600_000 : nextHourOfDay(now, 7)).toISOString() };
}

/** Nothing that an owner may ask outranks these; the text says what would help. */
const blockers: Readonly<Record<string, string>> = {
  NotPluggedIn: "Plug in a car first.",
  Fault: "Nothing can be started until the fault is cleared.",
  Unavailable: "Nothing can be started while the charger is out of service.",
};

/** Charge now, pause and back again. What the buttons offer follows the charger's own decision, not what was last pressed. */
export const ChargeControls = ({ station }: { readonly station: StationView }) => {
  const [end, setEnd] = useState<End>("unplugged");
  const { mutate, isPending, error } = useSendCommand(station.id);
  const isPaused = speaks(station, "OwnerStop");
  const isChargingNow = speaks(station, "OwnerChargeNow");
  const waitsForStart = ["NotAuthorised", "SessionStopped", "AuthorisationRefused"].includes(station.decision?.winner.reason ?? "");
  const blocker = station.isOnline ? blockers[station.decision?.winner.reason ?? ""] : "The charger is offline: nothing can be sent to it until it is back.";
  const cannot = blocker !== undefined;
  const common = { size: "xl", disabled: cannot || isPending } as const;
  const offersChargeNow = !isPaused && !isChargingNow && !waitsForStart;
  return (
    <section className="ch-panel ch-controls" aria-label="Controls">
      <div className="ch-buttons ch-buttons-large">
        {waitsForStart && (
          <Button {...common} leftSection={<IconBoltFilled size={22} aria-hidden />} onClick={() => mutate({ kind: "start" })}>
            Start charging
          </Button>
        )}
        {isPaused && (
          <Button {...common} leftSection={<IconPlayerPlayFilled size={22} aria-hidden />} onClick={() => mutate({ kind: "resume" })}>
            Resume
          </Button>
        )}
        {isChargingNow && !isPaused && (
          <Button {...common} variant="default" leftSection={<IconRotate size={22} aria-hidden />} onClick={() => mutate({ kind: "resume" })}>
            End charge now
          </Button>
        )}
        {offersChargeNow && (
          <Button {...common} leftSection={<IconRocket size={22} aria-hidden />} onClick={() => mutate(chargeNow(end))}>
            Charge now
          </Button>
        )}
        {!isPaused && (
          <Button {...common} variant="default" leftSection={<IconPlayerPauseFilled size={22} aria-hidden />} onClick={() => mutate({ kind: "pause" })}>
            Pause
          </Button>
        )}
      </div>
      {offersChargeNow && !cannot && (
        <fieldset className="ch-ends">
          <legend>Charge now ends</legend>
          <Chip.Group value={end} onChange={(value) => setEnd(value as End)}>
            {ends.map(({ value, label }) => (
              <Chip key={value} value={value} size="md" variant="light">
                {label}
              </Chip>
            ))}
          </Chip.Group>
        </fieldset>
      )}
      {blocker !== undefined && <p className="ch-dim">{blocker}</p>}
      <Problem error={error} />
      <CommandTrail stationId={station.id} />
    </section>
  );
};
