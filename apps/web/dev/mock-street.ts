// SPDX-License-Identifier: Apache-2.0
// Eight invented homes in eight states, with numbers that move. Only to look at the pages; proves nothing.
import type {
  CommandRequest,
  CommandView,
  DecisionView,
  MeterPoint,
  ReasonTexts,
  SessionView,
  StationView,
  StreamEvents,
  VoiceView,
} from "../src/api/types.ts";
import { after, browserNow } from "../src/clock-browser.ts";

export const reasons: ReasonTexts = {
  NotPluggedIn: { layer: "safety", title: "Ready", sentence: "Plug in to charge." },
  Fault: { layer: "safety", title: "Fault", sentence: "The charger found a fault and has switched off." },
  HardwareRating: { layer: "safety", title: "Charging", sentence: "Charging at the full rating of the charger." },
  VehicleNotReady: { layer: "safety", title: "Car not asking for power", sentence: "It is full, or has a schedule of its own." },
  NotAuthorised: { layer: "availability", title: "Waiting for you", sentence: "Tap your card or start from the app." },
  OwnerStop: { layer: "ownerStop", title: "Paused by you", sentence: "Charging is paused until you start it again or unplug." },
  OwnerChargeNow: { layer: "chargeNow", title: "Charging now", sentence: "You asked to charge now, {until}." },
  ProfileLimit: { layer: "profiles", title: "Charging", sentence: "Limited to {limit} by a charging profile." },
  NothingSet: { layer: "nothingSet", title: "Charging", sentence: "Nothing is set, so the car may charge." },
};

type Emit = <K extends keyof StreamEvents>(name: K, data: StreamEvents[K]) => void;

interface Home {
  station: StationView;
  readonly claims: Map<string, VoiceView>;
  points: MeterPoint[];
  sessions: SessionView[];
  readonly commands: CommandView[];
}

const VOLTS = 231;
const iso = (at: number): string => new Date(at).toISOString();
const rank = ["safety", "availability", "ownerStop", "chargeNow", "profiles", "nothingSet"];
const nothingSet: VoiceView = { layer: "nothingSet", kind: "permit", reason: "NothingSet" };

const streets = [
  { name: "1 Harbour Lane", claims: [{ layer: "safety", kind: "cap", reason: "HardwareRating", limitA: 32 }] },
  { name: "2 Harbour Lane", claims: [{ layer: "profiles", kind: "cap", reason: "ProfileLimit", limitA: 16 }] },
  { name: "3 Harbour Lane", claims: [{ layer: "chargeNow", kind: "permit", reason: "OwnerChargeNow", until: iso(browserNow() + 2.4 * 3_600_000) }] },
  { name: "4 Harbour Lane", claims: [{ layer: "ownerStop", kind: "stop", reason: "OwnerStop" }] },
  { name: "5 Harbour Lane", claims: [{ layer: "safety", kind: "stop", reason: "NotPluggedIn" }] },
  { name: "6 Harbour Lane", claims: [{ layer: "safety", kind: "stop", reason: "VehicleNotReady" }] },
  { name: "7 Harbour Lane", claims: [{ layer: "safety", kind: "cap", reason: "HardwareRating", limitA: 32 }], isOffline: true },
  { name: "8 Harbour Lane", claims: [{ layer: "safety", kind: "stop", reason: "Fault" }] },
] as const satisfies readonly { name: string; claims: readonly VoiceView[]; isOffline?: boolean }[];

function decide(claims: ReadonlyMap<string, VoiceView>): DecisionView {
  const voices = [...claims.values(), nothingSet].sort((a, b) => rank.indexOf(a.layer) - rank.indexOf(b.layer));
  const limitA = Math.min(32, ...voices.map((voice) => (voice.kind === "cap" ? (voice.limitA ?? 32) : 32)));
  // The charger's rating wins only where nothing else does.
  const winner = voices.find(({ reason }) => reason !== "HardwareRating" && reason !== "NothingSet") ?? voices[0] ?? nothingSet;
  const permitted = winner.kind !== "stop";
  return { at: iso(browserNow()), permitted, limitA: permitted ? limitA : 0, winner, losers: voices.filter((voice) => voice !== winner) };
}

