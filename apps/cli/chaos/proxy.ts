// SPDX-License-Identifier: Apache-2.0
// A TCP proxy between the clients and the CSMS that can be a bad network. It sees only TLS records.
import { connect, createServer, type Socket } from "node:net";
import { type Clock, Millis, type Random } from "@chargehand/kernel";
import type { NetworkFault } from "./messages.ts";

interface Link {
  readonly near: Socket;
  readonly far: Socket;
  state: "open" | "halfOpen" | "answersLost";
}

export interface Proxy {
  readonly port: number;
  inflict(fault: NetworkFault): void;
  close(): Promise<void>;
}

export async function startProxy({ toPort, clock, random }: { readonly toPort: number; readonly clock: Clock; readonly random: Random }): Promise<Proxy> {
  const links = new Set<Link>();
  const server = createServer((near) => {
    const far = connect({ host: "127.0.0.1", port: toPort, noDelay: true });
    near.setNoDelay(true);
    const link: Link = { near, far, state: "open" };
    links.add(link);
    near.on("data", (chunk) => link.state !== "halfOpen" && far.write(chunk));
    far.on("data", (chunk) => link.state === "open" && near.write(chunk));
    for (const socket of [near, far]) {
      socket.on("error", () => {});
      // In a half-open link the other side is not told; the end of the fault breaks it.
      socket.on("close", () => link.state !== "halfOpen" && end(link));
    }
  });
  const end = (link: Link) => {
    links.delete(link);
    const hard = random.fraction() < 0.5;
    for (const socket of [link.near, link.far]) if (!socket.destroyed) hard && !socket.connecting ? socket.resetAndDestroy() : socket.destroy();
  };
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    inflict({ kind, share, millis }) {
      for (const link of links) {
        if (link.state !== "open" || random.fraction() >= share) continue;
        if (kind === "cut") end(link);
        else {
          link.state = kind;
          clock.after("end of a network fault", Millis(millis), () => end(link));
        }
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const link of [...links]) end(link);
      }),
  };
}
