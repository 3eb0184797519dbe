// SPDX-License-Identifier: Apache-2.0
// What a CSMS may change about the ways to itself. Pure: a record and a wish give the next record, or why not.
import { err, ok, type Result } from "@chargehand/kernel";
import type { OcppVersion, SecurityProfile } from "@chargehand/ocpp";
import type { Refusal } from "../ocpp/station-commands.ts";
import { outsideUrl } from "../trust/outside-url.ts";
import {
  ALL_SLOTS,
  COMMISSIONED_SLOT,
  type NetworkFacts,
  type NetworkRecord,
  passwordOf,
  profileIn,
  type StoredProfile,
  WRITABLE_SLOTS,
} from "./network-record.ts";

/** A network profile as a message of any version gives it. */
export interface OfferedProfile {
  readonly slot: number;
  readonly url: string;
  readonly transport: string;
  readonly version: OcppVersion | "none" | undefined;
  readonly networkInterface: string;
  readonly securityProfile: number;
  readonly messageTimeoutS: number;
  readonly identity?: string;
  readonly password?: string;
  /** It names an access point of a mobile network or a private network to go through. */
  readonly needsModem: boolean;
}

/** One wire and one radio; there is no choice between several. */
const interfaces: readonly string[] = ["Wired0", "Wireless0", "Any"];
/** Seconds; OCPP names no bounds. */
export const MESSAGE_TIMEOUT_RANGE = { min: 1, max: 300 } as const;
/** Characters; A00.FR.205. OCPP 2.1 lets a profile have up to 64. */
export const PASSWORD_LENGTH = { min: 16, max: 40, ofProfile: 64 } as const;

const refuse = (code: Refusal["code"], detail: string) => err<Refusal>({ code, detail });

/** `passwordString` without what Basic authentication and people mistake: letters, digits and some signs. */
export const isPassword = (text: string, longest: number = PASSWORD_LENGTH.max): boolean =>
  text.length >= PASSWORD_LENGTH.min && text.length <= longest && /^[A-Za-z0-9*\-_=:+|@.]+$/.test(text);

const IDENTITY = /^(?!\.{1,2}$)[A-Za-z0-9*_=+|@.-]{1,48}$/;

/** Puts an offered profile into its slot [B09]. `inUse` is the slot of the connection that stands. */
export function withProfile(record: NetworkRecord, offered: OfferedProfile, facts: NetworkFacts & { readonly inUse: number | undefined }) {
  const refusal = slotRefusal(offered.slot, facts.inUse) ?? levelRefusal(record, offered.securityProfile) ?? contentRefusal(offered, facts);
  if (refusal !== undefined) return err(refusal);
  const { slot, url, version, networkInterface, messageTimeoutS, identity, password } = offered;
  const stored: StoredProfile = {
    ...{ slot, url, networkInterface, messageTimeoutS, securityProfile: offered.securityProfile as SecurityProfile },
    ...(version === undefined || version === "none" ? {} : { version }),
    ...(identity === undefined ? {} : { identity }),
    ...(password === undefined ? {} : { password }),
  };
  return ok<NetworkRecord>({ ...record, profiles: [...record.profiles.filter((other) => other.slot !== slot), stored] });
}

function slotRefusal(slot: number, inUse: number | undefined): Refusal | undefined {
  if (slot === COMMISSIONED_SLOT) return { code: "ReadOnly", detail: "slot 0 is what the device was commissioned with; use 1, 2 or 3" };
  if (!WRITABLE_SLOTS.includes(slot)) return { code: "ValueOutOfRange", detail: "configurationSlot must be 1, 2 or 3 [B09.FR.05]" };
  return slot === inUse ? { code: "InvalidValue", detail: "this connection stands on that slot; use another and put it first" } : undefined;
}

/** True of a refusal for being less secure, which is worth a security event. */
export const isDowngrade = (record: NetworkRecord, level: number): boolean => level < record.securityProfile;

function levelRefusal(record: NetworkRecord, level: number): Refusal | undefined {
  if (!Number.isInteger(level) || level < 0 || level > 3) return { code: "ValueOutOfRange", detail: "securityProfile must be 1, 2 or 3" };
  return isDowngrade(record, level) ? { code: "ValueTooLow", detail: "securityProfile is less than the one in use [B09.FR.04]" } : undefined;
}

function contentRefusal(offered: OfferedProfile, { near }: NetworkFacts): Refusal | undefined {
  const { url, transport, version, networkInterface, securityProfile, messageTimeoutS, identity, password, needsModem } = offered;
  if (transport !== "JSON") return { code: "UnsupportedParam", detail: "ocppTransport must be JSON" };
  if (version === "none") return { code: "UnsupportedParam", detail: "ocppVersion is none that this device speaks" };
  if (!interfaces.includes(networkInterface)) return { code: "UnsupportedParam", detail: "ocppInterface must be Wired0 or Wireless0" };
  if (needsModem) return { code: "UnsupportedParam", detail: "apn and vpn are not supported here" };
  const { min, max } = MESSAGE_TIMEOUT_RANGE;
  if (!(Number.isInteger(messageTimeoutS) && messageTimeoutS >= min && messageTimeoutS <= max))
    return { code: "ValueOutOfRange", detail: `messageTimeout must be ${min} to ${max} s` };
  if (identity !== undefined && !IDENTITY.test(identity)) return { code: "InvalidValue", detail: "identity is not an identifierString" };
  if (password !== undefined && !isPassword(password, PASSWORD_LENGTH.ofProfile))
    return { code: "InvalidValue", detail: `basicAuthPassword must have ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.ofProfile} allowed characters` };
  const address = outsideUrl(url, { schemes: [securityProfile >= 2 ? "wss" : "ws"], near });
  if (!address.ok) return { code: "InvalidURL", detail: `ocppCsmsUrl: ${address.error.detail}` };
  return address.value.hash === "" && address.value.search === ""
    ? undefined
    : { code: "InvalidURL", detail: "ocppCsmsUrl: the identity is appended, so no query and no fragment" };
}

