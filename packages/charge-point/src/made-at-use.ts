// SPDX-License-Identifier: Apache-2.0

/**
 * Gives what `make` makes, and makes it anew when it was let go since: for what has no state of its own and is needed seldom, of which a
 * thousand devices in one process would otherwise hold a thousand. Never let go within one turn of the event loop.
 */
export function madeAtUse<T extends object>(make: () => T): () => T {
  let held: WeakRef<T> | undefined;
  return () => {
    const before = held?.deref();
    if (before !== undefined) return before;
    const made = make();
    held = new WeakRef(made);
    return made;
  };
}
