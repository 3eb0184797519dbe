// SPDX-License-Identifier: Apache-2.0
import { err, ok } from "@chargehand/kernel";
import { expect, test } from "vitest";
import type { NetworkKeeper } from "../../network/network-keeper.ts";
import { type NetworkRecord, newRecord, profileIn } from "../../network/network-record.ts";
import type { CertificateKeeper } from "../../trust/certificate-keeper.ts";
import type { Renewal } from "../../trust/renewal.ts";
import type { BlockContext } from "../functional-block.ts";
import { networkDesk } from "./network-desk.ts";

const endpoint = { url: "ws://one.example/ocpp", versions: ["2.0.1"], password: "a-password-of-0001" } as const;
const secure = { slot: 1, url: "wss://two.example/ocpp", securityProfile: 2, messageTimeoutS: 30, networkInterface: "Any" } as const;

function bench(record: NetworkRecord) {
  const events: string[] = [];
  const kept: boolean[] = [];
  const context = { securityEvent: (kind: string) => void events.push(kind), reconnect: () => {} } as unknown as BlockContext;
  const network = {
    record,
    profileIn: (slot: number) => profileIn(record, slot, { endpoint }),
    setOrder: (text: string) => (text === "0" ? err({ code: "InvalidValue", detail: "" }) : ok(record)),
  } as unknown as NetworkKeeper;
  const certificates = {
    delete: async (_hash: unknown, needsCsmsRoot: boolean) => {
      kept.push(needsCsmsRoot);
      return needsCsmsRoot ? "Failed" : "Accepted";
    },
  } as unknown as CertificateKeeper;
  return { desk: networkDesk({ context, network, certificates, renewal: {} as Renewal }), events, kept };
}

const hash = { hashAlgorithm: "SHA256", issuerNameHash: "", issuerKeyHash: "", serialNumber: "" } as const;

test("an order with less security than today's leaves a trace as any other downgrade does", () => {
  const { desk, events } = bench({ ...newRecord("digest", endpoint), profiles: [secure], securityProfile: 2 });
  desk.setOrder("0");
  expect(events).toEqual(["SecurityDowngradeRefused"]);
  desk.setOrder("1");
  expect(events).toEqual(["SecurityDowngradeRefused", "ReconfigurationOfSecurityParameters"]);
});

test("the last root for CSMSs stays as soon as a profile is to be reached by TLS, not only when one has been [A05.FR.02]", async () => {
  const before = newRecord("digest", endpoint);
  expect(await bench(before).desk.remove(hash)).toBe("Accepted");
  expect(await bench({ ...before, profiles: [secure] }).desk.remove(hash)).toBe("Failed");
});
