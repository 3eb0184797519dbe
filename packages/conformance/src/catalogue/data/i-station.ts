// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const iStation = `
TC_I_01_CS | AdvancedUserInterface:M | I02 | I02.FR.02 | Show EV Driver running total cost during charging - costUpdatedRequest
TC_I_02_CS | AdvancedUserInterface:M | I03 | I03.FR.01 I03.FR.03 | Show EV Driver Final Total Cost After Charging
TC_I_07_CS | AdvancedUserInterface:M | I02 | I02.FR.02 | Show EV Driver running total cost during charging - transactionResponse
`;
