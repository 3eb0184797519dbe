// SPDX-License-Identifier: Apache-2.0
// What a station says at each thing that can happen to a session, in each version of OCPP, held against transcripts that a person has
// read: transcripts/<version>/<what>.txt. After a deliberate change the file is deleted, written by the next run, and read again.
import { Seconds } from "@chargehand/kernel";
import { afterEach, describe, expect, test } from "vitest";
import { deviceProfiles } from "../src/device-profile.ts";
import { PaperStation } from "./paper-csms.ts";
import { play, type Scenario, scenarios, versions } from "./transcript-scenarios.ts";

let station: PaperStation;
afterEach(() => station.chargePoint.stop());

describe.each(versions)("OCPP %s", (version) => {
  const inWords = Object.entries(scenarios).filter(([, { in: only }]) => only === undefined || only.includes(version));
  test.each(inWords)("says what the transcript says: %s", async (name: string, scenario: Scenario) => {
    station = await play(scenario, version);
    await expect(station.transcript).toMatchFileSnapshot(`./transcripts/${version}/${name}.txt`);
  });
});

test("a 22 kW model charges on three phases, in every version", async () => {
  for (const version of versions) {
    station = await new PaperStation(version, { device: deviceProfiles["solo3-s22-uc-03"] }).start();
    await station.does("the vehicle is plugged in", () => station.hardware.plug("B"));
    await station.does("the card is held to the reader", () => station.hardware.presentToken("04A1"));
    await station.does("the vehicle asks", () => station.hardware.setPilot("C"));
    await station.waits(Seconds(30));
    expect(station.chargePoint.snapshot().meter.power).toBe(3 * 230 * 32);
    await station.chargePoint.stop();
  }
});
