// SPDX-License-Identifier: Apache-2.0
// GENERATED from the official OCPP 2.1 schemas by tools/generate.ts. Do not edit.
// Validators of every message.
import { boolean, dateTime, integer, isObject, list, missingOf, multiple, notAnObject, number, oneOf, refusal, text, UNKNOWN, uri } from "../schema-checks.js";
const item1 = (value) => text(value, 0, 2000);
const item2 = (value) => integer(value, -Infinity, Infinity);
const item3 = (value) => text(value, 0, 20);
const item4 = (value) => integer(value, 0, Infinity);
const item5 = (value) => text(value, 0, 255);
const item6 = (value) => text(value, 0, 60);
const item7 = (value) => text(value, 0, 36);
function ACChargingParametersType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "energyAmount": if (data.energyAmount === undefined) continue; missing--; error = number(data.energyAmount, -Infinity, Infinity); break;
      case "evMinCurrent": if (data.evMinCurrent === undefined) continue; missing--; error = number(data.evMinCurrent, -Infinity, Infinity); break;
      case "evMaxCurrent": if (data.evMaxCurrent === undefined) continue; missing--; error = number(data.evMaxCurrent, -Infinity, Infinity); break;
      case "evMaxVoltage": if (data.evMaxVoltage === undefined) continue; missing--; error = number(data.evMaxVoltage, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["energyAmount","evMinCurrent","evMaxCurrent","evMaxVoltage"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["energyAmount","evMinCurrent","evMaxCurrent","evMaxVoltage"]);
}
const APNAuthenticationEnumType = oneOf("PAP", "CHAP", "NONE", "AUTO");
function APNType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "apn": if (data.apn === undefined) continue; missing--; error = text(data.apn, 0, 2000); break;
      case "apnUserName": if (data.apnUserName === undefined) continue; error = text(data.apnUserName, 0, 50); break;
      case "apnPassword": if (data.apnPassword === undefined) continue; error = text(data.apnPassword, 0, 64); break;
      case "simPin": if (data.simPin === undefined) continue; error = integer(data.simPin, -Infinity, Infinity); break;
      case "preferredNetwork": if (data.preferredNetwork === undefined) continue; error = text(data.preferredNetwork, 0, 6); break;
      case "useOnlyPreferredNetwork": if (data.useOnlyPreferredNetwork === undefined) continue; error = boolean(data.useOnlyPreferredNetwork); break;
      case "apnAuthentication": if (data.apnAuthentication === undefined) continue; missing--; error = APNAuthenticationEnumType(data.apnAuthentication); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["apn","apnAuthentication"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["apn","apnAuthentication"]);
}
function AbsolutePriceScheduleType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 6;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "timeAnchor": if (data.timeAnchor === undefined) continue; missing--; error = dateTime(data.timeAnchor); break;
      case "priceScheduleID": if (data.priceScheduleID === undefined) continue; missing--; error = integer(data.priceScheduleID, 0, Infinity); break;
      case "priceScheduleDescription": if (data.priceScheduleDescription === undefined) continue; error = text(data.priceScheduleDescription, 0, 160); break;
      case "currency": if (data.currency === undefined) continue; missing--; error = text(data.currency, 0, 3); break;
      case "language": if (data.language === undefined) continue; missing--; error = text(data.language, 0, 8); break;
      case "priceAlgorithm": if (data.priceAlgorithm === undefined) continue; missing--; error = text(data.priceAlgorithm, 0, 2000); break;
      case "minimumCost": if (data.minimumCost === undefined) continue; error = RationalNumberType(data.minimumCost); break;
      case "maximumCost": if (data.maximumCost === undefined) continue; error = RationalNumberType(data.maximumCost); break;
      case "priceRuleStacks": if (data.priceRuleStacks === undefined) continue; missing--; error = list(data.priceRuleStacks, PriceRuleStackType, 1, 1024); break;
      case "taxRules": if (data.taxRules === undefined) continue; error = list(data.taxRules, TaxRuleType, 1, 10); break;
      case "overstayRuleList": if (data.overstayRuleList === undefined) continue; error = OverstayRuleListType(data.overstayRuleList); break;
      case "additionalSelectedServices": if (data.additionalSelectedServices === undefined) continue; error = list(data.additionalSelectedServices, AdditionalSelectedServicesType, 1, 5); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["timeAnchor","priceScheduleID","currency","language","priceAlgorithm","priceRuleStacks"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["timeAnchor","priceScheduleID","currency","language","priceAlgorithm","priceRuleStacks"]);
}
function AdditionalInfoType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "additionalIdToken": if (data.additionalIdToken === undefined) continue; missing--; error = text(data.additionalIdToken, 0, 255); break;
      case "type": if (data.type === undefined) continue; missing--; error = text(data.type, 0, 50); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["additionalIdToken","type"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["additionalIdToken","type"]);
}
function AdditionalSelectedServicesType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "serviceFee": if (data.serviceFee === undefined) continue; missing--; error = RationalNumberType(data.serviceFee); break;
      case "serviceName": if (data.serviceName === undefined) continue; missing--; error = text(data.serviceName, 0, 80); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["serviceName","serviceFee"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["serviceName","serviceFee"]);
}
function AddressType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "name": if (data.name === undefined) continue; missing--; error = text(data.name, 0, 50); break;
      case "address1": if (data.address1 === undefined) continue; missing--; error = text(data.address1, 0, 100); break;
      case "address2": if (data.address2 === undefined) continue; error = text(data.address2, 0, 100); break;
      case "city": if (data.city === undefined) continue; missing--; error = text(data.city, 0, 100); break;
      case "postalCode": if (data.postalCode === undefined) continue; error = text(data.postalCode, 0, 20); break;
      case "country": if (data.country === undefined) continue; missing--; error = text(data.country, 0, 50); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["name","address1","city","country"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["name","address1","city","country"]);
}
const AttributeEnumType = oneOf("Actual", "Target", "MinSet", "MaxSet");
function AuthorizationData(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "idToken": if (data.idToken === undefined) continue; missing--; error = IdTokenType(data.idToken); break;
      case "idTokenInfo": if (data.idTokenInfo === undefined) continue; error = IdTokenInfoType(data.idTokenInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["idToken"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["idToken"]);
}
const AuthorizationStatusEnumType = oneOf("Accepted", "Blocked", "ConcurrentTx", "Expired", "Invalid", "NoCredit", "NotAllowedTypeEVSE", "NotAtThisLocation", "NotAtThisTime", "Unknown");
const AuthorizeCertificateStatusEnumType = oneOf("Accepted", "SignatureError", "CertificateExpired", "CertificateRevoked", "NoCertificateAvailable", "CertChainError", "ContractCancelled");
function BatteryDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, 0, Infinity); break;
      case "serialNumber": if (data.serialNumber === undefined) continue; missing--; error = text(data.serialNumber, 0, 50); break;
      case "soC": if (data.soC === undefined) continue; missing--; error = number(data.soC, 0, 100); break;
      case "soH": if (data.soH === undefined) continue; missing--; error = number(data.soH, 0, 100); break;
      case "productionDate": if (data.productionDate === undefined) continue; error = dateTime(data.productionDate); break;
      case "vendorInfo": if (data.vendorInfo === undefined) continue; error = text(data.vendorInfo, 0, 500); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["evseId","serialNumber","soC","soH"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["evseId","serialNumber","soC","soH"]);
}
const BatterySwapEventEnumType = oneOf("BatteryIn", "BatteryOut", "BatteryOutTimeout");
const BootReasonEnumType = oneOf("ApplicationReset", "FirmwareUpdate", "LocalReset", "PowerUp", "RemoteReset", "ScheduledReset", "Triggered", "Unknown", "Watchdog");
const CancelReservationStatusEnumType = oneOf("Accepted", "Rejected");
const CertificateActionEnumType = oneOf("Install", "Update");
function CertificateHashDataChainType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "certificateHashData": if (data.certificateHashData === undefined) continue; missing--; error = CertificateHashDataType(data.certificateHashData); break;
      case "certificateType": if (data.certificateType === undefined) continue; missing--; error = GetCertificateIdUseEnumType(data.certificateType); break;
      case "childCertificateHashData": if (data.childCertificateHashData === undefined) continue; error = list(data.childCertificateHashData, CertificateHashDataType, 1, 4); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "hashAlgorithm": if (data.hashAlgorithm === undefined) continue; missing--; error = HashAlgorithmEnumType(data.hashAlgorithm); break;
      case "issuerNameHash": if (data.issuerNameHash === undefined) continue; missing--; error = text(data.issuerNameHash, 0, 128); break;
      case "issuerKeyHash": if (data.issuerKeyHash === undefined) continue; missing--; error = text(data.issuerKeyHash, 0, 128); break;
      case "serialNumber": if (data.serialNumber === undefined) continue; missing--; error = text(data.serialNumber, 0, 40); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["hashAlgorithm","issuerNameHash","issuerKeyHash","serialNumber"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["hashAlgorithm","issuerNameHash","issuerKeyHash","serialNumber"]);
}
const CertificateSignedStatusEnumType = oneOf("Accepted", "Rejected");
const CertificateSigningUseEnumType = oneOf("ChargingStationCertificate", "V2GCertificate", "V2G20Certificate");
const CertificateStatusEnumType = oneOf("Good", "Revoked", "Unknown", "Failed");
function CertificateStatusRequestInfoType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "certificateHashData": if (data.certificateHashData === undefined) continue; missing--; error = CertificateHashDataType(data.certificateHashData); break;
      case "source": if (data.source === undefined) continue; missing--; error = CertificateStatusSourceEnumType(data.source); break;
      case "urls": if (data.urls === undefined) continue; missing--; error = list(data.urls, item1, 1, 5); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["source","urls","certificateHashData"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["source","urls","certificateHashData"]);
}
const CertificateStatusSourceEnumType = oneOf("CRL", "OCSP");
function CertificateStatusType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "certificateHashData": if (data.certificateHashData === undefined) continue; missing--; error = CertificateHashDataType(data.certificateHashData); break;
      case "source": if (data.source === undefined) continue; missing--; error = CertificateStatusSourceEnumType(data.source); break;
      case "status": if (data.status === undefined) continue; missing--; error = CertificateStatusEnumType(data.status); break;
      case "nextUpdate": if (data.nextUpdate === undefined) continue; missing--; error = dateTime(data.nextUpdate); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["source","status","nextUpdate","certificateHashData"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["source","status","nextUpdate","certificateHashData"]);
}
const ChangeAvailabilityStatusEnumType = oneOf("Accepted", "Rejected", "Scheduled");
function ChargingLimitType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "chargingLimitSource": if (data.chargingLimitSource === undefined) continue; missing--; error = text(data.chargingLimitSource, 0, 20); break;
      case "isLocalGeneration": if (data.isLocalGeneration === undefined) continue; error = boolean(data.isLocalGeneration); break;
      case "isGridCritical": if (data.isGridCritical === undefined) continue; error = boolean(data.isGridCritical); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "acChargingParameters": if (data.acChargingParameters === undefined) continue; error = ACChargingParametersType(data.acChargingParameters); break;
      case "derChargingParameters": if (data.derChargingParameters === undefined) continue; error = DERChargingParametersType(data.derChargingParameters); break;
      case "evEnergyOffer": if (data.evEnergyOffer === undefined) continue; error = EVEnergyOfferType(data.evEnergyOffer); break;
      case "requestedEnergyTransfer": if (data.requestedEnergyTransfer === undefined) continue; missing--; error = EnergyTransferModeEnumType(data.requestedEnergyTransfer); break;
      case "dcChargingParameters": if (data.dcChargingParameters === undefined) continue; error = DCChargingParametersType(data.dcChargingParameters); break;
      case "v2xChargingParameters": if (data.v2xChargingParameters === undefined) continue; error = V2XChargingParametersType(data.v2xChargingParameters); break;
      case "availableEnergyTransfer": if (data.availableEnergyTransfer === undefined) continue; error = list(data.availableEnergyTransfer, EnergyTransferModeEnumType, 1, Infinity); break;
      case "controlMode": if (data.controlMode === undefined) continue; error = ControlModeEnumType(data.controlMode); break;
      case "mobilityNeedsMode": if (data.mobilityNeedsMode === undefined) continue; error = MobilityNeedsModeEnumType(data.mobilityNeedsMode); break;
      case "departureTime": if (data.departureTime === undefined) continue; error = dateTime(data.departureTime); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestedEnergyTransfer"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestedEnergyTransfer"]);
}
function ChargingPeriodType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "dimensions": if (data.dimensions === undefined) continue; error = list(data.dimensions, CostDimensionType, 1, Infinity); break;
      case "tariffId": if (data.tariffId === undefined) continue; error = text(data.tariffId, 0, 60); break;
      case "startPeriod": if (data.startPeriod === undefined) continue; missing--; error = dateTime(data.startPeriod); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["startPeriod"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["startPeriod"]);
}
function ChargingProfileCriterionType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "chargingProfilePurpose": if (data.chargingProfilePurpose === undefined) continue; error = ChargingProfilePurposeEnumType(data.chargingProfilePurpose); break;
      case "stackLevel": if (data.stackLevel === undefined) continue; error = integer(data.stackLevel, 0, Infinity); break;
      case "chargingProfileId": if (data.chargingProfileId === undefined) continue; error = list(data.chargingProfileId, item2, 1, Infinity); break;
      case "chargingLimitSource": if (data.chargingLimitSource === undefined) continue; error = list(data.chargingLimitSource, item3, 1, 4); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
