// SPDX-License-Identifier: Apache-2.0
import { messageOf } from "@chargehand/kernel";
import { cliError } from "./errors.ts";

export interface ApiAccess {
  readonly apiUrl: string;
  readonly adminToken: string;
}

/** Calls the API of the running system as the local operator. Throws CLI_REQUEST_REFUSED with the API's own words. */
export async function callApi<T>(access: ApiAccess, method: "GET" | "POST", path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${access.apiUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${access.adminToken}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  }).catch((error: unknown) => {
    throw cliError("CLI_NOT_RUNNING", `the system at ${access.apiUrl} does not answer (${messageOf(error)}); is it still running?`, { cause: error });
  });
  const answer = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
  if (!response.ok) {
    throw cliError("CLI_REQUEST_REFUSED", `${answer.code ?? response.status}: ${answer.message ?? response.statusText}`, {
      details: { status: response.status, code: answer.code },
    });
  }
  return answer as T;
}
