// SPDX-License-Identifier: Apache-2.0
import { WattHours } from "@chargehand/kernel";
import type { ChipReading } from "../hardware/meter-chip.ts";
import type { Registers } from "./meter-sample.ts";

type Counts = Pick<ChipReading, "imported" | "exported" | "run">;

/** The registers as they are kept on disk, and what the chip had counted when they stood so. Wh. */
export interface RegisterRecord {
  readonly importedWh: number;
  readonly exportedWh: number;
  readonly chip: { readonly run: number; readonly imported: number; readonly exported: number };
  /** Epoch ms, domain time, when they came to stand so; records of earlier versions have none. */
  readonly at?: number;
}

/**
 * The lifetime registers, import and export each its own, which never run backwards. They take over what the chip has counted since
 * it was last asked. A restart of the runtime loses nothing while the chip keeps its power; when the chip has begun anew, what it
 * counted between the last record and the loss of the power is lost, and never made up by a guess.
 */
export class EnergyRegister {
  #imported: number;
  #exported: number;
  #chip: Counts | undefined;

  constructor(record?: RegisterRecord) {
    this.#imported = record?.importedWh ?? 0;
    this.#exported = record?.exportedWh ?? 0;
    if (record !== undefined) this.#chip = { run: record.chip.run, imported: WattHours(record.chip.imported), exported: WattHours(record.chip.exported) };
  }

  /** Takes what the chip has counted. */
  take(counts: Counts): Registers {
    const before = this.#chip?.run === counts.run ? this.#chip : undefined;
    this.#imported += counted(before?.imported, counts.imported);
    this.#exported += counted(before?.exported, counts.exported);
    // A count that fell without the chip having begun anew is a fault of the chip; what it falls short by is not counted twice.
    const { run } = counts;
    const imported = WattHours(Math.max(before?.imported ?? 0, said(counts.imported)));
    const exported = WattHours(Math.max(before?.exported ?? 0, said(counts.exported)));
    this.#chip = { run, imported, exported };
    return { imported: WattHours(this.#imported), exported: WattHours(this.#exported) };
  }

  /** Undefined before the chip was first asked. */
  get record(): RegisterRecord | undefined {
    if (this.#chip === undefined) return undefined;
    const { run, imported, exported } = this.#chip;
    return { importedWh: this.#imported, exportedWh: this.#exported, chip: { run, imported, exported } };
  }
}

const counted = (before: number | undefined, now: number): number => Math.max(0, said(now) - (before ?? 0));
/** What is no number has counted nothing: taken in once, it would stay in the register for ever. */
const said = (count: number): number => (Number.isFinite(count) ? count : 0);

/** Whether a value from disk is a record that was written here. */
export function isRegisterRecord(value: unknown): value is RegisterRecord {
  if (typeof value !== "object" || value === null) return false;
  const { importedWh, exportedWh, chip, at = 0 } = value as Partial<RegisterRecord>;
  if (!Number.isFinite(at) || !isAmount(importedWh) || !isAmount(exportedWh) || typeof chip !== "object" || chip === null) return false;
  return Number.isFinite(chip.run) && isAmount(chip.imported) && isAmount(chip.exported);
}

const isAmount = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0;
