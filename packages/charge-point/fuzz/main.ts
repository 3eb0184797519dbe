// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from "node:util";
import { Minutes, systemClock, systemRandom } from "@chargehand/kernel";
import { fuzzStation } from "./station-fuzz.ts";

const usage = `node --conditions=@chargehand/source packages/charge-point/fuzz/main.ts [--minutes N] [--seed S] [--session K]

  --minutes N   how long (default 1)
  --seed S      a whole number; the same seed gives the same sessions (default: drawn, and printed)
  --session K   that session alone
`;
const { values } = parseArgs({
  options: { minutes: { type: "string", default: "1" }, seed: { type: "string" }, session: { type: "string" }, help: { type: "boolean", default: false } },
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const [minutes, seed, only] = [Number(values.minutes), Number(values.seed ?? systemRandom.int(2 ** 31)), Number(values.session ?? -1)];
  if (values.help || ![minutes, seed, only].every(Number.isFinite)) {
    say(usage);
    return values.help ? 0 : 2;
  }
  say(`seed ${seed}`);
  const until = systemClock.monoMs() + Minutes(minutes);
  const goesOn = (cases: number) => (only >= 0 ? cases === 0 : systemClock.monoMs() < until);
  const { cases, outcomes, findings } = await fuzzStation(seed, Math.max(0, only), goesOn);
  for (const [outcome, count] of Object.entries(outcomes).sort(([, a], [, b]) => b - a)) say(`${count}\t${outcome}`);
  for (const { session, problem, message } of findings) say(`\n--seed ${seed} --session ${session}: ${problem}\n  ${message}`);
  say(`${cases} cases, ${findings.length} findings`);
  return findings.length === 0 ? 0 : 1;
}

process.exitCode = await main();
