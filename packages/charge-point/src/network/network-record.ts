// SPDX-License-Identifier: Apache-2.0
// What a device keeps about the ways to its CSMSs: network profiles by slot, their order, the password and the security profile reached.
import type { Millis } from "@chargehand/kernel";
import type { OcppVersion, SecurityProfile } from "@chargehand/ocpp";
import type { CsmsEndpoint } from "../charge-point-types.ts";
import type { Nearness } from "../trust/outside-url.ts";

/** The slot of what the device was commissioned with. It can be left out of the order, but not written over. */
export const COMMISSIONED_SLOT = 0;
/** Those that a CSMS may write; OCPP wants two at least [B09.FR.06]. */
export const WRITABLE_SLOTS: readonly number[] = [1, 2, 3];
export const ALL_SLOTS: readonly number[] = [COMMISSIONED_SLOT, ...WRITABLE_SLOTS];

/** One way to a CSMS that a CSMS has set. */
export interface StoredProfile {
  readonly slot: number;
  readonly url: string;
  /** Offered first; absent: in the usual order. */
  readonly version?: OcppVersion;
  readonly securityProfile: SecurityProfile;
  /** How long an answer is waited for. */
  readonly messageTimeoutS: number;
  readonly networkInterface: string;
  /** OCPP 2.1: who the device is for this CSMS. */
  readonly identity?: string;
  /** OCPP 2.1: in place of the device's. */
  readonly password?: string;
}

export interface NetworkRecord {
  /** What the device was commissioned with when this was written, as a digest: commissioning anew begins a new record. */
  readonly commissioned: string;
  readonly profiles: readonly StoredProfile[];
  /** NetworkConfigurationPriority. */
  readonly order: readonly number[];
  /** The highest with which a connection stood; it never goes down [A05, A00.FR.005]. */
  readonly securityProfile: SecurityProfile;
  /** The slot of the last connection. */
  readonly lastGood: number;
  /** In place of the one of the commissioning. */
  readonly password?: string;
  /** The one before, until the new one has let us in. */
  readonly formerPassword?: string;
}

/** What the device was commissioned with, and what it has for TLS. */
export interface NetworkFacts {
  readonly endpoint: CsmsEndpoint;
  /** How near the CSMS may be beside the world. */
  readonly near: readonly Nearness[];
  readonly hasRoot: boolean;
  readonly hasCertificate: boolean;
}

export const DEFAULT_MESSAGE_TIMEOUT_S = 30;

/** Security profile of an endpoint as commissioned. */
export function securityProfileOf({ url, password, tls }: CsmsEndpoint): SecurityProfile {
  if (tls?.key !== undefined) return 3;
  if (password === undefined) return 0;
  return /^wss:/i.test(url) ? 2 : 1;
}

export const newRecord = (commissioned: string, endpoint: CsmsEndpoint): NetworkRecord => ({
  commissioned,
  profiles: [],
  order: [COMMISSIONED_SLOT],
  securityProfile: securityProfileOf(endpoint),
  lastGood: COMMISSIONED_SLOT,
});

export const passwordOf = (record: NetworkRecord, { endpoint }: Pick<NetworkFacts, "endpoint">): string | undefined => record.password ?? endpoint.password;

/** What `slot` holds, in one shape; undefined when it is empty. */
export function profileIn(record: NetworkRecord, slot: number, { endpoint }: Pick<NetworkFacts, "endpoint">): StoredProfile | undefined {
  if (slot !== COMMISSIONED_SLOT) return record.profiles.find((profile) => profile.slot === slot);
  const { url, messageTimeout } = endpoint;
  return {
    slot,
    url,
    securityProfile: securityProfileOf(endpoint),
    messageTimeoutS: (messageTimeout ?? DEFAULT_MESSAGE_TIMEOUT_S * 1_000) / 1_000,
    networkInterface: "Any",
  };
}

export const messageTimeoutOf = ({ messageTimeoutS }: StoredProfile): Millis => (messageTimeoutS * 1_000) as Millis;

/** Whether kept JSON is such a record; one that is not is as if it had never been written. */
export function isNetworkRecord(value: unknown): value is NetworkRecord {
  if (typeof value !== "object" || value === null) return false;
  const { commissioned, profiles, order, securityProfile, lastGood, password, formerPassword } = value as Partial<Record<keyof NetworkRecord, unknown>>;
  return (
    typeof commissioned === "string" &&
    isLevel(securityProfile) &&
    isSlot(lastGood) &&
    [password, formerPassword].every((text) => text === undefined || typeof text === "string") &&
    Array.isArray(order) &&
    order.length > 0 &&
    order.every(isSlot) &&
    Array.isArray(profiles) &&
    profiles.every(isStoredProfile)
  );
}

const isSlot = (value: unknown): value is number => typeof value === "number" && ALL_SLOTS.includes(value);
const isLevel = (value: unknown): value is SecurityProfile => value === 0 || value === 1 || value === 2 || value === 3;

function isStoredProfile(value: unknown): value is StoredProfile {
  if (typeof value !== "object" || value === null) return false;
  const { slot, url, securityProfile, messageTimeoutS, networkInterface } = value as Partial<Record<keyof StoredProfile, unknown>>;
  return (
    typeof slot === "number" &&
    WRITABLE_SLOTS.includes(slot) &&
    typeof url === "string" &&
    URL.canParse(url) &&
    isLevel(securityProfile) &&
    typeof messageTimeoutS === "number" &&
    messageTimeoutS > 0 &&
    typeof networkInterface === "string"
  );
}
