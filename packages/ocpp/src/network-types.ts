// SPDX-License-Identifier: Apache-2.0
import type { LookupFunction } from "node:net";
import type { Millis } from "@chargehand/kernel";
import type { OcppVersion } from "./versions.ts";

export interface ClientTls {
  /** PEM of the roots that may vouch for the CSMS. */
  readonly ca: string;
  /** PEM; both or neither. Security profile 3. */
  readonly key?: string;
  readonly certificate?: string;
}

/** 0: neither password nor TLS (1.6 alone knows it); 1: password; 2: TLS and password; 3: TLS with a client certificate (2.x A00). */
export type SecurityProfile = 0 | 1 | 2 | 3;

/** One way to reach a CSMS: what SetNetworkProfile (2.x B09) puts into a configuration slot, with its secrets. */
export interface NetworkProfile {
  readonly slot: number;
  /** `wss://host:port/ocpp` without the identity, which is appended percent-encoded. */
  readonly url: string;
  /** Offered in this order; the CSMS picks. */
  readonly versions: readonly OcppVersion[];
  readonly securityProfile: SecurityProfile;
  readonly tls?: ClientTls;
  /** Basic authentication, security profiles 1 and 2. */
  readonly password?: string;
  /** 2.1: the identity that this CSMS knows the station by; default the client's. */
  readonly identity?: string;
  /** Its messageTimeout: how long an answer is waited for; default the client's. */
  readonly callTimeout?: Millis;
  /** How the name of its host becomes an address; default the system's. A station that was sent there by somebody else looks twice. */
  readonly lookup?: LookupFunction;
}

export interface NetworkPlan {
  /** In the order of NetworkConfigurationPriority. Of two with one slot the first that can be used counts. */
  readonly profiles: readonly NetworkProfile[];
  /** NetworkProfileConnectionAttempts: so many failures, then the next profile; 3 when absent or no finite number. */
  readonly attempts?: number;
  /**
   * SecurityProfile as the station keeps it over a restart. A profile below it, or below the one that connected last, is never
   * used (A00.FR.005).
   */
  readonly securityProfile?: SecurityProfile;
  /** AllowSecurityProfileDowngrade (2.1; 2.0.1 errata 2025-09): from 3 to 2, and nothing else. */
  readonly allowDowngrade?: boolean;
}

/** Which profile is used, and why. `attempt` counts from 1 for each turn of a profile. */
export type NetworkEvent =
  | { readonly type: "trying"; readonly slot: number; readonly securityProfile: SecurityProfile; readonly attempt: number; readonly why: TryReason }
  | { readonly type: "connected"; readonly slot: number; readonly securityProfile: SecurityProfile }
  /** Told once for as long as the reason stands. */
  | { readonly type: "skipped"; readonly slot: number; readonly securityProfile: SecurityProfile; readonly why: string };

/** `start`: the first entry after a start; `again`: one more attempt; `attempts used up`, `not listed`: why it is another profile. */
export type TryReason = "start" | "again" | "attempts used up" | "not listed";
