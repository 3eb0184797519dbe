// SPDX-License-Identifier: Apache-2.0
// GENERATED from the official OCPP 2.0.1 schemas by tools/generate.ts. Do not edit.
// Types of every message.

export interface ACChargingParametersType {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly energyAmount: number;
  /** whole number */
  readonly evMinCurrent: number;
  /** whole number */
  readonly evMaxCurrent: number;
  /** whole number */
  readonly evMaxVoltage: number;
}

export type APNAuthenticationEnumType = "CHAP" | "NONE" | "PAP" | "AUTO";

export interface APNType {
  readonly customData?: CustomDataType;
  /** at most 512 characters */
  readonly apn: string;
  /** at most 20 characters */
  readonly apnUserName?: string;
  /** at most 20 characters */
  readonly apnPassword?: string;
  /** whole number */
  readonly simPin?: number;
  /** at most 6 characters */
  readonly preferredNetwork?: string;
  readonly useOnlyPreferredNetwork?: boolean;
  readonly apnAuthentication: APNAuthenticationEnumType;
}

export interface AdditionalInfoType {
  readonly customData?: CustomDataType;
  /** at most 36 characters */
  readonly additionalIdToken: string;
  /** at most 50 characters */
  readonly type: string;
}

export type AttributeEnumType = "Actual" | "Target" | "MinSet" | "MaxSet";

export interface AuthorizationData {
  readonly customData?: CustomDataType;
  readonly idToken: IdTokenType;
  readonly idTokenInfo?: IdTokenInfoType;
}

export type AuthorizationStatusEnumType =
  | "Accepted"
  | "Blocked"
  | "ConcurrentTx"
  | "Expired"
  | "Invalid"
  | "NoCredit"
  | "NotAllowedTypeEVSE"
  | "NotAtThisLocation"
  | "NotAtThisTime"
  | "Unknown";

export type AuthorizeCertificateStatusEnumType =
  | "Accepted"
  | "SignatureError"
  | "CertificateExpired"
  | "CertificateRevoked"
  | "NoCertificateAvailable"
  | "CertChainError"
  | "ContractCancelled";

export type BootReasonEnumType =
  | "ApplicationReset"
  | "FirmwareUpdate"
  | "LocalReset"
  | "PowerUp"
  | "RemoteReset"
  | "ScheduledReset"
  | "Triggered"
  | "Unknown"
  | "Watchdog";

export type CancelReservationStatusEnumType = "Accepted" | "Rejected";

export type CertificateActionEnumType = "Install" | "Update";

export interface CertificateHashDataChainType {
  readonly customData?: CustomDataType;
  readonly certificateHashData: CertificateHashDataType;
  readonly certificateType: GetCertificateIdUseEnumType;
  /** 1 to 4 items */
  readonly childCertificateHashData?: readonly CertificateHashDataType[];
}

export interface CertificateHashDataType {
  readonly customData?: CustomDataType;
  readonly hashAlgorithm: HashAlgorithmEnumType;
  /** at most 128 characters */
  readonly issuerNameHash: string;
  /** at most 128 characters */
  readonly issuerKeyHash: string;
  /** at most 40 characters */
  readonly serialNumber: string;
}

export type CertificateSignedStatusEnumType = "Accepted" | "Rejected";

export type CertificateSigningUseEnumType = "ChargingStationCertificate" | "V2GCertificate";

export type ChangeAvailabilityStatusEnumType = "Accepted" | "Rejected" | "Scheduled";

export type ChargingLimitSourceEnumType = "EMS" | "Other" | "SO" | "CSO";

export interface ChargingLimitType {
  readonly customData?: CustomDataType;
  readonly chargingLimitSource: ChargingLimitSourceEnumType;
  readonly isGridCritical?: boolean;
}

export interface ChargingNeedsType {
  readonly customData?: CustomDataType;
  readonly acChargingParameters?: ACChargingParametersType;
  readonly dcChargingParameters?: DCChargingParametersType;
  readonly requestedEnergyTransfer: EnergyTransferModeEnumType;
  /** date-time */
  readonly departureTime?: string;
}

export interface ChargingProfileCriterionType {
  readonly customData?: CustomDataType;
  readonly chargingProfilePurpose?: ChargingProfilePurposeEnumType;
  /** whole number */
  readonly stackLevel?: number;
  /** at least 1 item */
  readonly chargingProfileId?: readonly number[];
  /** 1 to 4 items */
  readonly chargingLimitSource?: readonly ChargingLimitSourceEnumType[];
}

export type ChargingProfileKindEnumType = "Absolute" | "Recurring" | "Relative";

export type ChargingProfilePurposeEnumType = "ChargingStationExternalConstraints" | "ChargingStationMaxProfile" | "TxDefaultProfile" | "TxProfile";

export type ChargingProfileStatusEnumType = "Accepted" | "Rejected";

export interface ChargingProfileType {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly id: number;
  /** whole number */
  readonly stackLevel: number;
  readonly chargingProfilePurpose: ChargingProfilePurposeEnumType;
  readonly chargingProfileKind: ChargingProfileKindEnumType;
  readonly recurrencyKind?: RecurrencyKindEnumType;
  /** date-time */
  readonly validFrom?: string;
  /** date-time */
  readonly validTo?: string;
  /** 1 to 3 items */
  readonly chargingSchedule: readonly ChargingScheduleType[];
  /** at most 36 characters */
  readonly transactionId?: string;
}

export type ChargingRateUnitEnumType = "W" | "A";

export interface ChargingSchedulePeriodType {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly startPeriod: number;
  readonly limit: number;
  /** whole number */
  readonly numberPhases?: number;
  /** whole number */
  readonly phaseToUse?: number;
}

export interface ChargingScheduleType {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly id: number;
  /** date-time */
  readonly startSchedule?: string;
  /** whole number */
  readonly duration?: number;
  readonly chargingRateUnit: ChargingRateUnitEnumType;
  /** 1 to 1024 items */
  readonly chargingSchedulePeriod: readonly ChargingSchedulePeriodType[];
  readonly minChargingRate?: number;
  readonly salesTariff?: SalesTariffType;
}

export type ChargingStateEnumType = "Charging" | "EVConnected" | "SuspendedEV" | "SuspendedEVSE" | "Idle";

export interface ChargingStationType {
  readonly customData?: CustomDataType;
  /** at most 25 characters */
  readonly serialNumber?: string;
  /** at most 20 characters */
  readonly model: string;
  readonly modem?: ModemType;
  /** at most 50 characters */
  readonly vendorName: string;
  /** at most 50 characters */
  readonly firmwareVersion?: string;
}

export type ClearCacheStatusEnumType = "Accepted" | "Rejected";

export type ClearChargingProfileStatusEnumType = "Accepted" | "Unknown";

export interface ClearChargingProfileType {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly evseId?: number;
  readonly chargingProfilePurpose?: ChargingProfilePurposeEnumType;
  /** whole number */
  readonly stackLevel?: number;
}

export type ClearMessageStatusEnumType = "Accepted" | "Unknown";

export interface ClearMonitoringResultType {
  readonly customData?: CustomDataType;
  readonly status: ClearMonitoringStatusEnumType;
  /** whole number */
  readonly id: number;
  readonly statusInfo?: StatusInfoType;
}

