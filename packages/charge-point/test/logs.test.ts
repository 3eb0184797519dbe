// SPDX-License-Identifier: Apache-2.0
// Logs that a CSMS of each version asks for: what it is told, and what arrives at the place that it has named.
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { type AddressInfo, createServer as createRawServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { nodeFileTransfer } from "../src/diagnostics/node-file-transfer.ts";
import { type Bench, benchOf, type CsmsDouble } from "./csms-double.ts";

interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A place for files; answers each request with the next of `answers`, then 201. */
class Place {
  readonly arrived: Arrived[] = [];
  readonly #server: Server;

  static async open(answers: number[] = []): Promise<Place> {
    const place = new Place(answers);
    place.#server.listen(0, "127.0.0.1");
    await once(place.#server, "listening");
    return place;
  }

  private constructor(answers: number[]) {
    this.#server = createServer((request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (chunk: string) => {
        body += chunk;
      });
      request.on("end", () => {
        this.arrived.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
        response.writeHead(answers.shift() ?? 201, { Location: "/elsewhere" }).end("more words");
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

let on: Bench | undefined;
let place: Place | undefined;
afterEach(async () => {
  await on?.stop();
  place?.close();
  [on, place] = [undefined, undefined];
});

const ready = (csms: CsmsDouble) => {
  csms.answers["LogStatusNotification"] = () => ({});
  csms.answers["DiagnosticsStatusNotification"] = () => ({});
};
const begin = async (protocol: string) => {
  on = await benchOf({ protocol, prepare: ready });
  return on;
};
const statuses = (csms: CsmsDouble, action = "LogStatusNotification") =>
  csms.of(action).map(({ status, requestId }) => (requestId === undefined ? status : `${String(status)} ${String(requestId)}`));

describe.each(["ocpp1.6", "ocpp2.0.1", "ocpp2.1"])("with a CSMS of %s", (protocol) => {
  test("a diagnostics log arrives whole, and that is told [N01.FR.01 to FR.09]", async () => {
    place = await Place.open();
    const { csms, chargePoint, hardware } = await begin(protocol);
    hardware.presentToken("SECRET-TOKEN");
    await chargePoint.drained();
    const { status, filename } = await csms.call("GetLog", { logType: "DiagnosticsLog", requestId: 5, log: { remoteLocation: `${place.url}/logs/` } });
    expect(status).toBe("Accepted");
    expect(filename).toMatch(/^diagnostics-CH-0001-\d{8}T\d{6}Z\.log$/);
    await csms.until(() => statuses(csms).length === 2);
    expect(statuses(csms)).toEqual(["Uploading 5", "Uploaded 5"]);
    const [file] = place.arrived;
    expect(file).toMatchObject({ method: "PUT", path: `/logs/${String(filename)}` });
    expect(file?.body).toContain("# diagnostics of CH-0001");
    expect(file?.body).toContain("EVSE[1].Power = 0");
    expect(file?.body).not.toContain("SECRET-TOKEN");
    expect(csms.violations).toEqual([]);
  });

  test("a security log arrives line by line [N01.FR.03]", async () => {
    place = await Place.open();
    const { csms } = await begin(protocol);
    await csms.call("GetLog", { logType: "SecurityLog", requestId: 6, log: { remoteLocation: `${place.url}/here.txt` } });
    await csms.until(() => statuses(csms).length === 2);
    expect(place.arrived[0]).toMatchObject({ path: "/here.txt" });
    expect(place.arrived[0]?.body).toMatch(/"kind":"StartupOfTheDevice"/);
  });

  test.each(["file:/etc/passwd", "ftp://logs.example/", "http://169.254.169.254/latest/meta-data", "http://logs.example/`id`", "nowhere"])(
    "a log for %s is refused, and nothing is told or sent",
    async (remoteLocation) => {
      const { csms, chargePoint } = await begin(protocol);
      const answer = await csms.call("GetLog", { logType: "DiagnosticsLog", requestId: 7, log: { remoteLocation } });
      expect(answer).toMatchObject({ status: "Rejected" });
      if (protocol !== "ocpp1.6") expect(answer["statusInfo"]).toMatchObject({ reasonCode: "InvalidURL" });
      await chargePoint.drained();
      expect(statuses(csms)).toEqual([]);
    },
  );

  test("more attempts than a device makes, or a time without entries, are refused [N01.FR.05]", async () => {
    place = await Place.open();
    const { csms, chargePoint } = await begin(protocol);
    const log = { remoteLocation: `${place.url}/` };
    expect(await csms.call("GetLog", { logType: "DiagnosticsLog", requestId: 8, log, retries: 1_000 })).toMatchObject({ status: "Rejected" });
    expect(await csms.call("GetLog", { logType: "DiagnosticsLog", requestId: 8, log, retryInterval: -5 })).toMatchObject({ status: "Rejected" });
    const past = { ...log, latestTimestamp: "2001-01-01T00:00:00Z" };
    expect(await csms.call("GetLog", { logType: "SecurityLog", requestId: 8, log: past })).toMatchObject({ status: "Rejected" });
    await chargePoint.drained();
    expect([statuses(csms), place.arrived]).toEqual([[], []]);
  });

  test("how logs stand is told when it is asked for: idle [F06; N01.FR.13]", async () => {
    const { csms, chargePoint } = await begin(protocol);
    const action = protocol === "ocpp1.6" ? "ExtendedTriggerMessage" : "TriggerMessage";
    expect(await csms.call(action, { requestedMessage: "LogStatusNotification" })).toEqual({ status: "Accepted" });
    await chargePoint.drained();
    expect(statuses(csms)).toEqual(["Idle"]);
    expect(csms.violations).toEqual([]);
  });
});

test("GetDiagnostics of 1.6 names the file, tells how it stands in its own words, and by itself when asked [1.6 section 5.9, 4.4]", async () => {
  place = await Place.open([500]);
  const { csms, chargePoint } = await begin("ocpp1.6");
  const { fileName } = await csms.call("GetDiagnostics", { location: `${place.url}/`, retries: 0 });
  expect(fileName).toMatch(/^diagnostics-/);
  const told = () => statuses(csms, "DiagnosticsStatusNotification");
  await csms.until(() => told().length === 2);
  expect(told()).toEqual(["Uploading", "UploadFailed"]);
  expect(await csms.call("TriggerMessage", { requestedMessage: "DiagnosticsStatusNotification" })).toEqual({ status: "Accepted" });
  await chargePoint.drained();
  expect(told().at(-1)).toBe("Idle");
  expect(await csms.call("GetDiagnostics", { location: "file:/etc/passwd" })).toEqual({});
  expect([statuses(csms), csms.violations]).toEqual([[], []]);
});

describe("an upload by HTTP", () => {
  const upload = async (answers: number[], path = "/") => {
    place = await Place.open(answers);
    const url = new URL(path, place.url);
    return nodeFileTransfer.upload({ url, fileName: "a.log", body: new TextEncoder().encode("lines"), near: ["loopback"] }, new AbortController().signal);
  };

  test.each([
    [[200], "done"],
    [[401], "denied"],
    [[403], "denied"],
    [[400], "badRequest"],
    [[413], "badRequest"],
    [[500], "failed"],
    [[405, 501], "unsupported"],
  ] as const)("answered %j is %s", async (answers, status) => {
    expect((await upload([...answers])).status).toBe(status);
  });

  test("is tried as POST with the name of the file where PUT is not taken [N01.FR.18, FR.19]", async () => {
    expect(await upload([405])).toEqual({ status: "done" });
    expect(place?.arrived.map(({ method }) => method)).toEqual(["PUT", "POST"]);
    expect(place?.arrived[1]?.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": 'form-data; name="uploadfile"; filename="a.log"',
    });
    expect(place?.arrived[1]?.body).toBe("lines");
  });

  test("follows no redirection [2.1 N01.FR.30]", async () => {
    expect((await upload([302])).status).toBe("failed");
    expect(place?.arrived).toHaveLength(1);
  });

  test("gives the user of the URL [2.1 N01.FR.25], and none where there is none", async () => {
    place = await Place.open();
    const body = new Uint8Array([1]);
    const url = new URL(place.url.replace("//", "//me:s%3Acret@"));
    await nodeFileTransfer.upload({ url, fileName: "a", body, near: ["loopback"] }, new AbortController().signal);
    await nodeFileTransfer.upload({ url: new URL(place.url), fileName: "a", body, near: ["loopback"] }, new AbortController().signal);
    expect(place.arrived.map(({ headers }) => headers.authorization)).toEqual([`Basic ${Buffer.from("me:s:cret").toString("base64")}`, undefined]);
  });

  test("has failed where another protocol is offered in place of an answer, and waits no longer", async () => {
    const server = createRawServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n"));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const outcome = await nodeFileTransfer.upload({ url, fileName: "a", body: new Uint8Array([1]), near: ["loopback"] }, new AbortController().signal);
    server.close();
    expect(outcome).toMatchObject({ status: "failed" });
  });

  test("goes by no name into this machine or the house that the device was not commissioned for", async () => {
    place = await Place.open();
    const { port } = new URL(place.url);
    const outcome = await nodeFileTransfer.upload(
      { url: new URL(`http://localhost:${port}/`), fileName: "a", body: new Uint8Array([1]), near: [] },
      new AbortController().signal,
    );
    expect(outcome).toMatchObject({ status: "failed" });
    expect(place.arrived).toEqual([]);
  });
});
