// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { readSettings } from "./settings.ts";

describe("settings of the system", () => {
  test("stand on their defaults", () => {
    expect(readSettings({}, {})).toMatchObject({
      port: 8080,
      ocppPort: 8443,
      labPlainPort: undefined,
      labRsaSuites: false,
      homes: 6,
      speed: 1,
      databaseUrl: undefined,
    });
  });

  test("a flag beats the environment, which beats the default", () => {
    expect(readSettings({ homes: "2" }, { CHARGEHAND_HOMES: "9", CHARGEHAND_PORT: "9000" })).toMatchObject({ homes: 2, port: 9000 });
  });

  const bad: readonly [flags: Record<string, string>, env: Record<string, string>, culprit: RegExp][] = [
    [{ port: "http" }, {}, /--port takes a whole number/],
    [{ port: "70000" }, {}, /--port takes a whole number from 0 to 65535/],
    [{}, { CHARGEHAND_HOMES: "-1" }, /CHARGEHAND_HOMES takes/],
    [{ homes: "1.5" }, {}, /--homes takes/],
    [{ speed: "0" }, {}, /--speed takes a number above 0/],
    [{ speed: "fast" }, {}, /--speed takes/],
    [{}, { CHARGEHAND_LAB_RSA_SUITES: "yes" }, /CHARGEHAND_LAB_RSA_SUITES takes true or false/],
    [{ port: "9000", ocppPort: "9000" }, {}, /must differ/],
    [{}, { DATABASE_URL: "mysql://x" }, /DATABASE_URL takes a postgres/],
  ];
  for (const [flags, env, culprit] of bad) {
    test(`refuses ${JSON.stringify({ ...flags, ...env })} and names the culprit`, () => {
      expect(() => readSettings(flags, env)).toThrow(expect.objectContaining({ code: "CLI_OPTION_INVALID", message: expect.stringMatching(culprit) }));
    });
  }
});
