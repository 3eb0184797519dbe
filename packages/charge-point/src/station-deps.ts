// SPDX-License-Identifier: Apache-2.0
import type { Clocks, Ids } from "@chargehand/kernel";
import type { ChargePointSettings } from "./charge-point-types.ts";
import type { DeviceProfile } from "./device-profile.ts";
import type { EvseHardware } from "./hardware/evse-hardware.ts";
import type { MeterReader } from "./meter/meter-sample.ts";
import type { TransactionEvent } from "./ocpp/station-events.ts";
import type { StoredVariables } from "./ocpp/stored-variables.ts";
import type { ReservationBook } from "./reservation/reservation-book.ts";
import type { KeptAvailability } from "./session/availability.ts";
import type { SessionDeps, SessionRecord } from "./session/session.ts";
import type { SettingsStore } from "./settings.ts";
import type { ProfileSet } from "./smart-charging/profile-set.ts";

export interface StationDeps {
  readonly device: DeviceProfile;
  readonly hardware: EvseHardware;
  readonly meter: MeterReader;
  readonly clocks: Clocks;
  readonly ids: Ids;
  readonly authorization: ChargePointSettings["authorization"];
  readonly settings: SettingsStore;
  readonly variables: StoredVariables;
  readonly profiles: ProfileSet;
  readonly reservations: ReservationBook;
  readonly record: SessionRecord | undefined;
  readonly availability: KeptAvailability;
  /** Whether charging stays off when the power comes back with the vehicle connected. */
  readonly staysOff: () => boolean;
  /** Whether a transaction that was last known to run then, epoch ms, is not resumed any more [OCPP 2.1 E17.FR.20]. */
  readonly isOver: (lastAt: number) => boolean;
  readonly emit: (event: TransactionEvent) => void;
  readonly saveSession: SessionDeps["save"];
  readonly saveAvailability: (kept: KeptAvailability) => void;
  /** Something changed that the control cycle must see at once. */
  readonly wake: () => void;
  /** The last transaction has ended. */
  readonly onIdle: () => void;
}
