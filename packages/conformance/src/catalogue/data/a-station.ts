// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const aStation = `
TC_A_01_CS | Core:M | A00 B01 | A00.FR.202 A00.FR.203 A00.FR.204 A00.FR.205 A00.FR.301 A00.FR.302 A00.FR.304 B01.FR.01 B01.FR.05 B01.FR.09 | Basic Authentication - Valid username/password combination
TC_A_04_CS | Core:M | A00 | A00.FR.309 A00.FR.312 A00.FR.313 A00.FR.319 A00.FR.321 A00.FR.412 A00.FR.422 | TLS - server-side certificate - Valid certificate
TC_A_05_CS | Core:M | A00 | A00.FR.309 A00.FR.310 A00.FR.311 A00.FR.412 A00.FR.413 A00.FR.414 | TLS - server-side certificate - Invalid certificate
TC_A_06_CS | Core:M | A00 | A00.FR.314 A00.FR.316 A00.FR.416 A00.FR.417 A00.FR.419 | TLS - server-side certificate - TLS version too low
TC_A_07_CS | AdvancedSecurity:M | A00 | A00.FR.401 A00.FR.402 A00.FR.415 A00.FR.416 A00.FR.422 A00.FR.502 A00.FR.503 A00.FR.507 A00.FR.508 A00.FR.511 | TLS - Client-side certificate - valid certificate
TC_A_09_CS | Core:M | A01 | A01.FR.01 A01.FR.11 A01.FR.12 B01.FR.01 | Update Charging Station Password for HTTP Basic Authentication - Accepted
TC_A_10_CS | Core:M | A01 | A01.FR.01 A01.FR.11 A01.FR.12 | Update Charging Station Password for HTTP Basic Authentication - Rejected
TC_A_11_CS | AdvancedSecurity:M | A02 F06 | A02.FR.02 A02.FR.03 A02.FR.06 A02.FR.08 A02.FR.09 F06.FR.04 F06.FR.05 F06.FR.10 | Update Charging Station Certificate by request of CSMS - Success - Charging Station Certificate
TC_A_12_CS | ISO15118:M | A02 F06 | A02.FR.02 A02.FR.03 A02.FR.06 A02.FR.13 A02.FR.15 F06.FR.04 F06.FR.05 F06.FR.10 | Update Charging Station Certificate by request of CSMS - Success - V2G Certificate
TC_A_13_CS | ISO15118:C(ISO-3) | A00 A02 | A00.FR.428 A02.FR.02 A02.FR.03 A02.FR.06 | Update Charging Station Certificate by request of CSMS - Success - Combined Certificate
TC_A_14_CS | AdvancedSecurity:M | A02 | A02.FR.07 A03.FR.07 | Update Charging Station Certificate by request of CSMS - Invalid certificate
TC_A_15_CS | AdvancedSecurity:M | A02 | - | Update Charging Station Certificate by request of CSMS - SignCertificateRequest Rejected
TC_A_19_CS | Core:M | A05 | A05.FR.04 A05.FR.05 A05.FR.06 | Upgrade Charging Station Security Profile - Accepted
TC_A_20_CS | Core:C(AQ-1) | A05 | A05.FR.02 | Upgrade Charging Station Security Profile - No valid CSMSRootCertificate installed
TC_A_21_CS | AdvancedSecurity:C(AQ-1) | A05 | A05.FR.03 | Upgrade Charging Station Security Profile - No valid ChargingStationCertificate installed
TC_A_22_CS | Core:M | A05 B09 | B09.FR.04 | Upgrade Charging Station Security Profile - Downgrade security profile - Rejected
TC_A_23_CS | AdvancedSecurity:C(AS-3) | A02 F06 | A02.FR.17 A02.FR.18 | Update Charging Station Certificate by request of CSMS - CertificateSignedRequest Timeout
`;
