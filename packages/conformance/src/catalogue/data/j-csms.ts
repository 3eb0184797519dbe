// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const jCsms = `
TC_J_01_CSMS | Core:M | J01 | J01.FR.18 | Clock-aligned Meter Values - No transaction ongoing
TC_J_02_CSMS | Core:M | J01 | J01.FR.18 | Clock-aligned Meter Values - Transaction ongoing
TC_J_03_CSMS | Core:M | J01 | J01.FR.18 | Clock-aligned Meter Values - EventType Ended
TC_J_04_CSMS | Core:M | J01 | J01.FR.21 | Clock-aligned Meter Values - Signed
TC_J_07_CSMS | Core:M | J02 | J02.FR.19 | Sampled Meter Values - EventType Started - EVSE known
TC_J_08_CSMS | Core:M | J02 | J02.FR.19 | Sampled Meter Values - Context Transaction.Begin - EVSE not known
TC_J_09_CSMS | Core:M | J02 | J02.FR.19 | Sampled Meter Values - EventType Updated
TC_J_10_CSMS | Core:M | J02 | J02.FR.19 | Sampled Meter Values - EventType Ended
TC_J_11_CSMS | Core:M | J02 | J02.FR.21 | Sampled Meter Values - Signed
`;
