// SPDX-License-Identifier: Apache-2.0
// Row I7: a command whose line goes at any instant.
import { seededRandom, systemRandom } from "@chargehand/kernel";
import { type TemporaryDatabase, temporaryDatabase } from "@chargehand/store/testing";
import type { RPCClient } from "ocpp-rpc";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { CommandView } from "../src/api/schemas.ts";
import { getJson, post, until } from "./harness.ts";
import { type LinkRig, startLinkRig } from "./link-rig.ts";

const ID = "CP-LINE";
let keeper: TemporaryDatabase;
let on: LinkRig;
// Keeps the server up between the tests.
beforeAll(async () => {
  keeper = await temporaryDatabase();
});
afterAll(() => keeper?.[Symbol.asyncDispose]());
beforeEach(async () => {
  on = await startLinkRig(ID);
});
afterEach(() => on?.[Symbol.asyncDispose]());

/** The station on the mended line, without a boot: it was on all the time. */
async function back(answering: (client: RPCClient) => void): Promise<RPCClient> {
  on.line.mend();
  const client = on.station();
  answering(client);
  await client.connect();
  return client;
}

/** Moments of a command at which the line may go. */
const instants = ["beforeAsked", "whileAsked", "onTheWayDown", "onTheWayUp"] as const;

/** Asks for `wish` and cuts the line at that moment. Gives the command as the API then has it. */
async function cutAt(instant: (typeof instants)[number], wish: object): Promise<string> {
  const seen = (way: "up" | "down") =>
    new Promise<void>((resolve) => {
      on.line[way].traffic = "drop";
      on.line[way].onBytes = () => resolve();
    });
  if (instant === "beforeAsked") on.line.cut();
  const lost = instant === "onTheWayDown" ? seen("down") : instant === "onTheWayUp" ? seen("up") : undefined;
  const asked = post(on.rig, `/api/stations/${ID}/commands`, wish);
  if (instant === "whileAsked") on.line.cut();
  const { id } = (await (await asked).json()) as CommandView;
  await lost;
  on.line.cut();
  await on.gone();
  return id;
}

const commandOf = (id: string) => getJson<CommandView>(on.rig, `/api/commands/${id}`);

test("a start whose line goes at any instant is asked once at most, and is Done only when the station said so [threat I7]", async () => {
  const seed = systemRandom.int(2 ** 31 - 1);
  const random = seededRandom(seed);
  for (let round = 0; round < 16; round++) {
    const instant = instants[round < instants.length ? round : random.int(instants.length)] as (typeof instants)[number];
    const asked: unknown[] = [];
    const answering = (client: RPCClient) =>
      client.handle("RequestStartTransaction", (({ params }: { params: unknown }) => {
        asked.push(params);
        return { status: "Accepted" };
      }) as never);
    const before = await on.connected();
    answering(before);
    const id = await cutAt(instant, { kind: "start" });
    await before.close({ force: true }).catch(() => undefined);
    const askedBefore = asked.length;
    // Until the station is back it is never said to be done.
    expect({ seed, instant, status: (await commandOf(id)).status }).not.toMatchObject({ status: "Done" });
    const after = await back(answering);
    const end = await until(
      () => commandOf(id),
      ({ status }) => status !== "Sent" && status !== "Delivered",
    );
    expect({ seed, instant, asked: asked.length }).toEqual({ seed, instant, asked: Math.min(1, asked.length) });
    if (end.status === "Done") expect({ seed, instant, askedBefore, asked: asked.length }).toEqual({ seed, instant, askedBefore: 0, asked: 1 });
    else expect({ seed, instant, ...end }).toMatchObject({ status: "Refused", detail: expect.stringContaining("whether it acted is not known") });
    if (instant === "beforeAsked") expect(end.status).toBe("Done");
    if (instant === "onTheWayUp") expect({ askedBefore, status: end.status }).toEqual({ askedBefore: 1, status: "Refused" });
    // No session is believed in that the station has not told.
    expect(await on.count("session")).toBe(0);
    await after.close({ force: true });
    await on.gone();
  }
});

test("a limit whose line goes at any instant is sent again until the station has answered, and stands once [threat I7]", async () => {
  for (const [round, instant] of [...instants, ...instants].entries()) {
    const profiles = new Map<number, number>();
    let answered = 0;
    const answering = (client: RPCClient) =>
      client.handle("SetChargingProfile", (({
        params,
      }: {
        params: { chargingProfile: { id: number; chargingSchedule: { chargingSchedulePeriod: { limit: number }[] }[] } };
      }) => {
        const { id, chargingSchedule } = params.chargingProfile;
        profiles.set(id, chargingSchedule[0]?.chargingSchedulePeriod[0]?.limit ?? -1);
        answered++;
        return { status: "Accepted" };
      }) as never);
    const before = await on.connected();
    answering(before);
    const id = await cutAt(instant, { kind: "limit", limitA: 6 + round });
    await before.close({ force: true }).catch(() => undefined);
    expect((await commandOf(id)).status).not.toBe("Done");
    const after = await back(answering);
    const end = await until(
      () => commandOf(id),
      ({ status }) => status !== "Sent" && status !== "Delivered",
    );
    expect({ instant, status: end.status, answered }).toEqual({ instant, status: "Done", answered: instant === "onTheWayUp" ? 2 : 1 });
    expect([...profiles]).toEqual([[101, 6 + round]]);
    await after.close({ force: true });
    await on.gone();
  }
});
