// SPDX-License-Identifier: Apache-2.0
import type { OcppVersion, Routes } from "@chargehand/ocpp";
import type { KeptValue } from "../../device-memory.ts";
import { nodeFileTransfer } from "../../diagnostics/node-file-transfer.ts";
import { orderUpdate, type UpdateAnswer, type UpdateWish } from "../../firmware/firmware-desk.ts";
import { isUpdateRecord, type UpdateOrder, type UpdateRecord, type UpdateTold } from "../../firmware/update-record.ts";
import { isOver } from "../../firmware/update-table.ts";
import { Updater } from "../../firmware/updater.ts";
import type { FirmwareSlots } from "../../hardware/firmware-slots.ts";
import { nearnessAllowedBy } from "../../trust/outside-url.ts";
import { type BlockContext, type FunctionalBlock, inWords2x, type MakeBlock, type Words } from "../functional-block.ts";
import { firmwareWords2x, updateFirmware2x } from "./firmware2x.ts";
import { idleSigned16, signedUpdate16, signedWords16 } from "./firmware16.ts";

const wordsOf = (told: UpdateTold): Words => ({ ...firmwareWords2x(told), ...signedWords16(told) });
const idle: Words = { ...inWords2x("FirmwareStatusNotification", { status: "Idle" }), ...idleSigned16 };

/** Updates of the firmware [block L]. A device without slots for it has none of the routes, and says that it is idle. */
export const makeFirmware: MakeBlock = async (context) => {
  const slots = context.options.hardware.firmware;
  if (slots === undefined) return withoutSlots(context);
  const { value, kept } = await context.memory.keep("firmware", isUpdateRecord);
  return new FirmwareBlock({ context, slots, kept }, value);
};

/** A getter, so that a device holds nothing of it. */
const withoutSlots = (context: BlockContext): FunctionalBlock => ({
  get triggers() {
    return triggersOf(context, () => undefined);
  },
});

interface BlockParts {
  readonly context: BlockContext;
  readonly slots: FirmwareSlots;
  readonly kept: KeptValue<UpdateRecord>;
}

/** What carries an update through is made when there is one: most devices are never asked for one in their life as a process. */
class FirmwareBlock implements FunctionalBlock {
  readonly #parts: BlockParts;
  /** What was told of the last update of an earlier run. */
  readonly #toldBefore: UpdateTold | undefined;
  #updater: Updater | undefined;

  constructor(parts: BlockParts, record: UpdateRecord | undefined) {
    this.#parts = parts;
    if (record !== undefined && isOver(record.state)) this.#toldBefore = record.told;
    else if (record !== undefined) this.#updater = updaterOf(parts, record);
  }

  get routes201(): Routes<"2.0.1"> {
    return { UpdateFirmware: (request) => updateFirmware2x((wish) => this.#order(wish), request) };
  }

  get routes21(): Routes<"2.1"> {
    return { UpdateFirmware: (request) => updateFirmware2x((wish) => this.#order(wish), request) };
  }

  get routes16(): Routes<"1.6"> {
    return { SignedUpdateFirmware: (request) => signedUpdate16((wish) => this.#order(wish), request) };
  }

  get triggers(): FunctionalBlock["triggers"] & object {
    return triggersOf(this.#parts.context, () => this.#updater?.told ?? this.#toldBefore);
  }

  onStart(): "FirmwareUpdate" | undefined {
    return this.#updater?.start() === true ? "FirmwareUpdate" : undefined;
  }

  onLine(isOnline: boolean, _version: OcppVersion | undefined): void {
    if (isOnline) this.#updater?.reached();
  }

  onCycle(): void {
    this.#updater?.look();
  }

  stop(): void {
    this.#updater?.stop();
  }

  #order(wish: UpdateWish): UpdateAnswer {
    const { context, slots } = this.#parts;
    if (this.#updater === undefined) {
      this.#updater = updaterOf(this.#parts, undefined);
      // The device runs already.
      this.#updater.start();
    }
    return orderUpdate(wish, { context, slots, updater: this.#updater });
  }
}

/** The last status, with the number of its request; idle when none is under way and the last has ended well [L01.FR.25, FR.26]. */
function triggersOf({ say }: BlockContext, told: () => UpdateTold | undefined): FunctionalBlock["triggers"] & object {
  const sayStatus = () => {
    const last = told();
    say(last === undefined || last.status === "Installed" ? idle : wordsOf(last), false);
    return "Accepted" as const;
  };
  return { FirmwareStatusNotification: sayStatus };
}

function updaterOf({ context, slots, kept }: BlockParts, record: UpdateRecord | undefined): Updater {
  const { options, station, variables, csms, say, wake, track, securityEvent, isOnline, restartForUpdate: restart } = context;
  const { clocks, log, files, hardware } = options;
  let isHeld = false;
  return new Updater(
    {
      ...{ slots, kept, clocks, log, track, securityEvent, isOnline, restart },
      model: options.profile.model,
      download: files?.download?.bind(files) ?? nodeFileTransfer.download,
      placeOf: ({ location }: UpdateOrder) => {
        const ca = csms()?.tls?.ca;
        return { url: new URL(location), near: nearnessAllowedBy(options.csms?.url), ...(ca === undefined ? {} : { ca }) };
      },
      tell: (told) => say(wordsOf(told), true),
      isIdle: () => {
        const { phase, transaction } = station.session;
        return transaction === undefined && !hardware.contactor.isClosed && (phase === "Idle" || phase === "Connected" || phase === "Stopped");
      },
      // Whoever is let in with a vehicle here goes on, also before a transaction is open: held back, neither it nor the update ever would.
      admitsWhileWaiting: () => station.session.phase === "Authorized" || variables.isSet("ChargingStation.AllowNewSessionsPendingFirmwareUpdate"),
      hold: (wanted) => {
        station.hold(wanted);
        if (wanted !== isHeld) wake();
        isHeld = wanted;
      },
    },
    record,
  );
}
