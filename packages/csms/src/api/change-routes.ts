// SPDX-License-Identifier: Apache-2.0

import { parseWeekText } from "@chargehand/charging";
import { type Clock, type Random, toIso } from "@chargehand/kernel";
import { type CaClient, fingerprintOf, isStationIdentity, makeCsr, makePrivateKeyPem, signingKeyFromPem } from "@chargehand/pki";
import { Type } from "typebox";
import { error } from "../errors.ts";
import type { CommandDispatch } from "../gateway/command-dispatch.ts";
import { hashPassword } from "../gateway/password.ts";
import type { NewStation, Repositories } from "../repositories.ts";
import { isDeviceWish } from "../versions/wishes.ts";
import { type Caller, viewerOf } from "./caller.ts";
import { callerOf } from "./guards.ts";
import { type Api, answers, found, StationParams } from "./route-types.ts";
import { type CommandRequest, CommandRequestSchema, CommandSchema, ProblemSchema, StationSchema } from "./schemas.ts";
import { stationView } from "./views.ts";

/** The simulated street's hands. Resolve when the simulator has taken the wish; undefined result: no such station there. */
export interface SimulatorControl {
  plugIn(stationId: string): Promise<void>;
  unplug(stationId: string): Promise<void>;
  openCover(stationId: string): Promise<void>;
  closeCover(stationId: string): Promise<void>;
}

export interface ChangeDeps {
  readonly repositories: Repositories;
  readonly dispatch: CommandDispatch;
  readonly random: Random;
  /** Domain time. */
  readonly domain: Clock;
  readonly ca: Pick<CaClient, "issueStation" | "rootPem"> | undefined;
  /** `wss://host:port/ocpp/` for stations. */
  /** Undefined where no port of that profile is open. */
  readonly ocppUrl: (securityProfile: 1 | 2 | 3) => string | undefined;
  readonly simulatorControl: SimulatorControl | undefined;
  /** Who owns a station that the command line adds. */
  readonly firstOwnerId: () => Promise<string | undefined>;
}

const NewStationSchema = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 48 }),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: "^[^\\u0000-\\u001f\\u007f]*$" })),
    securityProfile: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]),
    csr: Type.Optional(Type.String({ maxLength: 8_192, description: "PEM, CN = id; with it the key never leaves its maker. Security profile 3 only" })),
  },
  { additionalProperties: false },
);

/** Shown once: the CSMS keeps only the password's hash and the certificate's fingerprint. */
const CredentialsSchema = Type.Object({
  station: StationSchema,
  url: Type.String({ description: "without the identity, which the charge point appends" }),
  password: Type.Optional(Type.String()),
  key: Type.Optional(Type.String({ description: "PEM" })),
  certificate: Type.Optional(Type.String({ description: "PEM chain, leaf first" })),
  ca: Type.Optional(Type.String({ description: "PEM of the root that vouches for the CSMS" })),
});

interface Secrets {
  readonly stored: Pick<NewStation, "passwordHash" | "certificateFingerprint">;
  readonly shown: { readonly password?: string; readonly key?: string; readonly certificate?: string };
}

/** The authority's problems that are nobody's fault who asks. */
const AWAY: ReadonlySet<string> = new Set(["unreachable", "timeout", "untrusted", "answer-invalid", "internal", "slow-down", "not-allowed"]);

interface Wanted {
  readonly id: string;
  readonly securityProfile: 1 | 2 | 3;
  readonly csr?: string;
}

async function secretsFor({ id, securityProfile, csr: given }: Wanted, { ca, random }: ChangeDeps): Promise<Secrets> {
  if (securityProfile !== 3) {
    const password = random.hex(16);
    return { stored: { passwordHash: await hashPassword(password) }, shown: { password } };
  }
  if (ca === undefined) throw error("CSMS_COMMAND_REFUSED", "this CSMS has no certificate authority; use security profile 2");
  const key = given === undefined ? await makePrivateKeyPem() : undefined;
  const csr = given ?? (await makeCsr({ commonName: id, key: await signingKeyFromPem(key as string) }));
  const issued = await ca.issueStation({ csr, identity: id });
  if (!issued.ok && given !== undefined && !AWAY.has(issued.error.code)) throw error("CSMS_REQUEST_INVALID", `csr: ${issued.error.message}`);
  if (!issued.ok) throw error("CSMS_UNAVAILABLE", `the certificate authority refused: ${issued.error.code}`);
  return {
    stored: { certificateFingerprint: fingerprintOf(issued.value.certificate) },
    shown: { ...(key === undefined ? {} : { key }), certificate: issued.value.chain },
  };
}

