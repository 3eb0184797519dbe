// SPDX-License-Identifier: Apache-2.0
// Part 5, lists 3.1 and 3.2 and Appendices A and B: id | title
export const features = `
C-01 | Support for offline authorization of transactions
C-02 | Support for allowing Offline Authorization for Unknown Ids (OfflineTxForUnknownIdEnabled)
C-03 | Support for maximizing energy for invalid ids (MaxEnergyOnInvalidId)
C-04 | Support to limit StatusNotifications (MinimumStatusDuration)
C-06 | Authorization status after cable disconnected on EV side (StopTxOnEVSideDisconnect)
C-06.1 | Support for maintaining authorization when cable disconnected on EV side
C-06.2 | Support for not maintaining authorization when cable disconnected on EV side
C-07 | Support for using a Master Pass for charging stations with UI (MasterPassGroupld)
C-08 | Support for using a Master Pass for charging stations without UI (MasterPassGroupld)
C-09 | Supported Transaction Start points (TxStartPoint)
C-09.1 | Start transaction options - EVConnected
C-09.2 | Start transaction options - Authorized
C-09.3 | Start transaction options - DataSigned
C-09.4 | Start transaction options - PowerPathClosed
C-09.5 | Start transaction options - EnergyTransfer
C-09.6 | Start transaction options - ParkingBayOccupancy
C-10 | Supported Transaction Stop points (TxStopPoint)
C-10.1 | Stop transaction options - EVConnected
C-10.2 | Stop transaction options - Authorized
C-10.3 | Stop transaction options - PowerPathClosed
C-10.4 | Stop transaction options - EnergyTransfer
C-10.5 | Stop transaction options - ParkingBayOccupancy
C-12 | Unlocking of connector when cable disconnected on EV side (UnlockOnEVSideDisconnect)
C-12.1 | Support for unlocking connector when cable disconnected on EV side
C-12.2 | Support for not unlocking when cable disconnected on EV side
C-13 | Support for Reset per EVSE (AllowReset)
C-14 | Support for retrieving / deleting CustomerInformation - CustomerIdentifier
C-20 | Allowing New Sessions Pending a FirmwareUpdate (AllowNewSessionsPendingFirmwareUpdate)
C-21 | Support for queuing all or only Transaction related messages until they are delivered to the CSMS (QueueAllMessages)
C-23 | Supported time sources (TimeSource)
C-25 | Support for setting a TimeOffset (TimeOffset)
C-26 | Support for setting the TimeZone (TimeZone)
C-28 | Toggle sending clock aligned meter values when a transaction is ongoing / Idle(AlignedDataSendDuringIdle)
C-29 | TriggerMessage
C-29.1 | Trigger message - MeterValues
C-29.2 | Trigger message - TransactionEvent
C-29.3 | Trigger message - LogStatusNotification
C-29.4 | Trigger message - FirmwareStatusNotification
C-29.5 | Trigger message - StatusNotification
C-29.6 | Trigger message - BootNotification
C-30 | Authorization - using RFID ISO14443
C-31 | Authorization - using RFID ISO15693
C-32 | Authorization - using KeyCode
C-33 | Authorization - using locally generated id
C-34 | Authorization - MacAddress
C-35 | Authorization - NoAuthorization
C-36 | Authorization - using RFID ISO14443
C-37 | Authorization - using RFID ISO15693
C-38 | Authorization - using centrally, in the CSMS (or other server) generated id
C-39 | Authorization - NoAuthorization
C-40 | Supported MeterValue Measurands
C-40.1 | SampledTxStartedMeasurands
C-40.2 | SampledTxUpdatedMeasurands
C-40.3 | SampledTxEndedMeasurands
C-40.4 | AlignedDataMeasurands
C-40.5 | AlignedDataTxEndedMeasurands
C-41 | Supported Cipher Suites
C-42 | Signed Metervalues (SampleDataSignReadings)
C-43 | Install Firmware with ongoing transaction(s)
C-47 | Support for falling back to default OCPP reconnection mechanism whenNetworkConnection profile connection has failed
C-48 | Authorization of remote start (AuthorizationRemoteStart)
C-48.1 | Option for authorization in case of a remote start
C-48.2 | Option for no authorization in case of a remote start
C-58 | Option for disabling remote authorization (DisableRemoteAuthorization)
C-49 | Authorization Cache (AuthCacheEnabled)
C-59 | Option for disabling remote authorization for cached invalid idTokens (AuthCacheDisablePostAuthorize)
C-51 | Configurable TxStartPoint
C-52 | Configurable TxStopPoint
C-53 | Support for lifetime cached token (AuthCacheLifeTime)
C-54 | Supported policies for replacing cached entries (AuthCachePolicy)
C-56 | Support for providing the SummaryInventory
C-57 | Support for cancelling ongoing log file upload
C-60 | Support for cancelling ongoing firmware update
AS-2 | Additional root certificate check mechanism implemented (AdditionalRootCertificateCheck)
AS-3 | Update Charging Station Certificate - CertificateSignedRequest Timeout (CertSigningWaitMinimum,CertSigningRepeatTimes)
SC-2 | Supported charging rate units (ChargingScheduleChargingRateUnit)
SC-2.1 | A
SC-2.2 | W
R-2 | Support for reservation of unspecified EVSE (ReservationNonEvseSpecific)
R-3 | Reservation support (ReservationEnabled)
DM-3 | Queue notifyEventRequest messages for specific severities (OfflineMonitoringEventQueuingSeverity)
ISO-3 | Combined charging station Certificate (for both OCPP and ISO 15118)
ISO-4 | Support for retrieving / deleting CustomerInformation - CustomerCertificate
ISO-5 | Charging Station can provide a contract certificate that it cannot validate to the CSMS (CentralContractValidationAllowed)
LA-1 | Authorization list support (LocalAuthListEnabled)
LA-3 | Option for disabling remote authorization for invalid/idTokens stored at the Local Authorization List (LocalAuthListDisablePostAuthorize)
UI-1 | Supported message priorities (DisplayMessageSupportedPriorities)
UI-1.1 | AlwaysFront
UI-1.2 | InFront
UI-1.3 | NormalCycle
UI-2 | Supported message formats (DisplayMessageSupportedFormats)
UI-2.1 | ASCII
UI-2.2 | HTML
UI-2.3 | URI
UI-2.4 | UTF8
C-11 | Support for unlocking connector for charging station with detachable cable (UnlockConnector message).
C-15 | Support for scheduled firmware updates
C-16 | Support for checking the TransactionStatus
C-17 | Support for retrieving the ConfigurationInventory
C-44 | Support for sending a BootNotification Pending before Accepting
C-45 | Support for Multiple elements GetVariablesRequest
C-46 | Support for Multiple elements SetVariablesRequest
C-50 | GetBaseReport - FullInventory
C-50.1 | GetBaseReport - FullInventory - During onboarding
C-50.2 | GetBaseReport - FullInventory - Manual trigger
SC-4 | Support for TxDefaultProfile on EVSEID #0
R-1 | Support for reservations of connectorType
LA-2 | Support for GetLocalListVersion
AQ-1 | Can the last CSMSRootCertificate be removed?
AQ-2 | Does the Charging Station have a cable lock, which prevents the EV driver to connect the EV and EVSE before authorization?
AQ-3 | Can the last ChargingStationCertificate be removed (via other means than OCPP)?
AQ-4 | Is there at least one unsupported NumberOfPhases?
AQ-5 | Does the Charging Station have at least one hardWired monitor? If yes, which hardWired monitor should be used for the certification test
AQ-6 | Does the Charging Station have a pre-configured monitor? If yes, which pre-configured monitor should be used for the certification test
AQ-7 | Is your Charging Station able to download firmware while there is an ongoing transaction?
AQ-8 | Does your Charging Station enforce a selection of EVSE (by design) prior to authorization?
AQ-9 | Does your Charging Station support charging an EV using IEC 61851-1 (Mode 3)?
HFS-1 | Charging Station has a detachable cable
HFS-2 | Charging Station has a fixed cable
HFS-3 | Charging Station has AC support
HFS-4 | Charging Station has DC support
HFS-5 | Charging Station has 1 phase support
HFS-6 | Charging Station has 2 phase support
HFS-7 | Charging Station has 3 phase support
HFS-8 | No. EVSEs of Charging Station
HFS-9 | Communication technology
HFS-10 | RFID readers
csms:AQ-1 | Can your CSMS be configured to first respond to a BootNotificationRequest with status Pending or Rejected?
csms:AQ-2 | Is a FullInventory requested during onboarding / booting test cases?
csms:AQ-6 | Does the CSMS reject unknown Charging Stations during websocket connection setup?
`;