const ChargingProfileKindEnumType = oneOf("Absolute", "Recurring", "Relative", "Dynamic");
const ChargingProfilePurposeEnumType = oneOf("ChargingStationExternalConstraints", "ChargingStationMaxProfile", "TxDefaultProfile", "TxProfile", "PriorityCharging", "LocalGeneration");
const ChargingProfileStatusEnumType = oneOf("Accepted", "Rejected");
function ChargingProfileType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, -Infinity, Infinity); break;
      case "stackLevel": if (data.stackLevel === undefined) continue; missing--; error = integer(data.stackLevel, 0, Infinity); break;
      case "chargingProfilePurpose": if (data.chargingProfilePurpose === undefined) continue; missing--; error = ChargingProfilePurposeEnumType(data.chargingProfilePurpose); break;
      case "chargingProfileKind": if (data.chargingProfileKind === undefined) continue; missing--; error = ChargingProfileKindEnumType(data.chargingProfileKind); break;
      case "recurrencyKind": if (data.recurrencyKind === undefined) continue; error = RecurrencyKindEnumType(data.recurrencyKind); break;
      case "validFrom": if (data.validFrom === undefined) continue; error = dateTime(data.validFrom); break;
      case "validTo": if (data.validTo === undefined) continue; error = dateTime(data.validTo); break;
      case "transactionId": if (data.transactionId === undefined) continue; error = text(data.transactionId, 0, 36); break;
      case "maxOfflineDuration": if (data.maxOfflineDuration === undefined) continue; error = integer(data.maxOfflineDuration, -Infinity, Infinity); break;
      case "chargingSchedule": if (data.chargingSchedule === undefined) continue; missing--; error = list(data.chargingSchedule, ChargingScheduleType, 1, 3); break;
      case "invalidAfterOfflineDuration": if (data.invalidAfterOfflineDuration === undefined) continue; error = boolean(data.invalidAfterOfflineDuration); break;
      case "dynUpdateInterval": if (data.dynUpdateInterval === undefined) continue; error = integer(data.dynUpdateInterval, -Infinity, Infinity); break;
      case "dynUpdateTime": if (data.dynUpdateTime === undefined) continue; error = dateTime(data.dynUpdateTime); break;
      case "priceScheduleSignature": if (data.priceScheduleSignature === undefined) continue; error = text(data.priceScheduleSignature, 0, 256); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","stackLevel","chargingProfilePurpose","chargingProfileKind","chargingSchedule"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","stackLevel","chargingProfilePurpose","chargingProfileKind","chargingSchedule"]);
}
const ChargingRateUnitEnumType = oneOf("W", "A");
function ChargingSchedulePeriodType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "startPeriod": if (data.startPeriod === undefined) continue; missing--; error = integer(data.startPeriod, -Infinity, Infinity); break;
      case "limit": if (data.limit === undefined) continue; error = number(data.limit, -Infinity, Infinity); break;
      case "limit_L2": if (data.limit_L2 === undefined) continue; error = number(data.limit_L2, -Infinity, Infinity); break;
      case "limit_L3": if (data.limit_L3 === undefined) continue; error = number(data.limit_L3, -Infinity, Infinity); break;
      case "numberPhases": if (data.numberPhases === undefined) continue; error = integer(data.numberPhases, 0, 3); break;
      case "phaseToUse": if (data.phaseToUse === undefined) continue; error = integer(data.phaseToUse, 0, 3); break;
      case "dischargeLimit": if (data.dischargeLimit === undefined) continue; error = number(data.dischargeLimit, -Infinity, 0); break;
      case "dischargeLimit_L2": if (data.dischargeLimit_L2 === undefined) continue; error = number(data.dischargeLimit_L2, -Infinity, 0); break;
      case "dischargeLimit_L3": if (data.dischargeLimit_L3 === undefined) continue; error = number(data.dischargeLimit_L3, -Infinity, 0); break;
      case "setpoint": if (data.setpoint === undefined) continue; error = number(data.setpoint, -Infinity, Infinity); break;
      case "setpoint_L2": if (data.setpoint_L2 === undefined) continue; error = number(data.setpoint_L2, -Infinity, Infinity); break;
      case "setpoint_L3": if (data.setpoint_L3 === undefined) continue; error = number(data.setpoint_L3, -Infinity, Infinity); break;
      case "setpointReactive": if (data.setpointReactive === undefined) continue; error = number(data.setpointReactive, -Infinity, Infinity); break;
      case "setpointReactive_L2": if (data.setpointReactive_L2 === undefined) continue; error = number(data.setpointReactive_L2, -Infinity, Infinity); break;
      case "setpointReactive_L3": if (data.setpointReactive_L3 === undefined) continue; error = number(data.setpointReactive_L3, -Infinity, Infinity); break;
      case "preconditioningRequest": if (data.preconditioningRequest === undefined) continue; error = boolean(data.preconditioningRequest); break;
      case "evseSleep": if (data.evseSleep === undefined) continue; error = boolean(data.evseSleep); break;
      case "v2xBaseline": if (data.v2xBaseline === undefined) continue; error = number(data.v2xBaseline, -Infinity, Infinity); break;
      case "operationMode": if (data.operationMode === undefined) continue; error = OperationModeEnumType(data.operationMode); break;
      case "v2xFreqWattCurve": if (data.v2xFreqWattCurve === undefined) continue; error = list(data.v2xFreqWattCurve, V2XFreqWattPointType, 1, 20); break;
      case "v2xSignalWattCurve": if (data.v2xSignalWattCurve === undefined) continue; error = list(data.v2xSignalWattCurve, V2XSignalWattPointType, 1, 20); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["startPeriod"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["startPeriod"]);
}
function ChargingScheduleType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, -Infinity, Infinity); break;
      case "limitAtSoC": if (data.limitAtSoC === undefined) continue; error = LimitAtSoCType(data.limitAtSoC); break;
      case "startSchedule": if (data.startSchedule === undefined) continue; error = dateTime(data.startSchedule); break;
      case "duration": if (data.duration === undefined) continue; error = integer(data.duration, -Infinity, Infinity); break;
      case "chargingRateUnit": if (data.chargingRateUnit === undefined) continue; missing--; error = ChargingRateUnitEnumType(data.chargingRateUnit); break;
      case "minChargingRate": if (data.minChargingRate === undefined) continue; error = number(data.minChargingRate, -Infinity, Infinity); break;
      case "powerTolerance": if (data.powerTolerance === undefined) continue; error = number(data.powerTolerance, -Infinity, Infinity); break;
      case "signatureId": if (data.signatureId === undefined) continue; error = integer(data.signatureId, 0, Infinity); break;
      case "digestValue": if (data.digestValue === undefined) continue; error = text(data.digestValue, 0, 88); break;
      case "useLocalTime": if (data.useLocalTime === undefined) continue; error = boolean(data.useLocalTime); break;
      case "chargingSchedulePeriod": if (data.chargingSchedulePeriod === undefined) continue; missing--; error = list(data.chargingSchedulePeriod, ChargingSchedulePeriodType, 1, 1024); break;
      case "randomizedDelay": if (data.randomizedDelay === undefined) continue; error = integer(data.randomizedDelay, 0, Infinity); break;
      case "salesTariff": if (data.salesTariff === undefined) continue; error = SalesTariffType(data.salesTariff); break;
      case "absolutePriceSchedule": if (data.absolutePriceSchedule === undefined) continue; error = AbsolutePriceScheduleType(data.absolutePriceSchedule); break;
      case "priceLevelSchedule": if (data.priceLevelSchedule === undefined) continue; error = PriceLevelScheduleType(data.priceLevelSchedule); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","chargingRateUnit","chargingSchedulePeriod"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","chargingRateUnit","chargingSchedulePeriod"]);
}
function ChargingScheduleUpdateType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "limit": if (data.limit === undefined) continue; error = number(data.limit, -Infinity, Infinity); break;
      case "limit_L2": if (data.limit_L2 === undefined) continue; error = number(data.limit_L2, -Infinity, Infinity); break;
      case "limit_L3": if (data.limit_L3 === undefined) continue; error = number(data.limit_L3, -Infinity, Infinity); break;
      case "dischargeLimit": if (data.dischargeLimit === undefined) continue; error = number(data.dischargeLimit, -Infinity, 0); break;
      case "dischargeLimit_L2": if (data.dischargeLimit_L2 === undefined) continue; error = number(data.dischargeLimit_L2, -Infinity, 0); break;
      case "dischargeLimit_L3": if (data.dischargeLimit_L3 === undefined) continue; error = number(data.dischargeLimit_L3, -Infinity, 0); break;
      case "setpoint": if (data.setpoint === undefined) continue; error = number(data.setpoint, -Infinity, Infinity); break;
      case "setpoint_L2": if (data.setpoint_L2 === undefined) continue; error = number(data.setpoint_L2, -Infinity, Infinity); break;
      case "setpoint_L3": if (data.setpoint_L3 === undefined) continue; error = number(data.setpoint_L3, -Infinity, Infinity); break;
      case "setpointReactive": if (data.setpointReactive === undefined) continue; error = number(data.setpointReactive, -Infinity, Infinity); break;
      case "setpointReactive_L2": if (data.setpointReactive_L2 === undefined) continue; error = number(data.setpointReactive_L2, -Infinity, Infinity); break;
      case "setpointReactive_L3": if (data.setpointReactive_L3 === undefined) continue; error = number(data.setpointReactive_L3, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
const ChargingStateEnumType = oneOf("EVConnected", "Charging", "SuspendedEV", "SuspendedEVSE", "Idle");
function ChargingStationType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "serialNumber": if (data.serialNumber === undefined) continue; error = text(data.serialNumber, 0, 25); break;
      case "model": if (data.model === undefined) continue; missing--; error = text(data.model, 0, 20); break;
      case "modem": if (data.modem === undefined) continue; error = ModemType(data.modem); break;
      case "vendorName": if (data.vendorName === undefined) continue; missing--; error = text(data.vendorName, 0, 50); break;
      case "firmwareVersion": if (data.firmwareVersion === undefined) continue; error = text(data.firmwareVersion, 0, 50); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, 0, Infinity); break;
      case "chargingProfilePurpose": if (data.chargingProfilePurpose === undefined) continue; error = ChargingProfilePurposeEnumType(data.chargingProfilePurpose); break;
      case "stackLevel": if (data.stackLevel === undefined) continue; error = integer(data.stackLevel, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
const ClearMessageStatusEnumType = oneOf("Accepted", "Unknown", "Rejected");
function ClearMonitoringResultType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = ClearMonitoringStatusEnumType(data.status); break;
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, 0, Infinity); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status","id"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status","id"]);
}
const ClearMonitoringStatusEnumType = oneOf("Accepted", "Rejected", "NotFound");
function ClearTariffsResultType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "tariffId": if (data.tariffId === undefined) continue; error = text(data.tariffId, 0, 60); break;
      case "status": if (data.status === undefined) continue; missing--; error = TariffClearStatusEnumType(data.status); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
