// SPDX-License-Identifier: Apache-2.0
import { catalogueCase } from "../catalogue/catalogue.ts";
import { blockTitles } from "../catalogue/types.ts";
import { type CaseResult, countVerdicts, type RunResults } from "../runner/result.ts";
import type { EvidenceItem } from "../scenario/evidence.ts";
import type { Verdict } from "../scenario/verdict.ts";
import { pageScript, pageStyle } from "./html-parts.ts";
import { escaped } from "./markup.ts";

const titles: Readonly<Record<Verdict, string>> = { pass: "pass", fail: "fail", notApplicable: "not applicable", couldNotTell: "could not tell" };

/** One page that needs nothing else: verdicts, filters, and under each case its steps, checks and frames with times. */
export function htmlReport({ suite, role, system, startedAt, results }: RunResults): string {
  const counts = countVerdicts(results);
  const blocks = [...new Set(results.map(({ id }) => id.charAt(3)))].toSorted();
  const boxes = (Object.keys(titles) as Verdict[]).map(
    (verdict) => `<label><input type="checkbox" data-verdict="${verdict}" checked> <b class="${verdict}">${counts[verdict]}</b> ${titles[verdict]}</label>`,
  );
  const options = blocks.map(
    (block) => `<option value="${block}">${block} ${blockTitles[block] ?? ""} (${countsOf(results.filter(({ id }) => id.charAt(3) === block))})</option>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escaped(`${suite}: ${system}`)}</title><style>${pageStyle}</style></head>
<body><header><h1>${escaped(system)}</h1>
<p>${escaped(suite)}, ${role === "csms" ? "CSMS" : "station"} under test, ${escaped(startedAt)}, ${results.length} cases</p>
<form>${boxes.join("")}<label>block <select id="block"><option value="">all</option>${options.join("")}</select></label>
<label>search <input id="search" type="search" placeholder="id, title, requirement, message"></label>
<span><output id="shown">${results.length}</output> shown <button type="button" id="open">open them</button> <button type="button" id="close">close all</button></span></form></header>
<main>${results.map(section).join("\n")}</main><script>${pageScript}</script></body></html>
`;
}

function countsOf(results: readonly CaseResult[]): string {
  const { fail, couldNotTell } = countVerdicts(results);
  return [`${results.length}`, ...(fail === 0 ? [] : [`${fail} fail`]), ...(couldNotTell === 0 ? [] : [`${couldNotTell} unclear`])].join(", ");
}

function section(result: CaseResult): string {
  const { id, verdict, reason, step, durationMs, startedAt, evidence, leftOut } = result;
  const { title = "", block = "", requirements = [], useCases = [], demands = [] } = catalogueCase(id) ?? {};
  const why = reason === undefined ? "" : `<p class="why">${escaped(reason)}${step === undefined ? "" : ` <small>in the step: ${escaped(step)}</small>`}</p>`;
  const profiles = demands.map(({ profile, condition }) => (condition === undefined ? profile : `${profile} (if ${condition})`)).join(", ");
  const facts = [useCases.join(" "), requirements.join(" "), profiles].filter((text) => text !== "").join(" · ");
  const more = leftOut === 0 ? "" : `<p>${leftOut} more items were not kept.</p>`;
  const actions = actionsOf(evidence);
  const end = reason === undefined ? "" : `<li class="end"><time></time><span class="${verdict}">${titles[verdict]}</span><b>${escaped(reason)}</b></li>`;
  return `<details id="${id}" data-verdict="${verdict}" data-block="${block}"><summary><b class="${verdict}">${titles[verdict]}</b> <code>${id}</code> ${escaped(title)}
<small>${(durationMs / 1_000).toFixed(1)} s</small>${why}</summary>
<p class="facts">${escaped(facts)} · begun ${escaped(startedAt)}</p><ol>${evidence.map((one) => item(one, actions)).join("")}${end}</ol>${more}</details>`;
}

type Frame = Extract<EvidenceItem, { readonly kind: "frame" }>;

/** The action of each CALL by who sent it and its id, so that answers can be named too. */
function actionsOf(evidence: readonly EvidenceItem[]): ReadonlyMap<string, string> {
  const actions = new Map<string, string>();
  for (const one of evidence) {
    const [, id, action] = (one.kind === "frame" ? callIn.exec(one.text) : undefined) ?? [];
    if (one.kind === "frame" && action !== undefined) actions.set(`${one.direction} ${id}`, action);
  }
  return actions;
}

const callIn = /^\s*\[\s*2\s*,\s*"([^"]*)"\s*,\s*"([^"]*)"/;
const answerIn = /^\s*\[\s*([34])\s*,\s*"([^"]*)"/;

/** What a frame is, for the eye: the action, and whether it asks, answers or refuses. */
function nameOf({ text, direction }: Frame, actions: ReadonlyMap<string, string>): string {
  const [, , asked] = callIn.exec(text) ?? [];
  if (asked !== undefined) return asked;
  const [, type, id] = answerIn.exec(text) ?? [];
  const action = actions.get(`${direction === "fromSystem" ? "toSystem" : "fromSystem"} ${id}`);
  if (type === undefined || action === undefined) return "?";
  return type === "3" ? `${action}: answer` : `${action}: CALLERROR`;
}

function item(one: EvidenceItem, actions: ReadonlyMap<string, string>): string {
  const time = `<time datetime="${escaped(one.at)}">${escaped(one.at.slice(11, 23))}</time>`;
  const text = escaped(one.text);
  switch (one.kind) {
    case "frame":
      return `<li class="frame ${one.direction}">${time}<span>${one.direction === "fromSystem" ? "system →" : "→ system"}</span><b>${escaped(nameOf(one, actions))}</b><code>${text}</code></li>`;
    case "check":
      return `<li class="check">${time}<span class="${one.held ? "pass" : "fail"}">${one.held ? "holds" : "fails"}</span>${text}${one.got === undefined ? "" : ` <small>got ${escaped(one.got)}</small>`}</li>`;
    default:
      return `<li class="${one.kind}">${time}<span>${one.kind}</span>${text}</li>`;
  }
}
