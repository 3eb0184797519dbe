// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { openRepo } from "./repo.ts";
import { inLayerOrder, layersOf } from "./workspaces.ts";

test("puts every package after all that it depends on", () => {
  expect(inLayerOrder({ top: ["middle", "low"], middle: ["low"], low: [] })).toEqual(["low", "middle", "top"]);
});

test("refuses a circle of layers and names it", () => {
  expect(() => inLayerOrder({ a: ["b"], b: ["c"], c: ["a"] })).toThrow("a -> b -> c -> a");
});

test("the project's own layers have an order that starts with the kernel", () => {
  expect(inLayerOrder(layersOf(openRepo()))[0]).toBe("kernel");
});
