// SPDX-License-Identifier: Apache-2.0
import { type ClientRequest, type IncomingMessage, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { rootCertificates } from "node:tls";
import { lookupWithin } from "../trust/outside-lookup.ts";
import type { Upload } from "./file-transfer.ts";

export type HttpAnswer = IncomingMessage;

/** An HTTP request to a place that somebody far away has named; a name that leads into the house is not followed. */
export function openRequest(
  { url, near, ca }: Pick<Upload, "url" | "near" | "ca">,
  more: Pick<RequestOptions, "method" | "signal" | "headers">,
): ClientRequest {
  const options: RequestOptions = { ...more, agent: false, lookup: lookupWithin(near), auth: authOf(url) };
  const secure = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
  return url.protocol === "https:" ? requestHttps(url, { ...options, ...secure, minVersion: "TLSv1.2" }) : requestHttp(url, options);
}

/** [OCPP 2.1 N01.FR.25] */
const authOf = ({ username, password }: URL): string | null => (username === "" ? null : `${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
