// SPDX-License-Identifier: Apache-2.0
export { type BenchHardware, benchHardware } from "./bench-hardware.ts";
