// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import { type Clock, Millis, Seconds } from "@chargehand/kernel";
import { cliError } from "../src/errors.ts";
import type { CsmsInit, CsmsReady, FromChild } from "../src/ipc.ts";
import { until } from "./place.ts";

/** The very process that `chargehand up` starts. */
const entry = new URL("../src/processes/csms.ts", import.meta.url);

/** The CSMS as a process, started again whenever it ends, as a supervisor of services would. */
export class VictimCsms {
  readonly #init: CsmsInit;
  readonly #clock: Clock;
  readonly #log: WriteStream;
  #child: ChildProcess | undefined;
  #ready: CsmsReady | undefined;
  #isStopping = false;
  #starts = 0;
  /** Starts that ended before they were ready, without a kill: the database was away. */
  #failedStarts = 0;
  /** Ends of a CSMS that was serving and that nobody killed. */
  #ownEnds = 0;
  /** The end of its standard error: a crash says there why. */
  #lastWords = "";
  #killed: ChildProcess | undefined;
  readonly #say: (text: string) => void;

  constructor(init: CsmsInit, deps: { readonly logFile: string; readonly clock: Clock; readonly say: (text: string) => void }) {
    this.#init = init;
    this.#clock = deps.clock;
    this.#say = deps.say;
    this.#log = createWriteStream(deps.logFile, { flags: "a", mode: 0o600 });
  }

  get ownEnds(): number {
    return this.#ownEnds;
  }

  get starts(): number {
    return this.#starts;
  }
  get failedStarts(): number {
    return this.#failedStarts;
  }
  get isReady(): boolean {
    return this.#ready !== undefined;
  }

  /** Starts it for the first time, and gives the ports that it keeps from then on. */
  async start(): Promise<CsmsReady> {
    this.#spawn(this.#init);
    await until(() => this.#ready !== undefined || this.#failedStarts > 0, 60_000);
    if (this.#ready === undefined) throw cliError("CLI_CHILD_FAILED", "the CSMS did not become ready; see its log");
    return this.#ready;
  }

  /** kill -9, also in the middle of its start. */
  async kill(): Promise<number | undefined> {
    await until(() => this.#child !== undefined, 5_000);
    const pid = this.#child?.pid;
    this.#killed = this.#child;
    this.#child?.kill("SIGKILL");
    return pid;
  }

  /** In good order; after 15 s by force. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#child?.connected) this.#child.send({ type: "stop" });
    if (!(await until(() => this.#child === undefined, 15_000))) this.#child?.kill("SIGKILL");
    await until(() => this.#child === undefined, 5_000);
    await new Promise<void>((resolve) => this.#log.end(resolve));
  }

  #spawn(init: CsmsInit): void {
    this.#starts++;
    const child = fork(entry, { execArgv: process.execArgv, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    this.#child = child;
    child.stdout?.on("data", (chunk: Buffer) => this.#log.write(chunk));
    this.#lastWords = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      this.#log.write(chunk);
      this.#lastWords = `${this.#lastWords}${chunk}`.slice(-2_000);
    });
    child.on("message", (message: FromChild) => {
      if (message.type === "ready") this.#ready = message.ready as CsmsReady;
    });
    // A message to a process that was killed a moment ago is no fault of ours; its end is heard below.
    child.on("error", () => {});
    child.once("close", (code, signal) => this.#ended(child, init, String(signal ?? code)));
    const late = this.#clock.after("start of the CSMS", Seconds(60), () => this.#ready === undefined && child.kill("SIGKILL"));
    child.once("exit", () => late.cancel());
    child.send({ type: "init", init });
  }

  #ended(child: ChildProcess, init: CsmsInit, how: string): void {
    const wasReady = this.#ready;
    this.#child = undefined;
    this.#ready = undefined;
    const isKilled = this.#killed === child || this.#isStopping;
    if (!isKilled && wasReady === undefined) this.#failedStarts++;
    if (!isKilled && wasReady !== undefined) this.#ownEnds++;
    if (!isKilled)
      this.#say(`the CSMS ended by itself ${wasReady === undefined ? "while starting" : "while serving"} (${how}); starting it again\n${this.#lastWords}`);
    if (this.#isStopping || (wasReady === undefined && this.#starts === 1)) return;
    const ports = wasReady === undefined ? {} : { port: wasReady.port, ocppPort: wasReady.ocppPort };
    this.#clock.after("restart of the CSMS", Millis(wasReady === undefined ? 500 : 50), () => !this.#isStopping && this.#spawn({ ...init, ...ports }));
  }
}
