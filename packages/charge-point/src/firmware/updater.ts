// SPDX-License-Identifier: Apache-2.0
// Carries an update of the firmware through the table, over restarts. One at a time; it holds no timers while nothing is transferred.
import { Allowance, type Clocks, Hours, type Log, Millis, Minutes, messageOf } from "@chargehand/kernel";
import type { KeptValue } from "../device-memory.ts";
import type { Download, FileTransfer } from "../diagnostics/file-transfer.ts";
import type { FirmwareSlots } from "../hardware/firmware-slots.ts";
import type { SecurityKind } from "../security-log/kinds.ts";
import { ATTEMPT_LIMIT, fetchImage } from "./fetch-image.ts";
import { checkImage } from "./image-check.ts";
import { imageRefusal } from "./image-header.ts";
import { keptOf, newRecord, type UpdateOrder, type UpdateRecord, type UpdateTold } from "./update-record.ts";
import { isAtRest, isOver, stepUpdate, type UpdateEvent, type UpdateState, type UpdateWork } from "./update-table.ts";

/** How long a new version may run without having reached the CSMS. */
export const TRIAL_LIMIT: Millis = Minutes(15);
/** A step that so many power cuts have ended is not begun again. */
export const MOST_RESUMES = 10;
/** A slot that takes longer than this over one step never answers: the device must not wait for it out of service. */
export const STEP_LIMIT: Millis = Minutes(10);
/** Each download empties a slot, and flash memory bears that only so often. So many may follow each other: a few updates with all of their attempts. */
export const OPENINGS_AT_ONCE = 30;
/** Then one in this time: a slot of 10,000 erasures outlasts a year of a CSMS that orders without end. */
export const OPENING_SPACING: Millis = Hours(1);
const CONFIRM_AGAIN: Millis = Minutes(1);
/** Characters; a server may have written it. */
const LONGEST_DETAIL = 500;

export interface UpdaterDeps {
  readonly slots: FirmwareSlots;
  /** As the header of an image must name it. */
  readonly model: string;
  readonly download: NonNullable<FileTransfer["download"]>;
  readonly clocks: Clocks;
  readonly log: Log;
  readonly kept: KeptValue<UpdateRecord>;
  /** How the place of an order is reached now. */
  readonly placeOf: (order: UpdateOrder) => Omit<Download, "limit">;
  readonly tell: (told: UpdateTold) => void;
  readonly securityEvent: (kind: SecurityKind, detail: string) => void;
  /** Nobody charges or is about to. */
  readonly isIdle: () => boolean;
  readonly isOnline: () => boolean;
  /** Whether somebody may begin to charge while an update waits for its installation [L01.FR.07]. */
  readonly admitsWhileWaiting: () => boolean;
  /** Takes the EVSE out of service, and gives it back. */
  readonly hold: (isHeld: boolean) => void;
  /** After all has been said and kept. */
  readonly restart: () => void;
  /** Counts work that is under way. */
  readonly track: <T>(task: Promise<T>) => Promise<T>;
}

/** The device may have been restarted in the course of it. */
const isOfBoots = (state: UpdateState): boolean => state === "Rebooting" || state === "Trial" || state === "RollingBack";

export class Updater {
  readonly #deps: UpdaterDeps;
  #record: UpdateRecord | undefined;
  #work: AbortController | undefined;
  /** One step of work after another: two writers in one slot would ruin both. */
  #queue: Promise<void> = Promise.resolve();
  /** Undefined while the device is not running: what is done then is not gone on with. */
  #startedMono: Millis | undefined;
  #isConfirming = false;
  readonly #openings: Allowance;
  #confirmAgainMono: Millis = Millis(0);
  /** Since when the version on trial has had its chance. */
  #trialMono: Millis = Millis(0);

  constructor(deps: UpdaterDeps, record: UpdateRecord | undefined) {
    this.#deps = deps;
    this.#openings = new Allowance(deps.clocks.transport, { most: OPENINGS_AT_ONCE, spacing: OPENING_SPACING });
    this.#record = record;
  }

  get state(): UpdateState | undefined {
    return this.#record?.state;
  }

  /** What was told last of the last update; undefined before the first. */
  get told(): UpdateTold | undefined {
    return this.#record?.told;
  }

