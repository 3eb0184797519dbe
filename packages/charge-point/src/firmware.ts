// SPDX-License-Identifier: Apache-2.0
import type { EvseHardware } from "./hardware/evse-hardware.ts";

/** Of this runtime: what a device without slots for firmware says of itself. */
export const FIRMWARE_VERSION = "0.1.0";

/** A restart within the process, as a boot: the boot loader chooses, and the log tells when that is another version. */
export function bootAnew({ firmware }: Pick<EvseHardware, "firmware">, security: { rebooted(): void }): void {
  firmware?.boot();
  security.rebooted();
}

/** What runs now, as it is told at each boot and in what the device signs. */
export const firmwareVersionOf = ({ firmware }: Pick<EvseHardware, "firmware">): string => firmware?.running ?? FIRMWARE_VERSION;
