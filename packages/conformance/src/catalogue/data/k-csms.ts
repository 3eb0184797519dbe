// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const kCsms = `
TC_K_01_CSMS | SmartCharging:M; ISO15118:M | K01 | K01.FR.31 | Set Charging Profile - TxDefaultProfile - Specific EVSE
TC_K_02_CSMS | - | K01 | - | Set Charging Profile - TxProfile without ongoing transaction on the specified EVSE
TC_K_03_CSMS | SmartCharging:M; ISO15118:M | K01 | K01.FR.31 K01.FR.38 | Set Charging Profile - ChargingStationMaxProfile
TC_K_04_CSMS | SmartCharging:M; ISO15118:M | - | - | Replace charging profile - With chargingProfileId
TC_K_05_CSMS | SmartCharging:M; ISO15118:M | K10 | K10.FR.02 | Clear Charging Profile - With chargingProfileId
TC_K_06_CSMS | SmartCharging:M; ISO15118:M | K10 | K10.FR.02 | Clear Charging Profile - With stackLevel/purpose combination for one profile
TC_K_08_CSMS | SmartCharging:M; ISO15118:M | K10 | - | Clear Charging Profile - Without previous charging profile
TC_K_10_CSMS | SmartCharging:C(SC-4); ISO15118:M | K01 | K01.FR.31 | Set Charging Profile - TxDefaultProfile - All EVSE
TC_K_15_CSMS | SmartCharging:M | K01 | - | Set Charging Profile - Not Supported
TC_K_19_CSMS | SmartCharging:M; ISO15118:M | K01 | - | Set Charging Profile - ChargingProfileKind is Recurring
TC_K_29_CSMS | SmartCharging:M; ISO15118:M | K09 | K09.FR.03 | Get Charging Profile - Evseld 0
TC_K_30_CSMS | SmartCharging:M; ISO15118:M | K09 | K09.FR.03 | Get Charging Profile - Evseld > 0
TC_K_31_CSMS | SmartCharging:M; ISO15118:M | K09 | K09.FR.03 | Get Charging Profile - No Evseld
TC_K_32_CSMS | SmartCharging:M; ISO15118:M | K09 | K09.FR.03 | Get Charging Profile - chargingProfileId
TC_K_33_CSMS | SmartCharging:M; ISO15118:M | K09 | K09.FR.03 | Get Charging Profile - Evseld > 0 + stackLevel
TC_K_34_CSMS | SmartCharging:M; ISO15118:M | K09 | K09.FR.03 | Get Charging Profile - Evseld > 0 + chargingLimitSource
TC_K_35_CSMS | SmartCharging:M; ISO15118:M | K09 | K09.FR.03 | Get Charging Profile - Evseld > 0 + chargingProfilePurpose
TC_K_36_CSMS | SmartCharging:M; ISO15118:M | K09 | K09.FR.03 | Get Charging Profile - Evseld > 0 + chargingProfilePurpose + stackLevel
TC_K_37_CSMS | SmartCharging:M | K05 F01 | K05.FR.02 F01.FR.08 F01.FR.09 F01.FR.11 | Remote start transaction with charging profile - Success
TC_K_43_CSMS | SmartCharging:M; ISO15118:M | K08 | K08.FR.01 | Get Composite Schedule - Specific EVSE
TC_K_44_CSMS | SmartCharging:M; ISO15118:M | K08 | K08.FR.01 | Get Composite Schedule - Charging Station
TC_K_48_CSMS | - | K12 | - | Set / Update External Charging Limit (not on a transaction)
TC_K_50_CSMS | - | K13 | - | Reset / release external charging limit - Without ongoing transaction
TC_K_51_CSMS | - | K13 | - | Reset / release external charging limit - With ongoing transaction
TC_K_52_CSMS | - | K12 | - | Set / Update External Charging Limit (not on a transaction) - ChargingStationExternalConstraints in report
TC_K_53_CSMS | ISO15118:M | K15 | K15.FR.02 K15.FR.03 K15.FR.05 K15.FR.07 K15.FR.11 | Charging with load leveling based on High Level Communication - Success
TC_K_55_CSMS | ISO15118:M | K15 K16 K17 | K15.FR.12 K15.FR.13 K16.FR.07 K16.FR.08 K17.FR.12 K17.FR.13 | Charging with load leveling based on High Level Communication - EV charging profile exceeds limits
TC_K_57_CSMS | ISO15118:M | K17 | K17.FR.02 K17.FR.03 K17.FR.05 K17.FR.07 K17.FR.11 | Renegotiating a Charging Schedule - Initiated by EV
TC_K_58_CSMS | ISO15118:M | K16 | K16.FR.06 | Renegotiating a Charging Schedule - Initiated by CSMS
TC_K_59_CSMS | ISO15118:M | K16 | K16.FR.12 | Renegotiating a Charging Schedule - Initiated by CSMS - Send NotifyEVChargingNeeds
TC_K_60_CSMS | SmartCharging:M; ISO15118:M | K01 | K01.FR.03 K01.FR.31 | Set Charging Profile - TxProfile with ongoing transaction on the specified EVSE
TC_K_70_CSMS | SmartCharging:M | - | - | Set Charging Profile - Multiple Profiles
`;
