// SPDX-License-Identifier: Apache-2.0
// What goes wrong around a session: the power, the line, a reset, a fault, a station out of service.
import { Seconds } from "@chargehand/kernel";
import {
  authorised,
  charging,
  goesOutOfService,
  nothing,
  plugsIn,
  type Scenario,
  startsRemotely,
  stopsRemotely,
  unplugs,
  vehicleAsks,
} from "./scenario-steps.ts";

export const troubles: Readonly<Record<string, Scenario>> = {
  "power-cut-and-the-vehicle-stays": {
    before: charging,
    happens: (on) => on.does("the power goes, and comes back after 5 minutes", () => on.powerCut(Seconds(300), (hardware) => hardware.plug("C"))),
  },
  "power-cut-and-it-stays-off": {
    settings: { afterPowerCut: "off" },
    before: charging,
    async happens(on) {
      await on.does("the power goes, and comes back after 5 minutes", () => on.powerCut(Seconds(300), (hardware) => hardware.plug("C")));
      await on.waits(Seconds(20));
      await on.does("the owner lets it go on", () => on.chargePoint.local.resume());
      await on.waits(Seconds(6));
    },
  },
  "power-cut-and-the-vehicle-goes": {
    before: charging,
    happens: (on) => on.does("the power goes, the vehicle too, and the power comes back after 5 minutes", () => on.powerCut(Seconds(300), () => {})),
  },
  "power-cut-of-more-than-a-week": {
    before: charging,
    async happens(on) {
      await on.does("the power goes, and comes back after eight days", () => on.powerCut(Seconds(8 * 86_400), (hardware) => hardware.plug("C")));
      await on.waits(Seconds(6));
    },
  },
  "power-cut-without-a-line": {
    async before(on) {
      await charging(on);
      await on.does("the line goes", () => on.lineGoes());
      await on.waits(Seconds(90));
    },
    async happens(on) {
      await on.does("the power goes, the vehicle too, and the power comes back after 5 minutes", () => on.powerCut(Seconds(300), () => {}));
      await on.does("the line comes back", () => on.lineComes());
    },
  },
  reset: {
    before: charging,
    async happens(on) {
      await on.asks("Reset", on.version === "1.6" ? { type: "Soft" } : { type: "Immediate" });
      await on.waits(Seconds(2));
    },
  },
  "reset-and-resume": {
    in: ["2.1"],
    before: charging,
    async happens(on) {
      await on.asks("Reset", { type: "ImmediateAndResume" });
      await on.waits(Seconds(6));
      await stopsRemotely(on);
    },
  },
  "reset-hard": {
    in: ["1.6"],
    before: charging,
    async happens(on) {
      await on.asks("Reset", { type: "Hard" });
      await on.waits(Seconds(2));
    },
  },
  "reset-when-idle": {
    in: ["2.0.1", "2.1"],
    before: charging,
    async happens(on) {
      await on.asks("Reset", { type: "OnIdle" });
      await on.waits(Seconds(2));
      await unplugs(on);
      await on.waits(Seconds(2));
    },
  },
  fault: {
    before: charging,
    async happens(on) {
      await on.does("residual current is found", () => on.hardware.setFaults(["residual current"]));
      await on.waits(Seconds(5));
      await on.does("the fault is gone", () => on.hardware.setFaults([]));
      await on.waits(Seconds(6));
    },
  },
  "fault-while-nobody-charges": {
    before: nothing,
    async happens(on) {
      await on.does("the supply has no earth", () => on.hardware.setFaults(["no earth"]));
      await on.waits(Seconds(5));
      await on.does("the fault is gone", () => on.hardware.setFaults([]));
    },
  },
  "out-of-service": {
    before: nothing,
    async happens(on) {
      await goesOutOfService(on);
      await plugsIn(on);
      await startsRemotely(on);
    },
  },
  "out-of-service-after-the-charge": {
    before: charging,
    async happens(on) {
      await goesOutOfService(on);
      await unplugs(on);
    },
  },
  "the-line-goes-and-comes-in-the-charge": {
    before: charging,
    async happens(on) {
      await on.does("the line goes", () => on.lineGoes());
      await on.waits(Seconds(120));
      await on.does("the line comes back", () => on.lineComes());
    },
  },
  "stopped-by-card-without-a-line": {
    before: charging,
    async happens(on) {
      await on.does("the line goes", () => on.lineGoes());
      await on.waits(Seconds(20));
      await on.does("the same card is held to the reader", () => on.hardware.presentToken("04A1"));
      await unplugs(on);
      await on.waits(Seconds(20));
      await on.does("the line comes back", () => on.lineComes());
    },
  },
  "the-whole-charge-without-a-line": {
    before: authorised,
    async happens(on) {
      await on.does("the line goes", () => on.lineGoes());
      await vehicleAsks(on);
      await on.waits(Seconds(60));
      await unplugs(on);
      await on.waits(Seconds(10));
      await on.does("the line comes back", () => on.lineComes());
    },
  },
};
