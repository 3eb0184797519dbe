// SPDX-License-Identifier: Apache-2.0
// Writes src/generated from the official schemas: types and validators of each version. `--out DIR` writes elsewhere, to compare.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { emitTypes } from "./emit-types.ts";
import { emitValidators, emitValidatorTypes } from "./emit-validators.ts";
import { readModel } from "./schema-source.ts";

const { values } = parseArgs({ options: { out: { type: "string" } } });
const out = resolve(values.out ?? join(import.meta.dirname, "../src/generated"));
mkdirSync(out, { recursive: true });
for (const version of ["1.6", "2.0.1", "2.1"] as const) {
  const model = readModel(version);
  const name = `v${version.replaceAll(".", "")}`;
  writeFileSync(join(out, `${name}.ts`), emitTypes(model));
  writeFileSync(join(out, `validate-${name}.js`), emitValidators(model));
  writeFileSync(join(out, `validate-${name}.d.ts`), emitValidatorTypes(model));
}
