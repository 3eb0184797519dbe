// SPDX-License-Identifier: Apache-2.0
// Updates of the firmware as a CSMS of each version asks for them and is told of them [OCPP 2.0.1 L01; 1.6 security whitepaper L01].
import { createHash } from "node:crypto";
import { Hours, Millis, Minutes, Seconds, systemRandom } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import type { OcppVersion } from "@chargehand/ocpp";
import { certificateHashData, makeFirmwareSigner } from "@chargehand/pki";
import { afterEach, describe, expect, test } from "vitest";
import type { Json } from "../fuzz/messages.ts";
import { WireStation } from "../fuzz/wire-station.ts";
import { makeImage } from "../src/firmware/image-header.ts";
import { keptAnswers } from "../src/ocpp/kept-answers.ts";
import { BenchSlots } from "../src/testing/bench-slots.ts";

const clock = new FakeClock();
const signer = await makeFirmwareSigner({ clock, random: systemRandom, organisation: "Maker" });
const stranger = await makeFirmwareSigner({ clock, random: systemRandom, organisation: "Stranger" });
const image = (version = "0.2.0") => makeImage({ model: "CH7-S", version }, new Uint8Array(2_000).fill(3));
const ago = "2026-01-05T10:00:00Z";

let on: WireStation | undefined;
afterEach(async () => {
  await on?.stop();
  on = undefined;
});

const begin = async (version: OcppVersion, file: Uint8Array | "none" = image(), slots = new BenchSlots({ roots: [signer.rootPem] })) => {
  on = await WireStation.start(version, { firmware: slots, ...(file === "none" ? {} : { file }) });
  return { on, slots };
};

const request = (requestId: number, firmware: Json = {}, more: Json = {}): Json => ({
  requestId,
  firmware: {
    location: "http://files.example.org/firmware.bin",
    ...{ retrieveDateTime: ago, signingCertificate: signer.certificatePem, signature: signer.sign(image()) },
    ...firmware,
  },
  ...more,
});
const actionOf = (version: OcppVersion) => (version === "1.6" ? "SignedUpdateFirmware" : "UpdateFirmware");
const ask = (station: WireStation, payload: Json) => station.asks(actionOf(station.version), payload);

const toldOf = ({ version, said }: WireStation) =>
  said
    .filter(({ action }) => action === (version === "1.6" ? "SignedFirmwareStatusNotification" : "FirmwareStatusNotification"))
    .map(({ request: { status, requestId } }) => `${String(status)} ${String(requestId ?? "-")}`);
const goesOn = async (station: WireStation, until: string) => {
  for (let turn = 0; turn < 60 && !toldOf(station).includes(until); turn++) {
    await station.settle();
    await station.waits(Seconds(1));
  }
  await station.settle();
};

