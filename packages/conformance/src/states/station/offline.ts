// SPDX-License-Identifier: Apache-2.0
// What a station does while its CSMS is away, and what it brings when the CSMS is back.
import { type Millis, Minutes, Seconds } from "@chargehand/kernel";
import type { Received } from "../../scenario/ocpp-side.ts";
import type { IdToken } from "../../scenario/settings.ts";
import type { StationScenario } from "../../station/station-case.ts";
import type { TransactionEvent } from "./session.ts";
import { txPoints } from "./settings.ts";

/** How long a hand's doing gets to show before the next. */
const handPause = Seconds(5);
/** How long the queue gets to be emptied. */
const emptying = Seconds(10);

/** The CSMS vanishes, after what was under way has arrived. */
export async function offline(t: StationScenario): Promise<void> {
  t.step("the CSMS goes away");
  await t.pass(Seconds(3));
  t.csms.goAway();
  if (!(await t.csms.untilClosed())) t.couldNotTell("the connection could not be cut");
  t.state.offline = true;
  t.csms.forget();
  since.set(t, t.csms.received.length);
}

const since = new WeakMap<StationScenario, number>();
const backAt = new WeakMap<StationScenario, number>();

/** The CSMS takes the station again. Gives what its clock said. */
export async function online(t: StationScenario): Promise<void> {
  t.step("the CSMS is back");
  backAt.set(t, t.now());
  t.csms.comeBack();
  if (!(await t.csms.untilConnected(Minutes(10)))) t.fail("the station did not reconnect");
  t.state.offline = false;
}

/** The transaction events that came since the CSMS is back: those of the time without it, and those of later. Waits until the queue is empty. */
export async function broughtEvents(
  t: StationScenario,
  within: Millis = emptying,
): Promise<{ readonly queued: readonly TransactionEvent[]; readonly later: readonly TransactionEvent[] }> {
  t.step("the station empties its queue");
  await t.pass(within);
  const events = (t.csms.received as Received<"TransactionEvent">[])
    .filter(({ action, index }) => action === "TransactionEvent" && index >= (since.get(t) ?? 0))
    .map(({ request }) => request)
    .toSorted((a, b) => a.seqNo - b.seqNo);
  const isQueued = ({ timestamp }: TransactionEvent) => Date.parse(timestamp) < (backAt.get(t) ?? 0);
  return { queued: events.filter(isQueued), later: events.filter((event) => !isQueued(event)) };
}

/** Those of the time without the CSMS say so. */
export function allOffline(t: StationScenario, events: readonly TransactionEvent[]): void {
  for (const { seqNo, offline: isOffline } of events) t.equal(isOffline, true, `offline of the event ${seqNo}, which happened without the CSMS,`);
}

export async function plugOffline(t: StationScenario): Promise<void> {
  t.step("a vehicle is plugged in");
  await t.plug();
  t.state.plugged = true;
  await t.pass(handPause);
}

export async function unplugOffline(t: StationScenario): Promise<void> {
  t.step("the vehicle is unplugged");
  await t.unplug();
  t.state.plugged = false;
  await t.pass(handPause);
}

export async function presentOffline(t: StationScenario, token: IdToken = t.settings.idToken): Promise<void> {
  t.step("a token is presented");
  await t.presentToken(token);
  await t.pass(handPause);
}

/** The vehicle drives in or out, where a bay matters to transactions. */
export async function bayOffline(t: StationScenario, occupied: boolean): Promise<void> {
  const points = [await txPoints(t, "TxStartPoint"), await txPoints(t, "TxStopPoint")];
  if (t.rig.parkingBay === undefined || !points.some((list) => list.has("ParkingBayOccupancy"))) return;
  await t.hand(occupied ? "a vehicle drives into the bay" : "the vehicle leaves the bay", t.rig.parkingBay(occupied, t.plugSite));
  await t.pass(handPause);
}

/** Table 436, StartOfflineTransaction. Which points matter is read before the CSMS goes. */
export async function startedOffline(t: StationScenario, token: IdToken = t.settings.idToken): Promise<void> {
  await txPoints(t, "TxStartPoint");
  await txPoints(t, "TxStopPoint");
  await offline(t);
  await bayOffline(t, true);
  await presentOffline(t, token);
  await plugOffline(t);
  t.state.authorized = true;
  await online(t);
}
