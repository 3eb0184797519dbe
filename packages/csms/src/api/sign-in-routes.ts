// SPDX-License-Identifier: Apache-2.0
import { fromNodeHeaders } from "better-auth/node";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { CLIENT_ADDRESS_HEADER, type SignIn } from "../owners/sign-in.ts";

/** Of better-auth's endpoints only these are reachable; each checks for itself who asks. */
const ENDPOINTS = [
  { method: "POST", path: "/sign-in/email" },
  { method: "POST", path: "/sign-out" },
  { method: "GET", path: "/get-session" },
  { method: "POST", path: "/change-password" },
  { method: "GET", path: "/list-sessions" },
  { method: "POST", path: "/revoke-session" },
  { method: "POST", path: "/revoke-other-sessions" },
] as const;

async function handOver(signIn: SignIn, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const headers = fromNodeHeaders(request.headers);
  headers.set(CLIENT_ADDRESS_HEADER, request.ip);
  headers.delete("content-length");
  const url = new URL(request.url, `${request.protocol}://${request.headers.host}`);
  const body = request.body === undefined || request.body === null ? {} : { body: JSON.stringify(request.body) };
  const response = await signIn.handler(new Request(url, { method: request.method, headers, ...body }));
  if (response.status >= 500) throw new Error(`sign-in answered ${response.status}`);
  reply.status(response.status);
  for (const [name, value] of response.headers) if (name !== "set-cookie") reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  return reply.send(await response.text());
}

/** Sign-in, sign-out and what belongs to them, at /api/auth/*. */
export function signInRoutes(app: FastifyInstance, signIn: SignIn): void {
  for (const { method, path } of ENDPOINTS) {
    app.route({
      method,
      url: `/api/auth${path}`,
      config: { access: "public" },
      schema: { hide: true },
      handler: (request, reply) => handOver(signIn, request, reply),
    });
  }
}
