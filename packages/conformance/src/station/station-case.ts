// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Ids, type Log, Millis, Minutes, Seconds } from "@chargehand/kernel";
import { Scenario, type ScenarioParts } from "../scenario/scenario.ts";
import type { IdToken } from "../scenario/settings.ts";
import { type ActionOutcome, CaseEnd, notAutomated } from "../scenario/verdict.ts";
import type { StationBench } from "./bench.ts";
import { csmsAnswers } from "./csms-answers.ts";
import { CsmsPuppet } from "./csms-puppet.ts";
import type { CsmsEndpoint, Plug, StationRig } from "./rig.ts";

export interface StationScenarioParts extends ScenarioParts {
  readonly rig: StationRig;
  readonly bench: StationBench;
  readonly endpoint: CsmsEndpoint;
  readonly transport: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

/** What a check of a station has in its hands: the CSMS that we play, and hands at the station. */
export class StationScenario extends Scenario {
  readonly rig: StationRig;
  readonly bench: StationBench;
  readonly csms: CsmsPuppet;
  /** The reusable state that the station is in: what states build on. */
  readonly state = { plugged: false, authorized: false, offline: false };
  /** Of the transaction that runs, as the station named it. */
  transactionId: string | undefined;

  constructor(parts: StationScenarioParts) {
    super(parts);
    this.rig = parts.rig;
    this.bench = parts.bench;
    const { transport: transportClock, ids, log, bench, endpoint } = parts;
    this.csms = new CsmsPuppet({ scenario: this, answers: csmsAnswers(this), transportClock, ids, log }, bench, endpoint);
  }

  protected override isWireDown = (): boolean => !this.csms.isOpen;

  get plugSite(): Plug {
    const { evseId, connectorId } = this.settings;
    return { evseId, connectorId };
  }

  /** Brings the station to the general preconditions, connected to our CSMS and quiet. */
  async prepare(): Promise<void> {
    this.step("the station comes to the general preconditions");
    this.bench.invite(this.csms);
    await this.hand("the station is idle and knows our CSMS", this.rig.prepare(this.csms.endpoint));
    if (!(await this.csms.untilConnected(Minutes(1)))) this.couldNotTell("the station did not connect to the tester's CSMS");
    await this.pass(Seconds(3));
  }

  plug(where = this.plugSite): Promise<void> {
    return this.hand("a vehicle is plugged in", this.rig.plug?.(where));
  }

  unplug(where = this.plugSite): Promise<void> {
    return this.hand("the vehicle is unplugged", this.rig.unplug?.(where));
  }

  unplugVehicleSide(where = this.plugSite): Promise<void> {
    return this.hand("the cable is pulled at the vehicle", this.rig.unplugVehicleSide?.(where));
  }

  vehicleAsks(asks: boolean, where = this.plugSite): Promise<void> {
    return this.hand(asks ? "the vehicle asks for energy" : "the vehicle asks no more for energy", this.rig.vehicleAsks?.(where, asks));
  }

  presentToken(token: IdToken = this.settings.idToken, where = this.plugSite): Promise<void> {
    return this.hand("a token is presented", this.rig.presentToken?.(token, where));
  }

  powerCycle(offFor: Millis = Seconds(5)): Promise<void> {
    return this.hand("the power goes off and on", this.rig.powerCycle?.(offFor));
  }

  /** A hand does something at the station; the case ends when it cannot. */
  async hand(what: string, work: Promise<ActionOutcome> | undefined): Promise<void> {
    const within = this.settings.handPatience;
    const outcome = await this.bounded(
      work ?? Promise.resolve(notAutomated("this rig has no hand for it")),
      within,
      () => new CaseEnd("couldNotTell", `${what}: nothing done within ${Millis(within) / 1_000} s`),
    );
    this.accept(outcome, what, "notApplicable");
  }
}
