// SPDX-License-Identifier: Apache-2.0
import {
  IconAlertTriangleFilled,
  IconBoltFilled,
  IconCar,
  IconClockHour4,
  IconPlayerPauseFilled,
  IconPlug,
  IconPlugConnectedX,
  IconRocket,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { type Tone, tones } from "../tones.ts";

const icons: Readonly<Record<Tone, ComponentType<{ size: number; "aria-hidden": true }>>> = {
  ready: IconPlug,
  waiting: IconClockHour4,
  charging: IconBoltFilled,
  override: IconRocket,
  paused: IconPlayerPauseFilled,
  resting: IconCar,
  offline: IconPlugConnectedX,
  fault: IconAlertTriangleFilled,
};

interface Props {
  readonly tone: Tone;
  readonly size: "small" | "medium" | "large";
  /** Energy flows now: the glyph breathes, where motion is welcome. */
  readonly isFlowing?: boolean;
}

const pixels = { small: 16, medium: 24, large: 38 } as const;

/** Shape and icon of a state. Says nothing to a screen reader: the word always stands beside it. */
export const StatusGlyph = ({ tone, size, isFlowing = false }: Props) => {
  const Icon = icons[tone];
  return (
    <span className="ch-glyph" data-tone={tone} data-shape={tones[tone].shape} data-size={size} data-flowing={isFlowing}>
      <span className="ch-glyph-icon">
        <Icon size={pixels[size]} aria-hidden />
      </span>
    </span>
  );
};
