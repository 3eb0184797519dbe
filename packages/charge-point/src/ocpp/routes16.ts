// SPDX-License-Identifier: Apache-2.0
// The visible table of OCPP 1.6 with its security extension: what a CSMS may ask of this station. Translation to commands.
import { OWNER_WISH, PROFILE_FACTS, VENDOR_ID } from "@chargehand/charging";
import { toIso } from "@chargehand/kernel";
import { type Request, type Response, type Routes, refusal } from "@chargehand/ocpp";
import { changeConfiguration16, getConfiguration16 } from "./configuration16.ts";
import { CONNECTOR } from "./encode16.ts";
import { type AnnouncedFacts, profileFrom16, purposes16 } from "./profile16.ts";
import type { ProfileFilter, RemoteStart, StationCommands } from "./station-commands.ts";
import type { TransactionIds } from "./transaction-ids.ts";

export function routes16(station: StationCommands, ids: TransactionIds, facts: AnnouncedFacts): Routes<"1.6"> {
  return {
    ...smartCharging(station, ids, facts),
    ...securityExtension(station),
    RemoteStartTransaction: (request) => remoteStart(station, facts, request),
    RemoteStopTransaction: ({ transactionId }) => {
      const id = ids.idOf(transactionId);
      return { status: id !== undefined && station.stopTransaction(id).ok ? "Accepted" : "Rejected" };
    },
    ChangeAvailability: ({ connectorId, type }) => ({ status: isHere(connectorId) ? station.changeAvailability(type === "Operative") : "Rejected" }),
    ChangeConfiguration: ({ key, value }) => ({ status: changeConfiguration16(station, key, value) }),
    GetConfiguration: ({ key }) => getConfiguration16(station, key),
    Reset: ({ type }) => ({ status: station.reset("Immediate", type) === "Accepted" ? "Accepted" : "Rejected" }),
    TriggerMessage: ({ requestedMessage, connectorId }) => ({ status: trigger(station, plainTrigger16(requestedMessage), connectorId) }),
    UnlockConnector: ({ connectorId }) => unlock(station, connectorId),
    DataTransfer: ({ vendorId, messageId, data }) => {
      if (vendorId !== VENDOR_ID) return { status: "UnknownVendorId" };
      if (messageId === OWNER_WISH) return { status: station.carryOut(data ?? "") ? "Accepted" : "Rejected" };
      if (messageId !== PROFILE_FACTS) return { status: "UnknownMessageId" };
      return { status: facts.announce(data) ? "Accepted" : "Rejected" };
    },
  };
}

/** What charges is stopped first [1.6 section 5.18]. An unknown connector is answered as one without a lock [1.6 errata 3.87]. */
async function unlock(station: StationCommands, connectorId: number): Promise<Response<"1.6", "UnlockConnector">> {
  if (!station.hasLock || connectorId !== CONNECTOR) return { status: "NotSupported" };
  const { activeTransaction: active } = station;
  if (active?.isAuthorized === true) station.stopTransaction(active.id);
  return { status: (await station.unlock()) === "Unlocked" ? "Unlocked" : "UnlockFailed" };
}

const isHere = (connectorId: number): boolean => connectorId === 0 || connectorId === CONNECTOR;

function smartCharging(station: StationCommands, ids: TransactionIds, facts: AnnouncedFacts): Routes<"1.6"> {
  return {
    SetChargingProfile: (request) => setChargingProfile({ station, ids, facts }, request),
    ClearChargingProfile: (request) => ({ status: station.clearProfiles(clearFilter(request)) ? "Accepted" : "Unknown" }),
    GetCompositeSchedule: (request) => getCompositeSchedule(station, request),
  };
}

/** What this station does not keep or do is answered in the words of each message, not with an error. */
const securityExtension = (station: StationCommands): Routes<"1.6"> => ({
  ExtendedTriggerMessage: ({ requestedMessage, connectorId }) => ({ status: trigger(station, requestedMessage, connectorId) }),
  SignedUpdateFirmware: () => ({ status: "Rejected" }),
});

interface ProfileDeps {
  readonly station: StationCommands;
  readonly ids: TransactionIds;
  readonly facts: AnnouncedFacts;
}

