// SPDX-License-Identifier: Apache-2.0
// GENERATED from the official OCPP 1.6 schemas by tools/generate.ts. Do not edit.
// Types of every message.

export interface AuthorizationData {
  /** at most 20 characters */
  readonly idTag: string;
  readonly idTagInfo?: IdTagInfo;
}

export type AuthorizationStatus = "Accepted" | "Blocked" | "Expired" | "Invalid" | "ConcurrentTx";

export type AvailabilityStatus = "Accepted" | "Rejected" | "Scheduled";

export type AvailabilityType = "Inoperative" | "Operative";

export type CancelReservationStatus = "Accepted" | "Rejected";

export interface CertificateHashDataType {
  readonly hashAlgorithm: HashAlgorithmEnumType;
  /** at most 128 characters */
  readonly issuerNameHash: string;
  /** at most 128 characters */
  readonly issuerKeyHash: string;
  /** at most 40 characters */
  readonly serialNumber: string;
}

export type CertificateSignedStatusEnumType = "Accepted" | "Rejected";

export type CertificateUseEnumType = "CentralSystemRootCertificate" | "ManufacturerRootCertificate";

export type ChargePointErrorCode =
  | "ConnectorLockFailure"
  | "EVCommunicationError"
  | "GroundFailure"
  | "HighTemperature"
  | "InternalError"
  | "LocalListConflict"
  | "NoError"
  | "OtherError"
  | "OverCurrentFailure"
  | "PowerMeterFailure"
  | "PowerSwitchFailure"
  | "ReaderFailure"
  | "ResetFailure"
  | "UnderVoltage"
  | "OverVoltage"
  | "WeakSignal";

export type ChargePointStatus =
  | "Available"
  | "Preparing"
  | "Charging"
  | "SuspendedEVSE"
  | "SuspendedEV"
  | "Finishing"
  | "Reserved"
  | "Unavailable"
  | "Faulted";

export interface ChargingProfile {
  /** whole number */
  readonly chargingProfileId: number;
  /** whole number */
  readonly transactionId?: number;
  /** whole number */
  readonly stackLevel: number;
  readonly chargingProfilePurpose: ChargingProfilePurposeType;
  readonly chargingProfileKind: ChargingProfileKindType;
  readonly recurrencyKind?: RecurrencyKindType;
  /** date-time */
  readonly validFrom?: string;
  /** date-time */
  readonly validTo?: string;
  readonly chargingSchedule: ChargingSchedule;
}

export type ChargingProfileKindType = "Absolute" | "Recurring" | "Relative";

export type ChargingProfilePurposeType = "ChargePointMaxProfile" | "TxDefaultProfile" | "TxProfile";

export type ChargingProfileStatus = "Accepted" | "Rejected" | "NotSupported";

export type ChargingRateUnitType = "A" | "W";

export interface ChargingSchedule {
  /** whole number */
  readonly duration?: number;
  /** date-time */
  readonly startSchedule?: string;
  readonly chargingRateUnit: ChargingRateUnitType;
  /** at least 1 item */
  readonly chargingSchedulePeriod: readonly ChargingSchedulePeriod[];
  /** a multiple of 0.1 */
  readonly minChargingRate?: number;
}

export interface ChargingSchedulePeriod {
  /** whole number */
  readonly startPeriod: number;
  /** a multiple of 0.1 */
  readonly limit: number;
  /** whole number */
  readonly numberPhases?: number;
}

export type ClearCacheStatus = "Accepted" | "Rejected";

export type ClearChargingProfileStatus = "Accepted" | "Unknown";

export type ConfigurationStatus = "Accepted" | "Rejected" | "RebootRequired" | "NotSupported";

export type DataTransferStatus = "Accepted" | "Rejected" | "UnknownMessageId" | "UnknownVendorId";

export type DeleteCertificateStatusEnumType = "Accepted" | "Failed" | "NotFound";

export type DiagnosticsStatus = "Idle" | "Uploaded" | "UploadFailed" | "Uploading";

export type FirmwareStatus = "Downloaded" | "DownloadFailed" | "Downloading" | "Idle" | "InstallationFailed" | "Installing" | "Installed";

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
  /** at most 512 characters */
  readonly location: string;
  /** date-time */
  readonly retrieveDateTime: string;
  /** date-time */
  readonly installDateTime?: string;
  /** at most 5500 characters */
  readonly signingCertificate: string;
  /** at most 800 characters */
  readonly signature: string;
}

