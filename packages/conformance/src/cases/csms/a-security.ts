// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, X509Certificate } from "node:crypto";
import { csmsCase } from "../../checks.ts";
import type { KnockOptions } from "../../csms/connect.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import { booted } from "../../states/csms/boot.ts";
import { strangersCredentials } from "../../states/csms/renewed-certificate.ts";

/** The suites that a CSMS must all offer (A00.FR.318), as node names them. */
const suites = ["ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384", "AES128-GCM-SHA256", "AES256-GCM-SHA384"];

async function turnedAway(t: CsmsScenario, station: StationPuppet, options: KnockOptions): Promise<void> {
  const knock = await station.tryConnect(options);
  t.check(!knock.ok, "the CSMS turns it away", knock.ok ? "let in" : knock.reason);
}

/** TLS as the CSMS shows it: version, suites, and a certificate that names the host. */
async function checkTls(t: CsmsScenario, station: StationPuppet): Promise<void> {
  for (const ciphers of suites) {
    t.step(`the station offers ${ciphers} alone`);
    await station.connect({ ciphers, maxVersion: "TLSv1.2" });
    t.check(station.tls !== undefined, "the connection is encrypted", station.tls?.cipher);
    station.close();
    await station.untilClosed();
  }
  t.step("the station looks at the certificate of the CSMS");
  await station.connect();
  const { version, certificate } = t.must(station.tls, "TLS");
  t.oneOf(version, ["TLSv1.2", "TLSv1.3"], "the version of TLS");
  checkCertificate(t, certificate, new URL(station.account.url).hostname);
}

function checkCertificate(t: CsmsScenario, pem: string, host: string): void {
  const certificate = new X509Certificate(pem);
  t.check(certificate.serialNumber !== "", "the certificate has a serial number", certificate.serialNumber);
  t.check(certificate.subject.split("\n").includes(`CN=${host}`), `the common name is ${host}`, certificate.subject);
  const key = createPublicKey(certificate.publicKey.export({ type: "spki", format: "pem" }));
  const bits = key.asymmetricKeyDetails?.modulusLength;
  t.check(key.asymmetricKeyType === "ec" || (bits ?? 0) >= 2_048, "the key is strong enough", `${key.asymmetricKeyType} ${bits ?? ""}`);
}

