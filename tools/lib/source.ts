// SPDX-License-Identifier: Apache-2.0
import { parseSync } from "vite";

/** One import or re-export of a source file. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** `import type ...` or `export type ... from`: nothing is left of it at run time. */
  readonly typeOnly: boolean;
}

export interface Comment {
  readonly text: string;
  readonly line: number;
}

export const isSource = (path: string): boolean => /\.(ts|tsx|js|mjs|cjs)$/.test(path) && !isGenerated(path);
export const isGenerated = (path: string): boolean => /(^|\/)generated\//.test(path);
export const isTestFile = (path: string): boolean => /\.test\.tsx?$/.test(path) || /^(packages|apps)\/[^/]+\/test\//.test(path);

/** Imports (static, re-exported, dynamic with a plain string) and comments of a TypeScript or JavaScript file, in file order. */
export function readSource(path: string, text: string): { readonly imports: readonly Import[]; readonly comments: readonly Comment[] } {
  const parsed = parseSync(path, text);
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  const found = new Map<string, Import>();
  const add = (start: number, specifier: string) => {
    const typeOnly = /^(import|export)\s+type\b(?!\s*(,|from\b))/.test(text.slice(start, start + 200));
    found.set(`${start} ${specifier}`, { specifier, line: lineAt(start), typeOnly });
  };
  for (const entry of parsed.module.staticImports) add(entry.start, entry.moduleRequest.value);
  for (const entry of parsed.module.staticExports) {
    for (const name of entry.entries) if (name.moduleRequest) add(entry.start, name.moduleRequest.value);
  }
  for (const entry of parsed.module.dynamicImports) {
    const plain = /^(["'`])([^"'`$]+)\1$/.exec(text.slice(entry.moduleRequest.start, entry.moduleRequest.end));
    if (plain?.[2] !== undefined) add(entry.start, plain[2]);
  }
  const comments = parsed.comments.map((comment) => ({ text: comment.value, line: lineAt(comment.start) }));
  return { imports: [...found.values()].sort((a, b) => a.line - b.line), comments };
}

/** The file's text with every comment blanked out, line breaks kept: for scans that must not trip over prose. */
export function withoutComments(path: string, text: string): string {
  let result = text;
  for (const { start, end } of parseSync(path, text).comments) {
    result = result.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, " ") + result.slice(end);
  }
  return result;
}

/** Whether anything of the module is left at run time for others to import. */
export function hasRuntimeExports(path: string, text: string): boolean {
  return parseSync(path, text).module.staticExports.some((entry) => entry.entries.some((name) => !name.isType));
}
