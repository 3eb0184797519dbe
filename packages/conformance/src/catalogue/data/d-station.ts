// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const dStation = `
TC_D_01_CS | LocalAuthList:M | D01 | - | Send Local Authorization List - Full
TC_D_02_CS | LocalAuthList:M | D01 | - | Send Local Authorization List - Differential Update
TC_D_03_CS | LocalAuthList:M | D01 | - | Send Local Authorization List - Differential Remove
TC_D_04_CS | LocalAuthList:M | D01 | - | Send Local Authorization List - Full with empy list
TC_D_05_CS | LocalAuthList:M | D01 | - | Send Local Authorization List - Differential with empty list
TC_D_06_CS | LocalAuthList:M | D01 | - | Send Local Authorization List - VersionMismatch
TC_D_07_CS | LocalAuthList:M | D01 | - | Send Local Authorization List - Persistent over reboot
TC_D_08_CS | LocalAuthList:M | D02 | - | Get Local List Version - Success
TC_D_10_CS | LocalAuthList:M | D02 | - | Get Local List Version - Function disabled
`;
