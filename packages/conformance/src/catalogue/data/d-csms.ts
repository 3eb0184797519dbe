// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const dCsms = `
TC_D_01_CSMS | LocalAuthList:M | D01 | - | Send Local Authorization List - Full
TC_D_02_CSMS | LocalAuthList:M | D01 | - | Send Local Authorization List - Differential Update
TC_D_03_CSMS | LocalAuthList:M | D01 | - | Send Local Authorization List - Differential Remove
TC_D_04_CSMS | LocalAuthList:M | D01 | - | Send Local Authorization List - Full with empy list
TC_D_08_CSMS | LocalAuthList:C(LA-2) | D02 | - | Get Local List Version - Success
TC_D_09_CSMS | LocalAuthList:M | D02 | - | Get Local List Version - No list available
`;
