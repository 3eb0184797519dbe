// SPDX-License-Identifier: Apache-2.0
import type { ToleranceRule } from "@chargehand/ocpp";

/**
 * Which models' known faults this CSMS bears, each with its reason. Empty: every station is held to the schemas. A rule is added
 * only for a fault that was seen, as narrow as it can be; what it may do and how it is written is in the README of `ocpp`.
 */
export const toleranceRules: readonly ToleranceRule[] = [];
