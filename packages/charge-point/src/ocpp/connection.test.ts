// SPDX-License-Identifier: Apache-2.0
import { ChargehandError, Minutes, Seconds, seededRandom, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import type { AnyPeer, OcppClientOptions } from "@chargehand/ocpp";
import { expect, test } from "vitest";
import { CommitBuffer } from "../journal/commit-buffer.ts";
import { CrashableStorage } from "../testing/crashable-storage.ts";
import { transactionEvent } from "../testing/transaction-events.ts";
import { Connection } from "./connection.ts";
import { Courier } from "./courier.ts";
import type { CsmsLink } from "./csms-link.ts";
import { Outbox } from "./outbox.ts";

test("the blocks are told that there is no line also where the station itself has hung up on a silent CSMS", async () => {
  const clock = new FakeClock();
  const outbox = new Outbox({ memory: new CommitBuffer({ storage: new CrashableStorage(), clock, log: silentLog }), clock, log: silentLog });
  const told: boolean[] = [];
  let options: OcppClientOptions | undefined;
  const courier: Courier = new Courier({
    outbox,
    clock,
    log: silentLog,
    retry: () => ({ attempts: 1, interval: Seconds(1) }),
    onAnswer: () => {},
    onNotBooted: () => {},
    onSilent: () => options?.onClose?.({ code: 1000, reason: "", wasClean: true } as never),
  });
  const link: CsmsLink = {
    version: "2.0.1",
    boot: () => Promise.resolve({ status: "Accepted", interval: 300, currentTime: 0 }),
    authorize: () => Promise.resolve({ isAccepted: true }),
    say: () => Promise.resolve(undefined),
    deliver: ({ type }) => (type === "transaction" ? Promise.reject(new ChargehandError("OCPP_CALL_TIMEOUT", "protocol", "test")) : Promise.resolve({})),
  };
  const connection = new Connection({
    identity: "CP1",
    network: { plan: () => ({}) as never, onNetwork: () => {}, onClosed: () => {}, manufacturerRoots: [], onFailure: () => {} },
    clocks: { domain: clock, transport: clock },
    random: seededRandom(1),
    log: silentLog,
    courier,
    routes: {},
    observer: {},
    linkOf: () => link,
    connect: (given) => {
      options = given;
      return { start: () => {}, stop: () => Promise.resolve(), peer: undefined };
    },
    bootFacts: (reason) => ({ reason, vendor: "v", model: "m", serialNumber: "s", firmwareVersion: "1" }),
    status: () => ({ type: "status", status: "Available", progress: "Available", at: 0 }),
    offlineThreshold: () => Seconds(0),
    pingInterval: () => Seconds(0),
    backOff: () => ({ minimum: Seconds(1), randomRange: Seconds(0), repeatTimes: 1 }),
    heartbeatInterval: () => Minutes(60),
    onBootAccepted: () => {},
    onFailure: () => {},
    onLine: (isOnline) => told.push(isOnline),
    onTime: () => {},
  });
  connection.start("PowerUp");
  options?.onOpen({} as AnyPeer);
  await clock.advanceAsync(Seconds(1));
  expect(told).toEqual([true]);
  courier.push(transactionEvent({ kind: "Ended" }));
  await clock.advanceAsync(Seconds(1));
  expect([connection.isOnline, told]).toEqual([false, [true, false]]);
});
