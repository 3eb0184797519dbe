// SPDX-License-Identifier: Apache-2.0
import { type Clock, type Ids, type Log, Millis, messageOf, type Random, Seconds, toIso } from "@chargehand/kernel";
import { loadVersion } from "@chargehand/ocpp";
import { evaluate, explainCondition, type Features } from "../catalogue/conditions.ts";
import type { CatalogueCase, Role } from "../catalogue/types.ts";
import type { Check } from "../checks.ts";
import { CsmsScenario } from "../csms/csms-case.ts";
import type { CsmsRig } from "../csms/rig.ts";
import { Evidence } from "../scenario/evidence.ts";
import type { OcppSide } from "../scenario/ocpp-side.ts";
import type { ScenarioParts } from "../scenario/scenario.ts";
import type { CaseSettings } from "../scenario/settings.ts";
import { CaseEnd } from "../scenario/verdict.ts";
import type { StationBench } from "../station/bench.ts";
import type { StationRig } from "../station/rig.ts";
import { StationScenario } from "../station/station-case.ts";
import type { CaseResult } from "./result.ts";

/** The system under test with the hands around it, of either role. */
export type SystemUnderTest =
  | { readonly role: "csms"; readonly rig: CsmsRig }
  | { readonly role: "station"; readonly rig: StationRig; readonly bench: StationBench };

export interface CaseTools {
  readonly settings: CaseSettings;
  /** Transport time. */
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: Ids;
  readonly log: Log;
  /** Aborted when the run shall end. */
  readonly signal?: AbortSignal;
}

type Outcome = Pick<CaseResult, "verdict" | "reason">;

/** How long putting away may take. */
const cleanUpLimit = Seconds(20);

/** Runs one check against a system. Never rejects and always ends: what goes wrong is a verdict. */
export async function runCase(check: Check, system: SystemUnderTest, tools: CaseTools): Promise<CaseResult> {
  const { clock } = tools;
  await loadVersion("2.0.1");
  const began = clock.monoMs();
  const startedAt = toIso(clock.wallMs());
  const evidence = new Evidence(clock);
  const outcome = isLacking(check.case, system.rig.features) ?? (await judged(check, system, { tools, evidence }));
  const isPass = outcome.verdict === "pass";
  return {
    ...{ id: check.case.id, role: check.role, startedAt, durationMs: Math.round(clock.monoMs() - began) },
    ...outcome,
    ...(isPass ? {} : { step: evidence.step }),
    ...{ evidence: evidence.items, leftOut: evidence.leftOut },
  };
}

/** Part 5: a conditional case whose condition does not hold in any profile that asks for it. */
function isLacking({ demands, role }: CatalogueCase, features: Features): Outcome | undefined {
  const isWaived = demands.length > 0 && demands.every(({ condition }) => condition !== undefined && evaluate(condition, features) === false);
  if (!isWaived) return undefined;
  const conditions = [...new Set(demands.map(({ condition }) => explainCondition(condition ?? "", role)))];
  return { verdict: "notApplicable", reason: `Part 5 asks for it only where ${conditions.join("; or ")}` };
}

interface Judging {
  readonly tools: CaseTools;
  readonly evidence: Evidence;
}

async function judged(check: Check, system: SystemUnderTest, { tools, evidence }: Judging): Promise<Outcome> {
  const { settings, clock } = tools;
  const ended = new AbortController();
  const over = Promise.withResolvers<Outcome>();
  const stop = (outcome: Outcome) => {
    over.resolve(outcome);
    ended.abort(new CaseEnd("couldNotTell", outcome.reason ?? ""));
  };
  const limit = clock.after("case limit", settings.caseLimit, () =>
    stop({ verdict: "couldNotTell", reason: `the case was not over after ${Millis(settings.caseLimit) / 1_000} s` }),
  );
  const onAbort = () => stop({ verdict: "couldNotTell", reason: "the run was ended" });
  tools.signal?.addEventListener("abort", onAbort, { once: true });
  try {
    const parts = { evidence, settings, transport: clock, signal: ended.signal };
    return await Promise.race([playing(check, system, { tools, parts }), over.promise]);
  } finally {
    limit.cancel();
    tools.signal?.removeEventListener("abort", onAbort);
    ended.abort(new CaseEnd("couldNotTell", "the case is over"));
  }
}

interface Playing {
  readonly tools: CaseTools;
  readonly parts: Omit<ScenarioParts, "time">;
}

async function playing(check: Check, system: SystemUnderTest, how: Playing): Promise<Outcome> {
  try {
    if (check.role === "csms" && system.role === "csms") return await playCsms(check, system, how);
    if (check.role === "station" && system.role === "station") return await playStation(check, system, how);
    return { verdict: "couldNotTell", reason: `a check of a ${check.role} cannot be run against a ${system.role}` };
  } catch (thrown) {
    return { verdict: "couldNotTell", reason: `the tester failed: ${messageOf(thrown)}` };
  }
}

type OfRole<T, R extends Role> = Extract<T, { readonly role: R }>;

async function playCsms(check: OfRole<Check, "csms">, { rig }: OfRole<SystemUnderTest, "csms">, { tools, parts }: Playing): Promise<Outcome> {
  const { clock, ids, log, random } = tools;
  const t = new CsmsScenario({ ...parts, ids, log, random, rig, time: { clock }, transport: clock });
  try {
    return await verdictOf(
      () => check.run(t),
      () => t.stations,
    );
  } finally {
    await putAwayCsms(t, tools);
  }
}

async function playStation(check: OfRole<Check, "station">, { rig, bench }: OfRole<SystemUnderTest, "station">, { tools, parts }: Playing): Promise<Outcome> {
  const { clock, ids, log, settings } = tools;
  parts.evidence.use(rig.time.clock);
  parts.evidence.hide(settings.password);
  parts.evidence.hide(settings.newPassword);
  const endpoint = await bench.endpoint(rig.identity, check.options.securityProfile ?? 2, settings.password);
  const t = new StationScenario({ ...parts, ids, log, rig, bench, endpoint, time: rig.time, transport: clock });
  const run = async () => {
    if (check.options.unprepared !== true) await t.prepare();
    await check.run(t);
  };
  try {
    return await verdictOf(run, () => [t.csms]);
  } finally {
    bench.invite(undefined);
  }
}

/** Runs a check; at its end all that the system sent must have kept to the protocol. */
async function verdictOf(run: () => Promise<void>, sides: () => readonly OcppSide[]): Promise<Outcome> {
  try {
    await run();
  } catch (thrown) {
    if (thrown instanceof CaseEnd) return { verdict: thrown.verdict, reason: thrown.message };
    return { verdict: "couldNotTell", reason: `the check itself failed: ${messageOf(thrown)}` };
  }
  const [violation] = sides().flatMap((side) => side.violations);
  return violation === undefined ? { verdict: "pass" } : { verdict: "fail", reason: `a message against the protocol: ${violation}` };
}

async function putAwayCsms(t: CsmsScenario, { clock }: CaseTools): Promise<void> {
  for (const station of t.stations) station.close();
  const work = Promise.allSettled(t.stations.map(({ account }) => t.rig.cleanUp?.(account.identity)));
  const over = Promise.withResolvers<void>();
  const timer = clock.after("clean-up limit", cleanUpLimit, () => over.resolve());
  await Promise.race([work, over.promise]);
  timer.cancel();
}
