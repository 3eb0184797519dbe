// SPDX-License-Identifier: Apache-2.0
// GENERATED from the official OCPP 2.1 schemas by tools/generate.ts. Do not edit.
// Types of every message.

export interface ACChargingParametersType {
  readonly energyAmount: number;
  readonly evMinCurrent: number;
  readonly evMaxCurrent: number;
  readonly evMaxVoltage: number;
  readonly customData?: CustomDataType;
}

export type APNAuthenticationEnumType = "PAP" | "CHAP" | "NONE" | "AUTO";

export interface APNType {
  /** at most 2000 characters */
  readonly apn: string;
  /** at most 50 characters */
  readonly apnUserName?: string;
  /** at most 64 characters */
  readonly apnPassword?: string;
  /** whole number */
  readonly simPin?: number;
  /** at most 6 characters */
  readonly preferredNetwork?: string;
  readonly useOnlyPreferredNetwork?: boolean;
  readonly apnAuthentication: APNAuthenticationEnumType;
  readonly customData?: CustomDataType;
}

export interface AbsolutePriceScheduleType {
  /** date-time */
  readonly timeAnchor: string;
  /** at least 0, whole number */
  readonly priceScheduleID: number;
  /** at most 160 characters */
  readonly priceScheduleDescription?: string;
  /** at most 3 characters */
  readonly currency: string;
  /** at most 8 characters */
  readonly language: string;
  /** at most 2000 characters */
  readonly priceAlgorithm: string;
  readonly minimumCost?: RationalNumberType;
  readonly maximumCost?: RationalNumberType;
  /** 1 to 1024 items */
  readonly priceRuleStacks: readonly PriceRuleStackType[];
  /** 1 to 10 items */
  readonly taxRules?: readonly TaxRuleType[];
  readonly overstayRuleList?: OverstayRuleListType;
  /** 1 to 5 items */
  readonly additionalSelectedServices?: readonly AdditionalSelectedServicesType[];
  readonly customData?: CustomDataType;
}

export interface AdditionalInfoType {
  /** at most 255 characters */
  readonly additionalIdToken: string;
  /** at most 50 characters */
  readonly type: string;
  readonly customData?: CustomDataType;
}

export interface AdditionalSelectedServicesType {
  readonly serviceFee: RationalNumberType;
  /** at most 80 characters */
  readonly serviceName: string;
  readonly customData?: CustomDataType;
}

export interface AddressType {
  /** at most 50 characters */
  readonly name: string;
  /** at most 100 characters */
  readonly address1: string;
  /** at most 100 characters */
  readonly address2?: string;
  /** at most 100 characters */
  readonly city: string;
  /** at most 20 characters */
  readonly postalCode?: string;
  /** at most 50 characters */
  readonly country: string;
  readonly customData?: CustomDataType;
}

export type AttributeEnumType = "Actual" | "Target" | "MinSet" | "MaxSet";

export interface AuthorizationData {
  readonly idToken: IdTokenType;
  readonly idTokenInfo?: IdTokenInfoType;
  readonly customData?: CustomDataType;
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

export interface BatteryDataType {
  /** at least 0, whole number */
  readonly evseId: number;
  /** at most 50 characters */
  readonly serialNumber: string;
  /** 0 to 100 */
  readonly soC: number;
  /** 0 to 100 */
  readonly soH: number;
  /** date-time */
  readonly productionDate?: string;
  /** at most 500 characters */
  readonly vendorInfo?: string;
  readonly customData?: CustomDataType;
}

export type BatterySwapEventEnumType = "BatteryIn" | "BatteryOut" | "BatteryOutTimeout";

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
  readonly certificateHashData: CertificateHashDataType;
  readonly certificateType: GetCertificateIdUseEnumType;
  /** 1 to 4 items */
  readonly childCertificateHashData?: readonly CertificateHashDataType[];
  readonly customData?: CustomDataType;
}

export interface CertificateHashDataType {
  readonly hashAlgorithm: HashAlgorithmEnumType;
  /** at most 128 characters */
  readonly issuerNameHash: string;
  /** at most 128 characters */
  readonly issuerKeyHash: string;
  /** at most 40 characters */
  readonly serialNumber: string;
  readonly customData?: CustomDataType;
}

export type CertificateSignedStatusEnumType = "Accepted" | "Rejected";

export type CertificateSigningUseEnumType = "ChargingStationCertificate" | "V2GCertificate" | "V2G20Certificate";

export type CertificateStatusEnumType = "Good" | "Revoked" | "Unknown" | "Failed";

export interface CertificateStatusRequestInfoType {
  readonly certificateHashData: CertificateHashDataType;
  readonly source: CertificateStatusSourceEnumType;
  /** 1 to 5 items */
  readonly urls: readonly string[];
  readonly customData?: CustomDataType;
}

export type CertificateStatusSourceEnumType = "CRL" | "OCSP";

export interface CertificateStatusType {
  readonly certificateHashData: CertificateHashDataType;
  readonly source: CertificateStatusSourceEnumType;
  readonly status: CertificateStatusEnumType;
  /** date-time */
  readonly nextUpdate: string;
  readonly customData?: CustomDataType;
}

export type ChangeAvailabilityStatusEnumType = "Accepted" | "Rejected" | "Scheduled";

export interface ChargingLimitType {
  /** at most 20 characters */
  readonly chargingLimitSource: string;
  readonly isLocalGeneration?: boolean;
  readonly isGridCritical?: boolean;
  readonly customData?: CustomDataType;
}

export interface ChargingNeedsType {
  readonly acChargingParameters?: ACChargingParametersType;
  readonly derChargingParameters?: DERChargingParametersType;
  readonly evEnergyOffer?: EVEnergyOfferType;
  readonly requestedEnergyTransfer: EnergyTransferModeEnumType;
  readonly dcChargingParameters?: DCChargingParametersType;
  readonly v2xChargingParameters?: V2XChargingParametersType;
  /** at least 1 item */
  readonly availableEnergyTransfer?: readonly EnergyTransferModeEnumType[];
  readonly controlMode?: ControlModeEnumType;
  readonly mobilityNeedsMode?: MobilityNeedsModeEnumType;
  /** date-time */
  readonly departureTime?: string;
  readonly customData?: CustomDataType;
}

export interface ChargingPeriodType {
  /** at least 1 item */
  readonly dimensions?: readonly CostDimensionType[];
  /** at most 60 characters */
  readonly tariffId?: string;
  /** date-time */
  readonly startPeriod: string;
  readonly customData?: CustomDataType;
}

export interface ChargingProfileCriterionType {
  readonly chargingProfilePurpose?: ChargingProfilePurposeEnumType;
  /** at least 0, whole number */
  readonly stackLevel?: number;
  /** at least 1 item */
  readonly chargingProfileId?: readonly number[];
  /** 1 to 4 items */
  readonly chargingLimitSource?: readonly string[];
  readonly customData?: CustomDataType;
}

export type ChargingProfileKindEnumType = "Absolute" | "Recurring" | "Relative" | "Dynamic";

export type ChargingProfilePurposeEnumType =
  | "ChargingStationExternalConstraints"
  | "ChargingStationMaxProfile"
  | "TxDefaultProfile"
  | "TxProfile"
  | "PriorityCharging"
  | "LocalGeneration";

export type ChargingProfileStatusEnumType = "Accepted" | "Rejected";

export interface ChargingProfileType {
  /** whole number */
  readonly id: number;
  /** at least 0, whole number */
  readonly stackLevel: number;
  readonly chargingProfilePurpose: ChargingProfilePurposeEnumType;
  readonly chargingProfileKind: ChargingProfileKindEnumType;
  readonly recurrencyKind?: RecurrencyKindEnumType;
  /** date-time */
  readonly validFrom?: string;
  /** date-time */
  readonly validTo?: string;
  /** at most 36 characters */
  readonly transactionId?: string;
  /** whole number */
  readonly maxOfflineDuration?: number;
  /** 1 to 3 items */
  readonly chargingSchedule: readonly ChargingScheduleType[];
  readonly invalidAfterOfflineDuration?: boolean;
  /** whole number */
  readonly dynUpdateInterval?: number;
  /** date-time */
  readonly dynUpdateTime?: string;
  /** at most 256 characters */
  readonly priceScheduleSignature?: string;
  readonly customData?: CustomDataType;
}

export type ChargingRateUnitEnumType = "W" | "A";

export interface ChargingSchedulePeriodType {
  /** whole number */
  readonly startPeriod: number;
  readonly limit?: number;
  readonly limit_L2?: number;
  readonly limit_L3?: number;
  /** 0 to 3, whole number */
  readonly numberPhases?: number;
  /** 0 to 3, whole number */
  readonly phaseToUse?: number;
  /** at most 0 */
  readonly dischargeLimit?: number;
  /** at most 0 */
  readonly dischargeLimit_L2?: number;
  /** at most 0 */
  readonly dischargeLimit_L3?: number;
  readonly setpoint?: number;
  readonly setpoint_L2?: number;
  readonly setpoint_L3?: number;
  readonly setpointReactive?: number;
  readonly setpointReactive_L2?: number;
  readonly setpointReactive_L3?: number;
  readonly preconditioningRequest?: boolean;
  readonly evseSleep?: boolean;
  readonly v2xBaseline?: number;
  readonly operationMode?: OperationModeEnumType;
  /** 1 to 20 items */
  readonly v2xFreqWattCurve?: readonly V2XFreqWattPointType[];
  /** 1 to 20 items */
  readonly v2xSignalWattCurve?: readonly V2XSignalWattPointType[];
  readonly customData?: CustomDataType;
}

export interface ChargingScheduleType {
  /** whole number */
  readonly id: number;
  readonly limitAtSoC?: LimitAtSoCType;
  /** date-time */
  readonly startSchedule?: string;
  /** whole number */
  readonly duration?: number;
  readonly chargingRateUnit: ChargingRateUnitEnumType;
  readonly minChargingRate?: number;
  readonly powerTolerance?: number;
  /** at least 0, whole number */
  readonly signatureId?: number;
  /** at most 88 characters */
  readonly digestValue?: string;
  readonly useLocalTime?: boolean;
  /** 1 to 1024 items */
  readonly chargingSchedulePeriod: readonly ChargingSchedulePeriodType[];
  /** at least 0, whole number */
  readonly randomizedDelay?: number;
  readonly salesTariff?: SalesTariffType;
  readonly absolutePriceSchedule?: AbsolutePriceScheduleType;
  readonly priceLevelSchedule?: PriceLevelScheduleType;
  readonly customData?: CustomDataType;
}

export interface ChargingScheduleUpdateType {
  readonly limit?: number;
  readonly limit_L2?: number;
  readonly limit_L3?: number;
  /** at most 0 */
  readonly dischargeLimit?: number;
  /** at most 0 */
  readonly dischargeLimit_L2?: number;
  /** at most 0 */
  readonly dischargeLimit_L3?: number;
  readonly setpoint?: number;
  readonly setpoint_L2?: number;
  readonly setpoint_L3?: number;
  readonly setpointReactive?: number;
  readonly setpointReactive_L2?: number;
  readonly setpointReactive_L3?: number;
  readonly customData?: CustomDataType;
}

export type ChargingStateEnumType = "EVConnected" | "Charging" | "SuspendedEV" | "SuspendedEVSE" | "Idle";

export interface ChargingStationType {
  /** at most 25 characters */
  readonly serialNumber?: string;
  /** at most 20 characters */
  readonly model: string;
  readonly modem?: ModemType;
  /** at most 50 characters */
  readonly vendorName: string;
  /** at most 50 characters */
  readonly firmwareVersion?: string;
  readonly customData?: CustomDataType;
}

export type ClearCacheStatusEnumType = "Accepted" | "Rejected";

export type ClearChargingProfileStatusEnumType = "Accepted" | "Unknown";

export interface ClearChargingProfileType {
  /** at least 0, whole number */
  readonly evseId?: number;
  readonly chargingProfilePurpose?: ChargingProfilePurposeEnumType;
  /** at least 0, whole number */
  readonly stackLevel?: number;
  readonly customData?: CustomDataType;
}

export type ClearMessageStatusEnumType = "Accepted" | "Unknown" | "Rejected";

