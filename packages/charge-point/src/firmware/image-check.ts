// SPDX-License-Identifier: Apache-2.0
import { signatureCheck } from "@chargehand/pki";
import { type ImageHeader, LONGEST_HEADER, readImageHeader } from "./image-header.ts";

/** What vouches for an image. */
export interface ImageSeal {
  /** PEM. */
  readonly certificate: string;
  /** Base64. */
  readonly signature: string;
}

export interface ImageFinding {
  readonly isSigned: boolean;
  /** Absent where the image has none that can be read, or another size than it says. */
  readonly header?: ImageHeader;
  /** What is wrong with the header. */
  readonly detail?: string;
}

/** Looks at a whole image once, piece by piece: at no time is more than one piece of it in memory. */
export async function checkImage(pieces: AsyncIterable<Uint8Array>, seal: ImageSeal, signal: AbortSignal): Promise<ImageFinding> {
  const check = signatureCheck(seal.certificate, seal.signature);
  if (!check.ok) return { isSigned: false, detail: check.error };
  const start = new Uint8Array(LONGEST_HEADER);
  let bytes = 0;
  for await (const piece of pieces) {
    signal.throwIfAborted();
    check.value.update(piece);
    if (bytes < LONGEST_HEADER) start.set(piece.subarray(0, LONGEST_HEADER - bytes), bytes);
    bytes += piece.length;
  }
  const isSigned = check.value.isGood();
  const read = readImageHeader(start.subarray(0, Math.min(bytes, LONGEST_HEADER)));
  if (!read.ok) return { isSigned, detail: read.error };
  const { header, length } = read.value;
  if (bytes !== length + header.size) return { isSigned, detail: `the image has ${bytes - length} bytes behind its header, which says ${header.size}` };
  return { isSigned, header };
}
