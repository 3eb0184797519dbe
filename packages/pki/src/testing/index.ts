// SPDX-License-Identifier: Apache-2.0
export { type BadStationKind, badStationKinds, type MockCa, type MockCaOptions, type MockCredentials, type MockServerNames, mockCa } from "./mock-ca.ts";
