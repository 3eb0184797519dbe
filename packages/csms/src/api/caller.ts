// SPDX-License-Identifier: Apache-2.0
import { createHash, timingSafeEqual } from "node:crypto";
import { fromNodeHeaders } from "better-auth/node";
import type { FastifyRequest } from "fastify";
import type { SignIn } from "../owners/sign-in.ts";
import type { Face, Tenants, Viewer } from "../repositories.ts";

/** Who asks: a signed-in person, or the command line of this machine with the administrator's token. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly tenantId: number;
  readonly faces: readonly Face[];
  readonly isAdministrator: boolean;
}

export interface CallerDeps {
  readonly signIn: SignIn;
  readonly tenants: Pick<Tenants, "membershipsOf">;
  /** Of the local command line; acts as operator of this tenant. */
  readonly adminToken: string;
  readonly adminTenantId: number;
}

const FACES = ["owner", "operator"] as const satisfies readonly Face[];
const digest = (text: string) => createHash("sha256").update(text).digest();
const isSame = (one: string, other: string) => timingSafeEqual(digest(one), digest(other));

/** Finds out who asks; undefined for nobody. Reads the session and the memberships afresh each time, so that a change takes effect at once. */
export function callerFinder(deps: CallerDeps): (headers: FastifyRequest["headers"]) => Promise<Caller | undefined> {
  return async (headers) => {
    const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? "")?.[1];
    if (bearer !== undefined) return isSame(bearer, deps.adminToken) ? administrator(deps.adminTenantId) : undefined;
    if (headers.cookie === undefined) return undefined;
    const session = await deps.signIn.api.getSession({ headers: fromNodeHeaders(headers) });
    if (session === null) return undefined;
    const { id, name, email } = session.user;
    const [first, ...others] = await deps.tenants.membershipsOf(id);
    if (first === undefined) return undefined;
    const held = [first, ...others.filter(({ tenantId }) => tenantId === first.tenantId)].map(({ face }) => face);
    const faces = FACES.filter((face) => held.includes(face));
    return { id, name, email, tenantId: first.tenantId, faces, isAdministrator: false };
  };
}

const administrator = (tenantId: number): Caller => ({
  id: "administrator",
  name: "Administrator",
  email: "administrator@localhost",
  tenantId,
  faces: ["operator"],
  isAdministrator: true,
});

/** Through which face the caller looks: the one asked for when it is theirs, else the widest they have. */
export function viewerOf(caller: Caller, asked?: Face): Viewer {
  const face = asked ?? (caller.faces.includes("operator") ? "operator" : "owner");
  if (face === "owner") return { tenantId: caller.tenantId, face, userId: caller.id };
  return { tenantId: caller.tenantId, face, ...(caller.isAdministrator ? {} : { userId: caller.id }) };
}
