// SPDX-License-Identifier: Apache-2.0
import { csmsCase } from "../../checks.ts";
import { booted } from "../../states/csms/boot.ts";
import { renewCertificate } from "../../states/csms/renewed-certificate.ts";

export default [
  csmsCase("TC_A_11_CSMS", "An operator has the certificate of a station renewed; the new one lets it in.", async (t) => {
    const station = await booted(t, await t.newStation({ securityProfile: 3 }));
    const { key, chain, signed } = await renewCertificate(t, station);
    t.equal(signed.certificateType, "ChargingStationCertificate", "the type of the certificate");
    t.step("the station comes back with the new certificate");
    station.close();
    await station.untilClosed();
    station.account = { ...station.account, key, certificate: chain };
    await booted(t, station);
  }),

  csmsCase("TC_A_12_CSMS", "An operator has the V2G certificate of a station renewed.", async (t) => {
    const station = await booted(t, await t.newStation({ securityProfile: 3 }));
    const { signed } = await renewCertificate(t, station, "SignV2GCertificate");
    t.equal(signed.certificateType, "V2GCertificate", "the type of the certificate");
  }),

  csmsCase("TC_A_13_CSMS", "An operator has the certificate for OCPP and V2G together renewed.", async (t) => {
    const station = await booted(t, await t.newStation({ securityProfile: 3 }));
    await renewCertificate(t, station, "SignCombinedCertificate");
  }),

  csmsCase("TC_A_14_CSMS", "A station that turns the new certificate down goes on with the old one.", async (t) => {
    const station = await booted(t, await t.newStation({ securityProfile: 3 }));
    station.answerOnce("CertificateSigned", { status: "Rejected" });
    await renewCertificate(t, station);
    t.step("the station comes back with the old certificate");
    station.close();
    await station.untilClosed();
    await booted(t, station);
  }),
];
