// SPDX-License-Identifier: Apache-2.0
import { hash } from "node:crypto";
import type { Result } from "@chargehand/kernel";
import type { NetworkEvent, NetworkPlan, NetworkProfile, OcppVersion } from "@chargehand/ocpp";
import type { CsmsEndpoint } from "../charge-point-types.ts";
import type { DeviceMemory, KeptValue } from "../device-memory.ts";
import type { Refusal } from "../ocpp/station-commands.ts";
import { commonVersions } from "../ocpp/versions.ts";
import type { CertificateKeeper } from "../trust/certificate-keeper.ts";
import { lookupWithin } from "../trust/outside-lookup.ts";
import { nearnessAllowedBy } from "../trust/outside-url.ts";
import {
  isNetworkRecord,
  messageTimeoutOf,
  type NetworkFacts,
  type NetworkRecord,
  newRecord,
  passwordOf,
  profileIn,
  type StoredProfile,
  securityProfileOf,
} from "./network-record.ts";
import { afterConnection, type OfferedProfile, raisedTo, withOrder, withPassword, withProfile } from "./network-rules.ts";

export interface NetworkDeps {
  readonly endpoint: CsmsEndpoint;
  readonly certificates: CertificateKeeper;
  readonly memory: DeviceMemory;
  readonly attempts: () => number;
}

/** Which CSMSs there are, in which order, and with what this device proves itself there. Outlasts restarts. */
export class NetworkKeeper {
  readonly #deps: NetworkDeps;
  readonly #kept: KeptValue<NetworkRecord>;
  readonly #near: NetworkFacts["near"];
  #record: NetworkRecord;
  /** The slot of the connection that stands. */
  #inUse: number | undefined;
  /** The slot that is being tried. */
  #tried: number | undefined;
  /** Failures of each slot since the last connection: while a new password or certificate has not worked, it and those before take turns. */
  readonly #failures = new Map<number, number>();
  /** What the plan of this attempt shows. */
  #shown: readonly Pick<NetworkProfile, "slot" | "password" | "tls">[] = [];

  private constructor(deps: NetworkDeps, kept: KeptValue<NetworkRecord>, record: NetworkRecord) {
    this.#deps = deps;
    this.#kept = kept;
    this.#near = nearnessAllowedBy(deps.endpoint.url);
    this.#record = record;
  }

  static async load(deps: NetworkDeps): Promise<NetworkKeeper> {
    const { value, kept } = await deps.memory.keep("network", isNetworkRecord);
    const { endpoint } = deps;
    const commissioned = digestOf(endpoint);
    return new NetworkKeeper(deps, kept, value?.commissioned === commissioned ? value : newRecord(commissioned, endpoint));
  }

  get record(): NetworkRecord {
    return this.#record;
  }

