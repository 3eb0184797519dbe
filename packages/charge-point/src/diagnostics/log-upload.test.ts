// SPDX-License-Identifier: Apache-2.0
import { Millis, Minutes, Seconds, silentLog } from "@chargehand/kernel";
import { FakeClock } from "@chargehand/kernel/testing";
import { describe, expect, test } from "vitest";
import type { FileTransfer, TransferOutcome } from "./file-transfer.ts";
import { ATTEMPT_LIMIT, type LogOrder, LogUpload } from "./log-upload.ts";

interface Attempt {
  readonly url: string;
  readonly signal: AbortSignal;
  end(outcome: TransferOutcome): Promise<void>;
}

/** An upload whose other end is held in the hand. */
function bench() {
  const [domain, transport] = [new FakeClock(), new FakeClock()];
  const attempts: Attempt[] = [];
  const told: string[] = [];
  const begun = domain.monoMs();
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const files: FileTransfer = {
    upload: ({ url }, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
        attempts.push({
          url: url.href,
          signal,
          async end(outcome) {
            resolve(outcome);
            await settled();
          },
        });
      }),
  };
  const upload = new LogUpload({
    files,
    clocks: { domain, transport },
    log: silentLog,
    tell: ({ status, requestId }) => told.push(`${(domain.monoMs() - begun) / 1_000} s: ${status} of ${requestId ?? "-"}`),
    track: (task) => task,
  });
  return { domain, transport, attempts, told, upload, settled };
}

const order = (more: Partial<LogOrder> = {}): LogOrder => ({
  ...{ url: new URL("https://logs.example/"), fileName: "a.log", body: new Uint8Array([1]), near: [] },
  ...{ requestId: 1, retries: 2, interval: Seconds(30) },
  ...more,
});

describe("the upload of a log", () => {
  test("that is taken is told as begun and as done [N01.FR.08, FR.09]", async () => {
    const { upload, attempts, told } = bench();
    expect(upload.begin(order())).toBe(false);
    expect(upload.now).toEqual({ status: "Uploading", requestId: 1 });
    await attempts[0]?.end({ status: "done" });
    expect(told).toEqual(["0 s: Uploading of 1", "0 s: Uploaded of 1"]);
    expect(upload.now).toBeUndefined();
  });

  test("that fails is tried again at the interval, counted from the beginning of each attempt, as often as asked [N01.FR.10]", async () => {
    const { upload, attempts, told, domain, settled } = bench();
    upload.begin(order());
    for (let attempt = 0; attempt < 3; attempt++) {
      domain.advance(Seconds(10));
      await attempts[attempt]?.end({ status: "failed", detail: "500" });
      domain.advance(Seconds(20));
      await settled();
    }
    domain.advance(Minutes(10));
    await settled();
    expect(attempts).toHaveLength(3);
    expect(told).toEqual([0, 30, 60].flatMap((at) => [`${at} s: Uploading of 1`, `${at + 10} s: UploadFailure of 1`]));
  });

  test.each([
    ["denied", "PermissionDenied"],
    ["badRequest", "BadMessage"],
    ["unsupported", "NotSupportedOperation"],
  ] as const)("that is %s is told as %s", async (status, word) => {
    const { upload, attempts, told } = bench();
    upload.begin(order({ retries: 0 }));
    await attempts[0]?.end({ status, detail: "no" });
    expect(told.at(-1)).toBe(`0 s: ${word} of 1`);
  });

  test("ends for a newer one, which is told first, and its own end is told no more [N01.FR.12, FR.20]", async () => {
    const { upload, attempts, told, settled } = bench();
    upload.begin(order());
    expect(upload.begin(order({ requestId: 2 }))).toBe(true);
    expect(attempts[0]?.signal.aborted).toBe(true);
    await attempts[0]?.end({ status: "done" });
    await attempts[1]?.end({ status: "done" });
    await settled();
    expect(told).toEqual(["0 s: Uploading of 1", "0 s: AcceptedCanceled of 1", "0 s: Uploading of 2", "0 s: Uploaded of 2"]);
  });

  test("is cut off when it takes too long, and that counts as a failure", async () => {
    const { upload, attempts, told, transport, settled } = bench();
    upload.begin(order({ retries: 0 }));
    transport.advance(Millis(ATTEMPT_LIMIT));
    await settled();
    expect(attempts[0]?.signal.aborted).toBe(true);
    expect(told).toEqual(["0 s: Uploading of 1", "0 s: UploadFailure of 1"]);
  });

  test("ends without a word when the device does, also between two attempts", async () => {
    const { upload, attempts, told, domain, settled } = bench();
    upload.begin(order());
    await attempts[0]?.end({ status: "failed", detail: "500" });
    upload.stop();
    domain.advance(Minutes(5));
    await settled();
    expect(attempts).toHaveLength(1);
    expect(told).toEqual(["0 s: Uploading of 1", "0 s: UploadFailure of 1"]);
    expect(upload.cancel()).toBe(false);
  });
});
