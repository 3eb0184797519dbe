// SPDX-License-Identifier: Apache-2.0
import type { ChargingProfile } from "@chargehand/charging";
import type { CommandDeps } from "./commands.ts";
import { limitSourceOf } from "./profile201.ts";
import type { StationCommands } from "./station-commands.ts";
import type { StationEvent } from "./station-events.ts";

type ProfileCommands = Pick<StationCommands, "installProfile" | "clearProfiles" | "updateProfile" | "usePriorityCharging" | "profiles" | "reportProfiles">;

/** What a CSMS may ask about charging profiles. `send` tells after the answer. */
export function profileCommands(deps: CommandDeps, send: (event: StationEvent) => void): ProfileCommands {
  const { station, profiles, clocks } = deps;
  const nowMs = () => clocks.domain.wallMs();
  return {
    installProfile(profile, rule) {
      const outcome = profiles.install(profile, { transactionId: station.session.transaction?.id, nowMs: nowMs(), ...rule });
      if (outcome.ok && profile.facts.cause === "chargeNow") station.letGo();
      if (outcome.ok) deps.wake();
      return outcome;
    },
    clearProfiles(filter) {
      const hasCleared = profiles.clear(filter);
      if (hasCleared) deps.wake();
      return hasCleared;
    },
    updateProfile(id, limit) {
      const outcome = profiles.update(id, limit, nowMs());
      if (outcome.ok) deps.wake();
      return outcome;
    },
    usePriorityCharging(transactionId, isOn) {
      if (station.session.transaction?.id !== transactionId) return "Rejected";
      const hasChanged = profiles.usePriority(transactionId, isOn);
      if (hasChanged === undefined) return "NoProfile";
      if (hasChanged) {
        deps.wake();
        send({ type: "priority", transactionId, isOn });
      }
      return "Accepted";
    },
    profiles: (filter) => profiles.find(filter),
    reportProfiles(requestId, found) {
      // One message has one EVSE and one source.
      const groups = [...Map.groupBy(found, (profile) => `${profile.evseId} ${limitSourceOf(profile)}`).values()];
      groups.forEach((group, i) => {
        const [{ evseId }] = group as [ChargingProfile, ...ChargingProfile[]];
        send({ type: "profiles", requestId, evseId, isMoreToCome: i < groups.length - 1, profiles: group });
      });
    },
  };
}
