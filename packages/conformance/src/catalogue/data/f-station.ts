// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const fStation = `
TC_F_01_CS | Core:C(NOT AQ-2 and (C-36-(or) C-39)) | F01 | F01.FR.03 F01.FR.04 F01.FR.05 F01.FR.13 F01.FR.17 F01.FR.19 F02.FR.01 | Remote start transaction - Cable plugin first
TC_F_02_CS | Core:C(C-48.1 and (C-36-(or) C-39)) | F02 | F02.FR.01 F01.FR.01 | Remote start transaction - Remote start first -authorizeRemoteStart is true
TC_F_03_CS | Core:C(C-48.2 and (C-36-(or) C-39)) | F02 | F02.FR.01 F01.FR.02 | Remote start transaction - Remote start first -authorizeRemoteStart is false
TC_F_04_CS | Core:M | F02 E03 | F02.FR.01 E03.FR.01 E03.FR.05 | Remote start transaction - Remote start first - Cable plugin timeout
TC_F_05_CS | Core:C(HFS-1 and NOT Product Subtype "Mode 1/2-only Charging Station") | F05 | F05.FR.01 F05.FR.02 | Remote unlock Connector - With ongoing transaction
TC_F_06_CS | Core:C(HFS-1 and NOT Product Subtype "Mode 1/2-only Charging Station") | F05 | F05.FR.01 F05.FR.04 | Remote unlock Connector - Without ongoing transaction - Accepted
TC_F_07_CS | Core:C(HFS-1 and NOT Product Subtype "Mode 1/2-only Charging Station") | F05 | F05.FR.01 F05.FR.06 | Remote unlock Connector - Without ongoing transaction - No cable connected
TC_F_08_CS | Core:M | F03 | F03.FR.02 F03.FR.03 F03.FR.07 F03.FR.09 | Remote stop transaction - Success
TC_F_09_CS | Core:M | F03 | F03.FR.08 | Remote stop transaction - Rejected
TC_F_10_CS | Core:C(HFS-1 and NOT Product Subtype "Mode 1/2-only Charging Station") | F05 | F05.FR.03 | Remote unlock Connector - Without ongoing transaction - UnknownConnector
TC_F_11_CS | Core:C(C-29.1) | F06 | F06.FR.02 F06.FR.04 F06.FR.05 F06.FR.06 F06.FR.10 | Trigger message - MeterValues - Specific EVSE
TC_F_12_CS | Core:C(C-29.1) | F06 | F06.FR.04 F06.FR.05 F06.FR.06 F06.FR.10 F06.FR.11 | Trigger message - MeterValues - All EVSE
TC_F_13_CS | Core:C(C-29.2) | F06 | F06.FR.02 F06.FR.04 F06.FR.05 F06.FR.07 F06.FR.10 | Trigger message - TransactionEvent - Specific EVSE
TC_F_14_CS | Core:C(C-29.2) | F06 | F06.FR.04 F06.FR.05 F06.FR.07 F06.FR.10 F06.FR.11 | Trigger message - TransactionEvent - All EVSE
TC_F_15_CS | Core:C(C-29.3) | F06 | F06.FR.04 F06.FR.05 F06.FR.10 F06.FR.15 | Trigger message - LogStatusNotification - Idle
TC_F_16_CS | Core:C(C-29.3) | F06 | F06.FR.04 F06.FR.05 F06.FR.10 F06.FR.14 | Trigger message - LogStatusNotification - Uploading
TC_F_17_CS | Core:C(C-29.4) | F06 | F06.FR.03 F06.FR.04 F06.FR.05 F06.FR.10 | Trigger message - FirmwareStatusNotification - Specific EVSE not relevant
TC_F_18_CS | Core:C(C-29.4) | F06 | F06.FR.04 F06.FR.05 F06.FR.10 F06.FR.16 L01.FR.25 | Trigger message - FirmwareStatusNotification - Idle
TC_F_19_CS | Core:C(C-29.4) | F06 | F06.FR.04 F06.FR.05 F06.FR.10 L01.FR.26 | Trigger message - FirmwareStatusNotification - Downloading
TC_F_20_CS | Core:M | F06 | F06.FR.04 F06.FR.05 F06.FR.10 | Trigger message - Heartbeat
TC_F_23_CS | Core:C(C-29.5) | F06 | F06.FR.02 F06.FR.04 F06.FR.05 F06.FR.10 | Trigger message - StatusNotification - Specific EVSE - Available
TC_F_24_CS | Core:C(C-29.5) | F06 | F06.FR.02 F06.FR.04 F06.FR.05 F06.FR.10 | Trigger message - StatusNotification - Specific EVSE - Occupied
TC_F_26_CS | Core:C(C-29.6) | F06 | F06.FR.04 F06.FR.05 F06.FR.17 | Trigger message - BootNotification - Rejected
TC_F_27_CS | Core:C(NOT ISO-3) | F06 | F06.FR.08 | Trigger message - NotImplemented
`;
