// SPDX-License-Identifier: Apache-2.0
import { ChargehandError, type Log, messageOf } from "@chargehand/kernel";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type CsmsErrorCode, error } from "../errors.ts";
import type { Problem } from "./schemas.ts";

/** HTTP status of our usage errors; what is not listed is 400. */
const STATUS: Readonly<Record<string, number>> = {
  CSMS_UNAUTHENTICATED: 401,
  CSMS_FORBIDDEN: 403,
  CSMS_ORIGIN_REFUSED: 403,
  CSMS_HOST_REFUSED: 421,
  CSMS_NOT_FOUND: 404,
  CSMS_STATION_UNKNOWN: 404,
  CSMS_STATION_EXISTS: 409,
  CSMS_COMMAND_REFUSED: 409,
  CSMS_PLAIN_OCPP_REFUSED: 409,
  CSMS_TOO_MANY_REQUESTS: 429,
};

interface Answer {
  readonly status: number;
  readonly problem: Problem;
}

const answer = (status: number, code: CsmsErrorCode, message: string): Answer => ({ status, problem: { code, message } });

/** What the caller is told of an error. Nothing of the inside leaves with a failure of ours. */
export function problemOf(thrown: unknown): Answer {
  if (thrown instanceof ChargehandError) {
    if (thrown.fault === "unavailable") return answer(503, "CSMS_UNAVAILABLE", "a part that is needed does not answer; try again");
    if (thrown.fault === "usage") return { status: STATUS[thrown.code] ?? 400, problem: { code: thrown.code, message: thrown.message } };
    return answer(500, "CSMS_INTERNAL", "the CSMS failed; its log says how");
  }
  const { statusCode, validation, validationContext, message } = thrown as Partial<FastifyError>;
  if (validation !== undefined) return answer(400, "CSMS_REQUEST_INVALID", `${validationContext ?? "request"}: ${message ?? "does not fit the schema"}`);
  if (statusCode === 429) return answer(429, "CSMS_TOO_MANY_REQUESTS", "too many requests; wait a little");
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return answer(statusCode, "CSMS_REQUEST_INVALID", message ?? "the request cannot be read");
  return answer(500, "CSMS_INTERNAL", "the CSMS failed; its log says how");
}

/** What Fastify finds wrong before there is a route: a path that cannot be decoded, or is too long. No hook has run then. */
export function answerUnroutable(thrown: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const { status, problem } = problemOf(thrown);
  reply.status(status).headers({ "cache-control": "no-store", "x-content-type-options": "nosniff" }).type("application/json").send(problem);
}

export interface ProblemDeps {
  readonly log: Log;
  /** Whether the database answers. */
  readonly isHealthy: () => Promise<boolean>;
}

/**
 * Makes every error of the API a problem with a stable code. A failure that does not say its reason (better-auth wraps the
 * errors of its pool) while the database is away is put down to that.
 */
export function answerProblems(app: FastifyInstance, { log, isHealthy }: ProblemDeps): void {
  app.setErrorHandler(async (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const first = problemOf(thrown);
    const isAway = first.problem.code === "CSMS_INTERNAL" && !(await isHealthy());
    const { status, problem } = isAway ? problemOf(error("CSMS_UNAVAILABLE", "the database is away")) : first;
    if (status >= 500) log.error({ route: request.routeOptions.url, code: problem.code, reason: messageOf(thrown) }, "an API request failed");
    return reply.status(status).type("application/json").send(problem);
  });
}
