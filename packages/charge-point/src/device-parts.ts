// SPDX-License-Identifier: Apache-2.0
import type { ChargePointOptions } from "./charge-point-types.ts";
import { ControlCycle } from "./decision/control-cycle.ts";
import { DelayKeeper } from "./decision/delay.ts";
import type { Publisher } from "./decision/publish.ts";
import { SupplyGuard } from "./decision/supply.ts";
import type { Remembered } from "./device-memory.ts";
import type { DeviceStores } from "./device-stores.ts";
import { LocalDesk } from "./local-control.ts";
import type { TransactionEvent } from "./ocpp/station-events.ts";
import { ProfileSet } from "./smart-charging/profile-set.ts";
import { Station } from "./station.ts";

/** What the parts call when something happens. */
export interface PartCalls {
  readonly onTransaction: (event: TransactionEvent) => void;
  readonly onIdle: () => void;
  readonly wake: () => void;
  /** Epoch ms; undefined while there is a line to the CSMS. */
  readonly offlineSince: () => number | undefined;
}

/** The parts of one device, made anew when its memory has been read. */
export interface DeviceParts {
  readonly profiles: ProfileSet;
  readonly station: Station;
  readonly delay: DelayKeeper;
  readonly supply: SupplyGuard;
  readonly control: ControlCycle;
  readonly local: LocalDesk;
}

export interface PartSources {
  readonly options: ChargePointOptions;
  readonly stores: DeviceStores;
  readonly publisher: Publisher;
  readonly calls: PartCalls;
}

type Known = Pick<Remembered, "profiles" | "session" | "isOperative" | "wasDelayPending">;

export function devicePartsOf(sources: PartSources, known?: Known): DeviceParts {
  const { options, stores, publisher, calls } = sources;
  const { profile: device, hardware, clocks, random, log, isClockTrusted = () => true } = options;
  const { rules, live, memory } = stores;
  const clock = clocks.domain;
  const profiles = new ProfileSet((all) => memory.saveProfiles(all), known?.profiles);
  const station = stationOf(sources, profiles, known);
  const save = (isPending: boolean) => memory.saveDelayPending(isPending);
  const delay = new DelayKeeper(
    { random, maximum: () => live.values.randomisedDelayMaxS, letInBy: () => station.letInBy, save },
    known?.wasDelayPending ?? false,
  );
  const supply = new SupplyGuard({ clock, device, hardware, settings: () => rules.supply, wake: calls.wake });
  const control = new ControlCycle(
    { clock, device, hardware, session: station.session, station, rules, isClockTrusted, offlineSince: calls.offlineSince },
    { publisher, delay, supply },
  );
  const local = new LocalDesk({ rules, profiles, station, delay, hardware, device, nowMs: () => clock.wallMs(), wake: calls.wake, log });
  return { profiles, station, delay, supply, control, local };
}

function stationOf({ options, stores, calls }: PartSources, profiles: ProfileSet, known: Known | undefined): Station {
  const { profile: device, hardware, clocks, ids } = options;
  const { settings, live, variables, rules, memory } = stores;
  return new Station({
    device,
    hardware,
    clocks,
    ids,
    authorization: settings.authorization,
    settings: live,
    variables,
    profiles,
    record: known?.session,
    isOperative: known?.isOperative ?? true,
    staysOff: () => rules.values.afterPowerCut === "off",
    emit: calls.onTransaction,
    saveSession: (session) => memory.saveSession(session),
    saveOperative: (value) => memory.saveOperative(value),
    wake: calls.wake,
    onIdle: calls.onIdle,
  });
}
