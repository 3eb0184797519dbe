// SPDX-License-Identifier: Apache-2.0
// Errata 6.3.22 to 6.3.24 are followed.
import { csmsCase } from "../../checks.ts";
import type { CsmsScenario } from "../../csms/csms-case.ts";
import type { StationPuppet } from "../../csms/station-puppet.ts";
import type { Req } from "../../scenario/ocpp-side.ts";
import { booted } from "../../states/csms/boot.ts";
import { testRootHash } from "../../states/csms/installed-certificates.ts";
import { asked, omitted, sameToken } from "../../states/csms/operator.ts";

type Request = Req<"CustomerInformation">;
type Whose = Pick<Request, "idToken" | "customerIdentifier" | "customerCertificate">;

interface Query {
  readonly report: boolean;
  readonly clear: boolean;
  /** Default: the configured token. */
  readonly whose?: Whose;
  readonly isRefused?: boolean;
  /** False: the tables do not look at this field. */
  readonly looksAtClear?: boolean;
}

/** An operator asks a station what it knows of a customer, or to forget it. */
async function customerAsked(t: CsmsScenario, station: StationPuppet, { report, clear, whose, isRefused, looksAtClear = true }: Query): Promise<Request> {
  const of = whose ?? { idToken: t.settings.idToken };
  const got = await asked(t, station, {
    ...{ action: "CustomerInformation" as const, request: { requestId: 1, report, clear, ...of } },
    answer: { status: isRefused === true ? ("Rejected" as const) : ("Accepted" as const) },
  });
  t.equal(got.report, report, "report");
  if (looksAtClear) t.equal(got.clear, clear, "clear");
  if (of.idToken !== undefined) sameToken(t, got.idToken, of.idToken);
  return got;
}

async function customerTold(t: CsmsScenario, station: StationPuppet, { requestId }: Request, data: string): Promise<void> {
  t.step("the station tells what it has");
  await station.call("NotifyCustomerInformation", { requestId, data, seqNo: 0, tbc: false, generatedAt: station.now() });
}

const something = "token 04C0FFEE000001, last seen 2026-01-01";

async function askedAndTold(t: CsmsScenario, query: Query, data: string): Promise<Request> {
  const station = await booted(t);
  const got = await customerAsked(t, station, query);
  await customerTold(t, station, got, data);
  return got;
}

export default [
  csmsCase("TC_N_27_CSMS", "An operator asks what a station knows of a customer.", async (t) => {
    await askedAndTold(t, { report: true, clear: false, looksAtClear: false }, something);
  }),

  csmsCase("TC_N_28_CSMS", "An operator asks what a station knows of a customer: nothing.", async (t) => {
    await askedAndTold(t, { report: true, clear: false, looksAtClear: false }, "");
  }),

  csmsCase("TC_N_29_CSMS", "A station refuses to tell what it knows of a customer.", async (t) => {
    await customerAsked(t, await booted(t), { report: true, clear: false, looksAtClear: false, isRefused: true });
  }),

  csmsCase("TC_N_30_CSMS", "A station tells what it knew of a customer and forgets it.", async (t) => {
    await askedAndTold(t, { report: true, clear: true }, something);
  }),

  csmsCase("TC_N_31_CSMS", "A station is to forget a customer that it does not know.", async (t) => {
    await askedAndTold(t, { report: true, clear: true }, "");
  }),

  csmsCase("TC_N_32_CSMS", "A station forgets a customer without telling.", async (t) => {
    await askedAndTold(t, { report: false, clear: true }, "");
  }),

  csmsCase("TC_N_62_CSMS", "A customer is named by an identifier.", async (t) => {
    const customerIdentifier = "OpenChargeAlliance";
    const got = await askedAndTold(t, { report: true, clear: true, whose: { customerIdentifier } }, something);
    t.equal(got.customerIdentifier, customerIdentifier, "the identifier");
    omitted(t, got.idToken, "idToken");
    omitted(t, got.customerCertificate, "customerCertificate");
  }),

  csmsCase("TC_N_63_CSMS", "A customer is named by a certificate.", async (t) => {
    const customerCertificate = testRootHash();
    const got = await askedAndTold(t, { report: true, clear: true, whose: { customerCertificate } }, something);
    t.equal(got.customerCertificate?.serialNumber.toLowerCase(), customerCertificate.serialNumber, "the serial number");
    t.equal(got.customerCertificate?.issuerKeyHash.toLowerCase(), customerCertificate.issuerKeyHash, "the hash of the issuer's key");
    t.equal(got.customerCertificate?.issuerNameHash.toLowerCase(), customerCertificate.issuerNameHash, "the hash of the issuer's name");
  }),

  csmsCase("TC_N_46_CSMS", "A customer that is forgotten also leaves the local list.", async (t) => {
    const { idToken } = t.settings;
    const station = await booted(t);
    const entry = { idToken, idTokenInfo: { status: "Accepted" as const } };
    const listed = await asked(t, station, { action: "SendLocalList", request: { versionNumber: 1, updateType: "Full", localAuthorizationList: [entry] } });
    station.answer("GetLocalListVersion", { versionNumber: listed.versionNumber });
    const got = await customerAsked(t, station, { report: true, clear: true });
    await customerTold(t, station, got, something);
    t.step("the CSMS takes the token from the list");
    const byItself = await station.maybe("SendLocalList");
    const request = { versionNumber: listed.versionNumber + 1, updateType: "Differential", localAuthorizationList: [{ idToken }] } as const;
    const sent = byItself ?? (await asked(t, station, { action: "SendLocalList", request }));
    t.equal(sent.updateType, "Differential", "the kind of update");
    t.equal(sent.versionNumber, listed.versionNumber + 1, "the version");
    t.equal(sent.localAuthorizationList?.length, 1, "the number of entries");
    sameToken(t, sent.localAuthorizationList?.[0]?.idToken, idToken);
    omitted(t, sent.localAuthorizationList?.[0]?.idTokenInfo, "idTokenInfo");
  }),
];
