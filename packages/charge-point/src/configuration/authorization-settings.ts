// SPDX-License-Identifier: Apache-2.0
// Settings of who is let in and of reservations. Names and meaning: OCPP 2.0.1 part 2, sections 2.3 to 2.6 and 2.12 of the referenced
// components and variables.
import { cachePolicies } from "../authorization/token-cache.ts";
import { choice, flag, type SettingRow, text, whole } from "./setting-row.ts";

const DAY_S = 86_400;

export const authorizationSettings = {
  "AuthCtrlr.AuthorizeRemoteStart": flag(false, {
    about: "Whether the token of a remote start is authorised first.",
    clause: "OCPP 2.0.1 part 2, F01, F02",
    key16: "AuthorizeRemoteTxRequests",
  }),
  "AuthCtrlr.OfflineTxForUnknownIdEnabled": flag(false, {
    about: "Whether a token that nobody here knows may charge while there is no line.",
    clause: "OCPP 2.0.1 part 2, C15",
    key16: "AllowOfflineTxForUnknownId",
  }),
  "AuthCtrlr.LocalAuthorizeOffline": flag(true, {
    about: "Whether tokens that are known here may charge while there is no line.",
    clause: "OCPP 2.0.1 part 2, C13",
    key16: "LocalAuthorizeOffline",
  }),
  "AuthCtrlr.LocalPreAuthorize": flag(false, {
    about: "Whether tokens that are known here may charge without waiting for the CSMS.",
    clause: "OCPP 2.0.1 part 2, C14",
    key16: "LocalPreAuthorize",
  }),
  "AuthCtrlr.DisableRemoteAuthorization": flag(false, {
    about: "Whether the CSMS is never asked about a token, so that only those charge that are known here.",
    clause: "OCPP 2.0.1 part 2, 2.3.8",
  }),
  "AuthCtrlr.MasterPassGroupId": {
    ...text("", 36, {
      about: "The group whose tokens stop any transaction and start none; empty: there is none.",
      clause: "OCPP 2.0.1 part 2, C16",
    }),
    min: 0,
  },
  "AuthCacheCtrlr.Enabled": flag(true, {
    about: "Whether the station remembers what the CSMS has said of tokens.",
    clause: "OCPP 2.0.1 part 2, C10",
    key16: "AuthorizationCacheEnabled",
  }),
  "AuthCacheCtrlr.LifeTime": whole(
    30 * DAY_S,
    { min: 1, max: 366 * DAY_S, unit: "s" },
    { about: "How long a token is remembered after its last use, where the CSMS names no end.", clause: "OCPP 2.0.1 part 2, C10.FR.08" },
  ),
  "AuthCacheCtrlr.Policy": choice(cachePolicies, "LRU", {
    about: "Which token is forgotten when there is no room for another; those that may not charge go before all others.",
    clause: "OCPP 2.0.1 part 2, C10.FR.07",
  }),
  "AuthCacheCtrlr.DisablePostAuthorize": flag(false, {
    about: "Whether a token that is remembered as turned down is turned down without asking again.",
    clause: "OCPP 2.0.1 part 2, C10.FR.03",
  }),
  "LocalAuthListCtrlr.Enabled": flag(true, {
    about: "Whether the list of tokens that the CSMS has sent counts.",
    clause: "OCPP 2.0.1 part 2, D01.FR.13",
    key16: "LocalAuthListEnabled",
  }),
  "LocalAuthListCtrlr.DisablePostAuthorize": flag(false, {
    about: "Whether a token that the list turns down is turned down without asking.",
    clause: "OCPP 2.0.1 part 2, C14.FR.03",
  }),
  "TxCtrlr.MaxEnergyOnInvalidId": whole(
    0,
    { min: 0, max: 1_000_000, unit: "Wh" },
    {
      about: "How much a transaction may have all the same whose token the CSMS turns down after its start.",
      clause: "OCPP 2.0.1 part 2, C15.FR.07, E05.FR.03",
      key16: "MaxEnergyOnInvalidId",
      together: "at home no answer of a CSMS may stop the owner",
    },
  ),
  "OCPPCommCtrlr.UnlockOnEVSideDisconnect": flag(true, {
    about: "Whether a plug whose cable was pulled out of the vehicle is let go at once, and does not wait for its owner's token.",
    clause: "OCPP 2.0.1 part 2, E06, E09",
    key16: "UnlockConnectorOnEVSideDisconnect",
    together: "only a station with a lock of the plug can hold it",
  }),
  "ReservationCtrlr.Enabled": flag(true, { about: "Whether the CSMS may keep the EVSE for somebody.", clause: "OCPP 2.0.1 part 2, H01.FR.01" }),
} as const satisfies Record<string, SettingRow>;