export type ClearMonitoringStatusEnumType = "Accepted" | "Rejected" | "NotFound";

export type ComponentCriterionEnumType = "Active" | "Available" | "Enabled" | "Problem";

export interface ComponentType {
  readonly customData?: CustomDataType;
  readonly evse?: EVSEType;
  /** at most 50 characters */
  readonly name: string;
  /** at most 50 characters */
  readonly instance?: string;
}

export interface ComponentVariableType {
  readonly customData?: CustomDataType;
  readonly component: ComponentType;
  readonly variable?: VariableType;
}

export interface CompositeScheduleType {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly chargingSchedulePeriod: readonly ChargingSchedulePeriodType[];
  /** whole number */
  readonly evseId: number;
  /** whole number */
  readonly duration: number;
  /** date-time */
  readonly scheduleStart: string;
  readonly chargingRateUnit: ChargingRateUnitEnumType;
}

export type ConnectorEnumType =
  | "cCCS1"
  | "cCCS2"
  | "cG105"
  | "cTesla"
  | "cType1"
  | "cType2"
  | "s309-1P-16A"
  | "s309-1P-32A"
  | "s309-3P-16A"
  | "s309-3P-32A"
  | "sBS1361"
  | "sCEE-7-7"
  | "sType2"
  | "sType3"
  | "Other1PhMax16A"
  | "Other1PhOver16A"
  | "Other3Ph"
  | "Pan"
  | "wInductive"
  | "wResonant"
  | "Undetermined"
  | "Unknown";

export type ConnectorStatusEnumType = "Available" | "Occupied" | "Reserved" | "Unavailable" | "Faulted";

export interface ConsumptionCostType {
  readonly customData?: CustomDataType;
  readonly startValue: number;
  /** 1 to 3 items */
  readonly cost: readonly CostType[];
}

export type CostKindEnumType = "CarbonDioxideEmission" | "RelativePricePercentage" | "RenewableGenerationPercentage";

export interface CostType {
  readonly customData?: CustomDataType;
  readonly costKind: CostKindEnumType;
  /** whole number */
  readonly amount: number;
  /** whole number */
  readonly amountMultiplier?: number;
}

export interface CustomDataType {
  /** at most 255 characters */
  readonly vendorId: string;
  readonly [key: string]: unknown;
}

export type CustomerInformationStatusEnumType = "Accepted" | "Rejected" | "Invalid";

export interface DCChargingParametersType {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly evMaxCurrent: number;
  /** whole number */
  readonly evMaxVoltage: number;
  /** whole number */
  readonly energyAmount?: number;
  /** whole number */
  readonly evMaxPower?: number;
  /** 0 to 100, whole number */
  readonly stateOfCharge?: number;
  /** whole number */
  readonly evEnergyCapacity?: number;
  /** 0 to 100, whole number */
  readonly fullSoC?: number;
  /** 0 to 100, whole number */
  readonly bulkSoC?: number;
}

export type DataEnumType = "string" | "decimal" | "integer" | "dateTime" | "boolean" | "OptionList" | "SequenceList" | "MemberList";

export type DataTransferStatusEnumType = "Accepted" | "Rejected" | "UnknownMessageId" | "UnknownVendorId";

export type DeleteCertificateStatusEnumType = "Accepted" | "Failed" | "NotFound";

export type DisplayMessageStatusEnumType =
  | "Accepted"
  | "NotSupportedMessageFormat"
  | "Rejected"
  | "NotSupportedPriority"
  | "NotSupportedState"
  | "UnknownTransaction";

export interface EVSEType {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly id: number;
  /** whole number */
  readonly connectorId?: number;
}

export type EnergyTransferModeEnumType = "DC" | "AC_single_phase" | "AC_two_phase" | "AC_three_phase";

export interface EventDataType {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly eventId: number;
  /** date-time */
  readonly timestamp: string;
  readonly trigger: EventTriggerEnumType;
  /** whole number */
  readonly cause?: number;
  /** at most 2500 characters */
  readonly actualValue: string;
  /** at most 50 characters */
  readonly techCode?: string;
  /** at most 500 characters */
  readonly techInfo?: string;
  readonly cleared?: boolean;
  /** at most 36 characters */
  readonly transactionId?: string;
  readonly component: ComponentType;
  /** whole number */
  readonly variableMonitoringId?: number;
  readonly eventNotificationType: EventNotificationEnumType;
  readonly variable: VariableType;
}

export type EventNotificationEnumType = "HardWiredNotification" | "HardWiredMonitor" | "PreconfiguredMonitor" | "CustomMonitor";

export type EventTriggerEnumType = "Alerting" | "Delta" | "Periodic";

export type FirmwareStatusEnumType =
  | "Downloaded"
  | "DownloadFailed"
  | "Downloading"
  | "DownloadScheduled"
  | "DownloadPaused"
  | "Idle"
  | "InstallationFailed"
  | "Installing"
  | "Installed"
  | "InstallRebooting"
  | "InstallScheduled"
  | "InstallVerificationFailed"
  | "InvalidSignature"
  | "SignatureVerified";

export interface FirmwareType {
  readonly customData?: CustomDataType;
  /** at most 512 characters */
  readonly location: string;
  /** date-time */
  readonly retrieveDateTime: string;
  /** date-time */
  readonly installDateTime?: string;
  /** at most 5500 characters */
  readonly signingCertificate?: string;
  /** at most 800 characters */
  readonly signature?: string;
}

export type GenericDeviceModelStatusEnumType = "Accepted" | "Rejected" | "NotSupported" | "EmptyResultSet";

export type GenericStatusEnumType = "Accepted" | "Rejected";

export type GetCertificateIdUseEnumType =
  | "V2GRootCertificate"
  | "MORootCertificate"
  | "CSMSRootCertificate"
  | "V2GCertificateChain"
  | "ManufacturerRootCertificate";

export type GetCertificateStatusEnumType = "Accepted" | "Failed";

export type GetChargingProfileStatusEnumType = "Accepted" | "NoProfiles";

export type GetDisplayMessagesStatusEnumType = "Accepted" | "Unknown";

export type GetInstalledCertificateStatusEnumType = "Accepted" | "NotFound";

export interface GetVariableDataType {
  readonly customData?: CustomDataType;
  readonly attributeType?: AttributeEnumType;
  readonly component: ComponentType;
  readonly variable: VariableType;
}

export interface GetVariableResultType {
  readonly customData?: CustomDataType;
  readonly attributeStatusInfo?: StatusInfoType;
  readonly attributeStatus: GetVariableStatusEnumType;
  readonly attributeType?: AttributeEnumType;
  /** at most 2500 characters */
  readonly attributeValue?: string;
  readonly component: ComponentType;
  readonly variable: VariableType;
}

export type GetVariableStatusEnumType = "Accepted" | "Rejected" | "UnknownComponent" | "UnknownVariable" | "NotSupportedAttributeType";

export type HashAlgorithmEnumType = "SHA256" | "SHA384" | "SHA512";

export type IdTokenEnumType = "Central" | "eMAID" | "ISO14443" | "ISO15693" | "KeyCode" | "Local" | "MacAddress" | "NoAuthorization";