export interface ClearMonitoringResultType {
  readonly status: ClearMonitoringStatusEnumType;
  /** at least 0, whole number */
  readonly id: number;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export type ClearMonitoringStatusEnumType = "Accepted" | "Rejected" | "NotFound";

export interface ClearTariffsResultType {
  readonly statusInfo?: StatusInfoType;
  /** at most 60 characters */
  readonly tariffId?: string;
  readonly status: TariffClearStatusEnumType;
  readonly customData?: CustomDataType;
}

export type ComponentCriterionEnumType = "Active" | "Available" | "Enabled" | "Problem";

export interface ComponentType {
  readonly evse?: EVSEType;
  /** at most 50 characters */
  readonly name: string;
  /** at most 50 characters */
  readonly instance?: string;
  readonly customData?: CustomDataType;
}

export interface ComponentVariableType {
  readonly component: ComponentType;
  readonly variable?: VariableType;
  readonly customData?: CustomDataType;
}

export interface CompositeScheduleType {
  /** at least 0, whole number */
  readonly evseId: number;
  /** whole number */
  readonly duration: number;
  /** date-time */
  readonly scheduleStart: string;
  readonly chargingRateUnit: ChargingRateUnitEnumType;
  /** at least 1 item */
  readonly chargingSchedulePeriod: readonly ChargingSchedulePeriodType[];
  readonly customData?: CustomDataType;
}

export type ConnectorStatusEnumType = "Available" | "Occupied" | "Reserved" | "Unavailable" | "Faulted";

export interface ConstantStreamDataType {
  /** at least 0, whole number */
  readonly id: number;
  readonly params: PeriodicEventStreamParamsType;
  /** at least 0, whole number */
  readonly variableMonitoringId: number;
  readonly customData?: CustomDataType;
}

export interface ConsumptionCostType {
  readonly startValue: number;
  /** 1 to 3 items */
  readonly cost: readonly CostType[];
  readonly customData?: CustomDataType;
}

export type ControlModeEnumType = "ScheduledControl" | "DynamicControl";

export interface CostDetailsType {
  /** at least 1 item */
  readonly chargingPeriods?: readonly ChargingPeriodType[];
  readonly totalCost: TotalCostType;
  readonly totalUsage: TotalUsageType;
  readonly failureToCalculate?: boolean;
  /** at most 500 characters */
  readonly failureReason?: string;
  readonly customData?: CustomDataType;
}

export type CostDimensionEnumType = "Energy" | "MaxCurrent" | "MinCurrent" | "MaxPower" | "MinPower" | "IdleTIme" | "ChargingTime";

export interface CostDimensionType {
  readonly type: CostDimensionEnumType;
  readonly volume: number;
  readonly customData?: CustomDataType;
}

export type CostKindEnumType = "CarbonDioxideEmission" | "RelativePricePercentage" | "RenewableGenerationPercentage";

export interface CostType {
  readonly costKind: CostKindEnumType;
  /** whole number */
  readonly amount: number;
  /** whole number */
  readonly amountMultiplier?: number;
  readonly customData?: CustomDataType;
}

export interface CustomDataType {
  /** at most 255 characters */
  readonly vendorId: string;
  readonly [key: string]: unknown;
}

export type CustomerInformationStatusEnumType = "Accepted" | "Rejected" | "Invalid";

export interface DCChargingParametersType {
  readonly evMaxCurrent: number;
  readonly evMaxVoltage: number;
  readonly evMaxPower?: number;
  readonly evEnergyCapacity?: number;
  readonly energyAmount?: number;
  /** 0 to 100, whole number */
  readonly stateOfCharge?: number;
  /** 0 to 100, whole number */
  readonly fullSoC?: number;
  /** 0 to 100, whole number */
  readonly bulkSoC?: number;
  readonly customData?: CustomDataType;
}

export interface DERChargingParametersType {
  /** at least 1 item */
  readonly evSupportedDERControl?: readonly DERControlEnumType[];
  readonly evOverExcitedMaxDischargePower?: number;
  readonly evOverExcitedPowerFactor?: number;
  readonly evUnderExcitedMaxDischargePower?: number;
  readonly evUnderExcitedPowerFactor?: number;
  readonly maxApparentPower?: number;
  readonly maxChargeApparentPower?: number;
  readonly maxChargeApparentPower_L2?: number;
  readonly maxChargeApparentPower_L3?: number;
  readonly maxDischargeApparentPower?: number;
  readonly maxDischargeApparentPower_L2?: number;
  readonly maxDischargeApparentPower_L3?: number;
  readonly maxChargeReactivePower?: number;
  readonly maxChargeReactivePower_L2?: number;
  readonly maxChargeReactivePower_L3?: number;
  readonly minChargeReactivePower?: number;
  readonly minChargeReactivePower_L2?: number;
  readonly minChargeReactivePower_L3?: number;
  readonly maxDischargeReactivePower?: number;
  readonly maxDischargeReactivePower_L2?: number;
  readonly maxDischargeReactivePower_L3?: number;
  readonly minDischargeReactivePower?: number;
  readonly minDischargeReactivePower_L2?: number;
  readonly minDischargeReactivePower_L3?: number;
  readonly nominalVoltage?: number;
  readonly nominalVoltageOffset?: number;
  readonly maxNominalVoltage?: number;
  readonly minNominalVoltage?: number;
  /** at most 50 characters */
  readonly evInverterManufacturer?: string;
  /** at most 50 characters */
  readonly evInverterModel?: string;
  /** at most 50 characters */
  readonly evInverterSerialNumber?: string;
  /** at most 50 characters */
  readonly evInverterSwVersion?: string;
  /** at most 50 characters */
  readonly evInverterHwVersion?: string;
  /** at least 1 item */
  readonly evIslandingDetectionMethod?: readonly IslandingDetectionEnumType[];
  readonly evIslandingTripTime?: number;
  readonly evMaximumLevel1DCInjection?: number;
  readonly evDurationLevel1DCInjection?: number;
  readonly evMaximumLevel2DCInjection?: number;
  readonly evDurationLevel2DCInjection?: number;
  readonly evReactiveSusceptance?: number;
  readonly evSessionTotalDischargeEnergyAvailable?: number;
  readonly customData?: CustomDataType;
}

export type DERControlEnumType =
  | "EnterService"
  | "FreqDroop"
  | "FreqWatt"
  | "FixedPFAbsorb"
  | "FixedPFInject"
  | "FixedVar"
  | "Gradients"
  | "HFMustTrip"
  | "HFMayTrip"
  | "HVMustTrip"
  | "HVMomCess"
  | "HVMayTrip"
  | "LimitMaxDischarge"
  | "LFMustTrip"
  | "LVMustTrip"
  | "LVMomCess"
  | "LVMayTrip"
  | "PowerMonitoringMustTrip"
  | "VoltVar"
  | "VoltWatt"
  | "WattPF"
  | "WattVar";

export type DERControlStatusEnumType = "Accepted" | "Rejected" | "NotSupported" | "NotFound";

export interface DERCurveGetType {
  readonly curve: DERCurveType;
  /** at most 36 characters */
  readonly id: string;
  readonly curveType: DERControlEnumType;
  readonly isDefault: boolean;
  readonly isSuperseded: boolean;
  readonly customData?: CustomDataType;
}

export interface DERCurvePointsType {
  readonly x: number;
  readonly y: number;
  readonly customData?: CustomDataType;
}

export interface DERCurveType {
  /** 1 to 10 items */
  readonly curveData: readonly DERCurvePointsType[];
  readonly hysteresis?: HysteresisType;
  /** at least 0, whole number */
  readonly priority: number;
  readonly reactivePowerParams?: ReactivePowerParamsType;
  readonly voltageParams?: VoltageParamsType;
  readonly yUnit: DERUnitEnumType;
  readonly responseTime?: number;
  /** date-time */
  readonly startTime?: string;
  readonly duration?: number;
  readonly customData?: CustomDataType;
}

export type DERUnitEnumType = "Not_Applicable" | "PctMaxW" | "PctMaxVar" | "PctWAvail" | "PctVarAvail" | "PctEffectiveV";

export type DataEnumType = "string" | "decimal" | "integer" | "dateTime" | "boolean" | "OptionList" | "SequenceList" | "MemberList";

export type DataTransferStatusEnumType = "Accepted" | "Rejected" | "UnknownMessageId" | "UnknownVendorId";

export type DayOfWeekEnumType = "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday";

export type DeleteCertificateStatusEnumType = "Accepted" | "Failed" | "NotFound";

export type DisplayMessageStatusEnumType =
  | "Accepted"
  | "NotSupportedMessageFormat"
  | "Rejected"
  | "NotSupportedPriority"
  | "NotSupportedState"
  | "UnknownTransaction"
  | "LanguageNotSupported";

export interface EVAbsolutePriceScheduleEntryType {
  /** whole number */
  readonly duration: number;
  /** 1 to 8 items */
  readonly evPriceRule: readonly EVPriceRuleType[];
  readonly customData?: CustomDataType;
}

export interface EVAbsolutePriceScheduleType {
  /** date-time */
  readonly timeAnchor: string;
  /** at most 3 characters */
  readonly currency: string;
  /** 1 to 1024 items */
  readonly evAbsolutePriceScheduleEntries: readonly EVAbsolutePriceScheduleEntryType[];
  /** at most 2000 characters */
  readonly priceAlgorithm: string;
  readonly customData?: CustomDataType;
}

export interface EVEnergyOfferType {
  readonly evAbsolutePriceSchedule?: EVAbsolutePriceScheduleType;
  readonly evPowerSchedule: EVPowerScheduleType;
  readonly customData?: CustomDataType;
}

export interface EVPowerScheduleEntryType {
  /** whole number */
  readonly duration: number;
  readonly power: number;
  readonly customData?: CustomDataType;
}

export interface EVPowerScheduleType {
  /** 1 to 1024 items */
  readonly evPowerScheduleEntries: readonly EVPowerScheduleEntryType[];
  /** date-time */
  readonly timeAnchor: string;
  readonly customData?: CustomDataType;
}

export interface EVPriceRuleType {
  readonly energyFee: number;
  readonly powerRangeStart: number;
  readonly customData?: CustomDataType;
}

export interface EVSEType {
  /** at least 0, whole number */
  readonly id: number;
  /** at least 0, whole number */
  readonly connectorId?: number;
  readonly customData?: CustomDataType;
}

export type EnergyTransferModeEnumType =
  | "AC_single_phase"
  | "AC_two_phase"
  | "AC_three_phase"
  | "DC"
  | "AC_BPT"
  | "AC_BPT_DER"
  | "AC_DER"
  | "DC_BPT"
  | "DC_ACDP"
  | "DC_ACDP_BPT"
  | "WPT";

export interface EnterServiceGetType {
  readonly enterService: EnterServiceType;
  /** at most 36 characters */
  readonly id: string;
  readonly customData?: CustomDataType;
}

export interface EnterServiceType {
  /** at least 0, whole number */
  readonly priority: number;
  readonly highVoltage: number;
  readonly lowVoltage: number;
  readonly highFreq: number;
  readonly lowFreq: number;
  readonly delay?: number;
  readonly randomDelay?: number;
  readonly rampRate?: number;
  readonly customData?: CustomDataType;
}

export interface EventDataType {
  /** at least 0, whole number */
  readonly eventId: number;
  /** date-time */
  readonly timestamp: string;
  readonly trigger: EventTriggerEnumType;
  /** at least 0, whole number */
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
  /** at least 0, whole number */
  readonly variableMonitoringId?: number;
  readonly eventNotificationType: EventNotificationEnumType;
  readonly variable: VariableType;
  /** at least 0, whole number */
  readonly severity?: number;
  readonly customData?: CustomDataType;
}

export type EventNotificationEnumType = "HardWiredNotification" | "HardWiredMonitor" | "PreconfiguredMonitor" | "CustomMonitor";

export type EventTriggerEnumType = "Alerting" | "Delta" | "Periodic";

export type EvseKindEnumType = "AC" | "DC";

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
  /** at most 2000 characters */
  readonly location: string;
  /** date-time */
  readonly retrieveDateTime: string;
  /** date-time */
  readonly installDateTime?: string;
  /** at most 5500 characters */
  readonly signingCertificate?: string;
  /** at most 800 characters */
  readonly signature?: string;
  readonly customData?: CustomDataType;
}

export interface FixedPFGetType {
  readonly fixedPF: FixedPFType;
  /** at most 36 characters */
  readonly id: string;
  readonly isDefault: boolean;
  readonly isSuperseded: boolean;
  readonly customData?: CustomDataType;
}

export interface FixedPFType {
  /** at least 0, whole number */
  readonly priority: number;
  readonly displacement: number;
  readonly excitation: boolean;
  /** date-time */
  readonly startTime?: string;
  readonly duration?: number;
  readonly customData?: CustomDataType;
}

export interface FixedVarGetType {
  readonly fixedVar: FixedVarType;
  /** at most 36 characters */
  readonly id: string;
  readonly isDefault: boolean;
  readonly isSuperseded: boolean;
  readonly customData?: CustomDataType;
}

