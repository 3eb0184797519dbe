// SPDX-License-Identifier: Apache-2.0
import type { OcppVersion } from "@chargehand/ocpp";

/** The versions that have a route table here, in order of preference. A station is never given one that nobody speaks. */
export const OFFERED_VERSIONS = ["2.0.1", "2.1", "1.6"] as const satisfies readonly OcppVersion[];
export type OfferedVersion = (typeof OFFERED_VERSIONS)[number];
