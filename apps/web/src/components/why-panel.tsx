// SPDX-License-Identifier: Apache-2.0
import { Collapse, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown } from "@tabler/icons-react";
import { useId } from "react";
import type { StationView, VoiceView } from "../api/types.ts";
import { amps } from "../words/quantities.ts";
import { layerName, reasonWords, wish } from "../words/reason.ts";
import { clockTimeWithSeconds } from "../words/times.ts";
import { useNow, useReasonTexts } from "./hooks.ts";

/** The decision record as it came from the charge point: who won, and who else spoke. */
export const WhyPanel = ({ station }: { readonly station: StationView }) => {
  const [isOpen, { toggle }] = useDisclosure(false);
  const listId = useId();
  const { decision } = station;
  if (decision === null) return null;
  return (
    <section className="ch-panel" aria-labelledby={`${listId}-title`}>
      <h2 id={`${listId}-title`}>Why</h2>
      <Voice voice={decision.winner} isWinner />
      <p className="ch-dim ch-small">
        {decision.permitted ? `The car may take up to ${amps(decision.limitA)}.` : "The car may not take power."} Decided by the charger at{" "}
        {clockTimeWithSeconds(Date.parse(decision.at))}.
      </p>
      {decision.losers.length > 0 && (
        <>
          <UnstyledButton className="ch-disclose" onClick={toggle} aria-expanded={isOpen} aria-controls={listId}>
            <IconChevronDown size={18} aria-hidden data-open={isOpen} />
            What else spoke ({decision.losers.length})
          </UnstyledButton>
          <Collapse expanded={isOpen} id={listId} keepMountedMode="display-none">
            <ol className="ch-voices">
              {decision.losers.map((voice) => (
                <li key={`${voice.layer} ${voice.reason}`}>
                  <Voice voice={voice} />
                </li>
              ))}
            </ol>
          </Collapse>
        </>
      )}
    </section>
  );
};

const Voice = ({ voice, isWinner = false }: { readonly voice: VoiceView; readonly isWinner?: boolean }) => {
  const { title, sentence, until } = reasonWords(voice, useReasonTexts(), { now: useNow() });
  return (
    <div className="ch-voice" data-winner={isWinner}>
      <p className="ch-voice-layer">
        {layerName(voice.layer)} <span className="ch-tag">{wish(voice)}</span>
      </p>
      <p>
        {sentence || title}
        {until !== undefined && ` ${until}.`}
      </p>
    </div>
  );
};
