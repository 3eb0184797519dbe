// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type CertificateState, makeOcspResponse, type OcspQuestion, readOcspRequest } from "../certificates/ocsp.ts";
import type { Signer } from "../certificates/test-authority.ts";

/** Larger requests are cut off. */
const LARGEST_REQUEST = 64 * 1_024;
/** More are not kept. */
const MOST_QUESTIONS = 1_000;

/** What the responder says of a certificate: its state, and who signs for it; undefined: nothing is known of it. */
export type Verdicts = (serial: string) => { readonly state: CertificateState; readonly signer: Signer } | undefined;

/** An OCSP responder of the tester's own [RFC 6960, Appendix A]: POST, or GET with the request in the path. */
export class OcspResponder {
  /** What it has been asked. */
  readonly questions: OcspQuestion[] = [];
  readonly url: string;
  verdicts: Verdicts = () => undefined;
  readonly #server: Server;
  readonly #nowMs: () => number;

  static async open(
    nowMs: () => number,
    { address, port }: { readonly address: string; readonly port: number } = { address: "127.0.0.1", port: 0 },
  ): Promise<OcspResponder> {
    const server = createServer();
    server.listen(port, address);
    await once(server, "listening");
    const url = `http://${address}:${(server.address() as AddressInfo).port}/`;
    const responder = new OcspResponder(server, url, nowMs);
    server.on("request", (request, response) => responder.#take(request, response));
    return responder;
  }

  private constructor(server: Server, url: string, nowMs: () => number) {
    this.#server = server;
    this.url = url;
    this.#nowMs = nowMs;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on("error", () => response.destroy());
    request.on("data", (part: Buffer) => {
      bytes += part.length;
      if (bytes > LARGEST_REQUEST) request.destroy();
      else parts.push(part);
    });
    request.on("end", () => {
      const der = request.method === "GET" ? inPath(request.url ?? "/") : Buffer.concat(parts);
      const answer = this.#answer(der);
      response.writeHead(answer === undefined ? 400 : 200, { "content-type": "application/ocsp-response" }).end(answer);
    });
  }

  #answer(der: Buffer): Buffer | undefined {
    const question = readOcspRequest(der);
    if (question === undefined) return undefined;
    if (this.questions.length < MOST_QUESTIONS) this.questions.push(question);
    const verdict = this.verdicts(question.serial);
    return verdict === undefined ? undefined : makeOcspResponse(question, verdict.state, { signer: verdict.signer, nowMs: this.#nowMs() });
  }
}

const inPath = (path: string): Buffer => Buffer.from(decodeURIComponent(path.slice(1).replaceAll(/%(?![0-9a-f]{2})/gi, "")), "base64");
