// SPDX-License-Identifier: Apache-2.0
// What a station is told of the price of a session. What it shows of it is for a person beside it.
import type { Res } from "../../scenario/ocpp-side.ts";
import { tokenInfo } from "../../station/csms-answers.ts";
import type { StationScenario } from "../../station/station-case.ts";
import { getVariable } from "./device-model.ts";
import type { TransactionEvent } from "./session.ts";

type Answer = Res<"TransactionEvent">;
type Note = NonNullable<Answer["updatedPersonalMessage"]>;

export const note = (content: string): Note => ({ format: "UTF8", language: "en", content });

/** A case for stations that show tariffs or costs. */
export async function withTariffs(t: StationScenario): Promise<void> {
  t.step("the station shows what a session costs");
  for (const instance of ["Tariff", "Cost"]) {
    const { attributeStatus, attributeValue } = await getVariable(t, "TariffCostCtrlr", "Available", { instance });
    if (attributeStatus === "Accepted" && attributeValue?.toLowerCase() === "true") return;
  }
  const { attributeStatus, attributeValue } = await getVariable(t, "TariffCostCtrlr", "Available");
  if (attributeStatus !== "Accepted" || attributeValue?.toLowerCase() !== "true") t.notApplicable("the station shows no tariffs or costs (TariffCostCtrlr)");
}

/** From now on the answer to every transaction event has this beside what it has anyway. */
export function answersTransactionsWith(t: StationScenario, more: (event: TransactionEvent) => Answer): void {
  t.csms.answer("TransactionEvent", (event) => ({
    ...(event.idToken === undefined ? {} : { idTokenInfo: tokenInfo(t, event.idToken) }),
    ...more(event),
  }));
}

/** The CSMS lets the token in, with a note for the driver. */
export function authorizesWith(t: StationScenario, content: string): void {
  t.csms.answer("Authorize", ({ idToken }) => ({ idTokenInfo: { ...tokenInfo(t, idToken), personalMessage: note(content) } }));
}