const ComponentCriterionEnumType = oneOf("Active", "Available", "Enabled", "Problem");
function ComponentType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "evse": if (data.evse === undefined) continue; error = EVSEType(data.evse); break;
      case "name": if (data.name === undefined) continue; missing--; error = text(data.name, 0, 50); break;
      case "instance": if (data.instance === undefined) continue; error = text(data.instance, 0, 50); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; error = VariableType(data.variable); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, 0, Infinity); break;
      case "duration": if (data.duration === undefined) continue; missing--; error = integer(data.duration, -Infinity, Infinity); break;
      case "scheduleStart": if (data.scheduleStart === undefined) continue; missing--; error = dateTime(data.scheduleStart); break;
      case "chargingRateUnit": if (data.chargingRateUnit === undefined) continue; missing--; error = ChargingRateUnitEnumType(data.chargingRateUnit); break;
      case "chargingSchedulePeriod": if (data.chargingSchedulePeriod === undefined) continue; missing--; error = list(data.chargingSchedulePeriod, ChargingSchedulePeriodType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["evseId","duration","scheduleStart","chargingRateUnit","chargingSchedulePeriod"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["evseId","duration","scheduleStart","chargingRateUnit","chargingSchedulePeriod"]);
}
const ConnectorStatusEnumType = oneOf("Available", "Occupied", "Reserved", "Unavailable", "Faulted");
function ConstantStreamDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, 0, Infinity); break;
      case "params": if (data.params === undefined) continue; missing--; error = PeriodicEventStreamParamsType(data.params); break;
      case "variableMonitoringId": if (data.variableMonitoringId === undefined) continue; missing--; error = integer(data.variableMonitoringId, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","variableMonitoringId","params"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","variableMonitoringId","params"]);
}
function ConsumptionCostType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "startValue": if (data.startValue === undefined) continue; missing--; error = number(data.startValue, -Infinity, Infinity); break;
      case "cost": if (data.cost === undefined) continue; missing--; error = list(data.cost, CostType, 1, 3); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["startValue","cost"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["startValue","cost"]);
}
const ControlModeEnumType = oneOf("ScheduledControl", "DynamicControl");
function CostDetailsType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "chargingPeriods": if (data.chargingPeriods === undefined) continue; error = list(data.chargingPeriods, ChargingPeriodType, 1, Infinity); break;
      case "totalCost": if (data.totalCost === undefined) continue; missing--; error = TotalCostType(data.totalCost); break;
      case "totalUsage": if (data.totalUsage === undefined) continue; missing--; error = TotalUsageType(data.totalUsage); break;
      case "failureToCalculate": if (data.failureToCalculate === undefined) continue; error = boolean(data.failureToCalculate); break;
      case "failureReason": if (data.failureReason === undefined) continue; error = text(data.failureReason, 0, 500); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["totalCost","totalUsage"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["totalCost","totalUsage"]);
}
const CostDimensionEnumType = oneOf("Energy", "MaxCurrent", "MinCurrent", "MaxPower", "MinPower", "IdleTIme", "ChargingTime");
function CostDimensionType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "type": if (data.type === undefined) continue; missing--; error = CostDimensionEnumType(data.type); break;
      case "volume": if (data.volume === undefined) continue; missing--; error = number(data.volume, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["type","volume"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["type","volume"]);
}
const CostKindEnumType = oneOf("CarbonDioxideEmission", "RelativePricePercentage", "RenewableGenerationPercentage");
function CostType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "costKind": if (data.costKind === undefined) continue; missing--; error = CostKindEnumType(data.costKind); break;
      case "amount": if (data.amount === undefined) continue; missing--; error = integer(data.amount, -Infinity, Infinity); break;
      case "amountMultiplier": if (data.amountMultiplier === undefined) continue; error = integer(data.amountMultiplier, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "evMaxCurrent": if (data.evMaxCurrent === undefined) continue; missing--; error = number(data.evMaxCurrent, -Infinity, Infinity); break;
      case "evMaxVoltage": if (data.evMaxVoltage === undefined) continue; missing--; error = number(data.evMaxVoltage, -Infinity, Infinity); break;
      case "evMaxPower": if (data.evMaxPower === undefined) continue; error = number(data.evMaxPower, -Infinity, Infinity); break;
      case "evEnergyCapacity": if (data.evEnergyCapacity === undefined) continue; error = number(data.evEnergyCapacity, -Infinity, Infinity); break;
      case "energyAmount": if (data.energyAmount === undefined) continue; error = number(data.energyAmount, -Infinity, Infinity); break;
      case "stateOfCharge": if (data.stateOfCharge === undefined) continue; error = integer(data.stateOfCharge, 0, 100); break;
      case "fullSoC": if (data.fullSoC === undefined) continue; error = integer(data.fullSoC, 0, 100); break;
      case "bulkSoC": if (data.bulkSoC === undefined) continue; error = integer(data.bulkSoC, 0, 100); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["evMaxCurrent","evMaxVoltage"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["evMaxCurrent","evMaxVoltage"]);
}
function DERChargingParametersType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "evSupportedDERControl": if (data.evSupportedDERControl === undefined) continue; error = list(data.evSupportedDERControl, DERControlEnumType, 1, Infinity); break;
      case "evOverExcitedMaxDischargePower": if (data.evOverExcitedMaxDischargePower === undefined) continue; error = number(data.evOverExcitedMaxDischargePower, -Infinity, Infinity); break;
      case "evOverExcitedPowerFactor": if (data.evOverExcitedPowerFactor === undefined) continue; error = number(data.evOverExcitedPowerFactor, -Infinity, Infinity); break;
      case "evUnderExcitedMaxDischargePower": if (data.evUnderExcitedMaxDischargePower === undefined) continue; error = number(data.evUnderExcitedMaxDischargePower, -Infinity, Infinity); break;
      case "evUnderExcitedPowerFactor": if (data.evUnderExcitedPowerFactor === undefined) continue; error = number(data.evUnderExcitedPowerFactor, -Infinity, Infinity); break;
      case "maxApparentPower": if (data.maxApparentPower === undefined) continue; error = number(data.maxApparentPower, -Infinity, Infinity); break;
      case "maxChargeApparentPower": if (data.maxChargeApparentPower === undefined) continue; error = number(data.maxChargeApparentPower, -Infinity, Infinity); break;
      case "maxChargeApparentPower_L2": if (data.maxChargeApparentPower_L2 === undefined) continue; error = number(data.maxChargeApparentPower_L2, -Infinity, Infinity); break;
      case "maxChargeApparentPower_L3": if (data.maxChargeApparentPower_L3 === undefined) continue; error = number(data.maxChargeApparentPower_L3, -Infinity, Infinity); break;
      case "maxDischargeApparentPower": if (data.maxDischargeApparentPower === undefined) continue; error = number(data.maxDischargeApparentPower, -Infinity, Infinity); break;
      case "maxDischargeApparentPower_L2": if (data.maxDischargeApparentPower_L2 === undefined) continue; error = number(data.maxDischargeApparentPower_L2, -Infinity, Infinity); break;
      case "maxDischargeApparentPower_L3": if (data.maxDischargeApparentPower_L3 === undefined) continue; error = number(data.maxDischargeApparentPower_L3, -Infinity, Infinity); break;
      case "maxChargeReactivePower": if (data.maxChargeReactivePower === undefined) continue; error = number(data.maxChargeReactivePower, -Infinity, Infinity); break;
      case "maxChargeReactivePower_L2": if (data.maxChargeReactivePower_L2 === undefined) continue; error = number(data.maxChargeReactivePower_L2, -Infinity, Infinity); break;
      case "maxChargeReactivePower_L3": if (data.maxChargeReactivePower_L3 === undefined) continue; error = number(data.maxChargeReactivePower_L3, -Infinity, Infinity); break;
      case "minChargeReactivePower": if (data.minChargeReactivePower === undefined) continue; error = number(data.minChargeReactivePower, -Infinity, Infinity); break;
      case "minChargeReactivePower_L2": if (data.minChargeReactivePower_L2 === undefined) continue; error = number(data.minChargeReactivePower_L2, -Infinity, Infinity); break;
      case "minChargeReactivePower_L3": if (data.minChargeReactivePower_L3 === undefined) continue; error = number(data.minChargeReactivePower_L3, -Infinity, Infinity); break;
      case "maxDischargeReactivePower": if (data.maxDischargeReactivePower === undefined) continue; error = number(data.maxDischargeReactivePower, -Infinity, Infinity); break;
      case "maxDischargeReactivePower_L2": if (data.maxDischargeReactivePower_L2 === undefined) continue; error = number(data.maxDischargeReactivePower_L2, -Infinity, Infinity); break;
      case "maxDischargeReactivePower_L3": if (data.maxDischargeReactivePower_L3 === undefined) continue; error = number(data.maxDischargeReactivePower_L3, -Infinity, Infinity); break;
      case "minDischargeReactivePower": if (data.minDischargeReactivePower === undefined) continue; error = number(data.minDischargeReactivePower, -Infinity, Infinity); break;
      case "minDischargeReactivePower_L2": if (data.minDischargeReactivePower_L2 === undefined) continue; error = number(data.minDischargeReactivePower_L2, -Infinity, Infinity); break;
      case "minDischargeReactivePower_L3": if (data.minDischargeReactivePower_L3 === undefined) continue; error = number(data.minDischargeReactivePower_L3, -Infinity, Infinity); break;
      case "nominalVoltage": if (data.nominalVoltage === undefined) continue; error = number(data.nominalVoltage, -Infinity, Infinity); break;
      case "nominalVoltageOffset": if (data.nominalVoltageOffset === undefined) continue; error = number(data.nominalVoltageOffset, -Infinity, Infinity); break;
      case "maxNominalVoltage": if (data.maxNominalVoltage === undefined) continue; error = number(data.maxNominalVoltage, -Infinity, Infinity); break;
      case "minNominalVoltage": if (data.minNominalVoltage === undefined) continue; error = number(data.minNominalVoltage, -Infinity, Infinity); break;
      case "evInverterManufacturer": if (data.evInverterManufacturer === undefined) continue; error = text(data.evInverterManufacturer, 0, 50); break;
      case "evInverterModel": if (data.evInverterModel === undefined) continue; error = text(data.evInverterModel, 0, 50); break;
      case "evInverterSerialNumber": if (data.evInverterSerialNumber === undefined) continue; error = text(data.evInverterSerialNumber, 0, 50); break;
      case "evInverterSwVersion": if (data.evInverterSwVersion === undefined) continue; error = text(data.evInverterSwVersion, 0, 50); break;
      case "evInverterHwVersion": if (data.evInverterHwVersion === undefined) continue; error = text(data.evInverterHwVersion, 0, 50); break;
      case "evIslandingDetectionMethod": if (data.evIslandingDetectionMethod === undefined) continue; error = list(data.evIslandingDetectionMethod, IslandingDetectionEnumType, 1, Infinity); break;
      case "evIslandingTripTime": if (data.evIslandingTripTime === undefined) continue; error = number(data.evIslandingTripTime, -Infinity, Infinity); break;
      case "evMaximumLevel1DCInjection": if (data.evMaximumLevel1DCInjection === undefined) continue; error = number(data.evMaximumLevel1DCInjection, -Infinity, Infinity); break;
      case "evDurationLevel1DCInjection": if (data.evDurationLevel1DCInjection === undefined) continue; error = number(data.evDurationLevel1DCInjection, -Infinity, Infinity); break;
      case "evMaximumLevel2DCInjection": if (data.evMaximumLevel2DCInjection === undefined) continue; error = number(data.evMaximumLevel2DCInjection, -Infinity, Infinity); break;
      case "evDurationLevel2DCInjection": if (data.evDurationLevel2DCInjection === undefined) continue; error = number(data.evDurationLevel2DCInjection, -Infinity, Infinity); break;
      case "evReactiveSusceptance": if (data.evReactiveSusceptance === undefined) continue; error = number(data.evReactiveSusceptance, -Infinity, Infinity); break;
      case "evSessionTotalDischargeEnergyAvailable": if (data.evSessionTotalDischargeEnergyAvailable === undefined) continue; error = number(data.evSessionTotalDischargeEnergyAvailable, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
const DERControlEnumType = oneOf("EnterService", "FreqDroop", "FreqWatt", "FixedPFAbsorb", "FixedPFInject", "FixedVar", "Gradients", "HFMustTrip", "HFMayTrip", "HVMustTrip", "HVMomCess", "HVMayTrip", "LimitMaxDischarge", "LFMustTrip", "LVMustTrip", "LVMomCess", "LVMayTrip", "PowerMonitoringMustTrip", "VoltVar", "VoltWatt", "WattPF", "WattVar");
const DERControlStatusEnumType = oneOf("Accepted", "Rejected", "NotSupported", "NotFound");
function DERCurveGetType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "curve": if (data.curve === undefined) continue; missing--; error = DERCurveType(data.curve); break;
      case "id": if (data.id === undefined) continue; missing--; error = text(data.id, 0, 36); break;
      case "curveType": if (data.curveType === undefined) continue; missing--; error = DERControlEnumType(data.curveType); break;
      case "isDefault": if (data.isDefault === undefined) continue; missing--; error = boolean(data.isDefault); break;
      case "isSuperseded": if (data.isSuperseded === undefined) continue; missing--; error = boolean(data.isSuperseded); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","curveType","isDefault","isSuperseded","curve"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","curveType","isDefault","isSuperseded","curve"]);
}
function DERCurvePointsType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "x": if (data.x === undefined) continue; missing--; error = number(data.x, -Infinity, Infinity); break;
      case "y": if (data.y === undefined) continue; missing--; error = number(data.y, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["x","y"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["x","y"]);
}
function DERCurveType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "curveData": if (data.curveData === undefined) continue; missing--; error = list(data.curveData, DERCurvePointsType, 1, 10); break;
      case "hysteresis": if (data.hysteresis === undefined) continue; error = HysteresisType(data.hysteresis); break;
      case "priority": if (data.priority === undefined) continue; missing--; error = integer(data.priority, 0, Infinity); break;
      case "reactivePowerParams": if (data.reactivePowerParams === undefined) continue; error = ReactivePowerParamsType(data.reactivePowerParams); break;
      case "voltageParams": if (data.voltageParams === undefined) continue; error = VoltageParamsType(data.voltageParams); break;
      case "yUnit": if (data.yUnit === undefined) continue; missing--; error = DERUnitEnumType(data.yUnit); break;
      case "responseTime": if (data.responseTime === undefined) continue; error = number(data.responseTime, -Infinity, Infinity); break;
      case "startTime": if (data.startTime === undefined) continue; error = dateTime(data.startTime); break;
      case "duration": if (data.duration === undefined) continue; error = number(data.duration, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["priority","yUnit","curveData"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["priority","yUnit","curveData"]);
}
const DERUnitEnumType = oneOf("Not_Applicable", "PctMaxW", "PctMaxVar", "PctWAvail", "PctVarAvail", "PctEffectiveV");
const DataEnumType = oneOf("string", "decimal", "integer", "dateTime", "boolean", "OptionList", "SequenceList", "MemberList");
const DataTransferStatusEnumType = oneOf("Accepted", "Rejected", "UnknownMessageId", "UnknownVendorId");
const DayOfWeekEnumType = oneOf("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
const DeleteCertificateStatusEnumType = oneOf("Accepted", "Failed", "NotFound");
const DisplayMessageStatusEnumType = oneOf("Accepted", "NotSupportedMessageFormat", "Rejected", "NotSupportedPriority", "NotSupportedState", "UnknownTransaction", "LanguageNotSupported");
function EVAbsolutePriceScheduleEntryType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "duration": if (data.duration === undefined) continue; missing--; error = integer(data.duration, -Infinity, Infinity); break;
      case "evPriceRule": if (data.evPriceRule === undefined) continue; missing--; error = list(data.evPriceRule, EVPriceRuleType, 1, 8); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["duration","evPriceRule"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["duration","evPriceRule"]);
}
function EVAbsolutePriceScheduleType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "timeAnchor": if (data.timeAnchor === undefined) continue; missing--; error = dateTime(data.timeAnchor); break;
      case "currency": if (data.currency === undefined) continue; missing--; error = text(data.currency, 0, 3); break;
      case "evAbsolutePriceScheduleEntries": if (data.evAbsolutePriceScheduleEntries === undefined) continue; missing--; error = list(data.evAbsolutePriceScheduleEntries, EVAbsolutePriceScheduleEntryType, 1, 1024); break;
      case "priceAlgorithm": if (data.priceAlgorithm === undefined) continue; missing--; error = text(data.priceAlgorithm, 0, 2000); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["timeAnchor","currency","priceAlgorithm","evAbsolutePriceScheduleEntries"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["timeAnchor","currency","priceAlgorithm","evAbsolutePriceScheduleEntries"]);
}
function EVEnergyOfferType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "evAbsolutePriceSchedule": if (data.evAbsolutePriceSchedule === undefined) continue; error = EVAbsolutePriceScheduleType(data.evAbsolutePriceSchedule); break;
      case "evPowerSchedule": if (data.evPowerSchedule === undefined) continue; missing--; error = EVPowerScheduleType(data.evPowerSchedule); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["evPowerSchedule"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["evPowerSchedule"]);
}
function EVPowerScheduleEntryType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "duration": if (data.duration === undefined) continue; missing--; error = integer(data.duration, -Infinity, Infinity); break;
      case "power": if (data.power === undefined) continue; missing--; error = number(data.power, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["duration","power"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["duration","power"]);
}
function EVPowerScheduleType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "evPowerScheduleEntries": if (data.evPowerScheduleEntries === undefined) continue; missing--; error = list(data.evPowerScheduleEntries, EVPowerScheduleEntryType, 1, 1024); break;
      case "timeAnchor": if (data.timeAnchor === undefined) continue; missing--; error = dateTime(data.timeAnchor); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["timeAnchor","evPowerScheduleEntries"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["timeAnchor","evPowerScheduleEntries"]);
}
function EVPriceRuleType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "energyFee": if (data.energyFee === undefined) continue; missing--; error = number(data.energyFee, -Infinity, Infinity); break;
      case "powerRangeStart": if (data.powerRangeStart === undefined) continue; missing--; error = number(data.powerRangeStart, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["energyFee","powerRangeStart"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["energyFee","powerRangeStart"]);
}
function EVSEType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, 0, Infinity); break;
      case "connectorId": if (data.connectorId === undefined) continue; error = integer(data.connectorId, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id"]);
}
const EnergyTransferModeEnumType = oneOf("AC_single_phase", "AC_two_phase", "AC_three_phase", "DC", "AC_BPT", "AC_BPT_DER", "AC_DER", "DC_BPT", "DC_ACDP", "DC_ACDP_BPT", "WPT");
function EnterServiceGetType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "enterService": if (data.enterService === undefined) continue; missing--; error = EnterServiceType(data.enterService); break;
      case "id": if (data.id === undefined) continue; missing--; error = text(data.id, 0, 36); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","enterService"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","enterService"]);
}
function EnterServiceType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "priority": if (data.priority === undefined) continue; missing--; error = integer(data.priority, 0, Infinity); break;
      case "highVoltage": if (data.highVoltage === undefined) continue; missing--; error = number(data.highVoltage, -Infinity, Infinity); break;
      case "lowVoltage": if (data.lowVoltage === undefined) continue; missing--; error = number(data.lowVoltage, -Infinity, Infinity); break;
      case "highFreq": if (data.highFreq === undefined) continue; missing--; error = number(data.highFreq, -Infinity, Infinity); break;
      case "lowFreq": if (data.lowFreq === undefined) continue; missing--; error = number(data.lowFreq, -Infinity, Infinity); break;
      case "delay": if (data.delay === undefined) continue; error = number(data.delay, -Infinity, Infinity); break;
      case "randomDelay": if (data.randomDelay === undefined) continue; error = number(data.randomDelay, -Infinity, Infinity); break;
      case "rampRate": if (data.rampRate === undefined) continue; error = number(data.rampRate, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["priority","highVoltage","lowVoltage","highFreq","lowFreq"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["priority","highVoltage","lowVoltage","highFreq","lowFreq"]);
}
function EventDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 7;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "eventId": if (data.eventId === undefined) continue; missing--; error = integer(data.eventId, 0, Infinity); break;
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      case "trigger": if (data.trigger === undefined) continue; missing--; error = EventTriggerEnumType(data.trigger); break;
      case "cause": if (data.cause === undefined) continue; error = integer(data.cause, 0, Infinity); break;
      case "actualValue": if (data.actualValue === undefined) continue; missing--; error = text(data.actualValue, 0, 2500); break;
      case "techCode": if (data.techCode === undefined) continue; error = text(data.techCode, 0, 50); break;
      case "techInfo": if (data.techInfo === undefined) continue; error = text(data.techInfo, 0, 500); break;
      case "cleared": if (data.cleared === undefined) continue; error = boolean(data.cleared); break;
      case "transactionId": if (data.transactionId === undefined) continue; error = text(data.transactionId, 0, 36); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variableMonitoringId": if (data.variableMonitoringId === undefined) continue; error = integer(data.variableMonitoringId, 0, Infinity); break;
      case "eventNotificationType": if (data.eventNotificationType === undefined) continue; missing--; error = EventNotificationEnumType(data.eventNotificationType); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      case "severity": if (data.severity === undefined) continue; error = integer(data.severity, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["eventId","timestamp","trigger","actualValue","eventNotificationType","component","variable"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["eventId","timestamp","trigger","actualValue","eventNotificationType","component","variable"]);
}
const EventNotificationEnumType = oneOf("HardWiredNotification", "HardWiredMonitor", "PreconfiguredMonitor", "CustomMonitor");
const EventTriggerEnumType = oneOf("Alerting", "Delta", "Periodic");
const EvseKindEnumType = oneOf("AC", "DC");
const FirmwareStatusEnumType = oneOf("Downloaded", "DownloadFailed", "Downloading", "DownloadScheduled", "DownloadPaused", "Idle", "InstallationFailed", "Installing", "Installed", "InstallRebooting", "InstallScheduled", "InstallVerificationFailed", "InvalidSignature", "SignatureVerified");
function FirmwareType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "location": if (data.location === undefined) continue; missing--; error = text(data.location, 0, 2000); break;
      case "retrieveDateTime": if (data.retrieveDateTime === undefined) continue; missing--; error = dateTime(data.retrieveDateTime); break;
      case "installDateTime": if (data.installDateTime === undefined) continue; error = dateTime(data.installDateTime); break;
      case "signingCertificate": if (data.signingCertificate === undefined) continue; error = text(data.signingCertificate, 0, 5500); break;
      case "signature": if (data.signature === undefined) continue; error = text(data.signature, 0, 800); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["location","retrieveDateTime"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["location","retrieveDateTime"]);
}
function FixedPFGetType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "fixedPF": if (data.fixedPF === undefined) continue; missing--; error = FixedPFType(data.fixedPF); break;
      case "id": if (data.id === undefined) continue; missing--; error = text(data.id, 0, 36); break;
      case "isDefault": if (data.isDefault === undefined) continue; missing--; error = boolean(data.isDefault); break;
      case "isSuperseded": if (data.isSuperseded === undefined) continue; missing--; error = boolean(data.isSuperseded); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","isDefault","isSuperseded","fixedPF"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","isDefault","isSuperseded","fixedPF"]);
}
function FixedPFType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "priority": if (data.priority === undefined) continue; missing--; error = integer(data.priority, 0, Infinity); break;
      case "displacement": if (data.displacement === undefined) continue; missing--; error = number(data.displacement, -Infinity, Infinity); break;
      case "excitation": if (data.excitation === undefined) continue; missing--; error = boolean(data.excitation); break;
      case "startTime": if (data.startTime === undefined) continue; error = dateTime(data.startTime); break;
      case "duration": if (data.duration === undefined) continue; error = number(data.duration, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["priority","displacement","excitation"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["priority","displacement","excitation"]);
}
function FixedVarGetType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "fixedVar": if (data.fixedVar === undefined) continue; missing--; error = FixedVarType(data.fixedVar); break;
      case "id": if (data.id === undefined) continue; missing--; error = text(data.id, 0, 36); break;
      case "isDefault": if (data.isDefault === undefined) continue; missing--; error = boolean(data.isDefault); break;
      case "isSuperseded": if (data.isSuperseded === undefined) continue; missing--; error = boolean(data.isSuperseded); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","isDefault","isSuperseded","fixedVar"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","isDefault","isSuperseded","fixedVar"]);
}
function FixedVarType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "priority": if (data.priority === undefined) continue; missing--; error = integer(data.priority, 0, Infinity); break;
      case "setpoint": if (data.setpoint === undefined) continue; missing--; error = number(data.setpoint, -Infinity, Infinity); break;
      case "unit": if (data.unit === undefined) continue; missing--; error = DERUnitEnumType(data.unit); break;
      case "startTime": if (data.startTime === undefined) continue; error = dateTime(data.startTime); break;
      case "duration": if (data.duration === undefined) continue; error = number(data.duration, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["priority","setpoint","unit"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["priority","setpoint","unit"]);
}
function FreqDroopGetType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "freqDroop": if (data.freqDroop === undefined) continue; missing--; error = FreqDroopType(data.freqDroop); break;
      case "id": if (data.id === undefined) continue; missing--; error = text(data.id, 0, 36); break;
      case "isDefault": if (data.isDefault === undefined) continue; missing--; error = boolean(data.isDefault); break;
      case "isSuperseded": if (data.isSuperseded === undefined) continue; missing--; error = boolean(data.isSuperseded); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","isDefault","isSuperseded","freqDroop"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","isDefault","isSuperseded","freqDroop"]);
}
function FreqDroopType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 6;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "priority": if (data.priority === undefined) continue; missing--; error = integer(data.priority, 0, Infinity); break;
      case "overFreq": if (data.overFreq === undefined) continue; missing--; error = number(data.overFreq, -Infinity, Infinity); break;
      case "underFreq": if (data.underFreq === undefined) continue; missing--; error = number(data.underFreq, -Infinity, Infinity); break;
      case "overDroop": if (data.overDroop === undefined) continue; missing--; error = number(data.overDroop, -Infinity, Infinity); break;
      case "underDroop": if (data.underDroop === undefined) continue; missing--; error = number(data.underDroop, -Infinity, Infinity); break;
      case "responseTime": if (data.responseTime === undefined) continue; missing--; error = number(data.responseTime, -Infinity, Infinity); break;
      case "startTime": if (data.startTime === undefined) continue; error = dateTime(data.startTime); break;
      case "duration": if (data.duration === undefined) continue; error = number(data.duration, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["priority","overFreq","underFreq","overDroop","underDroop","responseTime"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["priority","overFreq","underFreq","overDroop","underDroop","responseTime"]);
}
const GenericDeviceModelStatusEnumType = oneOf("Accepted", "Rejected", "NotSupported", "EmptyResultSet");
const GenericStatusEnumType = oneOf("Accepted", "Rejected");
const GetCertificateIdUseEnumType = oneOf("V2GRootCertificate", "MORootCertificate", "CSMSRootCertificate", "V2GCertificateChain", "ManufacturerRootCertificate", "OEMRootCertificate");
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
      case "attributeType": if (data.attributeType === undefined) continue; error = AttributeEnumType(data.attributeType); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "attributeStatus": if (data.attributeStatus === undefined) continue; missing--; error = GetVariableStatusEnumType(data.attributeStatus); break;
      case "attributeStatusInfo": if (data.attributeStatusInfo === undefined) continue; error = StatusInfoType(data.attributeStatusInfo); break;
      case "attributeType": if (data.attributeType === undefined) continue; error = AttributeEnumType(data.attributeType); break;
      case "attributeValue": if (data.attributeValue === undefined) continue; error = text(data.attributeValue, 0, 2500); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["attributeStatus","component","variable"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["attributeStatus","component","variable"]);
}
const GetVariableStatusEnumType = oneOf("Accepted", "Rejected", "UnknownComponent", "UnknownVariable", "NotSupportedAttributeType");
function GradientGetType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "gradient": if (data.gradient === undefined) continue; missing--; error = GradientType(data.gradient); break;
      case "id": if (data.id === undefined) continue; missing--; error = text(data.id, 0, 36); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","gradient"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","gradient"]);
}
function GradientType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "priority": if (data.priority === undefined) continue; missing--; error = integer(data.priority, 0, Infinity); break;
      case "gradient": if (data.gradient === undefined) continue; missing--; error = number(data.gradient, -Infinity, Infinity); break;
      case "softGradient": if (data.softGradient === undefined) continue; missing--; error = number(data.softGradient, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["priority","gradient","softGradient"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["priority","gradient","softGradient"]);
}
const GridEventFaultEnumType = oneOf("CurrentImbalance", "LocalEmergency", "LowInputPower", "OverCurrent", "OverFrequency", "OverVoltage", "PhaseRotation", "RemoteEmergency", "UnderFrequency", "UnderVoltage", "VoltageImbalance");
const HashAlgorithmEnumType = oneOf("SHA256", "SHA384", "SHA512");
function HysteresisType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "hysteresisHigh": if (data.hysteresisHigh === undefined) continue; error = number(data.hysteresisHigh, -Infinity, Infinity); break;
      case "hysteresisLow": if (data.hysteresisLow === undefined) continue; error = number(data.hysteresisLow, -Infinity, Infinity); break;
      case "hysteresisDelay": if (data.hysteresisDelay === undefined) continue; error = number(data.hysteresisDelay, -Infinity, Infinity); break;
      case "hysteresisGradient": if (data.hysteresisGradient === undefined) continue; error = number(data.hysteresisGradient, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
function IdTokenInfoType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = AuthorizationStatusEnumType(data.status); break;
      case "cacheExpiryDateTime": if (data.cacheExpiryDateTime === undefined) continue; error = dateTime(data.cacheExpiryDateTime); break;
      case "chargingPriority": if (data.chargingPriority === undefined) continue; error = integer(data.chargingPriority, -Infinity, Infinity); break;
      case "groupIdToken": if (data.groupIdToken === undefined) continue; error = IdTokenType(data.groupIdToken); break;
      case "language1": if (data.language1 === undefined) continue; error = text(data.language1, 0, 8); break;
      case "language2": if (data.language2 === undefined) continue; error = text(data.language2, 0, 8); break;
      case "evseId": if (data.evseId === undefined) continue; error = list(data.evseId, item4, 1, Infinity); break;
      case "personalMessage": if (data.personalMessage === undefined) continue; error = MessageContentType(data.personalMessage); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "additionalInfo": if (data.additionalInfo === undefined) continue; error = list(data.additionalInfo, AdditionalInfoType, 1, Infinity); break;
      case "idToken": if (data.idToken === undefined) continue; missing--; error = text(data.idToken, 0, 255); break;
      case "type": if (data.type === undefined) continue; missing--; error = text(data.type, 0, 20); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["idToken","type"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["idToken","type"]);
}
const InstallCertificateStatusEnumType = oneOf("Accepted", "Rejected", "Failed");
const InstallCertificateUseEnumType = oneOf("V2GRootCertificate", "MORootCertificate", "ManufacturerRootCertificate", "CSMSRootCertificate", "OEMRootCertificate");
const IslandingDetectionEnumType = oneOf("NoAntiIslandingSupport", "RoCoF", "UVP_OVP", "UFP_OFP", "VoltageVectorShift", "ZeroCrossingDetection", "OtherPassive", "ImpedanceMeasurement", "ImpedanceAtFrequency", "SlipModeFrequencyShift", "SandiaFrequencyShift", "SandiaVoltageShift", "FrequencyJump", "RCLQFactor", "OtherActive");
const Iso15118EVCertificateStatusEnumType = oneOf("Accepted", "Failed");
function LimitAtSoCType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "soc": if (data.soc === undefined) continue; missing--; error = integer(data.soc, 0, 100); break;
      case "limit": if (data.limit === undefined) continue; missing--; error = number(data.limit, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["soc","limit"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["soc","limit"]);
}
function LimitMaxDischargeGetType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "id": if (data.id === undefined) continue; missing--; error = text(data.id, 0, 36); break;
      case "isDefault": if (data.isDefault === undefined) continue; missing--; error = boolean(data.isDefault); break;
      case "isSuperseded": if (data.isSuperseded === undefined) continue; missing--; error = boolean(data.isSuperseded); break;
      case "limitMaxDischarge": if (data.limitMaxDischarge === undefined) continue; missing--; error = LimitMaxDischargeType(data.limitMaxDischarge); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","isDefault","isSuperseded","limitMaxDischarge"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","isDefault","isSuperseded","limitMaxDischarge"]);
}
function LimitMaxDischargeType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "priority": if (data.priority === undefined) continue; missing--; error = integer(data.priority, 0, Infinity); break;
      case "pctMaxDischargePower": if (data.pctMaxDischargePower === undefined) continue; error = number(data.pctMaxDischargePower, -Infinity, Infinity); break;
      case "powerMonitoringMustTrip": if (data.powerMonitoringMustTrip === undefined) continue; error = DERCurveType(data.powerMonitoringMustTrip); break;
      case "startTime": if (data.startTime === undefined) continue; error = dateTime(data.startTime); break;
      case "duration": if (data.duration === undefined) continue; error = number(data.duration, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["priority"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["priority"]);
}
const LocationEnumType = oneOf("Body", "Cable", "EV", "Inlet", "Outlet", "Upstream");
const LogEnumType = oneOf("DiagnosticsLog", "SecurityLog", "DataCollectorLog");
function LogParametersType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "remoteLocation": if (data.remoteLocation === undefined) continue; missing--; error = text(data.remoteLocation, 0, 2000); break;
      case "oldestTimestamp": if (data.oldestTimestamp === undefined) continue; error = dateTime(data.oldestTimestamp); break;
      case "latestTimestamp": if (data.latestTimestamp === undefined) continue; error = dateTime(data.latestTimestamp); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["remoteLocation"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["remoteLocation"]);
}
const LogStatusEnumType = oneOf("Accepted", "Rejected", "AcceptedCanceled");
const MeasurandEnumType = oneOf("Current.Export", "Current.Export.Offered", "Current.Export.Minimum", "Current.Import", "Current.Import.Offered", "Current.Import.Minimum", "Current.Offered", "Display.PresentSOC", "Display.MinimumSOC", "Display.TargetSOC", "Display.MaximumSOC", "Display.RemainingTimeToMinimumSOC", "Display.RemainingTimeToTargetSOC", "Display.RemainingTimeToMaximumSOC", "Display.ChargingComplete", "Display.BatteryEnergyCapacity", "Display.InletHot", "Energy.Active.Export.Interval", "Energy.Active.Export.Register", "Energy.Active.Import.Interval", "Energy.Active.Import.Register", "Energy.Active.Import.CableLoss", "Energy.Active.Import.LocalGeneration.Register", "Energy.Active.Net", "Energy.Active.Setpoint.Interval", "Energy.Apparent.Export", "Energy.Apparent.Import", "Energy.Apparent.Net", "Energy.Reactive.Export.Interval", "Energy.Reactive.Export.Register", "Energy.Reactive.Import.Interval", "Energy.Reactive.Import.Register", "Energy.Reactive.Net", "EnergyRequest.Target", "EnergyRequest.Minimum", "EnergyRequest.Maximum", "EnergyRequest.Minimum.V2X", "EnergyRequest.Maximum.V2X", "EnergyRequest.Bulk", "Frequency", "Power.Active.Export", "Power.Active.Import", "Power.Active.Setpoint", "Power.Active.Residual", "Power.Export.Minimum", "Power.Export.Offered", "Power.Factor", "Power.Import.Offered", "Power.Import.Minimum", "Power.Offered", "Power.Reactive.Export", "Power.Reactive.Import", "SoC", "Voltage", "Voltage.Minimum", "Voltage.Maximum");
function MessageContentType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "format": if (data.format === undefined) continue; missing--; error = MessageFormatEnumType(data.format); break;
      case "language": if (data.language === undefined) continue; error = text(data.language, 0, 8); break;
      case "content": if (data.content === undefined) continue; missing--; error = text(data.content, 0, 1024); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["format","content"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["format","content"]);
}
const MessageFormatEnumType = oneOf("ASCII", "HTML", "URI", "UTF8", "QRCODE");
function MessageInfoType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "display": if (data.display === undefined) continue; error = ComponentType(data.display); break;
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, 0, Infinity); break;
      case "priority": if (data.priority === undefined) continue; missing--; error = MessagePriorityEnumType(data.priority); break;
      case "state": if (data.state === undefined) continue; error = MessageStateEnumType(data.state); break;
      case "startDateTime": if (data.startDateTime === undefined) continue; error = dateTime(data.startDateTime); break;
      case "endDateTime": if (data.endDateTime === undefined) continue; error = dateTime(data.endDateTime); break;
      case "transactionId": if (data.transactionId === undefined) continue; error = text(data.transactionId, 0, 36); break;
      case "message": if (data.message === undefined) continue; missing--; error = MessageContentType(data.message); break;
      case "messageExtra": if (data.messageExtra === undefined) continue; error = list(data.messageExtra, MessageContentType, 1, 4); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","priority","message"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","priority","message"]);
}
const MessagePriorityEnumType = oneOf("AlwaysFront", "InFront", "NormalCycle");
const MessageStateEnumType = oneOf("Charging", "Faulted", "Idle", "Unavailable", "Suspended", "Discharging");
const MessageTriggerEnumType = oneOf("BootNotification", "LogStatusNotification", "FirmwareStatusNotification", "Heartbeat", "MeterValues", "SignChargingStationCertificate", "SignV2GCertificate", "SignV2G20Certificate", "StatusNotification", "TransactionEvent", "SignCombinedCertificate", "PublishFirmwareStatusNotification", "CustomTrigger");
function MeterValueType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "sampledValue": if (data.sampledValue === undefined) continue; missing--; error = list(data.sampledValue, SampledValueType, 1, Infinity); break;
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["timestamp","sampledValue"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["timestamp","sampledValue"]);
}
const MobilityNeedsModeEnumType = oneOf("EVCC", "EVCC_SECC");
function ModemType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "iccid": if (data.iccid === undefined) continue; error = text(data.iccid, 0, 20); break;
      case "imsi": if (data.imsi === undefined) continue; error = text(data.imsi, 0, 20); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
