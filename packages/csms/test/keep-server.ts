// SPDX-License-Identifier: Apache-2.0
import { type TemporaryDatabase, temporaryDatabase } from "@chargehand/store/testing";
import { afterAll, beforeAll } from "vitest";

/** To be called at the head of a test file whose tests each have a database of their own: the server stays up between them. */
export function keepServer(): void {
  let keeper: TemporaryDatabase | undefined;
  beforeAll(async () => {
    keeper = await temporaryDatabase();
  });
  afterAll(() => keeper?.[Symbol.asyncDispose]());
}
