// SPDX-License-Identifier: Apache-2.0

/** Runs asynchronous work one after the other, in the order of the calls; one failing does not stop the next. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
