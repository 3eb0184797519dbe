// SPDX-License-Identifier: Apache-2.0
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { domainNow } from "../api/server-clock.ts";
import type { CommandRequest, DecisionView, StationView } from "../api/types.ts";
import { Problem } from "../components/asides.tsx";
import { useNow, useSendCommand } from "../components/hooks.ts";
import { dayAndTime, nextHourOfDay } from "../words/times.ts";
import { weekLines } from "../words/week.ts";

type Hours = NonNullable<DecisionView["hours"]>;

/** The hours that the charger keeps: the owner accepts, changes or removes them, at first use and whenever they like [SI 2021/1467 reg 10]. */
export const HoursControl = ({ station }: { readonly station: StationView }) => {
  const { mutate, isPending, error } = useSendCommand(station.id);
  const [step, setStep] = useState<"look" | "change" | "remove">("look");
  const hours = station.decision?.hours;
  if (hours === undefined) return null;
  const isDisabled = !station.isOnline || isPending;
  const ask = (wish: CommandRequest) => mutate(wish, { onSuccess: () => setStep("look") });
  return (
    <section className="ch-panel" aria-labelledby="hours-title">
      <h2 id="hours-title">Charging hours</h2>
      <HoursInWords hours={hours} />
      {step === "look" && <Choices {...{ hours, isDisabled, ask }} onChange={() => setStep("change")} onRemove={() => setStep("remove")} />}
      {step === "change" && <ChangeForm {...{ hours, isDisabled, ask }} onCancel={() => setStep("look")} />}
      {step === "remove" && (
        <>
          <p>Without hours the car charges as soon as it is plugged in, also when the grid is busiest and electricity may cost more.</p>
          <div className="ch-buttons">
            <Button color="red" disabled={isDisabled} onClick={() => ask({ kind: "removeHours" })}>
              Remove the hours
            </Button>
            <Button variant="default" onClick={() => setStep("look")}>
              Keep them
            </Button>
          </div>
        </>
      )}
      <Problem error={error} />
    </section>
  );
};

const HoursInWords = ({ hours }: { readonly hours: Hours }) => {
  const now = useNow();
  if (hours.inEffect === "none") return <p>No hours are set: the car charges whenever it is plugged in.</p>;
  return (
    <>
      {hours.isChoicePending && <p>These off-peak hours were set at the factory. Keep them, or choose your own.</p>}
      <ul className="ch-hours">
        {weekLines(hours.week).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {hours.ignoredUntil !== undefined && <p>Put aside until {dayAndTime(Date.parse(hours.ignoredUntil), now)}.</p>}
    </>
  );
};

interface Part {
  readonly hours: Hours;
  readonly isDisabled: boolean;
  readonly ask: (wish: CommandRequest) => void;
}

const Choices = ({ hours, isDisabled, ask, onChange, onRemove }: Part & { readonly onChange: () => void; readonly onRemove: () => void }) => {
  const button = (label: string, onClick: () => void, variant: "filled" | "default" = "default") => (
    <Button key={label} {...{ variant, onClick }} disabled={isDisabled}>
      {label}
    </Button>
  );
  const aside = () => ask({ kind: "ignoreHours", until: new Date(nextHourOfDay(domainNow(), 7)).toISOString() });
  return (
    <div className="ch-buttons">
      {hours.isChoicePending && button("Keep these hours", () => ask({ kind: "acceptHours" }), "filled")}
      {hours.inEffect !== "default" && button("Use the off-peak hours", () => ask({ kind: "acceptHours" }))}
      {button(hours.inEffect === "none" ? "Set hours" : "Change", onChange)}
      {hours.inEffect !== "none" && hours.ignoredUntil === undefined && button("Not until 07:00", aside)}
      {hours.ignoredUntil !== undefined && button("Follow them again", () => ask({ kind: "followHours" }))}
      {hours.inEffect !== "none" && button("Remove", onRemove)}
    </div>
  );
};

const ChangeForm = ({ hours, isDisabled, ask, onCancel }: Part & { readonly onCancel: () => void }) => {
  const [week, setWeek] = useState(hours.week);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask({ kind: "changeHours", week });
      }}
    >
      <TextInput
        label="Days and times"
        description="Such as Mon-Fri 00:30-04:30; Sat-Sun 00:00-24:00. Peak hours are 08:00 to 11:00 and 16:00 to 22:00 on weekdays."
        value={week}
        onChange={(event) => setWeek(event.currentTarget.value)}
        maxLength={1000}
        required
      />
      <div className="ch-buttons">
        <Button type="submit" disabled={isDisabled || week.trim() === ""}>
          Save
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
};
