// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const bCsms = `
TC_B_01_CSMS | Core:M | B01 | B01.FR.02 | Cold Boot Charging Station - Accepted
TC_B_02_CSMS | Core:C(C-44) | B02 | B02.FR.01 B02.FR.06 | Cold Boot Charging Station - Pending
TC_B_06_CSMS | Core:M | B06 | B06.FR.01 B06.FR.02 B06.FR.03 B06.FR.04 B06.FR.10 B06.FR.11 | Get Variables - single value
TC_B_07_CSMS | Core:C(C-45) | B06 | B06.FR.01 B06.FR.02 B06.FR.03 | Get Variables - multiple values
TC_B_08_CSMS | - | B06 | B06.FR.05 | Get Variables - limit to maximum number of values
TC_B_09_CSMS | Core:M | B05 | B05.FR.01 B05.FR.02 B05.FR.03 B05.FR.10 B05.FR.12 | Set Variables - single value
TC_B_10_CSMS | Core:C(C-46) | B05 | B05.FR.01 B05.FR.02 B05.FR.03 | Set Variables - multiple values
TC_B_12_CSMS | Core:C(C-17); AdvancedDeviceManagement:M | B07 | B07.FR.07 | Get Base Report - ConfigurationInventory
TC_B_13_CSMS | Core:C(C-50.2) | B07 | B07.FR.08 | Get Base Report - FullInventory
TC_B_14_CSMS | AdvancedDeviceManagement:M | B07 | B07.FR.09 | Get Base Report - SummaryInventory
TC_B_18_CSMS | AdvancedDeviceManagement:M | B08 | B08.FR.01 B08.FR.03 | Get Custom Report - with componentCriteria and component/variables
TC_B_20_CSMS | Core:M | B11 | B11.FR.04 | Reset Charging Station - Without ongoing transaction - OnIdle
TC_B_21_CSMS | Core:M | B12 | B12.FR.01 B12.FR.03 E07.FR.03 | Reset Charging Station - With Ongoing Transaction - OnIdle
TC_B_22_CSMS | Core:M | B12 | - | Reset Charging Station - With Ongoing Transaction - Immediate
TC_B_25_CSMS | Core:C(C-13) | B11 | B11.FR.04 | Reset EVSE - Without ongoing transaction
TC_B_26_CSMS | Core:C(C-13) | B12 | B12.FR.07 | Reset EVSE - With Ongoing Transaction - OnIdle
TC_B_27_CSMS | Core:C(C-13) | B12 | - | Reset EVSE - With Ongoing Transaction - Immediate
TC_B_30_CSMS | Core:C(C-44 or NOT AQ-6) | B02 B03 | B02.FR.09 B03.FR.07 | Cold Boot Charging Station - Pending/Rejected - SecurityError
TC_B_31_CSMS | Core:C(C-44 or NOT AQ-6) | B02 F06 | - | Cold Boot Charging Station - Pending/Rejected - TriggerMessage
TC_B_42_CSMS | Core:M | B09 | B09.FR.01 | Set new NetworkConnectionProfile - Accepted
TC_B_44_CSMS | Core:M | B09 | B09.FR.03 | Set new NetworkConnectionProfile - Failed
`;
