// SPDX-License-Identifier: Apache-2.0
import type { Log } from "@chargehand/kernel";
import { destination, pino } from "pino";

/** A log of the parent process itself: its terminal is for people. */
export const fileLog = (file: string): Log => pino({ base: null }, destination({ dest: file, mode: 0o600, mkdir: true, sync: true }));
