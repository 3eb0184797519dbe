// SPDX-License-Identifier: Apache-2.0
// What the homes of a street are called. Open by itself as `@chargehand/simulator/names`: who must know the names loads nothing else of the street.
import type { ResidentToken } from "./resident.ts";

export const defaultIdentity = (index: number): string => `CH-SIM-${String(index + 1).padStart(4, "0")}`;
export const defaultToken = (index: number): ResidentToken => ({ value: `04C0DE${(index + 1).toString(16).toUpperCase().padStart(8, "0")}`, type: "ISO14443" });