export type GenericStatusEnumType = "Accepted" | "Rejected";

export type GetCompositeScheduleStatus = "Accepted" | "Rejected";

export type GetInstalledCertificateStatusEnumType = "Accepted" | "NotFound";

export type HashAlgorithmEnumType = "SHA256" | "SHA384" | "SHA512";

export interface IdTagInfo {
  /** date-time */
  readonly expiryDate?: string;
  /** at most 20 characters */
  readonly parentIdTag?: string;
  readonly status: AuthorizationStatus;
}

export type InstallCertificateStatusEnumType = "Accepted" | "Failed" | "Rejected";

export interface KeyValue {
  /** at most 50 characters */
  readonly key: string;
  readonly readonly: boolean;
  /** at most 500 characters */
  readonly value?: string;
}

export type Location = "Cable" | "EV" | "Inlet" | "Outlet" | "Body";

export type LogEnumType = "DiagnosticsLog" | "SecurityLog";

export interface LogParametersType {
  /** at most 512 characters */
  readonly remoteLocation: string;
  /** date-time */
  readonly oldestTimestamp?: string;
  /** date-time */
  readonly latestTimestamp?: string;
}

export type LogStatusEnumType = "Accepted" | "Rejected" | "AcceptedCanceled";

export type Measurand =
  | "Energy.Active.Export.Register"
  | "Energy.Active.Import.Register"
  | "Energy.Reactive.Export.Register"
  | "Energy.Reactive.Import.Register"
  | "Energy.Active.Export.Interval"
  | "Energy.Active.Import.Interval"
  | "Energy.Reactive.Export.Interval"
  | "Energy.Reactive.Import.Interval"
  | "Power.Active.Export"
  | "Power.Active.Import"
  | "Power.Offered"
  | "Power.Reactive.Export"
  | "Power.Reactive.Import"
  | "Power.Factor"
  | "Current.Import"
  | "Current.Export"
  | "Current.Offered"
  | "Voltage"
  | "Frequency"
  | "Temperature"
  | "SoC"
  | "RPM";

export type MessageTrigger =
  | "BootNotification"
  | "DiagnosticsStatusNotification"
  | "FirmwareStatusNotification"
  | "Heartbeat"
  | "MeterValues"
  | "StatusNotification";

export type MessageTriggerEnumType =
  | "BootNotification"
  | "LogStatusNotification"
  | "FirmwareStatusNotification"
  | "Heartbeat"
  | "MeterValues"
  | "SignChargePointCertificate"
  | "StatusNotification";

export interface MeterValue {
  /** date-time */
  readonly timestamp: string;
  readonly sampledValue: readonly SampledValue[];
}

export type Phase = "L1" | "L2" | "L3" | "N" | "L1-N" | "L2-N" | "L3-N" | "L1-L2" | "L2-L3" | "L3-L1";

export type ReadingContext =
  | "Interruption.Begin"
  | "Interruption.End"
  | "Sample.Clock"
  | "Sample.Periodic"
  | "Transaction.Begin"
  | "Transaction.End"
  | "Trigger"
  | "Other";

export type Reason =
  | "EmergencyStop"
  | "EVDisconnected"
  | "HardReset"
  | "Local"
  | "Other"
  | "PowerLoss"
  | "Reboot"
  | "Remote"
  | "SoftReset"
  | "UnlockCommand"
  | "DeAuthorized";

export type RecurrencyKindType = "Daily" | "Weekly";

export type RegistrationStatus = "Accepted" | "Pending" | "Rejected";

export type RemoteStartStopStatus = "Accepted" | "Rejected";

export type ReservationStatus = "Accepted" | "Faulted" | "Occupied" | "Rejected" | "Unavailable";

export type ResetStatus = "Accepted" | "Rejected";

export type ResetType = "Hard" | "Soft";

export interface SampledValue {
  readonly value: string;
  readonly context?: ReadingContext;
  readonly format?: ValueFormat;
  readonly measurand?: Measurand;
  readonly phase?: Phase;
  readonly location?: Location;
  readonly unit?: UnitOfMeasure;
}

