// SPDX-License-Identifier: Apache-2.0
// Updates of the firmware in the words of OCPP 2.0.1 and 2.1 [L01], which differ in one field.
import type { Request, Response } from "@chargehand/ocpp";
import type { UpdateAnswer, UpdateWish } from "../../firmware/firmware-desk.ts";
import type { UpdateTold } from "../../firmware/update-record.ts";
import { inWords, type Words } from "../functional-block.ts";
import { statusInfo } from "../status-info.ts";

/** Characters of a detail that both versions have room for. */
const LONGEST_DETAIL = 500;

/** With the reason, which only 2.1 has a place for. */
export const firmwareWords2x = ({ status, requestId, detail }: UpdateTold): Words => ({
  ...inWords("2.0.1", "FirmwareStatusNotification", { status, requestId }),
  ...inWords("2.1", "FirmwareStatusNotification", {
    status,
    requestId,
    ...(detail === undefined ? {} : { statusInfo: statusInfo({ code: "Unspecified", detail: detail.slice(0, LONGEST_DETAIL) }) }),
  }),
});

export function updateFirmware2x(
  order: (wish: UpdateWish) => UpdateAnswer,
  { requestId, firmware, retries, retryInterval }: Request<"2.0.1" | "2.1", "UpdateFirmware">,
): Response<"2.0.1", "UpdateFirmware"> {
  const { location, retrieveDateTime, installDateTime, signingCertificate, signature } = firmware;
  const times = { retrieveAt: retrieveDateTime, installAt: installDateTime };
  const answer = order({ requestId, location, ...times, certificate: signingCertificate, signature, retries, interval: retryInterval });
  if (answer.ok) return { status: answer.value.hasCanceled ? "AcceptedCanceled" : "Accepted" };
  const { code, detail } = answer.error;
  const status = code === "InvalidCertificate" ? "InvalidCertificate" : "Rejected";
  return { status, statusInfo: statusInfo({ code, detail: detail.slice(0, LONGEST_DETAIL) }) };
}
