// SPDX-License-Identifier: Apache-2.0
// Settings that the block of the network keeps (../ocpp/blocks/network.ts).
import { ALL_SLOTS } from "../network/network-record.ts";
import { PASSWORD_LENGTH } from "../network/network-rules.ts";
import { sequence, text, whole } from "./setting-row.ts";

const slots = ALL_SLOTS.map(String);

export const networkSettings = {
  "OCPPCommCtrlr.NetworkConfigurationPriority": sequence(slots, ["0"], {
    about: "The order in which the ways to a CSMS are tried; slot 0 is what the device was commissioned with.",
    from: "after a reset",
    clause: "OCPP 2.0.1 part 2, B10",
    together: "each slot holds a profile with at least the security of today, and with what it needs: root, certificate, password",
  }),
  "SecurityCtrlr.BasicAuthPassword": {
    ...text("", PASSWORD_LENGTH.max, {
      about: `The password for the CSMS, ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} letters, digits and *-_=:+|@. ; it can only be written.`,
      from: "next connection",
      clause: "OCPP 2.0.1 part 2, A01",
      key16: "AuthorizationKey",
    }),
    min: PASSWORD_LENGTH.min,
  },
  "SecurityCtrlr.SecurityProfile[1.6]": whole(
    0,
    { min: 0, max: 3 },
    {
      about: "The security profile, as OCPP 1.6 raises it; it never goes down.",
      from: "next connection",
      clause: "OCPP 1.6 security whitepaper, A05",
      key16: "SecurityProfile",
      together: "higher than today's, and with what it needs: root, certificate, password",
    },
  ),
} as const;
