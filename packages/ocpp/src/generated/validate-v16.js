// SPDX-License-Identifier: Apache-2.0
// GENERATED from the official OCPP 1.6 schemas by tools/generate.ts. Do not edit.
// Validators of every message.
import { boolean, dateTime, integer, isObject, list, missingOf, multiple, notAnObject, number, oneOf, refusal, text, UNKNOWN, uri } from "../schema-checks.js";
const item1 = (value) => text(value, 0, 50);
function AuthorizationData(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "idTag": if (data.idTag === undefined) continue; missing--; error = text(data.idTag, 0, 20); break;
      case "idTagInfo": if (data.idTagInfo === undefined) continue; error = IdTagInfo(data.idTagInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["idTag"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["idTag"]);
}
const AuthorizationStatus = oneOf("Accepted", "Blocked", "Expired", "Invalid", "ConcurrentTx");
const AvailabilityStatus = oneOf("Accepted", "Rejected", "Scheduled");
const AvailabilityType = oneOf("Inoperative", "Operative");
const CancelReservationStatus = oneOf("Accepted", "Rejected");
function CertificateHashDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "hashAlgorithm": if (data.hashAlgorithm === undefined) continue; missing--; error = HashAlgorithmEnumType(data.hashAlgorithm); break;
      case "issuerNameHash": if (data.issuerNameHash === undefined) continue; missing--; error = text(data.issuerNameHash, 0, 128); break;
      case "issuerKeyHash": if (data.issuerKeyHash === undefined) continue; missing--; error = text(data.issuerKeyHash, 0, 128); break;
      case "serialNumber": if (data.serialNumber === undefined) continue; missing--; error = text(data.serialNumber, 0, 40); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["hashAlgorithm","issuerNameHash","issuerKeyHash","serialNumber"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["hashAlgorithm","issuerNameHash","issuerKeyHash","serialNumber"]);
}
const CertificateSignedStatusEnumType = oneOf("Accepted", "Rejected");
const CertificateUseEnumType = oneOf("CentralSystemRootCertificate", "ManufacturerRootCertificate");
const ChargePointErrorCode = oneOf("ConnectorLockFailure", "EVCommunicationError", "GroundFailure", "HighTemperature", "InternalError", "LocalListConflict", "NoError", "OtherError", "OverCurrentFailure", "PowerMeterFailure", "PowerSwitchFailure", "ReaderFailure", "ResetFailure", "UnderVoltage", "OverVoltage", "WeakSignal");
const ChargePointStatus = oneOf("Available", "Preparing", "Charging", "SuspendedEVSE", "SuspendedEV", "Finishing", "Reserved", "Unavailable", "Faulted");
function ChargingProfile(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "chargingProfileId": if (data.chargingProfileId === undefined) continue; missing--; error = integer(data.chargingProfileId, -Infinity, Infinity); break;
      case "transactionId": if (data.transactionId === undefined) continue; error = integer(data.transactionId, -Infinity, Infinity); break;
      case "stackLevel": if (data.stackLevel === undefined) continue; missing--; error = integer(data.stackLevel, -Infinity, Infinity); break;
      case "chargingProfilePurpose": if (data.chargingProfilePurpose === undefined) continue; missing--; error = ChargingProfilePurposeType(data.chargingProfilePurpose); break;
      case "chargingProfileKind": if (data.chargingProfileKind === undefined) continue; missing--; error = ChargingProfileKindType(data.chargingProfileKind); break;
      case "recurrencyKind": if (data.recurrencyKind === undefined) continue; error = RecurrencyKindType(data.recurrencyKind); break;
      case "validFrom": if (data.validFrom === undefined) continue; error = dateTime(data.validFrom); break;
      case "validTo": if (data.validTo === undefined) continue; error = dateTime(data.validTo); break;
      case "chargingSchedule": if (data.chargingSchedule === undefined) continue; missing--; error = ChargingSchedule(data.chargingSchedule); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["chargingProfileId","stackLevel","chargingProfilePurpose","chargingProfileKind","chargingSchedule"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["chargingProfileId","stackLevel","chargingProfilePurpose","chargingProfileKind","chargingSchedule"]);
}
const ChargingProfileKindType = oneOf("Absolute", "Recurring", "Relative");
const ChargingProfilePurposeType = oneOf("ChargePointMaxProfile", "TxDefaultProfile", "TxProfile");
const ChargingProfileStatus = oneOf("Accepted", "Rejected", "NotSupported");
const ChargingRateUnitType = oneOf("A", "W");
function ChargingSchedule(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "duration": if (data.duration === undefined) continue; error = integer(data.duration, -Infinity, Infinity); break;
      case "startSchedule": if (data.startSchedule === undefined) continue; error = dateTime(data.startSchedule); break;
      case "chargingRateUnit": if (data.chargingRateUnit === undefined) continue; missing--; error = ChargingRateUnitType(data.chargingRateUnit); break;
      case "chargingSchedulePeriod": if (data.chargingSchedulePeriod === undefined) continue; missing--; error = list(data.chargingSchedulePeriod, ChargingSchedulePeriod, 1, Infinity); break;
      case "minChargingRate": if (data.minChargingRate === undefined) continue; error = multiple(data.minChargingRate, 0.1); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["chargingRateUnit","chargingSchedulePeriod"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["chargingRateUnit","chargingSchedulePeriod"]);
}
function ChargingSchedulePeriod(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "startPeriod": if (data.startPeriod === undefined) continue; missing--; error = integer(data.startPeriod, -Infinity, Infinity); break;
      case "limit": if (data.limit === undefined) continue; missing--; error = multiple(data.limit, 0.1); break;
      case "numberPhases": if (data.numberPhases === undefined) continue; error = integer(data.numberPhases, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["startPeriod","limit"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["startPeriod","limit"]);
}
const ClearCacheStatus = oneOf("Accepted", "Rejected");
const ClearChargingProfileStatus = oneOf("Accepted", "Unknown");
const ConfigurationStatus = oneOf("Accepted", "Rejected", "RebootRequired", "NotSupported");
const DataTransferStatus = oneOf("Accepted", "Rejected", "UnknownMessageId", "UnknownVendorId");
const DeleteCertificateStatusEnumType = oneOf("Accepted", "Failed", "NotFound");
const DiagnosticsStatus = oneOf("Idle", "Uploaded", "UploadFailed", "Uploading");
const FirmwareStatus = oneOf("Downloaded", "DownloadFailed", "Downloading", "Idle", "InstallationFailed", "Installing", "Installed");
const FirmwareStatusEnumType = oneOf("Downloaded", "DownloadFailed", "Downloading", "DownloadScheduled", "DownloadPaused", "Idle", "InstallationFailed", "Installing", "Installed", "InstallRebooting", "InstallScheduled", "InstallVerificationFailed", "InvalidSignature", "SignatureVerified");
function FirmwareType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "location": if (data.location === undefined) continue; missing--; error = text(data.location, 0, 512); break;
      case "retrieveDateTime": if (data.retrieveDateTime === undefined) continue; missing--; error = dateTime(data.retrieveDateTime); break;
      case "installDateTime": if (data.installDateTime === undefined) continue; error = dateTime(data.installDateTime); break;
      case "signingCertificate": if (data.signingCertificate === undefined) continue; missing--; error = text(data.signingCertificate, 0, 5500); break;
      case "signature": if (data.signature === undefined) continue; missing--; error = text(data.signature, 0, 800); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["location","retrieveDateTime","signingCertificate","signature"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["location","retrieveDateTime","signingCertificate","signature"]);
}
const GenericStatusEnumType = oneOf("Accepted", "Rejected");
const GetCompositeScheduleStatus = oneOf("Accepted", "Rejected");
const GetInstalledCertificateStatusEnumType = oneOf("Accepted", "NotFound");
const HashAlgorithmEnumType = oneOf("SHA256", "SHA384", "SHA512");
function IdTagInfo(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "expiryDate": if (data.expiryDate === undefined) continue; error = dateTime(data.expiryDate); break;
      case "parentIdTag": if (data.parentIdTag === undefined) continue; error = text(data.parentIdTag, 0, 20); break;
      case "status": if (data.status === undefined) continue; missing--; error = AuthorizationStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
const InstallCertificateStatusEnumType = oneOf("Accepted", "Failed", "Rejected");
function KeyValue(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "key": if (data.key === undefined) continue; missing--; error = text(data.key, 0, 50); break;
      case "readonly": if (data.readonly === undefined) continue; missing--; error = boolean(data.readonly); break;
      case "value": if (data.value === undefined) continue; error = text(data.value, 0, 500); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["key","readonly"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["key","readonly"]);
}
const Location = oneOf("Cable", "EV", "Inlet", "Outlet", "Body");
const LogEnumType = oneOf("DiagnosticsLog", "SecurityLog");
function LogParametersType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "remoteLocation": if (data.remoteLocation === undefined) continue; missing--; error = text(data.remoteLocation, 0, 512); break;
      case "oldestTimestamp": if (data.oldestTimestamp === undefined) continue; error = dateTime(data.oldestTimestamp); break;
      case "latestTimestamp": if (data.latestTimestamp === undefined) continue; error = dateTime(data.latestTimestamp); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["remoteLocation"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["remoteLocation"]);
}
const LogStatusEnumType = oneOf("Accepted", "Rejected", "AcceptedCanceled");
const Measurand = oneOf("Energy.Active.Export.Register", "Energy.Active.Import.Register", "Energy.Reactive.Export.Register", "Energy.Reactive.Import.Register", "Energy.Active.Export.Interval", "Energy.Active.Import.Interval", "Energy.Reactive.Export.Interval", "Energy.Reactive.Import.Interval", "Power.Active.Export", "Power.Active.Import", "Power.Offered", "Power.Reactive.Export", "Power.Reactive.Import", "Power.Factor", "Current.Import", "Current.Export", "Current.Offered", "Voltage", "Frequency", "Temperature", "SoC", "RPM");
const MessageTrigger = oneOf("BootNotification", "DiagnosticsStatusNotification", "FirmwareStatusNotification", "Heartbeat", "MeterValues", "StatusNotification");
const MessageTriggerEnumType = oneOf("BootNotification", "LogStatusNotification", "FirmwareStatusNotification", "Heartbeat", "MeterValues", "SignChargePointCertificate", "StatusNotification");
function MeterValue(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      case "sampledValue": if (data.sampledValue === undefined) continue; missing--; error = list(data.sampledValue, SampledValue, 0, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["timestamp","sampledValue"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["timestamp","sampledValue"]);
}
const Phase = oneOf("L1", "L2", "L3", "N", "L1-N", "L2-N", "L3-N", "L1-L2", "L2-L3", "L3-L1");
const ReadingContext = oneOf("Interruption.Begin", "Interruption.End", "Sample.Clock", "Sample.Periodic", "Transaction.Begin", "Transaction.End", "Trigger", "Other");
const Reason = oneOf("EmergencyStop", "EVDisconnected", "HardReset", "Local", "Other", "PowerLoss", "Reboot", "Remote", "SoftReset", "UnlockCommand", "DeAuthorized");
const RecurrencyKindType = oneOf("Daily", "Weekly");
const RegistrationStatus = oneOf("Accepted", "Pending", "Rejected");
const RemoteStartStopStatus = oneOf("Accepted", "Rejected");
const ReservationStatus = oneOf("Accepted", "Faulted", "Occupied", "Rejected", "Unavailable");
const ResetStatus = oneOf("Accepted", "Rejected");
const ResetType = oneOf("Hard", "Soft");
function SampledValue(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "value": if (data.value === undefined) continue; missing--; error = text(data.value, 0, Infinity); break;
      case "context": if (data.context === undefined) continue; error = ReadingContext(data.context); break;
      case "format": if (data.format === undefined) continue; error = ValueFormat(data.format); break;
      case "measurand": if (data.measurand === undefined) continue; error = Measurand(data.measurand); break;
      case "phase": if (data.phase === undefined) continue; error = Phase(data.phase); break;
      case "location": if (data.location === undefined) continue; error = Location(data.location); break;
      case "unit": if (data.unit === undefined) continue; error = UnitOfMeasure(data.unit); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["value"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["value"]);
}
const TriggerMessageStatus = oneOf("Accepted", "Rejected", "NotImplemented");
const TriggerMessageStatusEnumType = oneOf("Accepted", "Rejected", "NotImplemented");
const UnitOfMeasure = oneOf("Wh", "kWh", "varh", "kvarh", "W", "kW", "VA", "kVA", "var", "kvar", "A", "V", "K", "Celcius", "Celsius", "Fahrenheit", "Percent");
const UnlockStatus = oneOf("Unlocked", "UnlockFailed", "NotSupported");
const UpdateFirmwareStatusEnumType = oneOf("Accepted", "Rejected", "AcceptedCanceled", "InvalidCertificate", "RevokedCertificate");
const UpdateStatus = oneOf("Accepted", "Failed", "NotSupported", "VersionMismatch");
const UpdateType = oneOf("Differential", "Full");
const UploadLogStatusEnumType = oneOf("BadMessage", "Idle", "NotSupportedOperation", "PermissionDenied", "Uploaded", "UploadFailure", "Uploading");
const ValueFormat = oneOf("Raw", "SignedData");
export function AuthorizeRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "idTag": if (data.idTag === undefined) continue; missing--; error = text(data.idTag, 0, 20); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["idTag"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["idTag"]);
}
export function AuthorizeResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "idTagInfo": if (data.idTagInfo === undefined) continue; missing--; error = IdTagInfo(data.idTagInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["idTagInfo"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["idTagInfo"]);
}
export function BootNotificationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "chargePointVendor": if (data.chargePointVendor === undefined) continue; missing--; error = text(data.chargePointVendor, 0, 20); break;
      case "chargePointModel": if (data.chargePointModel === undefined) continue; missing--; error = text(data.chargePointModel, 0, 20); break;
      case "chargePointSerialNumber": if (data.chargePointSerialNumber === undefined) continue; error = text(data.chargePointSerialNumber, 0, 25); break;
      case "chargeBoxSerialNumber": if (data.chargeBoxSerialNumber === undefined) continue; error = text(data.chargeBoxSerialNumber, 0, 25); break;
      case "firmwareVersion": if (data.firmwareVersion === undefined) continue; error = text(data.firmwareVersion, 0, 50); break;
      case "iccid": if (data.iccid === undefined) continue; error = text(data.iccid, 0, 20); break;
      case "imsi": if (data.imsi === undefined) continue; error = text(data.imsi, 0, 20); break;
      case "meterType": if (data.meterType === undefined) continue; error = text(data.meterType, 0, 25); break;
      case "meterSerialNumber": if (data.meterSerialNumber === undefined) continue; error = text(data.meterSerialNumber, 0, 25); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["chargePointVendor","chargePointModel"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["chargePointVendor","chargePointModel"]);
}
export function BootNotificationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = RegistrationStatus(data.status); break;
      case "currentTime": if (data.currentTime === undefined) continue; missing--; error = dateTime(data.currentTime); break;
      case "interval": if (data.interval === undefined) continue; missing--; error = integer(data.interval, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status","currentTime","interval"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status","currentTime","interval"]);
}
export function CancelReservationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "reservationId": if (data.reservationId === undefined) continue; missing--; error = integer(data.reservationId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["reservationId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["reservationId"]);
}
export function CancelReservationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = CancelReservationStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function CertificateSignedRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "certificateChain": if (data.certificateChain === undefined) continue; missing--; error = text(data.certificateChain, 0, 10000); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["certificateChain"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["certificateChain"]);
}
export function CertificateSignedResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = CertificateSignedStatusEnumType(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ChangeAvailabilityRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "connectorId": if (data.connectorId === undefined) continue; missing--; error = integer(data.connectorId, -Infinity, Infinity); break;
      case "type": if (data.type === undefined) continue; missing--; error = AvailabilityType(data.type); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["connectorId","type"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["connectorId","type"]);
}
export function ChangeAvailabilityResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = AvailabilityStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ChangeConfigurationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "key": if (data.key === undefined) continue; missing--; error = text(data.key, 0, 50); break;
      case "value": if (data.value === undefined) continue; missing--; error = text(data.value, 0, 500); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["key","value"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["key","value"]);
}
export function ChangeConfigurationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = ConfigurationStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ClearCacheRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function ClearCacheResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = ClearCacheStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ClearChargingProfileRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "id": if (data.id === undefined) continue; error = integer(data.id, -Infinity, Infinity); break;
      case "connectorId": if (data.connectorId === undefined) continue; error = integer(data.connectorId, -Infinity, Infinity); break;
      case "chargingProfilePurpose": if (data.chargingProfilePurpose === undefined) continue; error = ChargingProfilePurposeType(data.chargingProfilePurpose); break;
      case "stackLevel": if (data.stackLevel === undefined) continue; error = integer(data.stackLevel, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function ClearChargingProfileResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = ClearChargingProfileStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function DataTransferRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "vendorId": if (data.vendorId === undefined) continue; missing--; error = text(data.vendorId, 0, 255); break;
      case "messageId": if (data.messageId === undefined) continue; error = text(data.messageId, 0, 50); break;
      case "data": if (data.data === undefined) continue; error = text(data.data, 0, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["vendorId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["vendorId"]);
}
export function DataTransferResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = DataTransferStatus(data.status); break;
      case "data": if (data.data === undefined) continue; error = text(data.data, 0, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function DeleteCertificateRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "certificateHashData": if (data.certificateHashData === undefined) continue; missing--; error = CertificateHashDataType(data.certificateHashData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["certificateHashData"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["certificateHashData"]);
}
export function DeleteCertificateResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = DeleteCertificateStatusEnumType(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function DiagnosticsStatusNotificationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = DiagnosticsStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function DiagnosticsStatusNotificationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function ExtendedTriggerMessageRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "requestedMessage": if (data.requestedMessage === undefined) continue; missing--; error = MessageTriggerEnumType(data.requestedMessage); break;
      case "connectorId": if (data.connectorId === undefined) continue; error = integer(data.connectorId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestedMessage"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestedMessage"]);
}
export function ExtendedTriggerMessageResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = TriggerMessageStatusEnumType(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function FirmwareStatusNotificationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = FirmwareStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function FirmwareStatusNotificationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function GetCompositeScheduleRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "connectorId": if (data.connectorId === undefined) continue; missing--; error = integer(data.connectorId, -Infinity, Infinity); break;
      case "duration": if (data.duration === undefined) continue; missing--; error = integer(data.duration, -Infinity, Infinity); break;
      case "chargingRateUnit": if (data.chargingRateUnit === undefined) continue; error = ChargingRateUnitType(data.chargingRateUnit); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["connectorId","duration"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["connectorId","duration"]);
}
export function GetCompositeScheduleResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = GetCompositeScheduleStatus(data.status); break;
      case "connectorId": if (data.connectorId === undefined) continue; error = integer(data.connectorId, -Infinity, Infinity); break;
      case "scheduleStart": if (data.scheduleStart === undefined) continue; error = dateTime(data.scheduleStart); break;
      case "chargingSchedule": if (data.chargingSchedule === undefined) continue; error = ChargingSchedule(data.chargingSchedule); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetConfigurationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "key": if (data.key === undefined) continue; error = list(data.key, item1, 0, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function GetConfigurationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "configurationKey": if (data.configurationKey === undefined) continue; error = list(data.configurationKey, KeyValue, 0, Infinity); break;
      case "unknownKey": if (data.unknownKey === undefined) continue; error = list(data.unknownKey, item1, 0, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function GetDiagnosticsRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "location": if (data.location === undefined) continue; missing--; error = uri(data.location, 0, Infinity); break;
      case "retries": if (data.retries === undefined) continue; error = integer(data.retries, -Infinity, Infinity); break;
      case "retryInterval": if (data.retryInterval === undefined) continue; error = integer(data.retryInterval, -Infinity, Infinity); break;
      case "startTime": if (data.startTime === undefined) continue; error = dateTime(data.startTime); break;
      case "stopTime": if (data.stopTime === undefined) continue; error = dateTime(data.stopTime); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["location"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["location"]);
}
export function GetDiagnosticsResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "fileName": if (data.fileName === undefined) continue; error = text(data.fileName, 0, 255); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function GetInstalledCertificateIdsRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "certificateType": if (data.certificateType === undefined) continue; missing--; error = CertificateUseEnumType(data.certificateType); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["certificateType"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["certificateType"]);
}
export function GetInstalledCertificateIdsResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "certificateHashData": if (data.certificateHashData === undefined) continue; error = list(data.certificateHashData, CertificateHashDataType, 1, Infinity); break;
      case "status": if (data.status === undefined) continue; missing--; error = GetInstalledCertificateStatusEnumType(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetLocalListVersionRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function GetLocalListVersionResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "listVersion": if (data.listVersion === undefined) continue; missing--; error = integer(data.listVersion, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["listVersion"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["listVersion"]);
}
export function GetLogRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "log": if (data.log === undefined) continue; missing--; error = LogParametersType(data.log); break;
      case "logType": if (data.logType === undefined) continue; missing--; error = LogEnumType(data.logType); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "retries": if (data.retries === undefined) continue; error = integer(data.retries, -Infinity, Infinity); break;
      case "retryInterval": if (data.retryInterval === undefined) continue; error = integer(data.retryInterval, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["logType","requestId","log"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["logType","requestId","log"]);
}
export function GetLogResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = LogStatusEnumType(data.status); break;
      case "filename": if (data.filename === undefined) continue; error = text(data.filename, 0, 255); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function HeartbeatRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function HeartbeatResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "currentTime": if (data.currentTime === undefined) continue; missing--; error = dateTime(data.currentTime); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["currentTime"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["currentTime"]);
}
export function InstallCertificateRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "certificateType": if (data.certificateType === undefined) continue; missing--; error = CertificateUseEnumType(data.certificateType); break;
      case "certificate": if (data.certificate === undefined) continue; missing--; error = text(data.certificate, 0, 5500); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["certificateType","certificate"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["certificateType","certificate"]);
}
export function InstallCertificateResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = InstallCertificateStatusEnumType(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function LogStatusNotificationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = UploadLogStatusEnumType(data.status); break;
      case "requestId": if (data.requestId === undefined) continue; error = integer(data.requestId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function LogStatusNotificationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function MeterValuesRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "connectorId": if (data.connectorId === undefined) continue; missing--; error = integer(data.connectorId, -Infinity, Infinity); break;
      case "transactionId": if (data.transactionId === undefined) continue; error = integer(data.transactionId, -Infinity, Infinity); break;
      case "meterValue": if (data.meterValue === undefined) continue; missing--; error = list(data.meterValue, MeterValue, 0, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["connectorId","meterValue"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["connectorId","meterValue"]);
}
export function MeterValuesResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function RemoteStartTransactionRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "connectorId": if (data.connectorId === undefined) continue; error = integer(data.connectorId, -Infinity, Infinity); break;
      case "idTag": if (data.idTag === undefined) continue; missing--; error = text(data.idTag, 0, 20); break;
      case "chargingProfile": if (data.chargingProfile === undefined) continue; error = ChargingProfile(data.chargingProfile); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["idTag"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["idTag"]);
}
export function RemoteStartTransactionResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = RemoteStartStopStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function RemoteStopTransactionRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "transactionId": if (data.transactionId === undefined) continue; missing--; error = integer(data.transactionId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["transactionId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["transactionId"]);
}
export function RemoteStopTransactionResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = RemoteStartStopStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ReserveNowRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "connectorId": if (data.connectorId === undefined) continue; missing--; error = integer(data.connectorId, -Infinity, Infinity); break;
      case "expiryDate": if (data.expiryDate === undefined) continue; missing--; error = dateTime(data.expiryDate); break;
      case "idTag": if (data.idTag === undefined) continue; missing--; error = text(data.idTag, 0, 20); break;
      case "parentIdTag": if (data.parentIdTag === undefined) continue; error = text(data.parentIdTag, 0, 20); break;
      case "reservationId": if (data.reservationId === undefined) continue; missing--; error = integer(data.reservationId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["connectorId","expiryDate","idTag","reservationId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["connectorId","expiryDate","idTag","reservationId"]);
}
export function ReserveNowResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = ReservationStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ResetRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "type": if (data.type === undefined) continue; missing--; error = ResetType(data.type); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["type"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["type"]);
}
export function ResetResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = ResetStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function SecurityEventNotificationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "type": if (data.type === undefined) continue; missing--; error = text(data.type, 0, 50); break;
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      case "techInfo": if (data.techInfo === undefined) continue; error = text(data.techInfo, 0, 255); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["type","timestamp"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["type","timestamp"]);
}
export function SecurityEventNotificationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function SendLocalListRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "listVersion": if (data.listVersion === undefined) continue; missing--; error = integer(data.listVersion, -Infinity, Infinity); break;
      case "localAuthorizationList": if (data.localAuthorizationList === undefined) continue; error = list(data.localAuthorizationList, AuthorizationData, 0, Infinity); break;
      case "updateType": if (data.updateType === undefined) continue; missing--; error = UpdateType(data.updateType); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["listVersion","updateType"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["listVersion","updateType"]);
}
export function SendLocalListResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = UpdateStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function SetChargingProfileRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "connectorId": if (data.connectorId === undefined) continue; missing--; error = integer(data.connectorId, -Infinity, Infinity); break;
      case "csChargingProfiles": if (data.csChargingProfiles === undefined) continue; missing--; error = ChargingProfile(data.csChargingProfiles); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["connectorId","csChargingProfiles"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["connectorId","csChargingProfiles"]);
}
export function SetChargingProfileResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = ChargingProfileStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function SignCertificateRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "csr": if (data.csr === undefined) continue; missing--; error = text(data.csr, 0, 5500); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["csr"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["csr"]);
}
export function SignCertificateResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function SignedFirmwareStatusNotificationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = FirmwareStatusEnumType(data.status); break;
      case "requestId": if (data.requestId === undefined) continue; error = integer(data.requestId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function SignedFirmwareStatusNotificationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function SignedUpdateFirmwareRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "retries": if (data.retries === undefined) continue; error = integer(data.retries, -Infinity, Infinity); break;
      case "retryInterval": if (data.retryInterval === undefined) continue; error = integer(data.retryInterval, -Infinity, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "firmware": if (data.firmware === undefined) continue; missing--; error = FirmwareType(data.firmware); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId","firmware"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId","firmware"]);
}
export function SignedUpdateFirmwareResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = UpdateFirmwareStatusEnumType(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function StartTransactionRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "connectorId": if (data.connectorId === undefined) continue; missing--; error = integer(data.connectorId, -Infinity, Infinity); break;
      case "idTag": if (data.idTag === undefined) continue; missing--; error = text(data.idTag, 0, 20); break;
      case "meterStart": if (data.meterStart === undefined) continue; missing--; error = integer(data.meterStart, -Infinity, Infinity); break;
      case "reservationId": if (data.reservationId === undefined) continue; error = integer(data.reservationId, -Infinity, Infinity); break;
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["connectorId","idTag","meterStart","timestamp"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["connectorId","idTag","meterStart","timestamp"]);
}
export function StartTransactionResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "idTagInfo": if (data.idTagInfo === undefined) continue; missing--; error = IdTagInfo(data.idTagInfo); break;
      case "transactionId": if (data.transactionId === undefined) continue; missing--; error = integer(data.transactionId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["idTagInfo","transactionId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["idTagInfo","transactionId"]);
}
export function StatusNotificationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "connectorId": if (data.connectorId === undefined) continue; missing--; error = integer(data.connectorId, -Infinity, Infinity); break;
      case "errorCode": if (data.errorCode === undefined) continue; missing--; error = ChargePointErrorCode(data.errorCode); break;
      case "info": if (data.info === undefined) continue; error = text(data.info, 0, 50); break;
      case "status": if (data.status === undefined) continue; missing--; error = ChargePointStatus(data.status); break;
      case "timestamp": if (data.timestamp === undefined) continue; error = dateTime(data.timestamp); break;
      case "vendorId": if (data.vendorId === undefined) continue; error = text(data.vendorId, 0, 255); break;
      case "vendorErrorCode": if (data.vendorErrorCode === undefined) continue; error = text(data.vendorErrorCode, 0, 50); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["connectorId","errorCode","status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["connectorId","errorCode","status"]);
}
export function StatusNotificationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function StopTransactionRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "idTag": if (data.idTag === undefined) continue; error = text(data.idTag, 0, 20); break;
      case "meterStop": if (data.meterStop === undefined) continue; missing--; error = integer(data.meterStop, -Infinity, Infinity); break;
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      case "transactionId": if (data.transactionId === undefined) continue; missing--; error = integer(data.transactionId, -Infinity, Infinity); break;
      case "reason": if (data.reason === undefined) continue; error = Reason(data.reason); break;
      case "transactionData": if (data.transactionData === undefined) continue; error = list(data.transactionData, MeterValue, 0, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["transactionId","timestamp","meterStop"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["transactionId","timestamp","meterStop"]);
}
export function StopTransactionResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "idTagInfo": if (data.idTagInfo === undefined) continue; error = IdTagInfo(data.idTagInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function TriggerMessageRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "requestedMessage": if (data.requestedMessage === undefined) continue; missing--; error = MessageTrigger(data.requestedMessage); break;
      case "connectorId": if (data.connectorId === undefined) continue; error = integer(data.connectorId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestedMessage"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestedMessage"]);
}
export function TriggerMessageResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = TriggerMessageStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function UnlockConnectorRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "connectorId": if (data.connectorId === undefined) continue; missing--; error = integer(data.connectorId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["connectorId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["connectorId"]);
}
export function UnlockConnectorResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = UnlockStatus(data.status); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function UpdateFirmwareRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "location": if (data.location === undefined) continue; missing--; error = uri(data.location, 0, Infinity); break;
      case "retries": if (data.retries === undefined) continue; error = integer(data.retries, -Infinity, Infinity); break;
      case "retrieveDate": if (data.retrieveDate === undefined) continue; missing--; error = dateTime(data.retrieveDate); break;
      case "retryInterval": if (data.retryInterval === undefined) continue; error = integer(data.retryInterval, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["location","retrieveDate"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["location","retrieveDate"]);
}
export function UpdateFirmwareResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
