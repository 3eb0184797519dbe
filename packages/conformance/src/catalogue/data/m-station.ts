// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const mStation = `
TC_M_01_CS | Core:M | M05 | M05.FR.01 M05.FR.02 | Install CA certificate - CSMSRootCertificate
TC_M_02_CS | Core:M | M05 | M05.FR.01 M05.FR.02 | Install CA certificate - ManufacturerRootCertificate
TC_M_03_CS | ISO15118:M | M05 | M05.FR.01 M05.FR.02 | Install CA certificate - V2GRootCertificate
TC_M_04_CS | ISO15118:M | M05 | M05.FR.01 M05.FR.02 | Install CA certificate - MORootCertificate
TC_M_07_CS | Core:M | M05 | M05.FR.01 M05.FR.07 | Install CA certificate - Rejected - Certificate invalid
TC_M_09_CS | Core:C(AS-2) | M05 | M05.FR.10 M05.FR.11 | Install CA certificate - AdditionalRootCertificateCheck - Rejected
TC_M_12_CS | Core:M | M03 | M03.FR.01 M03.FR.03 M03.FR.04 | Retrieve certificates from Charging Station - CSMSRootCertificate
TC_M_13_CS | Core:M | M03 | M03.FR.01 M03.FR.03 M03.FR.04 | Retrieve certificates from Charging Station - ManufacturerRootCertificate
TC_M_14_CS | ISO15118:M | M03 | M03.FR.01 M03.FR.03 M03.FR.04 | Retrieve certificates from Charging Station - V2GRootCertificate
TC_M_15_CS | ISO15118:M | M03 | M03.FR.01 M03.FR.03 M03.FR.04 M03.FR.05 | Retrieve certificates from Charging Station - V2GCertificateChain
TC_M_16_CS | ISO15118:M | M03 | M03.FR.01 M03.FR.03 M03.FR.04 | Retrieve certificates from Charging Station - MORootCertificate
TC_M_17_CS | Core:M | M03 | M03.FR.01 M03.FR.03 M03.FR.04 | Retrieve certificates from Charging Station - CSMSRootCertificate & ManufacturerRootCertificate
TC_M_18_CS | Core:M | M03 | M03.FR.01 M03.FR.03 M03.FR.04 | Retrieve certificates from Charging Station - All certificateTypes
TC_M_19_CS | Core:M | M03 | M03.FR.01 M03.FR.02 | Retrieve certificates from Charging Station - No matching certificate found
TC_M_20_CS | Core:M | M04 | M04.FR.01 M04.FR.02 | Delete a certificate from a Charging Station - Success
TC_M_22_CS | Core:M | M04 | M04.FR.01 M04.FR.04 | Delete a certificate from a Charging Station - No matching certificate found
TC_M_23_CS | AdvancedSecurity:M | M04 | M04.FR.01 M04.FR.06 | Delete a certificate from a Charging Station - Unable to delete the Charging Station Certificate
TC_M_24_CS | ISO15118:M | M06 | M06.FR.06 M06.FR.07 | Get Charging Station Certificate status - Success
TC_M_25_CS | ISO15118:M | M06 | M06.FR.04 | Get Charging Station Certificate status - Rejected
TC_M_26_CS | ISO15118:M | M01 | M01.FR.01 | Certificate Installation EV - Success
TC_M_27_CS | ISO15118:M | M01 | - | Certificate Installation EV - Failed
TC_M_28_CS | ISO15118:M | M02 | M02.FR.01 | Certificate Update EV - Success
TC_M_29_CS | ISO15118:M | M02 | M02.FR.01 | Certificate Update EV - Failed
TC_M_30_CS | Core:C(AS-2) | M05 | M05.FR.13 | Install CA certificate - AdditionalRootCertificateCheck - Reconnect using new CSMS Root - Success
TC_M_31_CS | Core:C(AS-2) | M05 | M05.FR.14 | Install CA certificate - AdditionalRootCertificateCheck - Reconnect using new CSMS Root - Fallback mechanism
`;
