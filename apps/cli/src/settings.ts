// SPDX-License-Identifier: Apache-2.0
import { resolve } from "node:path";
import { cliError } from "./errors.ts";

/** One option of `up`: its flag, the environment variable that also sets it, what it takes and why it is there. */
interface Setting<T> {
  readonly flag: string;
  readonly env: string;
  readonly fallback: string | undefined;
  readonly help: string;
  readonly parse: (text: string, name: string) => T;
}

const whole =
  (min: number, max: number) =>
  (text: string, name: string): number => {
    const n = Number(text);
    if (!/^\d+$/.test(text) || n < min || n > max) throw cliError("CLI_OPTION_INVALID", `${name} takes a whole number from ${min} to ${max}, not "${text}"`);
    return n;
  };

const positive = (text: string, name: string): number => {
  const n = Number(text);
  if (!(n > 0) || n > 100_000) throw cliError("CLI_OPTION_INVALID", `${name} takes a number above 0 and up to 100000, not "${text}"`);
  return n;
};

const flag = (text: string, name: string): boolean => {
  if (text !== "true" && text !== "false") throw cliError("CLI_OPTION_INVALID", `${name} takes true or false, not "${text}"`);
  return text === "true";
};

const databaseUrl = (text: string, name: string): string => {
  if (!/^postgres(ql)?:\/\//.test(text)) throw cliError("CLI_OPTION_INVALID", `${name} takes a postgres:// URL`);
  return text;
};

const setting = <T>(entry: Setting<T>): Setting<T> => entry;

/** Every setting of the system, once: --help, parsing and the README table come from here. */
export const settings = {
  state: setting({
    flag: "--state <dir>",
    env: "CHARGEHAND_STATE",
    fallback: ".chargehand",
    help: "where keys, database and logs lie",
    parse: (text) => resolve(text),
  }),
  port: setting({
    flag: "--port <n>",
    env: "CHARGEHAND_PORT",
    fallback: "8080",
    help: "port of the web page and the API, on localhost",
    parse: whole(0, 65_535),
  }),
  ocppPort: setting({
    flag: "--ocpp-port <n>",
    env: "CHARGEHAND_OCPP_PORT",
    fallback: "8443",
    help: "port of the OCPP endpoint (TLS), on localhost",
    parse: whole(0, 65_535),
  }),
  labPlainPort: setting({
    flag: "--lab-plain-port <n>",
    env: "CHARGEHAND_LAB_PLAIN_PORT",
    fallback: undefined,
    help: "LAB ONLY: also listen for OCPP without TLS (security profile 1) on this loopback port",
    parse: whole(0, 65_535),
  }),
  labRsaSuites: setting({
    flag: "--lab-rsa-suites",
    env: "CHARGEHAND_LAB_RSA_SUITES",
    fallback: "false",
    help: "LAB ONLY: also offer the TLS suites with RSA key exchange that OCPP certification lists; they have no forward secrecy",
    parse: flag,
  }),
  homes: setting({ flag: "--homes <n>", env: "CHARGEHAND_HOMES", fallback: "6", help: "simulated homes in the street; 0 for none", parse: whole(0, 1000) }),
  speed: setting({
    flag: "--speed <x>",
    env: "CHARGEHAND_SPEED",
    fallback: "1",
    help: "how many times faster than real time stations and sessions run",
    parse: positive,
  }),
  databaseUrl: setting({
    flag: "--database-url <url>",
    env: "DATABASE_URL",
    fallback: undefined,
    help: "use this PostgreSQL instead of the embedded one; its user owns the schema and creates the roles",
    parse: databaseUrl,
  }),
} as const;

export interface Settings {
  readonly state: string;
  readonly port: number;
  readonly ocppPort: number;
  readonly labPlainPort: number | undefined;
  readonly labRsaSuites: boolean;
  readonly homes: number;
  readonly speed: number;
  readonly databaseUrl: string | undefined;
}

/** A flag beats the environment, which beats the default. Throws CLI_OPTION_INVALID with the name of the culprit. */
export function readSettings(flags: Readonly<Record<string, unknown>>, env: Readonly<Record<string, string | undefined>>): Settings {
  const value = <T>(key: keyof typeof settings, entry: Setting<T>): T | undefined => {
    const given = flags[key];
    const flag = given === true ? "true" : given;
    if (typeof flag === "string") return entry.parse(flag, entry.flag.split(" ")[0] as string);
    const fromEnv = env[entry.env];
    if (fromEnv !== undefined && fromEnv !== "") return entry.parse(fromEnv, entry.env);
    return entry.fallback === undefined ? undefined : entry.parse(entry.fallback, entry.flag);
  };
  const read: Settings = {
    state: value("state", settings.state) as string,
    port: value("port", settings.port) as number,
    ocppPort: value("ocppPort", settings.ocppPort) as number,
    labPlainPort: value("labPlainPort", settings.labPlainPort),
    labRsaSuites: value("labRsaSuites", settings.labRsaSuites) as boolean,
    homes: value("homes", settings.homes) as number,
    speed: value("speed", settings.speed) as number,
    databaseUrl: value("databaseUrl", settings.databaseUrl),
  };
  const ports = [read.port, read.ocppPort, read.labPlainPort].filter((port) => port !== undefined && port !== 0);
  if (new Set(ports).size < ports.length) throw cliError("CLI_OPTION_INVALID", "--port, --ocpp-port and --lab-plain-port must differ from one another");
  return Object.freeze(read);
}