describe.each(["1.6", "2.0.1", "2.1"] as const)("with a CSMS of OCPP %s", (version) => {
  test("an update is told step by step, the new version boots and says so", async () => {
    const { on, slots } = await begin(version);
    expect(await ask(on, request(7))).toEqual({ answer: { status: "Accepted" } });
    await goesOn(on, "Installed 7");
    expect(toldOf(on)).toEqual(["Downloading 7", "Downloaded 7", "SignatureVerified 7", "Installing 7", "InstallRebooting 7", "Installed 7"]);
    const boots = on.said.filter(({ action }) => action === "BootNotification").map(({ request }) => request);
    const facts = boots.map((boot) => [boot["reason"], ((boot["chargingStation"] as Json | undefined) ?? boot)["firmwareVersion"]]);
    expect(facts).toEqual(
      version === "1.6"
        ? [
            [undefined, "0.1.0"],
            [undefined, "0.2.0"],
          ]
        : [
            ["PowerUp", "0.1.0"],
            ["FirmwareUpdate", "0.2.0"],
          ],
    );
    expect([slots.running, slots.trial]).toEqual(["0.2.0", "none"]);
    expect(on.alarms.filter((kind) => kind === "FirmwareUpdated")).toHaveLength(1);
    // Back in service.
    expect(on.said.filter(({ action }) => action === "StatusNotification").at(-1)?.request).toMatchObject(
      version === "1.6" ? { status: "Available" } : { connectorStatus: "Available" },
    );
  });

  test.each([
    ["of a stranger", stranger.certificatePem],
    ["of no meaning", "nonsense"],
    ["with its issuer behind it", `${signer.certificatePem}${signer.rootPem}`],
    ["that is the root itself", signer.rootPem],
  ])("a certificate %s is refused before anything is fetched, and the alarm is raised [L01.FR.21, FR.22, FR.02]", async (_, signingCertificate) => {
    const { on, slots } = await begin(version);
    expect(await ask(on, request(1, { signingCertificate }))).toMatchObject({ answer: { status: "InvalidCertificate" } });
    await on.settle();
    expect(on.alarms).toContain("InvalidFirmwareSigningCertificate");
    expect([on.downloads, toldOf(on), slots.running]).toEqual([[], [], "0.1.0"]);
  });

  test.each([
    ["expired", { notAfterMs: clock.wallMs() - 1 }],
    ["for servers", { usage: "serverAuth" }],
  ] as const)("a certificate of the manufacturer that is %s is refused", async (_, how) => {
    const other = await makeFirmwareSigner({ clock, random: systemRandom, organisation: "Maker", ...how });
    const { on } = await begin(version, image(), new BenchSlots({ roots: [other.rootPem] }));
    const answer = await ask(on, request(1, { signingCertificate: other.certificatePem, signature: other.sign(image()) }));
    expect(answer).toMatchObject({ answer: { status: "InvalidCertificate" } });
  });

  test("a wrong signature is found after the download [L01.FR.03, FR.04]", async () => {
    const { on } = await begin(version);
    await ask(on, request(2, { signature: signer.sign(image("0.2.1")) }));
    await goesOn(on, "InvalidSignature 2");
    expect(toldOf(on)).toEqual(["Downloading 2", "Downloaded 2", "InvalidSignature 2"]);
    expect(on.alarms).toContain("InvalidFirmwareSignature");
  });

  test.each(["http://127.0.0.1/x", "http://169.254.169.254/x", "http://10.0.0.1/x", "file:/etc/passwd", "ftp://files.example.org/x"])(
    "%s is not gone to",
    async (location) => {
      const { on } = await begin(version);
      expect(await ask(on, request(3, { location }))).toMatchObject({ answer: { status: "Rejected" } });
      await on.settle();
      expect([on.downloads, on.alarms.includes("AddressRefused")]).toEqual([[], true]);
    },
  );

  test("how it stands is told when asked: idle, under way, failed [F06; L01.FR.25, FR.26]", async () => {
    const { on } = await begin(version, "none");
    const trigger = version === "1.6" ? "ExtendedTriggerMessage" : "TriggerMessage";
    const asked = async () => {
      expect(await on.asks(trigger, { requestedMessage: "FirmwareStatusNotification" })).toEqual({ answer: { status: "Accepted" } });
      await on.settle();
      return toldOf(on).at(-1);
    };
    expect(await asked()).toBe("Idle -");
    await ask(on, request(4, { retrieveDateTime: "2026-01-05T13:00:00Z" }, { retries: 0 }));
    await on.settle();
    expect(await asked()).toBe("DownloadScheduled 4");
    await on.domain.advanceAsync(Hours(2));
    await goesOn(on, "DownloadFailed 4");
    expect(await asked()).toBe("DownloadFailed 4");
  });
});

test("1.6: UpdateFirmware is not supported [security whitepaper L01.FR.20], nor is there a status of it", async () => {
  const { on } = await begin("1.6");
  expect(await on.asks("UpdateFirmware", { location: "http://files.example.org/x", retrieveDate: ago })).toEqual({ code: "NotSupported" });
  expect(await on.asks("TriggerMessage", { requestedMessage: "FirmwareStatusNotification" })).toEqual({ answer: { status: "NotImplemented" } });
  expect([on.downloads, toldOf(on)]).toEqual([[], []]);
});