export type TriggerMessageStatus = "Accepted" | "Rejected" | "NotImplemented";

export type TriggerMessageStatusEnumType = "Accepted" | "Rejected" | "NotImplemented";

export type UnitOfMeasure =
  | "Wh"
  | "kWh"
  | "varh"
  | "kvarh"
  | "W"
  | "kW"
  | "VA"
  | "kVA"
  | "var"
  | "kvar"
  | "A"
  | "V"
  | "K"
  | "Celcius"
  | "Celsius"
  | "Fahrenheit"
  | "Percent";

export type UnlockStatus = "Unlocked" | "UnlockFailed" | "NotSupported";

export type UpdateFirmwareStatusEnumType = "Accepted" | "Rejected" | "AcceptedCanceled" | "InvalidCertificate" | "RevokedCertificate";

export type UpdateStatus = "Accepted" | "Failed" | "NotSupported" | "VersionMismatch";

export type UpdateType = "Differential" | "Full";

export type UploadLogStatusEnumType = "BadMessage" | "Idle" | "NotSupportedOperation" | "PermissionDenied" | "Uploaded" | "UploadFailure" | "Uploading";

export type ValueFormat = "Raw" | "SignedData";

export interface AuthorizeRequest {
  /** at most 20 characters */
  readonly idTag: string;
}

export interface AuthorizeResponse {
  readonly idTagInfo: IdTagInfo;
}

export interface BootNotificationRequest {
  /** at most 20 characters */
  readonly chargePointVendor: string;
  /** at most 20 characters */
  readonly chargePointModel: string;
  /** at most 25 characters */
  readonly chargePointSerialNumber?: string;
  /** at most 25 characters */
  readonly chargeBoxSerialNumber?: string;
  /** at most 50 characters */
  readonly firmwareVersion?: string;
  /** at most 20 characters */
  readonly iccid?: string;
  /** at most 20 characters */
  readonly imsi?: string;
  /** at most 25 characters */
  readonly meterType?: string;
  /** at most 25 characters */
  readonly meterSerialNumber?: string;
}

export interface BootNotificationResponse {
  readonly status: RegistrationStatus;
  /** date-time */
  readonly currentTime: string;
  /** whole number */
  readonly interval: number;
}

export interface CancelReservationRequest {
  /** whole number */
  readonly reservationId: number;
}

export interface CancelReservationResponse {
  readonly status: CancelReservationStatus;
}

export interface CertificateSignedRequest {
  /** at most 10000 characters */
  readonly certificateChain: string;
}

export interface CertificateSignedResponse {
  readonly status: CertificateSignedStatusEnumType;
}

export interface ChangeAvailabilityRequest {
  /** whole number */
  readonly connectorId: number;
  readonly type: AvailabilityType;
}

export interface ChangeAvailabilityResponse {
  readonly status: AvailabilityStatus;
}

export interface ChangeConfigurationRequest {
  /** at most 50 characters */
  readonly key: string;
  /** at most 500 characters */
  readonly value: string;
}

export interface ChangeConfigurationResponse {
  readonly status: ConfigurationStatus;
}

export type ClearCacheRequest = Readonly<Record<string, never>>;

export interface ClearCacheResponse {
  readonly status: ClearCacheStatus;
}

export interface ClearChargingProfileRequest {
  /** whole number */
  readonly id?: number;
  /** whole number */
  readonly connectorId?: number;
  readonly chargingProfilePurpose?: ChargingProfilePurposeType;
  /** whole number */
  readonly stackLevel?: number;
}

export interface ClearChargingProfileResponse {
  readonly status: ClearChargingProfileStatus;
}

export interface DataTransferRequest {
  /** at most 255 characters */
  readonly vendorId: string;
  /** at most 50 characters */
  readonly messageId?: string;
  readonly data?: string;
}

export interface DataTransferResponse {
  readonly status: DataTransferStatus;
  readonly data?: string;
}

export interface DeleteCertificateRequest {
  readonly certificateHashData: CertificateHashDataType;
}

export interface DeleteCertificateResponse {
  readonly status: DeleteCertificateStatusEnumType;
}

export interface DiagnosticsStatusNotificationRequest {
  readonly status: DiagnosticsStatus;
}

export type DiagnosticsStatusNotificationResponse = Readonly<Record<string, never>>;

