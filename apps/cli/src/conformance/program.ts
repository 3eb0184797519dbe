// SPDX-License-Identifier: Apache-2.0
import type { Command } from "commander";
import type { RunFlags } from "./command.ts";

interface ListFlags {
  readonly target?: "station" | "csms";
  readonly profile?: string[];
  readonly block?: string[];
}

const withFilters = (command: Command) =>
  command
    .option("--profile <name...>", "only cases of these certification profiles, such as Core")
    .option("--case <id...>", "only these cases")
    .option("--block <letter...>", "only these functional blocks, A to P");

/** `chargehand conformance ...`; its machinery is loaded only when it is called. */
export function addConformance(root: Command): void {
  const conformance = root.command("conformance").description("the test cases of the Open Charge Alliance against a station or a CSMS");
  withFilters(conformance.command("run").description("run cases; without --adapter or --manual against our own system"))
    .requiredOption("--target <role>", "what is under test: station or csms")
    .option("--suite <name>", "the only one yet", "oca-2.0.1")
    .option("--adapter <file>", "drive another system by this file (docs/conformance.md)")
    .option("--manual <identity>", "a real station of that identity, with prompts for a person beside it")
    .option("--listen <address[,plain,tls]>", "where the tester's CSMS listens for a real station", "127.0.0.1,9210,9211")
    .option("--host <name>", "the name that a real station reaches the tester by; default that address")
    .option("--format <format>", "report: html, json or junit")
    .option("--out <file>", "where the report goes; default: standard output")
    .option("--results <file>", "keep results here, and go on from there")
    .option("--evidence", "print what was seen of each case")
    .option("--update-expected", "write the verdicts of our own system into packages/conformance/expected")
    .action(async (flags: RunFlags) => (await import("./command.ts")).runConformance(flags));
  withFilters(conformance.command("own").description("run all against our own charge point and CSMS, and compare with the committed verdicts"))
    .option("--target <role>", "only one of them: station or csms")
    .option("--update-expected", "write the verdicts instead of comparing")
    .action(async (flags: Partial<RunFlags>) => (await import("./command.ts")).runOwn(flags));
  conformance
    .command("list")
    .description("the catalogue of cases")
    .option("--target <role>", "station or csms")
    .option("--profile <name...>", "only cases of these certification profiles")
    .option("--block <letter...>", "only these functional blocks")
    .action(async ({ target, profile, block }: ListFlags) => {
      const [{ listCases }, { roleOf }] = await Promise.all([import("./show.ts"), import("./command.ts")]);
      const filters = { ...(profile === undefined ? {} : { profiles: profile }), ...(block === undefined ? {} : { blocks: block }) };
      listCases({ ...(target === undefined ? {} : { role: roleOf(target) }), ...filters });
    });
  conformance
    .command("explain <id>")
    .description("what a case is about, who needs it, what our own system gets")
    .action(async (id: string) => (await import("./show.ts")).explainCase(id));
}
