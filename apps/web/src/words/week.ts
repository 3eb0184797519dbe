// SPDX-License-Identifier: Apache-2.0

/** The text of a week, a line for each run of days: "Mon-Fri 00:30-04:30; Sat-Sun 00:00-24:00" as ["Mon-Fri 00:30-04:30", "Sat-Sun all day"]. */
export function weekLines(week: string): readonly string[] {
  if (week === "never") return ["At no time"];
  if (week === "always") return ["At any time"];
  return week.split(";").map((line) => line.trim().replace("00:00-24:00", "all day").replaceAll("-", "–"));
}