export interface ExtendedTriggerMessageRequest {
  readonly requestedMessage: MessageTriggerEnumType;
  /** whole number */
  readonly connectorId?: number;
}

export interface ExtendedTriggerMessageResponse {
  readonly status: TriggerMessageStatusEnumType;
}

export interface FirmwareStatusNotificationRequest {
  readonly status: FirmwareStatus;
}

export type FirmwareStatusNotificationResponse = Readonly<Record<string, never>>;

export interface GetCompositeScheduleRequest {
  /** whole number */
  readonly connectorId: number;
  /** whole number */
  readonly duration: number;
  readonly chargingRateUnit?: ChargingRateUnitType;
}

export interface GetCompositeScheduleResponse {
  readonly status: GetCompositeScheduleStatus;
  /** whole number */
  readonly connectorId?: number;
  /** date-time */
  readonly scheduleStart?: string;
  readonly chargingSchedule?: ChargingSchedule;
}

export interface GetConfigurationRequest {
  readonly key?: readonly string[];
}

export interface GetConfigurationResponse {
  readonly configurationKey?: readonly KeyValue[];
  readonly unknownKey?: readonly string[];
}

export interface GetDiagnosticsRequest {
  /** uri */
  readonly location: string;
  /** whole number */
  readonly retries?: number;
  /** whole number */
  readonly retryInterval?: number;
  /** date-time */
  readonly startTime?: string;
  /** date-time */
  readonly stopTime?: string;
}

export interface GetDiagnosticsResponse {
  /** at most 255 characters */
  readonly fileName?: string;
}

export interface GetInstalledCertificateIdsRequest {
  readonly certificateType: CertificateUseEnumType;
}

export interface GetInstalledCertificateIdsResponse {
  /** at least 1 item */
  readonly certificateHashData?: readonly CertificateHashDataType[];
  readonly status: GetInstalledCertificateStatusEnumType;
}

export type GetLocalListVersionRequest = Readonly<Record<string, never>>;

export interface GetLocalListVersionResponse {
  /** whole number */
  readonly listVersion: number;
}

export interface GetLogRequest {
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
  readonly status: LogStatusEnumType;
  /** at most 255 characters */
  readonly filename?: string;
}

export type HeartbeatRequest = Readonly<Record<string, never>>;

export interface HeartbeatResponse {
  /** date-time */
  readonly currentTime: string;
}

export interface InstallCertificateRequest {
  readonly certificateType: CertificateUseEnumType;
  /** at most 5500 characters */
  readonly certificate: string;
}

export interface InstallCertificateResponse {
  readonly status: InstallCertificateStatusEnumType;
}

export interface LogStatusNotificationRequest {
  readonly status: UploadLogStatusEnumType;
  /** whole number */
  readonly requestId?: number;
}

export type LogStatusNotificationResponse = Readonly<Record<string, never>>;

export interface MeterValuesRequest {
  /** whole number */
  readonly connectorId: number;
  /** whole number */
  readonly transactionId?: number;
  readonly meterValue: readonly MeterValue[];
}

export type MeterValuesResponse = Readonly<Record<string, never>>;

export interface RemoteStartTransactionRequest {
  /** whole number */
  readonly connectorId?: number;
  /** at most 20 characters */
  readonly idTag: string;
  readonly chargingProfile?: ChargingProfile;
}

export interface RemoteStartTransactionResponse {
  readonly status: RemoteStartStopStatus;
}

export interface RemoteStopTransactionRequest {
  /** whole number */
  readonly transactionId: number;
}

export interface RemoteStopTransactionResponse {
  readonly status: RemoteStartStopStatus;
}

export interface ReserveNowRequest {
  /** whole number */
  readonly connectorId: number;
  /** date-time */
  readonly expiryDate: string;
  /** at most 20 characters */
  readonly idTag: string;
  /** at most 20 characters */
  readonly parentIdTag?: string;
  /** whole number */
  readonly reservationId: number;
}

export interface ReserveNowResponse {
  readonly status: ReservationStatus;
}

export interface ResetRequest {
  readonly type: ResetType;
}

export interface ResetResponse {
  readonly status: ResetStatus;
}

