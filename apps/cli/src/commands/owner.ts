// SPDX-License-Identifier: Apache-2.0
import { callApi } from "../api-client.ts";
import { findRunning } from "../up/state-dir.ts";

/** Sets a new one-time password for the first account of the running system, and ends its sessions. */
export async function resetOwner(stateDir: string): Promise<void> {
  const { email, password } = await callApi<{ email: string; password: string }>(await findRunning(stateDir), "POST", "/api/owner/password-reset");
  process.stdout.write(`Sign in   ${email}\nPassword  ${password}   (shown this once; change it in the page)\n`);
}
