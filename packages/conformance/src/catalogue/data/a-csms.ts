// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const aCsms = `
TC_A_01_CSMS | Core:M | A00 B01 | A00.FR.204 B01.FR.02 | Basic Authentication - Valid username/password combination
TC_A_02_CSMS | Core:M | A00 | A00.FR.204 | Basic Authentication -Username does not equal ChargingStationId
TC_A_03_CSMS | Core:M | A00 | A00.FR.204 | Basic Authentication - Invalid password
TC_A_04_CSMS | Core:M | A00 | A00.FR.306 A00.FR.307 A00.FR.312 A00.FR.318 A00.FR.321 A00.FR.502 A00.FR.503 A00.FR.507 A00.FR.508 A00.FR.510 | TLS - server-side certificate - Valid certificate
TC_A_06_CSMS | Core:M | A00 | A00.FR.314 A00.FR.315 A00.FR.409 A00.FR.416 A00.FR.417 A00.FR.418 | TLS - server-side certificate - TLS version too low
TC_A_07_CSMS | AdvancedSecurity:M | A00 | A00.FR.409 A00.FR.410 A00.FR.415 A00.FR.416 A00.FR.421 | TLS - Client-side certificate - valid certificate
TC_A_08_CSMS | AdvancedSecurity:M | A00 | A00.FR.405 A00.FR.407 A00.FR.409 A00.FR.410 | TLS - Client-side certificate - Invalid certificate
TC_A_09_CSMS | Core:M | A01 | A01.FR.02 A01.FR.03 | Update Charging Station Password for HTTP Basic Authentication - Accepted
TC_A_10_CSMS | Core:M | A01 | A01.FR.02 A01.FR.04 A01.FR.05 | Update Charging Station Password for HTTP Basic Authentication - Rejected
TC_A_11_CSMS | AdvancedSecurity:M | A02 F06 | A02.FR.11 A02.FR.14 F06.FR.01 | Update Charging Station Certificate by request of CSMS - Success - Charging Station Certificate
TC_A_12_CSMS | ISO15118:M | A02 F06 | A02.FR.11 F06.FR.01 | Update Charging Station Certificate by request of CSMS - Success - V2G Certificate
TC_A_13_CSMS | ISO15118:C(ISO-3) | A02 | A02.FR.11 | Update Charging Station Certificate by request of CSMS - Success - Combined Certificate
TC_A_14_CSMS | AdvancedSecurity:M | A02 | - | Update Charging Station Certificate by request of CSMS - Invalid certificate
TC_A_19_CSMS | Core:M | A05 | A05.FR.04 A05.FR.07 | Upgrade Charging Station Security Profile - Accepted
`;
