// SPDX-License-Identifier: Apache-2.0
export { SteppedClock as FakeClock } from "../stepped-clock.ts";
export { recordingLog } from "./recording-log.ts";
