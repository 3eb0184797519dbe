// SPDX-License-Identifier: Apache-2.0
import { createHmac, X509Certificate } from "node:crypto";
import { silentLog, systemClock, toIso } from "@chargehand/kernel";
import { STATION_IDENTITY } from "@chargehand/ocpp";
import { isStationIdentity } from "@chargehand/pki";
import { openDatabase } from "@chargehand/store";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StationView } from "../src/api/schemas.ts";
import { openSignIn } from "../src/owners/sign-in.ts";
import { ADMIN_TOKEN, getJson, knock, post, type Rig, startRig } from "./harness.ts";

let rig: Rig;
let cookie: string;
beforeAll(async () => {
  rig = await startRig();
  cookie = await rig.signIn();
});
afterAll(async () => rig?.csms.stop());

interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, unknown>>;
}

test("answers 401 to nobody on every route but the health check", async () => {
  const { openapi, paths } = await getJson<OpenApi>(rig, "/api/openapi.json");
  expect(openapi).toMatch(/^3\.1/);
  const routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path] as const));
  const guarded = routes.filter(([, path]) => path !== "/api/health");
  expect(guarded.length).toBeGreaterThan(12);
  for (const [method, path] of [...guarded, ["GET", "/api/openapi.json"], ["GET", "/api/nothing-here"], ["POST", "/api/auth/sign-up/email"]] as const) {
    const url = `${rig.csms.apiUrl}${path.replace("{id}", "CP-1")}`;
    const response = await fetch(url, { method, ...(method === "POST" ? { headers: { "content-type": "application/json" }, body: "{}" } : {}) });
    expect(`${method} ${path} ${response.status}`).toBe(`${method} ${path} 401`);
    expect(await response.json()).toMatchObject({ code: "CSMS_UNAUTHENTICATED" });
  }
  expect(await (await fetch(`${rig.csms.apiUrl}/api/health`)).json()).toEqual({ status: "ok" });
});