export interface SecurityEventNotificationRequest {
  /** at most 50 characters */
  readonly type: string;
  /** date-time */
  readonly timestamp: string;
  /** at most 255 characters */
  readonly techInfo?: string;
}

export type SecurityEventNotificationResponse = Readonly<Record<string, never>>;

export interface SendLocalListRequest {
  /** whole number */
  readonly listVersion: number;
  readonly localAuthorizationList?: readonly AuthorizationData[];
  readonly updateType: UpdateType;
}

export interface SendLocalListResponse {
  readonly status: UpdateStatus;
}

export interface SetChargingProfileRequest {
  /** whole number */
  readonly connectorId: number;
  readonly csChargingProfiles: ChargingProfile;
}

export interface SetChargingProfileResponse {
  readonly status: ChargingProfileStatus;
}

export interface SignCertificateRequest {
  /** at most 5500 characters */
  readonly csr: string;
}

export interface SignCertificateResponse {
  readonly status: GenericStatusEnumType;
}

export interface SignedFirmwareStatusNotificationRequest {
  readonly status: FirmwareStatusEnumType;
  /** whole number */
  readonly requestId?: number;
}

export type SignedFirmwareStatusNotificationResponse = Readonly<Record<string, never>>;

export interface SignedUpdateFirmwareRequest {
  /** whole number */
  readonly retries?: number;
  /** whole number */
  readonly retryInterval?: number;
  /** whole number */
  readonly requestId: number;
  readonly firmware: FirmwareType;
}

export interface SignedUpdateFirmwareResponse {
  readonly status: UpdateFirmwareStatusEnumType;
}

export interface StartTransactionRequest {
  /** whole number */
  readonly connectorId: number;
  /** at most 20 characters */
  readonly idTag: string;
  /** whole number */
  readonly meterStart: number;
  /** whole number */
  readonly reservationId?: number;
  /** date-time */
  readonly timestamp: string;
}

export interface StartTransactionResponse {
  readonly idTagInfo: IdTagInfo;
  /** whole number */
  readonly transactionId: number;
}

export interface StatusNotificationRequest {
  /** whole number */
  readonly connectorId: number;
  readonly errorCode: ChargePointErrorCode;
  /** at most 50 characters */
  readonly info?: string;
  readonly status: ChargePointStatus;
  /** date-time */
  readonly timestamp?: string;
  /** at most 255 characters */
  readonly vendorId?: string;
  /** at most 50 characters */
  readonly vendorErrorCode?: string;
}

export type StatusNotificationResponse = Readonly<Record<string, never>>;

export interface StopTransactionRequest {
  /** at most 20 characters */
  readonly idTag?: string;
  /** whole number */
  readonly meterStop: number;
  /** date-time */
  readonly timestamp: string;
  /** whole number */
  readonly transactionId: number;
  readonly reason?: Reason;
  readonly transactionData?: readonly MeterValue[];
}

export interface StopTransactionResponse {
  readonly idTagInfo?: IdTagInfo;
}

export interface TriggerMessageRequest {
  readonly requestedMessage: MessageTrigger;
  /** whole number */
  readonly connectorId?: number;
}

export interface TriggerMessageResponse {
  readonly status: TriggerMessageStatus;
}

export interface UnlockConnectorRequest {
  /** whole number */
  readonly connectorId: number;
}

export interface UnlockConnectorResponse {
  readonly status: UnlockStatus;
}

export interface UpdateFirmwareRequest {
  /** uri */
  readonly location: string;
  /** whole number */
  readonly retries?: number;
  /** date-time */
  readonly retrieveDate: string;
  /** whole number */
  readonly retryInterval?: number;
}

export type UpdateFirmwareResponse = Readonly<Record<string, never>>;

