// SPDX-License-Identifier: Apache-2.0

export { createChargePointWith } from "../runtime.ts";
export { type BenchHardware, benchHardware } from "./bench-hardware.ts";
export { BenchSlots, type BenchSlotsOptions } from "./bench-slots.ts";
export { type CrashableOptions, CrashableStorage } from "./crashable-storage.ts";
export { plainMeter } from "./meter-samples.ts";