/** NetworkConfigurationPriority: slots that hold something fit, each once [B10.FR.01, B10.FR.02, A05.FR.02 to FR.04]. */
export function withOrder(record: NetworkRecord, text: string, facts: NetworkFacts): Result<NetworkRecord, Refusal> {
  const parts = text.split(",").map((part) => part.trim());
  if (!parts.every((part) => /^\d{1,3}$/.test(part))) return refuse("InvalidValue", "NetworkConfigurationPriority is a list of slots");
  const order = parts.map(Number);
  if (new Set(order).size !== order.length) return refuse("InvalidValue", "a slot stands twice");
  for (const slot of order) {
    const profile = ALL_SLOTS.includes(slot) ? profileIn(record, slot, facts) : undefined;
    if (profile === undefined) return refuse("NotFound", `slot ${slot} holds no profile [B10.FR.02]`);
    const unfit = whyUnfit(record, profile, facts);
    if (unfit !== undefined) return refuse("InvalidValue", `slot ${slot}: ${unfit}`);
  }
  return ok({ ...record, order });
}

/** What keeps a profile from being used now. */
export function whyUnfit(record: NetworkRecord, { securityProfile, password }: StoredProfile, facts: NetworkFacts): string | undefined {
  if (isDowngrade(record, securityProfile)) return "its security profile is less than the one in use";
  if (securityProfile >= 2 && !facts.hasRoot) return "no CSMSRootCertificate is installed [A05.FR.02]";
  if (securityProfile === 3 && !facts.hasCertificate) return "no valid ChargingStationCertificate is installed [A05.FR.03]";
  const needsPassword = securityProfile === 1 || securityProfile === 2;
  return needsPassword && (password ?? passwordOf(record, facts)) === undefined ? "it needs a password" : undefined;
}

/** BasicAuthPassword [A01]; the last one that has let us in stays until a new one has, however many there are meanwhile. OCPP 2.1 sets it for all slots [B09.FR.27]. */
export function withPassword(record: NetworkRecord, password: string, facts: NetworkFacts): Result<NetworkRecord, Refusal> {
  const { min, max } = PASSWORD_LENGTH;
  if (!isPassword(password)) return refuse("InvalidValue", `a password has ${min} to ${max} letters, digits and *-_=:+|@.`);
  const { formerPassword, ...others } = record;
  const former = [formerPassword, passwordOf(record, facts)].find((one) => one !== undefined && one !== password);
  const profiles = record.profiles.map(({ password: _own, ...profile }) => profile);
  return ok({ ...others, profiles, password, ...(former === undefined ? {} : { formerPassword: former }) });
}

/** A connection stood: what is less secure than it goes for good [A05.FR.06]. */
export function afterConnection(record: NetworkRecord, slot: number, facts: NetworkFacts): NetworkRecord {
  const reached = profileIn(record, slot, facts)?.securityProfile ?? 0;
  const securityProfile = reached > record.securityProfile ? reached : record.securityProfile;
  if (securityProfile === record.securityProfile && slot === record.lastGood) return record;
  const profiles = record.profiles.filter((profile) => profile.securityProfile >= securityProfile);
  const left = record.order.filter((listed) => (profileIn({ ...record, profiles }, listed, facts)?.securityProfile ?? -1) >= securityProfile);
  return { ...record, securityProfile, profiles, order: left.length > 0 ? left : [slot], lastGood: slot };
}

/** OCPP 1.6, SecurityProfile: the CSMS of today with more security, in a slot of its own and first; what was before is the fall-back [1.6 security A05]. */
export function raisedTo(record: NetworkRecord, level: number, facts: NetworkFacts & { readonly inUse: number | undefined }): Result<NetworkRecord, Refusal> {
  if (!Number.isInteger(level) || level <= record.securityProfile || level > 3) return refuse("ValueTooLow", "SecurityProfile can only be raised [A05.FR.01]");
  const current = profileIn(record, facts.inUse ?? record.lastGood, facts);
  if (current === undefined) return refuse("NotFound", "there is no profile in use");
  const slot = WRITABLE_SLOTS.find((free) => free !== current.slot && !record.order.includes(free)) ?? WRITABLE_SLOTS.find((other) => other !== current.slot);
  if (slot === undefined) return refuse("OutOfStorage", "there is no free slot");
  const url = level >= 2 ? current.url.replace(/^ws:/i, "wss:") : current.url;
  const raised: StoredProfile = { ...current, slot, url, securityProfile: level as SecurityProfile };
  const next = { ...record, profiles: [...record.profiles.filter((other) => other.slot !== slot), raised] };
  const rest = record.order.filter((other) => other !== slot);
  return withOrder(next, [slot, ...rest].join(","), facts);
}
