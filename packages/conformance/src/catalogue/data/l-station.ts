// SPDX-License-Identifier: Apache-2.0
// id | profile:M or C(features) | use cases | requirements | title
export const lStation = `
TC_L_01_CS | Core:M | L01 | L01.FR.01 L01.FR.04 L01.FR.05 L01.FR.09 L01.FR.10 L01.FR.12 L01.FR.13 L01.FR.15 L01.FR.20 L01.FR.21 L01.FR.23 | Secure Firmware Update - Installation successful
TC_L_02_CS | Core:M | L01 | L01.FR.01 L01.FR.04 L01.FR.05 L01.FR.09 L01.FR.10 L01.FR.12 L01.FR.15 L01.FR.16 L01.FR.20 L01.FR.21 L01.FR.23 | Secure Firmware Update - InstallScheduled
TC_L_03_CS | Core:M | L01 | L01.FR.01 L01.FR.04 L01.FR.05 L01.FR.09 L01.FR.10 L01.FR.12 L01.FR.13 L01.FR.15 L01.FR.20 L01.FR.21 L01.FR.23 | Secure Firmware Update - DownloadScheduled
TC_L_05_CS | Core:M | L01 | L01.FR.01 L01.FR.02 L01.FR.10 L01.FR.20 L01.FR.21 L01.FR.22 | Secure Firmware Update - InvalidCertificate
TC_L_06_CS | Core:M | L01 | L01.FR.01 L01.FR.03 L01.FR.04 L01.FR.10 L01.FR.20 | Secure Firmware Update - InvalidSignature
TC_L_07_CS | Core:M | L01 | L01.FR.01 L01.FR.10 L01.FR.20 | Secure Firmware Update - DownloadFailed
TC_L_08_CS | Core:M | L01 | L01.FR.01 L01.FR.10 L01.FR.12 L01.FR.20 | Secure Firmware Update - InstallVerificationFailed or InstallationFailed
TC_L_10_CS | Core:C(C-60) | L01 | L01.FR.01 L01.FR.10 L01.FR.20 L01.FR.24 | Secure Firmware Update - AcceptedCanceled
TC_L_11_CS | Core:C(NOT C-60) | L01 | L01.FR.01 L01.FR.10 L01.FR.20 L01.FR.27 | Secure Firmware Update - Unable to cancel
TC_L_12_CS | Core:C(C-20 and NOT C-43 and NOT AQ-7 and HFS-8 > 1) | L01 | L01.FR.01 L01.FR.06 L01.FR.07 L01.FR.10 L01.FR.20 | Secure Firmware Update - Unable to download/install firmware with ongoing transaction -AllowNewSessionsPendingFirmwareUpdate is true
TC_L_13_CS | Core:C(NOT C-43 and NOT AQ-7) | L01 | L01.FR.01 L01.FR.06 L01.FR.07 L01.FR.10 L01.FR.20 | Secure Firmware Update - Unable to download/install firmware with ongoing transaction -AllowNewSessionsPendingFirmwareUpdate is false
TC_L_14_CS | Core:C(C-20 and NOT C-43 and AQ-7 and HFS-8 > 1) | L01 | L01.FR.01 L01.FR.06 L01.FR.07 L01.FR.10 L01.FR.20 | Secure Firmware Update - Unable to install and activate firmware with ongoing transaction -AllowNewSessionsPendingFirmwareUpdate is true
TC_L_15_CS | Core:C(NOT C-43 and AQ-7) | L01 | L01.FR.01 L01.FR.06 L01.FR.07 L01.FR.10 L01.FR.20 | Secure Firmware Update - Unable to install and activate firmware with ongoing transaction -AllowNewSessionsPendingFirmwareUpdate is false
TC_L_16_CS | Core:C(C-43) | L01 | L01.FR.01 L01.FR.06 L01.FR.10 L01.FR.20 | Secure Firmware Update - Able to update firmware with ongoing transaction
TC_L_18_CS | Core:M | L01 | - | Secure Firmware Update - Missing firmware signing certificate and signature
`;
