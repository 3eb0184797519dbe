// SPDX-License-Identifier: Apache-2.0
// What the chaos main and the process of the devices say to each other, over Node's IPC channel.
import type { TimeAnchor } from "@chargehand/kernel";
import type { OcppVersion } from "@chargehand/ocpp";
import type { HomeCredentials, ResidentToken } from "@chargehand/simulator";

export interface ChaosDevice {
  readonly identity: string;
  readonly version: OcppVersion;
  /** `token`: the resident holds this card to the reader. `freeVend`: plugging in is enough. */
  readonly authorization: "token" | "freeVend";
  readonly token: ResidentToken;
  /** Absent: the CSMS is on a plain loopback port. */
  readonly credentials?: HomeCredentials;
}

export interface DevicesInit {
  readonly devices: readonly ChaosDevice[];
  /** Without the identity. */
  readonly csmsUrl: string;
  readonly rootPem?: string;
  /** The disk of the devices: journal and security logs. */
  readonly diskDir: string;
  /** Cars and meters, which need no disk. */
  readonly worldDir: string;
  readonly witnessFile: string;
  readonly time: TimeAnchor;
  readonly seed: number;
  /** Whose car drove off while the power was off. */
  readonly driven: readonly string[];
}

/** `card`: somebody holds the card of that home to the reader, which starts or stops. */
export type DeviceAct = "plugIn" | "unplug" | "card";

export interface DeviceState {
  readonly identity: string;
  readonly isOnline: boolean;
  readonly isPluggedIn: boolean;
  readonly isInTransaction: boolean;
  /** Messages that wait for the CSMS. */
  readonly waiting: number;
}

export type ToDevices =
  | { readonly type: "init"; readonly init: DevicesInit }
  | { readonly type: "act"; readonly identity: string; readonly act: DeviceAct }
  | { readonly type: "stop" };

export type FromDevices =
  | { readonly type: "state"; readonly atMs: number; readonly devices: readonly DeviceState[] }
  | { readonly type: "failed"; readonly message: string };
