// SPDX-License-Identifier: Apache-2.0
import type { ChargePointOptions } from "../charge-point-types.ts";
import type { DeviceMemory, KeptValue } from "../device-memory.ts";
import { firmwareVersionOf } from "../firmware.ts";
import { ClockWatch, lostSince } from "./clock-watch.ts";
import { findingOf } from "./connect-failures.ts";
import { changesOf, type DeviceFacts, deviceFacts, isDeviceFacts } from "./device-facts.ts";
import type { SecurityKind } from "./kinds.ts";
import { IN_GOOD_ORDER, SecurityDesk, type SecurityStationEvent } from "./security-desk.ts";
import { isCoverRecord, TamperWatch } from "./tamper-watch.ts";
import { TokenGuard } from "./token-guard.ts";

/** What watches over one device: its cover, its clock, its card reader, its set-up; and the log to which all of them write. */
export class DeviceSecurity {
  readonly desk: SecurityDesk;
  readonly #options: ChargePointOptions;
  readonly #clock: ClockWatch;
  readonly #tokens: TokenGuard;
  #cover: TamperWatch | undefined;
  readonly #record = (kind: SecurityKind, detail: string) => this.desk.record(kind, detail);
  #hasStopped = false;
  #facts: DeviceFacts | undefined;
  #keptFacts: KeptValue<DeviceFacts> | undefined;

  constructor(options: ChargePointOptions, tell: (event: SecurityStationEvent) => void) {
    this.#options = options;
    this.desk = new SecurityDesk({ options, tell });
    this.#clock = new ClockWatch(options.clocks.domain);
    this.#tokens = new TokenGuard(options.clocks.domain);
  }

  /** Once, before the first start. */
  async load(memory: DeviceMemory): Promise<void> {
    await this.desk.open();
    const { hardware } = this.#options;
    if (hardware.tamper !== undefined) {
      const { value, kept } = await memory.keep("cover", isCoverRecord);
      this.#cover = new TamperWatch({
        cover: hardware.tamper,
        before: value,
        kept,
        record: this.#record,
        settled: () => this.desk.settled(),
        recordNow: (kind, detail) => this.desk.recordNow(kind, detail),
      });
    }
    const { value, kept } = await memory.keep("device-facts", isDeviceFacts);
    if (value !== undefined && this.desk.wasBlank)
      this.desk.record("SecurityLogWasCleared", "this device has been started before, and nothing of its log is left");
    this.#keptFacts = kept;
    this.#lookAtFacts(value);
  }

  /** The device has restarted within its process; another version of its software may run now. */
  rebooted(): void {
    this.#lookAtFacts(this.#facts);
  }

  #lookAtFacts(before: DeviceFacts | undefined): void {
    const { hardware, csms } = this.#options;
    const facts = deviceFacts(firmwareVersionOf(hardware), csms);
    const changes = changesOf(before, facts);
    for (const { kind, detail } of changes) this.desk.record(kind, detail);
    this.#facts = changes.length === 0 && before !== undefined ? before : facts;
    if (this.#facts !== before) this.#keptFacts?.save(facts);
  }

  /** `lastKnown`: the last time that the device knows of before it was switched off, epoch ms. */
  started(lastKnown?: number): void {
    const howItEnded = this.#hasStopped ? IN_GOOD_ORDER : this.desk.howItEnded;
    if (this.#hasStopped) this.desk.nextBoot();
    this.#hasStopped = false;
    this.desk.record("StartupOfTheDevice", `the charge point has started${howItEnded}`);
    const lost = lostSince(this.#options.clocks.domain, lastKnown);
    if (lost !== undefined) this.desk.record("SettingSystemTime", lost);
  }

  /** Resolves when all is on disk. */
  async stopped(): Promise<void> {
    this.#hasStopped = true;
    await this.desk.close();
  }

  /** Once each control cycle. */
  look(): void {
    this.#cover?.look();
    const step = this.#clock.look();
    if (step !== undefined) this.desk.record("SettingSystemTime", step);
  }

  /** An attempt to reach the CSMS has failed. */
  connectFailed(error: unknown): void {
    const finding = findingOf(error);
    if (finding !== undefined) this.desk.record(finding.kind, finding.detail);
  }

  /** Whether a card is read at all. */
  get isReaderShut(): boolean {
    return this.#tokens.isLocked;
  }

  /** A card that was not read because of it. */
  turnedAway(): void {
    this.desk.record("TokenRefused", "a card was held to the reader while it was shut");
  }

  /** A card has been judged. Whose it is is not written down. */
  judged(isAccepted: boolean): void {
    if (isAccepted) {
      this.#tokens.accepted();
      return;
    }
    this.desk.record("TokenRefused", "a card was turned down");
    const wait = this.#tokens.refused();
    if (wait !== undefined) this.desk.record("TokenLockOut", `too many cards were turned down; the reader is shut for ${wait / 1_000} s`);
  }
}
