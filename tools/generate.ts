// SPDX-License-Identifier: Apache-2.0
// npm run generate: everything that is made from something else and committed.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { coverageDocument } from "./lib/coverage.ts";
import { errorCatalogues, errorsPage } from "./lib/error-catalogue.ts";
import { generateInto, generatorsOf } from "./lib/generators.ts";
import { openRepo } from "./lib/repo.ts";
import { settingsPage } from "./lib/settings-page.ts";
import { whyPage } from "./lib/why-page.ts";

const repo = openRepo();
for (const generator of generatorsOf(repo)) {
  const folder = join(repo.root, generator.target);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { code, output } = await generateInto(repo, generator, folder);
  if (code !== 0) throw new Error(`${generator.script} failed\n${output}`);
  console.log(`wrote ${generator.target}`);
}

mkdirSync(join(repo.root, "docs"), { recursive: true });
writeFileSync(join(repo.root, "docs/errors.md"), errorsPage(await errorCatalogues(repo)));
console.log("wrote docs/errors.md");

const coverage = await coverageDocument(repo);
if (coverage !== undefined) {
  writeFileSync(join(repo.root, "docs/oca-coverage.md"), coverage);
  console.log("wrote docs/oca-coverage.md");
}

const settings = await settingsPage(repo);
if (settings !== undefined) {
  writeFileSync(join(repo.root, "docs/settings.md"), settings);
  console.log("wrote docs/settings.md");
}

const why = await whyPage(repo);
if (why !== undefined) {
  writeFileSync(join(repo.root, "docs/why.md"), why);
  console.log("wrote docs/why.md");
}
