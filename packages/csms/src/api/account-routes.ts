// SPDX-License-Identifier: Apache-2.0
import type { Random } from "@chargehand/kernel";
import { Type } from "typebox";
import { error } from "../errors.ts";
import { resetOwnerPassword } from "../owners/accounts.ts";
import type { SignIn } from "../owners/sign-in.ts";
import { callerOf } from "./guards.ts";
import { type Api, answers, found } from "./route-types.ts";

const OneTimePasswordSchema = Type.Object({ email: Type.String(), password: Type.String({ description: "shown once" }) });

/** What only the person at the machine may do: the caller with the administrator's token, not an operator who signed in. */
export function accountRoutes(app: Api, deps: { readonly signIn: SignIn; readonly random: Random }): void {
  app.post("/api/owner/password-reset", { config: { access: "operator" }, schema: { response: answers(OneTimePasswordSchema) } }, async (request) => {
    if (!callerOf(request).isAdministrator) throw error("CSMS_FORBIDDEN", "only the command line on this machine may do this");
    const { email, password } = found(await resetOwnerPassword(deps), "account");
    return { email, password };
  });
}
