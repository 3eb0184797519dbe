// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { deviceProfiles, makeImage } from "@chargehand/charge-point";
import type { FirmwareSettings, StationBench } from "@chargehand/conformance";
import { delay, Millis, systemClock, systemRandom } from "@chargehand/kernel";
import { makeFirmwareSigner } from "@chargehand/pki";
import { SimulatedSlots } from "@chargehand/simulator";

/** What our station leaves the factory with, and what it is given. */
const FACTORY = "0.1.0";
const NEXT = "0.2.0";

/** A file takes its time, so that a case can ask meanwhile. */
const TRANSFER = Millis(400);

export interface OwnFirmware {
  readonly settings: FirmwareSettings;
  /** Of a device that is fresh from the factory. */
  newSlots(): SimulatedSlots;
  close(): void;
}

/** A manufacturer of our station: its root, two signed images, and a place where they can be fetched. */
export async function ownFirmware(bench: StationBench): Promise<OwnFirmware> {
  const signer = await makeFirmwareSigner({ clock: systemClock, random: systemRandom, organisation: "Chargehand" });
  const { model } = deviceProfiles["chargehand-7-socket"];
  const program = new Uint8Array(50_000).fill(0x5a);
  const good = makeImage({ model, version: NEXT }, program);
  const failing = makeImage({ model: `not ${model}`, version: NEXT }, program);
  const server = await fileServer(bench, { "/good.bin": good, "/failing.bin": failing });
  const fileOf = (path: string, image: Uint8Array) => ({
    location: `https://localhost:${(server.address() as AddressInfo).port}${path}`,
    signingCertificate: signer.certificatePem,
    signature: signer.sign(image),
  });
  return {
    settings: { good: fileOf("/good.bin", good), wrongSignature: signer.sign(failing), failing: fileOf("/failing.bin", failing) },
    newSlots: () => new SimulatedSlots({ factory: FACTORY, roots: [signer.rootPem] }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function fileServer(bench: StationBench, files: Readonly<Record<string, Uint8Array>>) {
  const { key, chain } = await bench.serverCredentials();
  const server = createServer({ key, cert: chain, minVersion: "TLSv1.2" }, (request, response) => {
    const file = files[request.url ?? ""];
    if (file === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Length": String(file.length) });
    response.write(file.subarray(0, 1_000));
    void delay(systemClock, "firmware file", TRANSFER).then(() => response.end(file.subarray(1_000)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
