// SPDX-License-Identifier: Apache-2.0
// Between a station and the tester: our own station, which keeps to the protocol, becomes one that does not, in one respect.
import type { StationBench, StationRig, SystemUnderTest } from "@chargehand/conformance";
import type { Transport } from "@chargehand/ocpp";

/** Payloads are whatever a bad station makes of them. */
export type Payload = Readonly<Record<string, unknown>>;

/** A CALL, or the answer to one (`action` is that of the CALL). */
export interface Message {
  readonly kind: "call" | "result" | "error";
  readonly id: string;
  readonly action: string;
  readonly payload: Payload;
  /** Of an error. */
  readonly errorCode?: string;
}

export interface Way {
  /** Goes on to where it was going. */
  deliver(message: Message): void;
  /** Answers in the name of the one that it was going to. */
  reply(payload: Payload): void;
  /** A CALL in the name of the station; its answer is heard by nobody. */
  say(action: string, payload: Payload): void;
  /** A CALL in the name of the CSMS; its answer is heard by nobody. */
  tell(action: string, payload: Payload): void;
}

/** What is wrong with a station. A direction that is not named is left as it is. */
export interface Bend {
  readonly fromStation?: (message: Message, way: Way) => void;
  readonly toStation?: (message: Message, way: Way) => void;
  /** Hands that do not do what they say. */
  readonly hands?: (rig: StationRig) => Partial<StationRig>;
}

type StationSystem = Extract<SystemUnderTest, { readonly role: "station" }>;
type Guest = NonNullable<Parameters<StationBench["invite"]>[0]>;

/** Puts the man in the middle: whoever is invited to the bench from now on meets the bent station. */
export function bent({ rig, bench }: StationSystem, bend: Bend): StationSystem {
  const innerOf = new Map<Transport, Transport>();
  const invite = bench.invite.bind(bench);
  const gone = bench.gone.bind(bench);
  bench.gone = (transport) => gone(innerOf.get(transport) ?? transport);
  bench.invite = (guest) => invite(guest === undefined ? undefined : meetingBent(guest));
  const meetingBent = (guest: Guest): Guest => ({
    admit: (attempt, door) => guest.admit(attempt, door),
    handshakeFailed: (reason) => guest.handshakeFailed(reason),
    connected(inner, door) {
      const outer = bentTransport(inner, bend);
      innerOf.set(outer, inner);
      guest.connected(outer, door);
    },
  });
  return { role: "station", bench, rig: { ...rig, ...bend.hands?.(rig) } };
}

/** A transport as the tester has it, over the one that the station is at the end of. */
function bentTransport(inner: Transport, bend: Bend): Transport {
  const outer: Transport = {
    onMessage: () => {},
    onClose: () => {},
    send(text) {
      relay(text, { ofStation: false, toFar: sendOn, toNear: (reply) => outer.onMessage(reply) });
      return undefined;
    },
    pause: () => inner.pause(),
    resume: () => inner.resume(),
    close: (code, reason) => inner.close(code, reason),
    terminate: () => inner.terminate(),
  };
  const sendOn = (text: string) => void inner.send(text)?.catch(() => {});
  const actions = new Map<string, string>();
  const ownIds = new Set<string>();
  const own = (action: string, payload: Payload) => {
    const id = `middle-${ownIds.size}`;
    ownIds.add(id);
    return JSON.stringify([2, id, action, payload]);
  };
  const relay = (text: string, { ofStation, toFar, toNear }: Direction) => {
    const message = readMessage(text, actions);
    if (message.kind !== "call" && ownIds.has(message.id)) return;
    const way: Way = {
      deliver: (changed) => toFar(written(changed)),
      reply: (payload) => toNear(written({ ...message, kind: "result", payload })),
      say: (action, payload) => outer.onMessage(own(action, payload)),
      tell: (action, payload) => sendOn(own(action, payload)),
    };
    const change = ofStation ? bend.fromStation : bend.toStation;
    if (change === undefined) way.deliver(message);
    else change(message, way);
  };
  inner.onMessage = (text) => relay(text, { ofStation: true, toFar: (changed) => outer.onMessage(changed), toNear: sendOn });
  inner.onClose = (info) => outer.onClose(info);
  inner.onFault = (fault) => outer.onFault?.(fault);
  return outer;
}

interface Direction {
  readonly ofStation: boolean;
  readonly toFar: (text: string) => void;
  readonly toNear: (text: string) => void;
}

function readMessage(text: string, actions: Map<string, string>): Message {
  const [type, id, ...rest] = JSON.parse(text) as [number, string, ...unknown[]];
  if (type === 2) {
    const [action, payload] = rest as [string, Payload];
    actions.set(id, action);
    return { kind: "call", id, action, payload };
  }
  const action = actions.get(id) ?? "";
  if (type === 3) return { kind: "result", id, action, payload: rest[0] as Payload };
  return { kind: "error", id, action, payload: {}, errorCode: String(rest[0]) };
}

function written({ kind, id, action, payload, errorCode }: Message): string {
  if (kind === "call") return JSON.stringify([2, id, action, payload]);
  return JSON.stringify(kind === "result" ? [3, id, payload] : [4, id, errorCode ?? "GenericError", "", {}]);
}
