// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const fCsms = `
TC_F_01_CSMS | Core:M | F01 | - | Remote start transaction - Cable plugin first
TC_F_02_CSMS | Core:M | F02 | F02.FR.01 F01.FR.01 | Remote start transaction - Remote start first -authorizeRemoteStart is true
TC_F_03_CSMS | Core:M | F02 | F02.FR.01 F01.FR.02 | Remote start transaction - Remote start first -authorizeRemoteStart is false
TC_F_04_CSMS | Core:M | F02 E03 | E03.FR.04 E03.FR.05 | Remote start transaction - Remote start first - Cable plugin timeout
TC_F_06_CSMS | Core:C(C-11) | F05 | - | Remote unlock Connector - Without ongoing transaction - Accepted
TC_F_11_CSMS | Core:C(C-29.1) | F06 | F06.FR.01 F06.FR.02 | Trigger message - MeterValues - Specific EVSE
TC_F_12_CSMS | Core:C(C-29.1) | F06 | F06.FR.01 | Trigger message - MeterValues - All EVSE
TC_F_13_CSMS | Core:C(C-29.2) | F06 | F06.FR.01 F06.FR.02 | Trigger message - TransactionEvent - Specific EVSE
TC_F_14_CSMS | Core:C(C-29.2) | F06 | F06.FR.01 | Trigger message - TransactionEvent - All EVSE
TC_F_15_CSMS | Core:C(C-29.3) | F06 | F06.FR.01 | Trigger message - LogStatusNotification - Idle
TC_F_18_CSMS | Core:C(C-29.4) | F06 | F06.FR.01 | Trigger message - FirmwareStatusNotification - Idle
TC_F_20_CSMS | Core:M | F06 | F06.FR.01 | Trigger message - Heartbeat
TC_F_23_CSMS | Core:C(C-29.5) | F06 | F06.FR.01 F06.FR.02 F06.FR.13 | Trigger message - StatusNotification - Specific EVSE - Available
TC_F_24_CSMS | Core:C(C-29.5) | F06 | F06.FR.01 F06.FR.02 F06.FR.13 | Trigger message - StatusNotification - Specific EVSE - Occupied
TC_F_27_CSMS | Core:M | F06 | F06.FR.08 | Trigger message - NotImplemented
`;
