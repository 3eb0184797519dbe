// SPDX-License-Identifier: Apache-2.0
import type { Act } from "../../scenario/ocpp-side.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** How a CALL with a value that its schema does not have is refused [OCPP-J 4.3]. */
const refusals: readonly string[] = ["FormatViolation", "FormationViolation", "PropertyConstraintViolation", "TypeConstraintViolation"];

/** A request with a value that no list of the specification has is refused: by the schema, or as not supported. */
export async function unknownValueRefused(t: StationScenario, action: Act, payload: object): Promise<void> {
  t.step(`the CSMS sends a ${action} with a value that does not exist`);
  const answer = await t.csms.callUnchecked(action, payload);
  if (answer.ok) t.equal(answer.response["status"], "NotSupported", "the status");
  else t.oneOf(answer.errorCode, refusals, "the CALLERROR");
}
