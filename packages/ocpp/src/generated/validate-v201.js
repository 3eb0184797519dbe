// SPDX-License-Identifier: Apache-2.0
// GENERATED from the official OCPP 2.0.1 schemas by tools/generate.ts. Do not edit.
// Validators of every message.
import { boolean, dateTime, integer, isObject, list, missingOf, multiple, notAnObject, number, oneOf, refusal, text, UNKNOWN, uri } from "../schema-checks.js";
const item1 = (value) => integer(value, -Infinity, Infinity);
const item2 = (value) => text(value, 0, 512);
function ACChargingParametersType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "energyAmount": if (data.energyAmount === undefined) continue; missing--; error = integer(data.energyAmount, -Infinity, Infinity); break;
      case "evMinCurrent": if (data.evMinCurrent === undefined) continue; missing--; error = integer(data.evMinCurrent, -Infinity, Infinity); break;
      case "evMaxCurrent": if (data.evMaxCurrent === undefined) continue; missing--; error = integer(data.evMaxCurrent, -Infinity, Infinity); break;
      case "evMaxVoltage": if (data.evMaxVoltage === undefined) continue; missing--; error = integer(data.evMaxVoltage, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["energyAmount","evMinCurrent","evMaxCurrent","evMaxVoltage"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["energyAmount","evMinCurrent","evMaxCurrent","evMaxVoltage"]);
}
const APNAuthenticationEnumType = oneOf("CHAP", "NONE", "PAP", "AUTO");
function APNType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "apn": if (data.apn === undefined) continue; missing--; error = text(data.apn, 0, 512); break;
      case "apnUserName": if (data.apnUserName === undefined) continue; error = text(data.apnUserName, 0, 20); break;
      case "apnPassword": if (data.apnPassword === undefined) continue; error = text(data.apnPassword, 0, 20); break;
      case "simPin": if (data.simPin === undefined) continue; error = integer(data.simPin, -Infinity, Infinity); break;
      case "preferredNetwork": if (data.preferredNetwork === undefined) continue; error = text(data.preferredNetwork, 0, 6); break;
      case "useOnlyPreferredNetwork": if (data.useOnlyPreferredNetwork === undefined) continue; error = boolean(data.useOnlyPreferredNetwork); break;
      case "apnAuthentication": if (data.apnAuthentication === undefined) continue; missing--; error = APNAuthenticationEnumType(data.apnAuthentication); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["apn","apnAuthentication"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["apn","apnAuthentication"]);
}
function AdditionalInfoType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "additionalIdToken": if (data.additionalIdToken === undefined) continue; missing--; error = text(data.additionalIdToken, 0, 36); break;
      case "type": if (data.type === undefined) continue; missing--; error = text(data.type, 0, 50); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["additionalIdToken","type"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["additionalIdToken","type"]);
}
const AttributeEnumType = oneOf("Actual", "Target", "MinSet", "MaxSet");
function AuthorizationData(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "idToken": if (data.idToken === undefined) continue; missing--; error = IdTokenType(data.idToken); break;
      case "idTokenInfo": if (data.idTokenInfo === undefined) continue; error = IdTokenInfoType(data.idTokenInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["idToken"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["idToken"]);
}
const AuthorizationStatusEnumType = oneOf("Accepted", "Blocked", "ConcurrentTx", "Expired", "Invalid", "NoCredit", "NotAllowedTypeEVSE", "NotAtThisLocation", "NotAtThisTime", "Unknown");
const AuthorizeCertificateStatusEnumType = oneOf("Accepted", "SignatureError", "CertificateExpired", "CertificateRevoked", "NoCertificateAvailable", "CertChainError", "ContractCancelled");
const BootReasonEnumType = oneOf("ApplicationReset", "FirmwareUpdate", "LocalReset", "PowerUp", "RemoteReset", "ScheduledReset", "Triggered", "Unknown", "Watchdog");
const CancelReservationStatusEnumType = oneOf("Accepted", "Rejected");
const CertificateActionEnumType = oneOf("Install", "Update");
function CertificateHashDataChainType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "certificateHashData": if (data.certificateHashData === undefined) continue; missing--; error = CertificateHashDataType(data.certificateHashData); break;
      case "certificateType": if (data.certificateType === undefined) continue; missing--; error = GetCertificateIdUseEnumType(data.certificateType); break;
      case "childCertificateHashData": if (data.childCertificateHashData === undefined) continue; error = list(data.childCertificateHashData, CertificateHashDataType, 1, 4); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["certificateType","certificateHashData"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["certificateType","certificateHashData"]);
}
function CertificateHashDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
const CertificateSigningUseEnumType = oneOf("ChargingStationCertificate", "V2GCertificate");
const ChangeAvailabilityStatusEnumType = oneOf("Accepted", "Rejected", "Scheduled");
const ChargingLimitSourceEnumType = oneOf("EMS", "Other", "SO", "CSO");
function ChargingLimitType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "chargingLimitSource": if (data.chargingLimitSource === undefined) continue; missing--; error = ChargingLimitSourceEnumType(data.chargingLimitSource); break;
      case "isGridCritical": if (data.isGridCritical === undefined) continue; error = boolean(data.isGridCritical); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["chargingLimitSource"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["chargingLimitSource"]);
}
function ChargingNeedsType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "acChargingParameters": if (data.acChargingParameters === undefined) continue; error = ACChargingParametersType(data.acChargingParameters); break;
      case "dcChargingParameters": if (data.dcChargingParameters === undefined) continue; error = DCChargingParametersType(data.dcChargingParameters); break;
      case "requestedEnergyTransfer": if (data.requestedEnergyTransfer === undefined) continue; missing--; error = EnergyTransferModeEnumType(data.requestedEnergyTransfer); break;
      case "departureTime": if (data.departureTime === undefined) continue; error = dateTime(data.departureTime); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestedEnergyTransfer"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestedEnergyTransfer"]);
}
function ChargingProfileCriterionType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "chargingProfilePurpose": if (data.chargingProfilePurpose === undefined) continue; error = ChargingProfilePurposeEnumType(data.chargingProfilePurpose); break;
      case "stackLevel": if (data.stackLevel === undefined) continue; error = integer(data.stackLevel, -Infinity, Infinity); break;
      case "chargingProfileId": if (data.chargingProfileId === undefined) continue; error = list(data.chargingProfileId, item1, 1, Infinity); break;
      case "chargingLimitSource": if (data.chargingLimitSource === undefined) continue; error = list(data.chargingLimitSource, ChargingLimitSourceEnumType, 1, 4); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
