// SPDX-License-Identifier: Apache-2.0
import type { Features } from "../catalogue/conditions.ts";
import type { SystemTime } from "../scenario/scenario.ts";
import type { IdToken } from "../scenario/settings.ts";
import type { ActionOutcome } from "../scenario/verdict.ts";

/** The CSMS that we play, as the station under test must know it. */
export interface CsmsEndpoint {
  readonly identity: string;
  /** `wss://host:port/ocpp` without the identity. */
  readonly url: string;
  readonly securityProfile: 1 | 2 | 3;
  /** Profiles 1 and 2: BasicAuthPassword. */
  readonly password?: string;
  /** PEM of the CSMS root; profiles 2 and 3. */
  readonly rootPem?: string;
  /** PEM of the station's own; profile 3. */
  readonly key?: string;
  readonly certificate?: string;
}

export interface Plug {
  readonly evseId: number;
  readonly connectorId: number;
}

/**
 * A charging station under test with the hands that a case needs around it. Only `prepare` must be there. Each hand may say that the
 * station has no such thing (`unsupported`: the case does not apply) or that this rig cannot do it (`notAutomated`).
 */
export interface StationRig {
  readonly name: string;
  readonly identity: string;
  /** Features of Part 5 that it has (true, or their number) or has not (false); what is not named is tried. */
  readonly features: Features;
  /** Its time; virtual where it has `advance`. */
  readonly time: SystemTime;
  /**
   * Before each case: brings the station to the general preconditions (idle, no vehicle, no fault, nothing reserved, no profile, empty
   * queue) and makes it use this CSMS. It connects by itself after that; a station that is connected already may stay so.
   */
  prepare(endpoint: CsmsEndpoint): Promise<ActionOutcome>;
  /** The vehicle is plugged in, and wants energy as soon as it may. */
  plug?(where: Plug): Promise<ActionOutcome>;
  /** The vehicle is unplugged at the station. */
  unplug?(where: Plug): Promise<ActionOutcome>;
  /** The cable is pulled at the vehicle's end. */
  unplugVehicleSide?(where: Plug): Promise<ActionOutcome>;
  /** The plugged-in vehicle stops asking for energy, or asks again. */
  vehicleAsks?(where: Plug, asks: boolean): Promise<ActionOutcome>;
  presentToken?(token: IdToken, where: Plug): Promise<ActionOutcome>;
  /** A vehicle is in the bay, or leaves it, as the sensor of the bay sees it. */
  parkingBay?(occupied: boolean, where: Plug): Promise<ActionOutcome>;
  /** At the display, after a master token: which transactions are to stop. */
  chooseStop?(which: "all" | Plug): Promise<ActionOutcome>;
  /** The cable is put back into the vehicle, whose other end stayed in the station. */
  plugVehicleSide?(where: Plug): Promise<ActionOutcome>;
  /** Power off, and on again after `offFor` ms of its time. */
  powerCycle?(offFor: number): Promise<ActionOutcome>;
  /** The network cable of the station is pulled or put back. Most cases need only that we do not answer, which needs no hand. */
  network?(connected: boolean): Promise<ActionOutcome>;
  /** Causes a security event of that type (Appendix 1 of Part 2), such as opening the cover. */
  securityEvent?(type: string): Promise<ActionOutcome>;
  /** A fault begins or ends, such as a lock failure. */
  fault?(kind: string, stands: boolean): Promise<ActionOutcome>;
  /** An energy management system beside the station gives it a limit, or takes it back. */
  externalLimit?(stands: boolean): Promise<ActionOutcome>;
  stop(): Promise<void>;
}
