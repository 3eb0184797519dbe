// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const nStation = `
TC_N_01_CS | AdvancedDeviceManagement:M | N02 | N02.FR.01 N02.FR.03 N02.FR.04 N02.FR.05 N02.FR.06 N02.FR.09 N02.FR.12 N02.FR.13 N02.FR.14 | Get Monitoring Report - with monitoringCriteria
TC_N_02_CS | AdvancedDeviceManagement:M | N02 | N02.FR.01 N02.FR.03 N02.FR.04 N02.FR.05 N02.FR.08 N02.FR.09 | Get Monitoring Report - with component/variable
TC_N_03_CS | AdvancedDeviceManagement:M | N02 | N02.FR.01 N02.FR.03 N02.FR.04 N02.FR.05 N02.FR.09 N02.FR.10 N02.FR.13 | Get Monitoring Report - with component criteria and component/variable
TC_N_04_CS | - | N02 | N02.FR.02 | Get Monitoring Report - for unknown component criteria
TC_N_05_CS | AdvancedDeviceManagement:M | N03 | N03.FR.01 N03.FR.03 N03.FR.04 N03.FR.05 | Set Monitoring Base - success
TC_N_06_CS | AdvancedDeviceManagement:M | N03 | N03.FR.01 N03.FR.05 | Set Monitoring Base - test removal custom monitors
TC_N_07_CS | - | N03 | N03.FR.02 | Set Monitoring Base - for unknown base type
TC_N_08_CS | AdvancedDeviceManagement:M | N04 | N04.FR.01 N04.FR.02 N04.FR.08 N04.FR.11 | Set Variable Monitoring - one setMonitoringData element
TC_N_09_CS | AdvancedDeviceManagement:M | N04 | N04.FR.01 N04.FR.02 N04.FR.08 N04.FR.11 | Set Variable Monitoring - Multiple elements on different component and variable
TC_N_10_CS | AdvancedDeviceManagement:M | N04 | N04.FR.01 N04.FR.02 N04.FR.08 N04.FR.11 | Set Variable Monitoring - Multiple monitors on the same component and variable
TC_N_11_CS | AdvancedDeviceManagement:M | N04 | N04.FR.03 | Set Variable Monitoring - Unknown component
TC_N_12_CS | AdvancedDeviceManagement:M | N04 | N04.FR.14 | Set Variable Monitoring - Value out of range - Delta monitor
TC_N_13_CS | AdvancedDeviceManagement:M | N04 | N04.FR.13 | Set Variable Monitoring - Value out of range - Threshold monitor
TC_N_15_CS | AdvancedDeviceManagement:M | N04 | N04.FR.10 | Set Variable Monitoring - Duplicate Variable type/severity combination
TC_N_16_CS | AdvancedDeviceManagement:M | N05 | N05.FR.01 N05.FR.03 | Set Monitoring Level - Success
TC_N_17_CS | AdvancedDeviceManagement:M | N05 | N05.FR.02 | Set Monitoring Level - Out of range
TC_N_18_CS | AdvancedDeviceManagement:M | N06 | N06.FR.01 N06.FR.05 | Clear Monitoring - Success
TC_N_19_CS | AdvancedDeviceManagement:M | N06 | N06.FR.02 | Clear Monitoring - Not found
TC_N_20_CS | AdvancedDeviceManagement:M | N07 | N07.FR.06 N07.FR.07 N07.FR.16 N07.FR.17 | Alert Event - Threshold value exceeded
TC_N_21_CS | AdvancedDeviceManagement:C(AQ-5) | N07 | - | Alert Event - Caused by hardwired trigger
TC_N_22_CS | AdvancedDeviceManagement:C(DM-3) | N07 | N07.FR.04 | Offline Notification - OfflineMonitoringEventQueuingSeverity set equal or lower than severityLevel of the monitor
TC_N_23_CS | AdvancedDeviceManagement:C(DM-3) | N07 | N07.FR.04 | Offline Notification - OfflineMonitoringEventQueuingSeverity set higher than severityLevel of the monitor
TC_N_24_CS | AdvancedDeviceManagement:M | N07 N08 | N07.FR.20 N08.FR.01 N08.FR.05 | Set Variable Monitoring - Periodic event
TC_N_25_CS | Core:M | N01 | N01.FR.01 N01.FR.02 N01.FR.04 N01.FR.07 N01.FR.08 N01.FR.09 N01.FR.13 | Retrieve Log Information - Diagnostics Log - Success
TC_N_26_CS | Core:M | N01 | N01.FR.01 N01.FR.02 N01.FR.04 N01.FR.07 N01.FR.08 N01.FR.10 N01.FR.13 | Retrieve Log Information - Diagnostics Log - Upload failed
TC_N_27_CS | Core:C((C-30 or C-31 or C-34) and (Local Authorization List Management or C-49)) | N09 | N09.FR.02 N09.FR.05 | Get Customer Information - Accepted + data
TC_N_28_CS | Core:C((C-30 or C-31 or C-34) and (Local Authorization List Management or C-49)) | N09 | N09.FR.02 N09.FR.06 | Get Customer Information - Accepted + no data
TC_N_29_CS | - | N09 | N09.FR.03 | Get Customer Information - Not Accepted
TC_N_30_CS | Core:C((C-30 or C-31 or C-34) and (Local Authorization List Management or C-49)) | N10 | N10.FR.01 N10.FR.03 | Clear Customer Information - Clear and report + data
TC_N_31_CS | Core:C((C-30 or C-31 or C-34) and (Local Authorization List Management or C-49)) | N10 | N10.FR.01 N10.FR.04 | Clear Customer Information - Clear and report + no data
TC_N_32_CS | Core:M | N10 | N10.FR.01 N10.FR.06 | Clear Customer Information - Clear and no report
TC_N_33_CS | - | N10 | N10.FR.01 N10.FR.05 | Clear Customer Information - Invalid
TC_N_34_CS | - | N01 | N01.FR.05 | Retrieve Log Information - Rejected
TC_N_35_CS | Core:M | N01 | N01.FR.01 N01.FR.02 N01.FR.03 N01.FR.07 N01.FR.08 N01.FR.09 N01.FR.13 | Retrieve Log Information - Security Log - Success
TC_N_36_CS | Core:C(C-57) | N01 | N01.FR.01 N01.FR.02 N01.FR.03 N01.FR.07 N01.FR.08 N01.FR.09 N01.FR.12 N01.FR.13 | Retrieve Log Information - Second Request
TC_N_37_CS | AdvancedDeviceManagement:M | N04 | N04.FR.04 | Set Variable Monitoring - Unknown Variable
TC_N_38_CS | - | N04 | N04.FR.05 | Set Variable Monitoring - Not supported MonitorType
TC_N_39_CS | AdvancedDeviceManagement:M | N04 | N04.FR.16 | Set Variable Monitoring - Component/Variable combination does NOT correspond
TC_N_40_CS | AdvancedDeviceManagement:M | N04 | N04.FR.12 | Set Variable Monitoring - Replace Variable Monitor
TC_N_41_CS | AdvancedDeviceManagement:M | N03 | N03.FR.04 N04.FR.15 | Set Variable Monitoring - Return to FactoryDefault
TC_N_43_CS | AdvancedDeviceManagement:M | N04 | - | Set Variable Monitoring - First SetMonitoringData and third SetMonitoringData are valid, but the second contains an out of range value
TC_N_44_CS | AdvancedDeviceManagement:C(AQ-5) | N06 | N06.FR.03 | Clear Monitoring - Rejected
TC_N_45_CS | AdvancedDeviceManagement:M | N07 | N07.FR.06 N07.FR.07 N07.FR.18 N07.FR.19 | Alert Event - Delta value exceeded
TC_N_47_CS | AdvancedDeviceManagement:M | N02 | N02.FR.01 N02.FR.11 | Get Monitoring report - Report all
TC_N_48_CS | AdvancedDeviceManagement:M | N07 | N07.FR.10 | Alert Event - Variable monitoring on write only
TC_N_51_CS | AdvancedDeviceManagement:M | N07 | N07.FR.11 | Set Variable Monitoring - Replace Variable Monitor
TC_N_52_CS | AdvancedDeviceManagement:M | N07 | N07.FR.12 | Set Variable Monitoring - Removing a VariableMonitor
TC_N_53_CS | AdvancedDeviceManagement:M | N07 | N07.FR.13 | Alert Event - Persistent over reboot
TC_N_56_CS | AdvancedDeviceManagement:M | N07 | N07.FR.06 N07.FR.07 N07.FR.18 N07.FR.19 | Alert Event - Delta value NOT numeric exceeded
TC_N_61_CS | - | N07 | N07.FR.10 | Alert Event - Variable monitoring on numeric
TC_N_62_CS | Core:C(C-14) | N10 | N10.FR.01 N10.FR.03 | Clear Customer Information - Clear and report - customerIdentifier
TC_N_63_CS | ISO15118:C(ISO-4) | N10 | N10.FR.09 | Clear Customer Information - Clear and report - customerCertificate
`;