const ChargingProfileKindEnumType = oneOf("Absolute", "Recurring", "Relative");
const ChargingProfilePurposeEnumType = oneOf("ChargingStationExternalConstraints", "ChargingStationMaxProfile", "TxDefaultProfile", "TxProfile");
const ChargingProfileStatusEnumType = oneOf("Accepted", "Rejected");
function ChargingProfileType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, -Infinity, Infinity); break;
      case "stackLevel": if (data.stackLevel === undefined) continue; missing--; error = integer(data.stackLevel, -Infinity, Infinity); break;
      case "chargingProfilePurpose": if (data.chargingProfilePurpose === undefined) continue; missing--; error = ChargingProfilePurposeEnumType(data.chargingProfilePurpose); break;
      case "chargingProfileKind": if (data.chargingProfileKind === undefined) continue; missing--; error = ChargingProfileKindEnumType(data.chargingProfileKind); break;
      case "recurrencyKind": if (data.recurrencyKind === undefined) continue; error = RecurrencyKindEnumType(data.recurrencyKind); break;
      case "validFrom": if (data.validFrom === undefined) continue; error = dateTime(data.validFrom); break;
      case "validTo": if (data.validTo === undefined) continue; error = dateTime(data.validTo); break;
      case "chargingSchedule": if (data.chargingSchedule === undefined) continue; missing--; error = list(data.chargingSchedule, ChargingScheduleType, 1, 3); break;
      case "transactionId": if (data.transactionId === undefined) continue; error = text(data.transactionId, 0, 36); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","stackLevel","chargingProfilePurpose","chargingProfileKind","chargingSchedule"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","stackLevel","chargingProfilePurpose","chargingProfileKind","chargingSchedule"]);
}
const ChargingRateUnitEnumType = oneOf("W", "A");
function ChargingSchedulePeriodType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "startPeriod": if (data.startPeriod === undefined) continue; missing--; error = integer(data.startPeriod, -Infinity, Infinity); break;
      case "limit": if (data.limit === undefined) continue; missing--; error = number(data.limit, -Infinity, Infinity); break;
      case "numberPhases": if (data.numberPhases === undefined) continue; error = integer(data.numberPhases, -Infinity, Infinity); break;
      case "phaseToUse": if (data.phaseToUse === undefined) continue; error = integer(data.phaseToUse, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["startPeriod","limit"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["startPeriod","limit"]);
}
function ChargingScheduleType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, -Infinity, Infinity); break;
      case "startSchedule": if (data.startSchedule === undefined) continue; error = dateTime(data.startSchedule); break;
      case "duration": if (data.duration === undefined) continue; error = integer(data.duration, -Infinity, Infinity); break;
      case "chargingRateUnit": if (data.chargingRateUnit === undefined) continue; missing--; error = ChargingRateUnitEnumType(data.chargingRateUnit); break;
      case "chargingSchedulePeriod": if (data.chargingSchedulePeriod === undefined) continue; missing--; error = list(data.chargingSchedulePeriod, ChargingSchedulePeriodType, 1, 1024); break;
      case "minChargingRate": if (data.minChargingRate === undefined) continue; error = number(data.minChargingRate, -Infinity, Infinity); break;
      case "salesTariff": if (data.salesTariff === undefined) continue; error = SalesTariffType(data.salesTariff); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","chargingRateUnit","chargingSchedulePeriod"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","chargingRateUnit","chargingSchedulePeriod"]);
}
const ChargingStateEnumType = oneOf("Charging", "EVConnected", "SuspendedEV", "SuspendedEVSE", "Idle");
function ChargingStationType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "serialNumber": if (data.serialNumber === undefined) continue; error = text(data.serialNumber, 0, 25); break;
      case "model": if (data.model === undefined) continue; missing--; error = text(data.model, 0, 20); break;
      case "modem": if (data.modem === undefined) continue; error = ModemType(data.modem); break;
      case "vendorName": if (data.vendorName === undefined) continue; missing--; error = text(data.vendorName, 0, 50); break;
      case "firmwareVersion": if (data.firmwareVersion === undefined) continue; error = text(data.firmwareVersion, 0, 50); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["model","vendorName"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["model","vendorName"]);
}
const ClearCacheStatusEnumType = oneOf("Accepted", "Rejected");
const ClearChargingProfileStatusEnumType = oneOf("Accepted", "Unknown");
function ClearChargingProfileType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, -Infinity, Infinity); break;
      case "chargingProfilePurpose": if (data.chargingProfilePurpose === undefined) continue; error = ChargingProfilePurposeEnumType(data.chargingProfilePurpose); break;
      case "stackLevel": if (data.stackLevel === undefined) continue; error = integer(data.stackLevel, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
const ClearMessageStatusEnumType = oneOf("Accepted", "Unknown");
function ClearMonitoringResultType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = ClearMonitoringStatusEnumType(data.status); break;
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, -Infinity, Infinity); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status","id"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status","id"]);
}
const ClearMonitoringStatusEnumType = oneOf("Accepted", "Rejected", "NotFound");
const ComponentCriterionEnumType = oneOf("Active", "Available", "Enabled", "Problem");
function ComponentType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "evse": if (data.evse === undefined) continue; error = EVSEType(data.evse); break;
      case "name": if (data.name === undefined) continue; missing--; error = text(data.name, 0, 50); break;
      case "instance": if (data.instance === undefined) continue; error = text(data.instance, 0, 50); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["name"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["name"]);
}
function ComponentVariableType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; error = VariableType(data.variable); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["component"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["component"]);
}
function CompositeScheduleType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "chargingSchedulePeriod": if (data.chargingSchedulePeriod === undefined) continue; missing--; error = list(data.chargingSchedulePeriod, ChargingSchedulePeriodType, 1, Infinity); break;
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, -Infinity, Infinity); break;
      case "duration": if (data.duration === undefined) continue; missing--; error = integer(data.duration, -Infinity, Infinity); break;
      case "scheduleStart": if (data.scheduleStart === undefined) continue; missing--; error = dateTime(data.scheduleStart); break;
      case "chargingRateUnit": if (data.chargingRateUnit === undefined) continue; missing--; error = ChargingRateUnitEnumType(data.chargingRateUnit); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["evseId","duration","scheduleStart","chargingRateUnit","chargingSchedulePeriod"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["evseId","duration","scheduleStart","chargingRateUnit","chargingSchedulePeriod"]);
}
const ConnectorEnumType = oneOf("cCCS1", "cCCS2", "cG105", "cTesla", "cType1", "cType2", "s309-1P-16A", "s309-1P-32A", "s309-3P-16A", "s309-3P-32A", "sBS1361", "sCEE-7-7", "sType2", "sType3", "Other1PhMax16A", "Other1PhOver16A", "Other3Ph", "Pan", "wInductive", "wResonant", "Undetermined", "Unknown");
const ConnectorStatusEnumType = oneOf("Available", "Occupied", "Reserved", "Unavailable", "Faulted");
function ConsumptionCostType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "startValue": if (data.startValue === undefined) continue; missing--; error = number(data.startValue, -Infinity, Infinity); break;
      case "cost": if (data.cost === undefined) continue; missing--; error = list(data.cost, CostType, 1, 3); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["startValue","cost"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["startValue","cost"]);
}
const CostKindEnumType = oneOf("CarbonDioxideEmission", "RelativePricePercentage", "RenewableGenerationPercentage");
function CostType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "costKind": if (data.costKind === undefined) continue; missing--; error = CostKindEnumType(data.costKind); break;
      case "amount": if (data.amount === undefined) continue; missing--; error = integer(data.amount, -Infinity, Infinity); break;
      case "amountMultiplier": if (data.amountMultiplier === undefined) continue; error = integer(data.amountMultiplier, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["costKind","amount"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["costKind","amount"]);
}
function CustomDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "vendorId": if (data.vendorId === undefined) continue; missing--; error = text(data.vendorId, 0, 255); break;
      default: continue;
    }
    if (error !== undefined) return refusal(data, ["vendorId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["vendorId"]);
}
const CustomerInformationStatusEnumType = oneOf("Accepted", "Rejected", "Invalid");
function DCChargingParametersType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "evMaxCurrent": if (data.evMaxCurrent === undefined) continue; missing--; error = integer(data.evMaxCurrent, -Infinity, Infinity); break;
      case "evMaxVoltage": if (data.evMaxVoltage === undefined) continue; missing--; error = integer(data.evMaxVoltage, -Infinity, Infinity); break;
      case "energyAmount": if (data.energyAmount === undefined) continue; error = integer(data.energyAmount, -Infinity, Infinity); break;
      case "evMaxPower": if (data.evMaxPower === undefined) continue; error = integer(data.evMaxPower, -Infinity, Infinity); break;
      case "stateOfCharge": if (data.stateOfCharge === undefined) continue; error = integer(data.stateOfCharge, 0, 100); break;
      case "evEnergyCapacity": if (data.evEnergyCapacity === undefined) continue; error = integer(data.evEnergyCapacity, -Infinity, Infinity); break;
      case "fullSoC": if (data.fullSoC === undefined) continue; error = integer(data.fullSoC, 0, 100); break;
      case "bulkSoC": if (data.bulkSoC === undefined) continue; error = integer(data.bulkSoC, 0, 100); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["evMaxCurrent","evMaxVoltage"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["evMaxCurrent","evMaxVoltage"]);
}
const DataEnumType = oneOf("string", "decimal", "integer", "dateTime", "boolean", "OptionList", "SequenceList", "MemberList");
const DataTransferStatusEnumType = oneOf("Accepted", "Rejected", "UnknownMessageId", "UnknownVendorId");
const DeleteCertificateStatusEnumType = oneOf("Accepted", "Failed", "NotFound");
const DisplayMessageStatusEnumType = oneOf("Accepted", "NotSupportedMessageFormat", "Rejected", "NotSupportedPriority", "NotSupportedState", "UnknownTransaction");
function EVSEType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, -Infinity, Infinity); break;
      case "connectorId": if (data.connectorId === undefined) continue; error = integer(data.connectorId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id"]);
}
const EnergyTransferModeEnumType = oneOf("DC", "AC_single_phase", "AC_two_phase", "AC_three_phase");
function EventDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 7;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "eventId": if (data.eventId === undefined) continue; missing--; error = integer(data.eventId, -Infinity, Infinity); break;
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      case "trigger": if (data.trigger === undefined) continue; missing--; error = EventTriggerEnumType(data.trigger); break;
      case "cause": if (data.cause === undefined) continue; error = integer(data.cause, -Infinity, Infinity); break;
      case "actualValue": if (data.actualValue === undefined) continue; missing--; error = text(data.actualValue, 0, 2500); break;
      case "techCode": if (data.techCode === undefined) continue; error = text(data.techCode, 0, 50); break;
      case "techInfo": if (data.techInfo === undefined) continue; error = text(data.techInfo, 0, 500); break;
      case "cleared": if (data.cleared === undefined) continue; error = boolean(data.cleared); break;
      case "transactionId": if (data.transactionId === undefined) continue; error = text(data.transactionId, 0, 36); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variableMonitoringId": if (data.variableMonitoringId === undefined) continue; error = integer(data.variableMonitoringId, -Infinity, Infinity); break;
      case "eventNotificationType": if (data.eventNotificationType === undefined) continue; missing--; error = EventNotificationEnumType(data.eventNotificationType); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["eventId","timestamp","trigger","actualValue","eventNotificationType","component","variable"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["eventId","timestamp","trigger","actualValue","eventNotificationType","component","variable"]);
}
const EventNotificationEnumType = oneOf("HardWiredNotification", "HardWiredMonitor", "PreconfiguredMonitor", "CustomMonitor");
const EventTriggerEnumType = oneOf("Alerting", "Delta", "Periodic");
const FirmwareStatusEnumType = oneOf("Downloaded", "DownloadFailed", "Downloading", "DownloadScheduled", "DownloadPaused", "Idle", "InstallationFailed", "Installing", "Installed", "InstallRebooting", "InstallScheduled", "InstallVerificationFailed", "InvalidSignature", "SignatureVerified");
function FirmwareType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "location": if (data.location === undefined) continue; missing--; error = text(data.location, 0, 512); break;
      case "retrieveDateTime": if (data.retrieveDateTime === undefined) continue; missing--; error = dateTime(data.retrieveDateTime); break;
      case "installDateTime": if (data.installDateTime === undefined) continue; error = dateTime(data.installDateTime); break;
      case "signingCertificate": if (data.signingCertificate === undefined) continue; error = text(data.signingCertificate, 0, 5500); break;
      case "signature": if (data.signature === undefined) continue; error = text(data.signature, 0, 800); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["location","retrieveDateTime"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["location","retrieveDateTime"]);
}
const GenericDeviceModelStatusEnumType = oneOf("Accepted", "Rejected", "NotSupported", "EmptyResultSet");
const GenericStatusEnumType = oneOf("Accepted", "Rejected");
const GetCertificateIdUseEnumType = oneOf("V2GRootCertificate", "MORootCertificate", "CSMSRootCertificate", "V2GCertificateChain", "ManufacturerRootCertificate");
const GetCertificateStatusEnumType = oneOf("Accepted", "Failed");
const GetChargingProfileStatusEnumType = oneOf("Accepted", "NoProfiles");
const GetDisplayMessagesStatusEnumType = oneOf("Accepted", "Unknown");
const GetInstalledCertificateStatusEnumType = oneOf("Accepted", "NotFound");
function GetVariableDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "attributeType": if (data.attributeType === undefined) continue; error = AttributeEnumType(data.attributeType); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["component","variable"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["component","variable"]);
}
function GetVariableResultType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "attributeStatusInfo": if (data.attributeStatusInfo === undefined) continue; error = StatusInfoType(data.attributeStatusInfo); break;
      case "attributeStatus": if (data.attributeStatus === undefined) continue; missing--; error = GetVariableStatusEnumType(data.attributeStatus); break;
      case "attributeType": if (data.attributeType === undefined) continue; error = AttributeEnumType(data.attributeType); break;
      case "attributeValue": if (data.attributeValue === undefined) continue; error = text(data.attributeValue, 0, 2500); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["attributeStatus","component","variable"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["attributeStatus","component","variable"]);
}
const GetVariableStatusEnumType = oneOf("Accepted", "Rejected", "UnknownComponent", "UnknownVariable", "NotSupportedAttributeType");
const HashAlgorithmEnumType = oneOf("SHA256", "SHA384", "SHA512");
const IdTokenEnumType = oneOf("Central", "eMAID", "ISO14443", "ISO15693", "KeyCode", "Local", "MacAddress", "NoAuthorization");
function IdTokenInfoType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = AuthorizationStatusEnumType(data.status); break;
      case "cacheExpiryDateTime": if (data.cacheExpiryDateTime === undefined) continue; error = dateTime(data.cacheExpiryDateTime); break;
      case "chargingPriority": if (data.chargingPriority === undefined) continue; error = integer(data.chargingPriority, -Infinity, Infinity); break;
      case "language1": if (data.language1 === undefined) continue; error = text(data.language1, 0, 8); break;
      case "evseId": if (data.evseId === undefined) continue; error = list(data.evseId, item1, 1, Infinity); break;
      case "groupIdToken": if (data.groupIdToken === undefined) continue; error = IdTokenType(data.groupIdToken); break;
      case "language2": if (data.language2 === undefined) continue; error = text(data.language2, 0, 8); break;
      case "personalMessage": if (data.personalMessage === undefined) continue; error = MessageContentType(data.personalMessage); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
