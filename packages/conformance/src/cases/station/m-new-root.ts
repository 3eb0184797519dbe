// SPDX-License-Identifier: Apache-2.0
import { stationCase } from "../../checks.ts";
import { backFromBoot } from "../../states/station/boot.ts";
import { resetAndBack } from "../../states/station/network-profiles.ts";
import { renewCertificate } from "../../states/station/own-certificate.ts";
import { oldRootListed, successorInstalled } from "../../states/station/roots.ts";

export default [
  stationCase("TC_M_30_CS", "A station connects by a new root, and then gives the old one up.", async (t) => {
    await successorInstalled(t);
    if (t.csms.endpoint.securityProfile === 3) await renewCertificate(t);
    t.bench.behave("successor");
    await resetAndBack(t, "the CSMS shows a certificate of the new root");
    await backFromBoot(t);
    t.check(!(await oldRootListed(t)), "the old root is listed no more");
  }),

  stationCase("TC_M_31_CS", "A station whose CSMS does not prove itself by the new root connects by the old one, and keeps it.", async (t) => {
    await successorInstalled(t);
    const { failedHandshakes } = await resetAndBack(t, "the CSMS shows a certificate of the old root");
    t.check(failedHandshakes > 0, "a handshake failed", failedHandshakes);
    await backFromBoot(t);
    t.check(await oldRootListed(t), "the old root is still listed");
  }),
];
