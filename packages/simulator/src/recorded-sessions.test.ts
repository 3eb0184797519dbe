// SPDX-License-Identifier: Apache-2.0
import { Readable } from "node:stream";
import { seededRandom } from "@chargehand/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRecordedSessions, recordingColumns } from "./recorded-sessions.ts";
import { sampleSessions } from "./sample-sessions.ts";

const HEADER = `"location";"user_id";"session_id";"plugin_time";"plugout_time";"connection_time";"energy_session"`;
const GOOD = `"ASK";"ASK_1";"S_1";2019-11-28 19:08:00;2019-11-29 08:20:00;13,2;19,96`;
const read = (text: string, options = {}) => readRecordedSessions(Readable.from([text]), options);

describe("recorded sessions", () => {
  test("reads a row with a decimal comma and civil time of Norway, the default zone", async () => {
    const { sessions, badRows } = await read(`${HEADER}\r\n${GOOD}\r\n`);
    expect(badRows).toEqual([]);
    expect(sessions).toEqual([
      { sessionId: "S_1", userId: "ASK_1", location: "ASK", pluginAt: Date.UTC(2019, 10, 28, 18, 8), plugoutAt: Date.UTC(2019, 10, 29, 7, 20), energy: 19_960 },
    ]);
  });

  test("reads the times in the zone that it is given", async () => {
    const { sessions } = await read(`${HEADER}\n${GOOD}`, { timeZone: "Europe/London" });
    expect(sessions[0]?.pluginAt).toBe(Date.UTC(2019, 10, 28, 19, 8));
  });

  test("takes columns in another order, a byte-order mark and a decimal point", async () => {
    const { sessions } = await read("\uFEFFenergy_session;plugout_time;plugin_time;session_id;user_id;location\n1.5;2020-02-01 02:00;2020-02-01 01:00;s;u;l");
    expect(sessions[0]).toMatchObject({ sessionId: "s", energy: 1_500 });
  });

  test.each([
    ["X;U;S;2019-09-04 10:51:00;NA;NA;27,67", `plugout_time "NA" is not a date and time`],
    ["X;U;S;2019-13-04 10:51:00;2019-09-05 10:51:00;1;1", `plugin_time "2019-13-04 10:51:00" is not a date and time`],
    ["X;U;S;2019-09-04 10:51:00;2019-09-04 10:51:00;0;1", "plugout_time is not after plugin_time"],
    ["X;U;S;2019-09-04 10:51:00;2019-09-05 10:51:00;24;-1", `energy_session "-1" is not a number of kWh, 0 or more`],
    ["X;U;S;2019-09-04 10:51:00;2019-09-05 10:51:00;24;1e9", `energy_session "1e9" is not a number of kWh, 0 or more`],
    ["X;;S;2019-09-04 10:51:00;2019-09-05 10:51:00;24;1", "user_id is empty"],
    ["X;U;;2019-09-04 10:51:00;2019-09-05 10:51:00;24;1", "session_id is empty"],
    ["just;three;cells", "has 3 cells where the header has 7"],
    [`X;U;S;"2019-09-04 10:51:00;2019-09-05 10:51:00;24;1`, `plugin_time ""2019-09-04 10:51:00" is not a date and time`],
    [`X;U;"a;b";2019-09-04 10:51:00;2019-09-05 10:51:00;24;1`, "has 8 cells where the header has 7"],
  ])("leaves out the row %s and says why", async (row, reason) => {
    const { sessions, badRows } = await read(`${HEADER}\n${GOOD}\n${row}\n${GOOD}\n`);
    expect(sessions).toHaveLength(2);
    expect(badRows).toEqual([{ line: 3, reason }]);
  });

  test("gives up on a file with a line without end instead of keeping it in memory", async () => {
    await expect(read(`${HEADER}\n${GOOD}\nX;U;S;${"9".repeat(200_000)}`)).rejects.toMatchObject({ code: "SIM_RECORDING_NOT_CSV" });
  });

  test("names the columns that it wants when the header does not have them", async () => {
    await expect(read("date,price\n1,2\n")).rejects.toMatchObject({
      code: "SIM_RECORDING_HEADER",
      message: expect.stringContaining(recordingColumns.join(";")),
    });
    await expect(read("")).rejects.toMatchObject({ code: "SIM_RECORDING_HEADER" });
  });

  test("fails when no row is usable, with the first reason", async () => {
    await expect(read(`${HEADER}\na;b;c\n`)).rejects.toMatchObject({ code: "SIM_RECORDING_EMPTY", message: expect.stringContaining("line 2") });
    await expect(read(`${HEADER}\n`)).rejects.toMatchObject({ code: "SIM_RECORDING_EMPTY" });
  });

  test("refuses a zone that does not exist, before it reads", async () => {
    await expect(read(`${HEADER}\n${GOOD}`, { timeZone: "Europe/Nowhere" })).rejects.toThrow(RangeError);
  });

  test("stops reading at the limit", async () => {
    expect((await read(`${HEADER}\n${GOOD}\n${GOOD}\nbroken\n`, { limit: 2 })).badRows).toEqual([]);
  });

  test("passes on a failure of the source", async () => {
    const source = new Readable({
      read() {
        this.destroy(new Error("disk gone"));
      },
    });
    await expect(readRecordedSessions(source)).rejects.toThrow("disk gone");
  });

  test("never throws anything but its own errors, whatever the text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom(";", '"', "\n", "\r", "1", ",", "a", "-", " ", "2020-01-01 00:00:00") }), async (text) => {
        const { badRows, sessions } = await read(`${HEADER}\n${GOOD}\n${text}`);
        expect(sessions.length).toBeGreaterThanOrEqual(1);
        for (const row of badRows) expect(row.line).toBeGreaterThan(1);
      }),
    );
  });

  test("makes samples that can be served at 7 kW and that do not overlap for one user", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 120 }), (seed, count) => {
        const sessions = sampleSessions({ count, random: seededRandom(seed), start: Date.UTC(2026, 0, 5) });
        expect(sessions).toHaveLength(count);
        const last = new Map<string, number>();
        for (const session of sessions) {
          expect(session.energy).toBeLessThanOrEqual((7_000 * (session.plugoutAt - session.pluginAt)) / 3_600_000);
          expect(session.pluginAt).toBeGreaterThan(last.get(session.userId) ?? 0);
          last.set(session.userId, session.plugoutAt);
        }
      }),
    );
  });
});
