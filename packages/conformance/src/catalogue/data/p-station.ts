// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const pStation = `
TC_P_01_CS | Core:M | P01 | P01.FR.05 P01.FR.06 | Data Transfer to the Charging Station - Rejected / Unknown VendorId / Unknown MessageId
TC_P_03_CS | Core:M | - | - | CustomData - Receive custom data
TC_P_04_CS | - | - | - | Able to receive customData - ChargingProfile
`;
