// SPDX-License-Identifier: Apache-2.0
import { Seconds } from "@chargehand/kernel";

/** What a stranger may cost us, before and after he is known. */
export const limits = {
  maxPayloadBytes: 128 * 1024,
  maxFragments: 16,
  maxBufferedChunks: 2_048,
  headersTimeout: Seconds(10),
  requestTimeout: Seconds(15),
  connectionsCheckingInterval: Seconds(5),
  maxHeaderSize: 8 * 1024,
  handshakeTimeout: Seconds(10),
  /** From the complete upgrade request to the verdict on it. */
  admissionTimeout: Seconds(10),
  /** Knocks of one address that are being decided at a time: enough for a town behind one carrier-grade NAT. */
  knocksPerAddress: 256,
  /** What a station that is answered 429 or 503 is asked to wait, when nobody knows better. */
  retryAfter: Seconds(10),
  /** What a station waits at most because a CSMS said so in Retry-After. */
  longestRetryAfter: Seconds(300),
  /** A connection that has brought no message counts as a success once it has stood so long. */
  settled: Seconds(10),
  pingInterval: Seconds(30),
  /** Between our close frame and the cut. */
  farewell: Seconds(5),
} as const;
