// SPDX-License-Identifier: Apache-2.0
// What stands in a page's place while, or instead of, its content.
import { Alert, Button, Skeleton } from "@mantine/core";
import { IconAlertTriangle, IconCloudOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useLiveState } from "../api/live-stream.ts";
import { clockTimeWithSeconds } from "../words/times.ts";

export const Loading = ({ label }: { readonly label: string }) => (
  <div className="ch-loading" role="status" aria-label={label}>
    <Skeleton height={150} radius="lg" />
    <Skeleton height={150} radius="lg" />
    <Skeleton height={150} radius="lg" />
  </div>
);

export const Failed = ({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) => (
  <Alert className="ch-problem" color="red" icon={<IconAlertTriangle aria-hidden />} title="This could not be loaded" role="alert">
    <p>{error.message}</p>
    <Button variant="default" onClick={onRetry}>
      Try again
    </Button>
  </Alert>
);

/** An error of something the person just did. */
export const Problem = ({ error }: { readonly error: Error | null }) =>
  error === null ? null : (
    <p className="ch-error" role="alert">
      <IconAlertTriangle size={18} aria-hidden /> {error.message}
    </p>
  );

export const NotFound = () => (
  <div className="ch-empty">
    <h1>There is no such page</h1>
    <p>
      <Link to="/">Go to your chargers</Link>
    </p>
  </div>
);

export const LiveBanner = () => {
  const { state, lostAt } = useLiveState();
  return (
    <div aria-live="polite">
      {state === "reconnecting" && lostAt !== undefined && (
        <p className="ch-banner">
          <IconCloudOff size={20} aria-hidden />
          <span>
            <strong>Reconnecting.</strong> What you see is from {clockTimeWithSeconds(lostAt)}.
          </span>
        </p>
      )}
    </div>
  );
};

export const LiveMark = () => {
  const { state } = useLiveState();
  const word = state === "live" ? "Live" : state === "connecting" ? "Connecting" : "Reconnecting";
  return (
    <span className="ch-live" data-state={state}>
      <span className="ch-live-dot" aria-hidden />
      {word}
    </span>
  );
};
