// SPDX-License-Identifier: Apache-2.0
// The security extension of OCPP 1.6, and what 2.1 adds to network profiles, against strict servers of another make.
import { afterEach, beforeAll, expect, test } from "vitest";
import { type Bench, benchOf, type Json } from "./csms-double.ts";
import { authority } from "./secure-csms.ts";

let on: Bench;
let root: string;
beforeAll(async () => {
  root = (await authority()).rootPem;
});
afterEach(() => on.stop());

const bench16 = () => benchOf({ protocol: "ocpp1.6", prepare: (csms) => Object.assign(csms.answers, { SignCertificate: () => ({ status: "Accepted" }) }) });
const change = (key: string, value: string) => on.csms.call("ChangeConfiguration", { key, value });
const read = async (...key: string[]) => (await on.csms.call("GetConfiguration", { key }))["configurationKey"];

test("1.6: a root is installed, listed and deleted, each by its own type [1.6 security M03 to M05]", async () => {
  on = await bench16();
  const certificateType = "CentralSystemRootCertificate";
  const list = (type = certificateType) => on.csms.call("GetInstalledCertificateIds", { certificateType: type });
  expect(await list()).toEqual({ status: "NotFound" });
  expect(await on.csms.call("InstallCertificate", { certificateType, certificate: "none" })).toEqual({ status: "Rejected" });
  expect(await on.csms.call("InstallCertificate", { certificateType, certificate: root })).toEqual({ status: "Accepted" });
  expect(await list("ManufacturerRootCertificate")).toEqual({ status: "NotFound" });
  const { status, certificateHashData } = await list();
  expect(status).toBe("Accepted");
  const [hash] = certificateHashData as readonly Json[];
  expect(hash).toMatchObject({ hashAlgorithm: "SHA256" });
  expect(await on.csms.call("DeleteCertificate", { certificateHashData: { ...hash, serialNumber: "1" } })).toEqual({ status: "NotFound" });
  expect(await on.csms.call("DeleteCertificate", { certificateHashData: hash })).toEqual({ status: "Accepted" });
  expect(await list()).toEqual({ status: "NotFound" });
  expect(on.csms.violations).toEqual([]);
});

test("1.6: asks for a certificate in the name of CpoName when ExtendedTriggerMessage says so [1.6 security A02]", async () => {
  on = await bench16();
  expect(await change("CpoName", "An Operator")).toEqual({ status: "Accepted" });
  expect(await on.csms.call("ExtendedTriggerMessage", { requestedMessage: "SignChargePointCertificate" })).toEqual({ status: "Accepted" });
  await on.csms.until(() => on.csms.of("SignCertificate").length === 1);
  expect(on.csms.of("SignCertificate")[0]?.["csr"]).toContain("BEGIN CERTIFICATE REQUEST");
  expect(await on.csms.call("CertificateSigned", { certificateChain: root })).toEqual({ status: "Rejected" });
  expect(on.csms.violations).toEqual([]);
});

test("1.6: AuthorizationKey can only be written, SecurityProfile only be raised, and not before its time [1.6 security A01, A05]", async () => {
  on = await bench16();
  expect(await change("AuthorizationKey", "short")).toEqual({ status: "Rejected" });
  for (const level of ["0", "1", "2", "3", "4", "x"]) expect(await change("SecurityProfile", level)).toEqual({ status: "Rejected" });
  expect(await read("SecurityProfile", "AuthorizationKey", "CertificateStoreMaxLength")).toEqual([
    { key: "SecurityProfile", readonly: false, value: "0" },
    { key: "AuthorizationKey", readonly: false },
    expect.objectContaining({ key: "CertificateStoreMaxLength", readonly: true }),
  ]);
  expect(await change("AuthorizationKey", "a-new-password-0001")).toEqual({ status: "Accepted" });
  // The line is made anew with the password; what is asked on the old one may find no answer.
  await on.csms.until(() => on.csms.lines === 2);
  // With a password there is security profile 1, at the same address.
  await expect.poll(() => on.chargePoint.snapshot().isOnline, { timeout: 20_000, interval: 10 }).toBe(true);
  expect(await change("SecurityProfile", "2")).toEqual({ status: "Rejected" });
  expect(await change("SecurityProfile", "1")).toEqual({ status: "Accepted" });
  await expect.poll(() => on.csms.of("BootNotification").length, { timeout: 20_000, interval: 10 }).toBe(2);
  await on.chargePoint.drained();
  expect(await read("SecurityProfile")).toEqual([{ key: "SecurityProfile", readonly: false, value: "1" }]);
  expect(await change("SecurityProfile", "1")).toEqual({ status: "Rejected" });
});

test("2.1: a profile may bring identity and password; each slot is told, the password never [2.1 B09.FR.08, FR.14]", async () => {
  on = await benchOf({ protocol: "ocpp2.1" });
  const connectionData = {
    ...{ ocppInterface: "Any", ocppTransport: "JSON", messageTimeout: 20, securityProfile: 1, ocppCsmsUrl: "ws://localhost:9/ocpp" },
    ...{ identity: "CH-AT-TWO", basicAuthPassword: "a-password-for-two-2" },
  };
  expect(await on.csms.call("SetNetworkProfile", { configurationSlot: 2, connectionData })).toEqual({ status: "Accepted" });
  const ask = async (variable: string) => {
    const asked = { component: { name: "NetworkConfiguration", instance: "2" }, variable: { name: variable } };
    const { getVariableResult } = await on.csms.call("GetVariables", { getVariableData: [asked] });
    return (getVariableResult as readonly Json[])[0];
  };
  expect(await ask("OcppCsmsUrl")).toMatchObject({ attributeStatus: "Accepted", attributeValue: "ws://localhost:9/ocpp" });
  expect(await ask("BasicAuthPassword")).toMatchObject({ attributeStatus: expect.not.stringMatching("Accepted") });
  expect(JSON.stringify([on.log.lines, on.csms.calls])).not.toContain("a-password-for-two");
  expect(on.csms.violations).toEqual([]);
});
