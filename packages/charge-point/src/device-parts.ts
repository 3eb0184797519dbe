// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";
import { TokenDesk } from "./authorization/token-desk.ts";
import type { ChargePointOptions } from "./charge-point-types.ts";
import { ControlCycle } from "./decision/control-cycle.ts";
import { DelayKeeper } from "./decision/delay.ts";
import type { Publisher } from "./decision/publish.ts";
import { SupplyGuard } from "./decision/supply.ts";
import type { Remembered } from "./device-memory.ts";
import type { DeviceStores } from "./device-stores.ts";
import { LocalDesk } from "./local-control.ts";
import type { TokenVerdict } from "./ocpp/csms-link.ts";
import type { IdToken, TransactionEvent } from "./ocpp/station-events.ts";
import { PlugKeeper } from "./session/plug-keeper.ts";
import { ProfileSet } from "./smart-charging/profile-set.ts";
import { Station } from "./station.ts";

/** What the parts call when something happens. */
export interface PartCalls {
  readonly onTransaction: (event: TransactionEvent) => void;
  readonly onIdle: () => void;
  readonly wake: () => void;
  /** Of a card at the reader; the verdict comes when it comes. */
  readonly authorize: (token: IdToken, onVerdict: (verdict: TokenVerdict) => void) => void;
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
  /** What becomes of tokens. */
  readonly desk: TokenDesk;
  readonly plug: PlugKeeper;
}

export interface PartSources {
  readonly options: ChargePointOptions;
  readonly stores: DeviceStores;
  readonly publisher: Publisher;
  readonly calls: PartCalls;
}

type Known = Pick<Remembered, "profiles" | "session" | "availability" | "wasDelayPending">;

export function devicePartsOf(sources: PartSources, known?: Known): DeviceParts {
  const { options, stores, publisher, calls } = sources;
  const { profile: device, hardware, clocks, random, log, isClockTrusted = () => true } = options;
  const { rules, live, memory, meter, variables, reservations, tokens: book } = stores;
  const clock = clocks.domain;
  const profiles = new ProfileSet((all) => memory.saveProfiles(all), known?.profiles);
  const station = stationOf(sources, profiles, known);
  const save = (isPending: boolean) => memory.saveDelayPending(isPending);
  const delay = new DelayKeeper(
    { random, maximum: () => live.values.randomisedDelayMaxS, letInBy: () => station.letInBy, save },
    known?.wasDelayPending ?? false,
  );
  const supply = new SupplyGuard({ clock, device, hardware, meter, settings: () => rules.supply, wake: calls.wake });
  const { authorize, wake } = calls;
  const plug = new PlugKeeper({
    hardware,
    lock: device.attachment === "socket" ? hardware.lock : undefined,
    session: station.session,
    unlocksOnEvSideDisconnect: () => variables.isSet("OCPPCommCtrlr.UnlockOnEVSideDisconnect"),
    monoMs: () => clock.monoMs(),
    wake,
    log,
  });
  const desk = new TokenDesk({ station, plug, book, reservations, settings: live, variables, meter, authorize, wake, log });
  const control = new ControlCycle(
    { clock, device, hardware, meter, plug, session: station.session, station, desk, reservations, rules, isClockTrusted, offlineSince: calls.offlineSince },
    { publisher, delay, supply },
  );
  const local = new LocalDesk({ rules, profiles, station, reservations, delay, hardware, meter, device, nowMs: () => clock.wallMs(), wake: calls.wake, log });
  return { profiles, station, delay, supply, control, local, desk, plug };
}

function stationOf({ options, stores, calls }: PartSources, profiles: ProfileSet, known: Known | undefined): Station {
  const { profile: device, hardware, clocks, ids } = options;
  const { settings, live, variables, rules, memory, meter } = stores;
  return new Station({
    device,
    hardware,
    meter,
    clocks,
    ids,
    authorization: settings.authorization,
    settings: live,
    variables,
    profiles,
    reservations: stores.reservations,
    record: known?.session,
    availability: known?.availability ?? true,
    staysOff: () => rules.values.afterPowerCut === "off",
    isOver: (lastAt) => (options.isClockTrusted?.() ?? true) && clocks.domain.wallMs() - lastAt > Seconds(variables.number("TxCtrlr.ResumptionTimeout")),
    emit: calls.onTransaction,
    saveSession: (session, when) => memory.saveSession(session, when),
    saveAvailability: (kept) => memory.saveAvailability(kept),
    wake: calls.wake,
    onIdle: calls.onIdle,
  });
}