export interface IdTokenInfoType {
  readonly customData?: CustomDataType;
  readonly status: AuthorizationStatusEnumType;
  /** date-time */
  readonly cacheExpiryDateTime?: string;
  /** whole number */
  readonly chargingPriority?: number;
  /** at most 8 characters */
  readonly language1?: string;
  /** at least 1 item */
  readonly evseId?: readonly number[];
  readonly groupIdToken?: IdTokenType;
  /** at most 8 characters */
  readonly language2?: string;
  readonly personalMessage?: MessageContentType;
}

export interface IdTokenType {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly additionalInfo?: readonly AdditionalInfoType[];
  /** at most 36 characters */
  readonly idToken: string;
  readonly type: IdTokenEnumType;
}

export type InstallCertificateStatusEnumType = "Accepted" | "Rejected" | "Failed";

export type InstallCertificateUseEnumType = "V2GRootCertificate" | "MORootCertificate" | "CSMSRootCertificate" | "ManufacturerRootCertificate";

export type Iso15118EVCertificateStatusEnumType = "Accepted" | "Failed";

export type LocationEnumType = "Body" | "Cable" | "EV" | "Inlet" | "Outlet";

export type LogEnumType = "DiagnosticsLog" | "SecurityLog";

export interface LogParametersType {
  readonly customData?: CustomDataType;
  /** at most 512 characters */
  readonly remoteLocation: string;
  /** date-time */
  readonly oldestTimestamp?: string;
  /** date-time */
  readonly latestTimestamp?: string;
}

export type LogStatusEnumType = "Accepted" | "Rejected" | "AcceptedCanceled";

export type MeasurandEnumType =
  | "Current.Export"
  | "Current.Import"
  | "Current.Offered"
  | "Energy.Active.Export.Register"
  | "Energy.Active.Import.Register"
  | "Energy.Reactive.Export.Register"
  | "Energy.Reactive.Import.Register"
  | "Energy.Active.Export.Interval"
  | "Energy.Active.Import.Interval"
  | "Energy.Active.Net"
  | "Energy.Reactive.Export.Interval"
  | "Energy.Reactive.Import.Interval"
  | "Energy.Reactive.Net"
  | "Energy.Apparent.Net"
  | "Energy.Apparent.Import"
  | "Energy.Apparent.Export"
  | "Frequency"
  | "Power.Active.Export"
  | "Power.Active.Import"
  | "Power.Factor"
  | "Power.Offered"
  | "Power.Reactive.Export"
  | "Power.Reactive.Import"
  | "SoC"
  | "Voltage";

export interface MessageContentType {
  readonly customData?: CustomDataType;
  readonly format: MessageFormatEnumType;
  /** at most 8 characters */
  readonly language?: string;
  /** at most 512 characters */
  readonly content: string;
}

export type MessageFormatEnumType = "ASCII" | "HTML" | "URI" | "UTF8";

export interface MessageInfoType {
  readonly customData?: CustomDataType;
  readonly display?: ComponentType;
  /** whole number */
  readonly id: number;
  readonly priority: MessagePriorityEnumType;
  readonly state?: MessageStateEnumType;
  /** date-time */
  readonly startDateTime?: string;
  /** date-time */
  readonly endDateTime?: string;
  /** at most 36 characters */
  readonly transactionId?: string;
  readonly message: MessageContentType;
}

export type MessagePriorityEnumType = "AlwaysFront" | "InFront" | "NormalCycle";

export type MessageStateEnumType = "Charging" | "Faulted" | "Idle" | "Unavailable";

export type MessageTriggerEnumType =
  | "BootNotification"
  | "LogStatusNotification"
  | "FirmwareStatusNotification"
  | "Heartbeat"
  | "MeterValues"
  | "SignChargingStationCertificate"
  | "SignV2GCertificate"
  | "StatusNotification"
  | "TransactionEvent"
  | "SignCombinedCertificate"
  | "PublishFirmwareStatusNotification";

export interface MeterValueType {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly sampledValue: readonly SampledValueType[];
  /** date-time */
  readonly timestamp: string;
}

export interface ModemType {
  readonly customData?: CustomDataType;
  /** at most 20 characters */
  readonly iccid?: string;
  /** at most 20 characters */
  readonly imsi?: string;
}

export type MonitorEnumType = "UpperThreshold" | "LowerThreshold" | "Delta" | "Periodic" | "PeriodicClockAligned";

export type MonitoringBaseEnumType = "All" | "FactoryDefault" | "HardWiredOnly";

export type MonitoringCriterionEnumType = "ThresholdMonitoring" | "DeltaMonitoring" | "PeriodicMonitoring";

export interface MonitoringDataType {
  readonly customData?: CustomDataType;
  readonly component: ComponentType;
  readonly variable: VariableType;
  /** at least 1 item */
  readonly variableMonitoring: readonly VariableMonitoringType[];
}

export type MutabilityEnumType = "ReadOnly" | "WriteOnly" | "ReadWrite";

export interface NetworkConnectionProfileType {
  readonly customData?: CustomDataType;
  readonly apn?: APNType;
  readonly ocppVersion: OCPPVersionEnumType;
  readonly ocppTransport: OCPPTransportEnumType;
  /** at most 512 characters */
  readonly ocppCsmsUrl: string;
  /** whole number */
  readonly messageTimeout: number;
  /** whole number */
  readonly securityProfile: number;
  readonly ocppInterface: OCPPInterfaceEnumType;
  readonly vpn?: VPNType;
}

export type NotifyEVChargingNeedsStatusEnumType = "Accepted" | "Rejected" | "Processing";

export type OCPPInterfaceEnumType = "Wired0" | "Wired1" | "Wired2" | "Wired3" | "Wireless0" | "Wireless1" | "Wireless2" | "Wireless3";

export type OCPPTransportEnumType = "JSON" | "SOAP";

export type OCPPVersionEnumType = "OCPP12" | "OCPP15" | "OCPP16" | "OCPP20";

export interface OCSPRequestDataType {
  readonly customData?: CustomDataType;
  readonly hashAlgorithm: HashAlgorithmEnumType;
  /** at most 128 characters */
  readonly issuerNameHash: string;
  /** at most 128 characters */
  readonly issuerKeyHash: string;
  /** at most 40 characters */
  readonly serialNumber: string;
  /** at most 512 characters */
  readonly responderURL: string;
}

export type OperationalStatusEnumType = "Inoperative" | "Operative";

export type PhaseEnumType = "L1" | "L2" | "L3" | "N" | "L1-N" | "L2-N" | "L3-N" | "L1-L2" | "L2-L3" | "L3-L1";

export type PublishFirmwareStatusEnumType =
  | "Idle"
  | "DownloadScheduled"
  | "Downloading"
  | "Downloaded"
  | "Published"
  | "DownloadFailed"
  | "DownloadPaused"
  | "InvalidChecksum"
  | "ChecksumVerified"
  | "PublishFailed";

export type ReadingContextEnumType =
  | "Interruption.Begin"
  | "Interruption.End"
  | "Other"
  | "Sample.Clock"
  | "Sample.Periodic"
  | "Transaction.Begin"
  | "Transaction.End"
  | "Trigger";

export type ReasonEnumType =
  | "DeAuthorized"
  | "EmergencyStop"
  | "EnergyLimitReached"
  | "EVDisconnected"
  | "GroundFault"
  | "ImmediateReset"
  | "Local"
  | "LocalOutOfCredit"
  | "MasterPass"
  | "Other"
  | "OvercurrentFault"
  | "PowerLoss"
  | "PowerQuality"
  | "Reboot"
  | "Remote"
  | "SOCLimitReached"
  | "StoppedByEV"
  | "TimeLimitReached"
  | "Timeout";

