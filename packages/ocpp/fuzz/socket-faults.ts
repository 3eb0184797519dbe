// SPDX-License-Identifier: Apache-2.0
// What goes wrong below the messages (RFC 6455), and how the README says that it ends. `closes`: the code; undefined: it goes on.
import type { Dice } from "./dice.ts";
import type { FarEnd } from "./socket-host.ts";

export interface SocketFault {
  readonly closes: number | undefined;
  readonly commit: (far: FarEnd, dice: Dice, text: string) => void;
}

/** A client's frame, masked with zeros so that its bytes are those given. `first`: FIN, reserved bits and opcode. */
function frame(first: number, payload: Buffer, isMasked = true): Buffer {
  const mask = isMasked ? 0x80 : 0;
  const length = payload.length < 126 ? Buffer.from([mask | payload.length]) : Buffer.from([mask | 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([Buffer.from([first]), length, Buffer.alloc(isMasked ? 4 : 0), payload]);
}

const onTheWire =
  (make: (dice: Dice, text: string) => Buffer): SocketFault["commit"] =>
  (far, dice, text) => {
    far.wire.write(make(dice, text));
  };

const badUtf8 = ["ff", "c0af", "eda080", "f5808080", "e282", "80", "f09f"].map((hex) => Buffer.from(hex, "hex"));
const head = Buffer.from('[2,"utf8","Heartbeat",{"a":"');

export const socketFaults: Readonly<Record<string, SocketFault>> = {
  "binary frame": { closes: 1003, commit: (far, dice, text) => far.socket.send(Buffer.from(dice.chance(0.5) ? text : "")) },
  "UTF-8 broken": { closes: 1007, commit: onTheWire((dice) => frame(0x81, Buffer.concat([head, dice.pick(badUtf8), Buffer.from('"}]')]))) },
  "UTF-8 cut": { closes: 1007, commit: onTheWire(() => frame(0x81, Buffer.concat([head, Buffer.from("f09f94", "hex")]))) },
  "too many fragments": {
    closes: 1008,
    commit: (far, dice) => {
      for (let at = 0; at < dice.between(18, 60); at++) far.socket.send(dice.chance(0.5) ? "x" : "", { fin: false });
    },
  },
  "no mask": { closes: 1002, commit: onTheWire((_dice, text) => frame(0x81, Buffer.from(text.slice(0, 60)), false)) },
  "reserved bits": { closes: 1002, commit: onTheWire((dice) => frame(dice.pick([0x91, 0xa1, 0xb1]), Buffer.from("[]"))) },
  "reserved opcode": { closes: 1002, commit: onTheWire((dice) => frame(0x80 | dice.pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]), Buffer.from("[]"))) },
  "continuation of nothing": { closes: 1002, commit: onTheWire(() => frame(0x80, Buffer.from("[]"))) },
  "ping in fragments": { closes: 1002, commit: onTheWire(() => frame(0x09, Buffer.from("a"))) },
  "ping too long": { closes: 1002, commit: onTheWire(() => frame(0x89, Buffer.alloc(126))) },
  "forbidden close code": {
    closes: 1002,
    commit: onTheWire((dice) => frame(0x88, Buffer.from(dice.pick(["03ed", "03e7", "03ee", "03f7", "0000", "03"]), "hex"))),
  },
  "length beyond the limit": { closes: 1009, commit: onTheWire(() => Buffer.from("81ff00000000000f424000000000", "hex")) },
  "length beyond 2^53": { closes: 1009, commit: onTheWire(() => Buffer.from("81ffffffffffffffffff00000000", "hex")) },
  "cut within a frame": {
    closes: 1006,
    commit: (far, dice, text) => {
      const whole = frame(0x81, Buffer.from(text.slice(0, 5_000)));
      far.wire.write(whole.subarray(0, dice.between(1, whole.length - 1)), () => far.wire.destroy());
    },
  },
  "reset at once": { closes: 1006, commit: (far) => far.wire.resetAndDestroy() },
  pings: {
    closes: undefined,
    commit: onTheWire((dice) => Buffer.concat(Array.from({ length: 40 }, () => frame(0x89, Buffer.alloc(dice.int(126)))))),
  },
  // ws itself cuts one off that has more pings unanswered than a few dozen.
  "flood of pings": { closes: 1006, commit: onTheWire(() => Buffer.concat(Array.from({ length: 500 }, () => frame(0x89, Buffer.alloc(20))))) },
  "pongs unasked": { closes: undefined, commit: (far) => far.socket.pong("nobody asked") },
};
