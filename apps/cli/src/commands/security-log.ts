// SPDX-License-Identifier: Apache-2.0
import { readFile, stat } from "node:fs/promises";
import { fileSecurityLog, type LogVerdict, readLogFile, sealCheck, verifySecurityLog, verifyStore } from "@chargehand/charge-point";
import { messageOf } from "@chargehand/kernel";
import { cliError } from "../errors.ts";

interface VerifyFlags {
  readonly certificate?: string;
  readonly json?: boolean;
}

/** Verifies a charge point's security log: its directory, or files of its segments, oldest first. Sets the exit code to 1 when it is not whole. */
export async function verifyLog(paths: readonly string[], flags: VerifyFlags): Promise<void> {
  const verdict = await verdictOf(paths, flags.certificate);
  process.stdout.write(flags.json === true ? `${JSON.stringify(verdict, null, 2)}\n` : textOf(verdict));
  if (!verdict.isWhole) process.exitCode = 1;
}

async function verdictOf(paths: readonly string[], certificate: string | undefined): Promise<LogVerdict> {
  try {
    const check = certificate === undefined ? undefined : sealCheck(await readFile(certificate, "utf8"));
    const [first] = paths;
    if (first !== undefined && paths.length === 1 && (await stat(first)).isDirectory()) return await verifyStore(fileSecurityLog(first), check);
    if (check !== undefined) throw cliError("CLI_OPTION_INVALID", "--certificate: the seal lies beside the log; name the directory of the log");
    return verifySecurityLog({ segments: await Promise.all(paths.map((path) => readLogFile(path))) });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "CLI_OPTION_INVALID") throw error;
    throw cliError("CLI_FILE_UNREADABLE", `the log or the certificate cannot be read: ${messageOf(error)}`);
  }
}

const seals: Readonly<Record<LogVerdict["seal"], string>> = {
  good: "The end is sealed by the key of that certificate.",
  none: "The end is not sealed: whoever has written the whole log anew would not be found.",
  unchecked: "The end is sealed; name the device's certificate with --certificate to check it.",
  bad: "THE SEAL IS NOT OF THAT CERTIFICATE.",
};

export function textOf(verdict: LogVerdict): string {
  const { isWhole, entries, first, last, dropped, tornBytes, seal, unsealed, findings } = verdict;
  const lines = [
    entries === 0
      ? "No entries."
      : `Entries ${first} to ${last}, ${entries} in all${dropped === 0 ? "" : `; the ${dropped} before them made room, as the log says`}.`,
    ...(tornBytes === 0 ? [] : [`The last entry was never finished (${tornBytes} bytes): a loss of power; the device mends it at its next start.`]),
    ...findings.map(({ after, what }) => `NOT AS IT WAS WRITTEN${after === 0 ? "" : ` (by entry ${after})`}: ${what}`),
    seals[seal],
    ...(seal === "good" && unsealed > 0
      ? [`What comes after entry ${last - unsealed} is behind that seal: a loss of power before it could be sealed, or not of this device.`]
      : []),
    isWhole ? "The log is whole: nothing was removed, put in, changed or moved." : "The log is NOT whole.",
  ];
  return `${lines.join("\n")}\n`;
}
