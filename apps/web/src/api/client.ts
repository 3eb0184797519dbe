// SPDX-License-Identifier: Apache-2.0
import type { RouteInput, RouteName, RouteOutput } from "./routes.ts";
import { observeClockHeader } from "./server-clock.ts";
import type { Problem } from "./types.ts";

/** The server said no, with its stable code; `status` 0 means that there was no answer at all. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  constructor(status: number, problem: Problem, cause?: unknown) {
    super(problem.message, { cause });
    this.status = status;
    this.code = problem.code;
  }
}

const NO_ANSWER: Problem = { code: "NO_ANSWER", message: "The server did not answer. Check your connection and try again." };

interface AnyInput {
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export function urlOf(route: RouteName, input: AnyInput = {}): string {
  const path = route.slice(route.indexOf(" ") + 1).replace(":id", encodeURIComponent(input.id ?? ""));
  return input.query === undefined ? path : `${path}?${new URLSearchParams(input.query)}`;
}

/** Calls one route. Throws `ApiError`; never retries by itself. */
export async function call<R extends RouteName>(route: R, input: RouteInput<R>, signal?: AbortSignal): Promise<RouteOutput<R>> {
  const { body } = input as AnyInput;
  const response = await fetch(urlOf(route, input as AnyInput), {
    method: route.slice(0, route.indexOf(" ")),
    credentials: "same-origin",
    headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ApiError(0, NO_ANSWER, cause);
  });
  observeClockHeader(response.headers.get("chargehand-clock"));
  if (!response.ok) throw new ApiError(response.status, await problemOf(response));
  return (response.status === 204 ? undefined : await response.json()) as RouteOutput<R>;
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body === "object" && body !== null && "code" in body && "message" in body) return { code: String(body.code), message: String(body.message) };
  return { code: `HTTP_${response.status}`, message: "The server could not answer this. Try again in a moment." };
}
