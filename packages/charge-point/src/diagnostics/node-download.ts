// SPDX-License-Identifier: Apache-2.0
import { messageOf } from "@chargehand/kernel";
import type { Download, PieceSink, TransferOutcome } from "./file-transfer.ts";
import { type HttpAnswer, openRequest } from "./node-request.ts";

const failed = (detail: string): TransferOutcome => ({ status: "failed", detail });

/** Fetches a file by HTTP GET, whole: neither a part of it nor a redirection is taken for it. */
export async function nodeDownload(download: Download, sink: PieceSink, signal: AbortSignal): Promise<TransferOutcome> {
  let response: HttpAnswer;
  try {
    response = await answerTo(download, signal);
  } catch (error) {
    signal.throwIfAborted();
    return failed(messageOf(error));
  }
  const refusal = refusalOf(response, download.limit);
  if (refusal === undefined) return await received(response, { limit: download.limit, sink, signal });
  response.destroy();
  return refusal;
}

function answerTo(download: Download, signal: AbortSignal): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const request = openRequest(download, { method: "GET", signal, headers: { "Accept-Encoding": "identity" } });
    request.on("error", reject);
    request.on("close", () => reject(new Error("the connection was closed without an answer")));
    request.on("response", resolve);
    request.end();
  });
}

function refusalOf({ statusCode = 0, headers }: HttpAnswer, limit: number): TransferOutcome | undefined {
  if (statusCode === 401 || statusCode === 403) return { status: "denied", detail: `answered ${statusCode}` };
  if (statusCode !== 200) return failed(`answered ${statusCode}`);
  if (headers["content-encoding"] !== undefined && headers["content-encoding"] !== "identity") return failed("the file comes packed, which was not asked for");
  if (Number(headers["content-length"] ?? 0) > limit) return failed(`the file has more than ${limit} bytes`);
  return undefined;
}

interface Reception {
  readonly limit: number;
  readonly sink: PieceSink;
  readonly signal: AbortSignal;
}

async function received(response: HttpAnswer, { limit, sink, signal }: Reception): Promise<TransferOutcome> {
  let bytes = 0;
  const pieces: AsyncIterator<Uint8Array> = response[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextOf(pieces, signal);
      if ("detail" in next) return next;
      if (next.piece === undefined) return { status: "done" };
      bytes += next.piece.length;
      if (bytes > limit) return failed(`the file has more than ${limit} bytes`);
      await sink(next.piece);
    }
  } finally {
    response.destroy();
  }
}

/** A connection that breaks off in the middle is a failure of the transfer, not of the sink. */
async function nextOf(
  pieces: AsyncIterator<Uint8Array>,
  signal: AbortSignal,
): Promise<{ readonly piece: Uint8Array | undefined } | (TransferOutcome & { readonly detail: string })> {
  try {
    const { done, value } = await pieces.next();
    return { piece: done === true ? undefined : value };
  } catch (error) {
    signal.throwIfAborted();
    return { status: "failed", detail: messageOf(error) };
  }
}
