// SPDX-License-Identifier: Apache-2.0
import type { Routes } from "@chargehand/ocpp";
import { LogDesk } from "../../diagnostics/log-desk.ts";
import type { LogTold } from "../../diagnostics/log-upload.ts";
import { type BlockContext, type FunctionalBlock, inWords, inWords2x, type MakeBlock, type Words } from "../functional-block.ts";
import type { Variable } from "../variable-list.ts";
import { getDiagnostics16, getLog16, idleDiagnostics16, idleLog16, isDiagnostics, logWords16 } from "./logs16.ts";
import { getLog21, logStatus21 } from "./logs21.ts";
import { getLog201, logStatus201 } from "./logs201.ts";

const wordsOf = (told: LogTold): Words => ({
  ...inWords("2.0.1", "LogStatusNotification", logStatus201(told)),
  ...inWords("2.1", "LogStatusNotification", logStatus21(told)),
  ...logWords16(told),
});

const idle: Words = { ...inWords2x("LogStatusNotification", { status: "Idle" }), ...idleLog16 };

const protocolsOf = (desk: LogDesk): Variable => ({
  ...{ component: "OCPPCommCtrlr", variable: "FileTransferProtocols", dataType: "MemberList", valuesList: ["FTP", "FTPS", "HTTP", "HTTPS", "SFTP"] },
  read: () => desk.protocols.join(","),
});

/** Uploads of logs: GetLog of all versions, and GetDiagnostics of 1.6 [block N]. */
export const makeLogs: MakeBlock = async (context) => {
  const { say } = context;
  // How an upload has ended is worth telling late.
  return new LogBlock(new LogDesk(context, (told) => say(wordsOf(told), true)), say);
};

class LogBlock implements FunctionalBlock {
  readonly #desk: LogDesk;
  readonly #say: BlockContext["say"];

  constructor(desk: LogDesk, say: BlockContext["say"]) {
    this.#desk = desk;
    this.#say = say;
  }

  get variables(): readonly Variable[] {
    return [protocolsOf(this.#desk)];
  }

  get routes201(): Routes<"2.0.1"> {
    return { GetLog: (request) => getLog201(this.#desk, request) };
  }

  get routes21(): Routes<"2.1"> {
    return { GetLog: (request) => getLog21(this.#desk, request) };
  }

  get routes16(): Routes<"1.6"> {
    return { GetLog: (request) => getLog16(this.#desk, request), GetDiagnostics: (request) => getDiagnostics16(this.#desk, request) };
  }

  get triggers(): FunctionalBlock["triggers"] & object {
    return { LogStatusNotification: () => this.#sayLogStatus(), DiagnosticsStatusNotification: () => this.#sayDiagnosticsStatus() };
  }

  stop(): void {
    this.#desk.stop();
  }

  /** With the number of the request only while it is under way [N01.FR.13]. */
  #sayLogStatus(): "Accepted" {
    const { now } = this.#desk;
    this.#say(now === undefined || isDiagnostics(now) ? idle : wordsOf(now), false);
    return "Accepted";
  }

  #sayDiagnosticsStatus(): "Accepted" {
    const { now } = this.#desk;
    this.#say(now !== undefined && isDiagnostics(now) ? logWords16(now) : idleDiagnostics16, false);
    return "Accepted";
  }
}
