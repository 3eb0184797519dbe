// SPDX-License-Identifier: Apache-2.0
import { LogDesk } from "../../diagnostics/log-desk.ts";
import type { LogTold } from "../../diagnostics/log-upload.ts";
import { inWords, inWords2x, type MakeBlock, type Words } from "../functional-block.ts";
import { getDiagnostics16, getLog16, idleDiagnostics16, idleLog16, isDiagnostics, logWords16 } from "./logs16.ts";
import { getLog21, logStatus21 } from "./logs21.ts";
import { getLog201, logStatus201 } from "./logs201.ts";

const wordsOf = (told: LogTold): Words => ({
  ...inWords("2.0.1", "LogStatusNotification", logStatus201(told)),
  ...inWords("2.1", "LogStatusNotification", logStatus21(told)),
  ...logWords16(told),
});

const idle: Words = { ...inWords2x("LogStatusNotification", { status: "Idle" }), ...idleLog16 };

/** Uploads of logs: GetLog of all versions, and GetDiagnostics of 1.6 [block N]. */
export const makeLogs: MakeBlock = async (context) => {
  const { say } = context;
  // How an upload has ended is worth telling late.
  const desk = new LogDesk(context, (told) => say(wordsOf(told), true));
  return {
    variables: [
      {
        ...{ component: "OCPPCommCtrlr", variable: "FileTransferProtocols", dataType: "MemberList", valuesList: ["FTP", "FTPS", "HTTP", "HTTPS", "SFTP"] },
        read: () => desk.protocols.join(","),
      },
    ],
    routes201: { GetLog: (request) => getLog201(desk, request) },
    routes21: { GetLog: (request) => getLog21(desk, request) },
    routes16: { GetLog: (request) => getLog16(desk, request), GetDiagnostics: (request) => getDiagnostics16(desk, request) },
    triggers: {
      // With the number of the request only while it is under way [N01.FR.13].
      LogStatusNotification: () => {
        const { now } = desk;
        say(now === undefined || isDiagnostics(now) ? idle : wordsOf(now), false);
        return "Accepted";
      },
      DiagnosticsStatusNotification: () => {
        const { now } = desk;
        say(now !== undefined && isDiagnostics(now) ? logWords16(now) : idleDiagnostics16, false);
        return "Accepted";
      },
    },
    stop: () => desk.stop(),
  };
};
