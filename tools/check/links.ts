// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import type { Repo } from "../lib/repo.ts";
import type { Step } from "./step.ts";

/** Every relative link and picture of every Markdown file points at a file of the project, and every #anchor at a heading. */
export const links = {
  name: "links in docs",
  run(repo: Repo) {
    const files = new Set(repo.files);
    const folders = new Set(repo.files.flatMap((path) => path.split("/").map((_, index, parts) => parts.slice(0, index).join("/"))));
    return repo.files
      .filter((path) => path.endsWith(".md"))
      .flatMap((path) =>
        linksIn(repo.read(path)).flatMap(({ target, line }) => {
          const [file = "", anchor] = target.split("#", 2);
          const full = file === "" ? path : posix.normalize(posix.join(posix.dirname(path), decodeURI(file))).replace(/\/$/, "");
          if (!files.has(full) && !folders.has(full)) return [`${path}:${line}: no such file: ${target}`];
          if (!anchor || !full.endsWith(".md")) return [];
          return anchorsOf(repo, full).has(anchor) ? [] : [`${path}:${line}: no such heading: ${target}`];
        }),
      );
  },
} satisfies Step;

const LINK = /!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|^\s*\[[^\]]+\]:\s+(\S+)|<(?:img|a)\s[^>]*(?:src|href)="([^"]+)"/g;

/** Targets of relative links, outside code. */
function linksIn(markdown: string): { readonly target: string; readonly line: number }[] {
  return withoutFences(markdown).flatMap((text, index) =>
    [...text.replace(/`[^`]*`/g, "").matchAll(LINK)]
      .map((match) => match[1] ?? match[2] ?? match[3] ?? "")
      .filter((target) => target !== "" && !/^[a-z][a-z+.-]*:|^\/\//i.test(target))
      .map((target) => ({ target, line: index + 1 })),
  );
}

function withoutFences(markdown: string): string[] {
  let fence: string | undefined;
  return markdown.split("\n").map((line) => {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (fence === undefined && mark !== undefined) fence = mark;
    else if (fence !== undefined && mark?.startsWith(fence)) fence = undefined;
    else if (fence === undefined) return line;
    return "";
  });
}

/** The anchors that GitHub gives a file's headings, and those written as `<a id>`. */
function anchorsOf(repo: Repo, path: string): Set<string> {
  const anchors = new Set<string>();
  for (const line of withoutFences(repo.read(path))) {
    const id = /<a\s+(?:id|name)="([^"]+)"/.exec(line)?.[1];
    if (id !== undefined) anchors.add(id);
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
      .replaceAll(" ", "-");
    let unique = slug;
    for (let n = 1; anchors.has(unique); n++) unique = `${slug}-${n}`;
    anchors.add(unique);
  }
  return anchors;
}