export default [
  csmsCase("TC_A_01_CSMS", "A station with the right password is let in and accepted.", async (t) => {
    await booted(t);
  }),

  csmsCase("TC_A_02_CSMS", "A user name that is not the identity is turned away.", async (t) => {
    const station = await t.newStation();
    t.step("the station names another user with the right password");
    await turnedAway(t, station, { user: `${station.account.identity}-other` });
  }),

  csmsCase("TC_A_03_CSMS", "A wrong password is turned away.", async (t) => {
    const station = await t.newStation();
    t.step("the station gives a password that is well formed and wrong");
    await turnedAway(t, station, { password: "wrong-Password-0123456789" });
  }),

  csmsCase("TC_A_04_CSMS", "The CSMS shows a certificate for its host over TLS 1.2 or later, with all suites that certification asks for.", async (t) => {
    const station = await t.newStation({ securityProfile: 2 });
    await checkTls(t, station);
    await booted(t, station);
  }),

  csmsCase("TC_A_06_CSMS", "A handshake below TLS 1.2 is ended, one at 1.2 is taken.", async (t) => {
    const station = await t.newStation({ securityProfile: 2 });
    t.step("the station offers TLS 1.1");
    await turnedAway(t, station, { maxVersion: "TLSv1.1", minVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" });
    await booted(t, station);
  }),

  csmsCase("TC_A_07_CSMS", "A station with its certificate is let in, over all suites that certification asks for.", async (t) => {
    const station = await t.newStation({ securityProfile: 3 });
    await checkTls(t, station);
    await booted(t, station);
  }),

  csmsCase("TC_A_08_CSMS", "Certificates of an unknown authority and of another station are turned away, the right one is taken.", async (t) => {
    const station = await t.newStation({ securityProfile: 3 });
    t.step("the station shows a certificate of an authority that the CSMS does not know");
    await turnedAway(t, station, await strangersCredentials(station.account.identity, t.time.clock));
    t.step("the station shows the certificate of another station");
    const { key, certificate } = (await t.newStation({ securityProfile: 3 })).account;
    await turnedAway(t, station, { key: t.must(key, "the key"), certificate: t.must(certificate, "the certificate") });
    await booted(t, station);
  }),

  csmsCase("TC_A_09_CSMS", "An operator gives the station a new password; from then on it counts.", async (t) => {
    const station = await booted(t);
    const password = await newPassword(t, station);
    t.step("the station comes back with the new password");
    station.close();
    await station.untilClosed();
    station.account = { ...station.account, password };
    await booted(t, station);
  }),

  csmsCase("TC_A_10_CSMS", "The station refuses a new password; the old one goes on counting.", async (t) => {
    const station = await booted(t);
    station.answerOnce("SetVariables", ({ setVariableData }) => ({
      setVariableResult: setVariableData.map(({ component, variable }) => ({ component, variable, attributeStatus: "Rejected" as const })),
    }));
    await newPassword(t, station);
    t.step("the station comes back with the old password");
    station.close();
    await station.untilClosed();
    await booted(t, station);
  }),

  csmsCase("TC_A_19_CSMS", "An operator moves the station one security profile up; it comes back there and no more below.", async (t) => {
    const station = await booted(t, await t.newStation({ securityProfile: 2 }));
    const { account } = station;
    await upgradeProfile(t, station);
    t.step("the station comes back with security profile 3");
    station.close();
    await station.untilClosed();
    const above = await t.newStation({ securityProfile: 3 });
    station.account = { ...account, securityProfile: 3, ...credentialsOf(above) };
    await booted(t, station);
    t.step("the station tries security profile 2 again");
    station.close();
    await station.untilClosed();
    station.account = account;
    await turnedAway(t, station, {});
  }),
];

/** What the CSMS makes the new password; the station has answered by then. */
async function newPassword(t: CsmsScenario, station: StationPuppet): Promise<string> {
  t.step("an operator sets a new password for the station");
  t.evidence.hide(t.settings.newPassword);
  const data = { component: { name: "SecurityCtrlr" }, variable: { name: "BasicAuthPassword" }, attributeValue: t.settings.newPassword };
  const { setVariableData } = await t.operate(station, "SetVariables", { setVariableData: [data] });
  const [set] = setVariableData;
  t.equal(set?.component.name, "SecurityCtrlr", "the component");
  t.equal(set?.variable.name, "BasicAuthPassword", "the variable");
  const password = set?.attributeValue ?? "";
  t.check(password.length >= 16 && password.length <= 40, "the password has 16 to 40 characters", `${password.length} characters`);
  return password;
}

const credentialsOf = ({ account: { key, certificate, url } }: StationPuppet) => ({
  url,
  ...(key === undefined ? {} : { key }),
  ...(certificate === undefined ? {} : { certificate }),
});

async function upgradeProfile(t: CsmsScenario, station: StationPuppet): Promise<void> {
  t.step("an operator sets a network profile that is one security profile higher");
  const connectionData = {
    ...{ ocppVersion: "OCPP20" as const, ocppTransport: "JSON" as const, ocppInterface: "Wired0" as const },
    ...{ ocppCsmsUrl: station.account.url, messageTimeout: 30, securityProfile: 3 },
  };
  const { connectionData: set, configurationSlot } = await t.operate(station, "SetNetworkProfile", { configurationSlot: 2, connectionData });
  t.equal(set.securityProfile, 3, "the security profile");
  t.step("an operator puts that profile first");
  const data = { component: { name: "OCPPCommCtrlr" }, variable: { name: "NetworkConfigurationPriority" }, attributeValue: `${configurationSlot},1` };
  const { setVariableData } = await t.operate(station, "SetVariables", { setVariableData: [data] });
  t.check(
    setVariableData[0]?.attributeValue.split(",").includes(String(configurationSlot)) === true,
    "the new slot is in the list",
    setVariableData[0]?.attributeValue,
  );
  t.step("an operator resets the station");
  await t.operate(station, "Reset", { type: "OnIdle" });
}
