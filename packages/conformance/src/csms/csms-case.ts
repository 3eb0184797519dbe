// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Ids, type Log, Millis, type Random } from "@chargehand/kernel";
import type { Act, Req } from "../scenario/ocpp-side.ts";
import { Scenario, type ScenarioParts } from "../scenario/scenario.ts";
import { type ActionOutcome, CaseEnd, notAutomated } from "../scenario/verdict.ts";
import type { BootPolicy, CsmsRig, KnownToken, OperatorAction, StationAccount } from "./rig.ts";
import { stationAnswers } from "./station-answers.ts";
import { StationPuppet } from "./station-puppet.ts";

export interface CsmsScenarioParts extends ScenarioParts {
  readonly rig: CsmsRig;
  readonly transport: Clock;
  readonly random: Random;
  readonly ids: Ids;
  readonly log: Log;
}

/** What a check of a CSMS has in its hands: stations that we play, and an operator. */
export class CsmsScenario extends Scenario {
  readonly rig: CsmsRig;
  readonly stations: StationPuppet[] = [];
  readonly #parts: CsmsScenarioParts;

  constructor(parts: CsmsScenarioParts) {
    super(parts);
    this.#parts = parts;
    this.rig = parts.rig;
  }

  /** A station that is known to the CSMS and not connected yet. A fresh one at each call. */
  async newStation(wanted: { readonly securityProfile?: 1 | 2 | 3 } = {}): Promise<StationPuppet> {
    const { rig, random, ids, log, transport } = this.#parts;
    const securityProfile = wanted.securityProfile ?? 2;
    const account = await this.#byHand(rig.station({ identity: `OCA-${random.hex(6)}`, securityProfile }));
    if (typeof account !== "object" || account === null) throw new CaseEnd("couldNotTell", `the rig gave ${String(account)} for a station`);
    if (isOutcome(account)) {
      this.accept(account, `a station of security profile ${securityProfile}`, "notApplicable");
      throw new CaseEnd("couldNotTell", "the rig gave no station");
    }
    if (account.password !== undefined) this.evidence.hide(account.password);
    this.evidence.action(`the CSMS knows the station ${account.identity}, security profile ${securityProfile}`);
    const puppet = new StationPuppet({ scenario: this, answers: stationAnswers(), transportClock: transport, ids, log }, account);
    this.stations.push(puppet);
    return puppet;
  }

  /** Makes the CSMS know a token. */
  async knowToken(token: KnownToken): Promise<void> {
    await this.#hand(`the CSMS knows a token, ${token.status}`, this.rig.token?.(token));
  }

  /** Makes the CSMS trust a root that contracts of vehicles come from. */
  async trustContractRoot(rootPem: string): Promise<void> {
    await this.#hand("the CSMS trusts the root of a contract", this.rig.contractRoot?.(rootPem));
  }

  async bootPolicy(station: StationPuppet, policy: BootPolicy): Promise<void> {
    await this.#hand(`the CSMS answers the next boot ${policy}`, this.rig.bootPolicy?.(station.account.identity, policy), "notApplicable");
  }

  /** An operator makes the CSMS do it, and the request arrives at the station. The case fails when the CSMS has no such function. */
  async operate<A extends OperatorAction>(
    station: StationPuppet,
    action: A,
    request: Req<A>,
    options: { readonly where?: (request: Req<A>) => boolean; readonly lacking?: "fail" | "notApplicable" } = {},
  ): Promise<Req<A>> {
    const identity = station.account.identity;
    await this.#hand(`an operator asks for ${action}`, this.rig.operate?.(identity, action, request), options.lacking);
    return station.expect<A & Act>(action, {
      ...(options.where === undefined ? {} : { where: options.where }),
      within: this.settings.patience,
      what: `the ${action} that the operator asked for`,
    });
  }

  async #hand(what: string, work: Promise<ActionOutcome> | undefined, lacking: "fail" | "notApplicable" = "fail"): Promise<void> {
    const outcome = await this.#byHand(work ?? Promise.resolve(notAutomated("this rig has no hand for it")));
    this.accept(outcome, what, lacking);
  }

  #byHand<T>(work: Promise<T>): Promise<T> {
    const within = this.settings.handPatience;
    return this.bounded(work, within, () => new CaseEnd("couldNotTell", `the rig did nothing within ${Millis(within) / 1_000} s`));
  }
}

const isOutcome = (value: StationAccount | ActionOutcome): value is ActionOutcome => "outcome" in value;
