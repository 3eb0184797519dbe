// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const lCsms = `
TC_L_01_CSMS | Core:M | L01 | L01.FR.01 L01.FR.11 L01.FR.15 | Secure Firmware Update - Installation successful
TC_L_02_CSMS | Core:C(C-15) | L01 | L01.FR.01 L01.FR.11 L01.FR.15 | Secure Firmware Update - InstallScheduled
TC_L_03_CSMS | Core:C(C-15) | L01 | L01.FR.01 L01.FR.11 L01.FR.15 | Secure Firmware Update - DownloadScheduled
TC_L_04_CSMS | Core:M | L01 | L01.FR.01 | Secure Firmware Update - RevokedCertificate
TC_L_05_CSMS | Core:M | L01 | L01.FR.01 | Secure Firmware Update - InvalidCertificate
TC_L_06_CSMS | Core:M | L01 | L01.FR.01 L01.FR.11 | Secure Firmware Update - InvalidSignature
TC_L_07_CSMS | Core:M | L01 | L01.FR.01 L01.FR.11 | Secure Firmware Update - DownloadFailed
TC_L_08_CSMS | Core:M | L01 | L01.FR.01 L01.FR.11 | Secure Firmware Update - InstallVerificationFailed
TC_L_09_CSMS | Core:M | L01 | L01.FR.01 L01.FR.11 | Secure Firmware Update - InstallationFailed
TC_L_10_CSMS | Core:M | L01 | L01.FR.01 L01.FR.11 L01.FR.24 | Secure Firmware Update - AcceptedCanceled
TC_L_11_CSMS | Core:M | L01 | L01.FR.01 L01.FR.11 L01.FR.27 | Secure Firmware Update - Unable to cancel
TC_L_13_CSMS | Core:M | L01 | L01.FR.01 L01.FR.11 | Secure Firmware Update - Unable to download/install firmware with ongoing transaction -AllowNewSessionsPendingFirmwareUpdate is false
TC_L_17_CSMS | - | L03 | - | Publish Firmware - Published
TC_L_19_CSMS | - | L03 | - | Publish Firmware - Invalid Checksum
TC_L_20_CSMS | - | L03 | - | Publish Firmware - PublishFailed
TC_L_21_CSMS | - | L04 | - | Unpublish Firmware - Unpublished
TC_L_22_CSMS | - | L04 | - | Unpublish Firmware - NoFirmware
TC_L_23_CSMS | - | L04 | - | Unpublish Firmware - Download Ongoing
TC_L_24_CSMS | - | L03 | - | Publish Firmware - Download failed
`;
