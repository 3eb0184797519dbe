// SPDX-License-Identifier: Apache-2.0
// npm run bench [-- --quick] [-- --only NAME] [-- --soak MINUTES] [-- --render] [-- --ours] [-- --profile DIRECTORY]
// NAME: Heartbeat, MeterValues, TransactionEvent, fixed, burst, boots, soak; ocpp (the library alone), of which ocpp-parts, ocpp-wire,
// ocpp-memory, ocpp-connect, ocpp-crowd, ocpp-load. --ours runs our CSMS alone; --profile too, and leaves a CPU profile of it. Linux only: CPU time comes from /proc.
import { parseArgs } from "node:util";
import { latestHistory, machine, type Report, save } from "./history.ts";
import { libraryEfforts, libraryStages, measureLibrary } from "./library/stages.ts";
import { render } from "./render.ts";
import { boots, compare, efforts, fixedRate, kinds, MANY_STATIONS, STATIONS, soak, startAll, startBursts } from "./stages.ts";
import type { Subject } from "./subject.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean" },
    only: { type: "string" },
    soak: { type: "string" },
    render: { type: "boolean" },
    profile: { type: "string" },
    ours: { type: "boolean" },
  },
});
const tell = (line: string) => console.log(line);
const names: readonly string[] = [...kinds, "fixed", "burst", "boots", "soak", "ocpp", ...libraryStages];
if (values.only !== undefined && !names.includes(values.only)) {
  console.error(`--only takes one of ${names.join(", ")}`);
  process.exit(2);
}
const isWanted = (name: string) => values.only === undefined || values.only === name;
const quickOrFull = values.quick ? "quick" : "full";
const effort = efforts[quickOrFull];
const isSoakAlone = values.only === "soak";
const isOursAlone = values.ours === true || values.profile !== undefined || isSoakAlone;
const isLibraryWanted = !isOursAlone && (values.only === undefined || values.only.startsWith("ocpp"));

async function measureAll(running: readonly Subject[]): Promise<Partial<Report>> {
  const ours = running.at(-1) as Subject;
  const chosen = kinds.filter(isWanted);
  const comparisons = chosen.length === 0 ? [] : await compare(running, chosen, effort, tell);
  const memory = await Promise.all(running.map(async (subject) => ({ subject: subject.name, ...(await subject.memory()) })));
  for (const { subject, rssMb, heapMb, itemsPerCommit = 0 } of memory) {
    const shared = itemsPerCommit === 0 ? "" : `; ${itemsPerCommit.toFixed(0)} items a commit`;
    tell(`${subject}: ${rssMb.toFixed(0)} MB resident, ${heapMb.toFixed(1)} MB heap after garbage collection${shared}`);
  }
  const fixed = isWanted("fixed") ? await fixedRate(ours, effort.fixedSeconds, tell) : undefined;
  const booted = isWanted("boots") ? await boots(ours, effort, tell) : undefined;
  const bursts = isWanted("burst") ? await measureBursts(ours) : undefined;
  const minutes = Number(values.soak ?? (isSoakAlone ? 10 : 0));
  const samples = minutes > 0 ? await soak(ours, minutes, tell) : undefined;
  return {
    comparisons,
    memory,
    ...(fixed === undefined ? {} : { fixed }),
    ...(booted === undefined ? {} : { boots: booted }),
    ...(bursts === undefined ? {} : { bursts }),
    ...(samples === undefined ? {} : { soak: samples }),
  };
}

async function measureBursts(ours: Subject) {
  const few = await startBursts(ours, STATIONS, effort.bursts, tell);
  await ours.connect(STATIONS, MANY_STATIONS - STATIONS);
  const many = await startBursts(ours, MANY_STATIONS, effort.bursts, tell);
  return [
    { size: STATIONS, ...few },
    { size: MANY_STATIONS, ...many },
  ];
}

/** The CSMS beside the others. */
async function measureSystem(): Promise<Partial<Report>> {
  const running = await startAll(tell, { profileDir: values.profile, isOursAlone });
  try {
    const measured = await measureAll(running);
    return { machine: machine(running.at(-1)?.server.ready.databaseVersion ?? ""), ...measured };
  } finally {
    for (const subject of running) await subject.stop();
  }
}

const measureLibraryAlone = () =>
  measureLibrary({
    isWanted: (stage) => values.only === undefined || values.only === "ocpp" || values.only === stage,
    ...{ effort: libraryEfforts[quickOrFull], tell },
  });

if (values.render) {
  render(latestHistory());
} else {
  const date = new Date().toISOString();
  const system = values.only?.startsWith("ocpp") ? {} : await measureSystem();
  const report = { date, effort, stations: STATIONS, ...system } as Report;
  // Only a whole run is worth keeping, as parts of different runs do not compare, and a soak, which compares with nothing. The first half is,
  // when the second is cut short.
  const isKept = isSoakAlone || (values.only === undefined && !isOursAlone && !values.quick);
  if (isKept) keep(report);
  const library = isLibraryWanted ? await measureLibraryAlone() : undefined;
  if (isKept && library !== undefined) keep({ ...report, library });
}

function keep(report: Report): void {
  tell(`written: ${save(report)}`);
  render(latestHistory());
}
