// SPDX-License-Identifier: Apache-2.0
import { featureTitles } from "./catalogue.ts";
import type { Role } from "./types.ts";

/** What is known of a system: features of Part 5 by id, with whether it has them; `HFS-8` is the number of EVSEs. */
export type Features = Readonly<Record<string, boolean | number>>;

/** True, false, or unknown: the system's features say nothing of it, or the expression is a sentence. */
export type Truth = boolean | "unknown";

const token = /\s*(\(|\)|>|\d+(?!\S*-)|[A-Z]+-?\d+(?:\.\d+)?(?:\s+-\s+[A-Z]+-?\d+)?|and\b|or\b|not\b|[^()\s]+)/giy;

/**
 * Reads an expression of Part 5, such as "C-44 or NOT AQ-6" or "(C-30 - C-35 or ISO 15118 support) and HFS-8 > 1".
 * Words that are no feature count as unknown.
 */
export function evaluate(expression: string, features: Features): Truth {
  const tokens = [...expression.matchAll(token)].map((match) => match[1] ?? "");
  const reader = new Reader(tokens, features);
  const truth = reader.any();
  return reader.isAtEnd ? truth : "unknown";
}

/** The expression with the titles of its features, for people; the questions AQ mean other things for each role. */
export function explainCondition(expression: string, role: Role): string {
  const titleOf = (id: string) => (role === "csms" ? featureTitles.get(`csms:${id}`) : undefined) ?? featureTitles.get(id);
  const named = [...new Set(expression.match(/[A-Z]+-\d+(?:\.\d+)?/g) ?? [])].filter((id) => titleOf(id) !== undefined);
  return named.length === 0 ? expression : `${expression} (${named.map((id) => `${id}: ${titleOf(id)}`).join("; ")})`;
}

class Reader {
  readonly #tokens: readonly string[];
  readonly #features: Features;
  #at = 0;

  constructor(tokens: readonly string[], features: Features) {
    this.#tokens = tokens;
    this.#features = features;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  any(): Truth {
    let truth = this.#all();
    while (this.#take("or")) truth = either(truth, this.#all());
    return truth;
  }

  #all(): Truth {
    let truth = this.#one();
    while (this.#take("and")) truth = both(truth, this.#one());
    return truth;
  }

  #one(): Truth {
    if (this.#take("not")) return opposite(this.#one());
    if (this.#take("(")) {
      const truth = this.any();
      return this.#take(")") ? truth : "unknown";
    }
    const word = this.#next();
    if (this.#take(">")) return this.#isAbove(word, Number(this.#next()));
    const range = /^([A-Z]+)-?(\d+)\s+-\s+[A-Z]+-?(\d+)$/.exec(word);
    if (range !== null) return this.#inRange(range[1] ?? "", Number(range[2]), Number(range[3]));
    if (/^[A-Z]+-?\d/.test(word)) return this.#has(word);
    // A sentence: its words are taken together.
    while (!this.isAtEnd && !/^(?:and|or|\)|\()$/i.test(this.#tokens[this.#at] ?? "")) this.#next();
    return "unknown";
  }

  #has(word: string): Truth {
    const value = this.#features[word.replace(/^([A-Z]+)-?(\d)/, "$1-$2")];
    return value === undefined ? "unknown" : value !== false && value !== 0;
  }

  #isAbove(word: string, limit: number): Truth {
    const value = this.#features[word];
    return typeof value === "number" ? value > limit : "unknown";
  }

  #inRange(letters: string, from: number, to: number): Truth {
    let truth: Truth = false;
    for (let number = from; number <= to; number++) truth = either(truth, this.#has(`${letters}-${number}`));
    return truth;
  }

  #next(): string {
    return this.#tokens[this.#at++] ?? "";
  }

  #take(word: string): boolean {
    if (this.#tokens[this.#at]?.toLowerCase() !== word) return false;
    this.#at++;
    return true;
  }
}

const opposite = (truth: Truth): Truth => (truth === "unknown" ? truth : !truth);
const either = (a: Truth, b: Truth): Truth => (a === true || b === true ? true : a === "unknown" || b === "unknown" ? "unknown" : false);
const both = (a: Truth, b: Truth): Truth => (a === false || b === false ? false : a === "unknown" || b === "unknown" ? "unknown" : true);
