// SPDX-License-Identifier: Apache-2.0
// Peers with one thing wrong each, to prove that the fuzzer would find it.
import { createPeer } from "../src/peer.ts";
import type { OcppPeer, PeerOptions, Transport } from "../src/peer-types.ts";
import type { OcppVersion } from "../src/versions.ts";
import type { Json } from "./dice.ts";
import type { MakePeer } from "./subject.ts";

type Options = PeerOptions<OcppVersion>;
const honest = (options: Options): OcppPeer<OcppVersion> => createPeer(options);

/** The same pipe with other hands on it; the peer sets its listeners on the copy and they land on the pipe. */
function meddled(transport: Transport, hands: Partial<Transport>): Transport {
  return new Proxy(transport, {
    get: (target, name) => {
      const found: unknown = Reflect.get(Object.hasOwn(hands, name) ? hands : target, name, Object.hasOwn(hands, name) ? hands : target);
      return typeof found === "function" && !String(name).startsWith("on") ? found.bind(Object.hasOwn(hands, name) ? hands : target) : found;
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
}

/** Changes what the peer sends: each frame becomes none, one or several. */
const sending =
  (change: (frame: Json[], text: string) => readonly string[]): MakePeer =>
  (options) => {
    const { transport } = options;
    const send = async (text: string) => {
      for (const each of change(JSON.parse(text) as Json[], text)) await transport.send(each);
    };
    return honest({ ...options, transport: meddled(transport, { send }) });
  };

const counting = (every: number): (() => boolean) => {
  let count = 0;
  return () => ++count % every === 0;
};

type Handlers = Readonly<Record<string, (payload: unknown, context: { readonly messageId: string }) => unknown>>;

/** Changes what reaches the peer before it does. `listen` is the peer's own ear. */
const hearing =
  (ear: (text: string, listen: (text: string) => void, options: Options) => void): MakePeer =>
  (options) => {
    const peer = honest(options);
    const listen = options.transport.onMessage;
    options.transport.onMessage = (text) => ear(text, listen, options);
    return peer;
  };

export const saboteurs: Readonly<Record<string, MakePeer>> = {
  "names the wrong code for a wrong type": sending(([type, id, code, ...rest], text) =>
    type === 4 && code === "TypeConstraintViolation" ? [JSON.stringify([4, id ?? "", "PropertyConstraintViolation", ...rest])] : [text],
  ),
  "spells 2.x codes in 1.6": sending((_frame, text) => [text.replace("FormationViolation", "FormatViolation")]),
  "answers twice now and then": sending(
    (() => {
      const isTime = counting(40);
      return ([type]: Json[], text: string) => (type === 3 && isTime() ? [text, text] : [text]);
    })(),
  ),
  "swallows a CALL now and then": sending(
    (() => {
      const isTime = counting(40);
      return ([type]: Json[], text: string) => (type === 3 && isTime() ? [] : [text]);
    })(),
  ),
  "answers under another id": sending(([type, id, ...rest], text) =>
    type === 3 && String(id).length === 36 ? [JSON.stringify([3, String(id).slice(1), ...rest])] : [text],
  ),
  "runs the handler before it validates": hearing((text, listen, { routes }) => {
    try {
      const [type, id, action, payload] = JSON.parse(text) as Json[];
      if (type === 2) (routes as Handlers)[String(action)]?.(payload, { messageId: String(id) });
    } catch {
      // Not a CALL.
    }
    listen(text);
  }),
  "repeats the value in the description": (options) => {
    let last = "";
    const { transport } = options;
    const send = (text: string) =>
      transport.send(text.startsWith("[4,") && text.includes("must be") ? text.replace("must be", `is ${last} but must be`) : text);
    const peer = honest({ ...options, transport: meddled(transport, { send }) });
    const listen = transport.onMessage;
    transport.onMessage = (text) => {
      last = /Zq9\w*/.exec(text)?.[0] ?? "";
      listen(text);
    };
    return peer;
  },
  "logs values": hearing((text, listen, { log }) => {
    log.info({ text }, "came");
    listen(text);
  }),
  "throws on a NUL": hearing((text, listen) => {
    if (text.includes("\\u0000")) throw new TypeError("unexpected character");
    listen(text);
  }),
  "closes at the first violation": (options) => {
    const peer = honest({ ...options, observer: { ...options.observer, onViolation: () => peer.close(1008, "one is enough") } });
    return peer;
  },
  "does not know a repeat": hearing(
    (() => {
      let at = 0;
      return (text: string, listen: (text: string) => void) => listen(text + " ".repeat(++at % 7));
    })(),
  ),
  "takes an unknown property": hearing((text, listen) => listen(text.replace(/"surplus":(?:1|null|\{\}|\[\])(?=\})/, "").replace(/,(?=\}\]$)/, ""))),
  "loses a state change now and then": (options) => {
    const isTime = counting(60);
    const heartbeat = (options.routes as Handlers)["Heartbeat"];
    return honest({
      ...options,
      routes: {
        ...options.routes,
        Heartbeat: (payload: unknown, context: { readonly messageId: string }) =>
          isTime() ? { currentTime: "2026-01-05T12:00:00.000Z" } : heartbeat?.(payload, context),
      } as Options["routes"],
    });
  },
  "forgets the answer to a call of ours": hearing((text, listen) => {
    if (!text.startsWith('[3,"own-7"')) listen(text);
  }),
  "rejects where nobody listens": hearing((text, listen) => {
    if (text.includes("Infinity")) void Promise.reject(new RangeError("not a number"));
    listen(text);
  }),
};
