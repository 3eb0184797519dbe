// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { StationBench } from "./bench.ts";

/** Larger uploads are cut off. */
const LARGEST_UPLOAD = 64 * 1024 * 1024;

export interface Upload {
  readonly path: string;
  readonly bytes: number;
}

/** A place that a station of this machine uploads its logs to, and fetches files from: HTTP or HTTPS, PUT, POST and GET. */
export class FileServer {
  readonly uploads: Upload[] = [];
  readonly url: string;
  readonly #server: Server;
  readonly #held: (() => void)[] = [];
  #isHolding = false;
  #isRefusing = false;

  static async open(bench: StationBench, protocol: "http" | "https"): Promise<FileServer> {
    const answering: { listener: RequestListener } = { listener: (_request, response) => response.destroy() };
    const onRequest: RequestListener = (request, response) => answering.listener(request, response);
    const server = protocol === "http" ? createServer(onRequest) : await tlsServer(bench, onRequest);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const files = new FileServer(server, `${protocol}://localhost:${(server.address() as AddressInfo).port}/`);
    answering.listener = (request, response) => files.#answer(request, response);
    return files;
  }

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  /** From now on transfers begin, but do not end until `release`. */
  hold(): void {
    this.#isHolding = true;
  }

  release(): void {
    this.#isHolding = false;
    for (const go of this.#held.splice(0)) go();
  }

  /** From now on every upload is answered 500. */
  refuse(): void {
    this.#isRefusing = true;
  }

  close(): void {
    this.release();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    let bytes = 0;
    request.on("error", () => response.destroy());
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > LARGEST_UPLOAD) request.destroy();
    });
    request.on("end", () => {
      const finish = () => this.#finish(request, response, bytes);
      if (this.#isHolding) this.#held.push(finish);
      else finish();
    });
  }

  #finish({ method, url = "/" }: IncomingMessage, response: ServerResponse, bytes: number): void {
    const isUpload = method === "PUT" || method === "POST";
    if (isUpload && !this.#isRefusing) this.uploads.push({ path: url, bytes });
    // Nothing lies here to be fetched: a firmware is the manufacturer's, and named by the settings.
    response.writeHead(isUpload ? (this.#isRefusing ? 500 : 201) : 404).end();
  }
}

async function tlsServer(bench: StationBench, onRequest: RequestListener): Promise<Server> {
  const { key, chain } = await bench.serverCredentials();
  return createTlsServer({ key, cert: chain, minVersion: "TLSv1.2" }, onRequest) as unknown as Server;
}