export type RecurrencyKindEnumType = "Daily" | "Weekly";

export type RegistrationStatusEnumType = "Accepted" | "Pending" | "Rejected";

export interface RelativeTimeIntervalType {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly start: number;
  /** whole number */
  readonly duration?: number;
}

export type ReportBaseEnumType = "ConfigurationInventory" | "FullInventory" | "SummaryInventory";

export interface ReportDataType {
  readonly customData?: CustomDataType;
  readonly component: ComponentType;
  readonly variable: VariableType;
  /** 1 to 4 items */
  readonly variableAttribute: readonly VariableAttributeType[];
  readonly variableCharacteristics?: VariableCharacteristicsType;
}

export type RequestStartStopStatusEnumType = "Accepted" | "Rejected";

export type ReservationUpdateStatusEnumType = "Expired" | "Removed";

export type ReserveNowStatusEnumType = "Accepted" | "Faulted" | "Occupied" | "Rejected" | "Unavailable";

export type ResetEnumType = "Immediate" | "OnIdle";

export type ResetStatusEnumType = "Accepted" | "Rejected" | "Scheduled";

export interface SalesTariffEntryType {
  readonly customData?: CustomDataType;
  readonly relativeTimeInterval: RelativeTimeIntervalType;
  /** at least 0, whole number */
  readonly ePriceLevel?: number;
  /** 1 to 3 items */
  readonly consumptionCost?: readonly ConsumptionCostType[];
}

export interface SalesTariffType {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly id: number;
  /** at most 32 characters */
  readonly salesTariffDescription?: string;
  /** whole number */
  readonly numEPriceLevels?: number;
  /** 1 to 1024 items */
  readonly salesTariffEntry: readonly SalesTariffEntryType[];
}

export interface SampledValueType {
  readonly customData?: CustomDataType;
  readonly value: number;
  readonly context?: ReadingContextEnumType;
  readonly measurand?: MeasurandEnumType;
  readonly phase?: PhaseEnumType;
  readonly location?: LocationEnumType;
  readonly signedMeterValue?: SignedMeterValueType;
  readonly unitOfMeasure?: UnitOfMeasureType;
}

export type SendLocalListStatusEnumType = "Accepted" | "Failed" | "VersionMismatch";

export interface SetMonitoringDataType {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly id?: number;
  readonly transaction?: boolean;
  readonly value: number;
  readonly type: MonitorEnumType;
  /** whole number */
  readonly severity: number;
  readonly component: ComponentType;
  readonly variable: VariableType;
}

export interface SetMonitoringResultType {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly id?: number;
  readonly statusInfo?: StatusInfoType;
  readonly status: SetMonitoringStatusEnumType;
  readonly type: MonitorEnumType;
  readonly component: ComponentType;
  readonly variable: VariableType;
  /** whole number */
  readonly severity: number;
}

export type SetMonitoringStatusEnumType = "Accepted" | "UnknownComponent" | "UnknownVariable" | "UnsupportedMonitorType" | "Rejected" | "Duplicate";

export type SetNetworkProfileStatusEnumType = "Accepted" | "Rejected" | "Failed";

export interface SetVariableDataType {
  readonly customData?: CustomDataType;
  readonly attributeType?: AttributeEnumType;
  /** at most 1000 characters */
  readonly attributeValue: string;
  readonly component: ComponentType;
  readonly variable: VariableType;
}

export interface SetVariableResultType {
  readonly customData?: CustomDataType;
  readonly attributeType?: AttributeEnumType;
  readonly attributeStatus: SetVariableStatusEnumType;
  readonly attributeStatusInfo?: StatusInfoType;
  readonly component: ComponentType;
  readonly variable: VariableType;
}

export type SetVariableStatusEnumType = "Accepted" | "Rejected" | "UnknownComponent" | "UnknownVariable" | "NotSupportedAttributeType" | "RebootRequired";

export interface SignedMeterValueType {
  readonly customData?: CustomDataType;
  /** at most 2500 characters */
  readonly signedMeterData: string;
  /** at most 50 characters */
  readonly signingMethod: string;
  /** at most 50 characters */
  readonly encodingMethod: string;
  /** at most 2500 characters */
  readonly publicKey: string;
}

export interface StatusInfoType {
  readonly customData?: CustomDataType;
  /** at most 20 characters */
  readonly reasonCode: string;
  /** at most 512 characters */
  readonly additionalInfo?: string;
}

export type TransactionEventEnumType = "Ended" | "Started" | "Updated";

export interface TransactionType {
  readonly customData?: CustomDataType;
  /** at most 36 characters */
  readonly transactionId: string;
  readonly chargingState?: ChargingStateEnumType;
  /** whole number */
  readonly timeSpentCharging?: number;
  readonly stoppedReason?: ReasonEnumType;
  /** whole number */
  readonly remoteStartId?: number;
}

export type TriggerMessageStatusEnumType = "Accepted" | "Rejected" | "NotImplemented";

export type TriggerReasonEnumType =
  | "Authorized"
  | "CablePluggedIn"
  | "ChargingRateChanged"
  | "ChargingStateChanged"
  | "Deauthorized"
  | "EnergyLimitReached"
  | "EVCommunicationLost"
  | "EVConnectTimeout"
  | "MeterValueClock"
  | "MeterValuePeriodic"
  | "TimeLimitReached"
  | "Trigger"
  | "UnlockCommand"
  | "StopAuthorized"
  | "EVDeparted"
  | "EVDetected"
  | "RemoteStop"
  | "RemoteStart"
  | "AbnormalCondition"
  | "SignedDataReceived"
  | "ResetCommand";

export interface UnitOfMeasureType {
  readonly customData?: CustomDataType;
  /** at most 20 characters */
  readonly unit?: string;
  /** whole number */
  readonly multiplier?: number;
}

export type UnlockStatusEnumType = "Unlocked" | "UnlockFailed" | "OngoingAuthorizedTransaction" | "UnknownConnector";

export type UnpublishFirmwareStatusEnumType = "DownloadOngoing" | "NoFirmware" | "Unpublished";

export type UpdateEnumType = "Differential" | "Full";

export type UpdateFirmwareStatusEnumType = "Accepted" | "Rejected" | "AcceptedCanceled" | "InvalidCertificate" | "RevokedCertificate";

export type UploadLogStatusEnumType =
  | "BadMessage"
  | "Idle"
  | "NotSupportedOperation"
  | "PermissionDenied"
  | "Uploaded"
  | "UploadFailure"
  | "Uploading"
  | "AcceptedCanceled";

export type VPNEnumType = "IKEv2" | "IPSec" | "L2TP" | "PPTP";

export interface VPNType {
  readonly customData?: CustomDataType;
  /** at most 512 characters */
  readonly server: string;
  /** at most 20 characters */
  readonly user: string;
  /** at most 20 characters */
  readonly group?: string;
  /** at most 20 characters */
  readonly password: string;
  /** at most 255 characters */
  readonly key: string;
  readonly type: VPNEnumType;
}

