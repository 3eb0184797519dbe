// SPDX-License-Identifier: Apache-2.0

export { validatorsOf } from "../validation.ts";
export { MemoryTransport, memoryTransportPair } from "./memory-transport.ts";
export { MockCsms, type MockCsmsOptions, type RecordedCall } from "./mock-csms.ts";
export { MockStation, type MockStationOptions } from "./mock-station.ts";
export { strictSchemas } from "./strict-schemas.ts";
