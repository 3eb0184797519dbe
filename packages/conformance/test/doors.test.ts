// SPDX-License-Identifier: Apache-2.0
// The TLS cases are worth something only if a system that does the wrong thing could do it with us.
import { Seconds, silentLog, systemClock, systemRandom } from "@chargehand/kernel";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { knock } from "../src/csms/connect.ts";
import { type CsmsEndpoint, StationBench } from "../src/index.ts";
import type { BenchGuest } from "../src/station/bench.ts";

let bench: StationBench;
let endpoint: CsmsEndpoint;
const doors: string[] = [];
const failed: string[] = [];
const guest: BenchGuest = {
  admit: ({ identity }, door) => {
    doors.push(door);
    return { admitted: true, principal: identity };
  },
  connected: (transport) => transport.terminate(),
  handshakeFailed: (reason) => failed.push(reason),
};
const tls11 = { minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;

beforeAll(async () => {
  bench = await StationBench.open({ clock: systemClock, random: systemRandom, log: silentLog });
  endpoint = await bench.endpoint("CH-1", 2, "a-long-password-1234");
  bench.invite(guest);
}, Seconds(20));
afterAll(() => bench.close());

describe("the doors of our CSMS", () => {
  test("let a station in that takes TLS 1.1 when the case offers no more, and only then", async () => {
    expect(await knock(endpoint, tls11)).toMatchObject({ ok: false });
    bench.behave("tls11");
    expect(await knock(endpoint, tls11)).toMatchObject({ ok: true, tls: { version: "TLSv1.1" } });
    expect(await knock(endpoint)).toMatchObject({ ok: false });
    bench.behave("right");
    expect(await knock(endpoint)).toMatchObject({ ok: true });
    expect(failed.length).toBeGreaterThan(0);
  });

  test("show a stranger's certificate where the case wants it, which only its own root vouches for", async () => {
    bench.behave("stranger", ["second"]);
    const second = { ...endpoint, url: bench.urlOf("second") };
    expect(await knock(second)).toMatchObject({ ok: false });
    expect(await knock({ ...second, rootPem: bench.strangerRootPem })).toMatchObject({ ok: true });
    expect(await knock(endpoint)).toMatchObject({ ok: true });
    expect(doors).toContain("second");
    bench.behave("right");
  });

  test("take a station's own certificate, and pass on that one of a stranger is not trusted", async () => {
    const seen: unknown[] = [];
    const admit: BenchGuest["admit"] = ({ certificate }) => {
      seen.push(certificate?.trusted);
      return { admitted: false, status: 401, reason: "looked at" };
    };
    bench.invite({ ...guest, admit });
    await knock(await bench.endpoint("CH-1", 3, ""));
    await knock(endpoint);
    expect(seen).toEqual([true, undefined]);
    bench.invite(guest);
  });
});
