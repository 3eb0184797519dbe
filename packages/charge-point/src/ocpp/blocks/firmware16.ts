// SPDX-License-Identifier: Apache-2.0
// Updates of the firmware in the words of the security extension of OCPP 1.6. UpdateFirmware of 1.6 itself is answered NotSupported, as the
// extension wants it [1.6 security whitepaper L01.FR.20]: no route has it.
import type { Request, Response } from "@chargehand/ocpp";
import type { UpdateAnswer, UpdateWish } from "../../firmware/firmware-desk.ts";
import type { UpdateTold } from "../../firmware/update-record.ts";
import { inWords, type Words } from "../functional-block.ts";

export const idleSigned16: Words = inWords("1.6", "SignedFirmwareStatusNotification", { status: "Idle" });

export const signedWords16 = ({ status, requestId }: UpdateTold): Words => inWords("1.6", "SignedFirmwareStatusNotification", { status, requestId });

export function signedUpdate16(
  order: (wish: UpdateWish) => UpdateAnswer,
  { requestId, firmware, retries, retryInterval }: Request<"1.6", "SignedUpdateFirmware">,
): Response<"1.6", "SignedUpdateFirmware"> {
  const { location, retrieveDateTime, installDateTime, signingCertificate, signature } = firmware;
  const times = { retrieveAt: retrieveDateTime, installAt: installDateTime };
  const answer = order({ requestId, location, ...times, certificate: signingCertificate, signature, retries, interval: retryInterval });
  if (answer.ok) return { status: answer.value.hasCanceled ? "AcceptedCanceled" : "Accepted" };
  return { status: answer.error.code === "InvalidCertificate" ? "InvalidCertificate" : "Rejected" };
}