function setChargingProfile(
  { station, ids, facts }: ProfileDeps,
  { connectorId, csChargingProfiles: wire }: Request<"1.6", "SetChargingProfile">,
): Response<"1.6", "SetChargingProfile"> {
  // Taken first: facts are for the very next profile of that id, whatever becomes of it.
  const customData = facts.take(wire.chargingProfileId);
  if (!isHere(connectorId)) throw refusal("PropertyConstraintViolation", "connectorId must be 0 or 1 [1.6 errata 3.39]");
  const active = station.activeTransaction;
  const transactionId = wire.transactionId === undefined ? active?.id : ids.idOf(wire.transactionId);
  const hasNone = active?.isAuthorized !== true || transactionId === undefined;
  if (wire.chargingProfilePurpose === "TxProfile" && hasNone) return { status: "Rejected" };
  const profile = profileFrom16(connectorId, wire, { transactionId, customData, nowMs: station.nowMs() });
  if (!profile.ok) return { status: "Rejected" };
  return { status: station.installProfile(profile.value, { replacesSameLevel: true }).ok ? "Accepted" : "Rejected" };
}

/** All of the fields that are there must match; none clears all [1.6 errata 3.25]. */
function clearFilter({ id, connectorId, chargingProfilePurpose, stackLevel }: Request<"1.6", "ClearChargingProfile">): ProfileFilter {
  return {
    ...(id === undefined ? {} : { ids: [id] }),
    ...(connectorId === undefined ? {} : { evseId: connectorId }),
    ...(chargingProfilePurpose === undefined ? {} : { purpose: purposes16[chargingProfilePurpose] }),
    ...(stackLevel === undefined ? {} : { stackLevel }),
  };
}

function getCompositeSchedule(
  station: StationCommands,
  { connectorId, duration, chargingRateUnit = "A" }: Request<"1.6", "GetCompositeSchedule">,
): Response<"1.6", "GetCompositeSchedule"> {
  if (!isHere(connectorId) || duration < 0) return { status: "Rejected" };
  const periods = station.compositeSchedule(duration, chargingRateUnit);
  // Tenths are all that 1.6 has [1.6 section 7.14]; rounded down, so that no more is promised than will be offered.
  const chargingSchedulePeriod = periods.map(({ limit, ...rest }) => ({ ...rest, limit: Math.floor(limit * 10 + 1e-6) / 10 }));
  return { status: "Accepted", connectorId, scheduleStart: toIso(station.nowMs()), chargingSchedule: { duration, chargingRateUnit, chargingSchedulePeriod } };
}

function remoteStart(
  station: StationCommands,
  facts: AnnouncedFacts,
  { connectorId, idTag, chargingProfile }: Request<"1.6", "RemoteStartTransaction">,
): Response<"1.6", "RemoteStartTransaction"> {
  const start: RemoteStart = { evseId: connectorId, idToken: { value: idTag, type: "Central" } };
  if (chargingProfile === undefined) return { status: station.startTransaction(start).ok ? "Accepted" : "Rejected" };
  const customData = facts.take(chargingProfile.chargingProfileId);
  // [1.6 errata 3.41]
  if (chargingProfile.chargingProfilePurpose !== "TxProfile" || chargingProfile.transactionId !== undefined) return { status: "Rejected" };
  const profile = profileFrom16(CONNECTOR, chargingProfile, { transactionId: undefined, customData, nowMs: station.nowMs() });
  return { status: profile.ok && station.startTransaction({ ...start, profile: profile.value }).ok ? "Accepted" : "Rejected" };
}

/** The security extension means its own message by this name [1.6 security whitepaper L01.FR.28]. The one from before tells of UpdateFirmware, which is not taken. */
const plainTrigger16 = (message: Request<"1.6", "TriggerMessage">["requestedMessage"]) =>
  message === "FirmwareStatusNotification" ? "PlainFirmwareStatusNotification" : message;

type Trigger16 = ReturnType<typeof plainTrigger16> | Request<"1.6", "ExtendedTriggerMessage">["requestedMessage"];

function trigger(station: StationCommands, message: Trigger16, connectorId: number | undefined): "Accepted" | "Rejected" | "NotImplemented" {
  if (connectorId !== undefined && !isHere(connectorId)) return "Rejected";
  switch (message) {
    case "BootNotification":
    case "Heartbeat":
    case "StatusNotification":
      return station.trigger(message);
    case "MeterValues":
      // Values of a running transaction carry its number [1.6 errata 3.16].
      return station.trigger(station.activeTransaction?.isAuthorized === true ? "TransactionEvent" : "MeterValues");
    default:
      return station.triggerOther(message);
  }
}
