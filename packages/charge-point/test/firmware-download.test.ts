// SPDX-License-Identifier: Apache-2.0
// Rows G4 and G9 of docs/faults.md: what a place for files may send, and what comes of it.
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { nodeDownload } from "../src/diagnostics/node-download.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** What came of it, and how many bytes arrived. */
async function fetched(listener: RequestListener, { limit = 1_000, path = "/a", sink = async () => {}, user = "" } = {}) {
  server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(`http://${user}127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  let bytes = 0;
  const count = async (piece: Uint8Array) => {
    await sink();
    bytes += piece.length;
  };
  const outcome = await nodeDownload({ url, near: ["loopback"], limit }, count, new AbortController().signal);
  return { ...outcome, bytes };
}

describe("a download by HTTP", () => {
  test("brings the whole file, piece by piece, with the user that the address names", async () => {
    const seen: (string | undefined)[] = [];
    const outcome = await fetched(
      (request, response) => {
        seen.push(request.method, request.url, request.headers.authorization, String(request.headers["accept-encoding"]));
        response.end(Buffer.alloc(1_000));
      },
      { user: "u:p%40@" },
    );
    expect(outcome).toEqual({ status: "done", bytes: 1_000 });
    expect(seen).toEqual(["GET", "/a", `Basic ${Buffer.from("u:p@").toString("base64")}`, "identity"]);
  });

  test.each([
    [301, "failed"],
    [302, "failed"],
    [307, "failed"],
    [206, "failed"],
    [204, "failed"],
    [404, "failed"],
    [500, "failed"],
    [401, "denied"],
    [403, "denied"],
  ])("that is answered %i is %s, and leads nowhere else", async (status, wanted) => {
    let knocks = 0;
    const outcome = await fetched((request, response) => {
      knocks++;
      response.writeHead(status, { Location: `http://${request.headers.host}/elsewhere` }).end(status === 204 ? undefined : "words");
    });
    expect(outcome).toEqual({ status: wanted, detail: `answered ${status}`, bytes: 0 });
    expect(knocks).toBe(1);
  });

  test("of a file that says it is too long does not begin", async () => {
    const outcome = await fetched((_request, response) => response.writeHead(200, { "Content-Length": "1001" }).write(Buffer.alloc(10)));
    expect(outcome).toEqual({ status: "failed", detail: "the file has more than 1000 bytes", bytes: 0 });
  });

  test("of a file without an end stops at the limit", async () => {
    const outcome = await fetched((_request, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(100)));
      };
      response.on("drain", more);
      more();
    });
    expect(outcome).toMatchObject({ status: "failed", detail: "the file has more than 1000 bytes" });
    expect(outcome.bytes).toBeLessThanOrEqual(1_000);
  });

  test("of a file that is cut off is no file", async () => {
    const outcome = await fetched((_request, response) => {
      response.writeHead(200, { "Content-Length": "900" });
      response.write(Buffer.alloc(500), () => response.destroy());
    });
    expect(outcome.status).toBe("failed");
  });

  test("of a packed file is refused: it may be any number of bytes", async () => {
    const outcome = await fetched((_request, response) => response.writeHead(200, { "Content-Encoding": "gzip" }).end("x"));
    expect(outcome).toMatchObject({ status: "failed", detail: expect.stringContaining("packed") });
  });

  test("ends with the error of who takes the pieces, and with a stop from outside", async () => {
    const full = async () => {
      throw new RangeError("full");
    };
    await expect(fetched((_request, response) => response.end("x"), { sink: full })).rejects.toThrow("full");
    const stop = new AbortController();
    const url = new URL("http://127.0.0.1:9/");
    stop.abort();
    await expect(nodeDownload({ url, near: ["loopback"], limit: 1 }, async () => {}, stop.signal)).rejects.toThrow();
  });

  test("from a name that stands for an address in the house is refused", async () => {
    const outcome = await nodeDownload({ url: new URL("http://localhost:9/"), near: [], limit: 1 }, async () => {}, new AbortController().signal);
    expect(outcome).toMatchObject({ status: "failed", detail: expect.stringContaining("must not go to") });
  });
});
