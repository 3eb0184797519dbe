// SPDX-License-Identifier: Apache-2.0

/** Files that are changed together, and the tests that must notice. One run a group keeps a run short. */
export interface MutantGroup {
  readonly name: string;
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

const rules = "packages/charging/src";
const pilot = "packages/charge-point/src/pilot";
const within = (folder: string, names: readonly string[], end: string): readonly string[] => names.map((name) => `${folder}/${name}${end}`);

const delay = ["delay-causes", "delay-edge", "randomised-delay"];
const profiles = ["charging-profile", "composite-schedule", "composite-timeline", "profile-voice"];
const decision = ["dead-heat", "decision-record", "facts", "hierarchy", "layers", "owner-wish", "policy-packs", "profile-layer", "reasons"];

export const mutantGroups: readonly MutantGroup[] = [
  { name: "hours", mutate: [`${rules}/hours/*.ts`], tests: [`${rules}/hours/*.test.ts`] },
  { name: "supply", mutate: [`${rules}/supply/*.ts`], tests: [`${rules}/supply/*.test.ts`] },
  { name: "delay", mutate: within(rules, delay, ".ts"), tests: [`${rules}/{delay,randomised}-*.test.ts`] },
  {
    name: "decision",
    mutate: within(rules, decision, ".ts"),
    tests: [`${rules}/{dead,decision,facts,hierarchy,layers,owner,policy,profile,reasons}*.test.ts`],
  },
  { name: "profiles", mutate: within(rules, profiles, ".ts"), tests: [`${rules}/composite-*.test.ts`, "packages/charging/test/*.test.ts"] },
  { name: "pilot", mutate: [`${pilot}/*.ts`], tests: [`${pilot}/*.test.ts`] },
];
