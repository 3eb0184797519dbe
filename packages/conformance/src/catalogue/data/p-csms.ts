// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const pCsms = `
TC_P_02_CSMS | Core:M | P02 | P02.FR.06 P02.FR.07 | Data Transfer to the CSMS - Rejected / Unknown VendorId / Unknown MessageId
TC_P_03_CSMS | Core:M | - | - | CustomData - Receive custom data
`;
