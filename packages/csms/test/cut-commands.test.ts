// SPDX-License-Identifier: Apache-2.0
// Row I7: a command whose line goes at any instant.
import { Minutes, Seconds, seededRandom, systemRandom } from "@chargehand/kernel";
import type { RPCClient } from "ocpp-rpc";
import { expect, test } from "vitest";
import type { CommandView } from "../src/api/schemas.ts";
import { getJson, post, until } from "./harness.ts";
import { eachWithLinkRig, type LinkRig } from "./link-rig.ts";
import { minute } from "./real-rig.ts";
import { event201 } from "./tellers.ts";

const ID = "CP-LINE";
let on: LinkRig;
eachWithLinkRig(ID, (rig) => {
  on = rig;
});

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
    else expect({ seed, instant, ...end }).toMatchObject({ status: "Unknown", detail: expect.stringContaining("whether it acted is not known") });
    if (instant === "beforeAsked") expect(end.status).toBe("Done");
    if (instant === "onTheWayUp") expect({ askedBefore, status: end.status }).toEqual({ askedBefore: 1, status: "Unknown" });
    // No session is believed in that the station has not told.
    expect(await on.count("session")).toBe(0);
    await after.close({ force: true });
    await on.gone();
  }
});

/** Five minutes without a word, and then the CSMS looks again. */
async function silence(client: RPCClient): Promise<void> {
  await client.call("Heartbeat", {});
  // What follows the boot at once must not seem to follow the silence.
  on.transport.advance(Seconds(0));
  on.fixture.domain.advance(Minutes(5));
  on.transport.advance(Seconds(15));
}
const decided = (id: string) =>
  until(
    () => commandOf(id),
    ({ finishedAt }) => finishedAt !== null,
  );

const showsNoSign = async (id: string, done: string) =>
  expect(
    await until(
      () => commandOf(id),
      ({ detail }) => detail?.startsWith("no sign") === true,
    ),
  ).toMatchObject({ status: "Unknown", finishedAt: null, detail: expect.stringContaining(`no sign that it ${done}`) });

test.each(["onTheWayDown", "onTheWayUp"] as const)(
  "a start of unknown outcome is decided by what the station tells: a transaction makes it Done, silence leaves it Unknown (%s) [threat I7]",
  async (instant) => {
    const asked: { remoteStartId: number }[] = [];
    const answering = (client: RPCClient) =>
      client.handle("RequestStartTransaction", (({ params }: { params: { remoteStartId: number } }) => {
        asked.push(params);
        return { status: "Accepted" };
      }) as never);
    const before = await on.connected();
    answering(before);
    const id = await cutAt(instant, { kind: "start" });
    await before.close({ force: true }).catch(() => undefined);
    await until(
      () => commandOf(id),
      ({ status }) => status === "Unknown",
    );
    const after = await back(answering);
    expect(await commandOf(id)).toMatchObject({ status: "Unknown", finishedAt: null });
    const remoteStartId = asked[0]?.remoteStartId;
    if (remoteStartId === undefined) await silence(after);
    else {
      // Out of order, and from the queue: the later event comes first.
      const tell = (eventType: string, seqNo: number, rest: object) =>
        after.call("TransactionEvent", event201(eventType, "T-1", { seqNo, timestamp: minute(seqNo), offline: true, ...rest }));
      await tell("Updated", 1, {});
      await tell("Started", 0, { transactionInfo: { transactionId: "T-1", remoteStartId } });
    }
    if (remoteStartId === undefined) await showsNoSign(id, "started");
    else expect(await decided(id)).toMatchObject({ status: "Done" });
    expect(asked).toHaveLength(instant === "onTheWayUp" ? 1 : 0);
    await after.close({ force: true });
  },
);

test("a start over 1.6 whose answer is lost is Done by the transaction of the same tag [threat I7]", async () => {
  const tags: string[] = [];
  const before = await on.connected("1.6");
  before.handle("RemoteStartTransaction", (({ params }: { params: { idTag: string } }) => {
    tags.push(params.idTag);
    return { status: "Accepted" };
  }) as never);
  const id = await cutAt("onTheWayUp", { kind: "start" });
  await before.close({ force: true }).catch(() => undefined);
  on.line.mend();
  const after = on.station("1.6");
  await after.connect();
  const start = (idTag: string, connectorId: number) => after.call("StartTransaction", { connectorId, idTag, meterStart: 0, timestamp: minute(0) });
  await start("somebody", 2);
  expect(await commandOf(id)).toMatchObject({ status: "Unknown", finishedAt: null });
  await start(tags[0] as string, 1);
  expect(await decided(id)).toMatchObject({ status: "Done" });
  await after.close({ force: true });
});

test("a stop whose answer does not come is Done when its transaction ends, Unknown while it goes on [threat I7, C8]", async () => {
  for (const ends of [true, false]) {
    const client = await on.connected();
    const asked = new Promise<void>((resolve) =>
      client.handle("RequestStopTransaction", (() => {
        resolve();
        return new Promise(() => undefined);
      }) as never),
    );
    const name = `T-${ends}`;
    const tell = (eventType: string, seqNo: number) => client.call("TransactionEvent", event201(eventType, name, { seqNo, timestamp: minute(seqNo) }));
    await tell("Started", 0);
    const { id } = (await (await post(on.rig, `/api/stations/${ID}/commands`, { kind: "stop" })).json()) as CommandView;
    await asked;
    on.transport.advance(Seconds(30));
    await until(
      () => commandOf(id),
      ({ status }) => status === "Unknown",
    );
    if (!ends) {
      await silence(client);
      await showsNoSign(id, "stopped");
    }
    // However late.
    await tell("Ended", 1);
    expect(await decided(id)).toMatchObject({ status: "Done" });
    await client.close({ force: true }).catch(() => undefined);
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
