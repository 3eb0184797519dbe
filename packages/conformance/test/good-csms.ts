// SPDX-License-Identifier: Apache-2.0
// A small CSMS for tests of the checks: it does whatever its operator asks, and can be broken in one respect.
import { Millis, systemClock, systemRandom, toIso } from "@chargehand/kernel";
import type { Routes } from "@chargehand/ocpp";
import { MockCsms } from "@chargehand/ocpp/testing";
import { mockCa } from "@chargehand/pki/testing";
import { type CsmsRig, done, type OperatorAction, type Req } from "../src/index.ts";

export interface Breakage {
  /** Who is let in, whatever the truth. */
  readonly admits?: (identity: string, user: string | undefined, isRight: boolean) => boolean;
  readonly routes?: Routes<"2.0.1">;
  /** What goes out instead of what the operator asked for; undefined: nothing. */
  readonly sends?: (action: OperatorAction, request: object) => readonly [OperatorAction, object] | undefined;
}

export async function goodCsms(breakage: Breakage = {}): Promise<{ readonly rig: CsmsRig; stop(): Promise<void> }> {
  const passwords = new Map<string, string>();
  const ca = await mockCa();
  const now = () => toIso(systemClock.wallMs());
  const accepted = { idTokenInfo: { status: "Accepted" as const } };
  const operate = async (identity: string, action: OperatorAction, request: object) => {
    const [what, how] = breakage.sends?.(action, request) ?? (breakage.sends === undefined ? [action, request] : [undefined, undefined]);
    const peer = csms.peers.get(identity);
    if (what === undefined || peer?.version !== "2.0.1") return done;
    void peer
      .call(what, how as Req<OperatorAction>)
      .then((answer) => learn(identity, request, answer))
      .catch(() => {});
    return done;
  };
  /** A password that the station took counts from then on. */
  const learn = (identity: string, request: object, answer: object) => {
    const [set] = (request as Partial<Req<"SetVariables">>).setVariableData ?? [];
    const [result] = (answer as { readonly setVariableResult?: readonly { readonly attributeStatus: string }[] }).setVariableResult ?? [];
    if (set?.variable.name === "BasicAuthPassword" && result?.attributeStatus === "Accepted") passwords.set(identity, set.attributeValue);
  };
  const sign = async (csr: string) => {
    const identity = [...csms.peers.keys()].at(-1) ?? "";
    const issued = await ca.authority.issueStation(csr, { identity });
    if (issued.ok) await operate(identity, "CertificateSigned", { certificateChain: issued.value.chain, certificateType: "ChargingStationCertificate" });
  };
  const routes: Routes<"2.0.1"> = {
    BootNotification: () => ({ currentTime: now(), interval: 300, status: "Accepted" }),
    Heartbeat: () => ({ currentTime: now() }),
    StatusNotification: () => ({}),
    NotifyEvent: () => ({}),
    NotifyReport: () => ({}),
    Authorize: () => accepted,
    TransactionEvent: ({ idToken }) => (idToken === undefined ? {} : accepted),
    SignCertificate: ({ csr }) => {
      systemClock.after("sign", Millis(20), () => void sign(csr));
      return { status: "Accepted" };
    },
    ...breakage.routes,
  };
  const csms = await MockCsms.start({
    versions: ["2.0.1"],
    routes: { "2.0.1": routes },
    async authenticate({ identity, basic }) {
      const isRight = basic?.user === identity && basic.password === passwords.get(identity);
      const admits = breakage.admits?.(identity, basic?.user, isRight) ?? isRight;
      return admits ? { admitted: true, principal: identity } : { admitted: false, status: 401, reason: "wrong" };
    },
  });
  const rig: CsmsRig = {
    name: "a good CSMS",
    features: {},
    operate: (identity, action, request) => operate(identity, action, request as object),
    token: async () => done,
    stop: () => csms.stop(),
    async station({ identity, securityProfile }) {
      const password = systemRandom.hex(12);
      passwords.set(identity, password);
      return { identity, securityProfile, url: csms.url, password };
    },
  };
  return { rig, stop: () => csms.stop() };
}
