// SPDX-License-Identifier: Apache-2.0
// What the API, the gateway and the command line may ask of what is stored. Implemented by feature folders;
// put together by `openPersistence` (persistence.ts). Every question carries its viewer: row-level security answers.

import type { CommandView, MeterPoint, NoticeView, SecurityEventView, SessionView, StationReading, StationView } from "./api/schemas.ts";
import type { AuthorizationStatus, StationRef } from "./domain.ts";

export type Face = "owner" | "operator";

/** Who looks. The database shows an owner only the stations of `station_owner`, an operator those of the tenant. */
export type Viewer = { readonly tenantId: number } & (
  | { readonly face: "owner"; readonly userId: string }
  | { readonly face: "operator"; readonly userId?: string }
);

export type OwnerViewer = Viewer & { readonly face: "owner" };

/** Newest first. `before` is the `next` of the page before this one. */
export interface PageRequest {
  /** 1 to 200; default 50. */
  readonly limit?: number;
  readonly before?: string;
}
export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** All of a StationView but presence, which only the gateway knows (an open, live socket). */
export type StoredStation = Omit<StationView, "isOnline">;

export interface NewStation {
  /** Globally unique, 1 to 48 characters of OCPP's identifierString; it is the last part of the OCPP URL. */
  readonly id: string;
  readonly tenantId: number;
  readonly name: string;
  readonly isSimulated: boolean;
  readonly securityProfile: 1 | 2 | 3;
  /** From `hashPassword` (gateway/password.ts), for profiles 1 and 2. */
  readonly passwordHash?: string;
  /** SHA-256 of the DER, lower-case hex without colons, for profile 3. */
  readonly certificateFingerprint?: string;
  /** Users who own it (the owner's face). */
  readonly ownerIds?: readonly string[];
}

/** What the gateway checks before the 101. Never leaves the server. */
export interface StationCredentials {
  readonly station: StationRef;
  readonly securityProfile: 1 | 2 | 3;
  readonly passwordHash: string | undefined;
  readonly certificateFingerprint: string | undefined;
  /** Its BootNotification was accepted before. */
  readonly hasBooted?: true;
}

export interface Stations {
  list(viewer: Viewer): Promise<readonly StoredStation[]>;
  get(viewer: Viewer, stationId: string): Promise<StoredStation | undefined>;
  /** Throws CSMS_STATION_EXISTS (usage) when the id is taken, by any tenant. */
  create(station: NewStation): Promise<void>;
  /** Creates it, or leaves what is there and only brings credentials and owners up to date. For the simulated street at each start. */
  ensure(station: NewStation): Promise<void>;
  /** For the gateway; undefined for an unknown station. */
  credentials(stationId: string): Promise<StationCredentials | undefined>;
  setCertificate(station: StationRef, fingerprint: string): Promise<void>;
}

export interface SeriesRequest {
  /** Most points in the answer, 2 to 2,000; default 600. Longer series are thinned to the last reading of each equal slice of time. */
  readonly maxPoints?: number;
  /** Epoch ms, inclusive. */
  readonly from?: number;
  /** Epoch ms, exclusive. */
  readonly to?: number;
}

export interface OpenTransaction {
  readonly sessionId: string;
  /** The station's own id. */
  readonly transactionId: string;
  readonly evseId: number;
  /** A token was accepted in it, or energy has flowed: what a start would add is there already. */
  readonly isAuthorised: boolean;
}

/** What a station told of one transaction, as far as it shows what became of a command. Times are epoch ms of the domain. */
export interface TransactionTrace {
  /** The station's own id. */
  readonly transactionId: string;
  /** By the station's clock. */
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  /** When the first event of it reached us. */
  readonly firstToldAt: number;
  /** Of OCPP 2.x. */
  readonly remoteStartIds: readonly number[];
  /** As `tokenHashOf` gives it, hex. */
  readonly tokenHash: string | undefined;
  readonly isAuthorised: boolean;
}

/** Which transactions of a station; the open ones come along. */
export interface TraceRequest {
  readonly transactionIds: readonly string[];
  /** Of OCPP 2.x: whichever names one of them. */
  readonly remoteStartIds: readonly number[];
  /** As `tokenHashOf` gives them, hex. */
  readonly tokenHashes: readonly string[];
}

