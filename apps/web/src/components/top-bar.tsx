// SPDX-License-Identifier: Apache-2.0
import { Link, Outlet } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useLiveStream } from "../api/live-stream.ts";
import type { Face } from "../api/types.ts";
import { AccountMenu } from "./account-menu.tsx";
import { LiveBanner, LiveMark } from "./asides.tsx";
import { Wordmark } from "./wordmark.tsx";

interface Props {
  readonly face: Face;
  readonly home: "/" | "/operator";
  /** Links of this face. */
  readonly children: ReactNode;
}

/** Landmarks that both faces share: skip link, header with navigation, main. */
export const Frame = ({ face, home, children }: Props) => {
  useLiveStream(face);
  return (
    <div className="ch-frame" data-face={face}>
      <a className="ch-skip" href="#main">
        Skip to content
      </a>
      <header className="ch-top">
        <div className="ch-top-inner">
          <Link to={home} className="ch-home" aria-label={face === "owner" ? "Chargehand, home" : "Chargehand operator console, home"}>
            <Wordmark />
            {face === "operator" && <span className="ch-face-name">Operator</span>}
          </Link>
          <nav aria-label="Main">{children}</nav>
          <LiveMark />
          <AccountMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <LiveBanner />
        <Outlet />
      </main>
    </div>
  );
};
