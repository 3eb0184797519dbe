// SPDX-License-Identifier: Apache-2.0
// Collects ids, titles, requirement numbers and profiles of the OCA's test cases from Markdown renderings of OCPP 2.0.1 Part 5 and
// Part 6 into src/catalogue/data: node --conditions=@chargehand/source tools/extract-catalogue.ts PART5.md PART6.md
// No sentence of the documents is taken over: what a case does is said by its check.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Row {
  id: string;
  title: string;
  useCases: string;
  requirements: string;
}

const [, , part5Path = "", part6Path = ""] = process.argv;
const text = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&")
    .replaceAll("&quot;", '"')
    .replaceAll("–", "-")
    .replaceAll("|", "/")
    .replaceAll(/\s+/g, " ")
    .trim();

/** The renderings read letters as digits now and then; the chapter tells which block is meant. */
const idIn = (block: string, raw: string): string => `TC_${block}_${raw.replace(/^TC_[^_]+_/, "")}`;

function casesOf(part6: string): Row[] {
  const rows = new Map<string, Row>();
  const chapters = part6.split(/^# [23]\.\d+\. /m).filter((chapter) => /^[A-P] /.test(chapter));
  for (const chapter of chapters) {
    const block = chapter.charAt(0);
    // Some tables have a note before them instead of a caption.
    for (const part of chapter.split(/^(?:Table \d+\. )?Test Case Id: /m).slice(1)) {
      const id = idIn(block, part.slice(0, part.indexOf("\n")).trim());
      const cell = (name: string) => text(new RegExp(`<td[^>]*>\\s*${name}\\s*</td><td[^>]*>([\\s\\S]*?)</td>`).exec(part)?.[1] ?? "");
      const codes = (name: string, pattern: RegExp) => [...new Set(cell(name).match(pattern) ?? [])].join(" ") || "-";
      const useCases = codes("Use case [Il]d\\(s\\)", /[A-P]\d{2}/g);
      rows.set(id, { id, title: cell("Test case name"), useCases, requirements: codes("Requirement\\(s\\)", /[A-P]\d{2}\.FR\.\d+/g) });
    }
  }
  return [...rows.values()];
}

const profiles = ["Core", "AdvancedSecurity", "LocalAuthList", "SmartCharging", "AdvancedDeviceManagement", "Reservation", "AdvancedUserInterface", "ISO15118"];

interface Demand {
  title: string;
  station: string[];
  csms: string[];
}

function demandOf(profile: string, cell: string, feature: string): string {
  if (cell === "M") return `${profile}:M`;
  return `${profile}:C(${cell === "C" ? feature : cell})`;
}

function demandsOf(part5: string): Map<string, Demand> {
  const demands = new Map<string, Demand>();
  const sections = part5
    .slice(part5.indexOf("# 4.2. Test Cases Core"))
    .split(/^#? ?4\.\d\. Test Cases /m)
    .slice(1);
  for (const [index, profile] of profiles.entries()) {
    let group = "";
    for (const [, row = ""] of (sections[index] ?? "").matchAll(/<tr>(.*?)<\/tr>/gs)) {
      const cells = [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map((match) => text(match[1] ?? ""));
      const [id = "", title = "", station = "", csms = "", remark = "", feature = ""] = cells;
      if (id === "" && title !== "") group = title;
      const found = /^TC_([A-Z0])_(\d+)$/.exec(id);
      if (found === null || cells.length < 6) continue;
      const key = `TC_${found[1] === "0" ? "O" : found[1] === "L" && profile === "AdvancedUserInterface" ? "I" : found[1]}_${found[2]}`;
      const demand = demands.get(key) ?? { title: `${group} - ${title}`, station: [], csms: [] };
      // A cell that is no letter is the condition itself.
      const need = (cell: string) => demandOf(profile, cell, feature || (remark === "" ? "" : "in Part 5"));
      if (station !== "") demand.station.push(need(station));
      if (csms !== "") demand.csms.push(need(csms));
      demands.set(key, demand);
    }
  }
  return demands;
}

function featuresOf(part5: string): string[] {
  const area = part5.slice(part5.indexOf("# 3.1. Optional feature list"), part5.indexOf("# 4. List of test cases"));
  const appendix = part5.slice(part5.indexOf("# 6. Appendix A"), part5.indexOf("# 8. Appendix C"));
  const found = new Map<string, string>();
  for (const [, row = ""] of `${area}${appendix}`.matchAll(/<tr>(.*?)<\/tr>/gs)) {
    const [id = "", title = ""] = [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map((match) => text(match[1] ?? ""));
    if (/^(?:C|AS|LA|SC|DM|R|UI|ISO|AQ|HFS)-\d+(?:\.\d+)?$/.test(id) && !found.has(id)) found.set(id, title);
  }
  // The questions for CSMSs have numbers of their own.
  const questions = part5.slice(part5.indexOf("# 6.2. Questions for CSMSs"), part5.indexOf("# 7. Appendix B"));
  for (const [, id = "", title = ""] of questions.matchAll(/<td>(AQ-\d+)<\/td><td[^>]*>(.*?)<\/td>/gs)) {
    found.set(`csms:${id}`, text(title));
  }
  return [...found].map(([id, title]) => `${id} | ${title}`);
}

const part5 = readFileSync(part5Path, "utf8");
const rows = casesOf(readFileSync(part6Path, "utf8"));
const demands = demandsOf(part5);
const folder = join(import.meta.dirname, "../src/catalogue/data");
const header = "// SPDX-License-Identifier: Apache-2.0\n";
const file = (name: string, comment: string, lines: readonly string[]) =>
  `${header}${comment}\nexport const ${name} = \`\n${lines.join("\n").replaceAll("`", "'").replaceAll("${", "$ {")}\n\`;\n`;
for (const { id } of [...demands].flatMap(([key, { station, csms }]) => [
  ...(station.length > 0 ? [{ id: `${key}_CS` }] : []),
  ...(csms.length > 0 ? [{ id: `${key}_CSMS` }] : []),
])) {
  if (rows.some((row) => row.id === id)) continue;
  rows.push({ id, title: demands.get(id.replace(/_CS(?:MS)?$/, ""))?.title ?? "", useCases: "-", requirements: "-" });
  console.log(`${id} is in Part 5 alone`);
}
for (const block of "ABCDEFGHIJKLMNOP") {
  for (const [role, ending] of [
    ["station", "_CS"],
    ["csms", "_CSMS"],
  ] as const) {
    const lines = rows
      .filter(({ id }) => id.startsWith(`TC_${block}_`) && id.endsWith(ending))
      .toSorted((a, b) => a.id.localeCompare(b.id))
      .map((row) => {
        const demand = demands.get(row.id.slice(0, -ending.length));
        return [row.id, (demand?.[role] ?? []).join("; ") || "-", row.useCases, row.requirements, row.title || demand?.title || ""].join(" | ");
      });
    writeFileSync(
      join(folder, `${block.toLowerCase()}-${role}.ts`),
      file(`${block.toLowerCase()}${role === "csms" ? "Csms" : "Station"}`, "// id | profile:M or C(features) | use cases | requirements | title", lines),
    );
    console.log(block, role, lines.length);
  }
}
writeFileSync(join(folder, "features.ts"), file("features", "// Part 5, lists 3.1 and 3.2 and Appendices A and B: id | title", featuresOf(part5)));
