// SPDX-License-Identifier: Apache-2.0
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { requireFreePort } from "./ports.ts";

test("a port in use is refused with the flag that chooses another", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await expect(requireFreePort(port, "--port")).rejects.toMatchObject({ code: "CLI_PORT_IN_USE", message: expect.stringContaining(`port ${port} is in use`) });
  await new Promise((resolve) => server.close(resolve));
  expect(await requireFreePort(port, "--port")).toBe(port);
  expect(await requireFreePort(0, "--port")).toBeGreaterThan(0);
});
