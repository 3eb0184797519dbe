// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const iCsms = `
TC_I_01_CSMS | AdvancedUserInterface:M | I02 | I02.FR.01 | Show EV Driver running total cost during charging - costUpdatedRequest
TC_I_02_CSMS | AdvancedUserInterface:M | I03 | I03.FR.02 | Show EV Driver Final Total Cost After Charging
`;
