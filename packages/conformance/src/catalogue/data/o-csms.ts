// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const oCsms = `
TC_O_01_CSMS | AdvancedUserInterface:M | - | - | Set Display Message - Success
TC_O_02_CSMS | AdvancedUserInterface:M | - | - | Get all Display Messages - Success
TC_O_03_CSMS | AdvancedUserInterface:M | - | - | Get all Display Messages - No DisplayMessages configured
TC_O_04_CSMS | AdvancedUserInterface:M | - | - | Clear Display Message - Success
TC_O_05_CSMS | AdvancedUserInterface:M | O05 | - | Clear Display Message - Unknown Key
TC_O_06_CSMS | AdvancedUserInterface:M | - | - | Set Display Message - Specific transaction - Success
TC_O_07_CSMS | AdvancedUserInterface:M | - | - | Get a Specific Display Message - Id
TC_O_08_CSMS | AdvancedUserInterface:M | - | - | Get a Specific Display Message - Priority
TC_O_09_CSMS | AdvancedUserInterface:M | - | - | Get a Specific Display Message - State
TC_O_10_CSMS | AdvancedUserInterface:M | - | - | Set Display Message - Specific transaction - UnknownTransaction
TC_O_11_CSMS | - | - | - | Get a Specific Display Message - Unknown parameters
TC_O_12_CSMS | AdvancedUserInterface:M | - | - | Set Display Message - Replace DisplayMessage
TC_O_13_CSMS | AdvancedUserInterface:M | - | - | Set Display Message - Display message at StartTime
TC_O_14_CSMS | AdvancedUserInterface:M | - | - | Set Display Message - Remove message after EndTime
TC_O_17_CSMS | AdvancedUserInterface:M | - | - | Set Display Message - NotSupportedPriority
TC_O_18_CSMS | AdvancedUserInterface:M | - | - | Set Display Message - NotSupportedState
TC_O_19_CSMS | AdvancedUserInterface:M | - | - | Set Display Message - NotSupportedMessageFormat
TC_O_25_CSMS | - | - | - | Set Display Message - Send Specific state
TC_O_26_CSMS | AdvancedUserInterface:M | - | - | Set Display Message - Rejected
TC_O_27_CSMS | AdvancedUserInterface:M | - | - | Set Display Message - Specific transaction - Display message at StartTime
TC_O_28_CSMS | AdvancedUserInterface:M | - | - | Set Display Message - Specific transaction - Remove message after EndTime
`;
