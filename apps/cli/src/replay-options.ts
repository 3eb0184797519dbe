// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { messageOf } from "@chargehand/kernel";
import { type Recording, readRecordedSessions, replayStart } from "@chargehand/simulator";
import { cliError } from "./errors.ts";
import type { ReplayFile } from "./ipc.ts";

export interface ReplayFlags {
  readonly sessions?: string;
  readonly timeZone: string;
}

/** Reads and checks a recording before anything is started, so that a bad file is one clear line. */
export async function readReplayOptions(
  path: string,
  flags: ReplayFlags,
): Promise<{ readonly replay: ReplayFile; readonly recording: Recording; readonly firstPlugIn: number }> {
  const file = resolve(path);
  const sessions = countOf(flags.sessions);
  await access(file, constants.R_OK).catch((error: unknown) => {
    throw cliError("CLI_FILE_UNREADABLE", `${path} cannot be read: ${messageOf(error)}`, { cause: error });
  });
  if (!(await stat(file)).isFile()) throw cliError("CLI_FILE_UNREADABLE", `${path} is not a file`);
  const options = { timeZone: flags.timeZone, ...(sessions === undefined ? {} : { limit: sessions }) };
  const recording = await readRecordedSessions(createReadStream(file), options).catch((error: unknown) => {
    if (error instanceof RangeError)
      throw cliError("CLI_OPTION_INVALID", `--time-zone takes an IANA zone such as Europe/Oslo, not "${flags.timeZone}"`, { cause: error });
    throw error;
  });
  const replay: ReplayFile = { file, timeZone: flags.timeZone, ...(sessions === undefined ? {} : { sessions }) };
  return { replay, recording, firstPlugIn: replayStart(recording.sessions) };
}

function countOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(text)) throw cliError("CLI_OPTION_INVALID", `--sessions takes a whole number, 1 or more, not "${text}"`);
  return Number(text);
}
