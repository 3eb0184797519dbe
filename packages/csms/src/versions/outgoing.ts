// SPDX-License-Identifier: Apache-2.0
import type { OcppVersion } from "@chargehand/ocpp";
import type { CommandRequest } from "../api/schemas.ts";
import { callsFor2x, type OutgoingCall2x } from "./commands-2x.ts";
import { callsFor16, type OutgoingCall16 } from "./commands-16.ts";
import type { CommandContext } from "./wishes.ts";

export type OutgoingCall = OutgoingCall2x | OutgoingCall16;

/** What a wish becomes on the wire of a version; see each version's file. */
export const callsFor = (version: OcppVersion, wish: CommandRequest, context: CommandContext): readonly OutgoingCall[] | undefined =>
  version === "1.6" ? callsFor16(wish, context) : callsFor2x(wish, context);
