// SPDX-License-Identifier: Apache-2.0
import type { FromChild } from "../ipc.ts";
import type { Process } from "./process.ts";

/** Carries "plug in" and "unplug" from the page's CSMS to the street, and the outcome back. */
export function createSimulatorRelay(children: () => readonly (Process<unknown> | undefined)[]) {
  return {
    fromCsms(message: FromChild): void {
      if (message.type !== "simulator") return;
      const [csms, street] = children();
      if (street === undefined) csms?.send({ type: "simulatorDone", id: message.id, error: "the street of simulated homes is not running" });
      else street.send(message);
    },
    fromStreet(message: FromChild): void {
      if (message.type === "simulatorDone") children()[0]?.send(message);
    },
  };
}
