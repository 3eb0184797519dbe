// SPDX-License-Identifier: Apache-2.0
// A fuzzer that finds nothing proves something only when it would have found it: peers with one fault each must be caught.
import { expect, test } from "vitest";
import { runSessions } from "../fuzz/engine.ts";
import { saboteurs } from "../fuzz/saboteurs.ts";
import { Session } from "../fuzz/session.ts";
import { SocketHost } from "../fuzz/socket-host.ts";
import { socketSession } from "../fuzz/socket-session.ts";
import type { MakePeer } from "../fuzz/subject.ts";
import { loadAllVersions } from "./peer-rig.ts";

const seed = 4_711;

/** How each gives itself away. */
const clues: Readonly<Record<string, RegExp>> = {
  "names the wrong code for a wrong type": /PropertyConstraintViolation .* instead of TypeConstraintViolation/,
  "spells 2.x codes in 1.6": /FormatViolation .* instead of FormationViolation/,
  "answers twice now and then": /an answer too many|the answer has the id/,
  "swallows a CALL now and then": /no answer to|the answer has the id/,
  "answers under another id": /the answer has the id/,
  "runs the handler before it validates": /a handler was given a \w+ that breaks/,
  "repeats the value in the description": /the error repeats a value/,
  "logs values": /the log was told a value/,
  "throws on a NUL": /the peer threw a TypeError/,
  "closes at the first violation": /no answer to|the connection was closed/,
  "does not know a repeat": /an answer of type 3 was due and .*used before/,
  "takes an unknown property": /instead of (?:FormationViolation|ProtocolError)|of type 4 was due/,
  "loses a state change now and then": /handlers ran where|the state behind/,
  "forgets the answer to a call of ours": /the call did not end/,
  "rejects where nobody listens": /nobody handled RangeError/,
};

test.each(Object.entries(saboteurs))("a peer that %s is found out", { timeout: 120_000 }, async (name, makePeer) => {
  let found = 0;
  const { findings } = await runSessions({
    ...{ seed, first: 0, step: 1, makePeer, hasSockets: false },
    goesOn: (cases) => found === 0 && cases < 60_000,
    onSession: (_cases, fresh) => {
      found += fresh.length;
    },
  });
  expect(findings.length).toBeGreaterThan(0);
  expect(findings[0]?.problem).toMatch(clues[name] ?? /^$/);
});

test.each([
  ["names the wrong code for a wrong type", clues["names the wrong code for a wrong type"]],
  ["answers twice now and then", /an answer too many|the answer has the id/],
  ["runs the handler before it validates", /a handler was given a \w+ that breaks|handlers ran where/],
  ["closes at the first violation", /no answer to|instead of/],
])("over a web socket too a peer that %s is found out", async (name, clue) => {
  await loadAllVersions();
  const host = new SocketHost(saboteurs[name] as MakePeer);
  let session = new Session({ seed, number: 0, tally: {} });
  for (let number = 1; number <= 20 && !session.isOver; number++) {
    session = new Session({ seed, number, tally: {} });
    await socketSession(session, host);
  }
  await host.stop();
  expect(session.findings[0]?.problem).toMatch(clue ?? /^$/);
});