function IdTokenType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "additionalInfo": if (data.additionalInfo === undefined) continue; error = list(data.additionalInfo, AdditionalInfoType, 1, Infinity); break;
      case "idToken": if (data.idToken === undefined) continue; missing--; error = text(data.idToken, 0, 36); break;
      case "type": if (data.type === undefined) continue; missing--; error = IdTokenEnumType(data.type); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["idToken","type"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["idToken","type"]);
}
const InstallCertificateStatusEnumType = oneOf("Accepted", "Rejected", "Failed");
const InstallCertificateUseEnumType = oneOf("V2GRootCertificate", "MORootCertificate", "CSMSRootCertificate", "ManufacturerRootCertificate");
const Iso15118EVCertificateStatusEnumType = oneOf("Accepted", "Failed");
const LocationEnumType = oneOf("Body", "Cable", "EV", "Inlet", "Outlet");
const LogEnumType = oneOf("DiagnosticsLog", "SecurityLog");
function LogParametersType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
const MeasurandEnumType = oneOf("Current.Export", "Current.Import", "Current.Offered", "Energy.Active.Export.Register", "Energy.Active.Import.Register", "Energy.Reactive.Export.Register", "Energy.Reactive.Import.Register", "Energy.Active.Export.Interval", "Energy.Active.Import.Interval", "Energy.Active.Net", "Energy.Reactive.Export.Interval", "Energy.Reactive.Import.Interval", "Energy.Reactive.Net", "Energy.Apparent.Net", "Energy.Apparent.Import", "Energy.Apparent.Export", "Frequency", "Power.Active.Export", "Power.Active.Import", "Power.Factor", "Power.Offered", "Power.Reactive.Export", "Power.Reactive.Import", "SoC", "Voltage");
function MessageContentType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "format": if (data.format === undefined) continue; missing--; error = MessageFormatEnumType(data.format); break;
      case "language": if (data.language === undefined) continue; error = text(data.language, 0, 8); break;
      case "content": if (data.content === undefined) continue; missing--; error = text(data.content, 0, 512); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["format","content"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["format","content"]);
}
const MessageFormatEnumType = oneOf("ASCII", "HTML", "URI", "UTF8");
function MessageInfoType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "display": if (data.display === undefined) continue; error = ComponentType(data.display); break;
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, -Infinity, Infinity); break;
      case "priority": if (data.priority === undefined) continue; missing--; error = MessagePriorityEnumType(data.priority); break;
      case "state": if (data.state === undefined) continue; error = MessageStateEnumType(data.state); break;
      case "startDateTime": if (data.startDateTime === undefined) continue; error = dateTime(data.startDateTime); break;
      case "endDateTime": if (data.endDateTime === undefined) continue; error = dateTime(data.endDateTime); break;
      case "transactionId": if (data.transactionId === undefined) continue; error = text(data.transactionId, 0, 36); break;
      case "message": if (data.message === undefined) continue; missing--; error = MessageContentType(data.message); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","priority","message"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","priority","message"]);
}
const MessagePriorityEnumType = oneOf("AlwaysFront", "InFront", "NormalCycle");
const MessageStateEnumType = oneOf("Charging", "Faulted", "Idle", "Unavailable");
const MessageTriggerEnumType = oneOf("BootNotification", "LogStatusNotification", "FirmwareStatusNotification", "Heartbeat", "MeterValues", "SignChargingStationCertificate", "SignV2GCertificate", "StatusNotification", "TransactionEvent", "SignCombinedCertificate", "PublishFirmwareStatusNotification");
function MeterValueType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "sampledValue": if (data.sampledValue === undefined) continue; missing--; error = list(data.sampledValue, SampledValueType, 1, Infinity); break;
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["timestamp","sampledValue"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["timestamp","sampledValue"]);
}
function ModemType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "iccid": if (data.iccid === undefined) continue; error = text(data.iccid, 0, 20); break;
      case "imsi": if (data.imsi === undefined) continue; error = text(data.imsi, 0, 20); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