export interface VariableAttributeType {
  readonly customData?: CustomDataType;
  readonly type?: AttributeEnumType;
  /** at most 2500 characters */
  readonly value?: string;
  readonly mutability?: MutabilityEnumType;
  readonly persistent?: boolean;
  readonly constant?: boolean;
}

export interface VariableCharacteristicsType {
  readonly customData?: CustomDataType;
  /** at most 16 characters */
  readonly unit?: string;
  readonly dataType: DataEnumType;
  readonly minLimit?: number;
  readonly maxLimit?: number;
  /** at most 1000 characters */
  readonly valuesList?: string;
  readonly supportsMonitoring: boolean;
}

export interface VariableMonitoringType {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly id: number;
  readonly transaction: boolean;
  readonly value: number;
  readonly type: MonitorEnumType;
  /** whole number */
  readonly severity: number;
}

export interface VariableType {
  readonly customData?: CustomDataType;
  /** at most 50 characters */
  readonly name: string;
  /** at most 50 characters */
  readonly instance?: string;
}

export interface AuthorizeRequest {
  readonly customData?: CustomDataType;
  readonly idToken: IdTokenType;
  /** at most 5500 characters */
  readonly certificate?: string;
  /** 1 to 4 items */
  readonly iso15118CertificateHashData?: readonly OCSPRequestDataType[];
}

export interface AuthorizeResponse {
  readonly customData?: CustomDataType;
  readonly idTokenInfo: IdTokenInfoType;
  readonly certificateStatus?: AuthorizeCertificateStatusEnumType;
}

export interface BootNotificationRequest {
  readonly customData?: CustomDataType;
  readonly chargingStation: ChargingStationType;
  readonly reason: BootReasonEnumType;
}

export interface BootNotificationResponse {
  readonly customData?: CustomDataType;
  /** date-time */
  readonly currentTime: string;
  /** whole number */
  readonly interval: number;
  readonly status: RegistrationStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface CancelReservationRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly reservationId: number;
}

