// SPDX-License-Identifier: Apache-2.0
import { type AddressInfo, createServer } from "node:net";
import { cliError } from "../errors.ts";

/** Says clearly, before anything is started, that a port is taken; gives the port, a free one for 0. */
export async function requireFreePort(port: number, flag: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "is in use by another program" : `cannot be used (${error.code})`;
      reject(cliError("CLI_PORT_IN_USE", `port ${port} ${why}; choose another with ${flag}`, { cause: error }));
    });
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const { port: bound } = probe.address() as AddressInfo;
      probe.close(() => resolve(bound));
    });
  });
}