describe("signing in", () => {
  test("says who is signed in, with both faces of the first owner", async () => {
    expect(await getJson(rig, "/api/me", { cookie })).toMatchObject({ email: rig.owner.email, faces: ["owner", "operator"] });
  });

  test("sets cookies that scripts and other sites cannot use", async () => {
    const response = await post(rig, "/api/auth/sign-in/email", { email: rig.owner.email, password: rig.owner.password }, {});
    expect(response.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Strict/i);
  });

  test("refuses a wrong password, and lets nobody register", async () => {
    expect((await post(rig, "/api/auth/sign-in/email", { email: rig.owner.email, password: "wrong wrong wrong" }, {})).status).toBe(401);
    const signUp = await post(rig, "/api/auth/sign-up/email", { email: "a@b.example", password: "long enough to be one", name: "A" }, { cookie });
    expect(signUp.status).toBe(404);
  });

  test("refuses a wrong administrator's token", async () => {
    const response = await fetch(`${rig.csms.apiUrl}/api/me`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}x` } });
    expect(response.status).toBe(401);
  });

  test("changes the password and ends a session at sign-out", async () => {
    const mine = await rig.signIn();
    const change = await post(
      rig,
      "/api/auth/change-password",
      { currentPassword: rig.owner.password, newPassword: "a new password of mine" },
      { cookie: mine },
    );
    expect(change.status).toBe(200);
    await post(rig, "/api/auth/change-password", { currentPassword: "a new password of mine", newPassword: rig.owner.password }, { cookie: mine });
    expect((await post(rig, "/api/auth/sign-out", {}, { cookie: mine })).status).toBe(200);
    expect((await fetch(`${rig.csms.apiUrl}/api/me`, { headers: { cookie: mine } })).status).toBe(401);
  });
});

describe("other sites", () => {
  test.each([{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }])(
    "may not change anything: %j",
    async (headers) => {
      const response = await post(rig, "/api/stations/CP-1/commands", { kind: "pause" }, { cookie, ...(headers as Record<string, string>) });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: "CSMS_ORIGIN_REFUSED" });
      expect(rig.store.state.commands.size).toBe(0);
    },
  );

  test("may not open the live stream, nor sign somebody in", async () => {
    const headers = { cookie, origin: "https://evil.example" };
    expect((await fetch(`${rig.csms.apiUrl}/api/stream`, { headers })).status).toBe(403);
    expect((await post(rig, "/api/auth/sign-in/email", { email: rig.owner.email, password: rig.owner.password }, headers)).status).toBe(403);
  });

  test("may not point their name here", async () => {
    const { request } = await import("node:http");
    const status = await new Promise((resolve) =>
      request(`${rig.csms.apiUrl}/api/health`, { headers: { host: "evil.example" } }, (response) => resolve(response.resume().statusCode)).end(),
    );
    expect(status).toBe(421);
  });

  test("the page of this CSMS may", async () => {
    const response = await post(rig, "/api/stations/CP-1/simulator", { action: "plugIn" }, { cookie, origin: rig.csms.apiUrl });
    expect(response.status).toBe(200);
    expect(rig.simulated).toEqual(["plugIn CP-1"]);
  });
});

describe("what a person may see", () => {
  test("an owner sees their own stations, an operator those of the tenant", async () => {
    const ids = async (query: string) => (await getJson<StationView[]>(rig, `/api/stations${query}`, { cookie })).map(({ id }) => id);
    expect(await ids("?face=owner")).not.toContain("CP-2");
    expect(await ids("?face=operator")).toContain("CP-2");
  });

  test("an owner gets the same 404 for somebody else's station and for none", async () => {
    const of = async (id: string) => {
      const response = await fetch(`${rig.csms.apiUrl}/api/stations/${id}?face=owner`, { headers: { cookie } });
      return [response.status, await response.json()];
    };
    expect(await of("CP-2")).toEqual(await of("CP-NONE"));
    expect((await of("CP-2"))[0]).toBe(404);
  });
});

describe("bad requests", () => {
  test.each([
    ["an unknown kind", { kind: "explode" }],
    ["a property of no schema", { kind: "pause", tenantId: 2 }],
    ["a limit as text", { kind: "limit", limitA: "10" }],
    ["an empty limit", { kind: "limit", limitA: "" }],
    ["a limit above all bounds", { kind: "limit", limitA: 1e9 }],
    ["a time that is none", { kind: "chargeNow", until: "soon" }],
    ["an end that has passed", { kind: "chargeNow", until: "2020-01-01T00:00:00Z" }],
    ["hours put aside until a time that has passed", { kind: "ignoreHours", until: "2020-01-01T00:00:00Z" }],
    ["a time to be ready by that has passed", { kind: "readyBy", at: "2020-01-01T00:00:00Z", energyWh: 1 }],
    ["more energy than any battery holds", { kind: "readyBy", at: "2099-01-01T00:00:00Z", energyWh: 1e9 }],
    ["hours in words of no week", { kind: "changeHours", week: "whenever" }],
  ])("answers 400 with a code for %s", async (_what, body) => {
    const response = await post(rig, "/api/stations/CP-1/commands", body, { cookie });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "CSMS_REQUEST_INVALID" });
  });

  test("says how a week is written when it cannot read one", async () => {
    const response = await post(rig, "/api/stations/CP-1/commands", { kind: "changeHours", week: "Mon 9 to 5" }, { cookie });
    expect(await response.json()).toMatchObject({ code: "CSMS_REQUEST_INVALID", message: expect.stringMatching(/^week: .*write/) });
  });

  test("hours are for the owner of the charge point: an operator may pause it but finds no hours to set [SI 2021/1467 reg 10]", async () => {
    expect((await post(rig, "/api/stations/CP-2/commands", { kind: "pause" }, { cookie })).status).toBe(202);
    expect((await post(rig, "/api/stations/CP-2/commands", { kind: "removeHours" }, { cookie })).status).toBe(404);
    expect((await post(rig, "/api/stations/CP-1/commands", { kind: "acceptHours" }, { cookie })).status).toBe(202);
  });

  test("answers 415 to anything but JSON, 413 to too much of it and 400 to broken JSON", async () => {
    const send = (type: string, body: string) =>
      fetch(`${rig.csms.apiUrl}/api/stations/CP-1/commands`, { method: "POST", headers: { "content-type": type, cookie }, body });
    expect((await send("text/plain", '{"kind":"pause"}')).status).toBe(415);
    expect((await send("application/json", `"${"x".repeat(70_000)}"`)).status).toBe(413);
    expect((await send("application/json", "{")).status).toBe(400);
  });

  test("says what is wrong with an end that has passed, in domain time, and stores no command", async () => {
    const before = rig.store.state.commands.size;
    const response = await post(rig, "/api/stations/CP-1/commands", { kind: "chargeNow", until: toIso(systemClock.wallMs()) }, { cookie });
    expect([response.status, await response.json()]).toEqual([
      400,
      { code: "CSMS_REQUEST_INVALID", message: expect.stringContaining("must be in the future") },
    ]);
    expect(rig.store.state.commands.size).toBe(before);
  });

  test.each([
    ["/api/stations/CP%00", 400],
    ["/api/stations/a%20b/sessions", 400],
    ["/api/stations/a:b/meter", 400],
    ["/api/sessions?stationId=CP%00", 400],
    ["/api/sessions?before=zzz", 400],
    ["/api/sessions?before=1_------------------------------------", 400],
    ["/api/stations/CP-1/commands?before=99", 400],
    ["/api/security-events?before=", 400],
    ["/api/stations/CP-1/meter?from=2016-12-31T23:59:60Z", 400],
    ["/api/sessions/CP%00", 404],
    ["/api/%ff", 400],
    ["/%ff", 400],
    [`/api/stations/${"x".repeat(300)}`, 414],
  ])("answers %s with a problem of ours and the status %d", async (path, status) => {
    const response = await fetch(`${rig.csms.apiUrl}${path}`, { headers: { cookie } });
    expect(response.status).toBe(status);
    const problem = (await response.json()) as object;
    expect(problem).toEqual({ code: expect.stringMatching(/^CSMS_/), message: expect.any(String) });
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("tells nothing of the inside when it fails", async () => {
    const { sessions } = rig.store.repositories;
    const list = sessions.list;
    Object.assign(sessions, { list: () => Promise.reject(new Error("secret table name")) });
    const response = await fetch(`${rig.csms.apiUrl}/api/sessions`, { headers: { cookie } });
    Object.assign(sessions, { list });
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ code: "CSMS_INTERNAL", message: "the CSMS failed; its log says how" });
  });

  test("says 503 when the database does not answer", async () => {
    rig.store.isUp = false;
    expect((await fetch(`${rig.csms.apiUrl}/api/health`)).status).toBe(503);
    rig.store.isUp = true;
  });

  test("says 503 when the accounts cannot be read because the database is away", async () => {
    const secret = "a secret of at least 32 characters";
    const database = openDatabase({
      connection: { host: "127.0.0.1", port: 1, database: "away", user: "nobody", password: "" },
      name: "away",
      maxConnections: 1,
      log: silentLog,
    });
    const away = await startRig({ signIn: openSignIn({ database: database.pool, secret, baseUrl: "http://localhost", log: silentLog }) });
    away.store.isUp = false;
    const signature = createHmac("sha256", secret).update("token").digest("base64");
    const signed = { cookie: `chargehand.session_token=${encodeURIComponent(`token.${signature}`)}` };
    const answers = [
      await fetch(`${away.csms.apiUrl}/api/me`, { headers: signed }),
      await fetch(`${away.csms.apiUrl}/api/stream`, { headers: signed }),
      await post(away, "/api/auth/sign-in/email", { email: "a@b.example", password: "long enough to be one" }, {}),
      await post(away, "/api/owner/password-reset", {}),
    ];
    for (const answer of answers)
      expect([answer.url, answer.status, await answer.json()]).toEqual([answer.url, 503, expect.objectContaining({ code: "CSMS_UNAVAILABLE" })]);
    await away.csms.stop();
    await database.close();
  });
});

describe("adding a station", () => {
  test("gives a certificate and a key that connect, once", async () => {
    const response = await post(rig, "/api/stations", { id: "CP-NEW", securityProfile: 3 }, { cookie });
    expect(response.status).toBe(201);
    const added = (await response.json()) as { key: string; certificate: string; ca: string; url: string };
    expect(new X509Certificate(added.certificate).subject).toContain("CN=CP-NEW");
    expect(added.url).toBe(`wss://localhost:${rig.csms.ocppPort}/ocpp/`);
    expect(
      await knock(rig, { path: "/ocpp/CP-NEW", credentials: { key: added.key, certificate: added.certificate, chain: added.certificate, root: added.ca } }),
    ).toBe(101);
    expect((await post(rig, "/api/stations", { id: "CP-NEW", securityProfile: 3 }, { cookie })).status).toBe(409);
  });

  test("gives a password that connects, to the command line too", async () => {
    const { password } = (await (await post(rig, "/api/stations", { id: "CP-NEW-2", securityProfile: 2 })).json()) as { password: string };
    expect(await knock(rig, { path: "/ocpp/CP-NEW-2", password: { user: "CP-NEW-2", password } })).toBe(101);
  });

  test.each(["a b", "a:b", "..", "10.0.0.1", "a/b", "x\u0000"])("refuses %j, an identity that no OCPP path can carry", async (id) => {
    const response = await post(rig, "/api/stations", { id, securityProfile: 2 });
    expect([response.status, await response.json()]).toEqual([400, { code: "CSMS_REQUEST_INVALID", message: expect.stringMatching(/no colon/) }]);
  });

  test("takes no identity that the OCPP path refuses [RFC 7617, 2]", () => {
    for (let code = 0; code < 256; code++) {
      const id = `A${String.fromCharCode(code)}`;
      expect([id, isStationIdentity(id)]).toEqual([id, new RegExp(STATION_IDENTITY).test(id)]);
    }
    for (const id of ["", ".", "..", "x".repeat(49)]) expect(isStationIdentity(id) || new RegExp(STATION_IDENTITY).test(id)).toBe(false);
  });

  test("refuses a name with control characters", async () => {
    expect((await post(rig, "/api/stations", { id: "CP-NAME", name: "a\u0000b", securityProfile: 2 })).status).toBe(400);
  });

  test("refuses security profile 1 where no port of a lab is open, and stores nothing", async () => {
    const safe = await startRig({ labPlain: undefined } as never);
    const response = await post(safe, "/api/stations", { id: "CP-PLAIN", securityProfile: 1 });
    expect([response.status, await response.json()]).toEqual([409, expect.objectContaining({ code: "CSMS_PLAIN_OCPP_REFUSED" })]);
    expect(safe.store.state.stations.has("CP-PLAIN")).toBe(false);
    await safe.csms.stop();
    expect((await post(rig, "/api/stations", { id: "CP-PLAIN", securityProfile: 1 })).status).toBe(201);
  });
});

test("plugs and unplugs only simulated stations", async () => {
  expect((await post(rig, "/api/stations/CP-2/simulator", { action: "plugIn" })).status).toBe(404);
});

test("sends the headers that keep a page safe, and stores no answer of the API", async () => {
  const { headers } = await fetch(`${rig.csms.apiUrl}/api/me`, { headers: { cookie } });
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("content-security-policy")).toMatch(/frame-ancestors 'none'/);
  expect(headers.get("content-security-policy")).not.toMatch(/unsafe-inline|unsafe-eval/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test("slows the guessing of passwords", async () => {
  const fresh = await startRig();
  const statuses = new Set<number>();
  for (let i = 0; i < 12; i++) {
    statuses.add((await post(fresh, "/api/auth/sign-in/email", { email: fresh.owner.email, password: `wrong password ${i}` }, {})).status);
  }
  await fresh.csms.stop();
  expect([...statuses]).toEqual([401, 429]);
});
