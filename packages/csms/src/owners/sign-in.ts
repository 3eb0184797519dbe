// SPDX-License-Identifier: Apache-2.0
import type { Log } from "@chargehand/kernel";
import { type BetterAuthOptions, betterAuth } from "better-auth";

export interface SignInOptions {
  /** A pool whose search_path is the schema `auth`, and nothing else's; an adapter in tests. */
  readonly database: NonNullable<BetterAuthOptions["database"]>;
  /** Signs cookies; at least 32 characters, kept with the state. */
  readonly secret: string;
  /** Where people reach the page; `https:` makes the cookies `Secure`. */
  readonly baseUrl: string;
  readonly log: Log;
}

export const SESSION_HOURS = 12;

/** The configuration whose tables `migrations/0002_better_auth.sql` holds. */
export function signInConfig({ database, secret, baseUrl, log }: SignInOptions) {
  return {
    appName: "Chargehand",
    database,
    secret,
    baseURL: baseUrl,
    basePath: "/api/auth",
    trustedOrigins: [new URL(baseUrl).origin],
    telemetry: { enabled: false },
    // Its own messages only: its arguments may hold what a log must not.
    logger: { log: (level: "debug" | "info" | "warn" | "error", message: string) => log[level]({ part: "sign-in" }, message) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128, revokeSessionsOnPasswordReset: true },
    session: { expiresIn: SESSION_HOURS * 3600, updateAge: 3600, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      storage: "memory",
      customRules: { "/sign-in/email": { window: 60, max: 10 }, "/change-password": { window: 60, max: 5 } },
    },
    advanced: {
      cookiePrefix: "chargehand",
      useSecureCookies: baseUrl.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "strict", path: "/" },
      // The address of the socket, which the server itself puts here; a header of the client's own is overwritten.
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    disabledPaths: ["/sign-up/email", "/delete-user", "/update-user", "/change-email"],
  } as const satisfies BetterAuthOptions;
}

export const CLIENT_ADDRESS_HEADER = "x-chargehand-client-address";

/** Passwords, sessions and accounts of people, by better-auth on the schema `auth`. */
export const openSignIn = (options: SignInOptions) => betterAuth(signInConfig(options));
export type SignIn = ReturnType<typeof openSignIn>;
