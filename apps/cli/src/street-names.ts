// SPDX-License-Identifier: Apache-2.0
// What the homes of `up` are called. Here, because the process that starts the others must know the names and nothing else of the street:
// to load the simulator for them would double its start.

export const homeIdentity = (index: number): string => `CH-SIM-${String(index + 1).padStart(4, "0")}`;
export const homeToken = (index: number) => ({ value: `04C0DE${(index + 1).toString(16).toUpperCase().padStart(8, "0")}`, type: "ISO14443" as const });
