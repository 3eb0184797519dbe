// SPDX-License-Identifier: Apache-2.0
import type { OcppPeer } from "@chargehand/ocpp";
import { refusal } from "@chargehand/ocpp";
import { expect, test } from "vitest";
import { transactionEvent } from "../testing/transaction-events.ts";
import { link16 } from "./link16.ts";
import { NEVER_NUMBERED, TransactionIds } from "./transaction-ids.ts";

const authorization = { at: 0, energyWh: 0, seqNo: 0 };
const started = transactionEvent({ kind: "Started", trigger: "CablePluggedIn", authorization });
const ended = transactionEvent({ kind: "Ended", seqNo: 9, trigger: "EVCommunicationLost", authorization });

/** A CSMS that takes starts or not; what it was told stands in `said`. */
function setUp() {
  const csms = { takesStarts: true, said: [] as string[] };
  const call = async (action: string, request: { readonly transactionId?: number }) => {
    csms.said.push(request.transactionId === undefined ? action : `${action} ${request.transactionId}`);
    if (action === "StartTransaction" && !csms.takesStarts) throw refusal("InternalError", "not now");
    return action === "StartTransaction" ? { transactionId: 7, idTagInfo: { status: "Accepted" } } : {};
  };
  const ids = new TransactionIds(() => Promise.resolve());
  return { csms, ids, link: link16({ call } as unknown as OcppPeer<"1.6">, ids) };
}

test("a start that was set aside is heard though its transaction goes on without a number by now, and what follows has the number that comes", async () => {
  const { csms, ids, link } = setUp();
  await ids.learn("tx", NEVER_NUMBERED);
  csms.takesStarts = false;
  await expect(link.deliver(started, false)).rejects.toThrow();
  csms.takesStarts = true;
  expect(await link.deliver(started, false)).toMatchObject({ tokenAccepted: true });
  await link.deliver(ended, false);
  expect(csms.said).toEqual(["StartTransaction", "StartTransaction", "StopTransaction 7"]);
});

test("an end says when it has brought its start with it, so that the start does not count as lost", async () => {
  const { csms, ids, link } = setUp();
  expect(await link.deliver(ended, false)).toMatchObject({ hasBegun: true });
  await ids.learn("tx", 7);
  expect((await link.deliver(ended, false)).hasBegun).toBeUndefined();
  expect(csms.said).toEqual(["StartTransaction", "StopTransaction 7", "StopTransaction 7"]);
});
