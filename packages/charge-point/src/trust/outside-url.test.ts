// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { nearnessAllowedBy, outsideUrl, placeOf } from "./outside-url.ts";

const world = { schemes: ["https", "sftp"], near: [] } as const;

describe("where a device may be sent", () => {
  test.each(["https://csms.example/ocpp", "https://8.8.8.8:8443/x?y=z", "https://[2001:db8::1]/", "sftp://files.example/logs", "https://EXAMPLE.org./"])(
    "%s may be gone to",
    (text) => {
      expect(outsideUrl(text, world).ok).toBe(true);
    },
  );

  test.each([
    ["file:/etc/passwd", "begin with"],
    ["http://csms.example/", "begin with"],
    ["javascript:alert(1)", "begin with"],
    ["ftp://csms.example/", "begin with"],
    ["csms.example", "not a URL"],
    ["", "not a URL"],
    ["https://", "not a URL"],
    ["sftp:///etc/passwd", "no host"],
    ["https://user:secret@csms.example/", "user"],
    ["https://localhost/", "loopback"],
    ["https://a.localhost/", "loopback"],
    ["https://127.0.0.1/", "loopback"],
    ["https://127.1/", "loopback"],
    ["https://0x7f000001/", "loopback"],
    ["https://2130706433/", "loopback"],
    ["https://[::1]/", "loopback"],
    ["https://[::ffff:127.0.0.1]/", "loopback"],
    ["https://[64:ff9b::7f00:1]/", "loopback"],
    ["https://[::ffff:0:127.0.0.1]/", "nobody"],
    ["https://[2002:7f00:1::]/", "loopback"],
    ["https://[2002:a00:1::]/", "private"],
    ["https://[2001:0:7f00:1::]/", "nobody"],
    ["https://[100::1]/", "nobody"],
    ["https://[64:ff9b:1::7f00:1]/", "loopback"],
    ["https://198.18.0.1/", "nobody"],
    ["https://192.0.0.8/", "nobody"],
    ["https://0177.0.0.1/", "loopback"],
    ["https://0300.0250.1.1/", "private"],
    ["sftp://127.1/", "nobody"],
    ["sftp://2130706433/", "nobody"],
    ["sftp://0x7f.1/", "nobody"],
    ["https://169.254.169.254/latest/meta-data", "link-local"],
    ["https://[fe80::1]/", "link-local"],
    ["https://192.168.1.1/", "private"],
    ["https://10.0.0.1/", "private"],
    ["https://172.31.0.1/", "private"],
    ["https://100.64.0.1/", "private"],
    ["https://[fd00::1]/", "private"],
    ["https://router/", "private"],
    ["https://nas.local/", "private"],
    ["https://0.0.0.0/", "nobody"],
    ["https://224.0.0.1/", "nobody"],
    ["https://255.255.255.255/", "nobody"],
    ["https://[::]/", "nobody"],
    ["https://[ff02::1]/", "nobody"],
    [" https://csms.example/", "escaped"],
    ["https://csms.example/\n", "escaped"],
    ["https://csms.example/$(reboot)`id`", "escaped"],
    ["https:\\\\csms.example", "escaped"],
    [`https://csms.example/${"a".repeat(2_000)}`, "characters"],
  ])("%s is refused", (text, why) => {
    const outcome = outsideUrl(text, world);
    expect(outcome).toMatchObject({ ok: false, error: { code: "InvalidValue" } });
    expect(outcome.ok ? "" : outcome.error.detail).toContain(why);
  });

  test("172.15 and 172.32 are the world, 172.16 is the house", () => {
    expect([placeOf("172.15.0.1"), placeOf("172.16.0.1"), placeOf("172.32.0.1")]).toEqual(["public", "private", "public"]);
  });

  test("a device that was commissioned on loopback may stay there, one of the world may not come near", () => {
    const street = { schemes: ["wss"], near: nearnessAllowedBy("wss://127.0.0.1:9000/ocpp") };
    expect(outsideUrl("wss://localhost:9001/ocpp", street).ok).toBe(true);
    expect(outsideUrl("wss://169.254.1.1/ocpp", street).ok).toBe(false);
    expect(nearnessAllowedBy("wss://csms.example/ocpp")).toEqual([]);
    expect(nearnessAllowedBy("wss://192.168.0.2/ocpp")).toEqual(["private"]);
    expect(nearnessAllowedBy(undefined)).toEqual([]);
  });

  test("the detail never repeats the URL", () => {
    const outcome = outsideUrl("https://127.0.0.1/secret", world);
    expect(JSON.stringify(outcome)).not.toContain("secret");
  });
});
