// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const cStation = `
TC_C_02_CS | Core:C((C-30 or C-31 or C-32) and NOT AQ-2) | C01 C04 C06 | C01.FR.02 C06.FR.02 | Local start transaction - Authorization Invalid/Unknown
TC_C_04_CS | Core:C(C-30 or C-31 or C-32) | C01 C04 E07 | C01.FR.02 C01.FR.03 | Local Stop Transaction - Different idToken
TC_C_05_CS | Core:C((C-30 or C-31 or C-32) and AQ-2) | C01 C04 C06 | C01.FR.02 C06.FR.02 | Local start transaction - Authorization invalid - Cable lock
TC_C_06_CS | Core:C(NOT AQ-2 and (C-30 or C-31 or C-32)) | C01 | C01.FR.02 | Local start transaction - AuthorizationBlocked
TC_C_07_CS | Core:C(NOT AQ-2 and (C-30 or C-31 or C-32)) | C01 | C01.FR.02 | Local start transaction - Authorization Expired
TC_C_08_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C12 | - | Authorization through authorization cache - Accepted
TC_C_09_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C12 | - | Authorization through authorization cache - Invalid & Not Accepted
TC_C_10_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C12 | - | Authorization through authorization cache - Restricted
TC_C_11_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C12 | - | Authorization through authorization cache - Expired
TC_C_12_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C12 | - | Authorization through authorization cache - Invalid & Accepted
TC_C_13_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C12 | - | Authorization through authorization cache - Accepted but cable not connected yet.
TC_C_14_CS | - | C12 | C16.FR.03 | Authorization through authorization cache - GroupID equal to MasterPassGroupId.
TC_C_15_CS | Core:C(C-49 and C-03 and (C-30 or C-31 or C-32)) | C12 | - | Authorization through authorization cache - StopTxOnInvalidld = false, MaxEnergyOnInvalidld > 0
TC_C_16_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C12 | - | Authorization through authorization cache - StopTxOnInvalidId = true
TC_C_17_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C12 | - | Authorization through authorization cache - StopTxOnInvalidld = false
TC_C_18_CS | Core:C(C-49 and C-03 and (C-30 or C-31 or C-32)) | C12 | - | Authorization through authorization cache - StopTxOnInvalidId = true, MaxEnergyOnInvalidId > 0
TC_C_21_CS | LocalAuthList:M | C13 | C13.FR.02 | Offline authorization through local authorization list - Accepted
TC_C_22_CS | LocalAuthList:M | C13 | C13.FR.02 | Offline authorization through local authorization list - Invalid
TC_C_23_CS | LocalAuthList:M | C13 | C13.FR.02 | Offline authorization through local authorization list - Restricted
TC_C_24_CS | LocalAuthList:M | C13 | C13.FR.02 | Offline authorization through local authorization list - Expired
TC_C_25_CS | LocalAuthList:M | C13 C14 | C13.FR.01 C14.FR.01 | Offline authorization through local authorization list - Local Authorization List > Authorization Cache
TC_C_26_CS | Core:C(C-02 and (C-30 or C-31 or C-32)) | C15 C13 | C15.FR.02 C15.FR.06 C15.FR.08 C13.FR.04 | Offline Authorization - Unknown Id
TC_C_27_CS | LocalAuthList:M | C14 | - | Online authorization through local authorization list - Accepted
TC_C_28_CS | LocalAuthList:M | C14 | - | Online authorization through local authorization list - Invalid & Not Accepted
TC_C_29_CS | LocalAuthList:M | C14 | - | Online authorization through local authorization list - Restricted
TC_C_30_CS | LocalAuthList:M | C14 | - | Online authorization through local authorization list - Expired
TC_C_31_CS | LocalAuthList:M | C14 | - | Online authorization through local authorization list - Invalid & Accepted
TC_C_32_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C10 | - | Store Authorization Data in the Authorization Cache - Persistent over reboot
TC_C_33_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C10 | C12.FR.06 | Store Authorization Data in the Authorization Cache - Update on AuthorizationResponse
TC_C_34_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C10 | C12.FR.06 | Store Authorization Data in the Authorization Cache - Update on TransactionResponse
TC_C_36_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C10 | - | Store Authorization Data in the Authorization Cache - AuthCacheCtrl.LocalPreAuthorization = false
TC_C_37_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C11 | C11.FR.02 C11.FR.03 | Clear Authorization Data in Authorization Cache - Accepted
TC_C_38_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C11 | C11.FR.02 C11.FR.04 | Clear Authorization Data in Authorization Cache - Rejected
TC_C_39_CS | Core:C(C-30 or C-31 or C-32) | C09 | - | Authorization by Groupld - Success
TC_C_40_CS | LocalAuthList:M | C09 | - | Authorization by Groupld - Success with Local Authorization List
TC_C_41_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C09 | - | Authorization by Groupld - Success with Authorization Cache
TC_C_42_CS | Core:C(C-30 or C-31 or C-32) | C09 | - | Authorization by Groupld - Not stopped by Groupld
TC_C_43_CS | LocalAuthList:M | C09 | - | Authorization by GroupId - Invalid status with Local Authorization List
TC_C_44_CS | Core:C(C-49 and (C-30 or C-31 or C-32)) | C09 | - | Authorization by GroupId - Invalid status with Authorization Cache
TC_C_45_CS | Core:C((C-30 or C-31 or C-32) AND (C-07 OR C-08)) | C09 | C16.FR.03 | Authorization by Groupld - Master pass - Not able to start transaction + groupld
TC_C_46_CS | Core:C(C-53 and (C-30 or C-31 or C-32)) | C10 | - | Store Authorization Data in the Authorization Cache - AuthCacheLifeTime
TC_C_47_CS | Core:C(C-07 and (C-30 or C-31 or C-32)) | C16 | - | Stop Transaction with a Master Pass - With UI - All transactions
TC_C_48_CS | Core:C(C-07 and (C-30 or C-31 or C-32)) | C16 | - | Stop Transaction with a Master Pass - With UI - With UI - Specific transactions
TC_C_49_CS | Core:C(C-08 and (C-30 or C-31 or C-32)) | C16 | - | Stop Transaction with a Master Pass - Without UI
TC_C_50_CS | ISO15118:M | C07 | C07.FR.01 C07.FR.02 | Authorization using Contract Certificates 15118 - Online - Local contract certificate validation - Accepted
TC_C_51_CS | ISO15118:M | C07 | C07.FR.01 C07.FR.02 | Authorization using Contract Certificates 15118 - Online - Local contract certificate validation - Rejected
TC_C_52_CS | ISO15118:C(ISO-5) | C07 | C07.FR.01 C07.FR.02 C07.FR.06 | Authorization using Contract Certificates 15118 - Online - Central contract certificate validation - Accepted
TC_C_53_CS | ISO15118:C(ISO-5) | C07 | - | Authorization using Contract Certificates 15118 - Online - Central contract validation fails
TC_C_54_CS | ISO15118:M | C07 | C07.FR.08 C07.FR.09 C07.FR.10 C07.FR.11 C07.FR.12 | Authorization using Contract Certificates 15118 - Offline - ContractValidationOffline is true
TC_C_55_CS | ISO15118:M | C07 | C07.FR.07 | Authorization using Contract Certificates 15118 - Offline - ContractValidationOffline is false
TC_C_56_CS | Core:C(C-30 or C-31 or C-32) | C01 | C01.FR.02 | Local start transaction - Authorization Unknown
TC_C_57_CS | Core:C(C-59 and C-49 and (C-30 or C-31 or C-32)) | C12 | - | Authorization through authorization cache - AuthCacheDisablePostAuthorize
TC_C_58_CS | LocalAuthList:C(LA-3 and (C-30 or C-31 or C-32)) | C14 | - | Online authorization through local authorization list - LocalAuthListDisablePostAuthorization
`;
