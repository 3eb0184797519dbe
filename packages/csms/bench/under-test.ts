// SPDX-License-Identifier: Apache-2.0
// The runner's end of a server with a database: says that it is there, tells its memory, ends with the runner.

export function underTest(
  ready: { readonly url: string; readonly databasePid: number | undefined; readonly databaseVersion?: string },
  { stop, more = () => ({}) }: { readonly stop: () => Promise<void>; readonly more?: () => object },
): void {
  process.on("message", () => {
    globalThis.gc?.();
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ result: { rssMb: rss / 1e6, heapMb: heapUsed / 1e6, ...more() } });
  });
  process.on("disconnect", () => {
    void stop().finally(() => process.exit());
  });
  process.send?.({ ready });
}
