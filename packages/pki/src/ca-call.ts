// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { type Clock, err, Millis, messageOf, ok, type Result, Seconds, systemClock } from "@chargehand/kernel";
import type { CaProblem, CaProblemCode } from "./ca-problem.ts";

export interface CaClientOptions {
  readonly url: string;
  /** The only root that the client trusts. */
  readonly rootPem: string;
  /** Needed for everything but `enrol`, `crl` and `issuers`. */
  readonly adminToken?: string;
  /** The transport clock; the machine's when absent. */
  readonly clock?: Clock;
  /** For a whole call; 10 s when absent. */
  readonly timeout?: Millis;
}

export type CaAnswer = Readonly<Record<string, unknown>>;

export interface CaCall {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: unknown;
}

// A full revocation list of 100,000 certificates is about 4 MB.
const LONGEST_ANSWER = 16 * 1024 * 1024;
// A record, so that the compiler misses none of the union's members.
const answerable: Record<Exclude<CaProblemCode, "unreachable" | "timeout" | "untrusted" | "answer-invalid">, true> = {
  "csr-not-pem": true,
  "csr-too-large": true,
  "csr-bad-signature": true,
  "csr-weak-key": true,
  "csr-unsupported-key": true,
  "csr-no-common-name": true,
  "identity-invalid": true,
  "identity-mismatch": true,
  "server-name-invalid": true,
  "server-name-mismatch": true,
  "serial-unknown": true,
  "token-unknown": true,
  "token-expired": true,
  "token-used": true,
  "not-allowed": true,
  "slow-down": true,
  "request-invalid": true,
  "request-too-large": true,
  "not-found": true,
  internal: true,
};

/** Makes the function that sends one call over TLS, trusting nothing but the given root. PEM answers come as `{ pem }`. */
export function caCaller(options: CaClientOptions): (call: CaCall) => Promise<Result<CaAnswer, CaProblem>> {
  return async (call) => {
    try {
      const { response, text } = await exchange(options, call);
      return answerOf(response, text);
    } catch (thrown) {
      return err(transportProblem(thrown));
    }
  };
}

function exchange(options: CaClientOptions, call: CaCall): Promise<{ response: IncomingMessage; text: string }> {
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(call.path, options.url), {
      method: call.method,
      ca: options.rootPem,
      minVersion: "TLSv1.2",
      agent: false,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
        ...(options.adminToken === undefined ? {} : { authorization: `Bearer ${options.adminToken}` }),
      },
    });
    const timer = (options.clock ?? systemClock).after("certificate authority call", options.timeout ?? Seconds(10), () => outgoing.destroy(new CallTimeout()));
    const settle = <T>(how: (value: T) => void, value: T) => {
      timer.cancel();
      how(value);
    };
    outgoing.on("error", (error) => settle(reject, error));
    outgoing.on("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > LONGEST_ANSWER) outgoing.destroy(new Error("the answer is too long"));
        else chunks.push(chunk);
      });
      response.on("error", (error) => settle(reject, error));
      response.on("end", () => settle(resolve, { response, text: Buffer.concat(chunks).toString("utf8") }));
    });
    outgoing.end(body);
  });
}

class CallTimeout extends Error {}

function transportProblem(thrown: unknown): CaProblem {
  if (thrown instanceof CallTimeout) return { code: "timeout", message: "the certificate authority did not answer in time; try again" };
  const code = String((thrown as { code?: unknown }).code ?? "");
  if (/CERT|SIGNATURE|SELF_SIGNED|ISSUER|ERR_TLS/.test(code)) {
    return { code: "untrusted", message: `the server's certificate is not vouched for by the authority's root (${code}); check the url and the root` };
  }
  return { code: "unreachable", message: `the certificate authority cannot be reached: ${code || messageOf(thrown)}` };
}

function answerOf(response: IncomingMessage, text: string): Result<CaAnswer, CaProblem> {
  const isPem = response.headers["content-type"] === "application/x-pem-file";
  if (response.statusCode === 200 && isPem) return ok({ pem: text });
  const body = parseObject(text);
  if (body === undefined)
    return err({ code: "answer-invalid", message: `the certificate authority answered ${response.statusCode} with something that is not JSON` });
  if (response.statusCode === 200) return ok(body);
  const { code, message } = body;
  if (typeof code !== "string" || typeof message !== "string" || !Object.hasOwn(answerable, code)) {
    return err({ code: "answer-invalid", message: `the certificate authority answered ${response.statusCode} without a reason that is known` });
  }
  const seconds = Number(response.headers["retry-after"]);
  return err({ code: code as CaProblemCode, message, ...(code === "slow-down" && seconds > 0 ? { retryAfter: Millis(seconds * 1_000) } : {}) });
}

function parseObject(text: string): CaAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as CaAnswer) : undefined;
  } catch {
    return undefined;
  }
}