  get facts(): NetworkFacts & { readonly inUse: number | undefined } {
    const { endpoint, certificates } = this.#deps;
    const hasRoot = certificates.csmsRoots !== undefined;
    return { endpoint, near: this.#near, hasRoot, hasCertificate: certificates.hasValid, inUse: this.#inUse };
  }

  get manufacturerRoots(): readonly string[] {
    return this.#deps.certificates.rootsFor("ManufacturerRootCertificate");
  }

  /** What that slot holds. */
  profileIn(slot: number): StoredProfile | undefined {
    return profileIn(this.#record, slot, this.#deps);
  }

  /** The profile of the connection, or of the last one. */
  get current(): StoredProfile | undefined {
    return this.profileIn(this.#inUse ?? this.#record.lastGood);
  }

  /** For the OCPP client, at each attempt. */
  plan(): NetworkPlan {
    const { order, lastGood, securityProfile } = this.#record;
    // After all of the list the one that worked last has its turn [B10.FR.07].
    const slots = order.includes(lastGood) ? order : [...order, lastGood];
    const profiles = slots.map((slot) => this.profileIn(slot)).filter((profile) => profile !== undefined);
    const dialled = profiles.map((profile) => this.#dialled(profile));
    this.#shown = dialled;
    return { profiles: dialled, attempts: this.#deps.attempts(), securityProfile };
  }

  onNetwork(event: NetworkEvent): void {
    if (event.type === "trying") this.#tried = event.slot;
    if (event.type !== "connected") return;
    this.#inUse = event.slot;
    this.#failures.clear();
    this.#save(afterConnection(this.#record, event.slot, this.facts));
    const used = this.#shown.find(({ slot }) => slot === event.slot);
    this.#shown = [];
    const { formerPassword, ...record } = this.#record;
    if (formerPassword !== undefined && used?.password === record.password) this.#save(record);
    const shown = used?.tls?.certificate;
    if (shown !== undefined && shown === this.#deps.certificates.credentials[0]?.certificate) void this.#deps.certificates.confirmNewest();
  }

  onClosed(): void {
    this.#inUse = undefined;
  }

  onFailure(): void {
    if (this.#tried !== undefined) this.#failures.set(this.#tried, this.#failuresOf(this.#tried) + 1);
  }

  setProfile(offered: OfferedProfile): Promise<Result<NetworkRecord, Refusal>> {
    return this.#change(withProfile(this.#record, offered, this.facts));
  }

  setOrder(text: string): Result<NetworkRecord, Refusal> {
    return this.#taken(withOrder(this.#record, text, this.facts));
  }

  setPassword(password: string): Result<NetworkRecord, Refusal> {
    return this.#taken(withPassword(this.#record, password, this.facts));
  }

  raise(level: number): Result<NetworkRecord, Refusal> {
    return this.#taken(raisedTo(this.#record, level, this.facts));
  }

  /** Resolves when what was changed last is on disk. */
  durable(): Promise<void> {
    return this.#kept.durable();
  }

  async #change(outcome: Result<NetworkRecord, Refusal>): Promise<Result<NetworkRecord, Refusal>> {
    this.#taken(outcome);
    await this.durable();
    return outcome;
  }

  #taken(outcome: Result<NetworkRecord, Refusal>): Result<NetworkRecord, Refusal> {
    if (outcome.ok) this.#save(outcome.value);
    return outcome;
  }

  #save(record: NetworkRecord): void {
    if (record === this.#record) return;
    this.#record = record;
    this.#kept.save(record);
  }

  #dialled(profile: StoredProfile): NetworkProfile {
    const { slot, url, securityProfile, identity, version } = profile;
    const password = this.#passwordFor(profile);
    const tls = this.#tlsFor(profile);
    return {
      ...{ slot, url, securityProfile, versions: offered(this.#deps.endpoint, version), callTimeout: messageTimeoutOf(profile) },
      ...(tls === undefined ? {} : { tls }),
      ...(password === undefined || securityProfile === 3 ? {} : { password }),
      ...(identity === undefined ? {} : { identity }),
      // A host that nobody at the device has named may stand for an address in the house.
      ...(hostOf(url) === hostOf(this.#deps.endpoint.url) ? {} : { lookup: lookupWithin(this.#near) }),
    };
  }

  #failuresOf(slot: number): number {
    return this.#failures.get(slot) ?? 0;
  }

  #passwordFor({ slot, password }: StoredProfile): string | undefined {
    const { formerPassword } = this.#record;
    if (password !== undefined) return password;
    return formerPassword !== undefined && this.#failuresOf(slot) % 2 === 1 ? formerPassword : passwordOf(this.#record, this.#deps);
  }

  #tlsFor({ slot, securityProfile }: StoredProfile): NetworkProfile["tls"] {
    const { certificates } = this.#deps;
    const ca = certificates.csmsRoots;
    if (ca === undefined) return undefined;
    const { credentials } = certificates;
    const own = credentials[this.#failuresOf(slot) % Math.max(1, credentials.length)];
    return securityProfile === 3 && own !== undefined ? { ca, ...own } : { ca };
  }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : "");

const offered = (endpoint: CsmsEndpoint, first: OcppVersion | undefined): readonly OcppVersion[] => {
  const versions = commonVersions(endpoint);
  return first === undefined ? versions : [first, ...versions.filter((version) => version !== first)];
};

const digestOf = (endpoint: CsmsEndpoint): string => hash("sha256", JSON.stringify([endpoint.url, securityProfileOf(endpoint), endpoint.password ?? ""]));

/** `none` where a message names a version that is not spoken here. */
export const versionNamed = (name: string | undefined): OcppVersion | "none" | undefined => {
  if (name === undefined) return undefined;
  const known: Readonly<Record<string, OcppVersion>> = { OCPP16: "1.6", OCPP20: "2.0.1", OCPP201: "2.0.1", OCPP21: "2.1" };
  return known[name] ?? "none";
};