/** Every action that is answered. */
export interface Messages16 {
  readonly Authorize: { readonly request: AuthorizeRequest; readonly response: AuthorizeResponse };
  readonly BootNotification: { readonly request: BootNotificationRequest; readonly response: BootNotificationResponse };
  readonly CancelReservation: { readonly request: CancelReservationRequest; readonly response: CancelReservationResponse };
  readonly CertificateSigned: { readonly request: CertificateSignedRequest; readonly response: CertificateSignedResponse };
  readonly ChangeAvailability: { readonly request: ChangeAvailabilityRequest; readonly response: ChangeAvailabilityResponse };
  readonly ChangeConfiguration: { readonly request: ChangeConfigurationRequest; readonly response: ChangeConfigurationResponse };
  readonly ClearCache: { readonly request: ClearCacheRequest; readonly response: ClearCacheResponse };
  readonly ClearChargingProfile: { readonly request: ClearChargingProfileRequest; readonly response: ClearChargingProfileResponse };
  readonly DataTransfer: { readonly request: DataTransferRequest; readonly response: DataTransferResponse };
  readonly DeleteCertificate: { readonly request: DeleteCertificateRequest; readonly response: DeleteCertificateResponse };
  readonly DiagnosticsStatusNotification: { readonly request: DiagnosticsStatusNotificationRequest; readonly response: DiagnosticsStatusNotificationResponse };
  readonly ExtendedTriggerMessage: { readonly request: ExtendedTriggerMessageRequest; readonly response: ExtendedTriggerMessageResponse };
  readonly FirmwareStatusNotification: { readonly request: FirmwareStatusNotificationRequest; readonly response: FirmwareStatusNotificationResponse };
  readonly GetCompositeSchedule: { readonly request: GetCompositeScheduleRequest; readonly response: GetCompositeScheduleResponse };
  readonly GetConfiguration: { readonly request: GetConfigurationRequest; readonly response: GetConfigurationResponse };
  readonly GetDiagnostics: { readonly request: GetDiagnosticsRequest; readonly response: GetDiagnosticsResponse };
  readonly GetInstalledCertificateIds: { readonly request: GetInstalledCertificateIdsRequest; readonly response: GetInstalledCertificateIdsResponse };
  readonly GetLocalListVersion: { readonly request: GetLocalListVersionRequest; readonly response: GetLocalListVersionResponse };
  readonly GetLog: { readonly request: GetLogRequest; readonly response: GetLogResponse };
  readonly Heartbeat: { readonly request: HeartbeatRequest; readonly response: HeartbeatResponse };
  readonly InstallCertificate: { readonly request: InstallCertificateRequest; readonly response: InstallCertificateResponse };
  readonly LogStatusNotification: { readonly request: LogStatusNotificationRequest; readonly response: LogStatusNotificationResponse };
  readonly MeterValues: { readonly request: MeterValuesRequest; readonly response: MeterValuesResponse };
  readonly RemoteStartTransaction: { readonly request: RemoteStartTransactionRequest; readonly response: RemoteStartTransactionResponse };
  readonly RemoteStopTransaction: { readonly request: RemoteStopTransactionRequest; readonly response: RemoteStopTransactionResponse };
  readonly ReserveNow: { readonly request: ReserveNowRequest; readonly response: ReserveNowResponse };
  readonly Reset: { readonly request: ResetRequest; readonly response: ResetResponse };
  readonly SecurityEventNotification: { readonly request: SecurityEventNotificationRequest; readonly response: SecurityEventNotificationResponse };
  readonly SendLocalList: { readonly request: SendLocalListRequest; readonly response: SendLocalListResponse };
  readonly SetChargingProfile: { readonly request: SetChargingProfileRequest; readonly response: SetChargingProfileResponse };
  readonly SignCertificate: { readonly request: SignCertificateRequest; readonly response: SignCertificateResponse };
  readonly SignedFirmwareStatusNotification: { readonly request: SignedFirmwareStatusNotificationRequest; readonly response: SignedFirmwareStatusNotificationResponse };
  readonly SignedUpdateFirmware: { readonly request: SignedUpdateFirmwareRequest; readonly response: SignedUpdateFirmwareResponse };
  readonly StartTransaction: { readonly request: StartTransactionRequest; readonly response: StartTransactionResponse };
  readonly StatusNotification: { readonly request: StatusNotificationRequest; readonly response: StatusNotificationResponse };
  readonly StopTransaction: { readonly request: StopTransactionRequest; readonly response: StopTransactionResponse };
  readonly TriggerMessage: { readonly request: TriggerMessageRequest; readonly response: TriggerMessageResponse };
  readonly UnlockConnector: { readonly request: UnlockConnectorRequest; readonly response: UnlockConnectorResponse };
  readonly UpdateFirmware: { readonly request: UpdateFirmwareRequest; readonly response: UpdateFirmwareResponse };
}
