// SPDX-License-Identifier: Apache-2.0
import { Seconds, toIso } from "@chargehand/kernel";
import type { ocpp201 } from "@chargehand/ocpp";
import { OcppSide, type Req, type Res, type SideParts } from "../scenario/ocpp-side.ts";
import { CaseEnd } from "../scenario/verdict.ts";
import { type Knock, type KnockOptions, knock, type TlsFacts } from "./connect.ts";
import type { StationAccount } from "./rig.ts";

/** The station that we play towards a CSMS under test. It does nothing by itself. */
export class StationPuppet extends OcppSide {
  account: StationAccount;
  tls: TlsFacts | undefined;
  compressed = false;

  constructor(parts: SideParts, account: StationAccount) {
    super(parts);
    this.account = account;
  }

  /** Connects; the case fails when the CSMS does not let us in. */
  async connect(options: KnockOptions = {}): Promise<void> {
    const got = await this.tryConnect(options);
    if (!got.ok) throw new CaseEnd("fail", `the CSMS did not let the station in: ${got.reason}`);
  }

  /** Knocks and gives what came of it; when it is let in, the connection is in use. */
  async tryConnect(options: KnockOptions = {}): Promise<Knock> {
    const { scenario } = this.parts;
    const got = await scenario.bounded(
      knock(this.account, options),
      Seconds(30),
      () => new CaseEnd("fail", "the CSMS neither let the station in nor turned it away in 30 s"),
    );
    if (got.ok) {
      this.tls = got.tls;
      this.compressed = got.compressed;
      this.adopt(got.transport);
    } else scenario.evidence.note(`turned away: ${got.reason}`);
    return got;
  }

  /** BootNotification with the configured model. */
  boot(reason: Req<"BootNotification">["reason"] = "PowerUp"): Promise<Res<"BootNotification">> {
    const { vendorName, model } = this.parts.scenario.settings;
    return this.call("BootNotification", { reason, chargingStation: { vendorName, model, firmwareVersion: "1.0" } });
  }

  /** StatusNotification of the configured connector, or of another. */
  async status(connectorStatus: Req<"StatusNotification">["connectorStatus"], evseId?: number, connectorId?: number): Promise<void> {
    const { settings } = this.parts.scenario;
    const where = { evseId: evseId ?? settings.evseId, connectorId: connectorId ?? settings.connectorId };
    await this.call("StatusNotification", { timestamp: this.now(), connectorStatus, ...where });
  }

  /** NotifyEvent of a component's variable. */
  async notify(component: ocpp201.ComponentType, variable: string, actualValue: string): Promise<void> {
    const eventData = [
      {
        eventId: 1,
        timestamp: this.now(),
        trigger: "Delta" as const,
        actualValue,
        eventNotificationType: "HardWiredNotification" as const,
        component,
        variable: { name: variable },
      },
    ];
    await this.call("NotifyEvent", { generatedAt: this.now(), seqNo: 0, tbc: false, eventData });
  }

  now(): string {
    return toIso(this.parts.scenario.now());
  }
}
