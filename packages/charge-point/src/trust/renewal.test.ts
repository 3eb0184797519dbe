// SPDX-License-Identifier: Apache-2.0
import { Millis, ok, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { expect, test } from "vitest";
import type { CertificateKeeper } from "./certificate-keeper.ts";
import { Renewal, type RenewalDeps, SWITCH_AFTER } from "./renewal.ts";

const HOUR = 3_600_000;

function bench(more: Partial<RenewalDeps> = {}) {
  const clock = new FakeClock();
  const seen = { sent: [] as string[], reconnects: 0, events: [] as string[], isDue: false };
  let next = 1;
  const certificates = {
    get isRenewalDue() {
      return seen.isDue;
    },
    request: async () => `csr-${next++}`,
    takeSigned: async (chain: string) => (chain === "good" ? ok(undefined) : { ok: false, error: { code: "InvalidCertificate", detail: "no good" } }),
  } as unknown as CertificateKeeper;
  const renewal = new Renewal({
    certificates,
    clocks: { domain: clock, transport: clock },
    log: silentLog,
    organisation: () => "Chargehand",
    waits: () => ({ minimumS: 30, repeatTimes: 2 }),
    send: async (csr) => {
      seen.sent.push(csr);
      return true;
    },
    isOnline: () => true,
    isInUse: () => true,
    track: (task) => task,
    reconnect: () => {
      seen.reconnects++;
    },
    securityEvent: (kind) => seen.events.push(kind),
    ...more,
  });
  const pass = async (ms: number, step = 1_000) => {
    for (let left = ms; left > 0; left -= step) {
      await clock.advanceAsync(Millis(Math.min(step, left)));
      renewal.look();
    }
    await clock.advanceAsync(Millis(0));
  };
  return { renewal, seen, pass };
}

test("asks when told to, again after 30 s and 60 s, and then no more [A02.FR.17 to FR.19]", async () => {
  const { renewal, seen, pass } = bench();
  expect(renewal.asked()).toBe("Accepted");
  await pass(25_000);
  expect(seen.sent).toEqual(["csr-1"]);
  await pass(10_000);
  expect(seen.sent).toHaveLength(2);
  await pass(60_000);
  expect(seen.sent).toEqual(["csr-1", "csr-1", "csr-1"]);
  await pass(HOUR);
  expect(seen.sent).toHaveLength(3);
});

test("each word of the CSMS is a new key pair", async () => {
  const { renewal, seen, pass } = bench();
  renewal.asked();
  await pass(2_000);
  renewal.asked();
  await pass(2_000);
  expect(seen.sent).toEqual(["csr-1", "csr-2"]);
});

test("asks no more when it was turned down, or when what came was no good [A02.FR.20]", async () => {
  const refused: string[] = [];
  const one = bench({
    send: async (csr) => {
      refused.push(csr);
      return false;
    },
  });
  one.renewal.asked();
  await one.pass(300_000);
  expect(refused).toHaveLength(1);
  const two = bench();
  two.renewal.asked();
  await two.pass(1_000);
  expect((await two.renewal.take("bad")).ok).toBe(false);
  await two.pass(300_000);
  expect(two.seen).toMatchObject({ sent: ["csr-1"], events: ["InvalidChargingStationCertificate"], reconnects: 0 });
});

test("one that was not answered is sent again", async () => {
  let tries = 0;
  const { renewal, pass } = bench({
    send: async () => {
      tries++;
      throw new Error("no line");
    },
  });
  renewal.asked();
  await pass(100_000);
  expect(tries).toBe(3);
});

test("connects anew with a good one a minute later, unless the line has gone by itself [A02.FR.08]", async () => {
  const { renewal, seen, pass } = bench();
  renewal.asked();
  await pass(1_000);
  expect((await renewal.take("good")).ok).toBe(true);
  await pass(SWITCH_AFTER - 1_000);
  expect(seen.reconnects).toBe(0);
  await pass(1_000);
  expect(seen).toMatchObject({ reconnects: 1, sent: ["csr-1"], events: ["ReconfigurationOfSecurityParameters"] });
  await renewal.take("good");
  renewal.onLine(false);
  await pass(2 * SWITCH_AFTER);
  expect(seen.reconnects).toBe(1);
});

test("renews by itself before the end, within the hour, and tries again a day later [A03.FR.02]", async () => {
  const { seen, pass } = bench();
  await pass(2 * HOUR, 60_000);
  expect(seen.sent).toEqual([]);
  seen.isDue = true;
  await pass(HOUR + 60_000, 60_000);
  expect(seen.sent[0]).toBe("csr-1");
  await pass(20 * HOUR, 60_000);
  expect(new Set(seen.sent)).toEqual(new Set(["csr-1"]));
  await pass(6 * HOUR, 60_000);
  expect(new Set(seen.sent)).toEqual(new Set(["csr-1", "csr-2"]));
});

test("leaves a certificate alone that is not in use, and asks nobody without a line", async () => {
  for (const more of [{ isInUse: () => false }, { isOnline: () => false }]) {
    const { seen, pass } = bench(more);
    seen.isDue = true;
    await pass(3 * HOUR, 60_000);
    expect(seen.sent).toEqual([]);
  }
});