const MonitorEnumType = oneOf("UpperThreshold", "LowerThreshold", "Delta", "Periodic", "PeriodicClockAligned");
const MonitoringBaseEnumType = oneOf("All", "FactoryDefault", "HardWiredOnly");
const MonitoringCriterionEnumType = oneOf("ThresholdMonitoring", "DeltaMonitoring", "PeriodicMonitoring");
function MonitoringDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      case "variableMonitoring": if (data.variableMonitoring === undefined) continue; missing--; error = list(data.variableMonitoring, VariableMonitoringType, 1, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["component","variable","variableMonitoring"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["component","variable","variableMonitoring"]);
}
const MutabilityEnumType = oneOf("ReadOnly", "WriteOnly", "ReadWrite");
function NetworkConnectionProfileType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 6;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "apn": if (data.apn === undefined) continue; error = APNType(data.apn); break;
      case "ocppVersion": if (data.ocppVersion === undefined) continue; missing--; error = OCPPVersionEnumType(data.ocppVersion); break;
      case "ocppTransport": if (data.ocppTransport === undefined) continue; missing--; error = OCPPTransportEnumType(data.ocppTransport); break;
      case "ocppCsmsUrl": if (data.ocppCsmsUrl === undefined) continue; missing--; error = text(data.ocppCsmsUrl, 0, 512); break;
      case "messageTimeout": if (data.messageTimeout === undefined) continue; missing--; error = integer(data.messageTimeout, -Infinity, Infinity); break;
      case "securityProfile": if (data.securityProfile === undefined) continue; missing--; error = integer(data.securityProfile, -Infinity, Infinity); break;
      case "ocppInterface": if (data.ocppInterface === undefined) continue; missing--; error = OCPPInterfaceEnumType(data.ocppInterface); break;
      case "vpn": if (data.vpn === undefined) continue; error = VPNType(data.vpn); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["ocppVersion","ocppTransport","ocppCsmsUrl","messageTimeout","securityProfile","ocppInterface"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["ocppVersion","ocppTransport","ocppCsmsUrl","messageTimeout","securityProfile","ocppInterface"]);
}
const NotifyEVChargingNeedsStatusEnumType = oneOf("Accepted", "Rejected", "Processing");
const OCPPInterfaceEnumType = oneOf("Wired0", "Wired1", "Wired2", "Wired3", "Wireless0", "Wireless1", "Wireless2", "Wireless3");
const OCPPTransportEnumType = oneOf("JSON", "SOAP");
const OCPPVersionEnumType = oneOf("OCPP12", "OCPP15", "OCPP16", "OCPP20");
function OCSPRequestDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "hashAlgorithm": if (data.hashAlgorithm === undefined) continue; missing--; error = HashAlgorithmEnumType(data.hashAlgorithm); break;
      case "issuerNameHash": if (data.issuerNameHash === undefined) continue; missing--; error = text(data.issuerNameHash, 0, 128); break;
      case "issuerKeyHash": if (data.issuerKeyHash === undefined) continue; missing--; error = text(data.issuerKeyHash, 0, 128); break;
      case "serialNumber": if (data.serialNumber === undefined) continue; missing--; error = text(data.serialNumber, 0, 40); break;
      case "responderURL": if (data.responderURL === undefined) continue; missing--; error = text(data.responderURL, 0, 512); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["hashAlgorithm","issuerNameHash","issuerKeyHash","serialNumber","responderURL"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["hashAlgorithm","issuerNameHash","issuerKeyHash","serialNumber","responderURL"]);
}
const OperationalStatusEnumType = oneOf("Inoperative", "Operative");
const PhaseEnumType = oneOf("L1", "L2", "L3", "N", "L1-N", "L2-N", "L3-N", "L1-L2", "L2-L3", "L3-L1");
const PublishFirmwareStatusEnumType = oneOf("Idle", "DownloadScheduled", "Downloading", "Downloaded", "Published", "DownloadFailed", "DownloadPaused", "InvalidChecksum", "ChecksumVerified", "PublishFailed");
const ReadingContextEnumType = oneOf("Interruption.Begin", "Interruption.End", "Other", "Sample.Clock", "Sample.Periodic", "Transaction.Begin", "Transaction.End", "Trigger");
const ReasonEnumType = oneOf("DeAuthorized", "EmergencyStop", "EnergyLimitReached", "EVDisconnected", "GroundFault", "ImmediateReset", "Local", "LocalOutOfCredit", "MasterPass", "Other", "OvercurrentFault", "PowerLoss", "PowerQuality", "Reboot", "Remote", "SOCLimitReached", "StoppedByEV", "TimeLimitReached", "Timeout");
const RecurrencyKindEnumType = oneOf("Daily", "Weekly");
const RegistrationStatusEnumType = oneOf("Accepted", "Pending", "Rejected");
function RelativeTimeIntervalType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "start": if (data.start === undefined) continue; missing--; error = integer(data.start, -Infinity, Infinity); break;
      case "duration": if (data.duration === undefined) continue; error = integer(data.duration, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["start"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["start"]);
}
const ReportBaseEnumType = oneOf("ConfigurationInventory", "FullInventory", "SummaryInventory");
function ReportDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      case "variableAttribute": if (data.variableAttribute === undefined) continue; missing--; error = list(data.variableAttribute, VariableAttributeType, 1, 4); break;
      case "variableCharacteristics": if (data.variableCharacteristics === undefined) continue; error = VariableCharacteristicsType(data.variableCharacteristics); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["component","variable","variableAttribute"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["component","variable","variableAttribute"]);
}
const RequestStartStopStatusEnumType = oneOf("Accepted", "Rejected");
const ReservationUpdateStatusEnumType = oneOf("Expired", "Removed");
const ReserveNowStatusEnumType = oneOf("Accepted", "Faulted", "Occupied", "Rejected", "Unavailable");
const ResetEnumType = oneOf("Immediate", "OnIdle");
const ResetStatusEnumType = oneOf("Accepted", "Rejected", "Scheduled");
function SalesTariffEntryType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "relativeTimeInterval": if (data.relativeTimeInterval === undefined) continue; missing--; error = RelativeTimeIntervalType(data.relativeTimeInterval); break;
      case "ePriceLevel": if (data.ePriceLevel === undefined) continue; error = integer(data.ePriceLevel, 0, Infinity); break;
      case "consumptionCost": if (data.consumptionCost === undefined) continue; error = list(data.consumptionCost, ConsumptionCostType, 1, 3); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["relativeTimeInterval"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["relativeTimeInterval"]);
}
function SalesTariffType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, -Infinity, Infinity); break;
      case "salesTariffDescription": if (data.salesTariffDescription === undefined) continue; error = text(data.salesTariffDescription, 0, 32); break;
      case "numEPriceLevels": if (data.numEPriceLevels === undefined) continue; error = integer(data.numEPriceLevels, -Infinity, Infinity); break;
      case "salesTariffEntry": if (data.salesTariffEntry === undefined) continue; missing--; error = list(data.salesTariffEntry, SalesTariffEntryType, 1, 1024); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","salesTariffEntry"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","salesTariffEntry"]);
}
function SampledValueType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "value": if (data.value === undefined) continue; missing--; error = number(data.value, -Infinity, Infinity); break;
      case "context": if (data.context === undefined) continue; error = ReadingContextEnumType(data.context); break;
      case "measurand": if (data.measurand === undefined) continue; error = MeasurandEnumType(data.measurand); break;
      case "phase": if (data.phase === undefined) continue; error = PhaseEnumType(data.phase); break;
      case "location": if (data.location === undefined) continue; error = LocationEnumType(data.location); break;
      case "signedMeterValue": if (data.signedMeterValue === undefined) continue; error = SignedMeterValueType(data.signedMeterValue); break;
      case "unitOfMeasure": if (data.unitOfMeasure === undefined) continue; error = UnitOfMeasureType(data.unitOfMeasure); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["value"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["value"]);
}
const SendLocalListStatusEnumType = oneOf("Accepted", "Failed", "VersionMismatch");
function SetMonitoringDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "id": if (data.id === undefined) continue; error = integer(data.id, -Infinity, Infinity); break;
      case "transaction": if (data.transaction === undefined) continue; error = boolean(data.transaction); break;
      case "value": if (data.value === undefined) continue; missing--; error = number(data.value, -Infinity, Infinity); break;
      case "type": if (data.type === undefined) continue; missing--; error = MonitorEnumType(data.type); break;
      case "severity": if (data.severity === undefined) continue; missing--; error = integer(data.severity, -Infinity, Infinity); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["value","type","severity","component","variable"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["value","type","severity","component","variable"]);
}
function SetMonitoringResultType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "id": if (data.id === undefined) continue; error = integer(data.id, -Infinity, Infinity); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "status": if (data.status === undefined) continue; missing--; error = SetMonitoringStatusEnumType(data.status); break;
      case "type": if (data.type === undefined) continue; missing--; error = MonitorEnumType(data.type); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      case "severity": if (data.severity === undefined) continue; missing--; error = integer(data.severity, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status","type","severity","component","variable"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status","type","severity","component","variable"]);
}
const SetMonitoringStatusEnumType = oneOf("Accepted", "UnknownComponent", "UnknownVariable", "UnsupportedMonitorType", "Rejected", "Duplicate");
const SetNetworkProfileStatusEnumType = oneOf("Accepted", "Rejected", "Failed");
function SetVariableDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "attributeType": if (data.attributeType === undefined) continue; error = AttributeEnumType(data.attributeType); break;
      case "attributeValue": if (data.attributeValue === undefined) continue; missing--; error = text(data.attributeValue, 0, 1000); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["attributeValue","component","variable"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["attributeValue","component","variable"]);
}
function SetVariableResultType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "attributeType": if (data.attributeType === undefined) continue; error = AttributeEnumType(data.attributeType); break;
      case "attributeStatus": if (data.attributeStatus === undefined) continue; missing--; error = SetVariableStatusEnumType(data.attributeStatus); break;
      case "attributeStatusInfo": if (data.attributeStatusInfo === undefined) continue; error = StatusInfoType(data.attributeStatusInfo); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["attributeStatus","component","variable"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["attributeStatus","component","variable"]);
}
const SetVariableStatusEnumType = oneOf("Accepted", "Rejected", "UnknownComponent", "UnknownVariable", "NotSupportedAttributeType", "RebootRequired");
function SignedMeterValueType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "signedMeterData": if (data.signedMeterData === undefined) continue; missing--; error = text(data.signedMeterData, 0, 2500); break;
      case "signingMethod": if (data.signingMethod === undefined) continue; missing--; error = text(data.signingMethod, 0, 50); break;
      case "encodingMethod": if (data.encodingMethod === undefined) continue; missing--; error = text(data.encodingMethod, 0, 50); break;
      case "publicKey": if (data.publicKey === undefined) continue; missing--; error = text(data.publicKey, 0, 2500); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["signedMeterData","signingMethod","encodingMethod","publicKey"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["signedMeterData","signingMethod","encodingMethod","publicKey"]);
}
function StatusInfoType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "reasonCode": if (data.reasonCode === undefined) continue; missing--; error = text(data.reasonCode, 0, 20); break;
      case "additionalInfo": if (data.additionalInfo === undefined) continue; error = text(data.additionalInfo, 0, 512); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["reasonCode"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["reasonCode"]);
}
const TransactionEventEnumType = oneOf("Ended", "Started", "Updated");
function TransactionType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "transactionId": if (data.transactionId === undefined) continue; missing--; error = text(data.transactionId, 0, 36); break;
      case "chargingState": if (data.chargingState === undefined) continue; error = ChargingStateEnumType(data.chargingState); break;
      case "timeSpentCharging": if (data.timeSpentCharging === undefined) continue; error = integer(data.timeSpentCharging, -Infinity, Infinity); break;
      case "stoppedReason": if (data.stoppedReason === undefined) continue; error = ReasonEnumType(data.stoppedReason); break;
      case "remoteStartId": if (data.remoteStartId === undefined) continue; error = integer(data.remoteStartId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["transactionId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["transactionId"]);
}
const TriggerMessageStatusEnumType = oneOf("Accepted", "Rejected", "NotImplemented");
const TriggerReasonEnumType = oneOf("Authorized", "CablePluggedIn", "ChargingRateChanged", "ChargingStateChanged", "Deauthorized", "EnergyLimitReached", "EVCommunicationLost", "EVConnectTimeout", "MeterValueClock", "MeterValuePeriodic", "TimeLimitReached", "Trigger", "UnlockCommand", "StopAuthorized", "EVDeparted", "EVDetected", "RemoteStop", "RemoteStart", "AbnormalCondition", "SignedDataReceived", "ResetCommand");
function UnitOfMeasureType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "unit": if (data.unit === undefined) continue; error = text(data.unit, 0, 20); break;
      case "multiplier": if (data.multiplier === undefined) continue; error = integer(data.multiplier, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
const UnlockStatusEnumType = oneOf("Unlocked", "UnlockFailed", "OngoingAuthorizedTransaction", "UnknownConnector");
const UnpublishFirmwareStatusEnumType = oneOf("DownloadOngoing", "NoFirmware", "Unpublished");
const UpdateEnumType = oneOf("Differential", "Full");
const UpdateFirmwareStatusEnumType = oneOf("Accepted", "Rejected", "AcceptedCanceled", "InvalidCertificate", "RevokedCertificate");
const UploadLogStatusEnumType = oneOf("BadMessage", "Idle", "NotSupportedOperation", "PermissionDenied", "Uploaded", "UploadFailure", "Uploading", "AcceptedCanceled");
const VPNEnumType = oneOf("IKEv2", "IPSec", "L2TP", "PPTP");
function VPNType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "server": if (data.server === undefined) continue; missing--; error = text(data.server, 0, 512); break;
      case "user": if (data.user === undefined) continue; missing--; error = text(data.user, 0, 20); break;
      case "group": if (data.group === undefined) continue; error = text(data.group, 0, 20); break;
      case "password": if (data.password === undefined) continue; missing--; error = text(data.password, 0, 20); break;
      case "key": if (data.key === undefined) continue; missing--; error = text(data.key, 0, 255); break;
      case "type": if (data.type === undefined) continue; missing--; error = VPNEnumType(data.type); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["server","user","password","key","type"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["server","user","password","key","type"]);
}
function VariableAttributeType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "type": if (data.type === undefined) continue; error = AttributeEnumType(data.type); break;
      case "value": if (data.value === undefined) continue; error = text(data.value, 0, 2500); break;
      case "mutability": if (data.mutability === undefined) continue; error = MutabilityEnumType(data.mutability); break;
      case "persistent": if (data.persistent === undefined) continue; error = boolean(data.persistent); break;
      case "constant": if (data.constant === undefined) continue; error = boolean(data.constant); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
function VariableCharacteristicsType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "unit": if (data.unit === undefined) continue; error = text(data.unit, 0, 16); break;
      case "dataType": if (data.dataType === undefined) continue; missing--; error = DataEnumType(data.dataType); break;
      case "minLimit": if (data.minLimit === undefined) continue; error = number(data.minLimit, -Infinity, Infinity); break;
      case "maxLimit": if (data.maxLimit === undefined) continue; error = number(data.maxLimit, -Infinity, Infinity); break;
      case "valuesList": if (data.valuesList === undefined) continue; error = text(data.valuesList, 0, 1000); break;
      case "supportsMonitoring": if (data.supportsMonitoring === undefined) continue; missing--; error = boolean(data.supportsMonitoring); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["dataType","supportsMonitoring"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["dataType","supportsMonitoring"]);
}
function VariableMonitoringType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, -Infinity, Infinity); break;
      case "transaction": if (data.transaction === undefined) continue; missing--; error = boolean(data.transaction); break;
      case "value": if (data.value === undefined) continue; missing--; error = number(data.value, -Infinity, Infinity); break;
      case "type": if (data.type === undefined) continue; missing--; error = MonitorEnumType(data.type); break;
      case "severity": if (data.severity === undefined) continue; missing--; error = integer(data.severity, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","transaction","value","type","severity"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","transaction","value","type","severity"]);
}
function VariableType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "name": if (data.name === undefined) continue; missing--; error = text(data.name, 0, 50); break;
      case "instance": if (data.instance === undefined) continue; error = text(data.instance, 0, 50); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["name"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["name"]);
}
export function AuthorizeRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "idToken": if (data.idToken === undefined) continue; missing--; error = IdTokenType(data.idToken); break;
      case "certificate": if (data.certificate === undefined) continue; error = text(data.certificate, 0, 5500); break;
      case "iso15118CertificateHashData": if (data.iso15118CertificateHashData === undefined) continue; error = list(data.iso15118CertificateHashData, OCSPRequestDataType, 1, 4); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["idToken"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["idToken"]);
}
export function AuthorizeResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "idTokenInfo": if (data.idTokenInfo === undefined) continue; missing--; error = IdTokenInfoType(data.idTokenInfo); break;
      case "certificateStatus": if (data.certificateStatus === undefined) continue; error = AuthorizeCertificateStatusEnumType(data.certificateStatus); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["idTokenInfo"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["idTokenInfo"]);
}
export function BootNotificationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "chargingStation": if (data.chargingStation === undefined) continue; missing--; error = ChargingStationType(data.chargingStation); break;
      case "reason": if (data.reason === undefined) continue; missing--; error = BootReasonEnumType(data.reason); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["reason","chargingStation"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["reason","chargingStation"]);
}
export function BootNotificationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "currentTime": if (data.currentTime === undefined) continue; missing--; error = dateTime(data.currentTime); break;
      case "interval": if (data.interval === undefined) continue; missing--; error = integer(data.interval, -Infinity, Infinity); break;
      case "status": if (data.status === undefined) continue; missing--; error = RegistrationStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["currentTime","interval","status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["currentTime","interval","status"]);
}
export function CancelReservationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = CancelReservationStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "certificateChain": if (data.certificateChain === undefined) continue; missing--; error = text(data.certificateChain, 0, 10000); break;
      case "certificateType": if (data.certificateType === undefined) continue; error = CertificateSigningUseEnumType(data.certificateType); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = CertificateSignedStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ChangeAvailabilityRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "evse": if (data.evse === undefined) continue; error = EVSEType(data.evse); break;
      case "operationalStatus": if (data.operationalStatus === undefined) continue; missing--; error = OperationalStatusEnumType(data.operationalStatus); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["operationalStatus"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["operationalStatus"]);
}
export function ChangeAvailabilityResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = ChangeAvailabilityStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = ClearCacheStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "chargingProfileId": if (data.chargingProfileId === undefined) continue; error = integer(data.chargingProfileId, -Infinity, Infinity); break;
      case "chargingProfileCriteria": if (data.chargingProfileCriteria === undefined) continue; error = ClearChargingProfileType(data.chargingProfileCriteria); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = ClearChargingProfileStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ClearDisplayMessageRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id"]);
}
export function ClearDisplayMessageResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = ClearMessageStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ClearVariableMonitoringRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "id": if (data.id === undefined) continue; missing--; error = list(data.id, item1, 1, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id"]);
}
export function ClearVariableMonitoringResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "clearMonitoringResult": if (data.clearMonitoringResult === undefined) continue; missing--; error = list(data.clearMonitoringResult, ClearMonitoringResultType, 1, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["clearMonitoringResult"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["clearMonitoringResult"]);
}
export function ClearedChargingLimitRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "chargingLimitSource": if (data.chargingLimitSource === undefined) continue; missing--; error = ChargingLimitSourceEnumType(data.chargingLimitSource); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["chargingLimitSource"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["chargingLimitSource"]);
}
export function ClearedChargingLimitResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function CostUpdatedRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "totalCost": if (data.totalCost === undefined) continue; missing--; error = number(data.totalCost, -Infinity, Infinity); break;
      case "transactionId": if (data.transactionId === undefined) continue; missing--; error = text(data.transactionId, 0, 36); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["totalCost","transactionId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["totalCost","transactionId"]);
}
export function CostUpdatedResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function CustomerInformationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "customerCertificate": if (data.customerCertificate === undefined) continue; error = CertificateHashDataType(data.customerCertificate); break;
      case "idToken": if (data.idToken === undefined) continue; error = IdTokenType(data.idToken); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "report": if (data.report === undefined) continue; missing--; error = boolean(data.report); break;
      case "clear": if (data.clear === undefined) continue; missing--; error = boolean(data.clear); break;
      case "customerIdentifier": if (data.customerIdentifier === undefined) continue; error = text(data.customerIdentifier, 0, 64); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId","report","clear"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId","report","clear"]);
}
export function CustomerInformationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = CustomerInformationStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "messageId": if (data.messageId === undefined) continue; error = text(data.messageId, 0, 50); break;
      case "data": if (data.data === undefined) continue; error = undefined; break;
      case "vendorId": if (data.vendorId === undefined) continue; missing--; error = text(data.vendorId, 0, 255); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = DataTransferStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "data": if (data.data === undefined) continue; error = undefined; break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = DeleteCertificateStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = FirmwareStatusEnumType(data.status); break;
      case "requestId": if (data.requestId === undefined) continue; error = integer(data.requestId, -Infinity, Infinity); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function Get15118EVCertificateRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "iso15118SchemaVersion": if (data.iso15118SchemaVersion === undefined) continue; missing--; error = text(data.iso15118SchemaVersion, 0, 50); break;
      case "action": if (data.action === undefined) continue; missing--; error = CertificateActionEnumType(data.action); break;
      case "exiRequest": if (data.exiRequest === undefined) continue; missing--; error = text(data.exiRequest, 0, 5600); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["iso15118SchemaVersion","action","exiRequest"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["iso15118SchemaVersion","action","exiRequest"]);
}
export function Get15118EVCertificateResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = Iso15118EVCertificateStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "exiResponse": if (data.exiResponse === undefined) continue; missing--; error = text(data.exiResponse, 0, 5600); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status","exiResponse"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status","exiResponse"]);
}
export function GetBaseReportRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "reportBase": if (data.reportBase === undefined) continue; missing--; error = ReportBaseEnumType(data.reportBase); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId","reportBase"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId","reportBase"]);
}
export function GetBaseReportResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = GenericDeviceModelStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetCertificateStatusRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "ocspRequestData": if (data.ocspRequestData === undefined) continue; missing--; error = OCSPRequestDataType(data.ocspRequestData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["ocspRequestData"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["ocspRequestData"]);
}
export function GetCertificateStatusResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = GetCertificateStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "ocspResult": if (data.ocspResult === undefined) continue; error = text(data.ocspResult, 0, 5500); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetChargingProfilesRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, -Infinity, Infinity); break;
      case "chargingProfile": if (data.chargingProfile === undefined) continue; missing--; error = ChargingProfileCriterionType(data.chargingProfile); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId","chargingProfile"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId","chargingProfile"]);
}
export function GetChargingProfilesResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = GetChargingProfileStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetCompositeScheduleRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "duration": if (data.duration === undefined) continue; missing--; error = integer(data.duration, -Infinity, Infinity); break;
      case "chargingRateUnit": if (data.chargingRateUnit === undefined) continue; error = ChargingRateUnitEnumType(data.chargingRateUnit); break;
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["duration","evseId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["duration","evseId"]);
}
export function GetCompositeScheduleResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "schedule": if (data.schedule === undefined) continue; error = CompositeScheduleType(data.schedule); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetDisplayMessagesRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "id": if (data.id === undefined) continue; error = list(data.id, item1, 1, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "priority": if (data.priority === undefined) continue; error = MessagePriorityEnumType(data.priority); break;
      case "state": if (data.state === undefined) continue; error = MessageStateEnumType(data.state); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId"]);
}
export function GetDisplayMessagesResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = GetDisplayMessagesStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetInstalledCertificateIdsRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "certificateType": if (data.certificateType === undefined) continue; error = list(data.certificateType, GetCertificateIdUseEnumType, 1, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function GetInstalledCertificateIdsResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = GetInstalledCertificateStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "certificateHashDataChain": if (data.certificateHashDataChain === undefined) continue; error = list(data.certificateHashDataChain, CertificateHashDataChainType, 1, Infinity); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "versionNumber": if (data.versionNumber === undefined) continue; missing--; error = integer(data.versionNumber, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["versionNumber"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["versionNumber"]);
}
export function GetLogRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = LogStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "filename": if (data.filename === undefined) continue; error = text(data.filename, 0, 255); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetMonitoringReportRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "componentVariable": if (data.componentVariable === undefined) continue; error = list(data.componentVariable, ComponentVariableType, 1, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "monitoringCriteria": if (data.monitoringCriteria === undefined) continue; error = list(data.monitoringCriteria, MonitoringCriterionEnumType, 1, 3); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId"]);
}
export function GetMonitoringReportResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = GenericDeviceModelStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetReportRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "componentVariable": if (data.componentVariable === undefined) continue; error = list(data.componentVariable, ComponentVariableType, 1, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "componentCriteria": if (data.componentCriteria === undefined) continue; error = list(data.componentCriteria, ComponentCriterionEnumType, 1, 4); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId"]);
}
export function GetReportResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = GenericDeviceModelStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetTransactionStatusRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "transactionId": if (data.transactionId === undefined) continue; error = text(data.transactionId, 0, 36); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function GetTransactionStatusResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "ongoingIndicator": if (data.ongoingIndicator === undefined) continue; error = boolean(data.ongoingIndicator); break;
      case "messagesInQueue": if (data.messagesInQueue === undefined) continue; missing--; error = boolean(data.messagesInQueue); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["messagesInQueue"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["messagesInQueue"]);
}
export function GetVariablesRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "getVariableData": if (data.getVariableData === undefined) continue; missing--; error = list(data.getVariableData, GetVariableDataType, 1, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["getVariableData"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["getVariableData"]);
}
export function GetVariablesResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "getVariableResult": if (data.getVariableResult === undefined) continue; missing--; error = list(data.getVariableResult, GetVariableResultType, 1, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["getVariableResult"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["getVariableResult"]);
}
export function HeartbeatRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "certificateType": if (data.certificateType === undefined) continue; missing--; error = InstallCertificateUseEnumType(data.certificateType); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = InstallCertificateStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, -Infinity, Infinity); break;
      case "meterValue": if (data.meterValue === undefined) continue; missing--; error = list(data.meterValue, MeterValueType, 1, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["evseId","meterValue"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["evseId","meterValue"]);
}
export function MeterValuesResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function NotifyChargingLimitRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "chargingSchedule": if (data.chargingSchedule === undefined) continue; error = list(data.chargingSchedule, ChargingScheduleType, 1, Infinity); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, -Infinity, Infinity); break;
      case "chargingLimit": if (data.chargingLimit === undefined) continue; missing--; error = ChargingLimitType(data.chargingLimit); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["chargingLimit"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["chargingLimit"]);
}
export function NotifyChargingLimitResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function NotifyCustomerInformationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "data": if (data.data === undefined) continue; missing--; error = text(data.data, 0, 512); break;
      case "tbc": if (data.tbc === undefined) continue; error = boolean(data.tbc); break;
      case "seqNo": if (data.seqNo === undefined) continue; missing--; error = integer(data.seqNo, -Infinity, Infinity); break;
      case "generatedAt": if (data.generatedAt === undefined) continue; missing--; error = dateTime(data.generatedAt); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["data","seqNo","generatedAt","requestId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["data","seqNo","generatedAt","requestId"]);
}
export function NotifyCustomerInformationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function NotifyDisplayMessagesRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "messageInfo": if (data.messageInfo === undefined) continue; error = list(data.messageInfo, MessageInfoType, 1, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "tbc": if (data.tbc === undefined) continue; error = boolean(data.tbc); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId"]);
}
export function NotifyDisplayMessagesResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function NotifyEVChargingNeedsRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "maxScheduleTuples": if (data.maxScheduleTuples === undefined) continue; error = integer(data.maxScheduleTuples, -Infinity, Infinity); break;
      case "chargingNeeds": if (data.chargingNeeds === undefined) continue; missing--; error = ChargingNeedsType(data.chargingNeeds); break;
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["evseId","chargingNeeds"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["evseId","chargingNeeds"]);
}
export function NotifyEVChargingNeedsResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = NotifyEVChargingNeedsStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function NotifyEVChargingScheduleRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "timeBase": if (data.timeBase === undefined) continue; missing--; error = dateTime(data.timeBase); break;
      case "chargingSchedule": if (data.chargingSchedule === undefined) continue; missing--; error = ChargingScheduleType(data.chargingSchedule); break;
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["timeBase","evseId","chargingSchedule"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["timeBase","evseId","chargingSchedule"]);
}
export function NotifyEVChargingScheduleResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function NotifyEventRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "generatedAt": if (data.generatedAt === undefined) continue; missing--; error = dateTime(data.generatedAt); break;
      case "tbc": if (data.tbc === undefined) continue; error = boolean(data.tbc); break;
      case "seqNo": if (data.seqNo === undefined) continue; missing--; error = integer(data.seqNo, -Infinity, Infinity); break;
      case "eventData": if (data.eventData === undefined) continue; missing--; error = list(data.eventData, EventDataType, 1, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["generatedAt","seqNo","eventData"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["generatedAt","seqNo","eventData"]);
}
export function NotifyEventResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function NotifyMonitoringReportRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "monitor": if (data.monitor === undefined) continue; error = list(data.monitor, MonitoringDataType, 1, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "tbc": if (data.tbc === undefined) continue; error = boolean(data.tbc); break;
      case "seqNo": if (data.seqNo === undefined) continue; missing--; error = integer(data.seqNo, -Infinity, Infinity); break;
      case "generatedAt": if (data.generatedAt === undefined) continue; missing--; error = dateTime(data.generatedAt); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId","seqNo","generatedAt"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId","seqNo","generatedAt"]);
}
export function NotifyMonitoringReportResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function NotifyReportRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "generatedAt": if (data.generatedAt === undefined) continue; missing--; error = dateTime(data.generatedAt); break;
      case "reportData": if (data.reportData === undefined) continue; error = list(data.reportData, ReportDataType, 1, Infinity); break;
      case "tbc": if (data.tbc === undefined) continue; error = boolean(data.tbc); break;
      case "seqNo": if (data.seqNo === undefined) continue; missing--; error = integer(data.seqNo, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId","generatedAt","seqNo"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId","generatedAt","seqNo"]);
}
export function NotifyReportResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function PublishFirmwareRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "location": if (data.location === undefined) continue; missing--; error = text(data.location, 0, 512); break;
      case "retries": if (data.retries === undefined) continue; error = integer(data.retries, -Infinity, Infinity); break;
      case "checksum": if (data.checksum === undefined) continue; missing--; error = text(data.checksum, 0, 32); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "retryInterval": if (data.retryInterval === undefined) continue; error = integer(data.retryInterval, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["location","checksum","requestId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["location","checksum","requestId"]);
}
export function PublishFirmwareResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function PublishFirmwareStatusNotificationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = PublishFirmwareStatusEnumType(data.status); break;
      case "location": if (data.location === undefined) continue; error = list(data.location, item2, 1, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; error = integer(data.requestId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function PublishFirmwareStatusNotificationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function ReportChargingProfilesRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "chargingLimitSource": if (data.chargingLimitSource === undefined) continue; missing--; error = ChargingLimitSourceEnumType(data.chargingLimitSource); break;
      case "chargingProfile": if (data.chargingProfile === undefined) continue; missing--; error = list(data.chargingProfile, ChargingProfileType, 1, Infinity); break;
      case "tbc": if (data.tbc === undefined) continue; error = boolean(data.tbc); break;
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId","chargingLimitSource","evseId","chargingProfile"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId","chargingLimitSource","evseId","chargingProfile"]);
}
export function ReportChargingProfilesResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function RequestStartTransactionRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, -Infinity, Infinity); break;
      case "groupIdToken": if (data.groupIdToken === undefined) continue; error = IdTokenType(data.groupIdToken); break;
      case "idToken": if (data.idToken === undefined) continue; missing--; error = IdTokenType(data.idToken); break;
      case "remoteStartId": if (data.remoteStartId === undefined) continue; missing--; error = integer(data.remoteStartId, -Infinity, Infinity); break;
      case "chargingProfile": if (data.chargingProfile === undefined) continue; error = ChargingProfileType(data.chargingProfile); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["remoteStartId","idToken"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["remoteStartId","idToken"]);
}
export function RequestStartTransactionResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = RequestStartStopStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "transactionId": if (data.transactionId === undefined) continue; error = text(data.transactionId, 0, 36); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function RequestStopTransactionRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "transactionId": if (data.transactionId === undefined) continue; missing--; error = text(data.transactionId, 0, 36); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["transactionId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["transactionId"]);
}
export function RequestStopTransactionResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = RequestStartStopStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ReservationStatusUpdateRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "reservationId": if (data.reservationId === undefined) continue; missing--; error = integer(data.reservationId, -Infinity, Infinity); break;
      case "reservationUpdateStatus": if (data.reservationUpdateStatus === undefined) continue; missing--; error = ReservationUpdateStatusEnumType(data.reservationUpdateStatus); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["reservationId","reservationUpdateStatus"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["reservationId","reservationUpdateStatus"]);
}
export function ReservationStatusUpdateResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function ReserveNowRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, -Infinity, Infinity); break;
      case "expiryDateTime": if (data.expiryDateTime === undefined) continue; missing--; error = dateTime(data.expiryDateTime); break;
      case "connectorType": if (data.connectorType === undefined) continue; error = ConnectorEnumType(data.connectorType); break;
      case "idToken": if (data.idToken === undefined) continue; missing--; error = IdTokenType(data.idToken); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, -Infinity, Infinity); break;
      case "groupIdToken": if (data.groupIdToken === undefined) continue; error = IdTokenType(data.groupIdToken); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","expiryDateTime","idToken"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","expiryDateTime","idToken"]);
}
export function ReserveNowResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = ReserveNowStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "type": if (data.type === undefined) continue; missing--; error = ResetEnumType(data.type); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, -Infinity, Infinity); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = ResetStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "localAuthorizationList": if (data.localAuthorizationList === undefined) continue; error = list(data.localAuthorizationList, AuthorizationData, 1, Infinity); break;
      case "versionNumber": if (data.versionNumber === undefined) continue; missing--; error = integer(data.versionNumber, -Infinity, Infinity); break;
      case "updateType": if (data.updateType === undefined) continue; missing--; error = UpdateEnumType(data.updateType); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["versionNumber","updateType"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["versionNumber","updateType"]);
}
export function SendLocalListResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = SendLocalListStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, -Infinity, Infinity); break;
      case "chargingProfile": if (data.chargingProfile === undefined) continue; missing--; error = ChargingProfileType(data.chargingProfile); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["evseId","chargingProfile"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["evseId","chargingProfile"]);
}
export function SetChargingProfileResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = ChargingProfileStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function SetDisplayMessageRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "message": if (data.message === undefined) continue; missing--; error = MessageInfoType(data.message); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["message"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["message"]);
}
export function SetDisplayMessageResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = DisplayMessageStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function SetMonitoringBaseRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "monitoringBase": if (data.monitoringBase === undefined) continue; missing--; error = MonitoringBaseEnumType(data.monitoringBase); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["monitoringBase"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["monitoringBase"]);
}
export function SetMonitoringBaseResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = GenericDeviceModelStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function SetMonitoringLevelRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "severity": if (data.severity === undefined) continue; missing--; error = integer(data.severity, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["severity"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["severity"]);
}
export function SetMonitoringLevelResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function SetNetworkProfileRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "configurationSlot": if (data.configurationSlot === undefined) continue; missing--; error = integer(data.configurationSlot, -Infinity, Infinity); break;
      case "connectionData": if (data.connectionData === undefined) continue; missing--; error = NetworkConnectionProfileType(data.connectionData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["configurationSlot","connectionData"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["configurationSlot","connectionData"]);
}
export function SetNetworkProfileResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = SetNetworkProfileStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function SetVariableMonitoringRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "setMonitoringData": if (data.setMonitoringData === undefined) continue; missing--; error = list(data.setMonitoringData, SetMonitoringDataType, 1, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["setMonitoringData"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["setMonitoringData"]);
}
export function SetVariableMonitoringResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "setMonitoringResult": if (data.setMonitoringResult === undefined) continue; missing--; error = list(data.setMonitoringResult, SetMonitoringResultType, 1, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["setMonitoringResult"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["setMonitoringResult"]);
}
export function SetVariablesRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "setVariableData": if (data.setVariableData === undefined) continue; missing--; error = list(data.setVariableData, SetVariableDataType, 1, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["setVariableData"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["setVariableData"]);
}
export function SetVariablesResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "setVariableResult": if (data.setVariableResult === undefined) continue; missing--; error = list(data.setVariableResult, SetVariableResultType, 1, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["setVariableResult"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["setVariableResult"]);
}
export function SignCertificateRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "csr": if (data.csr === undefined) continue; missing--; error = text(data.csr, 0, 5500); break;
      case "certificateType": if (data.certificateType === undefined) continue; error = CertificateSigningUseEnumType(data.certificateType); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function StatusNotificationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      case "connectorStatus": if (data.connectorStatus === undefined) continue; missing--; error = ConnectorStatusEnumType(data.connectorStatus); break;
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, -Infinity, Infinity); break;
      case "connectorId": if (data.connectorId === undefined) continue; missing--; error = integer(data.connectorId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["timestamp","connectorStatus","evseId","connectorId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["timestamp","connectorStatus","evseId","connectorId"]);
}
export function StatusNotificationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function TransactionEventRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "eventType": if (data.eventType === undefined) continue; missing--; error = TransactionEventEnumType(data.eventType); break;
      case "meterValue": if (data.meterValue === undefined) continue; error = list(data.meterValue, MeterValueType, 1, Infinity); break;
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      case "triggerReason": if (data.triggerReason === undefined) continue; missing--; error = TriggerReasonEnumType(data.triggerReason); break;
      case "seqNo": if (data.seqNo === undefined) continue; missing--; error = integer(data.seqNo, -Infinity, Infinity); break;
      case "offline": if (data.offline === undefined) continue; error = boolean(data.offline); break;
      case "numberOfPhasesUsed": if (data.numberOfPhasesUsed === undefined) continue; error = integer(data.numberOfPhasesUsed, -Infinity, Infinity); break;
      case "cableMaxCurrent": if (data.cableMaxCurrent === undefined) continue; error = integer(data.cableMaxCurrent, -Infinity, Infinity); break;
      case "reservationId": if (data.reservationId === undefined) continue; error = integer(data.reservationId, -Infinity, Infinity); break;
      case "transactionInfo": if (data.transactionInfo === undefined) continue; missing--; error = TransactionType(data.transactionInfo); break;
      case "evse": if (data.evse === undefined) continue; error = EVSEType(data.evse); break;
      case "idToken": if (data.idToken === undefined) continue; error = IdTokenType(data.idToken); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["eventType","timestamp","triggerReason","seqNo","transactionInfo"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["eventType","timestamp","triggerReason","seqNo","transactionInfo"]);
}
export function TransactionEventResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "totalCost": if (data.totalCost === undefined) continue; error = number(data.totalCost, -Infinity, Infinity); break;
      case "chargingPriority": if (data.chargingPriority === undefined) continue; error = integer(data.chargingPriority, -Infinity, Infinity); break;
      case "idTokenInfo": if (data.idTokenInfo === undefined) continue; error = IdTokenInfoType(data.idTokenInfo); break;
      case "updatedPersonalMessage": if (data.updatedPersonalMessage === undefined) continue; error = MessageContentType(data.updatedPersonalMessage); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "evse": if (data.evse === undefined) continue; error = EVSEType(data.evse); break;
      case "requestedMessage": if (data.requestedMessage === undefined) continue; missing--; error = MessageTriggerEnumType(data.requestedMessage); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = TriggerMessageStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function UnlockConnectorRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, -Infinity, Infinity); break;
      case "connectorId": if (data.connectorId === undefined) continue; missing--; error = integer(data.connectorId, -Infinity, Infinity); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["evseId","connectorId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["evseId","connectorId"]);
}
export function UnlockConnectorResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = UnlockStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function UnpublishFirmwareRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "checksum": if (data.checksum === undefined) continue; missing--; error = text(data.checksum, 0, 32); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["checksum"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["checksum"]);
}
export function UnpublishFirmwareResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = UnpublishFirmwareStatusEnumType(data.status); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
export function UpdateFirmwareResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      case "status": if (data.status === undefined) continue; missing--; error = UpdateFirmwareStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