  /** Begins, in place of another that can still be called off; `busy`: that one cannot [L01.FR.24, FR.27]. */
  order(order: UpdateOrder): "begun" | "tookPlace" | "busy" {
    // The slot before is all that a trial can go back to, also one whose record was lost.
    if (this.#deps.slots.trial === "running") return "busy";
    const isInTheWay = this.#record !== undefined && !isOver(this.#record.state);
    if (isInTheWay && !this.#apply("Cancel")) return "busy";
    this.#work?.abort();
    this.#record = newRecord(order);
    this.#apply(order.retrieveAt > this.#now() ? "DownloadLater" : "DownloadDue");
    return isInTheWay ? "tookPlace" : "begun";
  }

  /** The device has started: goes on where it was. True when it was restarted for the update. */
  start(): boolean {
    const { slots, clocks } = this.#deps;
    this.#startedMono = clocks.domain.monoMs();
    this.#trialMono = this.#startedMono;
    const record = this.#record;
    if (record === undefined || isOver(record.state)) return false;
    const booted = slots.trial === "running" ? "BootedNew" : slots.trial === "failed" ? "BootedOld" : undefined;
    const resumes = record.resumes + 1;
    if (booted !== undefined && stepUpdate(record.state, booted) !== undefined) {
      this.#onBooted(booted, { ...record, resumes });
      return isOfBoots(record.state);
    }
    if (resumes > MOST_RESUMES && this.#apply("AttemptsSpent", { detail: `${MOST_RESUMES} restarts have ended it` })) return false;
    this.#apply("PoweredUp", { resumes });
    this.#hold();
    return false;
  }

  /** The CSMS has accepted a boot, or is back: what runs is good. */
  reached(): void {
    if (this.#record?.state !== "Trial" || this.#isConfirming) return;
    this.#isConfirming = true;
    const done = this.#deps.slots.confirm().then(
      () => void this.#apply("Confirmed"),
      (error) => {
        this.#confirmAgainMono = Millis(this.#deps.clocks.domain.monoMs() + CONFIRM_AGAIN);
        this.#deps.log.error({ reason: messageOf(error) }, "the new firmware could not be confirmed; it is tried again");
      },
    );
    void this.#deps.track(done.finally(() => (this.#isConfirming = false)));
  }

  /** Once each control cycle. */
  look(): void {
    const record = this.#record;
    if (this.#startedMono === undefined || record === undefined || isOver(record.state)) return;
    const { order, retryAt = 0 } = record;
    if (record.state === "DownloadScheduled" && this.#isPast(order?.retrieveAt)) this.#apply("DownloadDue");
    // A clock that was set back must not make one wait for years.
    else if (record.state === "RetryWait" && (this.#isPast(retryAt) || retryAt - this.#now() > (order?.interval ?? 0))) this.#apply("DownloadDue");
    else if (record.state === "Verified" || record.state === "InstallScheduled") this.#installWhenDue(order?.installAt);
    else if (record.state === "Trial" && this.#isTrialOver()) this.#apply("TrialOver", { resumes: 0 });
    else if (record.state === "Trial" && this.#deps.isOnline() && this.#deps.clocks.domain.monoMs() >= this.#confirmAgainMono) this.reached();
  }

  /** The device stops. */
  stop(): void {
    this.#startedMono = undefined;
    this.#work?.abort();
  }

  /** No boot loader starts a trial twice: then this process alone was restarted, and what runs is as unproven as before. */
  #onBooted(booted: "BootedNew" | "BootedOld", { state, resumes }: UpdateRecord): void {
    if (booted === "BootedOld") return void this.#apply(booted, { detail: `the new version did not stay; ${this.#deps.slots.running} runs again` });
    const isAgain = state === "Trial" || state === "RollingBack";
    if (!isAgain || resumes <= MOST_RESUMES) return void this.#apply(booted, { resumes: isAgain ? resumes : 0 });
    this.#apply(state === "Trial" ? "TrialOver" : "AttemptsSpent", { resumes: 0, detail: `${MOST_RESUMES} restarts have ended it` });
  }

  #isTrialOver(): boolean {
    const { clocks, isOnline, isIdle } = this.#deps;
    return clocks.domain.monoMs() - this.#trialMono >= TRIAL_LIMIT && !this.#isConfirming && !isOnline() && isIdle();
  }

  #installWhenDue(installAt: number | undefined): void {
    const isDue = this.#isPast(installAt);
    if (isDue && this.#deps.isIdle()) this.#apply("InstallDue");
    else this.#apply("InstallLater");
    this.#hold();
  }

  /** True when it moved. */
  #apply(event: UpdateEvent, facts: Partial<UpdateRecord> & { readonly detail?: string } = {}): boolean {
    const before = this.#record;
    const row = before === undefined ? undefined : stepUpdate(before.state, event);
    if (before === undefined || row === undefined) return false;
    const { detail: long, ...changed } = facts;
    const detail = long?.slice(0, LONGEST_DETAIL);
    if (row.to === "Trial") this.#trialMono = this.#deps.clocks.domain.monoMs();
    const { requestId } = before;
    const told = row.tell === undefined ? undefined : { requestId, status: row.tell, ...(detail === undefined ? {} : { detail }) };
    this.#record = keptOf({ ...before, ...changed, state: row.to, ...(told === undefined ? {} : { told }) });
    // With what is told in one commit, or before it.
    this.#deps.kept.save(this.#record);
    this.#deps.log.info({ requestId, event, state: row.to, ...(detail === undefined ? {} : { detail }) }, "update of the firmware");
    if (told !== undefined) this.#deps.tell(told);
    if (row.to === "Installed" && before.isSameVersion === true) this.#deps.securityEvent("FirmwareUpdated", `${this.#deps.slots.running} was installed anew`);
    this.#hold();
    if (row.work !== undefined && before.order !== undefined) this.#begin(row.work, before.order);
    return true;
  }

  #hold(): void {
    const { state = "Canceled", order } = this.#record ?? {};
    const waits = (state === "Verified" || state === "InstallScheduled") && this.#isPast(order?.installAt);
    this.#deps.hold(isAtRest(state) || (waits && !this.#deps.admitsWhileWaiting()));
  }

  #begin(work: UpdateWork, order: UpdateOrder): void {
    this.#work?.abort();
    const end = new AbortController();
    this.#work = end;
    const before = this.#queue;
    const fail = (detail: string) => {
      if (!end.signal.aborted) this.#apply("SlotFailed", { detail });
    };
    // Beside the queue: a slot that hangs holds that up too.
    const limit = this.#deps.clocks.transport.after("firmware step", Millis(STEP_LIMIT + (work === "download" ? ATTEMPT_LIMIT : 0)), () => {
      fail("the slot took too long");
      end.abort();
    });
    end.signal.addEventListener("abort", () => limit.cancel(), { once: true });
    this.#queue = before.then(async () => {
      if (end.signal.aborted) return;
      await this.#carryOut(work, order, end.signal).catch((error) => fail(messageOf(error)));
      limit.cancel();
    });
    void this.#deps.track(this.#queue);
  }

