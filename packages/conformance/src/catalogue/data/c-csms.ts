// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const cCsms = `
TC_C_02_CSMS | Core:M | C01 C04 C06 | C01.FR.07 C04.FR.01 C06.FR.04 | Local start transaction - Authorization Invalid/Unknown
TC_C_06_CSMS | Core:M | C01 | C01.FR.07 | Local start transaction - AuthorizationBlocked
TC_C_07_CSMS | Core:M | C01 | C01.FR.07 | Local start transaction - Authorization Expired
TC_C_08_CSMS | Core:M | C12 | - | Authorization through authorization cache - Accepted
TC_C_20_CSMS | Core:M | C12 | - | Authorization through authorization cache - Invalid
TC_C_37_CSMS | Core:M | C11 | - | Clear Authorization Data in Authorization Cache - Accepted
TC_C_38_CSMS | Core:M | C11 | - | Clear Authorization Data in Authorization Cache - Rejected
TC_C_39_CSMS | Core:M | C09 | - | Authorization by GroupId - Success
TC_C_40_CSMS | LocalAuthList:M | C09 | - | Authorization by Groupid - Success with Local Authorization List
TC_C_43_CSMS | LocalAuthList:M | C09 | - | Authorization by GroupId - Invalid status with Local Authorization List
TC_C_47_CSMS | Core:M | C16 | - | Stop Transaction with a Master Pass - With UI - All transactions
TC_C_48_CSMS | Core:M | C16 | - | Stop Transaction with a Master Pass - With UI - With UI - Specific transactions
TC_C_49_CSMS | Core:M | C16 | - | Stop Transaction with a Master Pass - Without UI
TC_C_50_CSMS | ISO15118:M | C07 | C07.FR.04 | Authorization using Contract Certificates 15118 - Online - Local contract certificate validation - Accepted
TC_C_51_CSMS | ISO15118:M | C07 | C07.FR.16 | Authorization using Contract Certificates 15118 - Online - Local contract certificate validation - Rejected
TC_C_52_CSMS | ISO15118:M | C07 | C07.FR.04 C07.FR.05 | Authorization using Contract Certificates 15118 - Online - Central contract certificate validation - Accepted
`;