const MonitorEnumType = oneOf("UpperThreshold", "LowerThreshold", "Delta", "Periodic", "PeriodicClockAligned", "TargetDelta", "TargetDeltaRelative");
const MonitoringBaseEnumType = oneOf("All", "FactoryDefault", "HardWiredOnly");
const MonitoringCriterionEnumType = oneOf("ThresholdMonitoring", "DeltaMonitoring", "PeriodicMonitoring");
function MonitoringDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      case "variableMonitoring": if (data.variableMonitoring === undefined) continue; missing--; error = list(data.variableMonitoring, VariableMonitoringType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["component","variable","variableMonitoring"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["component","variable","variableMonitoring"]);
}
const MutabilityEnumType = oneOf("ReadOnly", "WriteOnly", "ReadWrite");
function NetworkConnectionProfileType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "apn": if (data.apn === undefined) continue; error = APNType(data.apn); break;
      case "ocppVersion": if (data.ocppVersion === undefined) continue; error = OCPPVersionEnumType(data.ocppVersion); break;
      case "ocppInterface": if (data.ocppInterface === undefined) continue; missing--; error = OCPPInterfaceEnumType(data.ocppInterface); break;
      case "ocppTransport": if (data.ocppTransport === undefined) continue; missing--; error = OCPPTransportEnumType(data.ocppTransport); break;
      case "messageTimeout": if (data.messageTimeout === undefined) continue; missing--; error = integer(data.messageTimeout, -Infinity, Infinity); break;
      case "ocppCsmsUrl": if (data.ocppCsmsUrl === undefined) continue; missing--; error = text(data.ocppCsmsUrl, 0, 2000); break;
      case "securityProfile": if (data.securityProfile === undefined) continue; missing--; error = integer(data.securityProfile, 0, Infinity); break;
      case "identity": if (data.identity === undefined) continue; error = text(data.identity, 0, 48); break;
      case "basicAuthPassword": if (data.basicAuthPassword === undefined) continue; error = text(data.basicAuthPassword, 0, 64); break;
      case "vpn": if (data.vpn === undefined) continue; error = VPNType(data.vpn); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["ocppInterface","ocppTransport","messageTimeout","ocppCsmsUrl","securityProfile"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["ocppInterface","ocppTransport","messageTimeout","ocppCsmsUrl","securityProfile"]);
}
const NotifyAllowedEnergyTransferStatusEnumType = oneOf("Accepted", "Rejected");
const NotifyEVChargingNeedsStatusEnumType = oneOf("Accepted", "Rejected", "Processing", "NoChargingProfile");
const OCPPInterfaceEnumType = oneOf("Wired0", "Wired1", "Wired2", "Wired3", "Wireless0", "Wireless1", "Wireless2", "Wireless3", "Any");
const OCPPTransportEnumType = oneOf("SOAP", "JSON");
const OCPPVersionEnumType = oneOf("OCPP12", "OCPP15", "OCPP16", "OCPP20", "OCPP201", "OCPP21");
function OCSPRequestDataType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "hashAlgorithm": if (data.hashAlgorithm === undefined) continue; missing--; error = HashAlgorithmEnumType(data.hashAlgorithm); break;
      case "issuerNameHash": if (data.issuerNameHash === undefined) continue; missing--; error = text(data.issuerNameHash, 0, 128); break;
      case "issuerKeyHash": if (data.issuerKeyHash === undefined) continue; missing--; error = text(data.issuerKeyHash, 0, 128); break;
      case "serialNumber": if (data.serialNumber === undefined) continue; missing--; error = text(data.serialNumber, 0, 40); break;
      case "responderURL": if (data.responderURL === undefined) continue; missing--; error = text(data.responderURL, 0, 2000); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["hashAlgorithm","issuerNameHash","issuerKeyHash","serialNumber","responderURL"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["hashAlgorithm","issuerNameHash","issuerKeyHash","serialNumber","responderURL"]);
}
const OperationModeEnumType = oneOf("Idle", "ChargingOnly", "CentralSetpoint", "ExternalSetpoint", "ExternalLimits", "CentralFrequency", "LocalFrequency", "LocalLoadBalancing");
const OperationalStatusEnumType = oneOf("Inoperative", "Operative");
function OverstayRuleListType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "overstayPowerThreshold": if (data.overstayPowerThreshold === undefined) continue; error = RationalNumberType(data.overstayPowerThreshold); break;
      case "overstayRule": if (data.overstayRule === undefined) continue; missing--; error = list(data.overstayRule, OverstayRuleType, 1, 5); break;
      case "overstayTimeThreshold": if (data.overstayTimeThreshold === undefined) continue; error = integer(data.overstayTimeThreshold, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["overstayRule"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["overstayRule"]);
}
function OverstayRuleType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "overstayFee": if (data.overstayFee === undefined) continue; missing--; error = RationalNumberType(data.overstayFee); break;
      case "overstayRuleDescription": if (data.overstayRuleDescription === undefined) continue; error = text(data.overstayRuleDescription, 0, 32); break;
      case "startTime": if (data.startTime === undefined) continue; missing--; error = integer(data.startTime, -Infinity, Infinity); break;
      case "overstayFeePeriod": if (data.overstayFeePeriod === undefined) continue; missing--; error = integer(data.overstayFeePeriod, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["startTime","overstayFeePeriod","overstayFee"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["startTime","overstayFeePeriod","overstayFee"]);
}
const PaymentStatusEnumType = oneOf("Settled", "Canceled", "Rejected", "Failed");
function PeriodicEventStreamParamsType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "interval": if (data.interval === undefined) continue; error = integer(data.interval, 0, Infinity); break;
      case "values": if (data.values === undefined) continue; error = integer(data.values, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
const PhaseEnumType = oneOf("L1", "L2", "L3", "N", "L1-N", "L2-N", "L3-N", "L1-L2", "L2-L3", "L3-L1");
const PowerDuringCessationEnumType = oneOf("Active", "Reactive");
const PreconditioningStatusEnumType = oneOf("Unknown", "Ready", "NotReady", "Preconditioning");
function PriceLevelScheduleEntryType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "duration": if (data.duration === undefined) continue; missing--; error = integer(data.duration, -Infinity, Infinity); break;
      case "priceLevel": if (data.priceLevel === undefined) continue; missing--; error = integer(data.priceLevel, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["duration","priceLevel"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["duration","priceLevel"]);
}
function PriceLevelScheduleType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "priceLevelScheduleEntries": if (data.priceLevelScheduleEntries === undefined) continue; missing--; error = list(data.priceLevelScheduleEntries, PriceLevelScheduleEntryType, 1, 100); break;
      case "timeAnchor": if (data.timeAnchor === undefined) continue; missing--; error = dateTime(data.timeAnchor); break;
      case "priceScheduleId": if (data.priceScheduleId === undefined) continue; missing--; error = integer(data.priceScheduleId, 0, Infinity); break;
      case "priceScheduleDescription": if (data.priceScheduleDescription === undefined) continue; error = text(data.priceScheduleDescription, 0, 32); break;
      case "numberOfPriceLevels": if (data.numberOfPriceLevels === undefined) continue; missing--; error = integer(data.numberOfPriceLevels, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["timeAnchor","priceScheduleId","numberOfPriceLevels","priceLevelScheduleEntries"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["timeAnchor","priceScheduleId","numberOfPriceLevels","priceLevelScheduleEntries"]);
}
function PriceRuleStackType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "duration": if (data.duration === undefined) continue; missing--; error = integer(data.duration, -Infinity, Infinity); break;
      case "priceRule": if (data.priceRule === undefined) continue; missing--; error = list(data.priceRule, PriceRuleType, 1, 8); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["duration","priceRule"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["duration","priceRule"]);
}
function PriceRuleType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "parkingFeePeriod": if (data.parkingFeePeriod === undefined) continue; error = integer(data.parkingFeePeriod, -Infinity, Infinity); break;
      case "carbonDioxideEmission": if (data.carbonDioxideEmission === undefined) continue; error = integer(data.carbonDioxideEmission, 0, Infinity); break;
      case "renewableGenerationPercentage": if (data.renewableGenerationPercentage === undefined) continue; error = integer(data.renewableGenerationPercentage, 0, 100); break;
      case "energyFee": if (data.energyFee === undefined) continue; missing--; error = RationalNumberType(data.energyFee); break;
      case "parkingFee": if (data.parkingFee === undefined) continue; error = RationalNumberType(data.parkingFee); break;
      case "powerRangeStart": if (data.powerRangeStart === undefined) continue; missing--; error = RationalNumberType(data.powerRangeStart); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["energyFee","powerRangeStart"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["energyFee","powerRangeStart"]);
}
function PriceType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "exclTax": if (data.exclTax === undefined) continue; error = number(data.exclTax, -Infinity, Infinity); break;
      case "inclTax": if (data.inclTax === undefined) continue; error = number(data.inclTax, -Infinity, Infinity); break;
      case "taxRates": if (data.taxRates === undefined) continue; error = list(data.taxRates, TaxRateType, 1, 5); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
