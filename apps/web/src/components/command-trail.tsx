// SPDX-License-Identifier: Apache-2.0
import { Collapse, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCheck, IconChevronDown, IconCircle, IconLoader2, IconQuestionMark, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { queries } from "../api/queries.ts";
import type { CommandView } from "../api/types.ts";
import { askedBy, commandName, commandNote, commandSentence, commandSteps, type Step } from "../words/command.ts";
import { clockTimeWithSeconds } from "../words/times.ts";
import { useMe } from "./auth-gate.tsx";

const EARLIER_SHOWN = 8;

/** What was asked of the charger and how far it came: Sent, Delivered, Done or Refused, or that nobody knows. */
export const CommandTrail = ({ stationId }: { readonly stationId: string }) => {
  const { data: commands = [] } = useQuery(queries.commands(stationId));
  const [isOpen, { toggle }] = useDisclosure(false);
  const listId = useId();
  const [latest, ...earlier] = commands.toSorted((a, b) => b.requestedAt.localeCompare(a.requestedAt));
  return (
    <section className="ch-trail" aria-label="Requests">
      <p className="ch-visually-hidden" aria-live="polite">
        {latest === undefined ? "" : commandSentence(latest)}
      </p>
      {latest !== undefined && <CommandRow command={latest} />}
      {earlier.length > 0 && (
        <>
          <UnstyledButton className="ch-disclose" onClick={toggle} aria-expanded={isOpen} aria-controls={listId}>
            <IconChevronDown size={18} aria-hidden data-open={isOpen} />
            Earlier requests
          </UnstyledButton>
          <Collapse expanded={isOpen} id={listId} keepMountedMode="display-none">
            {earlier.slice(0, EARLIER_SHOWN).map((command) => (
              <CommandRow key={command.id} command={command} />
            ))}
          </Collapse>
        </>
      )}
    </section>
  );
};

const CommandRow = ({ command }: { readonly command: CommandView }) => {
  const me = useMe();
  const note = commandNote(command);
  return (
    <div className="ch-command" data-status={command.status}>
      <p>
        <strong>{commandName(command.kind)}</strong>{" "}
        <span className="ch-dim">
          asked by {askedBy(command.requestedBy, me.id)} at {clockTimeWithSeconds(Date.parse(command.requestedAt))}
        </span>
      </p>
      <ol className="ch-steps">
        {commandSteps(command.status, command.finishedAt !== null).map((step, index, all) => (
          <li key={step.name} data-state={step.state} {...(step.state === "current" || index === all.length - 1 ? { "aria-current": "step" as const } : {})}>
            <StepIcon state={step.state} />
            {step.name}
            {index === all.length - 1 && command.finishedAt !== null && <span className="ch-dim"> {clockTimeWithSeconds(Date.parse(command.finishedAt))}</span>}
          </li>
        ))}
      </ol>
      {note !== "" && <p className="ch-dim ch-small">{note}</p>}
    </div>
  );
};

const StepIcon = ({ state }: { readonly state: Step["state"] }) => {
  if (state === "past") return <IconCheck size={16} aria-hidden />;
  if (state === "failed") return <IconX size={16} aria-hidden />;
  if (state === "unknown") return <IconQuestionMark size={16} aria-hidden />;
  return state === "current" ? <IconLoader2 className="ch-spin" size={16} aria-hidden /> : <IconCircle size={14} aria-hidden />;
};
