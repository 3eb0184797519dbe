// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const hStation = `
TC_H_01_CS | Reservation:M | H01 H03 | H01.FR.15 H03.FR.01 H03.FR.09 H03.FR.10 | Reserve a specific EVSE - Accepted - Valid idToken
TC_H_02_CS | Reservation:M | H01 H03 | H03.FR.01 F01.FR.22 | Reserve a specific EVSE - Accepted - Different idToken
TC_H_03_CS | Reservation:M | H01 | H01.FR.11 | Reserve a specific EVSE - Occupied - EVSE Reserved
TC_H_04_CS | Reservation:M | H01 | H01.FR.13 | Reserve a specific EVSE - Occupied - EVSE Occupied
TC_H_06_CS | Reservation:M | H01 | H01.FR.14 | Reserve a specific EVSE - Unavailable
TC_H_07_CS | Reservation:M | H01 H04 | H04.FR.01 H04.FR.02 H04.FR.03 | Reserve a specific EVSE - Reservation Ended / not used
TC_H_08_CS | Reservation:C(R-2) | H01 H03 | H01.FR.04 H01.FR.07 H01.FR.15 H03.FR.03 | Reserve an unspecified EVSE - Accepted
TC_H_09_CS | Reservation:C(R-2) | H01 | H01.FR.11 | Reserve an unspecified EVSE - Occupied - EVSE Reserved
TC_H_10_CS | Reservation:C(R-2) | H01 | H01.FR.13 | Reserve an unspecified EVSE - Occupied - EVSE Occupied
TC_H_12_CS | Reservation:C(R-2) | H01 | H01.FR.14 | Reserve an unspecified EVSE - Unavailable
TC_H_13_CS | Reservation:C(R-2) | H01 | H01.FR.19 | Reserve an unspecified EVSE - Rejected
TC_H_14_CS | Reservation:C(R-2) | H01 | H01.FR.20 | Reserve an unspecified EVSE - Amount of EVSEs available equals the amount of reservations
TC_H_15_CS | Reservation:C(For CSMS: R-1, For CS: R-2) | H01 H03 | H01.FR.06 H01.FR.09 H01.FR.15 H03.FR.02 | Reserve a connector with a specific type - Success
TC_H_16_CS | Reservation:C(R-2) | H01 | H01.FR.11 | Reserve a connector with a specific type - Amount of available connectors of a type equals the amount of reservations
TC_H_17_CS | Reservation:M | H02 | H02.FR.02 | Cancel reservation of an EVSE - Success
TC_H_18_CS | Reservation:M | H02 | H02.FR.01 | Cancel reservation of an EVSE - Rejected
TC_H_19_CS | Reservation:M | H01 H03 | H01.FR.15 H03.FR.04 H03.FR.08 | Reserve a specific EVSE - Use a reserved EVSE with GroupId
TC_H_21_CS | Reservation:M | H01 | H01.FR.17 | Charging Station cancels reservation when Unavailable
TC_H_22_CS | Reservation:C(R-3) | H01 | H01.FR.01 | Reserve a specific EVSE - Configured to Reject
TC_H_23_CS | Reservation:M | H01 | H01.FR.02 | Reserve a specific EVSE - Replace reservation
TC_H_24_CS | Reservation:C(R-2) | H03 | H03.FR.06 | Reserve an unspecified EVSE - GroupIdToken
`;