export interface Sessions {
  /** Newest first; of one station or of all that the viewer sees. */
  list(viewer: Viewer, filter: PageRequest & { readonly stationId?: string }): Promise<Page<SessionView>>;
  get(viewer: Viewer, sessionId: string): Promise<SessionView | undefined>;
  /** Undefined when the viewer may not see the session or it does not exist. Oldest first. */
  series(viewer: Viewer, sessionId: string, request?: SeriesRequest): Promise<readonly MeterPoint[] | undefined>;
  /** The station's own id of the open session on that EVSE (any EVSE when absent), for RequestStopTransaction. */
  openTransaction(viewer: Viewer, stationId: string, evseId?: number): Promise<OpenTransaction | undefined>;
  /** Of the open ones, and of those of a token, the newest 50 each. */
  traces(viewer: Viewer, stationId: string, request: TraceRequest): Promise<readonly TransactionTrace[]>;
}

export interface ReadingsRequest {
  /** Epoch ms, inclusive. */
  readonly from?: number;
  /** Epoch ms, exclusive. */
  readonly to?: number;
  /** 1 to 1,000; default 200: the newest of the range. */
  readonly limit?: number;
}

export interface StationReadings {
  /** What the station measured outside its transactions, newest first; nothing of a station that the viewer may not see. */
  list(viewer: Viewer, stationId: string, request: ReadingsRequest): Promise<readonly StationReading[]>;
}

export type CommandStatus = CommandView["status"];

export interface NewCommand {
  readonly stationId: string;
  readonly kind: string;
  /** The facts that everything able to change the power carries, as plain JSON. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly requestedBy: string;
  /** Epoch ms, domain time. A command still Sent then is Expired by `expireDue`. */
  readonly expiresAt?: number;
}

export interface UnfinishedCommand {
  readonly view: CommandView;
  /** As they were given to `create`. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Epoch ms, domain time. */
  readonly expiresAt: number | undefined;
  /** Epoch ms, domain time: when it first went out. */
  readonly deliveredAt: number | undefined;
}

/** `isFinal`, of Unknown alone: nobody looks any more; the others but Delivered are final by themselves. */
export interface CommandStep {
  readonly status: Exclude<CommandStatus, "Sent">;
  readonly detail?: string;
  readonly isFinal?: boolean;
}

export interface Commands {
  /** Status `Sent`. Throws CSMS_STATION_UNKNOWN (usage) when the viewer may not see the station. */
  create(viewer: Viewer, command: NewCommand): Promise<CommandView>;
  /**
   * Moves forward only: Sent -> Delivered -> Done | Refused | Expired (Sent may also finish at once), or by way of
   * Unknown -> Done | Refused, or Unknown with another detail or for good. Undefined when there is no such command or it has already gone
   * further; then nothing changed.
   */
  advance(tenantId: number, commandId: string, to: CommandStep): Promise<CommandView | undefined>;
  get(viewer: Viewer, commandId: string): Promise<CommandView | undefined>;
  list(viewer: Viewer, filter: PageRequest & { readonly stationId?: string }): Promise<Page<CommandView>>;
  /** Not finished, oldest first: what a process that starts finds of the one before. */
  unfinished(tenantId: number): Promise<readonly UnfinishedCommand[]>;
  /** Marks what is past its time; gives those that changed. */
  expireDue(tenantId: number): Promise<readonly CommandView[]>;
}

export interface SecurityEvents {
  /** Operators see the tenant's, owners those of their stations. */
  list(viewer: Viewer, filter: PageRequest & { readonly stationId?: string }): Promise<Page<SecurityEventView>>;
  /** Of an owner's stations, what is for the owner, newest first; each with when this owner has seen it. `seen` picks those that have been seen, or have not. */
  notices(owner: OwnerViewer, filter: PageRequest & { readonly seen?: boolean }): Promise<Page<NoticeView>>;
  /** For good. Ids that name nothing of the owner's are passed over. */
  markSeen(owner: OwnerViewer, ids: readonly string[], atMs: number): Promise<void>;
}

export interface Membership {
  readonly tenantId: number;
  readonly face: Face;
}

export interface Tenants {
  /** Of a signed-in user, across tenants; read afresh on each request so that a change takes effect at once. */
  membershipsOf(userId: string): Promise<readonly Membership[]>;
  addMembership(userId: string, membership: Membership): Promise<void>;
  addStationOwner(station: StationRef, userId: string): Promise<void>;
}

export interface IdTokenRecord {
  readonly value: string;
  readonly type: string;
  readonly status: AuthorizationStatus;
  /** Epoch ms, domain time; past it the token is Expired. */
  readonly validUntil?: number;
  /** Whose it is. */
  readonly userId?: string;
}

export interface IdTokens {
  upsert(tenantId: number, token: IdTokenRecord): Promise<void>;
}

export interface Repositories {
  readonly stations: Stations;
  readonly sessions: Sessions;
  readonly stationReadings: StationReadings;
  readonly commands: Commands;
  readonly securityEvents: SecurityEvents;
  readonly tenants: Tenants;
  readonly idTokens: IdTokens;
}
