// SPDX-License-Identifier: Apache-2.0
import type { Features } from "../catalogue/conditions.ts";
import type { Connection } from "../scenario/connection.ts";
import type { SystemTime } from "../scenario/scenario.ts";
import type { IdToken } from "../scenario/settings.ts";
import type { ActionOutcome } from "../scenario/verdict.ts";

/** The CSMS that we play, as the station under test must know it. */
export type CsmsEndpoint = Connection;

/** A vehicle that speaks ISO 15118 with the station. */
export interface Iso15118Vehicle {
  /** How it authorises itself: by its contract certificate (Plug and Charge), or not at all, so that the driver does (external means). */
  readonly authorization: "contract" | "external";
  /** First it asks for a contract certificate: its first one, or a new one in place of the one that it has. */
  readonly asksForCertificate?: "install" | "update";
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
  /** A fault begins or ends: `ConnectorPlugRetentionLock`, a lock that fails; `Connector`, any that makes the connector Faulted. */
  fault?(kind: string, stands: boolean): Promise<ActionOutcome>;
  /** The vehicle that is plugged in next speaks ISO 15118, and does so. */
  iso15118Vehicle?(vehicle: Iso15118Vehicle, where: Plug): Promise<ActionOutcome>;
  /** The vehicle of ISO 15118 that is plugged in tells its needs anew, as when its driver has changed the departure time. */
  vehicleRenegotiates?(where: Plug): Promise<ActionOutcome>;
  /** The vehicle of ISO 15118 that is plugged in ends the session (SessionStopReq with Terminate). */
  vehicleEndsSession?(where: Plug): Promise<ActionOutcome>;
  /** Causes an event that the firmware tells by itself, without a monitor (HardWiredNotification). */
  hardWiredEvent?(): Promise<ActionOutcome>;
  /** From now on the station cannot work on customer data, or can again. */
  customerDataOutOfReach?(stands: boolean): Promise<ActionOutcome>;
  /** Stores something about a customer by a name that is no token (the customerIdentifier of OCPP). */
  storeCustomer?(customerIdentifier: string): Promise<ActionOutcome>;
  /** The station has no log of that type, not even an empty one. */
  emptyLog?(logType: "DiagnosticsLog" | "SecurityLog"): Promise<ActionOutcome>;
  /** An energy management system beside the station gives it a limit, or takes it back. */
  externalLimit?(stands: boolean): Promise<ActionOutcome>;
  stop(): Promise<void>;
}
