// SPDX-License-Identifier: Apache-2.0
import type { Random } from "@chargehand/kernel";
import type { Tenants } from "../repositories.ts";
import type { SignIn } from "./sign-in.ts";

/** The account that the first start makes: the person at the machine is owner and operator at once. */
export const FIRST_OWNER_EMAIL = "owner@localhost.localdomain";

export interface OneTimePassword {
  readonly userId: string;
  readonly email: string;
  /** Shown once, never stored in the clear. */
  readonly password: string;
}

export interface AccountDeps {
  readonly signIn: SignIn;
  readonly tenants: Tenants;
  readonly tenantId: number;
  readonly random: Random;
}

const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** Five groups of four letters and digits that cannot be mistaken for one another: 99 bits. */
export function readablePassword(random: Random): string {
  const letter = () => ALPHABET.charAt(random.int(ALPHABET.length));
  return Array.from({ length: 5 }, () => Array.from({ length: 4 }, letter).join("")).join("-");
}

/** The first account's user id; undefined before `createFirstOwner`. */
export async function firstOwnerId(signIn: SignIn): Promise<string | undefined> {
  const { internalAdapter } = await signIn.$context;
  return (await internalAdapter.findUserByEmail(FIRST_OWNER_EMAIL))?.user.id;
}

/** Makes the first account with both faces; undefined when there is an account already. */
export async function createFirstOwner({ signIn, tenants, tenantId, random }: AccountDeps): Promise<OneTimePassword | undefined> {
  const { internalAdapter, password: passwords } = await signIn.$context;
  if ((await internalAdapter.countTotalUsers()) > 0) return undefined;
  const password = readablePassword(random);
  const user = await internalAdapter.createUser({ email: FIRST_OWNER_EMAIL, name: "Owner", emailVerified: true }, { method: "email-password" });
  await internalAdapter.linkAccount({ userId: user.id, providerId: "credential", accountId: user.id, password: await passwords.hash(password) });
  await tenants.addMembership(user.id, { tenantId, face: "owner" });
  await tenants.addMembership(user.id, { tenantId, face: "operator" });
  return { userId: user.id, email: FIRST_OWNER_EMAIL, password };
}

/** A new one-time password for the first account; ends all its sessions. Undefined when there is no such account. */
export async function resetOwnerPassword({ signIn, random }: Pick<AccountDeps, "signIn" | "random">): Promise<OneTimePassword | undefined> {
  const { internalAdapter, password: passwords } = await signIn.$context;
  const found = await internalAdapter.findUserByEmail(FIRST_OWNER_EMAIL);
  if (found === null) return undefined;
  const password = readablePassword(random);
  await internalAdapter.updatePassword(found.user.id, await passwords.hash(password));
  await internalAdapter.deleteUserSessions(found.user.id);
  return { userId: found.user.id, email: FIRST_OWNER_EMAIL, password };
}