  #carryOut(work: UpdateWork, order: UpdateOrder, signal: AbortSignal): Promise<void> {
    if (work === "download") return this.#download(order, signal);
    if (work === "verify") return this.#verify(order, signal);
    if (work === "install") return this.#install(order, signal);
    return this.#leave(work, signal);
  }

  async #download(order: UpdateOrder, signal: AbortSignal): Promise<void> {
    const { slots, download, clocks, placeOf } = this.#deps;
    const begun = this.#now();
    const outcome = !this.#openings.takes()
      ? ({ status: "failed", detail: "too many downloads of firmware in a short time; the slot is spared" } as const)
      : await fetchImage({ slots, download, clock: clocks.transport }, placeOf(order), signal);
    if (signal.aborted) return;
    if (outcome.status === "done") return void this.#apply("Fetched");
    const { detail } = outcome;
    if (outcome.status === "slot") return void this.#apply("SlotFailed", { detail });
    const failures = (this.#record?.failures ?? 0) + 1;
    if (failures > order.retries) this.#apply("AttemptsSpent", { failures, detail });
    else this.#apply("AttemptFailed", { failures, retryAt: begun + order.interval, detail });
  }

  async #verify({ seal }: UpdateOrder, signal: AbortSignal): Promise<void> {
    const { isSigned } = await checkImage(this.#deps.slots.read(), seal, signal);
    if (signal.aborted) return;
    if (isSigned) {
      this.#apply("SignatureGood");
      return this.look();
    }
    this.#isForged("SignatureBad", "the signature is not of this file");
  }

  /** Looks at the slot once more: days may lie between. */
  async #install({ seal }: UpdateOrder, signal: AbortSignal): Promise<void> {
    const { slots, model } = this.#deps;
    const { isSigned, header, detail } = await checkImage(slots.read(), seal, signal);
    if (signal.aborted) return;
    if (!isSigned) return this.#isForged("ImageBad", "what lies in the slot is not what was signed");
    const refusal = header === undefined ? (detail ?? "the image has no header") : imageRefusal(header, { model, running: slots.running });
    if (refusal !== undefined) return void this.#apply("ImageBad", { detail: refusal });
    this.#apply("ImageGood", { isSameVersion: header?.version === slots.running });
  }

  async #leave(work: "reboot" | "rollBack", signal: AbortSignal): Promise<void> {
    const { slots, kept, restart } = this.#deps;
    // What the next boot must know is on disk before anything changes for it.
    // Without that a new version would not know that it is on trial; to go back it needs to know nothing.
    await (work === "reboot" ? kept.written() : kept.durable());
    if (signal.aborted) return;
    await (work === "reboot" ? slots.mark() : slots.revert());
    if (!signal.aborted) restart();
    // Marked after it was given up: what the CSMS was told has failed must not boot.
    else if (work === "reboot" && this.#record !== undefined && isOver(this.#record.state)) await (await slots.open()).close();
  }

  #isForged(event: "SignatureBad" | "ImageBad", detail: string): void {
    this.#apply(event, { detail });
    this.#deps.securityEvent("InvalidFirmwareSignature", detail);
  }

  #now(): number {
    return this.#deps.clocks.domain.wallMs();
  }

  #isPast(at = 0): boolean {
    return this.#now() >= at;
  }
}
