// SPDX-License-Identifier: Apache-2.0
import { Button } from "@mantine/core";
import { IconShieldExclamation } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { queries } from "../api/queries.ts";
import type { StationView } from "../api/types.ts";
import { Problem } from "../components/asides.tsx";
import { useMarkSeen } from "../components/hooks.ts";
import { type NoticeLine, noticeLines } from "../words/notices.ts";

/** What owners have to hear of the security of their chargers; it stands here until they say that they have seen it. */
export const Notices = ({ stations }: { readonly stations: readonly StationView[] }) => {
  const { data: notices = [] } = useQuery(queries.notices());
  const { mutate, isPending, error } = useMarkSeen();
  const { fresh, seen } = noticeLines(notices, stations);
  if (fresh.length + seen.length === 0) return null;
  return (
    <section className="ch-panel ch-notices" aria-labelledby="notices-title">
      <h2 id="notices-title">
        <IconShieldExclamation size={20} aria-hidden /> Security
      </h2>
      {fresh.length > 0 && (
        <>
          <Lines lines={fresh} />
          <Button className="ch-notices-seen" variant="default" disabled={isPending} onClick={() => mutate(fresh.map(({ id }) => id))}>
            {fresh.length === 1 ? "I have seen this" : "I have seen these"}
          </Button>
        </>
      )}
      {seen.length > 0 && (
        <details>
          <summary>Seen before ({seen.length})</summary>
          <Lines lines={seen} />
        </details>
      )}
      <Problem error={error} />
    </section>
  );
};

const Lines = ({ lines }: { readonly lines: readonly NoticeLine[] }) => (
  <ul className="ch-notice-lines">
    {lines.map(({ id, text, when }) => (
      <li key={id}>
        {text} <span className="ch-dim">{when}</span>
      </li>
    ))}
  </ul>
);
