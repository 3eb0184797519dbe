// SPDX-License-Identifier: Apache-2.0
import { type Clock, Millis, Seconds, type Timer, type WattHours } from "@chargehand/kernel";
import type { MeterChip } from "../hardware/meter-chip.ts";
import { EnergyRegister, type RegisterRecord } from "./energy-register.ts";
import { type MeterReader, type MeterSample, type Registers, sampleOf } from "./meter-sample.ts";
import { type PhasePowers, SECONDS_KEPT, type SecondFeed, type SecondPower, SecondRing, secondOf } from "./second-power.ts";

/** Wh that may flow before the registers are written again: the most that a loss of power takes, with one second's flow beside it. */
export const WRITE_ENERGY = 10;
/** Time that may pass, with something flowing, before they are written again. */
export const WRITE_INTERVAL: Millis = Seconds(10);

const SAMPLE_PERIOD: Millis = Seconds(1);

/** Where the registers are kept. */
export interface RegisterMemory {
  save(record: RegisterRecord): void;
}

export interface DeviceMeterDeps {
  readonly chip: MeterChip;
  /** Domain time. */
  readonly clock: Clock;
  readonly phases: 1 | 3;
  /** Default 1 s; a replay that runs its control cycle more slowly need not sample more often than that. */
  readonly period?: Millis;
}

/**
 * The meter of the device: samples its chip each second of domain time whatever the control cycle does, keeps the lifetime registers
 * and the power of each second. What flowed while a sample was late is in the chip's counters, so the registers lose nothing; the seconds
 * between are told with the mean.
 */
export class DeviceMeter implements MeterReader, SecondFeed {
  readonly #deps: DeviceMeterDeps;
  readonly #ring: SecondRing;
  readonly #listeners = new Set<(second: SecondPower) => void>();
  #register = new EnergyRegister();
  #record: RegisterRecord | undefined;
  #memory: RegisterMemory | undefined;
  #written: { readonly wh: number; readonly at: number } = { wh: 0, at: 0 };
  #sampled: { readonly mono: number; readonly registers: Registers } | undefined;
  #beganAt: number | undefined;
  #seconds = 0;
  #timer: Timer | undefined;
  #knownUntil: number | undefined;

  constructor(deps: DeviceMeterDeps) {
    this.#deps = deps;
    this.#ring = new SecondRing(deps.phases);
  }

  /** Goes on from the registers as they are kept. Once, before anything is told of them. */
  restore(record: RegisterRecord | undefined, memory: RegisterMemory): void {
    this.#register = new EnergyRegister(record);
    this.#knownUntil = record?.at;
    this.#memory = memory;
    this.#written = { wh: this.#totalOf(this.read()), at: this.#deps.clock.monoMs() };
    // When it flowed that the chip counted meanwhile, nobody knows: not later than was known before.
    this.#write(record?.at);
  }

  /** What is measured now. The register holds everything up to this instant. */
  read(): MeterSample {
    const reading = this.#deps.chip.read();
    return sampleOf(reading, this.#register.take(reading));
  }

  get knownUntil(): number | undefined {
    return this.#knownUntil;
  }

  /** Begins to sample. */
  start(): void {
    this.#timer?.cancel();
    const now = this.#deps.clock.monoMs();
    this.#beganAt ??= now;
    this.#sampled ??= { mono: now, registers: registersOf(this.read()) };
    this.#arm();
  }

  stop(): void {
    this.#timer?.cancel();
    this.write();
  }

  /** Writes the registers as they stand: what has been told of them must not be taken back by a loss of power. */
  write(): void {
    this.#write(this.#deps.clock.wallMs());
  }

  #write(at: number | undefined): void {
    const sample = this.read();
    const { record: stand } = this.#register;
    if (stand === undefined || this.#isWritten(stand)) return;
    const record = at === undefined ? stand : { ...stand, at };
    this.#record = record;
    this.#written = { wh: this.#totalOf(sample), at: this.#deps.clock.monoMs() };
    this.#memory?.save(record);
  }

  /** The power of each of the last seconds, oldest first; at most an hour of them. */
  recent(seconds: number): readonly SecondPower[] {
    return this.#ring.recent(seconds, this.#deps.clock.wallMs() - this.#sinceSecond());
  }

  /** Tells of each second when it is over; the return ends that. */
  onSecond(listener: (second: SecondPower) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #arm(): void {
    const { clock, period = SAMPLE_PERIOD } = this.#deps;
    const now = clock.monoMs();
    const since = now - (this.#beganAt ?? now);
    const wait = period - (since % period);
    this.#timer = clock.after("meter sample", Millis(Math.max(1, wait)), () => {
      this.#sample();
      this.#arm();
    });
  }

  #sample(): void {
    const now = this.#deps.clock.monoMs();
    const sample = this.read();
    const last = this.#sampled;
    const second = Math.floor((now - (this.#beganAt ?? now)) / 1_000);
    if (last === undefined || second <= this.#seconds) return;
    const mean = second - this.#seconds > 1 ? meanOf({ before: last.registers, after: sample, ms: now - last.mono, share: sample }) : undefined;
    const first = Math.max(this.#seconds + 1, second - SECONDS_KEPT + 1);
    for (let each = first; each < second; each++) this.#tell(each, mean ?? [0, 0, 0], { isMean: true, behind: second - each });
    this.#tell(second, wattsOf(sample), { isMean: false, behind: 0 });
    this.#seconds = second;
    this.#sampled = { mono: now, registers: registersOf(sample) };
    this.#writeWhenDue(sample, now);
  }

  #tell(second: number, watts: PhasePowers, { isMean, behind }: { readonly isMean: boolean; readonly behind: number }): void {
    this.#ring.put(second, watts, isMean);
    if (this.#listeners.size === 0) return;
    const told = secondOf(this.#deps.clock.wallMs() - this.#sinceSecond() - behind * 1_000, watts, isMean);
    for (const listener of this.#listeners) listener(told);
  }

  /** ms since the end of the newest whole second. */
  #sinceSecond(): number {
    const now = this.#deps.clock.monoMs();
    return (now - (this.#beganAt ?? now)) % 1_000;
  }

  #writeWhenDue(sample: MeterSample, now: number): void {
    const flowed = this.#totalOf(sample) - this.#written.wh;
    if (flowed >= WRITE_ENERGY || (flowed > 0 && now - this.#written.at >= WRITE_INTERVAL)) this.write();
  }

  #isWritten({ importedWh, exportedWh, chip }: RegisterRecord): boolean {
    const last = this.#record;
    return last?.importedWh === importedWh && last.exportedWh === exportedWh && last.chip.run === chip.run;
  }

  #totalOf({ energy, exported }: MeterSample): number {
    return energy + exported;
  }
}

const registersOf = ({ energy, exported }: MeterSample): Registers => ({ imported: energy, exported });
const wattsOf = ({ phases }: MeterSample): PhasePowers => [phases[0].power, phases[1].power, phases[2].power];

interface Gap {
  readonly before: Registers;
  readonly after: { readonly energy: WattHours; readonly exported: WattHours };
  readonly ms: number;
  readonly share: MeterSample;
}

/** Mean power of a gap, split over the phases as the sample at its end is; all on L1 when nothing flows there any more. */
function meanOf({ before, after, ms, share }: Gap): PhasePowers {
  const net = after.energy - before.imported - (after.exported - before.exported);
  const watts = (net * 3_600_000) / ms;
  if (share.power === 0) return [watts, 0, 0];
  const part = (i: 0 | 1 | 2) => (watts * share.phases[i].power) / share.power;
  return [part(0), part(1), part(2)];
}
