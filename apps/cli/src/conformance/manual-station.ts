// SPDX-License-Identifier: Apache-2.0
import { createInterface, type Interface } from "node:readline/promises";
import { type ActionOutcome, type CsmsEndpoint, done, notAutomated, type StationRig, unsupported } from "@chargehand/conformance";
import { systemClock } from "@chargehand/kernel";

/** A real station and a person beside it: each hand is a line on the terminal, answered with Enter, `n` (the station has no such thing) or `s` (skip). */
export function manualStationRig(identity: string, input: NodeJS.ReadableStream = process.stdin, output: NodeJS.WritableStream = process.stderr): StationRig {
  const terminal = createInterface({ input, output });
  const ask = (what: string) => asked(terminal, what);
  let shownFor = "";
  return {
    name: `station ${identity}`,
    identity,
    features: {},
    time: { clock: systemClock },
    async prepare(endpoint) {
      const facts = connection(endpoint);
      const isNew = facts !== shownFor;
      shownFor = facts;
      return ask(
        `${isNew ? `Make the station use this CSMS:\n${facts}\n` : ""}Leave the station idle: no vehicle, no transaction, no fault, nothing reserved.`,
      );
    },
    plug: ({ evseId, connectorId }) => ask(`Plug a vehicle that wants energy into EVSE ${evseId}, connector ${connectorId}.`),
    unplug: ({ evseId }) => ask(`Unplug the vehicle from EVSE ${evseId}.`),
    unplugVehicleSide: () => ask("Pull the cable out of the vehicle, not out of the station."),
    plugVehicleSide: () => ask("Put the cable back into the vehicle; its other end is in the station."),
    vehicleAsks: (_, asks) => ask(asks ? "Let the vehicle ask for energy again." : "Let the vehicle stop asking for energy (state B)."),
    presentToken: ({ idToken, type }, { evseId }) => ask(`Present the token ${idToken} (${type}) for EVSE ${evseId}.`),
    parkingBay: (occupied) => ask(occupied ? "Drive a vehicle into the bay." : "Drive the vehicle out of the bay."),
    chooseStop: (which) => ask(`At the display, choose to stop ${which === "all" ? "all transactions" : `the transaction of EVSE ${which.evseId}`}.`),
    powerCycle: (offFor) => ask(`Switch the power of the station off, wait ${Math.round(offFor / 1_000)} s, and switch it on.`),
    network: (connected) => ask(connected ? "Put the network cable back." : "Pull the network cable of the station."),
    securityEvent: (type) => ask(`Cause the security event ${type}.`),
    fault: (kind, stands) => ask(stands ? `Cause the fault ${kind}.` : `End the fault ${kind}.`),
    externalLimit: (stands) =>
      ask(stands ? "Let the energy management system beside the station give it a limit." : "Let the energy management system take its limit back."),
    iso15118Vehicle: ({ authorization, asksForCertificate }) =>
      ask(
        `Get a vehicle of ISO 15118 ready that authorises itself ${authorization === "contract" ? "by its contract certificate" : "not at all"}${
          asksForCertificate === undefined ? "" : ` and asks for a contract certificate (${asksForCertificate})`
        }. Do not plug it in yet.`,
      ),
    vehicleRenegotiates: () => ask("Let the vehicle tell its charging needs anew (ISO 15118 renegotiation)."),
    vehicleEndsSession: () => ask("Let the vehicle end the session (ISO 15118 SessionStopReq, Terminate)."),
    hardWiredEvent: () => ask("Cause an event that the firmware tells by itself, without a monitor (HardWiredNotification)."),
    customerDataOutOfReach: (stands) => ask(stands ? "Make the station unable to work on customer data." : "Make it able to work on customer data again."),
    storeCustomer: (name) => ask(`Store something about a customer in the station under the customerIdentifier ${name}.`),
    emptyLog: (logType) => ask(`Make the station have no ${logType} at all.`),
    stop: async () => terminal.close(),
  };
}

function connection({ url, identity, securityProfile, password, rootPem, key, certificate }: CsmsEndpoint): string {
  const lines = [`  URL ${url}/${identity}, security profile ${securityProfile}`, ...(password === undefined ? [] : [`  BasicAuthPassword ${password}`])];
  return [...lines, ...[rootPem, certificate, key].filter((pem) => pem !== undefined)].join("\n");
}

async function asked(terminal: Interface, what: string): Promise<ActionOutcome> {
  const answer = await terminal.question(`\n${what}\n[Enter: done, n: the station has no such thing, s: cannot be done here] `);
  if (answer.trim().toLowerCase() === "n") return unsupported("the person at the station says that it has no such thing");
  return answer.trim().toLowerCase() === "s" ? notAutomated("the person at the station skipped it") : done;
}
