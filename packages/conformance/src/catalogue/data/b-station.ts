// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const bStation = `
TC_B_01_CS | Core:M | B01 | B01.FR.01 B01.FR.05 B01.FR.09 | Cold Boot Charging Station - Accepted
TC_B_02_CS | Core:M | B02 F06 | B02.FR.01 B02.FR.02 B02.FR.04 B02.FR.05 B02.FR.06 B02.FR.08 F06.FR.17 | Cold Boot Charging Station - Pending
TC_B_03_CS | Core:M | B03 | B03.FR.02 B03.FR.04 B03.FR.06 | Cold Boot Charging Station - Rejected
TC_B_06_CS | Core:M | B06 | B06.FR.01 B06.FR.02 B06.FR.03 B06.FR.04 B06.FR.10 B06.FR.11 | Get Variables - single value
TC_B_07_CS | Core:M | B06 | B06.FR.01 B06.FR.02 B06.FR.03 B06.FR.04 B06.FR.10 | Get Variables - multiple values
TC_B_09_CS | Core:M | B05 | B05.FR.01 B05.FR.02 B05.FR.03 B05.FR.10 B05.FR.12 | Set Variables - single value
TC_B_10_CS | Core:M | B05 | B05.FR.01 B05.FR.02 B05.FR.03 B05.FR.10 B05.FR.12 | Set Variables - multiple values
TC_B_11_CS | Core:M | B05 | B05.FR.07 | Set Variables - invalidly formatted values
TC_B_12_CS | Core:M | B07 | B07.FR.01 B07.FR.03 B07.FR.04 B07.FR.07 B07.FR.10 B07.FR.12 | Get Base Report - ConfigurationInventory
TC_B_13_CS | Core:M | B07 | B07.FR.01 B07.FR.03 B07.FR.04 B07.FR.08 B07.FR.10 B07.FR.12 | Get Base Report - FullInventory
TC_B_14_CS | AdvancedDeviceManagement:M | B07 | B07.FR.01 B07.FR.03 B07.FR.04 B07.FR.09 B07.FR.10 B07.FR.12 | Get Base Report - SummaryInventory
TC_B_15_CS | Core:C(Not C-56) | B07 | B07.FR.02 | Get Base Report - Not Supported base report
TC_B_16_CS | AdvancedDeviceManagement:M | B08 | B08.FR.01 B08.FR.03 B08.FR.04 B08.FR.07 B08.FR.09 B08.FR.12 B08.FR.13 B08.FR.14 | Get Custom Report - with component criteria
TC_B_17_CS | AdvancedDeviceManagement:M | B08 | B08.FR.01 B08.FR.03 B08.FR.04 B08.FR.11 B08.FR.12 B08.FR.14 | Get Custom Report - with component/variable
TC_B_18_CS | AdvancedDeviceManagement:M | B08 | B08.FR.01 B08.FR.03 B08.FR.04 B08.FR.05 B08.FR.11 B08.FR.12 B08.FR.14 B08.FR.15 | Get Custom Report - with component criteria and component/variable
TC_B_19_CS | - | B08 | B08.FR.02 | Get Custom Report - for unknown component criteria
TC_B_20_CS | Core:M | B11 | B11.FR.01 B11.FR.03 B11.FR.04 B01.FR.03 | Reset Charging Station - Without ongoing transaction - OnIdle
TC_B_21_CS | Core:M | B12 | B12.FR.01 B12.FR.03 | Reset Charging Station - With Ongoing Transaction - OnIdle
TC_B_22_CS | Core:M | B12 | B12.FR.02 B12.FR.04 E07.FR.03 B01.FR.03 | Reset Charging Station - With Ongoing Transaction - Immediate
TC_B_23_CS | Core:M | B11 | B11.FR.01 B11.FR.02 B11.FR.03 B11.FR.04 B01.FR.03 | Reset Charging Station - Unavailable persists reset
TC_B_24_CS | Reservation:M | B11 | B11.FR.01 B11.FR.03 B11.FR.04 B11.FR.05 B01.FR.03 | Reset Charging Station - Reserved persists reset
TC_B_25_CS | Core:C(C-13) | B11 | B11.FR.01 B11.FR.08 B11.FR.10 | Reset EVSE - Without ongoing transaction
TC_B_26_CS | Core:C(C-13) | B12 | B12.FR.01 B12.FR.07 | Reset EVSE - With Ongoing Transaction - OnIdle
TC_B_27_CS | Core:C(C-13) | B12 | B12.FR.02 B12.FR.08 E07.FR.03 | Reset EVSE - With Ongoing Transaction - Immediate
TC_B_28_CS | Core:C(NOT C-13) | B11 B12 | B11.FR.01 B11.FR.09 B12.FR.01 B12.FR.09 | Reset EVSE - Not Supported
TC_B_29_CS | Core:C(NOT C-13) | B11 | B12.FR.01 B12.FR.09 | Reset EVSE - With ongoing transaction - Not Supported
TC_B_30_CS | Core:M | B03 | B03.FR.08 | Cold Boot Charging Station - Pending/Rejected - SecurityError
TC_B_32_CS | Core:M | B06 | B06.FR.06 | Get Variables - Unknown component
TC_B_33_CS | Core:M | B06 | B06.FR.07 | Get Variables - Unknown variable
TC_B_34_CS | Core:M | B06 | B06.FR.08 | Get Variables - Not supported attribute type
TC_B_35_CS | Core:M | B05 | B05.FR.04 | Set Variables - Unknown component
TC_B_36_CS | Core:M | B05 | B05.FR.05 | Set Variables - Unknown variable
TC_B_37_CS | Core:M | B05 | B05.FR.06 | Set Variables - Not supported attribute type
TC_B_39_CS | Core:M | B05 | B05.FR.09 | Set Variables - Read-only
TC_B_41_CS | Core:C(HFS-8 > 1) | B12 | B12.FR.01 B12.FR.03 E07.FR.03 | Reset Charging Station - With multiple ongoing transactions - OnIdle
TC_B_43_CS | Core:M | B09 | B09.FR.02 | Set new NetworkConnectionProfile - Rejected
TC_B_45_CS | Core:M | B09 B10 | B09.FR.01 B10.FR.01 B10.FR.04 B10.FR.06 | Migrate to new ConnectionProfile - Success - Same CSMS Root
TC_B_46_CS | Core:M | B10 | B10.FR.03 B10.FR.04 | Migrate to new ConnectionProfile - Fallback mechanism - Same CSMS Root
TC_B_47_CS | Core:C(AS-2 and C-47) | B09 B10 M05 | B10.FR.07 M05.FR.15 M05.FR.16 | Migrate to new ConnectionProfile - Fallback after NetworkProfileConnectionAttempts per NetworkConfigurationPriority failed - New CSMS Root - New CSMS
TC_B_49_CS | Core:C(C-47) | B10 | B10.FR.07 | Migrate to new ConnectionProfile - Fallback after NetworkProfileConnectionAttempts per NetworkConfigurationPriority failed - Same CSMS Root
TC_B_50_CS | Core:M | B10 M05 | M05.FR.13 | Migrate to new ConnectionProfile - Success - New CSMS Root - New CSMS
TC_B_51_CS | Core:M | B04 | B04.FR.01 | Status change during offline period - > Offline Threshold
TC_B_52_CS | Core:M | B04 | B04.FR.02 | Status change during offline period - < Offline Threshold
TC_B_53_CS | Core:M | B07 | - | Get Base Report - Test mandatory DM variables via FullInventory
TC_B_54_CS | AdvancedDeviceManagement:M | B08 | B08.FR.01 B08.FR.03 B08.FR.04 B08.FR.11 B08.FR.12 B08.FR.14 | Get Custom Report - with component/variable, but no instance
TC_B_55_CS | AdvancedDeviceManagement:M | B08 | B08.FR.01 B08.FR.03 B08.FR.04 B08.FR.11 B08.FR.12 B08.FR.14 | Get Custom Report - with component/variable/instance
TC_B_56_CS | AdvancedDeviceManagement:M | B08 | B08.FR.01 B08.FR.03 B08.FR.04 B08.FR.11 B08.FR.12 B08.FR.14 | Get Custom Report - with component/variable, but no evseld
TC_B_57_CS | Core:M | - | - | Network Reconnection - After connection loss
`;
