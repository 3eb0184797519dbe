// SPDX-License-Identifier: Apache-2.0
import { chargePointError } from "../errors.ts";
import type { BlockContext } from "./functional-block.ts";
import type { Uplink, UplinkDeps } from "./uplink.ts";

/** What the blocks of a station work with. They are made before the uplink is, so that is looked up at each use. */
export function blockContextOf(deps: UplinkDeps, uplinkNow: () => Uplink | undefined): BlockContext {
  const { options, station, tokens, reservations, settings, variables, memory, meter, security, view, wake } = deps;
  const uplink = () => {
    const made = uplinkNow();
    if (made === undefined) throw chargePointError("CP_NO_LINE", "the blocks are being made; there is nobody to tell yet");
    return made;
  };
  return {
    options,
    station,
    tokens,
    reservations,
    settings,
    variables,
    memory,
    meter,
    wake,
    view,
    model: () => uplink().model,
    isOnline: () => uplinkNow()?.isOnline ?? false,
    say: (words, isKept) => uplink().tellAfterAnswer({ type: "notice", words, isKept }),
    ask: (words) => uplink().ask(words),
    reconnect: (to) => uplink().reconnectAfterAnswer(to),
    track: (task) => uplink().track(task),
    csms: () => uplink().network.plan().profiles[0],
    manufacturerRoots: () => uplink().network.manufacturerRoots,
    restartForUpdate: () => deps.restart(undefined, false, "FirmwareUpdate"),
    securityEvent: (kind, detail) => security.desk.record(kind, detail),
    securityLogLines: (period) => security.desk.lines(period),
  };
}
