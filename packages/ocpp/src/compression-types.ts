// SPDX-License-Identifier: Apache-2.0
import type { OcppVersion } from "./versions.ts";

/** Compression of messages on the wire (RFC 7692 permessage-deflate), always without context take-over on both sides. */
export interface CompressionOptions {
  /** Shorter messages go out plain, in bytes; default 1024. What comes in is inflated whatever its length. */
  readonly threshold?: number;
  /** Server: the versions that may use it; default all. OCPP-J 1.6 (5.1) knows it too, but some of its stations do not bear it. */
  readonly versions?: readonly OcppVersion[];
}
