// SPDX-License-Identifier: Apache-2.0
// Actual values of the hardware as variables of the device model; names of OCPP 2.0.1 part 2, appendix of components, unless said otherwise.
import type { ChargePointSnapshot } from "../charge-point-types.ts";
import { type DeviceProfile, ratedPower } from "../device-profile.ts";
import type { EvseHardware } from "../hardware/evse-hardware.ts";
import type { MeterReader } from "../meter/meter-sample.ts";
import { EVSE } from "../ocpp/encode201.ts";
import type { Variable } from "../ocpp/variable-list.ts";

export interface LiveSources {
  readonly device: DeviceProfile;
  readonly hardware: EvseHardware;
  readonly meter: MeterReader;
  readonly look: () => ChargePointSnapshot;
  /** Whether the lock was to hold a plug, and did not. */
  readonly hasLockFailed: () => boolean;
}

/** What the measuring chip can show: beyond these the reading itself would be wrong. */
const MOST_VOLTS = 300;
const MOST_AMPS = 100;

const decimals = (value: number, places: number): string => String(Number(value.toFixed(places)));
const phaseNames = ["L1", "L2", "L3"] as const;
const evse = { id: EVSE.id };

export function liveVariables(sources: LiveSources): readonly Variable[] {
  return [...ofEvse(sources), ...ofLock(sources), ...ofMeter(sources), ...ofPilot(sources), ...ofSupply(sources)];
}

function ofEvse({ device, hardware, meter, look }: LiveSources): Variable[] {
  return [
    { component: "EVSE", evse, variable: "Power", dataType: "decimal", unit: "W", maxLimit: ratedPower(device), read: () => decimals(meter.read().power, 1) },
    { component: "EVSE", evse, variable: "Problem", dataType: "boolean", read: () => String(hardware.faults.length > 0) },
    // Ours: no standard component has the randomised delay of SI 2021/1467 reg 11.
    { component: "RandomisedDelay", variable: "Active", dataType: "boolean", read: () => String(look().delayRemainingS !== undefined) },
  ];
}

function ofLock({ device, hardware, hasLockFailed }: LiveSources): Variable[] {
  if (device.attachment !== "socket" || hardware.lock === undefined) return [];
  const at = { component: "ConnectorPlugRetentionLock", evse: EVSE, dataType: "boolean" } as const;
  return [
    { ...at, variable: "Active", read: () => String(hardware.lock?.isLocked === true) },
    { ...at, variable: "Problem", read: () => String(hasLockFailed()) },
  ];
}

function ofMeter({ device, meter }: LiveSources): Variable[] {
  const at = { component: "ControlMetering", evse, dataType: "decimal" } as const;
  const currents = phaseNames.slice(0, device.phases).map(
    (instance, phase): Variable => ({
      ...{ ...at, variable: "ACCurrent", unit: "A", minLimit: 0, maxLimit: MOST_AMPS },
      ...(device.phases === 1 ? {} : { instance }),
      read: () => decimals(meter.read().currents[phase] ?? 0, 2),
    }),
  );
  return [
    ...currents,
    { ...at, variable: "ACVoltage", unit: "V", minLimit: 0, maxLimit: MOST_VOLTS, read: () => decimals(meter.read().voltage, 1) },
    { ...at, variable: "EnergyImportRegister", unit: "Wh", minLimit: 0, read: () => decimals(meter.read().energy, 0) },
  ];
}

function ofPilot({ device, hardware }: LiveSources): Variable[] {
  const states = ["A", "B", "C", "D", "E", "F"];
  return [
    { component: "CPPWMController", evse, variable: "State", dataType: "OptionList", valuesList: states, read: () => hardware.pilot.state },
    {
      ...{ component: "CPPWMController", evse, variable: "OfferedCurrent", dataType: "decimal", unit: "A", minLimit: 0, maxLimit: device.rating },
      read: () => decimals(hardware.pilot.offered ?? 0, 1),
    },
    { component: "PowerContactor", evse, variable: "Active", dataType: "boolean", read: () => String(hardware.contactor.isClosed) },
  ];
}

/** What the clamps on the supply show, where there are any; empty where one gives nothing. */
function ofSupply({ hardware }: LiveSources): Variable[] {
  const { supplyMeter } = hardware;
  if (supplyMeter === undefined) return [];
  return phaseNames.map((instance, phase) => ({
    ...{ component: "ElectricalFeed", variable: "ACCurrent", instance, dataType: "decimal", unit: "A" },
    read: () => {
      const current = supplyMeter.read()?.currents[phase];
      return current === undefined ? "" : decimals(current, 1);
    },
  }));
}
