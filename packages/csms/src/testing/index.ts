// SPDX-License-Identifier: Apache-2.0

export type { MemoryState } from "./memory-state.ts";
export { type MemoryStore, memorySignIn, memoryStore } from "./memory-store.ts";
