// SPDX-License-Identifier: Apache-2.0
import { type Log, type Millis, Seconds } from "@chargehand/kernel";
import { isSameId } from "../authorization/token-info.ts";
import type { EvseHardware } from "../hardware/evse-hardware.ts";
import type { PlugLock } from "../hardware/plug-lock.ts";
import type { IdToken } from "../ocpp/station-events.ts";
import type { Phase } from "./session-machine.ts";

export interface PlugFacts {
  readonly isPlugIn: boolean;
  readonly isVehicleHere: boolean;
  readonly isAuthorized: boolean;
  /** It waits for the one who brought it. */
  readonly isHeld: boolean;
}

/** The plug is held while its vehicle may charge, and as long as it waits for its owner. Nobody's plug is locked in. Pure. */
export const wantsLock = ({ isPlugIn, isVehicleHere, isAuthorized, isHeld }: PlugFacts): boolean => isPlugIn && (isHeld || (isVehicleHere && isAuthorized));

/** A lock that has not moved is tried again after this. */
const RETRY: Millis = Seconds(10);

export interface PlugDeps {
  readonly hardware: Pick<EvseHardware, "pilot" | "cable">;
  /** Absent: a fixed cable, or a socket without a lock. */
  readonly lock: PlugLock | undefined;
  readonly session: { readonly phase: Phase; readonly idToken: IdToken | undefined };
  /** OCPPCommCtrlr.UnlockOnEVSideDisconnect */
  readonly unlocksOnEvSideDisconnect: () => boolean;
  readonly monoMs: () => number;
  /** Whether it holds has changed. */
  readonly wake: () => void;
  readonly log: Log;
}

/** Moves the lock of the socket, and knows for whom a plug is held back. After a restart nobody's is. */
export class PlugKeeper {
  readonly #deps: PlugDeps;
  #owner: IdToken | undefined;
  #isHeld = false;
  #wasHere = false;
  #isMoving = false;
  #isWanted = false;
  #failedAt: number | undefined;
  /** Opened from afar: it stays open until the vehicle or the plug has gone. */
  #isOpened = false;

  constructor(deps: PlugDeps) {
    this.#deps = deps;
  }

  get hasLock(): boolean {
    return this.#deps.lock !== undefined;
  }

  /** It was to hold a plug, and did not: there is no charging before it does [G05.FR.01]. */
  get hasFailed(): boolean {
    return this.#isWanted && this.#failedAt !== undefined && this.#deps.lock?.isLocked === false;
  }

  /** Once a cycle. */
  follow(): void {
    const { hardware, session, lock } = this.#deps;
    if (lock === undefined) return;
    const { state } = hardware.pilot;
    const isVehicleHere = state !== "A";
    const isPlugIn = hardware.cable.ampacity !== undefined;
    const isAuthorized = session.phase === "Authorized";
    if (this.#wasHere && !isVehicleHere && isPlugIn && lock.isLocked) this.#isHeld = !this.#deps.unlocksOnEvSideDisconnect();
    if (!isPlugIn || (isVehicleHere && isAuthorized)) this.#isHeld = false;
    if (!isPlugIn || !isVehicleHere) this.#isOpened = false;
    if (isAuthorized) this.#owner = session.idToken;
    this.#wasHere = isVehicleHere;
    this.#want(lock, wantsLock({ isPlugIn, isVehicleHere, isAuthorized, isHeld: this.#isHeld }) && !this.#isOpened);
  }

  /** The CSMS has turned down the one who charges: the plug waits for its owner [C15.FR.05, E05.FR.11]. */
  hold(): void {
    this.#isHeld = this.#deps.lock?.isLocked === true;
  }

  /** Its owner, or one of the same group, is at the reader: the plug is let go. False when it waits for nobody, or for somebody else. */
  fetch(token: IdToken): boolean {
    if (!this.#isHeld || this.#owner === undefined) return false;
    const { value, group } = this.#owner;
    if (!isSameId(value, token.value) && !(group !== undefined && token.group !== undefined && isSameId(group, token.group))) return false;
    this.#isHeld = false;
    this.follow();
    return true;
  }

  /** Somebody who may has stopped: it waits for nobody. */
  letGo(): void {
    this.#isHeld = false;
  }

  /** Opened from afar, with or without a plug in it. False where that did not work [F05.FR.04 to FR.06]. */
  async open(): Promise<boolean> {
    const { lock, log } = this.#deps;
    if (lock === undefined) return false;
    this.#isHeld = false;
    this.#isOpened = true;
    const isOpen = await lock.move(false);
    if (!isOpen) log.warn({}, "the lock of the plug did not open");
    return isOpen;
  }

  #want(lock: PlugLock, locked: boolean): void {
    this.#isWanted = locked;
    if (this.#isMoving || lock.isLocked === locked) return;
    const now = this.#deps.monoMs();
    if (this.#failedAt !== undefined && now - this.#failedAt < RETRY) return;
    this.#isMoving = true;
    void lock.move(locked).then((hasMoved) => {
      this.#isMoving = false;
      this.#failedAt = hasMoved ? undefined : now;
      this.#deps.wake();
      if (!hasMoved) this.#deps.log.warn({ locked }, "the lock of the plug did not move; it is tried again");
    });
  }
}
