// SPDX-License-Identifier: Apache-2.0

import type { SimulatorControl } from "@chargehand/csms";
import { Seconds, systemClock } from "@chargehand/kernel";
import { cliError } from "../errors.ts";
import type { SimulatorAction } from "../ipc.ts";
import { tellParent } from "./child.ts";

/** The page's hands on the simulated street, by way of the parent process. */
export function createSimulatorControl(): { readonly control: SimulatorControl; done(id: number, error: string | undefined): void } {
  const waiting = new Map<number, (error: string | undefined) => void>();
  let last = 0;
  const ask = (identity: string, action: SimulatorAction) =>
    new Promise<void>((resolve, reject) => {
      const id = ++last;
      const limit = systemClock.after("simulator answer", Seconds(5), () => waiting.get(id)?.("the street of simulated homes does not answer"));
      waiting.set(id, (error) => {
        waiting.delete(id);
        limit.cancel();
        if (error === undefined) resolve();
        else reject(cliError("CLI_REQUEST_REFUSED", error));
      });
      tellParent({ type: "simulator", id, identity, action });
    });
  return {
    control: {
      plugIn: (identity) => ask(identity, "plugIn"),
      unplug: (identity) => ask(identity, "unplug"),
      openCover: (identity) => ask(identity, "openCover"),
      closeCover: (identity) => ask(identity, "closeCover"),
    },
    done: (id, error) => waiting.get(id)?.(error),
  };
}