export interface FixedVarType {
  /** at least 0, whole number */
  readonly priority: number;
  readonly setpoint: number;
  readonly unit: DERUnitEnumType;
  /** date-time */
  readonly startTime?: string;
  readonly duration?: number;
  readonly customData?: CustomDataType;
}

export interface FreqDroopGetType {
  readonly freqDroop: FreqDroopType;
  /** at most 36 characters */
  readonly id: string;
  readonly isDefault: boolean;
  readonly isSuperseded: boolean;
  readonly customData?: CustomDataType;
}

export interface FreqDroopType {
  /** at least 0, whole number */
  readonly priority: number;
  readonly overFreq: number;
  readonly underFreq: number;
  readonly overDroop: number;
  readonly underDroop: number;
  readonly responseTime: number;
  /** date-time */
  readonly startTime?: string;
  readonly duration?: number;
  readonly customData?: CustomDataType;
}

export type GenericDeviceModelStatusEnumType = "Accepted" | "Rejected" | "NotSupported" | "EmptyResultSet";

export type GenericStatusEnumType = "Accepted" | "Rejected";

export type GetCertificateIdUseEnumType =
  | "V2GRootCertificate"
  | "MORootCertificate"
  | "CSMSRootCertificate"
  | "V2GCertificateChain"
  | "ManufacturerRootCertificate"
  | "OEMRootCertificate";

export type GetCertificateStatusEnumType = "Accepted" | "Failed";

export type GetChargingProfileStatusEnumType = "Accepted" | "NoProfiles";

export type GetDisplayMessagesStatusEnumType = "Accepted" | "Unknown";

export type GetInstalledCertificateStatusEnumType = "Accepted" | "NotFound";

export interface GetVariableDataType {
  readonly attributeType?: AttributeEnumType;
  readonly component: ComponentType;
  readonly variable: VariableType;
  readonly customData?: CustomDataType;
}

export interface GetVariableResultType {
  readonly attributeStatus: GetVariableStatusEnumType;
  readonly attributeStatusInfo?: StatusInfoType;
  readonly attributeType?: AttributeEnumType;
  /** at most 2500 characters */
  readonly attributeValue?: string;
  readonly component: ComponentType;
  readonly variable: VariableType;
  readonly customData?: CustomDataType;
}

export type GetVariableStatusEnumType = "Accepted" | "Rejected" | "UnknownComponent" | "UnknownVariable" | "NotSupportedAttributeType";

export interface GradientGetType {
  readonly gradient: GradientType;
  /** at most 36 characters */
  readonly id: string;
  readonly customData?: CustomDataType;
}

export interface GradientType {
  /** at least 0, whole number */
  readonly priority: number;
  readonly gradient: number;
  readonly softGradient: number;
  readonly customData?: CustomDataType;
}

export type GridEventFaultEnumType =
  | "CurrentImbalance"
  | "LocalEmergency"
  | "LowInputPower"
  | "OverCurrent"
  | "OverFrequency"
  | "OverVoltage"
  | "PhaseRotation"
  | "RemoteEmergency"
  | "UnderFrequency"
  | "UnderVoltage"
  | "VoltageImbalance";

export type HashAlgorithmEnumType = "SHA256" | "SHA384" | "SHA512";

export interface HysteresisType {
  readonly hysteresisHigh?: number;
  readonly hysteresisLow?: number;
  readonly hysteresisDelay?: number;
  readonly hysteresisGradient?: number;
  readonly customData?: CustomDataType;
}

export interface IdTokenInfoType {
  readonly status: AuthorizationStatusEnumType;
  /** date-time */
  readonly cacheExpiryDateTime?: string;
  /** whole number */
  readonly chargingPriority?: number;
  readonly groupIdToken?: IdTokenType;
  /** at most 8 characters */
  readonly language1?: string;
  /** at most 8 characters */
  readonly language2?: string;
  /** at least 1 item */
  readonly evseId?: readonly number[];
  readonly personalMessage?: MessageContentType;
  readonly customData?: CustomDataType;
}

export interface IdTokenType {
  /** at least 1 item */
  readonly additionalInfo?: readonly AdditionalInfoType[];
  /** at most 255 characters */
  readonly idToken: string;
  /** at most 20 characters */
  readonly type: string;
  readonly customData?: CustomDataType;
}

export type InstallCertificateStatusEnumType = "Accepted" | "Rejected" | "Failed";

export type InstallCertificateUseEnumType =
  | "V2GRootCertificate"
  | "MORootCertificate"
  | "ManufacturerRootCertificate"
  | "CSMSRootCertificate"
  | "OEMRootCertificate";

export type IslandingDetectionEnumType =
  | "NoAntiIslandingSupport"
  | "RoCoF"
  | "UVP_OVP"
  | "UFP_OFP"
  | "VoltageVectorShift"
  | "ZeroCrossingDetection"
  | "OtherPassive"
  | "ImpedanceMeasurement"
  | "ImpedanceAtFrequency"
  | "SlipModeFrequencyShift"
  | "SandiaFrequencyShift"
  | "SandiaVoltageShift"
  | "FrequencyJump"
  | "RCLQFactor"
  | "OtherActive";

export type Iso15118EVCertificateStatusEnumType = "Accepted" | "Failed";

export interface LimitAtSoCType {
  /** 0 to 100, whole number */
  readonly soc: number;
  readonly limit: number;
  readonly customData?: CustomDataType;
}

export interface LimitMaxDischargeGetType {
  /** at most 36 characters */
  readonly id: string;
  readonly isDefault: boolean;
  readonly isSuperseded: boolean;
  readonly limitMaxDischarge: LimitMaxDischargeType;
  readonly customData?: CustomDataType;
}

export interface LimitMaxDischargeType {
  /** at least 0, whole number */
  readonly priority: number;
  readonly pctMaxDischargePower?: number;
  readonly powerMonitoringMustTrip?: DERCurveType;
  /** date-time */
  readonly startTime?: string;
  readonly duration?: number;
  readonly customData?: CustomDataType;
}

export type LocationEnumType = "Body" | "Cable" | "EV" | "Inlet" | "Outlet" | "Upstream";

export type LogEnumType = "DiagnosticsLog" | "SecurityLog" | "DataCollectorLog";

export interface LogParametersType {
  /** at most 2000 characters */
  readonly remoteLocation: string;
  /** date-time */
  readonly oldestTimestamp?: string;
  /** date-time */
  readonly latestTimestamp?: string;
  readonly customData?: CustomDataType;
}

export type LogStatusEnumType = "Accepted" | "Rejected" | "AcceptedCanceled";

export type MeasurandEnumType =
  | "Current.Export"
  | "Current.Export.Offered"
  | "Current.Export.Minimum"
  | "Current.Import"
  | "Current.Import.Offered"
  | "Current.Import.Minimum"
  | "Current.Offered"
  | "Display.PresentSOC"
  | "Display.MinimumSOC"
  | "Display.TargetSOC"
  | "Display.MaximumSOC"
  | "Display.RemainingTimeToMinimumSOC"
  | "Display.RemainingTimeToTargetSOC"
  | "Display.RemainingTimeToMaximumSOC"
  | "Display.ChargingComplete"
  | "Display.BatteryEnergyCapacity"
  | "Display.InletHot"
  | "Energy.Active.Export.Interval"
  | "Energy.Active.Export.Register"
  | "Energy.Active.Import.Interval"
  | "Energy.Active.Import.Register"
  | "Energy.Active.Import.CableLoss"
  | "Energy.Active.Import.LocalGeneration.Register"
  | "Energy.Active.Net"
  | "Energy.Active.Setpoint.Interval"
  | "Energy.Apparent.Export"
  | "Energy.Apparent.Import"
  | "Energy.Apparent.Net"
  | "Energy.Reactive.Export.Interval"
  | "Energy.Reactive.Export.Register"
  | "Energy.Reactive.Import.Interval"
  | "Energy.Reactive.Import.Register"
  | "Energy.Reactive.Net"
  | "EnergyRequest.Target"
  | "EnergyRequest.Minimum"
  | "EnergyRequest.Maximum"
  | "EnergyRequest.Minimum.V2X"
  | "EnergyRequest.Maximum.V2X"
  | "EnergyRequest.Bulk"
  | "Frequency"
  | "Power.Active.Export"
  | "Power.Active.Import"
  | "Power.Active.Setpoint"
  | "Power.Active.Residual"
  | "Power.Export.Minimum"
  | "Power.Export.Offered"
  | "Power.Factor"
  | "Power.Import.Offered"
  | "Power.Import.Minimum"
  | "Power.Offered"
  | "Power.Reactive.Export"
  | "Power.Reactive.Import"
  | "SoC"
  | "Voltage"
  | "Voltage.Minimum"
  | "Voltage.Maximum";

export interface MessageContentType {
  readonly format: MessageFormatEnumType;
  /** at most 8 characters */
  readonly language?: string;
  /** at most 1024 characters */
  readonly content: string;
  readonly customData?: CustomDataType;
}

export type MessageFormatEnumType = "ASCII" | "HTML" | "URI" | "UTF8" | "QRCODE";

export interface MessageInfoType {
  readonly display?: ComponentType;
  /** at least 0, whole number */
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
  /** 1 to 4 items */
  readonly messageExtra?: readonly MessageContentType[];
  readonly customData?: CustomDataType;
}

export type MessagePriorityEnumType = "AlwaysFront" | "InFront" | "NormalCycle";

export type MessageStateEnumType = "Charging" | "Faulted" | "Idle" | "Unavailable" | "Suspended" | "Discharging";

export type MessageTriggerEnumType =
  | "BootNotification"
  | "LogStatusNotification"
  | "FirmwareStatusNotification"
  | "Heartbeat"
  | "MeterValues"
  | "SignChargingStationCertificate"
  | "SignV2GCertificate"
  | "SignV2G20Certificate"
  | "StatusNotification"
  | "TransactionEvent"
  | "SignCombinedCertificate"
  | "PublishFirmwareStatusNotification"
  | "CustomTrigger";

export interface MeterValueType {
  /** at least 1 item */
  readonly sampledValue: readonly SampledValueType[];
  /** date-time */
  readonly timestamp: string;
  readonly customData?: CustomDataType;
}

export type MobilityNeedsModeEnumType = "EVCC" | "EVCC_SECC";

export interface ModemType {
  /** at most 20 characters */
  readonly iccid?: string;
  /** at most 20 characters */
  readonly imsi?: string;
  readonly customData?: CustomDataType;
}

export type MonitorEnumType = "UpperThreshold" | "LowerThreshold" | "Delta" | "Periodic" | "PeriodicClockAligned" | "TargetDelta" | "TargetDeltaRelative";

export type MonitoringBaseEnumType = "All" | "FactoryDefault" | "HardWiredOnly";

export type MonitoringCriterionEnumType = "ThresholdMonitoring" | "DeltaMonitoring" | "PeriodicMonitoring";

export interface MonitoringDataType {
  readonly component: ComponentType;
  readonly variable: VariableType;
  /** at least 1 item */
  readonly variableMonitoring: readonly VariableMonitoringType[];
  readonly customData?: CustomDataType;
}

export type MutabilityEnumType = "ReadOnly" | "WriteOnly" | "ReadWrite";

export interface NetworkConnectionProfileType {
  readonly apn?: APNType;
  readonly ocppVersion?: OCPPVersionEnumType;
  readonly ocppInterface: OCPPInterfaceEnumType;
  readonly ocppTransport: OCPPTransportEnumType;
  /** whole number */
  readonly messageTimeout: number;
  /** at most 2000 characters */
  readonly ocppCsmsUrl: string;
  /** at least 0, whole number */
  readonly securityProfile: number;
  /** at most 48 characters */
  readonly identity?: string;
  /** at most 64 characters */
  readonly basicAuthPassword?: string;
  readonly vpn?: VPNType;
  readonly customData?: CustomDataType;
}

export type NotifyAllowedEnergyTransferStatusEnumType = "Accepted" | "Rejected";

export type NotifyEVChargingNeedsStatusEnumType = "Accepted" | "Rejected" | "Processing" | "NoChargingProfile";

export type OCPPInterfaceEnumType = "Wired0" | "Wired1" | "Wired2" | "Wired3" | "Wireless0" | "Wireless1" | "Wireless2" | "Wireless3" | "Any";

export type OCPPTransportEnumType = "SOAP" | "JSON";

export type OCPPVersionEnumType = "OCPP12" | "OCPP15" | "OCPP16" | "OCPP20" | "OCPP201" | "OCPP21";

export interface OCSPRequestDataType {
  readonly hashAlgorithm: HashAlgorithmEnumType;
  /** at most 128 characters */
  readonly issuerNameHash: string;
  /** at most 128 characters */
  readonly issuerKeyHash: string;
  /** at most 40 characters */
  readonly serialNumber: string;
  /** at most 2000 characters */
  readonly responderURL: string;
  readonly customData?: CustomDataType;
}

