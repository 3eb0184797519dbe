// SPDX-License-Identifier: Apache-2.0

import { Millis, Seconds } from "@chargehand/kernel";
import { stationCase } from "../../checks.ts";
import { booted } from "../../states/station/boot.ts";
import { configured } from "../../states/station/device-model.ts";
import { checkedRequest, renewCertificate, requestOfStation, sendCertificate } from "../../states/station/own-certificate.ts";
import { withIso15118 } from "../../states/station/roots.ts";

const secure = { securityProfile: 3 } as const;
/** CertSigningWaitMinimum of the case, in seconds. */
const wait = 30;

export default [
  stationCase(
    "TC_A_11_CS",
    "The station renews its certificate when asked, and uses the new one.",
    async (t) => {
      const before = t.csms.attempts.at(-1)?.certificate?.raw.serialNumber;
      await renewCertificate(t);
      await booted(t);
      const serial = t.csms.attempts.at(-1)?.certificate?.raw.serialNumber;
      t.check(serial !== undefined && serial !== before, "the station shows another certificate than before", serial);
    },
    secure,
  ),

  stationCase(
    "TC_A_12_CS",
    "The station renews its V2G certificate when asked.",
    async (t) => {
      await withIso15118(t);
      const { certificateType } = await requestOfStation(t, "SignV2GCertificate");
      t.equal(certificateType, "V2GCertificate", "the type of the certificate");
    },
    secure,
  ),

  stationCase(
    "TC_A_13_CS",
    "The station renews its certificate for OCPP and V2G together when asked.",
    async (t) => {
      await withIso15118(t);
      await requestOfStation(t, "SignCombinedCertificate");
    },
    secure,
  ),

  stationCase(
    "TC_A_14_CS",
    "The station turns a certificate down that is not good, and tells of it.",
    async (t) => {
      await requestOfStation(t);
      t.step("the CSMS sends a certificate that is none");
      const { status } = await sendCertificate(t, "-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n");
      t.equal(status, "Rejected", "the status of the certificate");
      const isIt = ({ type }: { readonly type: string }) => type === "InvalidChargingStationCertificate";
      await t.csms.expect("SecurityEventNotification", { where: isIt, what: "the security event InvalidChargingStationCertificate" });
    },
    secure,
  ),

  stationCase(
    "TC_A_15_CS",
    "The station bears that its request for a certificate is turned down.",
    async (t) => {
      t.csms.answerOnce("SignCertificate", { status: "Rejected" });
      await requestOfStation(t);
      t.step("the station goes on and asks no more");
      await t.csms.expectNone("SignCertificate", Seconds(60));
    },
    secure,
  ),

  stationCase(
    "TC_A_23_CS",
    "A station that gets no certificate asks again, after a wait that doubles, as often as it is set.",
    async (t) => {
      await configured(t, ["SecurityCtrlr", "CertSigningWaitMinimum", String(wait)]);
      await configured(t, ["SecurityCtrlr", "CertSigningRepeatTimes", "2"]);
      await requestOfStation(t);
      for (const seconds of [wait, 2 * wait]) {
        t.step(`the CSMS stays silent, the station asks again after ${seconds} s`);
        const tolerance = t.settings.timeTolerance;
        await t.csms.expectNone("SignCertificate", Millis(Seconds(seconds) - tolerance));
        const { csr } = await checkedRequest(t);
        if (seconds === wait) continue;
        t.step("the CSMS sends the certificate");
        const chain = t.must(await t.bench.sign(csr, t.csms.endpoint.identity), "a certificate for that request");
        const { status } = await sendCertificate(t, chain);
        t.equal(status, "Accepted", "the status of the certificate");
      }
    },
    secure,
  ),
];
