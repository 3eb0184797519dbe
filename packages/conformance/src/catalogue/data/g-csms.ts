// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const gCsms = `
TC_G_03_CSMS | Core:M | G03 | - | Change Availability EVSE - Operative to inoperative
TC_G_04_CSMS | Core:M | G03 | - | Change Availability EVSE - Inoperative to operative
TC_G_05_CSMS | Core:M | G04 | - | Change Availability Charging Station - Operative to inoperative
TC_G_06_CSMS | Core:M | G04 | - | Change Availability Charging Station - Inoperative to operative
TC_G_07_CSMS | Core:M | G03 | - | Change Availability Connector - Operative to inoperative
TC_G_08_CSMS | Core:M | G03 | - | Change Availability Connector - Inoperative to operative
TC_G_11_CSMS | Core:M | G03 | - | Change Availability EVSE - With ongoing transaction
TC_G_14_CSMS | Core:M | G04 | - | Change Availability Charging Station - With ongoing transaction
TC_G_17_CSMS | Core:M | G03 | - | Change Availability Connector - With ongoing transaction
TC_G_20_CSMS | Core:M | G05 | G05.FR.03 | Connector status Notification - Lock Failure
`;
