// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { err, ok, type Result } from "@chargehand/kernel";

export type JsonObject = Readonly<Record<string, unknown>>;

export interface HttpRefusal {
  readonly status: number;
  readonly code: "request-invalid" | "request-too-large";
  readonly message: string;
}

const LONGEST_BODY = 64 * 1024;

/** Reads a JSON object of at most 64 KiB. */
export async function readJsonObject(request: IncomingMessage): Promise<Result<JsonObject, HttpRefusal>> {
  const invalid = (status: number, message: string) => err<HttpRefusal>({ status, code: "request-invalid", message });
  const mediaType = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") return invalid(415, "send the body as application/json");
  const tooLarge = () => err<HttpRefusal>({ status: 413, code: "request-too-large", message: `the body is longer than ${LONGEST_BODY} bytes` });
  if (Number(request.headers["content-length"] ?? 0) > LONGEST_BODY) return tooLarge();
  const bytes = await readBytes(request);
  if (bytes === "too-large") return tooLarge();
  if (bytes === "cut-off") return invalid(400, "the body ended early");
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return ok(value as JsonObject);
  } catch {
    // Answered below.
  }
  return invalid(400, "the body must be one JSON object");
}

// Not `for await`: leaving that loop early destroys the socket, and with it the answer.
function readBytes(request: IncomingMessage): Promise<Buffer | "too-large" | "cut-off"> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LONGEST_BODY) return void chunks.push(chunk);
      request.pause();
      resolve("too-large");
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", () => resolve("cut-off"));
    request.on("close", () => resolve("cut-off"));
  });
}

export interface Reply {
  readonly status: number;
  readonly body: JsonObject | string;
  readonly retryAfterSeconds?: number;
}

/** Sends JSON, or PEM when the body is a text. An unread request body closes the connection. */
export function sendReply(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const isText = typeof reply.body === "string";
  const text = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
  const headers: OutgoingHttpHeaders = {
    "content-type": isText ? "application/x-pem-file" : "application/json",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    ...(reply.retryAfterSeconds === undefined ? {} : { "retry-after": String(reply.retryAfterSeconds) }),
    ...(request.complete ? {} : { connection: "close" }),
  };
  response.writeHead(reply.status, headers);
  response.end(text);
}

/** A text field of a JSON object, undefined when absent or of another type. */
export const textField = (body: JsonObject, name: string): string | undefined => {
  const value = body[name];
  return typeof value === "string" ? value : undefined;
};

/** A list of at most 100 texts; an absent list is empty, anything else is undefined. */
export function textsField(body: JsonObject, name: string): readonly string[] | undefined {
  const value = body[name] ?? [];
  return Array.isArray(value) && value.length <= 100 && value.every((item) => typeof item === "string") ? value : undefined;
}
