// SPDX-License-Identifier: Apache-2.0
import { messageOf } from "@chargehand/kernel";
import type { FileTransfer, TransferOutcome, Upload } from "./file-transfer.ts";
import { nodeDownload } from "./node-download.ts";
import { openRequest } from "./node-request.ts";

/** Uploads by HTTP PUT, and by POST where that is not taken [OCPP 2.0.1 N01.FR.18, FR.19]. */
export const nodeFileTransfer = {
  async upload(upload, signal) {
    const put = await send(upload, "PUT", signal);
    return put.status === "unsupported" ? send(upload, "POST", signal) : put;
  },
  download: nodeDownload,
} satisfies FileTransfer;

async function send(upload: Upload, method: "PUT" | "POST", signal: AbortSignal): Promise<TransferOutcome> {
  try {
    return outcomeOf(await statusOf(upload, method, signal));
  } catch (error) {
    signal.throwIfAborted();
    return { status: "failed", detail: messageOf(error) };
  }
}

function outcomeOf(status: number): TransferOutcome {
  const detail = `answered ${status}`;
  if (status >= 200 && status < 300) return { status: "done" };
  if (status === 401 || status === 403) return { status: "denied", detail };
  if (status === 400 || status === 413 || status === 415 || status === 422) return { status: "badRequest", detail };
  if (status === 405 || status === 501) return { status: "unsupported", detail };
  // A redirection among them: it may change the method, and lead where the rule of places would not [OCPP 2.1 N01.FR.30].
  return { status: "failed", detail };
}

function statusOf(upload: Upload, method: string, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = openRequest(upload, { method, signal, headers: headersOf(upload, method) });
    request.on("error", reject);
    // An answer that is none, such as 101, ends without an error.
    request.on("close", () => reject(new Error("the connection was closed without an answer")));
    request.on("response", (response) => {
      resolve(response.statusCode ?? 0);
      // What it has to say beside the number is not read.
      response.destroy();
    });
    request.end(upload.body);
  });
}

const headersOf = ({ body, fileName }: Upload, method: string) => ({
  "Content-Type": "application/octet-stream",
  "Content-Length": String(body.length),
  ...(method === "POST" ? { "Content-Disposition": `form-data; name="uploadfile"; filename="${fileName}"` } : {}),
});
