// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a station.
import { done, type StationRig } from "@chargehand/conformance";
import type { Bend, Message, Payload } from "./man-in-the-middle.ts";

type Change = Payload | ((payload: Payload) => Payload);
type Which = (payload: Payload) => boolean;
const all: Which = () => true;

const changed = (message: Message, change: Change): Message => ({
  ...message,
  payload: typeof change === "function" ? change(message.payload) : { ...message.payload, ...change },
});
const isCall = ({ kind, action, payload }: Message, of: string, which: Which) => kind === "call" && action === of && which(payload);

/** Its own messages of that action are something else. */
export const says = (action: string, change: Change, which = all): Bend => ({
  fromStation: (message, way) => way.deliver(isCall(message, action, which) ? changed(message, change) : message),
});

/** It never sends them. */
export const neverSays = (actions: readonly string[], which = all): Bend => ({
  fromStation: (message, way) => (actions.some((action) => isCall(message, action, which)) ? way.reply({}) : way.deliver(message)),
});

/** Before each of them it says something else. */
export const saysFirst = (action: string, [first, payload]: readonly [string, Payload]): Bend => ({
  fromStation(message, way) {
    if (isCall(message, action, all)) way.say(first, payload);
    way.deliver(message);
  },
});

/** Its answers are something else. */
export const answers = (action: string, change: Change): Bend => ({
  fromStation: (message, way) => way.deliver(message.kind === "result" && message.action === action ? changed(message, change) : message),
});

/** It answers with a CALLERROR. */
export const refuses = (action: string, errorCode: string): Bend => ({
  fromStation: (message, way) => way.deliver(message.kind === "result" && message.action === action ? { ...message, kind: "error", errorCode } : message),
});

/** It sends them twice, the second time a little different. */
export const saysTwice = (action: string, change: Change, which: Which): Bend => ({
  fromStation(message, way) {
    way.deliver(message);
    if (isCall(message, action, which)) way.say(action, changed(message, change).payload);
  },
});

/** Each of them waits until there is a next one. */
export function saysLate(action: string): Bend {
  let late: (() => void) | undefined;
  return {
    fromStation(message, way) {
      if (!isCall(message, action, all)) return way.deliver(message);
      late?.();
      late = () => way.deliver(message);
    },
  };
}

/** It answers like that, and does nothing. */
export const pretends = (action: string, payload: Payload, which = all): Bend => ({
  toStation: (message, way) => (isCall(message, action, which) ? way.reply(payload) : way.deliver(message)),
});

/** It understands something else than it is asked for. */
export const understands = (action: string, change: Change, which = all): Bend => ({
  toStation: (message, way) => way.deliver(isCall(message, action, which) ? changed(message, change) : message),
});

/** It makes something else of an answer of the CSMS. */
export const takesAs = (action: string, change: Change): Bend => ({
  toStation: (message, way) => way.deliver(message.kind === "result" && message.action === action ? changed(message, change) : message),
});

/** It is sound until it boots for the second time. */
export function afterReset(bend: Bend): Bend {
  let boots = 0;
  return {
    fromStation(message, way) {
      if (isCall(message, "BootNotification", all)) boots++;
      if (boots < 2 || bend.fromStation === undefined) way.deliver(message);
      else bend.fromStation(message, way);
    },
  };
}

/** A boot ends with this, as if the CSMS had asked for it. */
export const bootUndoes = (action: string, payload: Payload): Bend => ({
  toStation(message, way) {
    way.deliver(message);
    if (message.kind === "result" && message.action === "BootNotification") way.tell(action, payload);
  },
});

/** Somebody at the station only says that it is done. */
export const onlySaid = (...hands: readonly ("plug" | "unplug" | "presentToken" | "powerCycle")[]): Bend => ({
  hands: (): Partial<StationRig> => Object.fromEntries(hands.map((hand) => [hand, async () => done])),
});

/** A field deep in a payload, by its path, is something else; undefined takes it out. */
export function field(path: string, value: unknown): (payload: Payload) => Payload {
  return (payload) => withField(payload, path.split("."), value) as Payload;
}

function withField(value: unknown, [key = "", ...rest]: readonly string[], wanted: unknown): unknown {
  const inner = (old: unknown) =>
    rest.length === 0 ? (typeof wanted === "function" ? (wanted as (value: unknown) => unknown)(old) : wanted) : withField(old, rest, wanted);
  if (Array.isArray(value)) return value.map((one, index) => (`${index}` === key ? inner(one) : one));
  const object = (value ?? {}) as Payload;
  return { ...object, [key]: inner(object[key]) };
}