test.each([
  ["without a signature", { signature: undefined }, {}, "MissingParam"],
  ["without a certificate", { signingCertificate: undefined }, {}, "MissingParam"],
  ["with a signature that is none", { signature: "%%%" }, {}, "InvalidValue"],
  ["of the year 222222", { retrieveDateTime: "+222222-01-01T00:00:00Z" }, {}, "ValueOutOfRange"],
  ["to be installed in ten years", { installDateTime: "2036-01-01T00:00:00Z" }, {}, "ValueOutOfRange"],
  ["with a thousand retries", {}, { retries: 1_000 }, "ValueOutOfRange"],
  ["with an interval of 1e300 s", {}, { retryInterval: 1e300 }, "ValueOutOfRange"],
])("an update %s is refused, and one that is under way goes on", async (_, firmware, more, reasonCode) => {
  const { on } = await begin("2.0.1");
  await ask(on, request(1, { retrieveDateTime: "2026-01-05T13:00:00Z" }));
  const told = await ask(on, request(2, firmware, more));
  if ("answer" in told) expect(told.answer).toMatchObject({ status: "Rejected", statusInfo: { reasonCode } });
  else expect(told).toMatchObject({ code: expect.stringMatching(/Violation/) });
  await on.domain.advanceAsync(Hours(2));
  await goesOn(on, "Installed 1");
  expect(toldOf(on)).toContain("Installed 1");
});

test("while a vehicle charges the image is fetched and waits; the charge is not touched, and nobody begins after it [L01.FR.06, FR.07]", async () => {
  const { on, slots } = await begin("2.0.1");
  on.hardware.presentToken("04A1");
  on.hardware.plug("C");
  await on.settle();
  await on.waits(Seconds(3));
  expect(on.hardware.contactor.isClosed).toBe(true);
  await ask(on, request(5));
  await goesOn(on, "InstallScheduled 5");
  await on.waits(Minutes(10));
  expect([on.hardware.contactor.isClosed, slots.running, toldOf(on).at(-1)]).toEqual([true, "0.1.0", "InstallScheduled 5"]);
  on.hardware.presentToken("04A1");
  await on.settle();
  await goesOn(on, "Installed 5");
  expect([slots.running, on.chargePoint.snapshot().transaction]).toEqual(["0.2.0", undefined]);
  const statuses = on.said.filter(({ action }) => action === "StatusNotification").map(({ request: { connectorStatus } }) => connectorStatus);
  expect(statuses).toContain("Unavailable");
});

test("roots that a CSMS has installed count where the device was made with none, and never beside those that it was made with", async () => {
  // As InstallCertificate leaves it.
  const installed = { use: "ManufacturerRootCertificate", pem: stranger.rootPem, hash: await certificateHashData(stranger.rootPem) };
  const roots = JSON.stringify({ seeded: createHash("sha256").update("").digest("hex"), roots: [installed] });
  const byStranger = request(6, { signingCertificate: stranger.certificatePem, signature: stranger.sign(image()) });
  const asked = async (kept: ReadonlyMap<string, string>, slots: BenchSlots) => {
    const station = await WireStation.start("2.0.1", { firmware: slots, file: image(), kept });
    const told = await ask(station, byStranger);
    await station.stop();
    return (told as { readonly answer: Json }).answer["status"];
  };
  const kept = new Map([["roots", roots]]);
  expect(await asked(new Map(), new BenchSlots())).toBe("InvalidCertificate");
  expect(await asked(kept, new BenchSlots())).toBe("Accepted");
  expect(await asked(kept, new BenchSlots({ roots: [signer.rootPem] }))).toBe("InvalidCertificate");
});

