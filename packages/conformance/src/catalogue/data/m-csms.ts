// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const mCsms = `
TC_M_01_CSMS | Core:M | M05 | M05.FR.01 | Install CA certificate - CSMSRootCertificate
TC_M_02_CSMS | Core:M | M05 | M05.FR.01 | Install CA certificate - ManufacturerRootCertificate
TC_M_03_CSMS | ISO15118:M | M05 | M05.FR.01 | Install CA certificate - V2GRootCertificate
TC_M_04_CSMS | ISO15118:M | M05 | M05.FR.01 | Install CA certificate - MORootCertificate
TC_M_05_CSMS | Core:M | M05 | M05.FR.01 M05.FR.03 | Install CA certificate - Failed
TC_M_12_CSMS | - | M03 | M03.FR.01 | Retrieve certificates from Charging Station - CSMSRootCertificate
TC_M_13_CSMS | Core:M | M03 | M03.FR.01 | Retrieve certificates from Charging Station - ManufacturerRootCertificate
TC_M_14_CSMS | ISO15118:M | M03 | M03.FR.01 | Retrieve certificates from Charging Station - V2GRootCertificate
TC_M_15_CSMS | ISO15118:M | M03 | M03.FR.01 M03.FR.05 | Retrieve certificates from Charging Station - V2GCertificateChain
TC_M_16_CSMS | ISO15118:M | M03 | M03.FR.01 | Retrieve certificates from Charging Station - MORootCertificate
TC_M_17_CSMS | - | M03 | M03.FR.01 | Retrieve certificates from Charging Station - CSMSRootCertificate & ManufacturerRootCertificate
TC_M_18_CSMS | Core:M | M03 | M03.FR.01 | Retrieve certificates from Charging Station - All certificateTypes
TC_M_19_CSMS | Core:M | M03 | M03.FR.01 M03.FR.02 | Retrieve certificates from Charging Station - No matching certificate found
TC_M_20_CSMS | Core:M | M04 | M04.FR.01 M04.FR.07 | Delete a certificate from a Charging Station - Success
TC_M_21_CSMS | Core:M | M04 | M04.FR.01 M04.FR.07 | Delete a certificate from a Charging Station - Failed
TC_M_24_CSMS | ISO15118:M | M06 | M06.FR.01 M06.FR.02 M06.FR.03 M06.FR.08 M06.FR.09 | Get Charging Station Certificate status - Success
TC_M_26_CSMS | ISO15118:M | M01 | M01.FR.01 | Certificate Installation EV - Success
TC_M_28_CSMS | ISO15118:M | M02 | M02.FR.01 | Certificate Update EV - Success
`;
