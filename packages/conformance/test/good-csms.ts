// SPDX-License-Identifier: Apache-2.0
// A CSMS for tests of the checks: it does what its operator says, word for word, judges tokens as it was told, and by itself only
// offers a schedule to a vehicle that asks for one and signs what a station asks to have signed. It can be bent in one respect.
import { Millis, systemClock, systemRandom, toIso } from "@chargehand/kernel";
import type { Routes } from "@chargehand/ocpp";
import { MockCsms } from "@chargehand/ocpp/testing";
import { mockCa } from "@chargehand/pki/testing";
import { type CsmsRig, done, type KnownToken, type OperatorAction, type Req, type SystemUnderTest } from "../src/index.ts";
import { goodAnswers, offerTo } from "./good-answers.ts";

export interface Bend {
  /** Who is let in, whatever the truth. */
  readonly admits?: (identity: string, user: string | undefined, isRight: boolean) => boolean;
  /** Handlers instead of the right ones. */
  readonly routes?: Routes<"2.0.1">;
  /** What goes out instead of what the operator asked for; undefined: nothing. */
  readonly sends?: (action: OperatorAction, request: object) => readonly [OperatorAction, object] | undefined;
  /** What an answer becomes. */
  readonly answers?: (action: string, answer: object) => object;
}

export interface GoodCsms {
  readonly system: Extract<SystemUnderTest, { readonly role: "csms" }>;
  stop(): Promise<void>;
}

/** Own messages follow the answer that caused them. */
const afterwards = Millis(20);

export async function goodCsms(bend: Bend = {}): Promise<GoodCsms> {
  const parts: Parts = { bend, passwords: new Map(), tokens: new Map(), transactions: new Map(), contractRoots: [], ca: await mockCa() };
  const csms = await MockCsms.start({
    versions: ["2.0.1"],
    routes: { "2.0.1": bentRoutes(parts, () => csms) },
    async authenticate({ identity, basic }) {
      const isRight = basic?.user === identity && basic.password === parts.passwords.get(identity);
      const admits = bend.admits?.(identity, basic?.user, isRight) ?? isRight;
      return admits ? { admitted: true, principal: identity } : { admitted: false, status: 401, reason: "wrong" };
    },
  });
  return { system: { role: "csms", rig: rigOf(parts, csms) }, stop: () => csms.stop() };
}

interface Parts {
  readonly bend: Bend;
  readonly passwords: Map<string, string>;
  readonly tokens: Map<string, KnownToken>;
  /** The last one of each station. */
  readonly transactions: Map<string, string>;
  readonly contractRoots: string[];
  readonly ca: Awaited<ReturnType<typeof mockCa>>;
}

function rigOf(parts: Parts, csms: MockCsms): CsmsRig {
  return {
    name: "a good CSMS",
    features: {},
    async station({ identity, securityProfile }) {
      const password = systemRandom.hex(12);
      parts.passwords.set(identity, password);
      return { identity, securityProfile, url: csms.url, password };
    },
    async token(token) {
      parts.tokens.set(token.token.idToken, token);
      return done;
    },
    async contractRoot(rootPem) {
      parts.contractRoots.push(rootPem);
      return done;
    },
    async operate(identity, action, request) {
      for (const part of inParts(action, request as object)) send(parts, csms, [identity, action, part]);
      return done;
    },
    stop: () => csms.stop(),
  };
}

/** A station takes two ids in one ClearVariableMonitoring. */
function inParts(action: OperatorAction, request: object): readonly object[] {
  const { id } = request as { readonly id?: unknown };
  if (action !== "ClearVariableMonitoring" || !Array.isArray(id) || id.length <= 2) return [request];
  return [{ id: id.slice(0, 2) }, { id: id.slice(2) }];
}

function send(parts: Parts, csms: MockCsms, [identity, action, request]: readonly [string, OperatorAction, object]): void {
  const { sends } = parts.bend;
  const [what, how] = (sends === undefined ? [action, request] : sends(action, request)) ?? [];
  const peer = csms.peers.get(identity);
  if (what === undefined || peer?.version !== "2.0.1") return;
  void peer
    .call(what, how as Req<OperatorAction>)
    .then((answer) => learn(parts.passwords, identity, { request, answer }))
    .catch(() => {});
}

/** A password that the station took counts from then on. */
function learn(passwords: Map<string, string>, identity: string, { request, answer }: { readonly request: object; readonly answer: object }): void {
  const [set] = (request as Partial<Req<"SetVariables">>).setVariableData ?? [];
  const [result] = (answer as { readonly setVariableResult?: readonly { readonly attributeStatus: string }[] }).setVariableResult ?? [];
  if (set?.variable.name === "BasicAuthPassword" && result?.attributeStatus === "Accepted") passwords.set(identity, set.attributeValue);
}

function bentRoutes(parts: Parts, csms: () => MockCsms): Routes<"2.0.1"> {
  // The record of calls names the station; it is written just before the handler runs.
  const caller = () => csms().calls.at(-1)?.identity ?? "";
  const say = (identity: string, action: OperatorAction, request: object) =>
    systemClock.after("what a CSMS does by itself", afterwards, () => send(parts, csms(), [identity, action, request]));
  const offer = (identity: string) => say(identity, "SetChargingProfile", offerTo(parts.transactions.get(identity)));
  const sign = async (csr: string, identity: string) => {
    const issued = await parts.ca.authority.issueStation(csr, { identity });
    if (issued.ok) say(identity, "CertificateSigned", { certificateChain: issued.value.chain, certificateType: "ChargingStationCertificate" });
  };
  const good = goodAnswers({
    tokens: parts.tokens,
    contractRoots: parts.contractRoots,
    now: () => toIso(systemClock.wallMs()),
    onTransaction: (id) => parts.transactions.set(caller(), id),
    onSchedule: () => offer(caller()),
    onCsr: (csr) => void sign(csr, caller()),
  });
  const handlers = Object.entries({ ...good, ...parts.bend.routes }) as [string, (request: unknown, context: unknown) => object | Promise<object>][];
  const { answers = (_, answer) => answer } = parts.bend;
  return Object.fromEntries(handlers.map(([action, handle]) => [action, async (...asked: [unknown, unknown]) => answers(action, await handle(...asked))]));
}
