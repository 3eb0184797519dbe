// SPDX-License-Identifier: Apache-2.0
// The first line of an image: JSON, signed with all the rest. docs/firmware.md shows how one is made.
import { err, ok, type Result } from "@chargehand/kernel";

export const IMAGE_FORMAT = "chargehand-firmware-1";
/** Bytes, with the line feed at its end. */
export const LONGEST_HEADER = 512;
/** Bytes of a whole image; a slot may hold less. */
export const LARGEST_IMAGE = 67_108_864;

export interface ImageHeader {
  /** As BootNotification names it. */
  readonly model: string;
  /** Three numbers with dots between. */
  readonly version: string;
  /** Bytes that follow. */
  readonly size: number;
}

const LINE_FEED = 10;
const VERSION = /^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/;
const LARGEST_PART = 65_535;

/** Three numbers, each at most 65,535: one that could never be followed by a newer one is none. */
export function versionParts(version: string): readonly number[] | undefined {
  const parts = VERSION.exec(version)?.slice(1).map(Number);
  return parts?.every((part) => part <= LARGEST_PART) === true ? parts : undefined;
}

/** Negative where `one` is older than `other`. What is no version is older than any. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [versionParts(one) ?? [-1], versionParts(other) ?? [-1]];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The header, and how many bytes it takes; `start` is the beginning of the image, `LONGEST_HEADER` bytes or all there is. */
export function readImageHeader(start: Uint8Array): Result<{ readonly header: ImageHeader; readonly length: number }, string> {
  const end = start.subarray(0, LONGEST_HEADER).indexOf(LINE_FEED);
  if (end === -1) return err(`the image has no header in its first ${LONGEST_HEADER} bytes`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(start.subarray(0, end)));
  } catch {
    return err("the header of the image is not JSON");
  }
  const { format, model, version, size } = (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  if (format !== IMAGE_FORMAT) return err(`the image is not of the format ${IMAGE_FORMAT}`);
  if (typeof model !== "string" || model === "") return err("the header names no model");
  if (typeof version !== "string" || versionParts(version) === undefined) return err("the header names no version of three numbers");
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 1) return err("the header names no size");
  return ok({ header: { model, version, size }, length: end + 1 });
}

/** An image as it is downloaded and signed. */
export function makeImage({ model, version }: Pick<ImageHeader, "model" | "version">, program: Uint8Array): Uint8Array {
  const line = new TextEncoder().encode(`${JSON.stringify({ format: IMAGE_FORMAT, model, version, size: program.length })}\n`);
  return Buffer.concat([line, program]);
}

/** Why this image is not for this device; undefined when it is. An older version than what runs never is: its known holes would come back. */
export function imageRefusal(header: ImageHeader, device: { readonly model: string; readonly running: string }): string | undefined {
  if (header.model !== device.model) return `the image is for the model ${header.model.slice(0, 50)}, and this is a ${device.model}`;
  if (compareVersions(header.version, device.running) < 0)
    return `the image is version ${header.version}, and ${device.running} runs: no older one is installed`;
  return undefined;
}
