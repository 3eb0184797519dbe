// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, fork } from "node:child_process";
import { appendFileSync, createWriteStream, type WriteStream } from "node:fs";
import { type Clock, Millis } from "@chargehand/kernel";
import { until } from "../place.ts";
import type { DeviceAct, DeviceState, DevicesInit, FromDevices, ToDevices } from "./messages.ts";

const entry = new URL("devices-process.ts", import.meta.url);

export interface VictimDevicesDeps {
  readonly logFile: string;
  /** The clock of the devices, as they have it. */
  readonly domain: Clock;
  /** Real time. */
  readonly clock: Clock;
  readonly say: (text: string) => void;
}

/** The devices as a process: a kill is a loss of power for all of them, and the power comes back when `start` is called. */
export class VictimDevices {
  readonly #init: Omit<DevicesInit, "driven">;
  readonly #deps: VictimDevicesDeps;
  readonly #log: WriteStream;
  #child: ChildProcess | undefined;
  #states: readonly DeviceState[] = [];
  #driven: string[] = [];
  #isMeantToEnd = false;
  #failure: string | undefined;
  starts = 0;
  /** Ends of the process that nobody asked for. */
  ownEnds = 0;

  constructor(init: Omit<DevicesInit, "driven">, deps: VictimDevicesDeps) {
    this.#init = init;
    this.#deps = deps;
    this.#log = createWriteStream(deps.logFile, { flags: "a", mode: 0o600 });
  }

  /** As the process told last; empty while it is down, or has told nothing yet. */
  get states(): readonly DeviceState[] {
    return this.#states;
  }

  get isAlive(): boolean {
    return this.#child !== undefined;
  }

  start(): void {
    if (this.#child !== undefined) return;
    this.starts++;
    this.#isMeantToEnd = false;
    const child = fork(entry, { execArgv: process.execArgv, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => this.#log.write(chunk));
    child.on("message", (message: FromDevices) => {
      if (child !== this.#child || this.#isMeantToEnd) return;
      if (message.type === "state") this.#states = message.devices;
      else this.#failure = message.message;
    });
    // A message to a process that was killed a moment ago is no fault of ours.
    child.on("error", () => {});
    child.once("close", (code, signal) => this.#ended(child, String(signal ?? code)));
    child.send({ type: "init", init: { ...this.#init, driven: this.#driven } } satisfies ToDevices);
    this.#driven = [];
  }

  act(identity: string, act: DeviceAct): void {
    if (this.#child === undefined) {
      if (act === "unplug") this.#driven.push(identity);
      return;
    }
    if (this.#child.connected) this.#child.send({ type: "act", identity, act } satisfies ToDevices);
  }

  /** The power goes. Gives the number of the process. */
  async kill(): Promise<number | undefined> {
    const child = this.#child;
    if (child === undefined) return undefined;
    this.#isMeantToEnd = true;
    child.kill("SIGKILL");
    const at = this.#deps.domain.wallMs();
    await until(() => this.#child !== child, 10_000);
    this.#note("cut", at);
    return child.pid;
  }

  /** In good order. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child !== undefined) {
      this.#isMeantToEnd = true;
      if (child.connected) child.send({ type: "stop" } satisfies ToDevices);
      if (!(await until(() => this.#child !== child, 20_000))) await this.kill();
    }
    await new Promise<void>((resolve) => this.#log.end(resolve));
  }

  #ended(child: ChildProcess, how: string): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#states = [];
    if (this.#isMeantToEnd) return;
    this.ownEnds++;
    this.#note("cut", this.#deps.domain.wallMs());
    this.#deps.say(`the devices ended by themselves (${how}): ${this.#failure ?? "see their log"}`);
    this.#deps.clock.after("restart of the devices", Millis(1_000), () => this.start());
  }

  #note(kind: "cut", at: number): void {
    // What was being written when it was killed may lack its end.
    appendFileSync(this.#init.witnessFile, `\n${JSON.stringify([kind, at])}\n`, { mode: 0o600 });
  }
}
