// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const eCsms = `
TC_E_01_CSMS | Core:M | E01 | E01.FR.05 | Start transaction options - PowerPathClosed
TC_E_02_CSMS | Core:M | E01 | E01.FR.06 | Start transaction options - EnergyTransfer
TC_E_03_CSMS | Core:M | E02 | E02.FR.02 | Local start transaction - Cable plugin first - Success
TC_E_04_CSMS | Core:M | E03 | E03.FR.02 | Local start transaction - Authorization first - Success
TC_E_07_CSMS | Core:M | E06 | E06.FR.06 | Stop transaction options - PowerPathClosed - Local stop
TC_E_08_CSMS | Core:M | E06 | E06.FR.07 | Stop transaction options - EnergyTransfer stopped - StopAuthorized
TC_E_09_CSMS | Core:M | E01 | E01.FR.02 | Start transaction options - EVConnected
TC_E_10_CSMS | Core:M | E01 | E01.FR.03 | Start transaction options - Authorized - Local
TC_E_11_CSMS | Core:M | E01 | E01.FR.04 | Start transaction options - DataSigned
TC_E_12_CSMS | Core:M | E01 | E01.FR.01 | Start transaction options - ParkingBayOccupied
TC_E_14_CSMS | Core:M | E06 | E06.FR.02 | Stop transaction options - EVDisconnected - Charging Station side
TC_E_15_CSMS | Core:M | E06 | E06.FR.03 | Stop transaction options - StopAuthorized - Local
TC_E_16_CSMS | Core:M | E06 | E06.FR.04 E01.FR.11 E01.FR.12 | Stop transaction options - Deauthorized - Invalid idToken
TC_E_17_CSMS | Core:M | E06 | E06.FR.04 | Stop transaction options - Deauthorized - EV side disconnect
TC_E_19_CSMS | Core:M | E06 | E06.FR.01 | Stop transaction options - ParkingBayUnoccupied
TC_E_20_CSMS | Core:M | E06 E10 | E06.FR.02 | Stop transaction options - EVDisconnected - EV side (able to charge IEC 61851-1 EV)
TC_E_21_CSMS | Core:M | E06 F03 | E06.FR.03 F03.FR.01 F03.FR.09 F03.FR.10 | Stop transaction options - StopAuthorized - Remote
TC_E_22_CSMS | Core:M | E06 | E06.FR.07 | Stop transaction options - EnergyTransfer stopped - SuspendedEV
TC_E_26_CSMS | Core:M | E10 | E10.FR.01 | Disconnect cable on EV-side - Suspend transaction
TC_E_29_CSMS | Core:C(C-16) | E14 | E14.FR.02 E14.FR.04 | Check Transaction status - Transaction with id ongoing - with message in queue
TC_E_30_CSMS | Core:C(C-16) | E14 | E14.FR.02 E14.FR.05 | Check Transaction status - Transaction with id ongoing - without message in queue
TC_E_31_CSMS | Core:C(CSMS: C-16 Charging Station: NOT (NOT (C-30 - C-35) AND (NOT C-10.1 AND NOT C-10.3 AND NOT C-10.4 AND NOT C-10.5) AND NOT C-06.2)) | E14 | E14.FR.03 E14.FR.04 | Check Transaction status - Transaction with id ended - with message in queue
TC_E_33_CSMS | Core:C(C-16) | E14 | E14.FR.06 E14.FR.07 | Check Transaction status - Without transactionId - with message in queue
TC_E_34_CSMS | Core:C(C-16) | E14 | E14.FR.06 E14.FR.08 | Check Transaction status - Without transactionId - without message in queue
TC_E_38_CSMS | Core:M | E03 | - | Local start transaction - EV not ready
TC_E_39_CSMS | Core:M | E03 E06 | E03.FR.04 E03.FR.05 E06.FR.04 | Stop transaction options - Deauthorized - timeout
TC_E_53_CSMS | Core:M | E01 | E01.FR.07 | Reset Sequence Number - CSMS accepting seqNo = 0 at start of transaction
`;
