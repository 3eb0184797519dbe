// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const conditions = ["@chargehand/source", "module", "node", "development|production"];
const shared = { resolve: { conditions }, ssr: { resolve: { conditions } } };

/**
 * The order by parts of paths. What takes longest begins first, so that it does not run alone at the end; and what mostly waits
 * (for a timer of the wire, for a browser) is spread, so that one such file runs beside two that compute.
 */
const ORDER = [
  "/cli/test/chaos.test",
  "/cli/test/replay.test",
  "/cli/test/up.test",
  "/cli/test/conformance.test",
  "/csms/test/sessions-right.test",
  "/csms/test/quick-way.test",
  "/csms/test/migration-killed.test",
  "/csms/test/presence.test",
  "/cli/test/session.test",
  "/store/test/embedded.test",
  "/ocpp/test/fuzz.test",
  "/csms/test/broken-links.test",
  "/store/test/",
  "/cli/test/browser.test",
  "/charge-point/test/hostile",
  "/charge-point/test/day.test",
  "/charge-point/test/authorization.test",
  "/simulator/test/",
  "/pki/test/",
  "/conformance/test/full-station-cases.test",
  "/csms/test/",
  "/cli/test/chaos-devices.test",
  "/ocpp/test/",
  "/cli/test/devices-strict.test",
  "/conformance/test/bad-stations.test",
  "/cli/test/",
  "/charge-point/test/",
];

class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = (file: TestSpecification) => {
      const at = ORDER.findIndex((part) => file.moduleId.includes(part));
      return at < 0 ? ORDER.length : at;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

/** Each file in a process of its own: whole systems, the CSMS (its sign-in counts attempts for the whole process), and who judges the process's heap. */
const ALONE = ["apps/*/test/**/*.test.ts", "packages/csms/test/**/*.test.ts", "packages/ocpp/test/fuzz.test.ts"];

export default defineConfig({
  ...shared,
  test: {
    sequence: { sequencer: InOrder },
    // One more than the cores of a small machine: scenarios wait for sockets, disks and browsers more than they compute.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["packages/*/src/**/*.test.ts", "apps/*/src/**/*.test.ts", "tools/**/*.test.ts"],
          testTimeout: 30_000,
          // One process for many files: to load the same modules anew for each takes longer than most of the tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "scenario", include: ["packages/*/test/**/*.test.ts"], exclude: ALONE, testTimeout: 60_000, hookTimeout: 60_000, isolate: false },
      },
      {
        extends: true,
        test: { name: "system", include: ALONE, testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
});
