// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const jStation = `
TC_J_01_CS | Core:M | J01 | J01.FR.01 J01.FR.02 J01.FR.03 J01.FR.06 J01.FR.07 J01.FR.08 J01.FR.14 J01.FR.15 | Clock-aligned Meter Values - No transaction ongoing
TC_J_02_CS | Core:M | J01 | J01.FR.01 J01.FR.02 J01.FR.03 J01.FR.06 J01.FR.07 J01.FR.08 J01.FR.14 J01.FR.15 | Clock-aligned Meter Values - Transaction ongoing
TC_J_03_CS | Core:M | J01 E06 E07 E08 E09 E10 E12 | J01.FR.01 J01.FR.02 J01.FR.03 J01.FR.06 J01.FR.07 J01.FR.08 J01.FR.14 J01.FR.15 E06.FR.11 E06.FR.17 E07.FR.08 E07.FR.13 E08.FR.09 E09.FR.05 E10.FR.04 E12.FR.07 | Clock-aligned Meter Values - EventType Ended
TC_J_04_CS | Core:C(C-40 and C-42) | J01 | J01.FR.21 | Clock-aligned Meter Values - Signed
TC_J_06_CS | Core:C(C-28) | J01 | - | Clock-aligned Meter Values - No Meter Values during transaction
TC_J_07_CS | Core:M | J02 E01 E02 E03 E09 E04 E05 | J02.FR.01 J02.FR.02 J02.FR.03 J02.FR.04 J02.FR.10 E01.FR.09 E02.FR.09 E03.FR.07 E04.FR.05 E05.FR.05 | Sampled Meter Values - EventType Started - EVSE known
TC_J_08_CS | Core:C(C-40 and NOT AQ-8 AND (C-09.2 OR C-09.6)) | J02 E01 E02 E03 E09 E04 E05 | J02.FR.01 J02.FR.02 J02.FR.03 J02.FR.04 J02.FR.10 E01.FR.16 E01.FR.17 E03.FR.11 E04.FR.11 E05.FR.08 | Sampled Meter Values - Context Transaction.Begin - EVSE not known
TC_J_09_CS | Core:M | J02 E01 E02 E03 E09 E04 E05 | J02.FR.01 J02.FR.02 J02.FR.03 J02.FR.04 J02.FR.10 J02.FR.11 J02.FR.14 E02.FR.10 E02.FR.11 E03.FR.08 E03.FR.09 E04.FR.06 E04.FR.09 E11.FR.03 E11.FR.06 E12.FR.03 E12.FR.06 | Sampled Meter Values - EventType Updated
TC_J_10_CS | Core:M | J02 E06 E07 E08 E09 E10 E12 | J02.FR.01 J02.FR.02 J02.FR.03 J02.FR.04 J02.FR.10 E06.FR.11 E06.FR.17 E07.FR.08 E07.FR.13 E08.FR.09 E09.FR.05 E10.FR.04 E12.FR.07 | Sampled Meter Values - EventType Ended
TC_J_11_CS | Core:C(C-42) | J02 | J02.FR.21 | Sampled Meter Values - Signed
`;
