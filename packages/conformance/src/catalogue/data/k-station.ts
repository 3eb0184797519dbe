// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const kStation = `
TC_K_01_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.07 K01.FR.15 | Set Charging Profile - TxDefaultProfile - Specific EVSE
TC_K_02_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.04 K01.FR.07 K01.FR.09 | Set Charging Profile - TxProfile without ongoing transaction on the specified EVSE
TC_K_03_CS | SmartCharging:M; ISO15118:M | K01 | - | Set Charging Profile - ChargingStationMaxProfile
TC_K_04_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.05 | Replace charging profile - With chargingProfileId
TC_K_05_CS | SmartCharging:M; ISO15118:M | K10 | K10.FR.03 | Clear Charging Profile - With chargingProfileId
TC_K_06_CS | SmartCharging:M; ISO15118:M | K10 | K10.FR.04 | Clear Charging Profile - With stackLevel/purpose combination for one profile
TC_K_07_CS | SmartCharging:M; ISO15118:M | K10 | K10.FR.01 | Clear Charging Profile - With unknown stackLevel/purpose combination
TC_K_08_CS | SmartCharging:M; ISO15118:M | K10 | K10.FR.01 | Clear Charging Profile - Without previous charging profile
TC_K_09_CS | SmartCharging:M; ISO15118:M | K10 | K10.FR.07 | Clear Charging Profile - Clearing a TxDefaultProfile - With ongoing transaction
TC_K_10_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.07 K01.FR.14 | Set Charging Profile - TxDefaultProfile - All EVSE
TC_K_11_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.04 K01.FR.16 | Set Charging Profile - Unable to set TxProfile on all EVSE at once
TC_K_12_CS | SmartCharging:C(NOT (SC-2.1 and SC-2.2)); ISO15118:C(NOT (SC-2.1 and SC-2.2)) | K01 | K01.FR.26 | Set Charging Profile - ChargerRateUnit Rejected
TC_K_13_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.27 | Set Charging Profile - Persistent over reboot
TC_K_14_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.28 | Set Charging Profile - Unexisting EVSEid
TC_K_15_CS | - | K01 | K01.FR.29 | Set Charging Profile - Not Supported
TC_K_16_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.33 | Set Charging Profile - Unknown transactionId
TC_K_19_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.40 | Set Charging Profile - ChargingProfileKind is Recurring
TC_K_21_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.36 | Set Charging Profile - ValidFrom
TC_K_22_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.37 | Set Charging Profile - ValidTo
TC_K_23_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.30 | Set Charging Profile - StartSchedule
TC_K_24_CS | SmartCharging:C(HFS-8 > 1); ISO15118:C(HFS-8 > 1) | K10 | K10.FR.04 | Clear Charging Profile - With stackLevel/purpose combination for multiple profiles
TC_K_28_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.32 | Set Charging Profile - TxDefaultProfile with transaction ongoing
TC_K_29_CS | SmartCharging:M; ISO15118:M | K09 | K09.FR.02 K09.FR.05 | Get Charging Profile - Evseld 0
TC_K_30_CS | SmartCharging:M; ISO15118:M | K09 | K09.FR.02 K09.FR.04 | Get Charging Profile - Evseld > 0
TC_K_31_CS | SmartCharging:M; ISO15118:M | K09 | K09.FR.02 K09.FR.06 | Get Charging Profile - No Evseld
TC_K_32_CS | SmartCharging:M; ISO15118:M | K09 | K09.FR.01 K09.FR.02 | Get Charging Profile - chargingProfileId
TC_K_33_CS | SmartCharging:M; ISO15118:M | K09 | K09.FR.02 K09.FR.04 | Get Charging Profile - Evseld > 0 + stackLevel
TC_K_34_CS | SmartCharging:M; ISO15118:M | K09 | K09.FR.02 K09.FR.04 | Get Charging Profile - EvseId > 0 + chargingLimitSource
TC_K_35_CS | SmartCharging:M; ISO15118:M | K09 | K09.FR.02 K09.FR.04 | Get Charging Profile - Evseld > 0 + chargingProfilePurpose
TC_K_36_CS | SmartCharging:M; ISO15118:M | K09 | K09.FR.02 K09.FR.04 | Get Charging Profile - Evseld > 0 + chargingProfilePurpose + stackLevel
TC_K_37_CS | SmartCharging:M | K05 F01 | K05.FR.03 E01.FR.02 F01.FR.10 F01.FR.13 | Remote start transaction with charging profile - Success
TC_K_38_CS | Core:C(NOT Smart Charging) | F01 | F01.FR.12 F01.FR.13 | Remote start transaction with charging profile - Ignore chargingProfile
TC_K_39_CS | SmartCharging:M; ISO15118:M | K08 | K08.FR.02 K08.FR.03 K08.FR.06 | Get Composite Schedule - No ChargingProfile installed on Charging Station
TC_K_40_CS | SmartCharging:M; ISO15118:M | K08 | K08.FR.02 K08.FR.06 | Get Composite Schedule - Stacking ChargingProfiles
TC_K_41_CS | SmartCharging:M; ISO15118:M | K08 | K08.FR.02 K08.FR.04 | Get Composite Schedule - Combining chargingProfilePurposes
TC_K_42_CS | SmartCharging:C(NOT (SC-2.1 and SC-2.2)); ISO15118:C(NOT (SC-2.1 and SC-2.2)) | K08 | K08.FR.07 | Get Composite Schedule - chargingRateUnit not supported
TC_K_47_CS | SmartCharging:M; ISO15118:M | K08 | K08.FR.05 | Get Composite Schedule - Unknown EVSEId
TC_K_52_CS | - | K12 | K12.FR.05 | Set External Charging Limit (not on a transaction) - ChargingStationExternalConstraints in report
TC_K_53_CS | ISO15118:M | K15 | K15.FR.01 K15.FR.06 K15.FR.09 K15.FR.10 | Charging with load leveling based on High Level Communication - Success
TC_K_54_CS | ISO15118:M | K15 K17 | K15.FR.01 K17.FR.04 | Charging with load leveling based on High Level Communication - No SASchedule (rejected)
TC_K_56_CS | ISO15118:M | K15 K17 | K15.FR.15 K17.FR.15 | Charging with load leveling based on High Level Communication - Offline
TC_K_57_CS | ISO15118:M | K17 | K17.FR.01 K17.FR.06 K17.FR.09 K17.FR.10 | Renegotiating a Charging Schedule - Initiated by EV
TC_K_58_CS | ISO15118:M | K17 | K17.FR.01 K17.FR.06 K17.FR.09 K17.FR.10 | Renegotiating a Charging Schedule - Initiated by CSMS
TC_K_60_CS | SmartCharging:M; ISO15118:M | K01 | K01.FR.04 K01.FR.07 K01.FR.15 | Set Charging Profile - TxProfile with ongoing transaction on the specified EVSE
`;
