// SPDX-License-Identifier: Apache-2.0

import { Minutes } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { backFromBoot, booted, booting } from "../../states/station/boot.ts";
import { configured, getVariable, setVariable } from "../../states/station/device-model.ts";
import { movesTo, prefer, profileAt, setProfile, slotsOf } from "../../states/station/network-profiles.ts";
import { renewCertificate } from "../../states/station/own-certificate.ts";
import type { StationScenario } from "../../station/station-case.ts";

/** RFC 7617 and A00.FR.204 to 205: the identity as the user, a password of 16 to 40 characters of identifierString. */
function checkBasic(t: StationScenario): void {
  const { identity, basic } = t.must(t.csms.attempts.at(-1), "a knock");
  t.equal(basic?.user, identity, "the user of Basic authentication");
  t.check(
    /^[A-Za-z0-9*\-_=:+|@.]{16,40}$/.test(basic?.password ?? ""),
    "the password has 16 to 40 allowed characters",
    `${basic?.password.length ?? 0} characters`,
  );
}

/** A station that is turned away by how our door behaves comes in once it behaves. */
async function refusesThenComes(t: StationScenario, manner: "stranger" | "tls11"): Promise<void> {
  const before = t.csms.connections;
  t.bench.behave(manner);
  await booting(t);
  t.step(manner === "stranger" ? "our door shows a certificate of an unknown authority" : "our door takes no TLS above 1.1");
  const failed = await t.until(() => (t.csms.failedHandshakes.length > 0 ? true : undefined), Minutes(5));
  t.check(failed === true, "the station ends the handshake");
  t.equal(t.csms.connections, before, "the number of connections");
  t.bench.behave("right");
  await backFromBoot(t);
}

export default [
  stationCase("TC_A_01_CS", "The station shows its identity and its password, well formed.", async (t) => {
    await booted(t);
    checkBasic(t);
  }),

  stationCase("TC_A_04_CS", "The station takes a right certificate of the CSMS, over TLS 1.2 or later.", async (t) => {
    await booting(t);
    await backFromBoot(t);
    t.check(t.csms.attempts.at(-1)?.isEncrypted === true, "the connection is encrypted");
  }),

  stationCase("TC_A_05_CS", "The station ends a handshake with a wrong certificate of the CSMS, and tells of it later.", async (t) => {
    await configured(t, ["OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "2"]);
    await refusesThenComes(t, "stranger");
    await t.csms.expect("SecurityEventNotification", {
      where: ({ type }) => type === "InvalidCsmsCertificate",
      what: "the security event InvalidCsmsCertificate",
    });
  }),

  stationCase("TC_A_06_CS", "The station ends a handshake below TLS 1.2.", async (t) => {
    await configured(t, ["OCPPCommCtrlr", "NetworkProfileConnectionAttempts", "1"]);
    await refusesThenComes(t, "tls11");
  }),

  stationCase(
    "TC_A_07_CS",
    "The station shows a certificate that names it, over TLS 1.2 or later.",
    async (t) => {
      await booting(t);
      await backFromBoot(t);
      const { certificate } = t.must(t.csms.attempts.at(-1), "a knock");
      t.check(certificate?.trusted === true, "the certificate is of our authority", certificate?.reason);
      t.check(certificate?.commonName !== undefined && certificate.commonName !== "", "the certificate names the station", certificate?.commonName);
      t.check((certificate?.raw.serialNumber ?? "") !== "", "the certificate has a serial number");
      const { bits = 0, asn1Curve } = (certificate?.raw ?? {}) as { readonly bits?: number; readonly asn1Curve?: string };
      t.check(bits >= (asn1Curve === undefined ? 2_048 : 224), "the key is strong enough", `${asn1Curve ?? "rsa"} ${bits}`);
    },
    { securityProfile: 3 },
  ),

  stationCase("TC_A_09_CS", "The station takes a new password and comes back with it.", async (t) => {
    t.step("the CSMS sets a new password");
    const { attributeStatus } = await setVariable(t, ["SecurityCtrlr", "BasicAuthPassword", t.settings.newPassword]);
    t.oneOf(attributeStatus, ["Accepted", "RebootRequired"], "the status of the new password");
    t.csms.endpoint = { ...t.csms.endpoint, password: t.settings.newPassword };
    if (attributeStatus === "RebootRequired") {
      await booted(t);
      return;
    }
    t.step("the station connects again with the new password");
    const knocks = t.csms.attempts.length;
    const came = await t.untilOnWire(() => t.csms.attempts.length > knocks && t.csms.isOpen, Minutes(1));
    t.check(came, "the station connects with the new password");
  }),

  stationCase("TC_A_10_CS", "The station turns a password down that is too short, and goes on with the old one.", async (t) => {
    t.step("the CSMS sets a password of 15 characters");
    const { attributeStatus } = await setVariable(t, ["SecurityCtrlr", "BasicAuthPassword", "short-pass-0001"]);
    t.equal(attributeStatus, "Rejected", "the status of the short password");
    await booted(t);
    checkBasic(t);
  }),

  stationCase("TC_A_19_CS", "The station moves one security profile up, and the profiles below are gone.", async (t) => {
    await renewCertificate(t);
    const slots = await slotsOf(t);
    await setProfile(t, slots.other, profileAt(t, "second", 3));
    await prefer(t, slots);
    t.csms.endpoint = { ...t.csms.endpoint, securityProfile: 3 };
    await movesTo(t, "second");
    await backFromBoot(t);
    t.step("the CSMS reads what became of the profiles");
    const profile = await getVariable(t, "SecurityCtrlr", "SecurityProfile");
    t.equal(profile.attributeValue, "3", "the security profile");
    const order = await getVariable(t, "OCPPCommCtrlr", "NetworkConfigurationPriority");
    t.check(!(order.attributeValue ?? slots.current).split(",").includes(slots.current), "the old slot is no longer in the list", order.attributeValue);
  }),

  stationCase(
    "TC_A_20_CS",
    "A station without a root of the CSMS does not take a profile with TLS into use.",
    async (t) => {
      const slots = await slotsOf(t);
      await setProfile(t, slots.other, profileAt(t, "tls", 2));
      await refusesOrder(t, `${slots.other},${slots.current}`);
    },
    { securityProfile: 1 },
  ),

  stationCase("TC_A_21_CS", "A station without a certificate of its own does not take security profile 3 into use.", async (t) => {
    const slots = await slotsOf(t);
    await setProfile(t, slots.other, profileAt(t, "second", 3));
    await refusesOrder(t, `${slots.other},${slots.current}`);
  }),

  stationCase("TC_A_22_CS", "The station turns a network profile of a lower security profile down.", async (t) => {
    const { other } = await slotsOf(t);
    t.step("the CSMS sets a network profile without TLS");
    const { status } = await t.csms.call("SetNetworkProfile", { configurationSlot: other, connectionData: profileAt(t, "plain", 1) });
    t.equal(status, "Rejected", "the status of the network profile");
  }),
];

async function refusesOrder(t: StationScenario, order: string): Promise<void> {
  t.step("the CSMS puts the new slot first");
  const { attributeStatus } = await setVariable(t, ["OCPPCommCtrlr", "NetworkConfigurationPriority", order]);
  t.equal(attributeStatus, "Rejected", "the status of the new order");
}