export function addStationRoute(app: Api, deps: ChangeDeps): void {
  const schema = { body: NewStationSchema, response: { 201: CredentialsSchema, default: ProblemSchema } };
  app.post("/api/stations", { config: { access: "operator" }, schema }, async (request, reply) => {
    const caller = callerOf(request);
    const { id, securityProfile, name = id } = request.body;
    if (!isStationIdentity(id)) {
      throw error("CSMS_REQUEST_INVALID", "id: 1 to 48 letters, digits or *-_=+|@. and no IP address; no colon, which Basic authentication cannot carry");
    }
    const url = deps.ocppUrl(securityProfile);
    if (url === undefined) throw error("CSMS_PLAIN_OCPP_REFUSED", "securityProfile: this CSMS has no port without TLS; use 2 or 3, or start it as a lab");
    const viewer = viewerOf(caller, "operator");
    if ((await deps.repositories.stations.get(viewer, id)) !== undefined) throw error("CSMS_STATION_EXISTS", "a station of that identity is there already");
    const { stored, shown } = await secretsFor(request.body, deps);
    const ownerId = await ownerIdFor(caller, deps);
    await deps.repositories.stations.create({
      id,
      tenantId: caller.tenantId,
      name,
      isSimulated: false,
      securityProfile,
      ...stored,
      ...(ownerId === undefined ? {} : { ownerIds: [ownerId] }),
    });
    const station = stationView(found(await deps.repositories.stations.get(viewer, id), "station"), false);
    const ca = securityProfile === 1 || deps.ca === undefined ? {} : { ca: deps.ca.rootPem };
    return reply.status(201).send({ station, url, ...shown, ...ca });
  });
}

const ownerIdFor = async (caller: Caller, { firstOwnerId }: ChangeDeps): Promise<string | undefined> => {
  if (caller.isAdministrator) return firstOwnerId();
  return caller.faces.includes("owner") ? caller.id : undefined;
};

/** OCPP 2.0.1 allows 36 characters in an id token. */
const tokenOf = (caller: Caller): string => caller.id.slice(0, 36);

const STARTS: ReadonlySet<string> = new Set(["start", "chargeNow"]);

/** A start carries the person's central token: the station may ask about it, and its transaction will name it. */
const knowPerson = (caller: Caller, { idTokens }: Repositories): Promise<void> =>
  idTokens.upsert(caller.tenantId, { value: tokenOf(caller), type: "Central", status: "Accepted", ...(caller.isAdministrator ? {} : { userId: caller.id }) });

/** A permission that has ended already would be answered as given, and permit nothing. */
function checkEnd(request: CommandRequest, domain: Clock): void {
  const [name, end] = "until" in request ? ["until", request.until] : "at" in request ? ["at", request.at] : ["", undefined];
  if (end === undefined || Date.parse(end) > domain.wallMs()) return;
  throw error("CSMS_REQUEST_INVALID", `${name}: must be in the future; it is now ${toIso(domain.wallMs())}`);
}

/** The device would refuse it too, and say so later and in fewer words. */
function checkWeek(request: CommandRequest): void {
  const read = request.kind === "changeHours" ? parseWeekText(request.week) : undefined;
  if (read?.ok === false) throw error("CSMS_REQUEST_INVALID", `week: ${read.error}`);
}

export function commandRoutes(app: Api, { repositories, dispatch, simulatorControl, domain }: ChangeDeps): void {
  const schema = { params: StationParams, body: CommandRequestSchema, response: { 202: CommandSchema, default: ProblemSchema } };
  app.post("/api/stations/:id/commands", { schema }, async (request, reply) => {
    const caller = callerOf(request);
    // Nobody but its owner sets the hours of a charge point [SI 2021/1467 reg 10].
    const viewer = viewerOf(caller, isDeviceWish(request.body) ? "owner" : undefined);
    found(await repositories.stations.get(viewer, request.params.id), "station");
    checkEnd(request.body, domain);
    checkWeek(request.body);
    if (STARTS.has(request.body.kind)) await knowPerson(caller, repositories);
    return reply.status(202).send(await dispatch.request(request.params.id, request.body, { viewer, token: tokenOf(caller) }));
  });
  const body = Type.Object(
    { action: Type.Union([Type.Literal("plugIn"), Type.Literal("unplug"), Type.Literal("openCover"), Type.Literal("closeCover")]) },
    { additionalProperties: false },
  );
  app.post(
    "/api/stations/:id/simulator",
    { schema: { params: StationParams, body, response: answers(Type.Object({ action: Type.String() })) } },
    async (request) => {
      const station = found(await repositories.stations.get(viewerOf(callerOf(request)), request.params.id), "station");
      const control = found(station.isSimulated ? simulatorControl : undefined, "simulated station");
      await control[request.body.action](station.id);
      return { action: request.body.action };
    },
  );
}
