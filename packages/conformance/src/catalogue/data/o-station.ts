// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const oStation = `
TC_O_01_CS | AdvancedUserInterface:M | - | - | Set Display Message - Success
TC_O_02_CS | AdvancedUserInterface:M | - | - | Get all Display Messages - Success
TC_O_03_CS | AdvancedUserInterface:M | - | - | Get all Display Messages - No DisplayMessages configured
TC_O_04_CS | AdvancedUserInterface:M | - | - | Clear Display Message - Success
TC_O_05_CS | AdvancedUserInterface:M | - | - | Clear Display Message - Unknown Key
TC_O_06_CS | AdvancedUserInterface:M | - | - | Set Display Message - Specific transaction - Success
TC_O_07_CS | AdvancedUserInterface:M | - | - | Get a Specific Display Message - Id
TC_O_08_CS | AdvancedUserInterface:M | - | - | Get a Specific Display Message - Priority
TC_O_09_CS | AdvancedUserInterface:M | - | - | Get a Specific Display Message - State
TC_O_10_CS | AdvancedUserInterface:M | - | - | Set Display Message - Specific transaction - UnknownTransaction
TC_O_11_CS | AdvancedUserInterface:M | - | - | Get a Specific Display Message - Unknown parameters
TC_O_12_CS | AdvancedUserInterface:M | - | - | Set Display Message - Replace DisplayMessage
TC_O_13_CS | AdvancedUserInterface:M | - | - | Set Display Message - Display message at StartTime
TC_O_14_CS | AdvancedUserInterface:M | - | - | Set Display Message - Remove message after EndTime
TC_O_15_CS | AdvancedUserInterface:M | - | - | Set Display Message - Language preference of the EV Driver
TC_O_17_CS | AdvancedUserInterface:C(NOT (UI-1.1 and UI-1.2 and UI-1.3)) | - | - | Set Display Message - NotSupportedPriority
TC_O_18_CS | - | - | - | Set Display Message - NotSupportedState
TC_O_19_CS | AdvancedUserInterface:C(NOT (UI-2.1 and UI-2.2 and UI-2.3 and UI-2.4)) | - | - | Set Display Message - NotSupportedMessageFormat
TC_O_20_CS | AdvancedUserInterface:M | - | - | Set Display Message - Persistent over reboot
TC_O_22_CS | AdvancedUserInterface:C(UI-1.2) | - | - | Set Display Message - Multiple In front priority
TC_O_24_CS | AdvancedUserInterface:C(UI-1.1) | - | - | Set Display Message - Second Alwaysfront priority
TC_O_27_CS | AdvancedUserInterface:M | - | - | Set Display Message - Specific transaction - Display message at StartTime
TC_O_28_CS | AdvancedUserInterface:M | - | - | Set Display Message - Specific transaction - Remove message after EndTime
TC_O_30_CS | AdvancedUserInterface:C(UI-1.2) | - | - | Set Display Message - Specific transaction - Multiple In front priority
TC_O_32_CS | AdvancedUserInterface:C(UI-1.1) | - | - | Set Display Message - Specific transaction - Second Alwaysfront priority
TC_O_33_CS | AdvancedUserInterface:M | - | - | Get a Specific Display Message - No DisplayMessages configured
TC_O_34_CS | AdvancedUserInterface:M | - | - | Get a Specific Display Message - Known Id, but not matching State
TC_O_35_CS | AdvancedUserInterface:C(( UI-1.1and UI-1.2) or ( UI-1.2 and UI-1.3) or ( UI-1.3and UI-1.1)) | - | - | Get a Specific Display Message - Known Id, but not matching Priority
TC_O_36_CS | AdvancedUserInterface:M | - | - | Set Display Message - State Charging
TC_O_37_CS | AdvancedUserInterface:M | - | - | Set Display Message - State Idle
TC_O_38_CS | AdvancedUserInterface:M | - | - | Set Display Message - State Unavailable
TC_O_39_CS | - | - | - | Set Display Message - State Faulted
`;
