// SPDX-License-Identifier: Apache-2.0
import { createAuthClient } from "better-auth/client";

const client = createAuthClient({ baseURL: window.location.origin, basePath: "/api/auth" });

/** What went wrong in words, or undefined where it went well. */
export type Outcome = string | undefined;

interface Answer {
  readonly error: { readonly status: number; readonly message?: string | undefined } | null;
}

function outcomeOf({ error }: Answer, refused: string): Outcome {
  if (error === null) return undefined;
  if (error.status === 429) return "Too many tries. Wait a minute, then try again.";
  if (error.status >= 400 && error.status < 500) return refused;
  return "The server did not answer. Try again in a moment.";
}

const unreachable = (): Answer => ({ error: { status: 0 } });

export const signIn = async (email: string, password: string): Promise<Outcome> =>
  outcomeOf(await client.signIn.email({ email, password }).catch(unreachable), "This e-mail and password do not belong together. Check both and try again.");

export const signOut = async (): Promise<Outcome> => outcomeOf(await client.signOut().catch(unreachable), "Signing out did not work. Try again.");

export const changePassword = async (currentPassword: string, newPassword: string): Promise<Outcome> =>
  outcomeOf(
    await client.changePassword({ currentPassword, newPassword, revokeOtherSessions: true }).catch(unreachable),
    "The password was not changed. Is the current password right, and the new one at least 12 characters long?",
  );