test("an update that is running takes the place of none while it is installed, and ten in a row end with the last", async () => {
  const { on, slots } = await begin("2.0.1");
  const answers: unknown[] = [];
  for (let requestId = 1; requestId <= 10; requestId++) answers.push(await ask(on, request(requestId, { retrieveDateTime: "2026-01-05T13:00:00Z" })));
  expect(answers.map((told) => (told as { answer: Json }).answer["status"])).toEqual(["Accepted", ...Array.from({ length: 9 }, () => "AcceptedCanceled")]);
  await on.domain.advanceAsync(Hours(2));
  await goesOn(on, "Installed 10");
  expect([slots.running, on.downloads.length, toldOf(on).filter((told) => told.startsWith("Downloading"))]).toEqual(["0.2.0", 1, ["Downloading 10"]]);
});

test("a reset by the CSMS while the new version is on trial brings the old one back, and that is told", async () => {
  const slots = new BenchSlots({ roots: [signer.rootPem], before: (step) => (step === "confirm" ? new Promise<void>(() => {}) : undefined) });
  const { on } = await begin("2.0.1", image(), slots);
  await ask(on, request(8));
  await goesOn(on, "InstallRebooting 8");
  for (let turn = 0; turn < 10 && slots.trial !== "running"; turn++) await on.waits(Seconds(1));
  expect([slots.running, slots.trial]).toEqual(["0.2.0", "running"]);
  await on.settle();
  await on.asks("Reset", { type: "Immediate" });
  await on.transport.advanceAsync(Millis(6_000));
  await goesOn(on, "InstallationFailed 8");
  expect([slots.running, toldOf(on).at(-1)]).toEqual(["0.1.0", "InstallationFailed 8"]);
});

test("a power cut while the new version is on trial: the old one boots for FirmwareUpdate, says its version, and tells how it ended", async () => {
  const slots = new BenchSlots({ roots: [signer.rootPem], before: (step) => (step === "confirm" ? new Promise<void>(() => {}) : undefined) });
  const { on: before } = await begin("2.0.1", image(), slots);
  await ask(before, request(9));
  for (let turn = 0; turn < 30 && slots.trial !== "running"; turn++) await before.waits(Seconds(1));
  await before.settle();
  const disk = new Map(before.disk);
  await before.stop();
  on = await WireStation.start("2.0.1", { firmware: slots.cut(), kept: disk });
  await goesOn(on, "InstallationFailed 9");
  expect(on.said.find(({ action }) => action === "BootNotification")?.request).toMatchObject({
    reason: "FirmwareUpdate",
    chargingStation: { firmwareVersion: "0.1.0" },
  });
  expect(toldOf(on)).toEqual(["InstallationFailed 9"]);
});

test("whoever is let in with a vehicle here charges before the update, also where no transaction is open before energy flows [L01.FR.06]", async () => {
  const { on, slots } = await begin("2.0.1");
  const attribute = { component: { name: "TxCtrlr" }, variable: { name: "TxStartPoint" }, attributeValue: "EnergyTransfer" };
  expect(await on.asks("SetVariables", { setVariableData: [attribute] })).toMatchObject({ answer: { setVariableResult: [{ attributeStatus: "Accepted" }] } });
  on.hardware.plug("B");
  on.hardware.presentToken("04A1");
  await on.settle();
  await on.waits(Seconds(3));
  expect(on.chargePoint.snapshot().transaction).toBeUndefined();
  await ask(on, request(5));
  await goesOn(on, "InstallScheduled 5");
  await on.waits(Seconds(5));
  on.hardware.plug("C");
  await on.settle();
  await on.waits(Seconds(5));
  expect([on.hardware.contactor.isClosed, slots.running, toldOf(on).at(-1)]).toEqual([true, "0.1.0", "InstallScheduled 5"]);
});

test.each(["UpdateFirmware", "SignedUpdateFirmware"])("%s, which is kept on disk each time, takes its turn among all that a CSMS writes", async (action) => {
  const steps: string[] = [];
  const routes = keptAnswers({ [action]: () => void steps.push("taken") }, async () => void steps.push("kept"), {
    turn: async () => void steps.push("turn"),
  }) as Readonly<Record<string, (request: unknown, context: unknown) => unknown>>;
  await routes[action]?.({}, {});
  expect(steps).toEqual(["turn", "taken", "kept"]);
});
