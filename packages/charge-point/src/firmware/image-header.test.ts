// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkImage } from "./image-check.ts";
import { compareVersions, IMAGE_FORMAT, imageRefusal, LONGEST_HEADER, makeImage, readImageHeader, versionParts } from "./image-header.ts";

const program = new TextEncoder().encode("program");
const text = (header: unknown) => new TextEncoder().encode(`${typeof header === "string" ? header : JSON.stringify(header)}\nprogram`);
const good = { format: IMAGE_FORMAT, model: "M", version: "1.2.3", size: 7 };

describe("the header of an image", () => {
  test("is read as it was made", () => {
    const image = makeImage({ model: "M", version: "1.2.3" }, program);
    expect(image).toEqual(Buffer.from(text(good)));
    expect(readImageHeader(image)).toEqual({ ok: true, value: { header: { model: "M", version: "1.2.3", size: 7 }, length: image.length - 7 } });
  });

  test.each([
    ["nothing", new Uint8Array(), "no header"],
    ["no end of the line", new TextEncoder().encode(JSON.stringify(good)), "no header"],
    ["a line that is too long", text({ ...good, note: "x".repeat(LONGEST_HEADER) }), "no header"],
    ["no JSON", text("{"), "not JSON"],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe, 10]), "not JSON"],
    ["no object", text("null"), "format"],
    ["another format", text({ ...good, format: "chargehand-firmware-2" }), "format"],
    ["no model", text({ ...good, model: "" }), "model"],
    ["a version with two numbers", text({ ...good, version: "1.2" }), "version"],
    ["a version that nothing could follow", text({ ...good, version: "2147483648.0.0" }), "version"],
    ["a version with a number that is too large", text({ ...good, version: "1.65536.0" }), "version"],
    ["a size that is no number", text({ ...good, size: "7" }), "size"],
    ["a size of nothing", text({ ...good, size: 0 }), "size"],
    ["a size that cannot be", text({ ...good, size: 1e300 }), "size"],
  ])("with %s is none", (_, bytes, detail) => {
    const read = readImageHeader(bytes);
    expect(read.ok ? "ok" : read.error).toContain(detail);
  });

  test("never throws", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => typeof readImageHeader(bytes).ok === "boolean"));
  });

  test("versions are compared by their numbers, and what is no version is older than any", () => {
    const version = fc.tuple(fc.nat(65_535), fc.nat(65_535), fc.nat(65_535));
    fc.assert(
      fc.property(version, version, (a, b) => {
        const wanted = a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
        expect(Math.sign(compareVersions(a.join("."), b.join(".")))).toBe(Math.sign(wanted));
        expect(versionParts(a.join("."))).toEqual(a);
      }),
    );
    expect(compareVersions("dev", "0.0.0")).toBeLessThan(0);
  });

  test("an older version, or one for another model, is refused; the same one is taken", () => {
    const device = { model: "M", running: "1.2.3" };
    expect(imageRefusal({ ...good, version: "1.2.2" }, device)).toContain("no older one");
    expect(imageRefusal({ ...good, model: "N" }, device)).toContain("for the model N");
    expect(imageRefusal(good, device)).toBeUndefined();
    expect(imageRefusal({ ...good, version: "1.10.0" }, device)).toBeUndefined();
  });
});

test("a signature that cannot be read is told without a look at the image", async () => {
  async function* none(): AsyncIterable<Uint8Array> {
    yield await Promise.reject(new Error("it was looked at"));
  }
  const finding = await checkImage(none(), { certificate: "nonsense", signature: "AAAA" }, new AbortController().signal);
  expect(finding).toEqual({ isSigned: false, detail: "the certificate cannot be read" });
});
