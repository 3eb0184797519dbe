// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const gStation = `
TC_G_01_CS | Core:M | G01 N07 | G01.FR.01 N07.FR.19 | Connector status Notification - Available to Occupied
TC_G_02_CS | Core:M | G01 N07 | G01.FR.01 N07.FR.19 | Connector status Notification - Occupied to Available
TC_G_03_CS | Core:M | G03 | G03.FR.01 G03.FR.02 G03.FR.04 G03.FR.06 | Change Availability EVSE - Operative to inoperative
TC_G_04_CS | Core:M | G03 | G03.FR.01 G03.FR.02 G03.FR.04 G03.FR.07 | Change Availability EVSE - Inoperative to operative
TC_G_05_CS | Core:M | G04 | G04.FR.01 G04.FR.02 G04.FR.03 G04.FR.05 G04.FR.07 | Change Availability Charging Station - Operative to inoperative
TC_G_06_CS | Core:M | G04 | G04.FR.01 G04.FR.02 G04.FR.03 G04.FR.05 G04.FR.08 | Change Availability Charging Station - Inoperative to operative
TC_G_07_CS | Core:M | G03 | G03.FR.01 G03.FR.02 G03.FR.04 G03.FR.06 | Change Availability Connector - Operative to inoperative
TC_G_08_CS | Core:M | G03 | G03.FR.01 G03.FR.02 G03.FR.04 G03.FR.07 | Change Availability Connector - Inoperative to operative
TC_G_09_CS | Core:M | G03 | G03.FR.01 G03.FR.02 G03.FR.03 G03.FR.04 | Change Availability EVSE - Operative to operative
TC_G_10_CS | Core:M | G03 | G03.FR.01 G03.FR.02 G03.FR.03 G03.FR.04 | Change Availability EVSE - Inoperative to inoperative
TC_G_11_CS | Core:M | G03 | G03.FR.01 G03.FR.02 G03.FR.04 G03.FR.05 | Change Availability EVSE - With ongoing transaction
TC_G_12_CS | Core:M | G04 | G04.FR.01 G04.FR.02 G04.FR.03 G04.FR.04 G04.FR.05 | Change Availability Charging Station - Operative to operative
TC_G_13_CS | Core:M | G04 | G04.FR.01 G04.FR.02 G04.FR.03 G04.FR.04 G04.FR.05 | Change Availability Charging Station - Inoperative to inoperative
TC_G_14_CS | Core:M | G04 | G04.FR.01 G04.FR.02 G04.FR.03 G04.FR.05 G04.FR.06 | Change Availability Charging Station - With ongoing transaction
TC_G_15_CS | Core:M | G03 | G03.FR.01 G03.FR.02 G03.FR.03 G03.FR.04 | Change Availability Connector - Operative to operative
TC_G_16_CS | Core:M | G03 | G03.FR.01 G03.FR.02 G03.FR.03 G03.FR.04 | Change Availability Connector - Inoperative to inoperative
TC_G_17_CS | Core:M | G03 | G03.FR.01 G03.FR.02 G03.FR.04 G03.FR.05 | Change Availability Connector - With ongoing transaction
TC_G_18_CS | Core:M | G03 | G03.FR.08 G01.FR.01 | Change Availability EVSE - state persists across reboot
TC_G_19_CS | Core:M | G03 | G03.FR.08 | Change Availability Connector - state persists across reboot
TC_G_20_CS | - | G05 | G05.FR.01 G05.FR.02 | Connector status Notification - Lock Failure
TC_G_21_CS | Core:M | G04 | G04.FR.09 | Change Availability Charging Station - state persists across reboot
`;