const PriorityChargingStatusEnumType = oneOf("Accepted", "Rejected", "NoProfile");
const PublishFirmwareStatusEnumType = oneOf("Idle", "DownloadScheduled", "Downloading", "Downloaded", "Published", "DownloadFailed", "DownloadPaused", "InvalidChecksum", "ChecksumVerified", "PublishFailed");
function RationalNumberType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "exponent": if (data.exponent === undefined) continue; missing--; error = integer(data.exponent, -Infinity, Infinity); break;
      case "value": if (data.value === undefined) continue; missing--; error = integer(data.value, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["exponent","value"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["exponent","value"]);
}
function ReactivePowerParamsType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "vRef": if (data.vRef === undefined) continue; error = number(data.vRef, -Infinity, Infinity); break;
      case "autonomousVRefEnable": if (data.autonomousVRefEnable === undefined) continue; error = boolean(data.autonomousVRefEnable); break;
      case "autonomousVRefTimeConstant": if (data.autonomousVRefTimeConstant === undefined) continue; error = number(data.autonomousVRefTimeConstant, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
const ReadingContextEnumType = oneOf("Interruption.Begin", "Interruption.End", "Other", "Sample.Clock", "Sample.Periodic", "Transaction.Begin", "Transaction.End", "Trigger");
const ReasonEnumType = oneOf("DeAuthorized", "EmergencyStop", "EnergyLimitReached", "EVDisconnected", "GroundFault", "ImmediateReset", "MasterPass", "Local", "LocalOutOfCredit", "Other", "OvercurrentFault", "PowerLoss", "PowerQuality", "Reboot", "Remote", "SOCLimitReached", "StoppedByEV", "TimeLimitReached", "Timeout", "ReqEnergyTransferRejected");
const RecurrencyKindEnumType = oneOf("Daily", "Weekly");
const RegistrationStatusEnumType = oneOf("Accepted", "Pending", "Rejected");
function RelativeTimeIntervalType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "start": if (data.start === undefined) continue; missing--; error = integer(data.start, -Infinity, Infinity); break;
      case "duration": if (data.duration === undefined) continue; error = integer(data.duration, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      case "variableAttribute": if (data.variableAttribute === undefined) continue; missing--; error = list(data.variableAttribute, VariableAttributeType, 1, 4); break;
      case "variableCharacteristics": if (data.variableCharacteristics === undefined) continue; error = VariableCharacteristicsType(data.variableCharacteristics); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["component","variable","variableAttribute"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["component","variable","variableAttribute"]);
}
const RequestStartStopStatusEnumType = oneOf("Accepted", "Rejected");
const ReservationUpdateStatusEnumType = oneOf("Expired", "Removed", "NoTransaction");
const ReserveNowStatusEnumType = oneOf("Accepted", "Faulted", "Occupied", "Rejected", "Unavailable");
const ResetEnumType = oneOf("Immediate", "OnIdle", "ImmediateAndResume");
const ResetStatusEnumType = oneOf("Accepted", "Rejected", "Scheduled");
function SalesTariffEntryType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "relativeTimeInterval": if (data.relativeTimeInterval === undefined) continue; missing--; error = RelativeTimeIntervalType(data.relativeTimeInterval); break;
      case "ePriceLevel": if (data.ePriceLevel === undefined) continue; error = integer(data.ePriceLevel, 0, Infinity); break;
      case "consumptionCost": if (data.consumptionCost === undefined) continue; error = list(data.consumptionCost, ConsumptionCostType, 1, 3); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, 0, Infinity); break;
      case "salesTariffDescription": if (data.salesTariffDescription === undefined) continue; error = text(data.salesTariffDescription, 0, 32); break;
      case "numEPriceLevels": if (data.numEPriceLevels === undefined) continue; error = integer(data.numEPriceLevels, 0, Infinity); break;
      case "salesTariffEntry": if (data.salesTariffEntry === undefined) continue; missing--; error = list(data.salesTariffEntry, SalesTariffEntryType, 1, 1024); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "value": if (data.value === undefined) continue; missing--; error = number(data.value, -Infinity, Infinity); break;
      case "measurand": if (data.measurand === undefined) continue; error = MeasurandEnumType(data.measurand); break;
      case "context": if (data.context === undefined) continue; error = ReadingContextEnumType(data.context); break;
      case "phase": if (data.phase === undefined) continue; error = PhaseEnumType(data.phase); break;
      case "location": if (data.location === undefined) continue; error = LocationEnumType(data.location); break;
      case "signedMeterValue": if (data.signedMeterValue === undefined) continue; error = SignedMeterValueType(data.signedMeterValue); break;
      case "unitOfMeasure": if (data.unitOfMeasure === undefined) continue; error = UnitOfMeasureType(data.unitOfMeasure); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "id": if (data.id === undefined) continue; error = integer(data.id, 0, Infinity); break;
      case "periodicEventStream": if (data.periodicEventStream === undefined) continue; error = PeriodicEventStreamParamsType(data.periodicEventStream); break;
      case "transaction": if (data.transaction === undefined) continue; error = boolean(data.transaction); break;
      case "value": if (data.value === undefined) continue; missing--; error = number(data.value, -Infinity, Infinity); break;
      case "type": if (data.type === undefined) continue; missing--; error = MonitorEnumType(data.type); break;
      case "severity": if (data.severity === undefined) continue; missing--; error = integer(data.severity, 0, Infinity); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "id": if (data.id === undefined) continue; error = integer(data.id, 0, Infinity); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "status": if (data.status === undefined) continue; missing--; error = SetMonitoringStatusEnumType(data.status); break;
      case "type": if (data.type === undefined) continue; missing--; error = MonitorEnumType(data.type); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      case "severity": if (data.severity === undefined) continue; missing--; error = integer(data.severity, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "attributeType": if (data.attributeType === undefined) continue; error = AttributeEnumType(data.attributeType); break;
      case "attributeValue": if (data.attributeValue === undefined) continue; missing--; error = text(data.attributeValue, 0, 2500); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "attributeType": if (data.attributeType === undefined) continue; error = AttributeEnumType(data.attributeType); break;
      case "attributeStatus": if (data.attributeStatus === undefined) continue; missing--; error = SetVariableStatusEnumType(data.attributeStatus); break;
      case "attributeStatusInfo": if (data.attributeStatusInfo === undefined) continue; error = StatusInfoType(data.attributeStatusInfo); break;
      case "component": if (data.component === undefined) continue; missing--; error = ComponentType(data.component); break;
      case "variable": if (data.variable === undefined) continue; missing--; error = VariableType(data.variable); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["attributeStatus","component","variable"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["attributeStatus","component","variable"]);
}
const SetVariableStatusEnumType = oneOf("Accepted", "Rejected", "UnknownComponent", "UnknownVariable", "NotSupportedAttributeType", "RebootRequired");
function SignedMeterValueType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "signedMeterData": if (data.signedMeterData === undefined) continue; missing--; error = text(data.signedMeterData, 0, 32768); break;
      case "signingMethod": if (data.signingMethod === undefined) continue; error = text(data.signingMethod, 0, 50); break;
      case "encodingMethod": if (data.encodingMethod === undefined) continue; missing--; error = text(data.encodingMethod, 0, 50); break;
      case "publicKey": if (data.publicKey === undefined) continue; error = text(data.publicKey, 0, 2500); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["signedMeterData","encodingMethod"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["signedMeterData","encodingMethod"]);
}
function StatusInfoType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "reasonCode": if (data.reasonCode === undefined) continue; missing--; error = text(data.reasonCode, 0, 20); break;
      case "additionalInfo": if (data.additionalInfo === undefined) continue; error = text(data.additionalInfo, 0, 1024); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["reasonCode"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["reasonCode"]);
}
function StreamDataElementType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "t": if (data.t === undefined) continue; missing--; error = number(data.t, -Infinity, Infinity); break;
      case "v": if (data.v === undefined) continue; missing--; error = text(data.v, 0, 2500); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["t","v"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["t","v"]);
}
function TariffAssignmentType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "tariffId": if (data.tariffId === undefined) continue; missing--; error = text(data.tariffId, 0, 60); break;
      case "tariffKind": if (data.tariffKind === undefined) continue; missing--; error = TariffKindEnumType(data.tariffKind); break;
      case "validFrom": if (data.validFrom === undefined) continue; error = dateTime(data.validFrom); break;
      case "evseIds": if (data.evseIds === undefined) continue; error = list(data.evseIds, item4, 1, Infinity); break;
      case "idTokens": if (data.idTokens === undefined) continue; error = list(data.idTokens, item5, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["tariffId","tariffKind"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["tariffId","tariffKind"]);
}
const TariffChangeStatusEnumType = oneOf("Accepted", "Rejected", "TooManyElements", "ConditionNotSupported", "TxNotFound", "NoCurrencyChange");
const TariffClearStatusEnumType = oneOf("Accepted", "Rejected", "NoTariff");
function TariffConditionsFixedType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "startTimeOfDay": if (data.startTimeOfDay === undefined) continue; error = text(data.startTimeOfDay, 0, Infinity); break;
      case "endTimeOfDay": if (data.endTimeOfDay === undefined) continue; error = text(data.endTimeOfDay, 0, Infinity); break;
      case "dayOfWeek": if (data.dayOfWeek === undefined) continue; error = list(data.dayOfWeek, DayOfWeekEnumType, 1, 7); break;
      case "validFromDate": if (data.validFromDate === undefined) continue; error = text(data.validFromDate, 0, Infinity); break;
      case "validToDate": if (data.validToDate === undefined) continue; error = text(data.validToDate, 0, Infinity); break;
      case "evseKind": if (data.evseKind === undefined) continue; error = EvseKindEnumType(data.evseKind); break;
      case "paymentBrand": if (data.paymentBrand === undefined) continue; error = text(data.paymentBrand, 0, 20); break;
      case "paymentRecognition": if (data.paymentRecognition === undefined) continue; error = text(data.paymentRecognition, 0, 20); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
