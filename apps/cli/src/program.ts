// SPDX-License-Identifier: Apache-2.0
import { Command } from "commander";
import { addConformance } from "./conformance/program.ts";
import { readSettings, settings } from "./settings.ts";

const env = process.env;

/** Adds the options of the running system; each names the environment variable that also sets it. */
function withSettings(command: Command, names: readonly (keyof typeof settings)[]): Command {
  for (const name of names) {
    const { flag, env: variable, fallback, help } = settings[name];
    const standing = fallback === undefined || fallback === "false" ? "" : `; default ${fallback}`;
    command.option(flag, `${help} (${variable}${standing})`);
  }
  return command;
}

const replayOptions = (command: Command) =>
  command.option("--time-zone <zone>", "zone of the file's civil times", "Europe/Oslo").option("--sessions <n>", "only the first n sessions of the file");

/** The command line of chargehand. What a command does is loaded only when it is called: a short question need not wait for the whole system to load. */
export function program(): Command {
  const root = new Command("chargehand").description("An open smart-charging system for Great Britain").showHelpAfterError();
  const up = root
    .command("up")
    .description("bring the whole system up on this machine: database, certificate authority, CSMS, page, a street of simulated homes");
  withSettings(up, ["state", "port", "ocppPort", "labPlainPort", "labRsaSuites", "homes", "speed", "databaseUrl"]);
  replayOptions(up.option("--replay <file>", "let the homes live through recorded sessions of this CSV file, idle gaps skipped"));
  up.action(async (flags) => (await import("./commands/up.ts")).runUp(readSettings(flags, env), flags));

  const replay = root.command("replay").argument("<file>", "CSV: location;user_id;session_id;plugin_time;plugout_time;connection_time;energy_session");
  replay.description("replay recorded sessions through real charge points and the wire, and compare the energy that the CSMS recorded with the file's");
  replayOptions(replay)
    .option("--ocpp <version>", "OCPP version that the charge points speak: 2.0.1, 2.1 or 1.6", "2.0.1")
    .option("--json", "print JSON")
    .action(async (file: string, flags) => (await import("./commands/replay.ts")).runReplay(file, flags));

  const station = root.command("station").description("charging stations of the running system");
  withSettings(station.command("add").argument("<id>", "identity on the OCPP path"), ["state"])
    .description("register a station and print what it needs to connect, once")
    .requiredOption("--security-profile <n>", "1 password without TLS (lab only), 2 password with TLS, 3 certificate (mutual TLS)")
    .option("--name <text>", "name shown in the page")
    .option("--out <dir>", "where key and certificate files go (profile 3; default: ./ID)")
    .option("--json", "print JSON")
    .action(async (id: string, flags) => (await import("./commands/station.ts")).addStation(readSettings(flags, env).state, id, flags));
  withSettings(station.command("list"), ["state"])
    .description("list stations")
    .option("--json", "print JSON")
    .action(async (flags) => (await import("./commands/station.ts")).printStations(readSettings(flags, env).state, flags));

  const session = root.command("session").description("charging sessions of the running system");
  withSettings(session.command("list"), ["state"])
    .description("list sessions, newest first")
    .option("--station <id>", "only of this station")
    .option("--limit <n>", "at most n", "50")
    .option("--json", "print JSON")
    .action(async (flags) => (await import("./commands/session.ts")).printSessions(readSettings(flags, env).state, flags));

  const owner = root.command("owner").description("the first account");
  withSettings(owner.command("reset-password"), ["state"])
    .description("set a new one-time password for the first account and end its sessions")
    .action(async (flags) => (await import("./commands/owner.ts")).resetOwner(readSettings(flags, env).state));

  const securityLog = root.command("security-log").description("the security log of a charge point");
  securityLog
    .command("verify")
    .argument("<path...>", "directory of the log, or files of its segments, oldest first")
    .description("find out whether anything of it was removed, put in, changed or moved; exit code 1 if so")
    .option("--certificate <file>", "the device's certificate (PEM), to check by whom the end is sealed")
    .option("--json", "print JSON")
    .action(async (paths: string[], flags) => (await import("./commands/security-log.ts")).verifyLog(paths, flags));

  addConformance(root);
  return root;
}
