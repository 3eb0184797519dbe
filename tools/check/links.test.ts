// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { repoOf } from "../lib/repo.ts";
import { links } from "./links.ts";

const other = "# A title\n\n## Bad input, and `code`!\n\n## Twice\n\n## Twice\n";
const problems = (markdown: string) => links.run(repoOf({ "docs/a.md": markdown, "docs/b.md": other, "README.md": "", "docs/shot.png": "" }));

test.each([
  "[b](b.md)",
  "[up](../README.md)",
  "[folder](../docs/)",
  "![shot](shot.png)",
  "[ref]: b.md#a-title",
  "[head](b.md#bad-input-and-code)",
  "[second](b.md#twice-1)",
  "# Here\n[own](#here)",
  "[web](https://example.org/x) [mail](mailto:x)",
  "`[code](nowhere.md)`",
  "```md\n[code](nowhere.md)\n```",
])("accepts %j", (markdown) => {
  expect(problems(markdown)).toEqual([]);
});

test.each([
  ["[gone](gone.md)", "docs/a.md:1: no such file: gone.md"],
  ["text\n![gone](gone.png)", "docs/a.md:2: no such file: gone.png"],
  ["[out](../../other/README.md)", "docs/a.md:1: no such file: ../../other/README.md"],
  ["[head](b.md#nothing)", "docs/a.md:1: no such heading: b.md#nothing"],
  ["[own](#nothing)", "docs/a.md:1: no such heading: #nothing"],
  ["[ref]: gone.md", "docs/a.md:1: no such file: gone.md"],
  ['<img alt="x" src="gone.png">', "docs/a.md:1: no such file: gone.png"],
])("refuses %j", (markdown, expected) => {
  expect(problems(markdown)).toEqual([expected]);
});
