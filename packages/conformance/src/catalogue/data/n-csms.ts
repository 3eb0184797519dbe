// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const nCsms = `
TC_N_01_CSMS | AdvancedDeviceManagement:M | N02 | N02.FR.05 N02.FR.10 | Get Monitoring Report - with monitoringCriteria
TC_N_02_CSMS | AdvancedDeviceManagement:M | N02 | N02.FR.05 N02.FR.10 | Get Monitoring Report - with component/variable
TC_N_03_CSMS | AdvancedDeviceManagement:M | N02 | N02.FR.05 N02.FR.10 | Get Monitoring Report - with component criteria and component/variable
TC_N_05_CSMS | AdvancedDeviceManagement:M | N03 | N03.FR.03 N03.FR.04 N03.FR.05 | Set Monitoring Base - success
TC_N_08_CSMS | AdvancedDeviceManagement:M | N04 | N04.FR.01 N04.FR.02 N04.FR.17 | Set Variable Monitoring - One SetMonitoringData element
TC_N_09_CSMS | - | N04 | N04.FR.01 N04.FR.02 N04.FR.17 | Set Variable Monitoring - Multiple elements on different component and variable
TC_N_16_CSMS | AdvancedDeviceManagement:M | N05 | N05.FR.01 | Set Monitoring Level - Success
TC_N_17_CSMS | AdvancedDeviceManagement:M | N05 | N05.FR.02 | Set Monitoring Level - Out of range
TC_N_18_CSMS | AdvancedDeviceManagement:M | N06 | N06.FR.04 | Clear Monitoring - Too many elements
TC_N_21_CSMS | AdvancedDeviceManagement:M | - | - | Alert Event - HardWiredMonitor
TC_N_24_CSMS | AdvancedDeviceManagement:M | N08 | N08.FR.02 | Set Variable Monitoring - Periodic event
TC_N_25_CSMS | Core:M | N01 | - | Retrieve Log Information - Diagnostics Log - Success
TC_N_27_CSMS | Core:M | N09 | N09.FR.01 N09.FR.04 | Get Customer Information - Accepted + data
TC_N_28_CSMS | Core:M | N09 | N09.FR.01 N09.FR.04 | Get Customer Information - Accepted + no data
TC_N_29_CSMS | Core:M | N09 | N09.FR.01 N09.FR.04 | Get Customer Information - Not Accepted
TC_N_30_CSMS | Core:M | N10 | N10.FR.08 | Clear Customer Information - Clear and report + data
TC_N_31_CSMS | Core:M | N10 | N10.FR.08 | Clear Customer Information - Clear and report + no data
TC_N_32_CSMS | Core:M | N10 | N10.FR.08 | Clear Customer Information - Clear and no report
TC_N_34_CSMS | Core:M | N01 | - | Retrieve Log Information - Rejected
TC_N_35_CSMS | Core:M | N01 | - | Retrieve Log Information - Security Log - Success
TC_N_36_CSMS | Core:M | N01 | - | Retrieve Log Information - Second Request
TC_N_44_CSMS | AdvancedDeviceManagement:M | N06 | - | Clear Monitoring - Rejected
TC_N_46_CSMS | LocalAuthList:M | N10 | N10.FR.02 N10.FR.08 D01.FR.01 D01.FR.06 D01.FR.18 | Clear Customer Information - Update Local Authorization List
TC_N_47_CSMS | AdvancedDeviceManagement:M | N02 | - | Get Monitoring report - Report all
TC_N_48_CSMS | - | N07 | - | Alert Event - Variable monitoring on write only
TC_N_49_CSMS | AdvancedDeviceManagement:M | N07 | - | Alert Event - LowerThreshold/UpperThreshold cleared after reboot
TC_N_50_CSMS | AdvancedDeviceManagement:M | N07 | - | Alert Event - Periodic Triggered
TC_N_60_CSMS | AdvancedDeviceManagement:M | N02 | N02.FR.05 N02.FR.10 | Get Monitoring Report - with component criteria and list of components/variables
TC_N_62_CSMS | Core:C(C-14) | N10 | N10.FR.08 | Clear Customer Information - Clear and report - customerIdentifier
TC_N_63_CSMS | ISO15118:C(ISO-4) | N10 | N10.FR.08 | Clear Customer Information - Clear and report - customerCertificate
`;
