// SPDX-License-Identifier: Apache-2.0
// An operator of the CSMS under test asks for something, and our station answers: the shape of most cases of a CSMS.
import { Millis } from "@chargehand/kernel";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { OperatorAction } from "../../csms/rig.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Act, Answer, Req, Res } from "../../scenario/ocpp-side.ts";
import type { IdToken } from "../../scenario/settings.ts";

export interface Wish<A extends OperatorAction> {
  readonly action: A;
  /** What shall come over the wire. */
  readonly request: Req<A>;
  /** How the station answers; default: the one of `stationAnswers`. */
  readonly answer?: Answer<A & Act> | Res<A & Act>;
  /** Tells it from requests of the same kind that the CSMS sends by itself. */
  readonly where?: (request: Req<A>) => boolean;
  /** The case has the prerequisite that the CSMS can do it, or no profile asks for it: a CSMS that cannot is not at fault. */
  readonly isOptional?: boolean;
}

/** Answers are on the wire after this: what the station says next must not overtake them. */
const answerTime = Millis(5);

/** A step: the operator asks, the request arrives, the station answers it. What had come before is not mistaken for it. */
export async function asked<A extends OperatorAction>(t: CsmsScenario, station: StationPuppet, wish: Wish<A>): Promise<Req<A>> {
  const { action, request, answer, where, isOptional } = wish;
  t.step(`an operator asks for ${action}`);
  station.forget();
  if (answer !== undefined) station.answerOnce<A & Act>(action, answer);
  const got = await t.operate(station, action, request, {
    ...(where === undefined ? {} : { where }),
    ...(isOptional === true ? { lacking: "notApplicable" } : {}),
  });
  await t.pass(answerTime);
  return got;
}

/** A field that must not be there. */
export function omitted(t: CsmsScenario, value: unknown, what: string): void {
  t.check(value === undefined, `${what} is omitted`, value);
}

/** A field that must be there, whatever it holds. */
export function given(t: CsmsScenario, value: unknown, what: string): void {
  t.check(value !== undefined, `${what} is given`);
}

/** Identifiers of tokens are the same in upper and lower case. */
export function sameToken(t: CsmsScenario, got: IdToken | undefined, wanted: IdToken): void {
  t.equal(got?.idToken.toLowerCase(), wanted.idToken.toLowerCase(), "the token");
  t.equal(got?.type, wanted.type, "the type of the token");
}

/** The same moment, however it is written, within the tolerance of the settings. */
export function sameTime(t: CsmsScenario, got: string | undefined, wanted: string, what: string): void {
  const apart = Math.abs(Date.parse(got ?? "") - Date.parse(wanted));
  t.check(apart <= t.settings.timeTolerance, `${what} is ${wanted}`, got ?? "omitted");
}