export type OperationModeEnumType =
  | "Idle"
  | "ChargingOnly"
  | "CentralSetpoint"
  | "ExternalSetpoint"
  | "ExternalLimits"
  | "CentralFrequency"
  | "LocalFrequency"
  | "LocalLoadBalancing";

export type OperationalStatusEnumType = "Inoperative" | "Operative";

export interface OverstayRuleListType {
  readonly overstayPowerThreshold?: RationalNumberType;
  /** 1 to 5 items */
  readonly overstayRule: readonly OverstayRuleType[];
  /** whole number */
  readonly overstayTimeThreshold?: number;
  readonly customData?: CustomDataType;
}

export interface OverstayRuleType {
  readonly overstayFee: RationalNumberType;
  /** at most 32 characters */
  readonly overstayRuleDescription?: string;
  /** whole number */
  readonly startTime: number;
  /** whole number */
  readonly overstayFeePeriod: number;
  readonly customData?: CustomDataType;
}

export type PaymentStatusEnumType = "Settled" | "Canceled" | "Rejected" | "Failed";

export interface PeriodicEventStreamParamsType {
  /** at least 0, whole number */
  readonly interval?: number;
  /** at least 0, whole number */
  readonly values?: number;
  readonly customData?: CustomDataType;
}

export type PhaseEnumType = "L1" | "L2" | "L3" | "N" | "L1-N" | "L2-N" | "L3-N" | "L1-L2" | "L2-L3" | "L3-L1";

export type PowerDuringCessationEnumType = "Active" | "Reactive";

export type PreconditioningStatusEnumType = "Unknown" | "Ready" | "NotReady" | "Preconditioning";

export interface PriceLevelScheduleEntryType {
  /** whole number */
  readonly duration: number;
  /** at least 0, whole number */
  readonly priceLevel: number;
  readonly customData?: CustomDataType;
}

export interface PriceLevelScheduleType {
  /** 1 to 100 items */
  readonly priceLevelScheduleEntries: readonly PriceLevelScheduleEntryType[];
  /** date-time */
  readonly timeAnchor: string;
  /** at least 0, whole number */
  readonly priceScheduleId: number;
  /** at most 32 characters */
  readonly priceScheduleDescription?: string;
  /** at least 0, whole number */
  readonly numberOfPriceLevels: number;
  readonly customData?: CustomDataType;
}

export interface PriceRuleStackType {
  /** whole number */
  readonly duration: number;
  /** 1 to 8 items */
  readonly priceRule: readonly PriceRuleType[];
  readonly customData?: CustomDataType;
}

export interface PriceRuleType {
  /** whole number */
  readonly parkingFeePeriod?: number;
  /** at least 0, whole number */
  readonly carbonDioxideEmission?: number;
  /** 0 to 100, whole number */
  readonly renewableGenerationPercentage?: number;
  readonly energyFee: RationalNumberType;
  readonly parkingFee?: RationalNumberType;
  readonly powerRangeStart: RationalNumberType;
  readonly customData?: CustomDataType;
}

export interface PriceType {
  readonly exclTax?: number;
  readonly inclTax?: number;
  /** 1 to 5 items */
  readonly taxRates?: readonly TaxRateType[];
  readonly customData?: CustomDataType;
}

export type PriorityChargingStatusEnumType = "Accepted" | "Rejected" | "NoProfile";

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

export interface RationalNumberType {
  /** whole number */
  readonly exponent: number;
  /** whole number */
  readonly value: number;
  readonly customData?: CustomDataType;
}

export interface ReactivePowerParamsType {
  readonly vRef?: number;
  readonly autonomousVRefEnable?: boolean;
  readonly autonomousVRefTimeConstant?: number;
  readonly customData?: CustomDataType;
}

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
  | "MasterPass"
  | "Local"
  | "LocalOutOfCredit"
  | "Other"
  | "OvercurrentFault"
  | "PowerLoss"
  | "PowerQuality"
  | "Reboot"
  | "Remote"
  | "SOCLimitReached"
  | "StoppedByEV"
  | "TimeLimitReached"
  | "Timeout"
  | "ReqEnergyTransferRejected";

export type RecurrencyKindEnumType = "Daily" | "Weekly";

export type RegistrationStatusEnumType = "Accepted" | "Pending" | "Rejected";

export interface RelativeTimeIntervalType {
  /** whole number */
  readonly start: number;
  /** whole number */
  readonly duration?: number;
  readonly customData?: CustomDataType;
}

export type ReportBaseEnumType = "ConfigurationInventory" | "FullInventory" | "SummaryInventory";

export interface ReportDataType {
  readonly component: ComponentType;
  readonly variable: VariableType;
  /** 1 to 4 items */
  readonly variableAttribute: readonly VariableAttributeType[];
  readonly variableCharacteristics?: VariableCharacteristicsType;
  readonly customData?: CustomDataType;
}

export type RequestStartStopStatusEnumType = "Accepted" | "Rejected";

export type ReservationUpdateStatusEnumType = "Expired" | "Removed" | "NoTransaction";

export type ReserveNowStatusEnumType = "Accepted" | "Faulted" | "Occupied" | "Rejected" | "Unavailable";

export type ResetEnumType = "Immediate" | "OnIdle" | "ImmediateAndResume";

export type ResetStatusEnumType = "Accepted" | "Rejected" | "Scheduled";

export interface SalesTariffEntryType {
  readonly relativeTimeInterval: RelativeTimeIntervalType;
  /** at least 0, whole number */
  readonly ePriceLevel?: number;
  /** 1 to 3 items */
  readonly consumptionCost?: readonly ConsumptionCostType[];
  readonly customData?: CustomDataType;
}

export interface SalesTariffType {
  /** at least 0, whole number */
  readonly id: number;
  /** at most 32 characters */
  readonly salesTariffDescription?: string;
  /** at least 0, whole number */
  readonly numEPriceLevels?: number;
  /** 1 to 1024 items */
  readonly salesTariffEntry: readonly SalesTariffEntryType[];
  readonly customData?: CustomDataType;
}

export interface SampledValueType {
  readonly value: number;
  readonly measurand?: MeasurandEnumType;
  readonly context?: ReadingContextEnumType;
  readonly phase?: PhaseEnumType;
  readonly location?: LocationEnumType;
  readonly signedMeterValue?: SignedMeterValueType;
  readonly unitOfMeasure?: UnitOfMeasureType;
  readonly customData?: CustomDataType;
}

export type SendLocalListStatusEnumType = "Accepted" | "Failed" | "VersionMismatch";

export interface SetMonitoringDataType {
  /** at least 0, whole number */
  readonly id?: number;
  readonly periodicEventStream?: PeriodicEventStreamParamsType;
  readonly transaction?: boolean;
  readonly value: number;
  readonly type: MonitorEnumType;
  /** at least 0, whole number */
  readonly severity: number;
  readonly component: ComponentType;
  readonly variable: VariableType;
  readonly customData?: CustomDataType;
}

export interface SetMonitoringResultType {
  /** at least 0, whole number */
  readonly id?: number;
  readonly statusInfo?: StatusInfoType;
  readonly status: SetMonitoringStatusEnumType;
  readonly type: MonitorEnumType;
  readonly component: ComponentType;
  readonly variable: VariableType;
  /** at least 0, whole number */
  readonly severity: number;
  readonly customData?: CustomDataType;
}

export type SetMonitoringStatusEnumType = "Accepted" | "UnknownComponent" | "UnknownVariable" | "UnsupportedMonitorType" | "Rejected" | "Duplicate";

export type SetNetworkProfileStatusEnumType = "Accepted" | "Rejected" | "Failed";

export interface SetVariableDataType {
  readonly attributeType?: AttributeEnumType;
  /** at most 2500 characters */
  readonly attributeValue: string;
  readonly component: ComponentType;
  readonly variable: VariableType;
  readonly customData?: CustomDataType;
}

export interface SetVariableResultType {
  readonly attributeType?: AttributeEnumType;
  readonly attributeStatus: SetVariableStatusEnumType;
  readonly attributeStatusInfo?: StatusInfoType;
  readonly component: ComponentType;
  readonly variable: VariableType;
  readonly customData?: CustomDataType;
}

export type SetVariableStatusEnumType = "Accepted" | "Rejected" | "UnknownComponent" | "UnknownVariable" | "NotSupportedAttributeType" | "RebootRequired";

export interface SignedMeterValueType {
  /** at most 32768 characters */
  readonly signedMeterData: string;
  /** at most 50 characters */
  readonly signingMethod?: string;
  /** at most 50 characters */
  readonly encodingMethod: string;
  /** at most 2500 characters */
  readonly publicKey?: string;
  readonly customData?: CustomDataType;
}

export interface StatusInfoType {
  /** at most 20 characters */
  readonly reasonCode: string;
  /** at most 1024 characters */
  readonly additionalInfo?: string;
  readonly customData?: CustomDataType;
}

export interface StreamDataElementType {
  readonly t: number;
  /** at most 2500 characters */
  readonly v: string;
  readonly customData?: CustomDataType;
}

export interface TariffAssignmentType {
  /** at most 60 characters */
  readonly tariffId: string;
  readonly tariffKind: TariffKindEnumType;
  /** date-time */
  readonly validFrom?: string;
  /** at least 1 item */
  readonly evseIds?: readonly number[];
  /** at least 1 item */
  readonly idTokens?: readonly string[];
  readonly customData?: CustomDataType;
}

export type TariffChangeStatusEnumType = "Accepted" | "Rejected" | "TooManyElements" | "ConditionNotSupported" | "TxNotFound" | "NoCurrencyChange";

export type TariffClearStatusEnumType = "Accepted" | "Rejected" | "NoTariff";

export interface TariffConditionsFixedType {
  readonly startTimeOfDay?: string;
  readonly endTimeOfDay?: string;
  /** 1 to 7 items */
  readonly dayOfWeek?: readonly DayOfWeekEnumType[];
  readonly validFromDate?: string;
  readonly validToDate?: string;
  readonly evseKind?: EvseKindEnumType;
  /** at most 20 characters */
  readonly paymentBrand?: string;
  /** at most 20 characters */
  readonly paymentRecognition?: string;
  readonly customData?: CustomDataType;
}

export interface TariffConditionsType {
  readonly startTimeOfDay?: string;
  readonly endTimeOfDay?: string;
  /** 1 to 7 items */
  readonly dayOfWeek?: readonly DayOfWeekEnumType[];
  readonly validFromDate?: string;
  readonly validToDate?: string;
  readonly evseKind?: EvseKindEnumType;
  readonly minEnergy?: number;
  readonly maxEnergy?: number;
  readonly minCurrent?: number;
  readonly maxCurrent?: number;
  readonly minPower?: number;
  readonly maxPower?: number;
  /** whole number */
  readonly minTime?: number;
  /** whole number */
  readonly maxTime?: number;
  /** whole number */
  readonly minChargingTime?: number;
  /** whole number */
  readonly maxChargingTime?: number;
  /** whole number */
  readonly minIdleTime?: number;
  /** whole number */
  readonly maxIdleTime?: number;
  readonly customData?: CustomDataType;
}

export type TariffCostEnumType = "NormalCost" | "MinCost" | "MaxCost";

export interface TariffEnergyPriceType {
  readonly priceKwh: number;
  readonly conditions?: TariffConditionsType;
  readonly customData?: CustomDataType;
}

export interface TariffEnergyType {
  /** at least 1 item */
  readonly prices: readonly TariffEnergyPriceType[];
  /** 1 to 5 items */
  readonly taxRates?: readonly TaxRateType[];
  readonly customData?: CustomDataType;
}

export interface TariffFixedPriceType {
  readonly conditions?: TariffConditionsFixedType;
  readonly priceFixed: number;
  readonly customData?: CustomDataType;
}

export interface TariffFixedType {
  /** at least 1 item */
  readonly prices: readonly TariffFixedPriceType[];
  /** 1 to 5 items */
  readonly taxRates?: readonly TaxRateType[];
  readonly customData?: CustomDataType;
}

export type TariffGetStatusEnumType = "Accepted" | "Rejected" | "NoTariff";

export type TariffKindEnumType = "DefaultTariff" | "DriverTariff";

export type TariffSetStatusEnumType = "Accepted" | "Rejected" | "TooManyElements" | "ConditionNotSupported" | "DuplicateTariffId";

export interface TariffTimePriceType {
  readonly priceMinute: number;
  readonly conditions?: TariffConditionsType;
  readonly customData?: CustomDataType;
}

