// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const eStation = `
TC_E_01_CS | Core:C(C-09.4 and (C-51 or NOT (C-09.1 or C-09.2 or C-09.3 or C-09.6))) | E01 | E01.FR.05 E01.FR.07 E01.FR.10 E01.FR.15 E01.FR.16 | Start transaction options - PowerPathClosed
TC_E_02_CS | Core:C(C-09.5 and (C-51 or NOT (C-09.1 or C-09.2 or C-09.3 or C-09.4 or C-09.6))) | E01 | E01.FR.06 E01.FR.07 E01.FR.10 E01.FR.15 E01.FR.16 | Start transaction options - EnergyTransfer
TC_E_03_CS | Core:C(NOT AQ-2 and (C-30 - C-35 or ISO 15118 support)) | E02 C01 C02 C04 C06 | E02.FR.01 E02.FR.05 E02.FR.06 E02.FR.07 E02.FR.13 E02.FR.15 E02.FR.16 E02.FR.17 E01.FR.16 C01.FR.02 C02.FR.01 C06.FR.02 | Local start transaction - Cable plugin first - Success
TC_E_04_CS | Core:C(C-30 - C-35 or ISO 15118 support) | E03 C01 C02 C04 C06 | E03.FR.01 E03.FR.06 E03.FR.12 E01.FR.16 C01.FR.02 C02.FR.01 C06.FR.02 | Local start transaction - Authorization first - Success
TC_E_05_CS | Core:C(C-30 - C-35 or ISO 15118 support) | E03 C01 C02 C04 C06 | E03.FR.01 E03.FR.05 E03.FR.06 E03.FR.12 C01.FR.02 C02.FR.01 C06.FR.02 | Local start transaction - Authorization first - Cable plugin timeout
TC_E_06_CS | Core:C(C-30 or C-31 or C-32 or C35) | E07 C01 C02 C04 | E07.FR.04 E06.FR.15 C01.FR.03 | Local Stop Transaction - Accepted
TC_E_07_CS | Core:C(C-10.3 and (C-52 or NOT C-10.2) and (C-30 or C-31 or C-32 or C35)) | E06 | E06.FR.06 E06.FR.15 | Stop transaction options - PowerPathClosed - Local stop
TC_E_08_CS | Core:C(C-10.4 and (C-52 or NOT (C-10.2 or C-10.3))) | E06 | E06.FR.07 E06.FR.15 | Stop transaction options - EnergyTransfer stopped - StopAuthorized
TC_E_09_CS | Core:C(C-09.1 and (C-51 or NOT C-09.6)) | E01 | E01.FR.02 E01.FR.07 E01.FR.10 E01.FR.15 E01.FR.16 | Start transaction options - EVConnected
TC_E_10_CS | Core:C(C-09.2 and (C-30 - C-35 or ISO 15118 support)) | E01 C01 C02 C04 C06 | E01.FR.03 E01.FR.07 E01.FR.10 E01.FR.15 E01.FR.16 C01.FR.02 C02.FR.01 C06.FR.02 | Start transaction options - Authorized - Local
TC_E_11_CS | Core:C(C-09.3 and (C-51 or NOT (C-09.1 or C-09.2 or C-09.6))) | E01 | E01.FR.04 E01.FR.07 E01.FR.10 E01.FR.15 E01.FR.16 | Start transaction options - DataSigned
TC_E_12_CS | Core:C(C-09.6) | E01 | E01.FR.01 E01.FR.07 E01.FR.10 E01.FR.15 E01.FR.16 | Start transaction options - ParkingBayOccupied
TC_E_13_CS | Core:C(C-09.2) | E01 F02 | E01.FR.03 F01.FR.03 F01.FR.04 F01.FR.06 F01.FR.19 F02.FR.01 | Start transaction options - Authorized - Remote
TC_E_14_CS | Core:C(HFS-1 and C-10.1 and (C-52 or NOT (C-10.2 or C-10.3 or C-10.4))) | E06 | E06.FR.02 E06.FR.15 | Stop transaction options - EVDisconnected - Charging Station side
TC_E_15_CS | Core:C(C-10.2 and (C-30 or C-31 or C-32 or C35)) | E06 | E06.FR.03 E06.FR.15 | Stop transaction options - StopAuthorized - Local
TC_E_16_CS | Core:C((C-10.2 or C-10.3) and (C-30 - C-32 or ISO 15118 support) and C-01) | E06 | E06.FR.04 E06.FR.15 C15.FR.04 | Stop transaction options - Deauthorized - Invalid idToken
TC_E_17_CS | Core:C((C-10.2 or C-10.3) and C-06.2 and AQ-9) | E06 | E06.FR.04 E06.FR.15 | Stop transaction options - Deauthorized - EV side disconnect
TC_E_19_CS | Core:C(C-10.5 and (C-52 or NOT (C-10.1 or C-10.2 or C-10.3 or C-10.4))) | E06 | E06.FR.01 E06.FR.15 | Stop transaction options - ParkingBayUnoccupied
TC_E_20_CS | Core:C((C-10.1 AND (NOT (NOT C-52 AND (C-10.3 or C-10.4)))) AND NOT (NOT C.06.1 AND NOT C-52 AND C-10.2)) AND (AQ-9 OR Product Subtype "Mode 1/2-only Charging Station")) | E06 E10 | E06.FR.02 E06.FR.15 | Stop transaction options - EVDisconnected - EV side (able to charge IEC 61851-1 EV)
TC_E_21_CS | Core:C(C-10.2) | E06 F03 | E06.FR.03 E06.FR.15 F03.FR.09 | Stop transaction options - StopAuthorized - Remote
TC_E_22_CS | Core:C(C-10.4) | E06 | E06.FR.07 E06.FR.15 | Stop transaction options - EnergyTransfer stopped - SuspendedEV
TC_E_24_CS | Core:C(HFS-1 and C-06.2 and C-12.1 and AQ-9 and NOT Product Subtype "Mode 1/2-only Charging Station") | E09 | E09.FR.01 E09.FR.02 E09.FR.04 | Disconnect cable on EV-side - Deauthorize transaction - UnlockEVSideDisconnect is true
TC_E_25_CS | Core:C(C-06.2 and C-12.2 and (AQ-9 OR Product Subtype "Mode 1/2-only Charging Station")) | E09 | E09.FR.01 E09.FR.03 E09.FR.04 | Disconnect cable on EV-side - Deauthorize transaction - UnlockOnEVSideDisconnect is false
TC_E_26_CS | Core:C((C-10.2 or C-10.5) and (C-52 or NOT (C-10.1 or C-10.3 or C-10.4)) and C-06.1 and C-12.2 and AQ-9 and NOT Product Subtype "Mode 1/2-only Charging Station") | E10 | E10.FR.01 E10.FR.03 | Disconnect cable on EV-side - Suspend transaction
TC_E_27_CS | Core:C((C-10.2 or C-10.5) and (C-52 or NOT (C-10.1 or C-10.3 or C-10.4)) and C-06.1 and C-12.2 and HFS-2 and AQ-9 and NOT Product Subtype "Mode 1/2-only Charging Station") | E10 | E10.FR.02 E10.FR.03 | Disconnect cable on EV-side - Suspend transaction - Fixed cable connection timeout
TC_E_28_CS | Core:M | E14 | E14.FR.01 | Check Transaction status - TransactionId unknown
TC_E_29_CS | Core:M | E14 | E14.FR.02 E14.FR.04 | Check Transaction status - Transaction with id ongoing - with message in queue
TC_E_30_CS | Core:M | E14 | E14.FR.02 E14.FR.05 | Check Transaction status - Transaction with id ongoing - without message in queue
TC_E_31_CS | Core:C(CSMS: C-16 Charging Station: NOT (NOT (C-30 - C-35) AND (NOT C-10.1 AND NOT C-10.3 AND NOT C-10.4 AND NOT C-10.5) AND NOT C-06.2)) | E14 | E14.FR.03 E14.FR.04 | Check Transaction status - Transaction with id ended - with message in queue
TC_E_32_CS | Core:M | E14 | E14.FR.03 E14.FR.05 | Check Transaction status - Transaction with id ended - without message in queue
TC_E_33_CS | Core:M | E14 | E14.FR.06 E14.FR.07 | Check Transaction status - Without transactionId - with message in queue
TC_E_34_CS | Core:M | E14 | E14.FR.06 E14.FR.08 | Check Transaction status - Without transactionId - without message in queue
TC_E_35_CS | Core:C(C-10.3 and (C-52 or NOT C-10.2)) | E06 | E06.FR.06 E06.FR.15 | Stop transaction options - PowerPathClosed - Remote stop
TC_E_37_CS | Core:C(C-10.3 and (C-52 or NOT (C-10.1 or C-10.4)) AND (AQ-9 OR Product Subtype "Mode 1/2-only Charging Station")) | E06 | E06.FR.06 E06.FR.15 | Stop transaction options - PowerPathClosed - EV side disconnect
TC_E_38_CS | Core:C(NOT C-09.5 and NOT Product Subtype "Mode 1/2-only Charging Station") | E03 | - | Local start transaction - EV not ready
TC_E_39_CS | Core:M | E06 | E06.FR.04 E06.FR.15 | Stop transaction options - Deauthorized - timeout
TC_E_40_CS | Core:M | E11 | E11.FR.01 E11.FR.02 E11.FR.06 | Offline Behaviour - Connection loss during transaction
TC_E_41_CS | Core:M | E13 | E13.FR.01 E13.FR.02 E13.FR.03 E13.FR.04 | Retry sending transaction message when failed - Max retry count reached
TC_E_42_CS | Core:M | E13 | E13.FR.01 E13.FR.02 E13.FR.03 | Retry sending transaction message when failed - Success before reaching the max retry count
TC_E_43_CS | Core:C((C-01 and (C-30 - C-34 or ISO 15118 support)) or C-35) | E12 | E12.FR.01 E12.FR.02 E12.FR.06 | Offline Behaviour - Transaction during offline period
TC_E_44_CS | Core:C(C-30 - C-35 or ISO 15118 support) | E08 | E08.FR.01 E08.FR.04 E08.FR.05 E08.FR.06 E08.FR.07 E08.FR.08 | Offline Behaviour - Stop transaction during offline period
TC_E_45_CS | Core:C((C-30 or C-31 or C-32) AND (Local Authorization List Management or C-49)) | E08 | E08.FR.02 E08.FR.04 E08.FR.05 E08.FR.06 E08.FR.07 E08.FR.08 | Offline Behaviour - Stop transaction during offline period - Same GroupId
TC_E_46_CS | ISO15118:M | E15 | E15.FR.04 E15.FR.05 | End of charging process 15118
TC_E_50_CS | Core:M | E13 | E13.FR.01 E13.FR.02 E13.FR.03 E13.FR.04 | Retry sending transaction message when failed - Max retry count reached - CallError
TC_E_51_CS | Core:M | E13 | E13.FR.01 E13.FR.02 E13.FR.03 | Retry sending transaction message when failed - Success before reaching the max retry count - CallError
TC_E_52_CS | Core:C(C-58 and (C-30 or C-31 or C-32) and (C-49 or Local Authorization List Management)) | E03 C01 | C01.FR.02 C01.FR.05 | Local start transaction - Authorization first - DisableRemoteAuthorization
TC_E_54_CS | Core:C(C-10.1 AND (NOT (NOT C-52 AND (C-10.2 or C-10.3 or C-10.4))) AND (HFS-4 OR ISO15118 support) AND NOT Product Subtype "Mode 1/2-only Charging Station") | E06 E10 | E06.FR.02 E06.FR.15 | Stop transaction options - EVDisconnected - EV side (not able to charge IEC 61851-1 EV)
`;
