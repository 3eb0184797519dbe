// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const hCsms = `
TC_H_01_CSMS | Reservation:M | H01 H03 | - | Reserve a specific EVSE - Accepted - Valid idToken
TC_H_07_CSMS | Reservation:M | H01 H04 | - | Reserve a specific EVSE - Reservation Ended / not used
TC_H_08_CSMS | Reservation:C(R-2) | H01 H03 | - | Reserve an unspecified EVSE - Accepted
TC_H_14_CSMS | Reservation:C(R-2) | H01 | - | Reserve an unspecified EVSE - Amount of EVSEs available equals the amount of reservations
TC_H_15_CSMS | Reservation:C(For CSMS: R-1, For CS: R-2) | H01 H03 | - | Reserve a connector with a specific type - Success
TC_H_17_CSMS | Reservation:M | H02 | - | Cancel reservation of an EVSE - Success
TC_H_19_CSMS | Reservation:M | H01 H03 | - | Reserve a specific EVSE - Use a reserved EVSE with Groupld
TC_H_20_CSMS | Reservation:M | H01 | - | Charging Station cancels reservation when Faulted
TC_H_22_CSMS | Reservation:M | H01 | - | Reserve a specific EVSE - Configured to Reject
`;