function TariffConditionsType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "startTimeOfDay": if (data.startTimeOfDay === undefined) continue; error = text(data.startTimeOfDay, 0, Infinity); break;
      case "endTimeOfDay": if (data.endTimeOfDay === undefined) continue; error = text(data.endTimeOfDay, 0, Infinity); break;
      case "dayOfWeek": if (data.dayOfWeek === undefined) continue; error = list(data.dayOfWeek, DayOfWeekEnumType, 1, 7); break;
      case "validFromDate": if (data.validFromDate === undefined) continue; error = text(data.validFromDate, 0, Infinity); break;
      case "validToDate": if (data.validToDate === undefined) continue; error = text(data.validToDate, 0, Infinity); break;
      case "evseKind": if (data.evseKind === undefined) continue; error = EvseKindEnumType(data.evseKind); break;
      case "minEnergy": if (data.minEnergy === undefined) continue; error = number(data.minEnergy, -Infinity, Infinity); break;
      case "maxEnergy": if (data.maxEnergy === undefined) continue; error = number(data.maxEnergy, -Infinity, Infinity); break;
      case "minCurrent": if (data.minCurrent === undefined) continue; error = number(data.minCurrent, -Infinity, Infinity); break;
      case "maxCurrent": if (data.maxCurrent === undefined) continue; error = number(data.maxCurrent, -Infinity, Infinity); break;
      case "minPower": if (data.minPower === undefined) continue; error = number(data.minPower, -Infinity, Infinity); break;
      case "maxPower": if (data.maxPower === undefined) continue; error = number(data.maxPower, -Infinity, Infinity); break;
      case "minTime": if (data.minTime === undefined) continue; error = integer(data.minTime, -Infinity, Infinity); break;
      case "maxTime": if (data.maxTime === undefined) continue; error = integer(data.maxTime, -Infinity, Infinity); break;
      case "minChargingTime": if (data.minChargingTime === undefined) continue; error = integer(data.minChargingTime, -Infinity, Infinity); break;
      case "maxChargingTime": if (data.maxChargingTime === undefined) continue; error = integer(data.maxChargingTime, -Infinity, Infinity); break;
      case "minIdleTime": if (data.minIdleTime === undefined) continue; error = integer(data.minIdleTime, -Infinity, Infinity); break;
      case "maxIdleTime": if (data.maxIdleTime === undefined) continue; error = integer(data.maxIdleTime, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
const TariffCostEnumType = oneOf("NormalCost", "MinCost", "MaxCost");
function TariffEnergyPriceType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "priceKwh": if (data.priceKwh === undefined) continue; missing--; error = number(data.priceKwh, -Infinity, Infinity); break;
      case "conditions": if (data.conditions === undefined) continue; error = TariffConditionsType(data.conditions); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["priceKwh"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["priceKwh"]);
}
function TariffEnergyType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "prices": if (data.prices === undefined) continue; missing--; error = list(data.prices, TariffEnergyPriceType, 1, Infinity); break;
      case "taxRates": if (data.taxRates === undefined) continue; error = list(data.taxRates, TaxRateType, 1, 5); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["prices"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["prices"]);
}
function TariffFixedPriceType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "conditions": if (data.conditions === undefined) continue; error = TariffConditionsFixedType(data.conditions); break;
      case "priceFixed": if (data.priceFixed === undefined) continue; missing--; error = number(data.priceFixed, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["priceFixed"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["priceFixed"]);
}
function TariffFixedType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "prices": if (data.prices === undefined) continue; missing--; error = list(data.prices, TariffFixedPriceType, 1, Infinity); break;
      case "taxRates": if (data.taxRates === undefined) continue; error = list(data.taxRates, TaxRateType, 1, 5); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["prices"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["prices"]);
}
const TariffGetStatusEnumType = oneOf("Accepted", "Rejected", "NoTariff");
const TariffKindEnumType = oneOf("DefaultTariff", "DriverTariff");
const TariffSetStatusEnumType = oneOf("Accepted", "Rejected", "TooManyElements", "ConditionNotSupported", "DuplicateTariffId");
function TariffTimePriceType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "priceMinute": if (data.priceMinute === undefined) continue; missing--; error = number(data.priceMinute, -Infinity, Infinity); break;
      case "conditions": if (data.conditions === undefined) continue; error = TariffConditionsType(data.conditions); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["priceMinute"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["priceMinute"]);
}
function TariffTimeType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "prices": if (data.prices === undefined) continue; missing--; error = list(data.prices, TariffTimePriceType, 1, Infinity); break;
      case "taxRates": if (data.taxRates === undefined) continue; error = list(data.taxRates, TaxRateType, 1, 5); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["prices"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["prices"]);
}
function TariffType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "tariffId": if (data.tariffId === undefined) continue; missing--; error = text(data.tariffId, 0, 60); break;
      case "description": if (data.description === undefined) continue; error = list(data.description, MessageContentType, 1, 10); break;
      case "currency": if (data.currency === undefined) continue; missing--; error = text(data.currency, 0, 3); break;
      case "energy": if (data.energy === undefined) continue; error = TariffEnergyType(data.energy); break;
      case "validFrom": if (data.validFrom === undefined) continue; error = dateTime(data.validFrom); break;
      case "chargingTime": if (data.chargingTime === undefined) continue; error = TariffTimeType(data.chargingTime); break;
      case "idleTime": if (data.idleTime === undefined) continue; error = TariffTimeType(data.idleTime); break;
      case "fixedFee": if (data.fixedFee === undefined) continue; error = TariffFixedType(data.fixedFee); break;
      case "reservationTime": if (data.reservationTime === undefined) continue; error = TariffTimeType(data.reservationTime); break;
      case "reservationFixed": if (data.reservationFixed === undefined) continue; error = TariffFixedType(data.reservationFixed); break;
      case "minCost": if (data.minCost === undefined) continue; error = PriceType(data.minCost); break;
      case "maxCost": if (data.maxCost === undefined) continue; error = PriceType(data.maxCost); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["tariffId","currency"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["tariffId","currency"]);
}
function TaxRateType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "type": if (data.type === undefined) continue; missing--; error = text(data.type, 0, 20); break;
      case "tax": if (data.tax === undefined) continue; missing--; error = number(data.tax, -Infinity, Infinity); break;
      case "stack": if (data.stack === undefined) continue; error = integer(data.stack, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["type","tax"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["type","tax"]);
}
function TaxRuleType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 6;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "taxRuleID": if (data.taxRuleID === undefined) continue; missing--; error = integer(data.taxRuleID, 0, Infinity); break;
      case "taxRuleName": if (data.taxRuleName === undefined) continue; error = text(data.taxRuleName, 0, 100); break;
      case "taxIncludedInPrice": if (data.taxIncludedInPrice === undefined) continue; error = boolean(data.taxIncludedInPrice); break;
      case "appliesToEnergyFee": if (data.appliesToEnergyFee === undefined) continue; missing--; error = boolean(data.appliesToEnergyFee); break;
      case "appliesToParkingFee": if (data.appliesToParkingFee === undefined) continue; missing--; error = boolean(data.appliesToParkingFee); break;
      case "appliesToOverstayFee": if (data.appliesToOverstayFee === undefined) continue; missing--; error = boolean(data.appliesToOverstayFee); break;
      case "appliesToMinimumMaximumCost": if (data.appliesToMinimumMaximumCost === undefined) continue; missing--; error = boolean(data.appliesToMinimumMaximumCost); break;
      case "taxRate": if (data.taxRate === undefined) continue; missing--; error = RationalNumberType(data.taxRate); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["taxRuleID","appliesToEnergyFee","appliesToParkingFee","appliesToOverstayFee","appliesToMinimumMaximumCost","taxRate"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["taxRuleID","appliesToEnergyFee","appliesToParkingFee","appliesToOverstayFee","appliesToMinimumMaximumCost","taxRate"]);
}
function TotalCostType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "currency": if (data.currency === undefined) continue; missing--; error = text(data.currency, 0, 3); break;
      case "typeOfCost": if (data.typeOfCost === undefined) continue; missing--; error = TariffCostEnumType(data.typeOfCost); break;
      case "fixed": if (data.fixed === undefined) continue; error = PriceType(data.fixed); break;
      case "energy": if (data.energy === undefined) continue; error = PriceType(data.energy); break;
      case "chargingTime": if (data.chargingTime === undefined) continue; error = PriceType(data.chargingTime); break;
      case "idleTime": if (data.idleTime === undefined) continue; error = PriceType(data.idleTime); break;
      case "reservationTime": if (data.reservationTime === undefined) continue; error = PriceType(data.reservationTime); break;
      case "reservationFixed": if (data.reservationFixed === undefined) continue; error = PriceType(data.reservationFixed); break;
      case "total": if (data.total === undefined) continue; missing--; error = TotalPriceType(data.total); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["currency","typeOfCost","total"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["currency","typeOfCost","total"]);
}
function TotalPriceType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "exclTax": if (data.exclTax === undefined) continue; error = number(data.exclTax, -Infinity, Infinity); break;
      case "inclTax": if (data.inclTax === undefined) continue; error = number(data.inclTax, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
function TotalUsageType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "energy": if (data.energy === undefined) continue; missing--; error = number(data.energy, -Infinity, Infinity); break;
      case "chargingTime": if (data.chargingTime === undefined) continue; missing--; error = integer(data.chargingTime, -Infinity, Infinity); break;
      case "idleTime": if (data.idleTime === undefined) continue; missing--; error = integer(data.idleTime, -Infinity, Infinity); break;
      case "reservationTime": if (data.reservationTime === undefined) continue; error = integer(data.reservationTime, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["energy","chargingTime","idleTime"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["energy","chargingTime","idleTime"]);
}
const TransactionEventEnumType = oneOf("Ended", "Started", "Updated");
function TransactionLimitType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "maxCost": if (data.maxCost === undefined) continue; error = number(data.maxCost, -Infinity, Infinity); break;
      case "maxEnergy": if (data.maxEnergy === undefined) continue; error = number(data.maxEnergy, -Infinity, Infinity); break;
      case "maxTime": if (data.maxTime === undefined) continue; error = integer(data.maxTime, -Infinity, Infinity); break;
      case "maxSoC": if (data.maxSoC === undefined) continue; error = integer(data.maxSoC, 0, 100); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
function TransactionType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "transactionId": if (data.transactionId === undefined) continue; missing--; error = text(data.transactionId, 0, 36); break;
      case "chargingState": if (data.chargingState === undefined) continue; error = ChargingStateEnumType(data.chargingState); break;
      case "timeSpentCharging": if (data.timeSpentCharging === undefined) continue; error = integer(data.timeSpentCharging, -Infinity, Infinity); break;
      case "stoppedReason": if (data.stoppedReason === undefined) continue; error = ReasonEnumType(data.stoppedReason); break;
      case "remoteStartId": if (data.remoteStartId === undefined) continue; error = integer(data.remoteStartId, -Infinity, Infinity); break;
      case "operationMode": if (data.operationMode === undefined) continue; error = OperationModeEnumType(data.operationMode); break;
      case "tariffId": if (data.tariffId === undefined) continue; error = text(data.tariffId, 0, 60); break;
      case "transactionLimit": if (data.transactionLimit === undefined) continue; error = TransactionLimitType(data.transactionLimit); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["transactionId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["transactionId"]);
}
const TriggerMessageStatusEnumType = oneOf("Accepted", "Rejected", "NotImplemented");
const TriggerReasonEnumType = oneOf("AbnormalCondition", "Authorized", "CablePluggedIn", "ChargingRateChanged", "ChargingStateChanged", "CostLimitReached", "Deauthorized", "EnergyLimitReached", "EVCommunicationLost", "EVConnectTimeout", "EVDeparted", "EVDetected", "LimitSet", "MeterValueClock", "MeterValuePeriodic", "OperationModeChanged", "RemoteStart", "RemoteStop", "ResetCommand", "RunningCost", "SignedDataReceived", "SoCLimitReached", "StopAuthorized", "TariffChanged", "TariffNotAccepted", "TimeLimitReached", "Trigger", "TxResumed", "UnlockCommand");
function UnitOfMeasureType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "unit": if (data.unit === undefined) continue; error = text(data.unit, 0, 20); break;
      case "multiplier": if (data.multiplier === undefined) continue; error = integer(data.multiplier, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
function V2XChargingParametersType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "minChargePower": if (data.minChargePower === undefined) continue; error = number(data.minChargePower, -Infinity, Infinity); break;
      case "minChargePower_L2": if (data.minChargePower_L2 === undefined) continue; error = number(data.minChargePower_L2, -Infinity, Infinity); break;
      case "minChargePower_L3": if (data.minChargePower_L3 === undefined) continue; error = number(data.minChargePower_L3, -Infinity, Infinity); break;
      case "maxChargePower": if (data.maxChargePower === undefined) continue; error = number(data.maxChargePower, -Infinity, Infinity); break;
      case "maxChargePower_L2": if (data.maxChargePower_L2 === undefined) continue; error = number(data.maxChargePower_L2, -Infinity, Infinity); break;
      case "maxChargePower_L3": if (data.maxChargePower_L3 === undefined) continue; error = number(data.maxChargePower_L3, -Infinity, Infinity); break;
      case "minDischargePower": if (data.minDischargePower === undefined) continue; error = number(data.minDischargePower, -Infinity, Infinity); break;
      case "minDischargePower_L2": if (data.minDischargePower_L2 === undefined) continue; error = number(data.minDischargePower_L2, -Infinity, Infinity); break;
      case "minDischargePower_L3": if (data.minDischargePower_L3 === undefined) continue; error = number(data.minDischargePower_L3, -Infinity, Infinity); break;
      case "maxDischargePower": if (data.maxDischargePower === undefined) continue; error = number(data.maxDischargePower, -Infinity, Infinity); break;
      case "maxDischargePower_L2": if (data.maxDischargePower_L2 === undefined) continue; error = number(data.maxDischargePower_L2, -Infinity, Infinity); break;
      case "maxDischargePower_L3": if (data.maxDischargePower_L3 === undefined) continue; error = number(data.maxDischargePower_L3, -Infinity, Infinity); break;
      case "minChargeCurrent": if (data.minChargeCurrent === undefined) continue; error = number(data.minChargeCurrent, -Infinity, Infinity); break;
      case "maxChargeCurrent": if (data.maxChargeCurrent === undefined) continue; error = number(data.maxChargeCurrent, -Infinity, Infinity); break;
      case "minDischargeCurrent": if (data.minDischargeCurrent === undefined) continue; error = number(data.minDischargeCurrent, -Infinity, Infinity); break;
      case "maxDischargeCurrent": if (data.maxDischargeCurrent === undefined) continue; error = number(data.maxDischargeCurrent, -Infinity, Infinity); break;
      case "minVoltage": if (data.minVoltage === undefined) continue; error = number(data.minVoltage, -Infinity, Infinity); break;
      case "maxVoltage": if (data.maxVoltage === undefined) continue; error = number(data.maxVoltage, -Infinity, Infinity); break;
      case "evTargetEnergyRequest": if (data.evTargetEnergyRequest === undefined) continue; error = number(data.evTargetEnergyRequest, -Infinity, Infinity); break;
      case "evMinEnergyRequest": if (data.evMinEnergyRequest === undefined) continue; error = number(data.evMinEnergyRequest, -Infinity, Infinity); break;
      case "evMaxEnergyRequest": if (data.evMaxEnergyRequest === undefined) continue; error = number(data.evMaxEnergyRequest, -Infinity, Infinity); break;
      case "evMinV2XEnergyRequest": if (data.evMinV2XEnergyRequest === undefined) continue; error = number(data.evMinV2XEnergyRequest, -Infinity, Infinity); break;
      case "evMaxV2XEnergyRequest": if (data.evMaxV2XEnergyRequest === undefined) continue; error = number(data.evMaxV2XEnergyRequest, -Infinity, Infinity); break;
      case "targetSoC": if (data.targetSoC === undefined) continue; error = integer(data.targetSoC, 0, 100); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
function V2XFreqWattPointType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "frequency": if (data.frequency === undefined) continue; missing--; error = number(data.frequency, -Infinity, Infinity); break;
      case "power": if (data.power === undefined) continue; missing--; error = number(data.power, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["frequency","power"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["frequency","power"]);
}
function V2XSignalWattPointType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "signal": if (data.signal === undefined) continue; missing--; error = integer(data.signal, -Infinity, Infinity); break;
      case "power": if (data.power === undefined) continue; missing--; error = number(data.power, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["signal","power"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["signal","power"]);
}
const VPNEnumType = oneOf("IKEv2", "IPSec", "L2TP", "PPTP");
function VPNType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 5;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "server": if (data.server === undefined) continue; missing--; error = text(data.server, 0, 2000); break;
      case "user": if (data.user === undefined) continue; missing--; error = text(data.user, 0, 50); break;
      case "group": if (data.group === undefined) continue; error = text(data.group, 0, 50); break;
      case "password": if (data.password === undefined) continue; missing--; error = text(data.password, 0, 64); break;
      case "key": if (data.key === undefined) continue; missing--; error = text(data.key, 0, 255); break;
      case "type": if (data.type === undefined) continue; missing--; error = VPNEnumType(data.type); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "type": if (data.type === undefined) continue; error = AttributeEnumType(data.type); break;
      case "value": if (data.value === undefined) continue; error = text(data.value, 0, 2500); break;
      case "mutability": if (data.mutability === undefined) continue; error = MutabilityEnumType(data.mutability); break;
      case "persistent": if (data.persistent === undefined) continue; error = boolean(data.persistent); break;
      case "constant": if (data.constant === undefined) continue; error = boolean(data.constant); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "unit": if (data.unit === undefined) continue; error = text(data.unit, 0, 16); break;
      case "dataType": if (data.dataType === undefined) continue; missing--; error = DataEnumType(data.dataType); break;
      case "minLimit": if (data.minLimit === undefined) continue; error = number(data.minLimit, -Infinity, Infinity); break;
      case "maxLimit": if (data.maxLimit === undefined) continue; error = number(data.maxLimit, -Infinity, Infinity); break;
      case "maxElements": if (data.maxElements === undefined) continue; error = integer(data.maxElements, 1, Infinity); break;
      case "valuesList": if (data.valuesList === undefined) continue; error = text(data.valuesList, 0, 1000); break;
      case "supportsMonitoring": if (data.supportsMonitoring === undefined) continue; missing--; error = boolean(data.supportsMonitoring); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["dataType","supportsMonitoring"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["dataType","supportsMonitoring"]);
}
function VariableMonitoringType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 6;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, 0, Infinity); break;
      case "transaction": if (data.transaction === undefined) continue; missing--; error = boolean(data.transaction); break;
      case "value": if (data.value === undefined) continue; missing--; error = number(data.value, -Infinity, Infinity); break;
      case "type": if (data.type === undefined) continue; missing--; error = MonitorEnumType(data.type); break;
      case "severity": if (data.severity === undefined) continue; missing--; error = integer(data.severity, 0, Infinity); break;
      case "eventNotificationType": if (data.eventNotificationType === undefined) continue; missing--; error = EventNotificationEnumType(data.eventNotificationType); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","transaction","value","type","severity","eventNotificationType"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","transaction","value","type","severity","eventNotificationType"]);
}
function VariableType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "name": if (data.name === undefined) continue; missing--; error = text(data.name, 0, 50); break;
      case "instance": if (data.instance === undefined) continue; error = text(data.instance, 0, 50); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["name"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["name"]);
}
function VoltageParamsType(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "hv10MinMeanValue": if (data.hv10MinMeanValue === undefined) continue; error = number(data.hv10MinMeanValue, -Infinity, Infinity); break;
      case "hv10MinMeanTripDelay": if (data.hv10MinMeanTripDelay === undefined) continue; error = number(data.hv10MinMeanTripDelay, -Infinity, Infinity); break;
      case "powerDuringCessation": if (data.powerDuringCessation === undefined) continue; error = PowerDuringCessationEnumType(data.powerDuringCessation); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function AFRRSignalRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      case "signal": if (data.signal === undefined) continue; missing--; error = integer(data.signal, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["timestamp","signal"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["timestamp","signal"]);
}
export function AFRRSignalResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function AdjustPeriodicEventStreamRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, 0, Infinity); break;
      case "params": if (data.params === undefined) continue; missing--; error = PeriodicEventStreamParamsType(data.params); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","params"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","params"]);
}
export function AdjustPeriodicEventStreamResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function AuthorizeRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "idToken": if (data.idToken === undefined) continue; missing--; error = IdTokenType(data.idToken); break;
      case "certificate": if (data.certificate === undefined) continue; error = text(data.certificate, 0, 10000); break;
      case "iso15118CertificateHashData": if (data.iso15118CertificateHashData === undefined) continue; error = list(data.iso15118CertificateHashData, OCSPRequestDataType, 1, 4); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "idTokenInfo": if (data.idTokenInfo === undefined) continue; missing--; error = IdTokenInfoType(data.idTokenInfo); break;
      case "certificateStatus": if (data.certificateStatus === undefined) continue; error = AuthorizeCertificateStatusEnumType(data.certificateStatus); break;
      case "allowedEnergyTransfer": if (data.allowedEnergyTransfer === undefined) continue; error = list(data.allowedEnergyTransfer, EnergyTransferModeEnumType, 1, Infinity); break;
      case "tariff": if (data.tariff === undefined) continue; error = TariffType(data.tariff); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["idTokenInfo"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["idTokenInfo"]);
}
export function BatterySwapRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "batteryData": if (data.batteryData === undefined) continue; missing--; error = list(data.batteryData, BatteryDataType, 1, Infinity); break;
      case "eventType": if (data.eventType === undefined) continue; missing--; error = BatterySwapEventEnumType(data.eventType); break;
      case "idToken": if (data.idToken === undefined) continue; missing--; error = IdTokenType(data.idToken); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["eventType","requestId","idToken","batteryData"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["eventType","requestId","idToken","batteryData"]);
}
export function BatterySwapResponse(data) {
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
export function BootNotificationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "chargingStation": if (data.chargingStation === undefined) continue; missing--; error = ChargingStationType(data.chargingStation); break;
      case "reason": if (data.reason === undefined) continue; missing--; error = BootReasonEnumType(data.reason); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "currentTime": if (data.currentTime === undefined) continue; missing--; error = dateTime(data.currentTime); break;
      case "interval": if (data.interval === undefined) continue; missing--; error = integer(data.interval, -Infinity, Infinity); break;
      case "status": if (data.status === undefined) continue; missing--; error = RegistrationStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "reservationId": if (data.reservationId === undefined) continue; missing--; error = integer(data.reservationId, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = CancelReservationStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "certificateType": if (data.certificateType === undefined) continue; error = CertificateSigningUseEnumType(data.certificateType); break;
      case "requestId": if (data.requestId === undefined) continue; error = integer(data.requestId, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "evse": if (data.evse === undefined) continue; error = EVSEType(data.evse); break;
      case "operationalStatus": if (data.operationalStatus === undefined) continue; missing--; error = OperationalStatusEnumType(data.operationalStatus); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = ChangeAvailabilityStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ChangeTransactionTariffRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "tariff": if (data.tariff === undefined) continue; missing--; error = TariffType(data.tariff); break;
      case "transactionId": if (data.transactionId === undefined) continue; missing--; error = text(data.transactionId, 0, 36); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["transactionId","tariff"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["transactionId","tariff"]);
}
export function ChangeTransactionTariffResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = TariffChangeStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = ClearCacheStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "chargingProfileId": if (data.chargingProfileId === undefined) continue; error = integer(data.chargingProfileId, -Infinity, Infinity); break;
      case "chargingProfileCriteria": if (data.chargingProfileCriteria === undefined) continue; error = ClearChargingProfileType(data.chargingProfileCriteria); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = ClearChargingProfileStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ClearDERControlRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "isDefault": if (data.isDefault === undefined) continue; missing--; error = boolean(data.isDefault); break;
      case "controlType": if (data.controlType === undefined) continue; error = DERControlEnumType(data.controlType); break;
      case "controlId": if (data.controlId === undefined) continue; error = text(data.controlId, 0, 36); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["isDefault"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["isDefault"]);
}
export function ClearDERControlResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = DERControlStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = ClearMessageStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ClearTariffsRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "tariffIds": if (data.tariffIds === undefined) continue; error = list(data.tariffIds, item6, 1, Infinity); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function ClearTariffsResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "clearTariffsResult": if (data.clearTariffsResult === undefined) continue; missing--; error = list(data.clearTariffsResult, ClearTariffsResultType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["clearTariffsResult"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["clearTariffsResult"]);
}
export function ClearVariableMonitoringRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "id": if (data.id === undefined) continue; missing--; error = list(data.id, item4, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "clearMonitoringResult": if (data.clearMonitoringResult === undefined) continue; missing--; error = list(data.clearMonitoringResult, ClearMonitoringResultType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "chargingLimitSource": if (data.chargingLimitSource === undefined) continue; missing--; error = text(data.chargingLimitSource, 0, 20); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
export function ClosePeriodicEventStreamRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id"]);
}
export function ClosePeriodicEventStreamResponse(data) {
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
      case "totalCost": if (data.totalCost === undefined) continue; missing--; error = number(data.totalCost, -Infinity, Infinity); break;
      case "transactionId": if (data.transactionId === undefined) continue; missing--; error = text(data.transactionId, 0, 36); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customerCertificate": if (data.customerCertificate === undefined) continue; error = CertificateHashDataType(data.customerCertificate); break;
      case "idToken": if (data.idToken === undefined) continue; error = IdTokenType(data.idToken); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, 0, Infinity); break;
      case "report": if (data.report === undefined) continue; missing--; error = boolean(data.report); break;
      case "clear": if (data.clear === undefined) continue; missing--; error = boolean(data.clear); break;
      case "customerIdentifier": if (data.customerIdentifier === undefined) continue; error = text(data.customerIdentifier, 0, 64); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = CustomerInformationStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "messageId": if (data.messageId === undefined) continue; error = text(data.messageId, 0, 50); break;
      case "data": if (data.data === undefined) continue; error = undefined; break;
      case "vendorId": if (data.vendorId === undefined) continue; missing--; error = text(data.vendorId, 0, 255); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = DataTransferStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "data": if (data.data === undefined) continue; error = undefined; break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = FirmwareStatusEnumType(data.status); break;
      case "requestId": if (data.requestId === undefined) continue; error = integer(data.requestId, -Infinity, Infinity); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "iso15118SchemaVersion": if (data.iso15118SchemaVersion === undefined) continue; missing--; error = text(data.iso15118SchemaVersion, 0, 50); break;
      case "action": if (data.action === undefined) continue; missing--; error = CertificateActionEnumType(data.action); break;
      case "exiRequest": if (data.exiRequest === undefined) continue; missing--; error = text(data.exiRequest, 0, 11000); break;
      case "maximumContractCertificateChains": if (data.maximumContractCertificateChains === undefined) continue; error = integer(data.maximumContractCertificateChains, 0, Infinity); break;
      case "prioritizedEMAIDs": if (data.prioritizedEMAIDs === undefined) continue; error = list(data.prioritizedEMAIDs, item5, 1, 8); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = Iso15118EVCertificateStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "exiResponse": if (data.exiResponse === undefined) continue; missing--; error = text(data.exiResponse, 0, 17000); break;
      case "remainingContracts": if (data.remainingContracts === undefined) continue; error = integer(data.remainingContracts, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "reportBase": if (data.reportBase === undefined) continue; missing--; error = ReportBaseEnumType(data.reportBase); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = GenericDeviceModelStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetCertificateChainStatusRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "certificateStatusRequests": if (data.certificateStatusRequests === undefined) continue; missing--; error = list(data.certificateStatusRequests, CertificateStatusRequestInfoType, 1, 4); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["certificateStatusRequests"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["certificateStatusRequests"]);
}
export function GetCertificateChainStatusResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "certificateStatus": if (data.certificateStatus === undefined) continue; missing--; error = list(data.certificateStatus, CertificateStatusType, 1, 4); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["certificateStatus"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["certificateStatus"]);
}
export function GetCertificateStatusRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "ocspRequestData": if (data.ocspRequestData === undefined) continue; missing--; error = OCSPRequestDataType(data.ocspRequestData); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = GetCertificateStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "ocspResult": if (data.ocspResult === undefined) continue; error = text(data.ocspResult, 0, 18000); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, 0, Infinity); break;
      case "chargingProfile": if (data.chargingProfile === undefined) continue; missing--; error = ChargingProfileCriterionType(data.chargingProfile); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = GetChargingProfileStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "duration": if (data.duration === undefined) continue; missing--; error = integer(data.duration, -Infinity, Infinity); break;
      case "chargingRateUnit": if (data.chargingRateUnit === undefined) continue; error = ChargingRateUnitEnumType(data.chargingRateUnit); break;
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "schedule": if (data.schedule === undefined) continue; error = CompositeScheduleType(data.schedule); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetDERControlRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "isDefault": if (data.isDefault === undefined) continue; error = boolean(data.isDefault); break;
      case "controlType": if (data.controlType === undefined) continue; error = DERControlEnumType(data.controlType); break;
      case "controlId": if (data.controlId === undefined) continue; error = text(data.controlId, 0, 36); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId"]);
}
export function GetDERControlResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = DERControlStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "id": if (data.id === undefined) continue; error = list(data.id, item4, 1, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "priority": if (data.priority === undefined) continue; error = MessagePriorityEnumType(data.priority); break;
      case "state": if (data.state === undefined) continue; error = MessageStateEnumType(data.state); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = GetDisplayMessagesStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "certificateType": if (data.certificateType === undefined) continue; error = list(data.certificateType, GetCertificateIdUseEnumType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = GetInstalledCertificateStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "certificateHashDataChain": if (data.certificateHashDataChain === undefined) continue; error = list(data.certificateHashDataChain, CertificateHashDataChainType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "versionNumber": if (data.versionNumber === undefined) continue; missing--; error = integer(data.versionNumber, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "log": if (data.log === undefined) continue; missing--; error = LogParametersType(data.log); break;
      case "logType": if (data.logType === undefined) continue; missing--; error = LogEnumType(data.logType); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "retries": if (data.retries === undefined) continue; error = integer(data.retries, 0, Infinity); break;
      case "retryInterval": if (data.retryInterval === undefined) continue; error = integer(data.retryInterval, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "filename": if (data.filename === undefined) continue; error = text(data.filename, 0, 255); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "componentVariable": if (data.componentVariable === undefined) continue; error = list(data.componentVariable, ComponentVariableType, 1, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "monitoringCriteria": if (data.monitoringCriteria === undefined) continue; error = list(data.monitoringCriteria, MonitoringCriterionEnumType, 1, 3); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = GenericDeviceModelStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetPeriodicEventStreamRequest(data) {
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
export function GetPeriodicEventStreamResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "constantStreamData": if (data.constantStreamData === undefined) continue; error = list(data.constantStreamData, ConstantStreamDataType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function GetReportRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "componentVariable": if (data.componentVariable === undefined) continue; error = list(data.componentVariable, ComponentVariableType, 1, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "componentCriteria": if (data.componentCriteria === undefined) continue; error = list(data.componentCriteria, ComponentCriterionEnumType, 1, 4); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = GenericDeviceModelStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function GetTariffsRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["evseId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["evseId"]);
}
export function GetTariffsResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = TariffGetStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "tariffAssignments": if (data.tariffAssignments === undefined) continue; error = list(data.tariffAssignments, TariffAssignmentType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "transactionId": if (data.transactionId === undefined) continue; error = text(data.transactionId, 0, 36); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "ongoingIndicator": if (data.ongoingIndicator === undefined) continue; error = boolean(data.ongoingIndicator); break;
      case "messagesInQueue": if (data.messagesInQueue === undefined) continue; missing--; error = boolean(data.messagesInQueue); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "getVariableData": if (data.getVariableData === undefined) continue; missing--; error = list(data.getVariableData, GetVariableDataType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "getVariableResult": if (data.getVariableResult === undefined) continue; missing--; error = list(data.getVariableResult, GetVariableResultType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "currentTime": if (data.currentTime === undefined) continue; missing--; error = dateTime(data.currentTime); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "certificateType": if (data.certificateType === undefined) continue; missing--; error = InstallCertificateUseEnumType(data.certificateType); break;
      case "certificate": if (data.certificate === undefined) continue; missing--; error = text(data.certificate, 0, 10000); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, 0, Infinity); break;
      case "meterValue": if (data.meterValue === undefined) continue; missing--; error = list(data.meterValue, MeterValueType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
export function NotifyAllowedEnergyTransferRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "transactionId": if (data.transactionId === undefined) continue; missing--; error = text(data.transactionId, 0, 36); break;
      case "allowedEnergyTransfer": if (data.allowedEnergyTransfer === undefined) continue; missing--; error = list(data.allowedEnergyTransfer, EnergyTransferModeEnumType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["transactionId","allowedEnergyTransfer"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["transactionId","allowedEnergyTransfer"]);
}
export function NotifyAllowedEnergyTransferResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = NotifyAllowedEnergyTransferStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function NotifyChargingLimitRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "chargingSchedule": if (data.chargingSchedule === undefined) continue; error = list(data.chargingSchedule, ChargingScheduleType, 1, Infinity); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, 0, Infinity); break;
      case "chargingLimit": if (data.chargingLimit === undefined) continue; missing--; error = ChargingLimitType(data.chargingLimit); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "data": if (data.data === undefined) continue; missing--; error = text(data.data, 0, 512); break;
      case "tbc": if (data.tbc === undefined) continue; error = boolean(data.tbc); break;
      case "seqNo": if (data.seqNo === undefined) continue; missing--; error = integer(data.seqNo, 0, Infinity); break;
      case "generatedAt": if (data.generatedAt === undefined) continue; missing--; error = dateTime(data.generatedAt); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
export function NotifyDERAlarmRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "controlType": if (data.controlType === undefined) continue; missing--; error = DERControlEnumType(data.controlType); break;
      case "gridEventFault": if (data.gridEventFault === undefined) continue; error = GridEventFaultEnumType(data.gridEventFault); break;
      case "alarmEnded": if (data.alarmEnded === undefined) continue; error = boolean(data.alarmEnded); break;
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      case "extraInfo": if (data.extraInfo === undefined) continue; error = text(data.extraInfo, 0, 200); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["controlType","timestamp"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["controlType","timestamp"]);
}
export function NotifyDERAlarmResponse(data) {
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
export function NotifyDERStartStopRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "controlId": if (data.controlId === undefined) continue; missing--; error = text(data.controlId, 0, 36); break;
      case "started": if (data.started === undefined) continue; missing--; error = boolean(data.started); break;
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      case "supersededIds": if (data.supersededIds === undefined) continue; error = list(data.supersededIds, item7, 1, 24); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["controlId","started","timestamp"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["controlId","started","timestamp"]);
}
export function NotifyDERStartStopResponse(data) {
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
      case "messageInfo": if (data.messageInfo === undefined) continue; error = list(data.messageInfo, MessageInfoType, 1, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "tbc": if (data.tbc === undefined) continue; error = boolean(data.tbc); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, 1, Infinity); break;
      case "maxScheduleTuples": if (data.maxScheduleTuples === undefined) continue; error = integer(data.maxScheduleTuples, 0, Infinity); break;
      case "chargingNeeds": if (data.chargingNeeds === undefined) continue; missing--; error = ChargingNeedsType(data.chargingNeeds); break;
      case "timestamp": if (data.timestamp === undefined) continue; error = dateTime(data.timestamp); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = NotifyEVChargingNeedsStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "timeBase": if (data.timeBase === undefined) continue; missing--; error = dateTime(data.timeBase); break;
      case "chargingSchedule": if (data.chargingSchedule === undefined) continue; missing--; error = ChargingScheduleType(data.chargingSchedule); break;
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, 1, Infinity); break;
      case "selectedChargingScheduleId": if (data.selectedChargingScheduleId === undefined) continue; error = integer(data.selectedChargingScheduleId, 0, Infinity); break;
      case "powerToleranceAcceptance": if (data.powerToleranceAcceptance === undefined) continue; error = boolean(data.powerToleranceAcceptance); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "generatedAt": if (data.generatedAt === undefined) continue; missing--; error = dateTime(data.generatedAt); break;
      case "tbc": if (data.tbc === undefined) continue; error = boolean(data.tbc); break;
      case "seqNo": if (data.seqNo === undefined) continue; missing--; error = integer(data.seqNo, 0, Infinity); break;
      case "eventData": if (data.eventData === undefined) continue; missing--; error = list(data.eventData, EventDataType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "monitor": if (data.monitor === undefined) continue; error = list(data.monitor, MonitoringDataType, 1, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "tbc": if (data.tbc === undefined) continue; error = boolean(data.tbc); break;
      case "seqNo": if (data.seqNo === undefined) continue; missing--; error = integer(data.seqNo, 0, Infinity); break;
      case "generatedAt": if (data.generatedAt === undefined) continue; missing--; error = dateTime(data.generatedAt); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
export function NotifyPeriodicEventStream(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "data": if (data.data === undefined) continue; missing--; error = list(data.data, StreamDataElementType, 1, Infinity); break;
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, 0, Infinity); break;
      case "pending": if (data.pending === undefined) continue; missing--; error = integer(data.pending, 0, Infinity); break;
      case "basetime": if (data.basetime === undefined) continue; missing--; error = dateTime(data.basetime); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["id","pending","basetime","data"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["id","pending","basetime","data"]);
}
export function NotifyPriorityChargingRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "transactionId": if (data.transactionId === undefined) continue; missing--; error = text(data.transactionId, 0, 36); break;
      case "activated": if (data.activated === undefined) continue; missing--; error = boolean(data.activated); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["transactionId","activated"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["transactionId","activated"]);
}
export function NotifyPriorityChargingResponse(data) {
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
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "generatedAt": if (data.generatedAt === undefined) continue; missing--; error = dateTime(data.generatedAt); break;
      case "reportData": if (data.reportData === undefined) continue; error = list(data.reportData, ReportDataType, 1, Infinity); break;
      case "tbc": if (data.tbc === undefined) continue; error = boolean(data.tbc); break;
      case "seqNo": if (data.seqNo === undefined) continue; missing--; error = integer(data.seqNo, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
export function NotifySettlementRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "transactionId": if (data.transactionId === undefined) continue; error = text(data.transactionId, 0, 36); break;
      case "pspRef": if (data.pspRef === undefined) continue; missing--; error = text(data.pspRef, 0, 255); break;
      case "status": if (data.status === undefined) continue; missing--; error = PaymentStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = text(data.statusInfo, 0, 500); break;
      case "settlementAmount": if (data.settlementAmount === undefined) continue; missing--; error = number(data.settlementAmount, -Infinity, Infinity); break;
      case "settlementTime": if (data.settlementTime === undefined) continue; missing--; error = dateTime(data.settlementTime); break;
      case "receiptId": if (data.receiptId === undefined) continue; error = text(data.receiptId, 0, 50); break;
      case "receiptUrl": if (data.receiptUrl === undefined) continue; error = text(data.receiptUrl, 0, 2000); break;
      case "vatCompany": if (data.vatCompany === undefined) continue; error = AddressType(data.vatCompany); break;
      case "vatNumber": if (data.vatNumber === undefined) continue; error = text(data.vatNumber, 0, 20); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["pspRef","status","settlementAmount","settlementTime"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["pspRef","status","settlementAmount","settlementTime"]);
}
export function NotifySettlementResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 0;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "receiptUrl": if (data.receiptUrl === undefined) continue; error = text(data.receiptUrl, 0, 2000); break;
      case "receiptId": if (data.receiptId === undefined) continue; error = text(data.receiptId, 0, 50); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, [], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, []);
}
export function NotifyWebPaymentStartedRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, 0, Infinity); break;
      case "timeout": if (data.timeout === undefined) continue; missing--; error = integer(data.timeout, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["evseId","timeout"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["evseId","timeout"]);
}
export function NotifyWebPaymentStartedResponse(data) {
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
export function OpenPeriodicEventStreamRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "constantStreamData": if (data.constantStreamData === undefined) continue; missing--; error = ConstantStreamDataType(data.constantStreamData); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["constantStreamData"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["constantStreamData"]);
}
export function OpenPeriodicEventStreamResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function PublishFirmwareRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "location": if (data.location === undefined) continue; missing--; error = text(data.location, 0, 2000); break;
      case "retries": if (data.retries === undefined) continue; error = integer(data.retries, 0, Infinity); break;
      case "checksum": if (data.checksum === undefined) continue; missing--; error = text(data.checksum, 0, 32); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, 0, Infinity); break;
      case "retryInterval": if (data.retryInterval === undefined) continue; error = integer(data.retryInterval, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = PublishFirmwareStatusEnumType(data.status); break;
      case "location": if (data.location === undefined) continue; error = list(data.location, item1, 1, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; error = integer(data.requestId, 0, Infinity); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
export function PullDynamicScheduleUpdateRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "chargingProfileId": if (data.chargingProfileId === undefined) continue; missing--; error = integer(data.chargingProfileId, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["chargingProfileId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["chargingProfileId"]);
}
export function PullDynamicScheduleUpdateResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "scheduleUpdate": if (data.scheduleUpdate === undefined) continue; error = ChargingScheduleUpdateType(data.scheduleUpdate); break;
      case "status": if (data.status === undefined) continue; missing--; error = ChargingProfileStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function ReportChargingProfilesRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 4;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "chargingLimitSource": if (data.chargingLimitSource === undefined) continue; missing--; error = text(data.chargingLimitSource, 0, 20); break;
      case "chargingProfile": if (data.chargingProfile === undefined) continue; missing--; error = list(data.chargingProfile, ChargingProfileType, 1, Infinity); break;
      case "tbc": if (data.tbc === undefined) continue; error = boolean(data.tbc); break;
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
export function ReportDERControlRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "curve": if (data.curve === undefined) continue; error = list(data.curve, DERCurveGetType, 1, 24); break;
      case "enterService": if (data.enterService === undefined) continue; error = list(data.enterService, EnterServiceGetType, 1, 24); break;
      case "fixedPFAbsorb": if (data.fixedPFAbsorb === undefined) continue; error = list(data.fixedPFAbsorb, FixedPFGetType, 1, 24); break;
      case "fixedPFInject": if (data.fixedPFInject === undefined) continue; error = list(data.fixedPFInject, FixedPFGetType, 1, 24); break;
      case "fixedVar": if (data.fixedVar === undefined) continue; error = list(data.fixedVar, FixedVarGetType, 1, 24); break;
      case "freqDroop": if (data.freqDroop === undefined) continue; error = list(data.freqDroop, FreqDroopGetType, 1, 24); break;
      case "gradient": if (data.gradient === undefined) continue; error = list(data.gradient, GradientGetType, 1, 24); break;
      case "limitMaxDischarge": if (data.limitMaxDischarge === undefined) continue; error = list(data.limitMaxDischarge, LimitMaxDischargeGetType, 1, 24); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "tbc": if (data.tbc === undefined) continue; error = boolean(data.tbc); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId"]);
}
export function ReportDERControlResponse(data) {
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
export function RequestBatterySwapRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "idToken": if (data.idToken === undefined) continue; missing--; error = IdTokenType(data.idToken); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["requestId","idToken"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["requestId","idToken"]);
}
export function RequestBatterySwapResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function RequestStartTransactionRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, 1, Infinity); break;
      case "groupIdToken": if (data.groupIdToken === undefined) continue; error = IdTokenType(data.groupIdToken); break;
      case "idToken": if (data.idToken === undefined) continue; missing--; error = IdTokenType(data.idToken); break;
      case "remoteStartId": if (data.remoteStartId === undefined) continue; missing--; error = integer(data.remoteStartId, -Infinity, Infinity); break;
      case "chargingProfile": if (data.chargingProfile === undefined) continue; error = ChargingProfileType(data.chargingProfile); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = RequestStartStopStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "transactionId": if (data.transactionId === undefined) continue; error = text(data.transactionId, 0, 36); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "transactionId": if (data.transactionId === undefined) continue; missing--; error = text(data.transactionId, 0, 36); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = RequestStartStopStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "reservationId": if (data.reservationId === undefined) continue; missing--; error = integer(data.reservationId, 0, Infinity); break;
      case "reservationUpdateStatus": if (data.reservationUpdateStatus === undefined) continue; missing--; error = ReservationUpdateStatusEnumType(data.reservationUpdateStatus); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "id": if (data.id === undefined) continue; missing--; error = integer(data.id, 0, Infinity); break;
      case "expiryDateTime": if (data.expiryDateTime === undefined) continue; missing--; error = dateTime(data.expiryDateTime); break;
      case "connectorType": if (data.connectorType === undefined) continue; error = text(data.connectorType, 0, 20); break;
      case "idToken": if (data.idToken === undefined) continue; missing--; error = IdTokenType(data.idToken); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, 0, Infinity); break;
      case "groupIdToken": if (data.groupIdToken === undefined) continue; error = IdTokenType(data.groupIdToken); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = ReserveNowStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "type": if (data.type === undefined) continue; missing--; error = ResetEnumType(data.type); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = ResetStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "localAuthorizationList": if (data.localAuthorizationList === undefined) continue; error = list(data.localAuthorizationList, AuthorizationData, 1, Infinity); break;
      case "versionNumber": if (data.versionNumber === undefined) continue; missing--; error = integer(data.versionNumber, -Infinity, Infinity); break;
      case "updateType": if (data.updateType === undefined) continue; missing--; error = UpdateEnumType(data.updateType); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = SendLocalListStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, 0, Infinity); break;
      case "chargingProfile": if (data.chargingProfile === undefined) continue; missing--; error = ChargingProfileType(data.chargingProfile); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = ChargingProfileStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function SetDERControlRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 3;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "isDefault": if (data.isDefault === undefined) continue; missing--; error = boolean(data.isDefault); break;
      case "controlId": if (data.controlId === undefined) continue; missing--; error = text(data.controlId, 0, 36); break;
      case "controlType": if (data.controlType === undefined) continue; missing--; error = DERControlEnumType(data.controlType); break;
      case "curve": if (data.curve === undefined) continue; error = DERCurveType(data.curve); break;
      case "enterService": if (data.enterService === undefined) continue; error = EnterServiceType(data.enterService); break;
      case "fixedPFAbsorb": if (data.fixedPFAbsorb === undefined) continue; error = FixedPFType(data.fixedPFAbsorb); break;
      case "fixedPFInject": if (data.fixedPFInject === undefined) continue; error = FixedPFType(data.fixedPFInject); break;
      case "fixedVar": if (data.fixedVar === undefined) continue; error = FixedVarType(data.fixedVar); break;
      case "freqDroop": if (data.freqDroop === undefined) continue; error = FreqDroopType(data.freqDroop); break;
      case "gradient": if (data.gradient === undefined) continue; error = GradientType(data.gradient); break;
      case "limitMaxDischarge": if (data.limitMaxDischarge === undefined) continue; error = LimitMaxDischargeType(data.limitMaxDischarge); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["isDefault","controlId","controlType"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["isDefault","controlId","controlType"]);
}
export function SetDERControlResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = DERControlStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "supersededIds": if (data.supersededIds === undefined) continue; error = list(data.supersededIds, item7, 1, 24); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function SetDefaultTariffRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, 0, Infinity); break;
      case "tariff": if (data.tariff === undefined) continue; missing--; error = TariffType(data.tariff); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["evseId","tariff"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["evseId","tariff"]);
}
export function SetDefaultTariffResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = TariffSetStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "message": if (data.message === undefined) continue; missing--; error = MessageInfoType(data.message); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = DisplayMessageStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "monitoringBase": if (data.monitoringBase === undefined) continue; missing--; error = MonitoringBaseEnumType(data.monitoringBase); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = GenericDeviceModelStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "severity": if (data.severity === undefined) continue; missing--; error = integer(data.severity, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "configurationSlot": if (data.configurationSlot === undefined) continue; missing--; error = integer(data.configurationSlot, -Infinity, Infinity); break;
      case "connectionData": if (data.connectionData === undefined) continue; missing--; error = NetworkConnectionProfileType(data.connectionData); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = SetNetworkProfileStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "setMonitoringData": if (data.setMonitoringData === undefined) continue; missing--; error = list(data.setMonitoringData, SetMonitoringDataType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "setMonitoringResult": if (data.setMonitoringResult === undefined) continue; missing--; error = list(data.setMonitoringResult, SetMonitoringResultType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "setVariableData": if (data.setVariableData === undefined) continue; missing--; error = list(data.setVariableData, SetVariableDataType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "setVariableResult": if (data.setVariableResult === undefined) continue; missing--; error = list(data.setVariableResult, SetVariableResultType, 1, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "csr": if (data.csr === undefined) continue; missing--; error = text(data.csr, 0, 5500); break;
      case "certificateType": if (data.certificateType === undefined) continue; error = CertificateSigningUseEnumType(data.certificateType); break;
      case "hashRootCertificate": if (data.hashRootCertificate === undefined) continue; error = CertificateHashDataType(data.hashRootCertificate); break;
      case "requestId": if (data.requestId === undefined) continue; error = integer(data.requestId, -Infinity, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      case "connectorStatus": if (data.connectorStatus === undefined) continue; missing--; error = ConnectorStatusEnumType(data.connectorStatus); break;
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, 0, Infinity); break;
      case "connectorId": if (data.connectorId === undefined) continue; missing--; error = integer(data.connectorId, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "costDetails": if (data.costDetails === undefined) continue; error = CostDetailsType(data.costDetails); break;
      case "eventType": if (data.eventType === undefined) continue; missing--; error = TransactionEventEnumType(data.eventType); break;
      case "meterValue": if (data.meterValue === undefined) continue; error = list(data.meterValue, MeterValueType, 1, Infinity); break;
      case "timestamp": if (data.timestamp === undefined) continue; missing--; error = dateTime(data.timestamp); break;
      case "triggerReason": if (data.triggerReason === undefined) continue; missing--; error = TriggerReasonEnumType(data.triggerReason); break;
      case "seqNo": if (data.seqNo === undefined) continue; missing--; error = integer(data.seqNo, 0, Infinity); break;
      case "offline": if (data.offline === undefined) continue; error = boolean(data.offline); break;
      case "numberOfPhasesUsed": if (data.numberOfPhasesUsed === undefined) continue; error = integer(data.numberOfPhasesUsed, 0, 3); break;
      case "cableMaxCurrent": if (data.cableMaxCurrent === undefined) continue; error = integer(data.cableMaxCurrent, -Infinity, Infinity); break;
      case "reservationId": if (data.reservationId === undefined) continue; error = integer(data.reservationId, 0, Infinity); break;
      case "preconditioningStatus": if (data.preconditioningStatus === undefined) continue; error = PreconditioningStatusEnumType(data.preconditioningStatus); break;
      case "evseSleep": if (data.evseSleep === undefined) continue; error = boolean(data.evseSleep); break;
      case "transactionInfo": if (data.transactionInfo === undefined) continue; missing--; error = TransactionType(data.transactionInfo); break;
      case "evse": if (data.evse === undefined) continue; error = EVSEType(data.evse); break;
      case "idToken": if (data.idToken === undefined) continue; error = IdTokenType(data.idToken); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "totalCost": if (data.totalCost === undefined) continue; error = number(data.totalCost, -Infinity, Infinity); break;
      case "chargingPriority": if (data.chargingPriority === undefined) continue; error = integer(data.chargingPriority, -Infinity, Infinity); break;
      case "idTokenInfo": if (data.idTokenInfo === undefined) continue; error = IdTokenInfoType(data.idTokenInfo); break;
      case "transactionLimit": if (data.transactionLimit === undefined) continue; error = TransactionLimitType(data.transactionLimit); break;
      case "updatedPersonalMessage": if (data.updatedPersonalMessage === undefined) continue; error = MessageContentType(data.updatedPersonalMessage); break;
      case "updatedPersonalMessageExtra": if (data.updatedPersonalMessageExtra === undefined) continue; error = list(data.updatedPersonalMessageExtra, MessageContentType, 1, 4); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "evse": if (data.evse === undefined) continue; error = EVSEType(data.evse); break;
      case "requestedMessage": if (data.requestedMessage === undefined) continue; missing--; error = MessageTriggerEnumType(data.requestedMessage); break;
      case "customTrigger": if (data.customTrigger === undefined) continue; error = text(data.customTrigger, 0, 50); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = TriggerMessageStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "evseId": if (data.evseId === undefined) continue; missing--; error = integer(data.evseId, 0, Infinity); break;
      case "connectorId": if (data.connectorId === undefined) continue; missing--; error = integer(data.connectorId, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = UnlockStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "checksum": if (data.checksum === undefined) continue; missing--; error = text(data.checksum, 0, 32); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = UnpublishFirmwareStatusEnumType(data.status); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function UpdateDynamicScheduleRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "chargingProfileId": if (data.chargingProfileId === undefined) continue; missing--; error = integer(data.chargingProfileId, -Infinity, Infinity); break;
      case "scheduleUpdate": if (data.scheduleUpdate === undefined) continue; missing--; error = ChargingScheduleUpdateType(data.scheduleUpdate); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["chargingProfileId","scheduleUpdate"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["chargingProfileId","scheduleUpdate"]);
}
export function UpdateDynamicScheduleResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = ChargingProfileStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "retries": if (data.retries === undefined) continue; error = integer(data.retries, 0, Infinity); break;
      case "retryInterval": if (data.retryInterval === undefined) continue; error = integer(data.retryInterval, -Infinity, Infinity); break;
      case "requestId": if (data.requestId === undefined) continue; missing--; error = integer(data.requestId, -Infinity, Infinity); break;
      case "firmware": if (data.firmware === undefined) continue; missing--; error = FirmwareType(data.firmware); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
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
      case "status": if (data.status === undefined) continue; missing--; error = UpdateFirmwareStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function UsePriorityChargingRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "transactionId": if (data.transactionId === undefined) continue; missing--; error = text(data.transactionId, 0, 36); break;
      case "activate": if (data.activate === undefined) continue; missing--; error = boolean(data.activate); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["transactionId","activate"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["transactionId","activate"]);
}
export function UsePriorityChargingResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "status": if (data.status === undefined) continue; missing--; error = PriorityChargingStatusEnumType(data.status); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["status"]);
}
export function VatNumberValidationRequest(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 1;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "vatNumber": if (data.vatNumber === undefined) continue; missing--; error = text(data.vatNumber, 0, 20); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, 0, Infinity); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["vatNumber"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["vatNumber"]);
}
export function VatNumberValidationResponse(data) {
  if (!isObject(data)) return notAnObject();
  let missing = 2;
  for (const key of Object.keys(data)) {
    let error;
    switch (key) {
      case "company": if (data.company === undefined) continue; error = AddressType(data.company); break;
      case "statusInfo": if (data.statusInfo === undefined) continue; error = StatusInfoType(data.statusInfo); break;
      case "vatNumber": if (data.vatNumber === undefined) continue; missing--; error = text(data.vatNumber, 0, 20); break;
      case "evseId": if (data.evseId === undefined) continue; error = integer(data.evseId, 0, Infinity); break;
      case "status": if (data.status === undefined) continue; missing--; error = GenericStatusEnumType(data.status); break;
      case "customData": if (data.customData === undefined) continue; error = CustomDataType(data.customData); break;
      default: error = UNKNOWN;
    }
    if (error !== undefined) return refusal(data, ["vatNumber","status"], key, error);
  }
  return missing === 0 ? undefined : missingOf(data, ["vatNumber","status"]);
}