const sessionOf = (id: string, n: number, startedAt: number, endedAt: number | null): SessionView => ({
  id: `${id}-s${n}`,
  stationId: id,
  evseId: 1,
  startedAt: iso(startedAt),
  endedAt: endedAt === null ? null : iso(endedAt),
  stoppedReason: endedAt === null ? null : "EVDisconnected",
  chargingState: endedAt === null ? "Charging" : null,
  energyWh: endedAt === null ? 0 : 4000 + ((n * 7919) % 19_000),
  chargingSeconds: endedAt === null ? 0 : 3600 + ((n * 7919) % 9000),
  lastReadingAt: null,
  flags: [],
  missingEvents: 0,
});

export class MockStreet {
  readonly #homes = new Map<string, Home>();
  readonly #emit: Emit;
  #counter = 100;

  constructor(emit: Emit) {
    this.#emit = emit;
    for (const [index, street] of streets.entries()) this.#build(`CP-${1000 + index}`, index, street);
  }

  get stations(): StationView[] {
    return [...this.#homes.values()].map(({ station }) => station);
  }

  home(id: string): Home | undefined {
    return this.#homes.get(id);
  }

  meterOf(sessionId: string): MeterPoint[] {
    return [...this.#homes.values()].find(({ sessions }) => sessions.some(({ id }) => id === sessionId))?.points ?? [];
  }

  #build(id: string, index: number, street: { readonly name: string; readonly claims: readonly VoiceView[]; readonly isOffline?: boolean }): void {
    const now = browserNow();
    const isUnplugged = street.claims.some(({ reason }) => reason === "NotPluggedIn");
    const session = isUnplugged ? null : sessionOf(id, 1, now - (22 + 11 * index) * 60_000, null);
    const claims = new Map(street.claims.map((claim) => [claim.reason, claim]));
    const station: StationView = {
      id,
      name: street.name,
      isOnline: street.isOffline !== true,
      lastSeenAt: iso(street.isOffline ? now - 47 * 60_000 : now),
      isSimulated: true,
      vendor: "Chargehand",
      model: "Home 7",
      firmwareVersion: "0.1.0",
      ocppVersion: "2.0.1",
      securityProfile: 3,
      connectorStatus: isUnplugged ? "Available" : "Occupied",
      powerW: 0,
      lastReadingAt: null,
      decision: decide(claims),
      session,
    };
    const past = [2, 3, 4].map((n) => sessionOf(id, n, now - n * 86_400_000, now - n * 86_400_000 + 9 * 3_600_000));
    const home: Home = { station, claims, points: [], sessions: session === null ? past : [session, ...past], commands: [] };
    this.#homes.set(id, home);
    const from = session === null ? now : Date.parse(session.startedAt);
    const to = street.isOffline ? now - 47 * 60_000 : now;
    for (let at = from; at < to; at += 10_000) this.#measure(home, at);
  }

  /** One reading of every home that is online and plugged in. */
  tick(): void {
    for (const home of this.#homes.values()) {
      if (!home.station.isOnline || home.station.session === null) continue;
      const point = this.#measure(home, browserNow());
      this.#emit("meter", { stationId: home.station.id, sessionId: home.station.session.id, point });
      this.#emit("session", home.station.session);
    }
  }

  #measure(home: Home, at: number): MeterPoint {
    const { session, decision } = home.station;
    const before = home.points.at(-1);
    const wanted = decision?.permitted ? decision.limitA * VOLTS * 0.985 : 0;
    const was = before?.powerW ?? 0;
    const wobble = Math.sin(at / 47_000) * 60 + Math.sin(at / 9_000) * 25;
    const powerW = wanted === 0 ? Math.max(0, was * 0.2 - 20) : Math.max(0, was + (wanted + wobble - was) * 0.45);
    const hours = before === undefined ? 0 : (at - Date.parse(before.at)) / 3_600_000;
    const energyWh = (before?.energyWh ?? 812_000) + powerW * hours;
    const point: MeterPoint = { at: iso(at), powerW, energyWh, currentA: powerW / VOLTS, offeredA: decision?.limitA ?? 0, voltageV: VOLTS };
    home.points = [...home.points.slice(-2000), point];
    if (session === null) return point;
    const grown: SessionView = {
      ...session,
      energyWh: session.energyWh + powerW * hours,
      chargingSeconds: session.chargingSeconds + (powerW > 100 ? hours * 3600 : 0),
      lastReadingAt: iso(at),
    };
    home.station = { ...home.station, powerW, lastReadingAt: iso(at), session: grown };
    home.sessions = home.sessions.map((other) => (other.id === grown.id ? grown : other));
    return point;
  }