export interface TariffTimeType {
  /** at least 1 item */
  readonly prices: readonly TariffTimePriceType[];
  /** 1 to 5 items */
  readonly taxRates?: readonly TaxRateType[];
  readonly customData?: CustomDataType;
}

export interface TariffType {
  /** at most 60 characters */
  readonly tariffId: string;
  /** 1 to 10 items */
  readonly description?: readonly MessageContentType[];
  /** at most 3 characters */
  readonly currency: string;
  readonly energy?: TariffEnergyType;
  /** date-time */
  readonly validFrom?: string;
  readonly chargingTime?: TariffTimeType;
  readonly idleTime?: TariffTimeType;
  readonly fixedFee?: TariffFixedType;
  readonly reservationTime?: TariffTimeType;
  readonly reservationFixed?: TariffFixedType;
  readonly minCost?: PriceType;
  readonly maxCost?: PriceType;
  readonly customData?: CustomDataType;
}

export interface TaxRateType {
  /** at most 20 characters */
  readonly type: string;
  readonly tax: number;
  /** at least 0, whole number */
  readonly stack?: number;
  readonly customData?: CustomDataType;
}

export interface TaxRuleType {
  /** at least 0, whole number */
  readonly taxRuleID: number;
  /** at most 100 characters */
  readonly taxRuleName?: string;
  readonly taxIncludedInPrice?: boolean;
  readonly appliesToEnergyFee: boolean;
  readonly appliesToParkingFee: boolean;
  readonly appliesToOverstayFee: boolean;
  readonly appliesToMinimumMaximumCost: boolean;
  readonly taxRate: RationalNumberType;
  readonly customData?: CustomDataType;
}

export interface TotalCostType {
  /** at most 3 characters */
  readonly currency: string;
  readonly typeOfCost: TariffCostEnumType;
  readonly fixed?: PriceType;
  readonly energy?: PriceType;
  readonly chargingTime?: PriceType;
  readonly idleTime?: PriceType;
  readonly reservationTime?: PriceType;
  readonly reservationFixed?: PriceType;
  readonly total: TotalPriceType;
  readonly customData?: CustomDataType;
}

export interface TotalPriceType {
  readonly exclTax?: number;
  readonly inclTax?: number;
  readonly customData?: CustomDataType;
}

export interface TotalUsageType {
  readonly energy: number;
  /** whole number */
  readonly chargingTime: number;
  /** whole number */
  readonly idleTime: number;
  /** whole number */
  readonly reservationTime?: number;
  readonly customData?: CustomDataType;
}

export type TransactionEventEnumType = "Ended" | "Started" | "Updated";

export interface TransactionLimitType {
  readonly maxCost?: number;
  readonly maxEnergy?: number;
  /** whole number */
  readonly maxTime?: number;
  /** 0 to 100, whole number */
  readonly maxSoC?: number;
  readonly customData?: CustomDataType;
}

export interface TransactionType {
  /** at most 36 characters */
  readonly transactionId: string;
  readonly chargingState?: ChargingStateEnumType;
  /** whole number */
  readonly timeSpentCharging?: number;
  readonly stoppedReason?: ReasonEnumType;
  /** whole number */
  readonly remoteStartId?: number;
  readonly operationMode?: OperationModeEnumType;
  /** at most 60 characters */
  readonly tariffId?: string;
  readonly transactionLimit?: TransactionLimitType;
  readonly customData?: CustomDataType;
}

export type TriggerMessageStatusEnumType = "Accepted" | "Rejected" | "NotImplemented";

export type TriggerReasonEnumType =
  | "AbnormalCondition"
  | "Authorized"
  | "CablePluggedIn"
  | "ChargingRateChanged"
  | "ChargingStateChanged"
  | "CostLimitReached"
  | "Deauthorized"
  | "EnergyLimitReached"
  | "EVCommunicationLost"
  | "EVConnectTimeout"
  | "EVDeparted"
  | "EVDetected"
  | "LimitSet"
  | "MeterValueClock"
  | "MeterValuePeriodic"
  | "OperationModeChanged"
  | "RemoteStart"
  | "RemoteStop"
  | "ResetCommand"
  | "RunningCost"
  | "SignedDataReceived"
  | "SoCLimitReached"
  | "StopAuthorized"
  | "TariffChanged"
  | "TariffNotAccepted"
  | "TimeLimitReached"
  | "Trigger"
  | "TxResumed"
  | "UnlockCommand";

