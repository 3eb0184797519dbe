// SPDX-License-Identifier: Apache-2.0
import type { PerMessageDeflateOptions, WebSocket } from "ws";
import type { CompressionOptions } from "./compression-types.ts";

/** Messages that zlib works on at a time in this process, over all connections. */
const concurrencyLimit = 4;

/** What `ws` is told. `maxPayload`, which is set beside it, counts inflated bytes. */
export const deflateOptions = ({ threshold }: CompressionOptions): PerMessageDeflateOptions => ({
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  threshold: threshold ?? 1024,
  concurrencyLimit,
  zlibDeflateOptions: { level: 3, memLevel: 7 },
});

type Done = (cause: Error | null, result?: unknown) => void;
type Work = (data: unknown, fin: boolean, done: Done) => void;

interface Deflate {
  compress: Work;
  decompress: Work;
  cleanup(): void;
}

/**
 * Frees the zlib contexts of a connection after each message. `ws` keeps them for its next one (about 270 KB once both directions
 * were used), though without context take-over nothing in them is worth keeping: thousands of idle stations would hold gigabytes.
 * Does nothing to a connection that did not negotiate compression, or whose inside is not what we know.
 */
export function releaseAfterUse(webSocket: WebSocket): void {
  const deflate = deflateOf(webSocket);
  if (deflate === undefined) return;
  let running = 0;
  // Between two fragments of one message the inflater holds its beginning.
  let isMidMessage = false;
  const freed = (work: Work, isInbound: boolean): Work => {
    return (data, fin, done) => {
      running++;
      work.call(deflate, data, fin, (cause, result) => {
        running--;
        if (isInbound) isMidMessage = !fin;
        done(cause, result);
        if (running === 0 && !isMidMessage) deflate.cleanup();
      });
    };
  };
  deflate.compress = freed(deflate.compress, false);
  deflate.decompress = freed(deflate.decompress, true);
}

function deflateOf(webSocket: WebSocket): Deflate | undefined {
  const { _extensions } = webSocket as unknown as { readonly _extensions?: Readonly<Record<string, Partial<Deflate> | undefined>> };
  const found = _extensions?.["permessage-deflate"];
  if (typeof found?.compress !== "function" || typeof found.decompress !== "function" || typeof found.cleanup !== "function") return undefined;
  return found as Deflate;
}