export interface CancelReservationResponse {
  readonly customData?: CustomDataType;
  readonly status: CancelReservationStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface CertificateSignedRequest {
  readonly customData?: CustomDataType;
  /** at most 10000 characters */
  readonly certificateChain: string;
  readonly certificateType?: CertificateSigningUseEnumType;
}

export interface CertificateSignedResponse {
  readonly customData?: CustomDataType;
  readonly status: CertificateSignedStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface ChangeAvailabilityRequest {
  readonly customData?: CustomDataType;
  readonly evse?: EVSEType;
  readonly operationalStatus: OperationalStatusEnumType;
}

export interface ChangeAvailabilityResponse {
  readonly customData?: CustomDataType;
  readonly status: ChangeAvailabilityStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface ClearCacheRequest {
  readonly customData?: CustomDataType;
}

export interface ClearCacheResponse {
  readonly customData?: CustomDataType;
  readonly status: ClearCacheStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface ClearChargingProfileRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly chargingProfileId?: number;
  readonly chargingProfileCriteria?: ClearChargingProfileType;
}

export interface ClearChargingProfileResponse {
  readonly customData?: CustomDataType;
  readonly status: ClearChargingProfileStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface ClearDisplayMessageRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly id: number;
}

export interface ClearDisplayMessageResponse {
  readonly customData?: CustomDataType;
  readonly status: ClearMessageStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface ClearVariableMonitoringRequest {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly id: readonly number[];
}

export interface ClearVariableMonitoringResponse {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly clearMonitoringResult: readonly ClearMonitoringResultType[];
}

export interface ClearedChargingLimitRequest {
  readonly customData?: CustomDataType;
  readonly chargingLimitSource: ChargingLimitSourceEnumType;
  /** whole number */
  readonly evseId?: number;
}

export interface ClearedChargingLimitResponse {
  readonly customData?: CustomDataType;
}

export interface CostUpdatedRequest {
  readonly customData?: CustomDataType;
  readonly totalCost: number;
  /** at most 36 characters */
  readonly transactionId: string;
}

export interface CostUpdatedResponse {
  readonly customData?: CustomDataType;
}

export interface CustomerInformationRequest {
  readonly customData?: CustomDataType;
  readonly customerCertificate?: CertificateHashDataType;
  readonly idToken?: IdTokenType;
  /** whole number */
  readonly requestId: number;
  readonly report: boolean;
  readonly clear: boolean;
  /** at most 64 characters */
  readonly customerIdentifier?: string;
}

export interface CustomerInformationResponse {
  readonly customData?: CustomDataType;
  readonly status: CustomerInformationStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface DataTransferRequest {
  readonly customData?: CustomDataType;
  /** at most 50 characters */
  readonly messageId?: string;
  readonly data?: unknown;
  /** at most 255 characters */
  readonly vendorId: string;
}

export interface DataTransferResponse {
  readonly customData?: CustomDataType;
  readonly status: DataTransferStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly data?: unknown;
}

export interface DeleteCertificateRequest {
  readonly customData?: CustomDataType;
  readonly certificateHashData: CertificateHashDataType;
}

export interface DeleteCertificateResponse {
  readonly customData?: CustomDataType;
  readonly status: DeleteCertificateStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface FirmwareStatusNotificationRequest {
  readonly customData?: CustomDataType;
  readonly status: FirmwareStatusEnumType;
  /** whole number */
  readonly requestId?: number;
}

export interface FirmwareStatusNotificationResponse {
  readonly customData?: CustomDataType;
}

export interface Get15118EVCertificateRequest {
  readonly customData?: CustomDataType;
  /** at most 50 characters */
  readonly iso15118SchemaVersion: string;
  readonly action: CertificateActionEnumType;
  /** at most 5600 characters */
  readonly exiRequest: string;
}

export interface Get15118EVCertificateResponse {
  readonly customData?: CustomDataType;
  readonly status: Iso15118EVCertificateStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  /** at most 5600 characters */
  readonly exiResponse: string;
}

export interface GetBaseReportRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly requestId: number;
  readonly reportBase: ReportBaseEnumType;
}

export interface GetBaseReportResponse {
  readonly customData?: CustomDataType;
  readonly status: GenericDeviceModelStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface GetCertificateStatusRequest {
  readonly customData?: CustomDataType;
  readonly ocspRequestData: OCSPRequestDataType;
}

export interface GetCertificateStatusResponse {
  readonly customData?: CustomDataType;
  readonly status: GetCertificateStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  /** at most 5500 characters */
  readonly ocspResult?: string;
}

export interface GetChargingProfilesRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly requestId: number;
  /** whole number */
  readonly evseId?: number;
  readonly chargingProfile: ChargingProfileCriterionType;
}

export interface GetChargingProfilesResponse {
  readonly customData?: CustomDataType;
  readonly status: GetChargingProfileStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface GetCompositeScheduleRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly duration: number;
  readonly chargingRateUnit?: ChargingRateUnitEnumType;
  /** whole number */
  readonly evseId: number;
}

export interface GetCompositeScheduleResponse {
  readonly customData?: CustomDataType;
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly schedule?: CompositeScheduleType;
}

export interface GetDisplayMessagesRequest {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly id?: readonly number[];
  /** whole number */
  readonly requestId: number;
  readonly priority?: MessagePriorityEnumType;
  readonly state?: MessageStateEnumType;
}

export interface GetDisplayMessagesResponse {
  readonly customData?: CustomDataType;
  readonly status: GetDisplayMessagesStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface GetInstalledCertificateIdsRequest {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly certificateType?: readonly GetCertificateIdUseEnumType[];
}

export interface GetInstalledCertificateIdsResponse {
  readonly customData?: CustomDataType;
  readonly status: GetInstalledCertificateStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  /** at least 1 item */
  readonly certificateHashDataChain?: readonly CertificateHashDataChainType[];
}

export interface GetLocalListVersionRequest {
  readonly customData?: CustomDataType;
}

export interface GetLocalListVersionResponse {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly versionNumber: number;
}

export interface GetLogRequest {
  readonly customData?: CustomDataType;
  readonly log: LogParametersType;
  readonly logType: LogEnumType;
  /** whole number */
  readonly requestId: number;
  /** whole number */
  readonly retries?: number;
  /** whole number */
  readonly retryInterval?: number;
}

export interface GetLogResponse {
  readonly customData?: CustomDataType;
  readonly status: LogStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  /** at most 255 characters */
  readonly filename?: string;
}

export interface GetMonitoringReportRequest {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly componentVariable?: readonly ComponentVariableType[];
  /** whole number */
  readonly requestId: number;
  /** 1 to 3 items */
  readonly monitoringCriteria?: readonly MonitoringCriterionEnumType[];
}

export interface GetMonitoringReportResponse {
  readonly customData?: CustomDataType;
  readonly status: GenericDeviceModelStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface GetReportRequest {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly componentVariable?: readonly ComponentVariableType[];
  /** whole number */
  readonly requestId: number;
  /** 1 to 4 items */
  readonly componentCriteria?: readonly ComponentCriterionEnumType[];
}

export interface GetReportResponse {
  readonly customData?: CustomDataType;
  readonly status: GenericDeviceModelStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface GetTransactionStatusRequest {
  readonly customData?: CustomDataType;
  /** at most 36 characters */
  readonly transactionId?: string;
}

export interface GetTransactionStatusResponse {
  readonly customData?: CustomDataType;
  readonly ongoingIndicator?: boolean;
  readonly messagesInQueue: boolean;
}

export interface GetVariablesRequest {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly getVariableData: readonly GetVariableDataType[];
}

export interface GetVariablesResponse {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly getVariableResult: readonly GetVariableResultType[];
}

export interface HeartbeatRequest {
  readonly customData?: CustomDataType;
}

export interface HeartbeatResponse {
  readonly customData?: CustomDataType;
  /** date-time */
  readonly currentTime: string;
}

export interface InstallCertificateRequest {
  readonly customData?: CustomDataType;
  readonly certificateType: InstallCertificateUseEnumType;
  /** at most 5500 characters */
  readonly certificate: string;
}

export interface InstallCertificateResponse {
  readonly customData?: CustomDataType;
  readonly status: InstallCertificateStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface LogStatusNotificationRequest {
  readonly customData?: CustomDataType;
  readonly status: UploadLogStatusEnumType;
  /** whole number */
  readonly requestId?: number;
}

export interface LogStatusNotificationResponse {
  readonly customData?: CustomDataType;
}

export interface MeterValuesRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly evseId: number;
  /** at least 1 item */
  readonly meterValue: readonly MeterValueType[];
}

export interface MeterValuesResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyChargingLimitRequest {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly chargingSchedule?: readonly ChargingScheduleType[];
  /** whole number */
  readonly evseId?: number;
  readonly chargingLimit: ChargingLimitType;
}

export interface NotifyChargingLimitResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyCustomerInformationRequest {
  readonly customData?: CustomDataType;
  /** at most 512 characters */
  readonly data: string;
  readonly tbc?: boolean;
  /** whole number */
  readonly seqNo: number;
  /** date-time */
  readonly generatedAt: string;
  /** whole number */
  readonly requestId: number;
}

export interface NotifyCustomerInformationResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyDisplayMessagesRequest {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly messageInfo?: readonly MessageInfoType[];
  /** whole number */
  readonly requestId: number;
  readonly tbc?: boolean;
}

export interface NotifyDisplayMessagesResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyEVChargingNeedsRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly maxScheduleTuples?: number;
  readonly chargingNeeds: ChargingNeedsType;
  /** whole number */
  readonly evseId: number;
}

export interface NotifyEVChargingNeedsResponse {
  readonly customData?: CustomDataType;
  readonly status: NotifyEVChargingNeedsStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface NotifyEVChargingScheduleRequest {
  readonly customData?: CustomDataType;
  /** date-time */
  readonly timeBase: string;
  readonly chargingSchedule: ChargingScheduleType;
  /** whole number */
  readonly evseId: number;
}

export interface NotifyEVChargingScheduleResponse {
  readonly customData?: CustomDataType;
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface NotifyEventRequest {
  readonly customData?: CustomDataType;
  /** date-time */
  readonly generatedAt: string;
  readonly tbc?: boolean;
  /** whole number */
  readonly seqNo: number;
  /** at least 1 item */
  readonly eventData: readonly EventDataType[];
}

export interface NotifyEventResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyMonitoringReportRequest {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly monitor?: readonly MonitoringDataType[];
  /** whole number */
  readonly requestId: number;
  readonly tbc?: boolean;
  /** whole number */
  readonly seqNo: number;
  /** date-time */
  readonly generatedAt: string;
}

export interface NotifyMonitoringReportResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyReportRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly requestId: number;
  /** date-time */
  readonly generatedAt: string;
  /** at least 1 item */
  readonly reportData?: readonly ReportDataType[];
  readonly tbc?: boolean;
  /** whole number */
  readonly seqNo: number;
}

export interface NotifyReportResponse {
  readonly customData?: CustomDataType;
}

export interface PublishFirmwareRequest {
  readonly customData?: CustomDataType;
  /** at most 512 characters */
  readonly location: string;
  /** whole number */
  readonly retries?: number;
  /** at most 32 characters */
  readonly checksum: string;
  /** whole number */
  readonly requestId: number;
  /** whole number */
  readonly retryInterval?: number;
}

export interface PublishFirmwareResponse {
  readonly customData?: CustomDataType;
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface PublishFirmwareStatusNotificationRequest {
  readonly customData?: CustomDataType;
  readonly status: PublishFirmwareStatusEnumType;
  /** at least 1 item */
  readonly location?: readonly string[];
  /** whole number */
  readonly requestId?: number;
}

export interface PublishFirmwareStatusNotificationResponse {
  readonly customData?: CustomDataType;
}

export interface ReportChargingProfilesRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly requestId: number;
  readonly chargingLimitSource: ChargingLimitSourceEnumType;
  /** at least 1 item */
  readonly chargingProfile: readonly ChargingProfileType[];
  readonly tbc?: boolean;
  /** whole number */
  readonly evseId: number;
}

export interface ReportChargingProfilesResponse {
  readonly customData?: CustomDataType;
}

export interface RequestStartTransactionRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly evseId?: number;
  readonly groupIdToken?: IdTokenType;
  readonly idToken: IdTokenType;
  /** whole number */
  readonly remoteStartId: number;
  readonly chargingProfile?: ChargingProfileType;
}

export interface RequestStartTransactionResponse {
  readonly customData?: CustomDataType;
  readonly status: RequestStartStopStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  /** at most 36 characters */
  readonly transactionId?: string;
}

export interface RequestStopTransactionRequest {
  readonly customData?: CustomDataType;
  /** at most 36 characters */
  readonly transactionId: string;
}

export interface RequestStopTransactionResponse {
  readonly customData?: CustomDataType;
  readonly status: RequestStartStopStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface ReservationStatusUpdateRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly reservationId: number;
  readonly reservationUpdateStatus: ReservationUpdateStatusEnumType;
}

export interface ReservationStatusUpdateResponse {
  readonly customData?: CustomDataType;
}

export interface ReserveNowRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly id: number;
  /** date-time */
  readonly expiryDateTime: string;
  readonly connectorType?: ConnectorEnumType;
  readonly idToken: IdTokenType;
  /** whole number */
  readonly evseId?: number;
  readonly groupIdToken?: IdTokenType;
}

export interface ReserveNowResponse {
  readonly customData?: CustomDataType;
  readonly status: ReserveNowStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface ResetRequest {
  readonly customData?: CustomDataType;
  readonly type: ResetEnumType;
  /** whole number */
  readonly evseId?: number;
}

export interface ResetResponse {
  readonly customData?: CustomDataType;
  readonly status: ResetStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface SecurityEventNotificationRequest {
  readonly customData?: CustomDataType;
  /** at most 50 characters */
  readonly type: string;
  /** date-time */
  readonly timestamp: string;
  /** at most 255 characters */
  readonly techInfo?: string;
}

export interface SecurityEventNotificationResponse {
  readonly customData?: CustomDataType;
}

export interface SendLocalListRequest {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly localAuthorizationList?: readonly AuthorizationData[];
  /** whole number */
  readonly versionNumber: number;
  readonly updateType: UpdateEnumType;
}

export interface SendLocalListResponse {
  readonly customData?: CustomDataType;
  readonly status: SendLocalListStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface SetChargingProfileRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly evseId: number;
  readonly chargingProfile: ChargingProfileType;
}

export interface SetChargingProfileResponse {
  readonly customData?: CustomDataType;
  readonly status: ChargingProfileStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface SetDisplayMessageRequest {
  readonly customData?: CustomDataType;
  readonly message: MessageInfoType;
}

export interface SetDisplayMessageResponse {
  readonly customData?: CustomDataType;
  readonly status: DisplayMessageStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface SetMonitoringBaseRequest {
  readonly customData?: CustomDataType;
  readonly monitoringBase: MonitoringBaseEnumType;
}

export interface SetMonitoringBaseResponse {
  readonly customData?: CustomDataType;
  readonly status: GenericDeviceModelStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface SetMonitoringLevelRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly severity: number;
}

export interface SetMonitoringLevelResponse {
  readonly customData?: CustomDataType;
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface SetNetworkProfileRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly configurationSlot: number;
  readonly connectionData: NetworkConnectionProfileType;
}

export interface SetNetworkProfileResponse {
  readonly customData?: CustomDataType;
  readonly status: SetNetworkProfileStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface SetVariableMonitoringRequest {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly setMonitoringData: readonly SetMonitoringDataType[];
}

export interface SetVariableMonitoringResponse {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly setMonitoringResult: readonly SetMonitoringResultType[];
}

export interface SetVariablesRequest {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly setVariableData: readonly SetVariableDataType[];
}

export interface SetVariablesResponse {
  readonly customData?: CustomDataType;
  /** at least 1 item */
  readonly setVariableResult: readonly SetVariableResultType[];
}

export interface SignCertificateRequest {
  readonly customData?: CustomDataType;
  /** at most 5500 characters */
  readonly csr: string;
  readonly certificateType?: CertificateSigningUseEnumType;
}

export interface SignCertificateResponse {
  readonly customData?: CustomDataType;
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface StatusNotificationRequest {
  readonly customData?: CustomDataType;
  /** date-time */
  readonly timestamp: string;
  readonly connectorStatus: ConnectorStatusEnumType;
  /** whole number */
  readonly evseId: number;
  /** whole number */
  readonly connectorId: number;
}

export interface StatusNotificationResponse {
  readonly customData?: CustomDataType;
}

export interface TransactionEventRequest {
  readonly customData?: CustomDataType;
  readonly eventType: TransactionEventEnumType;
  /** at least 1 item */
  readonly meterValue?: readonly MeterValueType[];
  /** date-time */
  readonly timestamp: string;
  readonly triggerReason: TriggerReasonEnumType;
  /** whole number */
  readonly seqNo: number;
  readonly offline?: boolean;
  /** whole number */
  readonly numberOfPhasesUsed?: number;
  /** whole number */
  readonly cableMaxCurrent?: number;
  /** whole number */
  readonly reservationId?: number;
  readonly transactionInfo: TransactionType;
  readonly evse?: EVSEType;
  readonly idToken?: IdTokenType;
}

export interface TransactionEventResponse {
  readonly customData?: CustomDataType;
  readonly totalCost?: number;
  /** whole number */
  readonly chargingPriority?: number;
  readonly idTokenInfo?: IdTokenInfoType;
  readonly updatedPersonalMessage?: MessageContentType;
}

export interface TriggerMessageRequest {
  readonly customData?: CustomDataType;
  readonly evse?: EVSEType;
  readonly requestedMessage: MessageTriggerEnumType;
}

export interface TriggerMessageResponse {
  readonly customData?: CustomDataType;
  readonly status: TriggerMessageStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface UnlockConnectorRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly evseId: number;
  /** whole number */
  readonly connectorId: number;
}

export interface UnlockConnectorResponse {
  readonly customData?: CustomDataType;
  readonly status: UnlockStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

export interface UnpublishFirmwareRequest {
  readonly customData?: CustomDataType;
  /** at most 32 characters */
  readonly checksum: string;
}

export interface UnpublishFirmwareResponse {
  readonly customData?: CustomDataType;
  readonly status: UnpublishFirmwareStatusEnumType;
}

export interface UpdateFirmwareRequest {
  readonly customData?: CustomDataType;
  /** whole number */
  readonly retries?: number;
  /** whole number */
  readonly retryInterval?: number;
  /** whole number */
  readonly requestId: number;
  readonly firmware: FirmwareType;
}

export interface UpdateFirmwareResponse {
  readonly customData?: CustomDataType;
  readonly status: UpdateFirmwareStatusEnumType;
  readonly statusInfo?: StatusInfoType;
}

/** Every action that is answered. */
export interface Messages201 {
  readonly Authorize: { readonly request: AuthorizeRequest; readonly response: AuthorizeResponse };
  readonly BootNotification: { readonly request: BootNotificationRequest; readonly response: BootNotificationResponse };
  readonly CancelReservation: { readonly request: CancelReservationRequest; readonly response: CancelReservationResponse };
  readonly CertificateSigned: { readonly request: CertificateSignedRequest; readonly response: CertificateSignedResponse };
  readonly ChangeAvailability: { readonly request: ChangeAvailabilityRequest; readonly response: ChangeAvailabilityResponse };
  readonly ClearCache: { readonly request: ClearCacheRequest; readonly response: ClearCacheResponse };
  readonly ClearChargingProfile: { readonly request: ClearChargingProfileRequest; readonly response: ClearChargingProfileResponse };
  readonly ClearDisplayMessage: { readonly request: ClearDisplayMessageRequest; readonly response: ClearDisplayMessageResponse };
  readonly ClearVariableMonitoring: { readonly request: ClearVariableMonitoringRequest; readonly response: ClearVariableMonitoringResponse };
  readonly ClearedChargingLimit: { readonly request: ClearedChargingLimitRequest; readonly response: ClearedChargingLimitResponse };
  readonly CostUpdated: { readonly request: CostUpdatedRequest; readonly response: CostUpdatedResponse };
  readonly CustomerInformation: { readonly request: CustomerInformationRequest; readonly response: CustomerInformationResponse };
  readonly DataTransfer: { readonly request: DataTransferRequest; readonly response: DataTransferResponse };
  readonly DeleteCertificate: { readonly request: DeleteCertificateRequest; readonly response: DeleteCertificateResponse };
  readonly FirmwareStatusNotification: { readonly request: FirmwareStatusNotificationRequest; readonly response: FirmwareStatusNotificationResponse };
  readonly Get15118EVCertificate: { readonly request: Get15118EVCertificateRequest; readonly response: Get15118EVCertificateResponse };
  readonly GetBaseReport: { readonly request: GetBaseReportRequest; readonly response: GetBaseReportResponse };
  readonly GetCertificateStatus: { readonly request: GetCertificateStatusRequest; readonly response: GetCertificateStatusResponse };
  readonly GetChargingProfiles: { readonly request: GetChargingProfilesRequest; readonly response: GetChargingProfilesResponse };
  readonly GetCompositeSchedule: { readonly request: GetCompositeScheduleRequest; readonly response: GetCompositeScheduleResponse };
  readonly GetDisplayMessages: { readonly request: GetDisplayMessagesRequest; readonly response: GetDisplayMessagesResponse };
  readonly GetInstalledCertificateIds: { readonly request: GetInstalledCertificateIdsRequest; readonly response: GetInstalledCertificateIdsResponse };
  readonly GetLocalListVersion: { readonly request: GetLocalListVersionRequest; readonly response: GetLocalListVersionResponse };
  readonly GetLog: { readonly request: GetLogRequest; readonly response: GetLogResponse };
  readonly GetMonitoringReport: { readonly request: GetMonitoringReportRequest; readonly response: GetMonitoringReportResponse };
  readonly GetReport: { readonly request: GetReportRequest; readonly response: GetReportResponse };
  readonly GetTransactionStatus: { readonly request: GetTransactionStatusRequest; readonly response: GetTransactionStatusResponse };
  readonly GetVariables: { readonly request: GetVariablesRequest; readonly response: GetVariablesResponse };
  readonly Heartbeat: { readonly request: HeartbeatRequest; readonly response: HeartbeatResponse };
  readonly InstallCertificate: { readonly request: InstallCertificateRequest; readonly response: InstallCertificateResponse };
  readonly LogStatusNotification: { readonly request: LogStatusNotificationRequest; readonly response: LogStatusNotificationResponse };
  readonly MeterValues: { readonly request: MeterValuesRequest; readonly response: MeterValuesResponse };
  readonly NotifyChargingLimit: { readonly request: NotifyChargingLimitRequest; readonly response: NotifyChargingLimitResponse };
  readonly NotifyCustomerInformation: { readonly request: NotifyCustomerInformationRequest; readonly response: NotifyCustomerInformationResponse };
  readonly NotifyDisplayMessages: { readonly request: NotifyDisplayMessagesRequest; readonly response: NotifyDisplayMessagesResponse };
  readonly NotifyEVChargingNeeds: { readonly request: NotifyEVChargingNeedsRequest; readonly response: NotifyEVChargingNeedsResponse };
  readonly NotifyEVChargingSchedule: { readonly request: NotifyEVChargingScheduleRequest; readonly response: NotifyEVChargingScheduleResponse };
  readonly NotifyEvent: { readonly request: NotifyEventRequest; readonly response: NotifyEventResponse };
  readonly NotifyMonitoringReport: { readonly request: NotifyMonitoringReportRequest; readonly response: NotifyMonitoringReportResponse };
  readonly NotifyReport: { readonly request: NotifyReportRequest; readonly response: NotifyReportResponse };
  readonly PublishFirmware: { readonly request: PublishFirmwareRequest; readonly response: PublishFirmwareResponse };
  readonly PublishFirmwareStatusNotification: { readonly request: PublishFirmwareStatusNotificationRequest; readonly response: PublishFirmwareStatusNotificationResponse };
  readonly ReportChargingProfiles: { readonly request: ReportChargingProfilesRequest; readonly response: ReportChargingProfilesResponse };
  readonly RequestStartTransaction: { readonly request: RequestStartTransactionRequest; readonly response: RequestStartTransactionResponse };
  readonly RequestStopTransaction: { readonly request: RequestStopTransactionRequest; readonly response: RequestStopTransactionResponse };
  readonly ReservationStatusUpdate: { readonly request: ReservationStatusUpdateRequest; readonly response: ReservationStatusUpdateResponse };
  readonly ReserveNow: { readonly request: ReserveNowRequest; readonly response: ReserveNowResponse };
  readonly Reset: { readonly request: ResetRequest; readonly response: ResetResponse };
  readonly SecurityEventNotification: { readonly request: SecurityEventNotificationRequest; readonly response: SecurityEventNotificationResponse };
  readonly SendLocalList: { readonly request: SendLocalListRequest; readonly response: SendLocalListResponse };
  readonly SetChargingProfile: { readonly request: SetChargingProfileRequest; readonly response: SetChargingProfileResponse };
  readonly SetDisplayMessage: { readonly request: SetDisplayMessageRequest; readonly response: SetDisplayMessageResponse };
  readonly SetMonitoringBase: { readonly request: SetMonitoringBaseRequest; readonly response: SetMonitoringBaseResponse };
  readonly SetMonitoringLevel: { readonly request: SetMonitoringLevelRequest; readonly response: SetMonitoringLevelResponse };
  readonly SetNetworkProfile: { readonly request: SetNetworkProfileRequest; readonly response: SetNetworkProfileResponse };
  readonly SetVariableMonitoring: { readonly request: SetVariableMonitoringRequest; readonly response: SetVariableMonitoringResponse };
  readonly SetVariables: { readonly request: SetVariablesRequest; readonly response: SetVariablesResponse };
  readonly SignCertificate: { readonly request: SignCertificateRequest; readonly response: SignCertificateResponse };
  readonly StatusNotification: { readonly request: StatusNotificationRequest; readonly response: StatusNotificationResponse };
  readonly TransactionEvent: { readonly request: TransactionEventRequest; readonly response: TransactionEventResponse };
  readonly TriggerMessage: { readonly request: TriggerMessageRequest; readonly response: TriggerMessageResponse };
  readonly UnlockConnector: { readonly request: UnlockConnectorRequest; readonly response: UnlockConnectorResponse };
  readonly UnpublishFirmware: { readonly request: UnpublishFirmwareRequest; readonly response: UnpublishFirmwareResponse };
  readonly UpdateFirmware: { readonly request: UpdateFirmwareRequest; readonly response: UpdateFirmwareResponse };
}
