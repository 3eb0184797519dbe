// SPDX-License-Identifier: Apache-2.0
import { type CaseSettings, defaultSettings, type Role, StationBench, type SystemUnderTest } from "@chargehand/conformance";
import { type Log, Minutes, Seconds, systemClock, systemRandom } from "@chargehand/kernel";
import { cliError } from "../errors.ts";
import { loadAdapter } from "./adapter.ts";
import { manualStationRig } from "./manual-station.ts";
import { ownCsmsRig } from "./own-csms.ts";
import { ownFirmware } from "./own-firmware.ts";
import { ownStationRig } from "./own-station.ts";

export interface SystemFlags {
  /** A file that gives the rig of another system. */
  readonly adapter?: string;
  /** A person at a real station. */
  readonly manual?: string;
  /** Address that we listen on for a real station. */
  readonly listen?: string;
  /** The name that the station reaches us by; default that address. */
  readonly host?: string;
}

export interface OpenedSystem {
  readonly system: SystemUnderTest;
  readonly settings: CaseSettings;
  /** Whether it is ours, whose verdicts are known. */
  readonly isOwn: boolean;
  close(): Promise<void>;
}

/** Nobody waits long for what runs beside the tester; the longest case waits out four answers that never come, in real time. */
const ownSettings: CaseSettings = { ...defaultSettings, handPatience: Seconds(20), caseLimit: Seconds(180) };

/** The system under test that the command line names: our own in this process unless it says otherwise. */
export async function openSystem(role: Role, flags: SystemFlags, log: Log): Promise<OpenedSystem> {
  if (role === "csms") return flags.adapter === undefined ? ownCsms(log) : otherCsms(flags.adapter);
  if (flags.adapter === undefined && flags.manual === undefined) return ownStation(log);
  return otherStation(flags, log);
}

async function ownCsms(log: Log): Promise<OpenedSystem> {
  const settings = { ...ownSettings, patience: Seconds(5) };
  const rig = await ownCsmsRig({ log, settings });
  return { system: { role: "csms", rig }, settings, isOwn: true, close: () => rig.stop() };
}

async function otherCsms(path: string): Promise<OpenedSystem> {
  const { rig, settings } = await loadAdapter("csms", path);
  return { system: { role: "csms", rig }, settings, isOwn: false, close: () => rig.stop() };
}

async function ownStation(log: Log): Promise<OpenedSystem> {
  const bench = await StationBench.open({ clock: systemClock, random: systemRandom, log });
  const firmware = await ownFirmware(bench);
  const rig = ownStationRig({ log, newSlots: () => firmware.newSlots() });
  const close = async () => {
    await rig.stop();
    firmware.close();
    await bench.close();
  };
  return { system: { role: "station", rig, bench }, settings: { ...ownSettings, firmware: firmware.settings }, isOwn: true, close };
}

/** A person walks, and looks for the card. */
const manualSettings: CaseSettings = { ...defaultSettings, handPatience: Minutes(10), caseLimit: Minutes(60) };

async function otherStation({ adapter, manual, listen = "127.0.0.1", host }: SystemFlags, log: Log): Promise<OpenedSystem> {
  const [address = "127.0.0.1", plain = "9210", tls = "9211"] = listen.split(",");
  const ports = { plainPort: Number(plain), tlsPort: Number(tls) };
  if (!Number.isInteger(ports.plainPort) || !Number.isInteger(ports.tlsPort))
    throw cliError("CLI_OPTION_INVALID", "--listen takes ADDRESS[,PLAIN_PORT,TLS_PORT]");
  const given = adapter === undefined ? { rig: manualStationRig(manual ?? ""), settings: manualSettings } : await loadAdapter("station", adapter);
  const bench = await StationBench.open({ clock: systemClock, random: systemRandom, log, host: host ?? address, listen: { address, ...ports } });
  const close = async () => {
    await given.rig.stop();
    await bench.close();
  };
  return { system: { role: "station", rig: given.rig, bench }, settings: given.settings, isOwn: false, close };
}
