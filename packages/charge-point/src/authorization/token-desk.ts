// SPDX-License-Identifier: Apache-2.0
import type { Log } from "@chargehand/kernel";
import type { MeterSample } from "../meter/meter-sample.ts";
import type { DeliveryAnswer, TokenVerdict } from "../ocpp/csms-link.ts";
import type { IdToken, TransactionEvent } from "../ocpp/station-events.ts";
import type { StoredVariables } from "../ocpp/stored-variables.ts";
import type { ReservationBook } from "../reservation/reservation-book.ts";
import type { PlugKeeper } from "../session/plug-keeper.ts";
import type { Phase } from "../session/session-machine.ts";
import type { SettingsStore } from "../settings.ts";
import type { Station } from "../station.ts";
import type { TokenBook } from "./token-book.ts";
import { isGood, isSameId, type TokenInfo } from "./token-info.ts";

export interface DeskDeps {
  readonly station: Station;
  readonly plug: PlugKeeper;
  readonly book: TokenBook;
  readonly reservations: ReservationBook;
  readonly settings: SettingsStore;
  readonly variables: StoredVariables;
  readonly meter: { read(): Pick<MeterSample, "energy"> };
  /** Finds out about a token; the verdict comes when it comes. */
  readonly authorize: (token: IdToken, onVerdict: (verdict: TokenVerdict) => void) => void;
  readonly wake: () => void;
  readonly log: Log;
}

/** When a token was held to the reader. */
interface Occasion {
  /** Somebody had been let in: this token can only mean to end that. */
  readonly isToStop: boolean;
  readonly visit: number;
}

const letIn: readonly Phase[] = ["Authorized", "AwaitingCable", "AwaitingCableRemote"];

/** What becomes of the tokens that are held to the station, and of those that the CSMS has second thoughts about. */
export class TokenDesk {
  readonly #deps: DeskDeps;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  /** A token is held to the reader. */
  present(token: IdToken): void {
    const { station, plug, book, authorize, log } = this.#deps;
    const known = book.known(token);
    const bearer = known?.group === undefined ? token : { ...token, group: known.group };
    if (this.#isLetIn ? this.#stopsUnasked(token, known) : plug.fetch(bearer)) return;
    // Whoever has begun may still end it.
    if (!this.#isLetIn && !station.isOperative) {
      log.info({}, "out of service: a token was not looked at");
      return;
    }
    const occasion: Occasion = { isToStop: this.#isLetIn, visit: station.visit };
    authorize(token, (verdict) => this.#take(verdict.group === undefined ? token : { ...token, group: verdict.group }, verdict, occasion));
  }

  /** Whom the session belongs to ends it without being asked about, and so does whom the station knows to be of the same group [E07.FR.01, C09.FR.07]. */
  #stopsUnasked(token: IdToken, known: TokenInfo | undefined): boolean {
    const isKnownGood = known !== undefined && isGood(known);
    const isMaster = isKnownGood && this.isMaster(known.group);
    const may = this.isOwn(token) || isMaster || (isKnownGood && this.#isOwnGroup(known.group));
    if (may) this.#stop(token, isMaster && !this.isOwn(token) ? "MasterStop" : "LocalStop");
    return may;
  }

  /** Of the group that may stop everybody and start nothing [C16]. */
  isMaster(group: string | undefined): boolean {
    const master = this.#deps.variables.text("AuthCtrlr.MasterPassGroupId");
    return group !== undefined && master !== "" && isSameId(group, master);
  }

  /** What the CSMS has answered to an event of a transaction. True when the local list says otherwise of that token. */
  onAnswer(event: TransactionEvent, { tokenInfo, tokenAccepted }: DeliveryAnswer): boolean {
    const token = event.idToken ?? event.authorization?.idToken;
    if (tokenAccepted === undefined) return false;
    const isConflict = token !== undefined && tokenInfo !== undefined && this.#deps.book.learn(token, tokenInfo);
    const { session } = this.#deps.station;
    // What is said of somebody who has only stopped the session does not touch it.
    if (session.transaction?.id === event.transactionId && (token === undefined || this.isOwn(token))) {
      session.refuseToken(!tokenAccepted);
      this.follow();
      this.#deps.wake();
    }
    return isConflict;
  }

  /** The CSMS has turned down the token of this session, and what such a session may have all the same is used up [C15.FR.06, E05.FR.02]. */
  get isTurnedDown(): boolean {
    const { station, settings, variables, meter } = this.#deps;
    const { transaction } = station.session;
    // At home nobody but the owner stops the owner.
    if (transaction?.isTokenRefused !== true || !this.#isLetIn || !settings.csmsMayEndCharge) return false;
    return meter.read().energy - transaction.startEnergyWh >= variables.number("TxCtrlr.MaxEnergyOnInvalidId");
  }

  /** Once a cycle: ends a session that has been turned down, where that is what is set [C15.FR.03, C15.FR.04]. */
  follow(): void {
    const { station, plug, settings } = this.#deps;
    if (!settings.values.stopTxOnInvalidId || !this.isTurnedDown) return;
    plug.hold();
    station.apply("Deauthorize");
    station.refuse();
  }

  /** What was meant when it was held there holds, whatever has happened until the verdict came. */
  #take(token: IdToken, { isAccepted }: TokenVerdict, { isToStop, visit }: Occasion): void {
    const { station, reservations, log } = this.#deps;
    if (this.isMaster(token.group)) {
      if (isAccepted && this.#isLetIn) this.#stop(token, "MasterStop");
      else station.refuse();
      return;
    }
    if (isToStop) {
      if (isAccepted && this.#isLetIn && this.#isOwnGroup(token.group)) this.#stop(token);
      return;
    }
    if (this.#isLetIn) return;
    if (station.visit !== visit) {
      // Nobody pays for the vehicle that comes next.
      log.info({}, "the vehicle left before the verdict on its token came");
    } else if (!isAccepted || !station.isOperative || this.#isAnothersTransaction(token) || !reservations.admits(token)) {
      station.refuse();
    } else {
      const reservationId = reservations.use(token);
      station.letIn(reservationId === undefined ? token : { ...token, reservationId });
    }
  }

  get #isLetIn(): boolean {
    return letIn.includes(this.#deps.station.session.phase);
  }

  /** Whether the session is that token's. A CSMS that knows no types names a card by its number alone. */
  isOwn(token: Pick<IdToken, "value">): boolean {
    const { idToken } = this.#deps.station.session;
    return idToken !== undefined && isSameId(idToken.value, token.value);
  }

  #isOwnGroup(group: string | undefined): boolean {
    const own = this.#deps.station.session.idToken?.group;
    return group !== undefined && own !== undefined && isSameId(group, own);
  }

  /** The transaction is still open that somebody else has begun: one transaction is one person's [C01.FR.23]. */
  #isAnothersTransaction(token: IdToken): boolean {
    return this.#deps.station.session.transaction?.idToken !== undefined && !this.isOwn(token);
  }

  #stop(stopToken: IdToken, event: "LocalStop" | "MasterStop" = "LocalStop"): void {
    this.#deps.plug.letGo();
    this.#deps.station.apply(event, { stopToken });
    this.#deps.wake();
  }
}