export interface UnitOfMeasureType {
  /** at most 20 characters */
  readonly unit?: string;
  /** whole number */
  readonly multiplier?: number;
  readonly customData?: CustomDataType;
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

export interface V2XChargingParametersType {
  readonly minChargePower?: number;
  readonly minChargePower_L2?: number;
  readonly minChargePower_L3?: number;
  readonly maxChargePower?: number;
  readonly maxChargePower_L2?: number;
  readonly maxChargePower_L3?: number;
  readonly minDischargePower?: number;
  readonly minDischargePower_L2?: number;
  readonly minDischargePower_L3?: number;
  readonly maxDischargePower?: number;
  readonly maxDischargePower_L2?: number;
  readonly maxDischargePower_L3?: number;
  readonly minChargeCurrent?: number;
  readonly maxChargeCurrent?: number;
  readonly minDischargeCurrent?: number;
  readonly maxDischargeCurrent?: number;
  readonly minVoltage?: number;
  readonly maxVoltage?: number;
  readonly evTargetEnergyRequest?: number;
  readonly evMinEnergyRequest?: number;
  readonly evMaxEnergyRequest?: number;
  readonly evMinV2XEnergyRequest?: number;
  readonly evMaxV2XEnergyRequest?: number;
  /** 0 to 100, whole number */
  readonly targetSoC?: number;
  readonly customData?: CustomDataType;
}

export interface V2XFreqWattPointType {
  readonly frequency: number;
  readonly power: number;
  readonly customData?: CustomDataType;
}

export interface V2XSignalWattPointType {
  /** whole number */
  readonly signal: number;
  readonly power: number;
  readonly customData?: CustomDataType;
}

export type VPNEnumType = "IKEv2" | "IPSec" | "L2TP" | "PPTP";

export interface VPNType {
  /** at most 2000 characters */
  readonly server: string;
  /** at most 50 characters */
  readonly user: string;
  /** at most 50 characters */
  readonly group?: string;
  /** at most 64 characters */
  readonly password: string;
  /** at most 255 characters */
  readonly key: string;
  readonly type: VPNEnumType;
  readonly customData?: CustomDataType;
}

export interface VariableAttributeType {
  readonly type?: AttributeEnumType;
  /** at most 2500 characters */
  readonly value?: string;
  readonly mutability?: MutabilityEnumType;
  readonly persistent?: boolean;
  readonly constant?: boolean;
  readonly customData?: CustomDataType;
}

export interface VariableCharacteristicsType {
  /** at most 16 characters */
  readonly unit?: string;
  readonly dataType: DataEnumType;
  readonly minLimit?: number;
  readonly maxLimit?: number;
  /** at least 1, whole number */
  readonly maxElements?: number;
  /** at most 1000 characters */
  readonly valuesList?: string;
  readonly supportsMonitoring: boolean;
  readonly customData?: CustomDataType;
}

export interface VariableMonitoringType {
  /** at least 0, whole number */
  readonly id: number;
  readonly transaction: boolean;
  readonly value: number;
  readonly type: MonitorEnumType;
  /** at least 0, whole number */
  readonly severity: number;
  readonly eventNotificationType: EventNotificationEnumType;
  readonly customData?: CustomDataType;
}

export interface VariableType {
  /** at most 50 characters */
  readonly name: string;
  /** at most 50 characters */
  readonly instance?: string;
  readonly customData?: CustomDataType;
}

export interface VoltageParamsType {
  readonly hv10MinMeanValue?: number;
  readonly hv10MinMeanTripDelay?: number;
  readonly powerDuringCessation?: PowerDuringCessationEnumType;
  readonly customData?: CustomDataType;
}

export interface AFRRSignalRequest {
  /** date-time */
  readonly timestamp: string;
  /** whole number */
  readonly signal: number;
  readonly customData?: CustomDataType;
}

export interface AFRRSignalResponse {
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface AdjustPeriodicEventStreamRequest {
  /** at least 0, whole number */
  readonly id: number;
  readonly params: PeriodicEventStreamParamsType;
  readonly customData?: CustomDataType;
}

export interface AdjustPeriodicEventStreamResponse {
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface AuthorizeRequest {
  readonly idToken: IdTokenType;
  /** at most 10000 characters */
  readonly certificate?: string;
  /** 1 to 4 items */
  readonly iso15118CertificateHashData?: readonly OCSPRequestDataType[];
  readonly customData?: CustomDataType;
}

export interface AuthorizeResponse {
  readonly idTokenInfo: IdTokenInfoType;
  readonly certificateStatus?: AuthorizeCertificateStatusEnumType;
  /** at least 1 item */
  readonly allowedEnergyTransfer?: readonly EnergyTransferModeEnumType[];
  readonly tariff?: TariffType;
  readonly customData?: CustomDataType;
}

export interface BatterySwapRequest {
  /** at least 1 item */
  readonly batteryData: readonly BatteryDataType[];
  readonly eventType: BatterySwapEventEnumType;
  readonly idToken: IdTokenType;
  /** whole number */
  readonly requestId: number;
  readonly customData?: CustomDataType;
}

export interface BatterySwapResponse {
  readonly customData?: CustomDataType;
}

export interface BootNotificationRequest {
  readonly chargingStation: ChargingStationType;
  readonly reason: BootReasonEnumType;
  readonly customData?: CustomDataType;
}

export interface BootNotificationResponse {
  /** date-time */
  readonly currentTime: string;
  /** whole number */
  readonly interval: number;
  readonly status: RegistrationStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface CancelReservationRequest {
  /** at least 0, whole number */
  readonly reservationId: number;
  readonly customData?: CustomDataType;
}

export interface CancelReservationResponse {
  readonly status: CancelReservationStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface CertificateSignedRequest {
  /** at most 10000 characters */
  readonly certificateChain: string;
  readonly certificateType?: CertificateSigningUseEnumType;
  /** whole number */
  readonly requestId?: number;
  readonly customData?: CustomDataType;
}

export interface CertificateSignedResponse {
  readonly status: CertificateSignedStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface ChangeAvailabilityRequest {
  readonly evse?: EVSEType;
  readonly operationalStatus: OperationalStatusEnumType;
  readonly customData?: CustomDataType;
}

export interface ChangeAvailabilityResponse {
  readonly status: ChangeAvailabilityStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface ChangeTransactionTariffRequest {
  readonly tariff: TariffType;
  /** at most 36 characters */
  readonly transactionId: string;
  readonly customData?: CustomDataType;
}

export interface ChangeTransactionTariffResponse {
  readonly status: TariffChangeStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface ClearCacheRequest {
  readonly customData?: CustomDataType;
}

export interface ClearCacheResponse {
  readonly status: ClearCacheStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface ClearChargingProfileRequest {
  /** whole number */
  readonly chargingProfileId?: number;
  readonly chargingProfileCriteria?: ClearChargingProfileType;
  readonly customData?: CustomDataType;
}

export interface ClearChargingProfileResponse {
  readonly status: ClearChargingProfileStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface ClearDERControlRequest {
  readonly isDefault: boolean;
  readonly controlType?: DERControlEnumType;
  /** at most 36 characters */
  readonly controlId?: string;
  readonly customData?: CustomDataType;
}

export interface ClearDERControlResponse {
  readonly status: DERControlStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface ClearDisplayMessageRequest {
  /** at least 0, whole number */
  readonly id: number;
  readonly customData?: CustomDataType;
}

export interface ClearDisplayMessageResponse {
  readonly status: ClearMessageStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface ClearTariffsRequest {
  /** at least 1 item */
  readonly tariffIds?: readonly string[];
  /** at least 0, whole number */
  readonly evseId?: number;
  readonly customData?: CustomDataType;
}

export interface ClearTariffsResponse {
  /** at least 1 item */
  readonly clearTariffsResult: readonly ClearTariffsResultType[];
  readonly customData?: CustomDataType;
}

export interface ClearVariableMonitoringRequest {
  /** at least 1 item */
  readonly id: readonly number[];
  readonly customData?: CustomDataType;
}

export interface ClearVariableMonitoringResponse {
  /** at least 1 item */
  readonly clearMonitoringResult: readonly ClearMonitoringResultType[];
  readonly customData?: CustomDataType;
}

export interface ClearedChargingLimitRequest {
  /** at most 20 characters */
  readonly chargingLimitSource: string;
  /** at least 0, whole number */
  readonly evseId?: number;
  readonly customData?: CustomDataType;
}

export interface ClearedChargingLimitResponse {
  readonly customData?: CustomDataType;
}

export interface ClosePeriodicEventStreamRequest {
  /** at least 0, whole number */
  readonly id: number;
  readonly customData?: CustomDataType;
}

export interface ClosePeriodicEventStreamResponse {
  readonly customData?: CustomDataType;
}

export interface CostUpdatedRequest {
  readonly totalCost: number;
  /** at most 36 characters */
  readonly transactionId: string;
  readonly customData?: CustomDataType;
}

export interface CostUpdatedResponse {
  readonly customData?: CustomDataType;
}

export interface CustomerInformationRequest {
  readonly customerCertificate?: CertificateHashDataType;
  readonly idToken?: IdTokenType;
  /** at least 0, whole number */
  readonly requestId: number;
  readonly report: boolean;
  readonly clear: boolean;
  /** at most 64 characters */
  readonly customerIdentifier?: string;
  readonly customData?: CustomDataType;
}

export interface CustomerInformationResponse {
  readonly status: CustomerInformationStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface DataTransferRequest {
  /** at most 50 characters */
  readonly messageId?: string;
  readonly data?: unknown;
  /** at most 255 characters */
  readonly vendorId: string;
  readonly customData?: CustomDataType;
}

export interface DataTransferResponse {
  readonly status: DataTransferStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly data?: unknown;
  readonly customData?: CustomDataType;
}

export interface DeleteCertificateRequest {
  readonly certificateHashData: CertificateHashDataType;
  readonly customData?: CustomDataType;
}

export interface DeleteCertificateResponse {
  readonly status: DeleteCertificateStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface FirmwareStatusNotificationRequest {
  readonly status: FirmwareStatusEnumType;
  /** whole number */
  readonly requestId?: number;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface FirmwareStatusNotificationResponse {
  readonly customData?: CustomDataType;
}

export interface Get15118EVCertificateRequest {
  /** at most 50 characters */
  readonly iso15118SchemaVersion: string;
  readonly action: CertificateActionEnumType;
  /** at most 11000 characters */
  readonly exiRequest: string;
  /** at least 0, whole number */
  readonly maximumContractCertificateChains?: number;
  /** 1 to 8 items */
  readonly prioritizedEMAIDs?: readonly string[];
  readonly customData?: CustomDataType;
}

export interface Get15118EVCertificateResponse {
  readonly status: Iso15118EVCertificateStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  /** at most 17000 characters */
  readonly exiResponse: string;
  /** at least 0, whole number */
  readonly remainingContracts?: number;
  readonly customData?: CustomDataType;
}

export interface GetBaseReportRequest {
  /** whole number */
  readonly requestId: number;
  readonly reportBase: ReportBaseEnumType;
  readonly customData?: CustomDataType;
}

export interface GetBaseReportResponse {
  readonly status: GenericDeviceModelStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface GetCertificateChainStatusRequest {
  /** 1 to 4 items */
  readonly certificateStatusRequests: readonly CertificateStatusRequestInfoType[];
  readonly customData?: CustomDataType;
}

export interface GetCertificateChainStatusResponse {
  /** 1 to 4 items */
  readonly certificateStatus: readonly CertificateStatusType[];
  readonly customData?: CustomDataType;
}

export interface GetCertificateStatusRequest {
  readonly ocspRequestData: OCSPRequestDataType;
  readonly customData?: CustomDataType;
}

export interface GetCertificateStatusResponse {
  readonly status: GetCertificateStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  /** at most 18000 characters */
  readonly ocspResult?: string;
  readonly customData?: CustomDataType;
}

export interface GetChargingProfilesRequest {
  /** whole number */
  readonly requestId: number;
  /** at least 0, whole number */
  readonly evseId?: number;
  readonly chargingProfile: ChargingProfileCriterionType;
  readonly customData?: CustomDataType;
}

export interface GetChargingProfilesResponse {
  readonly status: GetChargingProfileStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface GetCompositeScheduleRequest {
  /** whole number */
  readonly duration: number;
  readonly chargingRateUnit?: ChargingRateUnitEnumType;
  /** at least 0, whole number */
  readonly evseId: number;
  readonly customData?: CustomDataType;
}

export interface GetCompositeScheduleResponse {
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly schedule?: CompositeScheduleType;
  readonly customData?: CustomDataType;
}

export interface GetDERControlRequest {
  /** whole number */
  readonly requestId: number;
  readonly isDefault?: boolean;
  readonly controlType?: DERControlEnumType;
  /** at most 36 characters */
  readonly controlId?: string;
  readonly customData?: CustomDataType;
}

export interface GetDERControlResponse {
  readonly status: DERControlStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface GetDisplayMessagesRequest {
  /** at least 1 item */
  readonly id?: readonly number[];
  /** whole number */
  readonly requestId: number;
  readonly priority?: MessagePriorityEnumType;
  readonly state?: MessageStateEnumType;
  readonly customData?: CustomDataType;
}

export interface GetDisplayMessagesResponse {
  readonly status: GetDisplayMessagesStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface GetInstalledCertificateIdsRequest {
  /** at least 1 item */
  readonly certificateType?: readonly GetCertificateIdUseEnumType[];
  readonly customData?: CustomDataType;
}

export interface GetInstalledCertificateIdsResponse {
  readonly status: GetInstalledCertificateStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  /** at least 1 item */
  readonly certificateHashDataChain?: readonly CertificateHashDataChainType[];
  readonly customData?: CustomDataType;
}

export interface GetLocalListVersionRequest {
  readonly customData?: CustomDataType;
}

export interface GetLocalListVersionResponse {
  /** whole number */
  readonly versionNumber: number;
  readonly customData?: CustomDataType;
}

export interface GetLogRequest {
  readonly log: LogParametersType;
  readonly logType: LogEnumType;
  /** whole number */
  readonly requestId: number;
  /** at least 0, whole number */
  readonly retries?: number;
  /** whole number */
  readonly retryInterval?: number;
  readonly customData?: CustomDataType;
}

export interface GetLogResponse {
  readonly status: LogStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  /** at most 255 characters */
  readonly filename?: string;
  readonly customData?: CustomDataType;
}

export interface GetMonitoringReportRequest {
  /** at least 1 item */
  readonly componentVariable?: readonly ComponentVariableType[];
  /** whole number */
  readonly requestId: number;
  /** 1 to 3 items */
  readonly monitoringCriteria?: readonly MonitoringCriterionEnumType[];
  readonly customData?: CustomDataType;
}

export interface GetMonitoringReportResponse {
  readonly status: GenericDeviceModelStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface GetPeriodicEventStreamRequest {
  readonly customData?: CustomDataType;
}

export interface GetPeriodicEventStreamResponse {
  /** at least 1 item */
  readonly constantStreamData?: readonly ConstantStreamDataType[];
  readonly customData?: CustomDataType;
}

export interface GetReportRequest {
  /** at least 1 item */
  readonly componentVariable?: readonly ComponentVariableType[];
  /** whole number */
  readonly requestId: number;
  /** 1 to 4 items */
  readonly componentCriteria?: readonly ComponentCriterionEnumType[];
  readonly customData?: CustomDataType;
}

export interface GetReportResponse {
  readonly status: GenericDeviceModelStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface GetTariffsRequest {
  /** at least 0, whole number */
  readonly evseId: number;
  readonly customData?: CustomDataType;
}

export interface GetTariffsResponse {
  readonly status: TariffGetStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  /** at least 1 item */
  readonly tariffAssignments?: readonly TariffAssignmentType[];
  readonly customData?: CustomDataType;
}

export interface GetTransactionStatusRequest {
  /** at most 36 characters */
  readonly transactionId?: string;
  readonly customData?: CustomDataType;
}

export interface GetTransactionStatusResponse {
  readonly ongoingIndicator?: boolean;
  readonly messagesInQueue: boolean;
  readonly customData?: CustomDataType;
}

export interface GetVariablesRequest {
  /** at least 1 item */
  readonly getVariableData: readonly GetVariableDataType[];
  readonly customData?: CustomDataType;
}

export interface GetVariablesResponse {
  /** at least 1 item */
  readonly getVariableResult: readonly GetVariableResultType[];
  readonly customData?: CustomDataType;
}

export interface HeartbeatRequest {
  readonly customData?: CustomDataType;
}

export interface HeartbeatResponse {
  /** date-time */
  readonly currentTime: string;
  readonly customData?: CustomDataType;
}

export interface InstallCertificateRequest {
  readonly certificateType: InstallCertificateUseEnumType;
  /** at most 10000 characters */
  readonly certificate: string;
  readonly customData?: CustomDataType;
}

export interface InstallCertificateResponse {
  readonly status: InstallCertificateStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface LogStatusNotificationRequest {
  readonly status: UploadLogStatusEnumType;
  /** whole number */
  readonly requestId?: number;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface LogStatusNotificationResponse {
  readonly customData?: CustomDataType;
}

export interface MeterValuesRequest {
  /** at least 0, whole number */
  readonly evseId: number;
  /** at least 1 item */
  readonly meterValue: readonly MeterValueType[];
  readonly customData?: CustomDataType;
}

export interface MeterValuesResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyAllowedEnergyTransferRequest {
  /** at most 36 characters */
  readonly transactionId: string;
  /** at least 1 item */
  readonly allowedEnergyTransfer: readonly EnergyTransferModeEnumType[];
  readonly customData?: CustomDataType;
}

export interface NotifyAllowedEnergyTransferResponse {
  readonly status: NotifyAllowedEnergyTransferStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface NotifyChargingLimitRequest {
  /** at least 1 item */
  readonly chargingSchedule?: readonly ChargingScheduleType[];
  /** at least 0, whole number */
  readonly evseId?: number;
  readonly chargingLimit: ChargingLimitType;
  readonly customData?: CustomDataType;
}

export interface NotifyChargingLimitResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyCustomerInformationRequest {
  /** at most 512 characters */
  readonly data: string;
  readonly tbc?: boolean;
  /** at least 0, whole number */
  readonly seqNo: number;
  /** date-time */
  readonly generatedAt: string;
  /** at least 0, whole number */
  readonly requestId: number;
  readonly customData?: CustomDataType;
}

export interface NotifyCustomerInformationResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyDERAlarmRequest {
  readonly controlType: DERControlEnumType;
  readonly gridEventFault?: GridEventFaultEnumType;
  readonly alarmEnded?: boolean;
  /** date-time */
  readonly timestamp: string;
  /** at most 200 characters */
  readonly extraInfo?: string;
  readonly customData?: CustomDataType;
}

export interface NotifyDERAlarmResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyDERStartStopRequest {
  /** at most 36 characters */
  readonly controlId: string;
  readonly started: boolean;
  /** date-time */
  readonly timestamp: string;
  /** 1 to 24 items */
  readonly supersededIds?: readonly string[];
  readonly customData?: CustomDataType;
}

export interface NotifyDERStartStopResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyDisplayMessagesRequest {
  /** at least 1 item */
  readonly messageInfo?: readonly MessageInfoType[];
  /** whole number */
  readonly requestId: number;
  readonly tbc?: boolean;
  readonly customData?: CustomDataType;
}

export interface NotifyDisplayMessagesResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyEVChargingNeedsRequest {
  /** at least 1, whole number */
  readonly evseId: number;
  /** at least 0, whole number */
  readonly maxScheduleTuples?: number;
  readonly chargingNeeds: ChargingNeedsType;
  /** date-time */
  readonly timestamp?: string;
  readonly customData?: CustomDataType;
}

export interface NotifyEVChargingNeedsResponse {
  readonly status: NotifyEVChargingNeedsStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface NotifyEVChargingScheduleRequest {
  /** date-time */
  readonly timeBase: string;
  readonly chargingSchedule: ChargingScheduleType;
  /** at least 1, whole number */
  readonly evseId: number;
  /** at least 0, whole number */
  readonly selectedChargingScheduleId?: number;
  readonly powerToleranceAcceptance?: boolean;
  readonly customData?: CustomDataType;
}

export interface NotifyEVChargingScheduleResponse {
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface NotifyEventRequest {
  /** date-time */
  readonly generatedAt: string;
  readonly tbc?: boolean;
  /** at least 0, whole number */
  readonly seqNo: number;
  /** at least 1 item */
  readonly eventData: readonly EventDataType[];
  readonly customData?: CustomDataType;
}

export interface NotifyEventResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyMonitoringReportRequest {
  /** at least 1 item */
  readonly monitor?: readonly MonitoringDataType[];
  /** whole number */
  readonly requestId: number;
  readonly tbc?: boolean;
  /** at least 0, whole number */
  readonly seqNo: number;
  /** date-time */
  readonly generatedAt: string;
  readonly customData?: CustomDataType;
}

export interface NotifyMonitoringReportResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyPeriodicEventStream {
  /** at least 1 item */
  readonly data: readonly StreamDataElementType[];
  /** at least 0, whole number */
  readonly id: number;
  /** at least 0, whole number */
  readonly pending: number;
  /** date-time */
  readonly basetime: string;
  readonly customData?: CustomDataType;
}

export interface NotifyPriorityChargingRequest {
  /** at most 36 characters */
  readonly transactionId: string;
  readonly activated: boolean;
  readonly customData?: CustomDataType;
}

export interface NotifyPriorityChargingResponse {
  readonly customData?: CustomDataType;
}

export interface NotifyReportRequest {
  /** whole number */
  readonly requestId: number;
  /** date-time */
  readonly generatedAt: string;
  /** at least 1 item */
  readonly reportData?: readonly ReportDataType[];
  readonly tbc?: boolean;
  /** at least 0, whole number */
  readonly seqNo: number;
  readonly customData?: CustomDataType;
}

export interface NotifyReportResponse {
  readonly customData?: CustomDataType;
}

export interface NotifySettlementRequest {
  /** at most 36 characters */
  readonly transactionId?: string;
  /** at most 255 characters */
  readonly pspRef: string;
  readonly status: PaymentStatusEnumType;
  /** at most 500 characters */
  readonly statusInfo?: string;
  readonly settlementAmount: number;
  /** date-time */
  readonly settlementTime: string;
  /** at most 50 characters */
  readonly receiptId?: string;
  /** at most 2000 characters */
  readonly receiptUrl?: string;
  readonly vatCompany?: AddressType;
  /** at most 20 characters */
  readonly vatNumber?: string;
  readonly customData?: CustomDataType;
}

export interface NotifySettlementResponse {
  /** at most 2000 characters */
  readonly receiptUrl?: string;
  /** at most 50 characters */
  readonly receiptId?: string;
  readonly customData?: CustomDataType;
}

export interface NotifyWebPaymentStartedRequest {
  /** at least 0, whole number */
  readonly evseId: number;
  /** whole number */
  readonly timeout: number;
  readonly customData?: CustomDataType;
}

export interface NotifyWebPaymentStartedResponse {
  readonly customData?: CustomDataType;
}

export interface OpenPeriodicEventStreamRequest {
  readonly constantStreamData: ConstantStreamDataType;
  readonly customData?: CustomDataType;
}

export interface OpenPeriodicEventStreamResponse {
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface PublishFirmwareRequest {
  /** at most 2000 characters */
  readonly location: string;
  /** at least 0, whole number */
  readonly retries?: number;
  /** at most 32 characters */
  readonly checksum: string;
  /** at least 0, whole number */
  readonly requestId: number;
  /** at least 0, whole number */
  readonly retryInterval?: number;
  readonly customData?: CustomDataType;
}

export interface PublishFirmwareResponse {
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface PublishFirmwareStatusNotificationRequest {
  readonly status: PublishFirmwareStatusEnumType;
  /** at least 1 item */
  readonly location?: readonly string[];
  /** at least 0, whole number */
  readonly requestId?: number;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface PublishFirmwareStatusNotificationResponse {
  readonly customData?: CustomDataType;
}

export interface PullDynamicScheduleUpdateRequest {
  /** whole number */
  readonly chargingProfileId: number;
  readonly customData?: CustomDataType;
}

export interface PullDynamicScheduleUpdateResponse {
  readonly scheduleUpdate?: ChargingScheduleUpdateType;
  readonly status: ChargingProfileStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface ReportChargingProfilesRequest {
  /** whole number */
  readonly requestId: number;
  /** at most 20 characters */
  readonly chargingLimitSource: string;
  /** at least 1 item */
  readonly chargingProfile: readonly ChargingProfileType[];
  readonly tbc?: boolean;
  /** at least 0, whole number */
  readonly evseId: number;
  readonly customData?: CustomDataType;
}

export interface ReportChargingProfilesResponse {
  readonly customData?: CustomDataType;
}

export interface ReportDERControlRequest {
  /** 1 to 24 items */
  readonly curve?: readonly DERCurveGetType[];
  /** 1 to 24 items */
  readonly enterService?: readonly EnterServiceGetType[];
  /** 1 to 24 items */
  readonly fixedPFAbsorb?: readonly FixedPFGetType[];
  /** 1 to 24 items */
  readonly fixedPFInject?: readonly FixedPFGetType[];
  /** 1 to 24 items */
  readonly fixedVar?: readonly FixedVarGetType[];
  /** 1 to 24 items */
  readonly freqDroop?: readonly FreqDroopGetType[];
  /** 1 to 24 items */
  readonly gradient?: readonly GradientGetType[];
  /** 1 to 24 items */
  readonly limitMaxDischarge?: readonly LimitMaxDischargeGetType[];
  /** whole number */
  readonly requestId: number;
  readonly tbc?: boolean;
  readonly customData?: CustomDataType;
}

export interface ReportDERControlResponse {
  readonly customData?: CustomDataType;
}

export interface RequestBatterySwapRequest {
  readonly idToken: IdTokenType;
  /** whole number */
  readonly requestId: number;
  readonly customData?: CustomDataType;
}

export interface RequestBatterySwapResponse {
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface RequestStartTransactionRequest {
  /** at least 1, whole number */
  readonly evseId?: number;
  readonly groupIdToken?: IdTokenType;
  readonly idToken: IdTokenType;
  /** whole number */
  readonly remoteStartId: number;
  readonly chargingProfile?: ChargingProfileType;
  readonly customData?: CustomDataType;
}

export interface RequestStartTransactionResponse {
  readonly status: RequestStartStopStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  /** at most 36 characters */
  readonly transactionId?: string;
  readonly customData?: CustomDataType;
}

export interface RequestStopTransactionRequest {
  /** at most 36 characters */
  readonly transactionId: string;
  readonly customData?: CustomDataType;
}

export interface RequestStopTransactionResponse {
  readonly status: RequestStartStopStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface ReservationStatusUpdateRequest {
  /** at least 0, whole number */
  readonly reservationId: number;
  readonly reservationUpdateStatus: ReservationUpdateStatusEnumType;
  readonly customData?: CustomDataType;
}

export interface ReservationStatusUpdateResponse {
  readonly customData?: CustomDataType;
}

export interface ReserveNowRequest {
  /** at least 0, whole number */
  readonly id: number;
  /** date-time */
  readonly expiryDateTime: string;
  /** at most 20 characters */
  readonly connectorType?: string;
  readonly idToken: IdTokenType;
  /** at least 0, whole number */
  readonly evseId?: number;
  readonly groupIdToken?: IdTokenType;
  readonly customData?: CustomDataType;
}

export interface ReserveNowResponse {
  readonly status: ReserveNowStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface ResetRequest {
  readonly type: ResetEnumType;
  /** at least 0, whole number */
  readonly evseId?: number;
  readonly customData?: CustomDataType;
}

export interface ResetResponse {
  readonly status: ResetStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface SecurityEventNotificationRequest {
  /** at most 50 characters */
  readonly type: string;
  /** date-time */
  readonly timestamp: string;
  /** at most 255 characters */
  readonly techInfo?: string;
  readonly customData?: CustomDataType;
}

export interface SecurityEventNotificationResponse {
  readonly customData?: CustomDataType;
}

export interface SendLocalListRequest {
  /** at least 1 item */
  readonly localAuthorizationList?: readonly AuthorizationData[];
  /** whole number */
  readonly versionNumber: number;
  readonly updateType: UpdateEnumType;
  readonly customData?: CustomDataType;
}

export interface SendLocalListResponse {
  readonly status: SendLocalListStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface SetChargingProfileRequest {
  /** at least 0, whole number */
  readonly evseId: number;
  readonly chargingProfile: ChargingProfileType;
  readonly customData?: CustomDataType;
}

export interface SetChargingProfileResponse {
  readonly status: ChargingProfileStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface SetDERControlRequest {
  readonly isDefault: boolean;
  /** at most 36 characters */
  readonly controlId: string;
  readonly controlType: DERControlEnumType;
  readonly curve?: DERCurveType;
  readonly enterService?: EnterServiceType;
  readonly fixedPFAbsorb?: FixedPFType;
  readonly fixedPFInject?: FixedPFType;
  readonly fixedVar?: FixedVarType;
  readonly freqDroop?: FreqDroopType;
  readonly gradient?: GradientType;
  readonly limitMaxDischarge?: LimitMaxDischargeType;
  readonly customData?: CustomDataType;
}

export interface SetDERControlResponse {
  readonly status: DERControlStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  /** 1 to 24 items */
  readonly supersededIds?: readonly string[];
  readonly customData?: CustomDataType;
}

export interface SetDefaultTariffRequest {
  /** at least 0, whole number */
  readonly evseId: number;
  readonly tariff: TariffType;
  readonly customData?: CustomDataType;
}

export interface SetDefaultTariffResponse {
  readonly status: TariffSetStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface SetDisplayMessageRequest {
  readonly message: MessageInfoType;
  readonly customData?: CustomDataType;
}

export interface SetDisplayMessageResponse {
  readonly status: DisplayMessageStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface SetMonitoringBaseRequest {
  readonly monitoringBase: MonitoringBaseEnumType;
  readonly customData?: CustomDataType;
}

export interface SetMonitoringBaseResponse {
  readonly status: GenericDeviceModelStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface SetMonitoringLevelRequest {
  /** at least 0, whole number */
  readonly severity: number;
  readonly customData?: CustomDataType;
}

export interface SetMonitoringLevelResponse {
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface SetNetworkProfileRequest {
  /** whole number */
  readonly configurationSlot: number;
  readonly connectionData: NetworkConnectionProfileType;
  readonly customData?: CustomDataType;
}

export interface SetNetworkProfileResponse {
  readonly status: SetNetworkProfileStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface SetVariableMonitoringRequest {
  /** at least 1 item */
  readonly setMonitoringData: readonly SetMonitoringDataType[];
  readonly customData?: CustomDataType;
}

export interface SetVariableMonitoringResponse {
  /** at least 1 item */
  readonly setMonitoringResult: readonly SetMonitoringResultType[];
  readonly customData?: CustomDataType;
}

export interface SetVariablesRequest {
  /** at least 1 item */
  readonly setVariableData: readonly SetVariableDataType[];
  readonly customData?: CustomDataType;
}

export interface SetVariablesResponse {
  /** at least 1 item */
  readonly setVariableResult: readonly SetVariableResultType[];
  readonly customData?: CustomDataType;
}

export interface SignCertificateRequest {
  /** at most 5500 characters */
  readonly csr: string;
  readonly certificateType?: CertificateSigningUseEnumType;
  readonly hashRootCertificate?: CertificateHashDataType;
  /** whole number */
  readonly requestId?: number;
  readonly customData?: CustomDataType;
}

export interface SignCertificateResponse {
  readonly status: GenericStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface StatusNotificationRequest {
  /** date-time */
  readonly timestamp: string;
  readonly connectorStatus: ConnectorStatusEnumType;
  /** at least 0, whole number */
  readonly evseId: number;
  /** at least 0, whole number */
  readonly connectorId: number;
  readonly customData?: CustomDataType;
}

export interface StatusNotificationResponse {
  readonly customData?: CustomDataType;
}

export interface TransactionEventRequest {
  readonly costDetails?: CostDetailsType;
  readonly eventType: TransactionEventEnumType;
  /** at least 1 item */
  readonly meterValue?: readonly MeterValueType[];
  /** date-time */
  readonly timestamp: string;
  readonly triggerReason: TriggerReasonEnumType;
  /** at least 0, whole number */
  readonly seqNo: number;
  readonly offline?: boolean;
  /** 0 to 3, whole number */
  readonly numberOfPhasesUsed?: number;
  /** whole number */
  readonly cableMaxCurrent?: number;
  /** at least 0, whole number */
  readonly reservationId?: number;
  readonly preconditioningStatus?: PreconditioningStatusEnumType;
  readonly evseSleep?: boolean;
  readonly transactionInfo: TransactionType;
  readonly evse?: EVSEType;
  readonly idToken?: IdTokenType;
  readonly customData?: CustomDataType;
}

export interface TransactionEventResponse {
  readonly totalCost?: number;
  /** whole number */
  readonly chargingPriority?: number;
  readonly idTokenInfo?: IdTokenInfoType;
  readonly transactionLimit?: TransactionLimitType;
  readonly updatedPersonalMessage?: MessageContentType;
  /** 1 to 4 items */
  readonly updatedPersonalMessageExtra?: readonly MessageContentType[];
  readonly customData?: CustomDataType;
}

export interface TriggerMessageRequest {
  readonly evse?: EVSEType;
  readonly requestedMessage: MessageTriggerEnumType;
  /** at most 50 characters */
  readonly customTrigger?: string;
  readonly customData?: CustomDataType;
}

export interface TriggerMessageResponse {
  readonly status: TriggerMessageStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface UnlockConnectorRequest {
  /** at least 0, whole number */
  readonly evseId: number;
  /** at least 0, whole number */
  readonly connectorId: number;
  readonly customData?: CustomDataType;
}

export interface UnlockConnectorResponse {
  readonly status: UnlockStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface UnpublishFirmwareRequest {
  /** at most 32 characters */
  readonly checksum: string;
  readonly customData?: CustomDataType;
}

export interface UnpublishFirmwareResponse {
  readonly status: UnpublishFirmwareStatusEnumType;
  readonly customData?: CustomDataType;
}

export interface UpdateDynamicScheduleRequest {
  /** whole number */
  readonly chargingProfileId: number;
  readonly scheduleUpdate: ChargingScheduleUpdateType;
  readonly customData?: CustomDataType;
}

export interface UpdateDynamicScheduleResponse {
  readonly status: ChargingProfileStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface UpdateFirmwareRequest {
  /** at least 0, whole number */
  readonly retries?: number;
  /** whole number */
  readonly retryInterval?: number;
  /** whole number */
  readonly requestId: number;
  readonly firmware: FirmwareType;
  readonly customData?: CustomDataType;
}

export interface UpdateFirmwareResponse {
  readonly status: UpdateFirmwareStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface UsePriorityChargingRequest {
  /** at most 36 characters */
  readonly transactionId: string;
  readonly activate: boolean;
  readonly customData?: CustomDataType;
}

export interface UsePriorityChargingResponse {
  readonly status: PriorityChargingStatusEnumType;
  readonly statusInfo?: StatusInfoType;
  readonly customData?: CustomDataType;
}

export interface VatNumberValidationRequest {
  /** at most 20 characters */
  readonly vatNumber: string;
  /** at least 0, whole number */
  readonly evseId?: number;
  readonly customData?: CustomDataType;
}

export interface VatNumberValidationResponse {
  readonly company?: AddressType;
  readonly statusInfo?: StatusInfoType;
  /** at most 20 characters */
  readonly vatNumber: string;
  /** at least 0, whole number */
  readonly evseId?: number;
  readonly status: GenericStatusEnumType;
  readonly customData?: CustomDataType;
}

/** Every action that is answered. */
export interface Messages21 {
  readonly AFRRSignal: { readonly request: AFRRSignalRequest; readonly response: AFRRSignalResponse };
  readonly AdjustPeriodicEventStream: { readonly request: AdjustPeriodicEventStreamRequest; readonly response: AdjustPeriodicEventStreamResponse };
  readonly Authorize: { readonly request: AuthorizeRequest; readonly response: AuthorizeResponse };
  readonly BatterySwap: { readonly request: BatterySwapRequest; readonly response: BatterySwapResponse };
  readonly BootNotification: { readonly request: BootNotificationRequest; readonly response: BootNotificationResponse };
  readonly CancelReservation: { readonly request: CancelReservationRequest; readonly response: CancelReservationResponse };
  readonly CertificateSigned: { readonly request: CertificateSignedRequest; readonly response: CertificateSignedResponse };
  readonly ChangeAvailability: { readonly request: ChangeAvailabilityRequest; readonly response: ChangeAvailabilityResponse };
  readonly ChangeTransactionTariff: { readonly request: ChangeTransactionTariffRequest; readonly response: ChangeTransactionTariffResponse };
  readonly ClearCache: { readonly request: ClearCacheRequest; readonly response: ClearCacheResponse };
  readonly ClearChargingProfile: { readonly request: ClearChargingProfileRequest; readonly response: ClearChargingProfileResponse };
  readonly ClearDERControl: { readonly request: ClearDERControlRequest; readonly response: ClearDERControlResponse };
  readonly ClearDisplayMessage: { readonly request: ClearDisplayMessageRequest; readonly response: ClearDisplayMessageResponse };
  readonly ClearTariffs: { readonly request: ClearTariffsRequest; readonly response: ClearTariffsResponse };
  readonly ClearVariableMonitoring: { readonly request: ClearVariableMonitoringRequest; readonly response: ClearVariableMonitoringResponse };
  readonly ClearedChargingLimit: { readonly request: ClearedChargingLimitRequest; readonly response: ClearedChargingLimitResponse };
  readonly ClosePeriodicEventStream: { readonly request: ClosePeriodicEventStreamRequest; readonly response: ClosePeriodicEventStreamResponse };
  readonly CostUpdated: { readonly request: CostUpdatedRequest; readonly response: CostUpdatedResponse };
  readonly CustomerInformation: { readonly request: CustomerInformationRequest; readonly response: CustomerInformationResponse };
  readonly DataTransfer: { readonly request: DataTransferRequest; readonly response: DataTransferResponse };
  readonly DeleteCertificate: { readonly request: DeleteCertificateRequest; readonly response: DeleteCertificateResponse };
  readonly FirmwareStatusNotification: { readonly request: FirmwareStatusNotificationRequest; readonly response: FirmwareStatusNotificationResponse };
  readonly Get15118EVCertificate: { readonly request: Get15118EVCertificateRequest; readonly response: Get15118EVCertificateResponse };
  readonly GetBaseReport: { readonly request: GetBaseReportRequest; readonly response: GetBaseReportResponse };
  readonly GetCertificateChainStatus: { readonly request: GetCertificateChainStatusRequest; readonly response: GetCertificateChainStatusResponse };
  readonly GetCertificateStatus: { readonly request: GetCertificateStatusRequest; readonly response: GetCertificateStatusResponse };
  readonly GetChargingProfiles: { readonly request: GetChargingProfilesRequest; readonly response: GetChargingProfilesResponse };
  readonly GetCompositeSchedule: { readonly request: GetCompositeScheduleRequest; readonly response: GetCompositeScheduleResponse };
  readonly GetDERControl: { readonly request: GetDERControlRequest; readonly response: GetDERControlResponse };
  readonly GetDisplayMessages: { readonly request: GetDisplayMessagesRequest; readonly response: GetDisplayMessagesResponse };
  readonly GetInstalledCertificateIds: { readonly request: GetInstalledCertificateIdsRequest; readonly response: GetInstalledCertificateIdsResponse };
  readonly GetLocalListVersion: { readonly request: GetLocalListVersionRequest; readonly response: GetLocalListVersionResponse };
  readonly GetLog: { readonly request: GetLogRequest; readonly response: GetLogResponse };
  readonly GetMonitoringReport: { readonly request: GetMonitoringReportRequest; readonly response: GetMonitoringReportResponse };
  readonly GetPeriodicEventStream: { readonly request: GetPeriodicEventStreamRequest; readonly response: GetPeriodicEventStreamResponse };
  readonly GetReport: { readonly request: GetReportRequest; readonly response: GetReportResponse };
  readonly GetTariffs: { readonly request: GetTariffsRequest; readonly response: GetTariffsResponse };
  readonly GetTransactionStatus: { readonly request: GetTransactionStatusRequest; readonly response: GetTransactionStatusResponse };
  readonly GetVariables: { readonly request: GetVariablesRequest; readonly response: GetVariablesResponse };
  readonly Heartbeat: { readonly request: HeartbeatRequest; readonly response: HeartbeatResponse };
  readonly InstallCertificate: { readonly request: InstallCertificateRequest; readonly response: InstallCertificateResponse };
  readonly LogStatusNotification: { readonly request: LogStatusNotificationRequest; readonly response: LogStatusNotificationResponse };
  readonly MeterValues: { readonly request: MeterValuesRequest; readonly response: MeterValuesResponse };
  readonly NotifyAllowedEnergyTransfer: { readonly request: NotifyAllowedEnergyTransferRequest; readonly response: NotifyAllowedEnergyTransferResponse };
  readonly NotifyChargingLimit: { readonly request: NotifyChargingLimitRequest; readonly response: NotifyChargingLimitResponse };
  readonly NotifyCustomerInformation: { readonly request: NotifyCustomerInformationRequest; readonly response: NotifyCustomerInformationResponse };
  readonly NotifyDERAlarm: { readonly request: NotifyDERAlarmRequest; readonly response: NotifyDERAlarmResponse };
  readonly NotifyDERStartStop: { readonly request: NotifyDERStartStopRequest; readonly response: NotifyDERStartStopResponse };
  readonly NotifyDisplayMessages: { readonly request: NotifyDisplayMessagesRequest; readonly response: NotifyDisplayMessagesResponse };
  readonly NotifyEVChargingNeeds: { readonly request: NotifyEVChargingNeedsRequest; readonly response: NotifyEVChargingNeedsResponse };
  readonly NotifyEVChargingSchedule: { readonly request: NotifyEVChargingScheduleRequest; readonly response: NotifyEVChargingScheduleResponse };
  readonly NotifyEvent: { readonly request: NotifyEventRequest; readonly response: NotifyEventResponse };
  readonly NotifyMonitoringReport: { readonly request: NotifyMonitoringReportRequest; readonly response: NotifyMonitoringReportResponse };
  readonly NotifyPriorityCharging: { readonly request: NotifyPriorityChargingRequest; readonly response: NotifyPriorityChargingResponse };
  readonly NotifyReport: { readonly request: NotifyReportRequest; readonly response: NotifyReportResponse };
  readonly NotifySettlement: { readonly request: NotifySettlementRequest; readonly response: NotifySettlementResponse };
  readonly NotifyWebPaymentStarted: { readonly request: NotifyWebPaymentStartedRequest; readonly response: NotifyWebPaymentStartedResponse };
  readonly OpenPeriodicEventStream: { readonly request: OpenPeriodicEventStreamRequest; readonly response: OpenPeriodicEventStreamResponse };
  readonly PublishFirmware: { readonly request: PublishFirmwareRequest; readonly response: PublishFirmwareResponse };
  readonly PublishFirmwareStatusNotification: { readonly request: PublishFirmwareStatusNotificationRequest; readonly response: PublishFirmwareStatusNotificationResponse };
  readonly PullDynamicScheduleUpdate: { readonly request: PullDynamicScheduleUpdateRequest; readonly response: PullDynamicScheduleUpdateResponse };
  readonly ReportChargingProfiles: { readonly request: ReportChargingProfilesRequest; readonly response: ReportChargingProfilesResponse };
  readonly ReportDERControl: { readonly request: ReportDERControlRequest; readonly response: ReportDERControlResponse };
  readonly RequestBatterySwap: { readonly request: RequestBatterySwapRequest; readonly response: RequestBatterySwapResponse };
  readonly RequestStartTransaction: { readonly request: RequestStartTransactionRequest; readonly response: RequestStartTransactionResponse };
  readonly RequestStopTransaction: { readonly request: RequestStopTransactionRequest; readonly response: RequestStopTransactionResponse };
  readonly ReservationStatusUpdate: { readonly request: ReservationStatusUpdateRequest; readonly response: ReservationStatusUpdateResponse };
  readonly ReserveNow: { readonly request: ReserveNowRequest; readonly response: ReserveNowResponse };
  readonly Reset: { readonly request: ResetRequest; readonly response: ResetResponse };
  readonly SecurityEventNotification: { readonly request: SecurityEventNotificationRequest; readonly response: SecurityEventNotificationResponse };
  readonly SendLocalList: { readonly request: SendLocalListRequest; readonly response: SendLocalListResponse };
  readonly SetChargingProfile: { readonly request: SetChargingProfileRequest; readonly response: SetChargingProfileResponse };
  readonly SetDERControl: { readonly request: SetDERControlRequest; readonly response: SetDERControlResponse };
  readonly SetDefaultTariff: { readonly request: SetDefaultTariffRequest; readonly response: SetDefaultTariffResponse };
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
  readonly UpdateDynamicSchedule: { readonly request: UpdateDynamicScheduleRequest; readonly response: UpdateDynamicScheduleResponse };
  readonly UpdateFirmware: { readonly request: UpdateFirmwareRequest; readonly response: UpdateFirmwareResponse };
  readonly UsePriorityCharging: { readonly request: UsePriorityChargingRequest; readonly response: UsePriorityChargingResponse };
  readonly VatNumberValidation: { readonly request: VatNumberValidationRequest; readonly response: VatNumberValidationResponse };
}

/** Every message that is sent without an answer. */
export interface Sends21 {
  readonly NotifyPeriodicEventStream: NotifyPeriodicEventStream;
}