  #decideAnew(home: Home): void {
    home.station = { ...home.station, decision: decide(home.claims), lastSeenAt: iso(browserNow()) };
    this.#emit("station", home.station);
  }

  plug(home: Home, isPluggedIn: boolean): void {
    const now = browserNow();
    if (isPluggedIn && home.station.session === null) {
      home.claims.delete("NotPluggedIn");
      home.claims.set("HardwareRating", { layer: "safety", kind: "cap", reason: "HardwareRating", limitA: 32 });
      const session = sessionOf(home.station.id, ++this.#counter, now, null);
      home.points = [];
      home.sessions = [session, ...home.sessions];
      home.station = { ...home.station, session, connectorStatus: "Occupied" };
    }
    if (!isPluggedIn && home.station.session !== null) {
      const ended: SessionView = { ...home.station.session, endedAt: iso(now), stoppedReason: "EVDisconnected", chargingState: null };
      home.sessions = home.sessions.map((other) => (other.id === ended.id ? ended : other));
      home.station = { ...home.station, session: null, powerW: 0, connectorStatus: "Available" };
      for (const reason of ["OwnerChargeNow", "OwnerStop", "VehicleNotReady"]) home.claims.delete(reason);
      home.claims.set("NotPluggedIn", { layer: "safety", kind: "stop", reason: "NotPluggedIn" });
      this.#emit("session", ended);
    }
    this.#decideAnew(home);
  }

  /** Sent at once, delivered after a moment, done (or refused, for the home with the fault) after another. */
  command(home: Home, request: CommandRequest): CommandView {
    const sent: CommandView = {
      id: `c${++this.#counter}`,
      stationId: home.station.id,
      kind: request.kind,
      status: "Sent",
      detail: request.kind === "limit" ? (request.limitA === null ? "limit cleared" : `at most ${request.limitA} A`) : null,
      requestedBy: "owner",
      requestedAt: iso(browserNow()),
      finishedAt: null,
    };
    home.commands.unshift(sent);
    const become = (change: Partial<CommandView>) => {
      const index = home.commands.findIndex(({ id }) => id === sent.id);
      const next = { ...sent, ...change };
      home.commands[index] = next;
      this.#emit("command", next);
    };
    after(700, () => become({ status: "Delivered" }));
    after(1600, () => {
      const isRefused = home.claims.has("Fault");
      become({ status: isRefused ? "Refused" : "Done", finishedAt: iso(browserNow()) });
      if (!isRefused) this.#obey(home, request);
    });
    return sent;
  }

  #obey({ claims, ...rest }: Home, request: CommandRequest): void {
    if (request.kind === "pause") claims.set("OwnerStop", { layer: "ownerStop", kind: "stop", reason: "OwnerStop" });
    if (request.kind === "resume") for (const reason of ["OwnerStop", "OwnerChargeNow"]) claims.delete(reason);
    if (request.kind === "chargeNow")
      claims.set("OwnerChargeNow", {
        layer: "chargeNow",
        kind: "permit",
        reason: "OwnerChargeNow",
        ...(request.until === undefined ? {} : { until: request.until }),
      });
    if (request.kind === "limit" && request.limitA === null) claims.delete("ProfileLimit");
    if (request.kind === "limit" && request.limitA !== null)
      claims.set("ProfileLimit", { layer: "profiles", kind: "cap", reason: "ProfileLimit", limitA: request.limitA });
    const home = this.#homes.get(rest.station.id);
    if (home !== undefined) this.#decideAnew(home);
  }
}
