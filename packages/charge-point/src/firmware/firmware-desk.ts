// SPDX-License-Identifier: Apache-2.0
// What a CSMS asks for is looked at as a whole before anything of it is taken [OCPP 2.0.1 L01]. Knows no OCPP version.
import { err, ok, type Result } from "@chargehand/kernel";
import { describe, signatureCheck, splitPem, verifyChain } from "@chargehand/pki";
import { paceOf } from "../diagnostics/log-desk.ts";
import type { FirmwareSlots } from "../hardware/firmware-slots.ts";
import type { BlockContext } from "../ocpp/functional-block.ts";
import type { Refusal } from "../ocpp/station-commands.ts";
import { nearnessAllowedBy, outsideUrl } from "../trust/outside-url.ts";
import { isWeakKey } from "../trust/root-store.ts";
import type { UpdateOrder } from "./update-record.ts";
import type { Updater } from "./updater.ts";

export interface UpdateWish {
  readonly requestId: number;
  readonly location: string;
  /** Date and time, ISO 8601. */
  readonly retrieveAt: string;
  readonly installAt?: string | undefined;
  readonly certificate?: string | undefined;
  readonly signature?: string | undefined;
  readonly retries?: number | undefined;
  /** Seconds. */
  readonly interval?: number | undefined;
}

/** Days ahead that an update may be asked for. */
export const LONGEST_AHEAD_DAYS = 366;

type Context = Pick<BlockContext, "options" | "csms" | "manufacturerRoots" | "securityEvent">;
export type UpdateAnswer = Result<{ readonly hasCanceled: boolean }, Refusal>;

const refuse = (code: Refusal["code"], detail: string) => err<Refusal>({ code, detail });

/** Begins the update, or says why not; then one that is under way goes on. */
export function orderUpdate(wish: UpdateWish, { context, slots, updater }: { context: Context; slots: FirmwareSlots; updater: Updater }): UpdateAnswer {
  const order = orderOf(wish, context, slots);
  if (!order.ok) return order;
  const outcome = updater.order(order.value);
  if (outcome === "busy") return refuse("FwUpdateInProgress", "an update is being installed; it can no longer be called off [L01.FR.27]");
  return ok({ hasCanceled: outcome === "tookPlace" });
}

function orderOf(wish: UpdateWish, context: Context, slots: FirmwareSlots): Result<UpdateOrder, Refusal> {
  const { requestId, location, certificate, signature } = wish;
  // Firmware that nobody vouches for is never installed [L02 is not offered].
  if (certificate === undefined || signature === undefined) return refuse("MissingParam", "signingCertificate and signature must be there");
  const near = nearnessAllowedBy(context.options.csms?.url);
  const schemes = context.csms()?.tls === undefined ? ["https", "http"] : ["https"];
  const url = outsideUrl(location, { schemes, near, mayNameUser: true });
  if (!url.ok) {
    context.securityEvent("AddressRefused", `for firmware: ${url.error.detail}`);
    return refuse("InvalidURL", url.error.detail);
  }
  const pace = paceOf(wish);
  if (!pace.ok) return pace;
  const times = timesOf(wish, context.options.clocks.domain.wallMs());
  if (!times.ok) return times;
  const problem = certificateProblem(certificate, context, slots);
  if (problem !== undefined) {
    context.securityEvent("InvalidFirmwareSigningCertificate", problem);
    return refuse("InvalidCertificate", problem);
  }
  const readable = signatureCheck(certificate, signature);
  if (!readable.ok) return refuse("InvalidValue", readable.error);
  return ok({ requestId, location, seal: { certificate, signature }, ...times.value, ...pace.value });
}

function timesOf({ retrieveAt, installAt }: UpdateWish, nowMs: number): Result<Pick<UpdateOrder, "retrieveAt" | "installAt">, Refusal> {
  const latest = nowMs + LONGEST_AHEAD_DAYS * 86_400_000;
  const retrieve = Date.parse(retrieveAt);
  const install = installAt === undefined ? undefined : Date.parse(installAt);
  for (const time of [retrieve, install ?? nowMs])
    if (!(time <= latest)) return refuse("ValueOutOfRange", `retrieveDateTime and installDateTime may be ${LONGEST_AHEAD_DAYS} days ahead`);
  return ok({ retrieveAt: retrieve, ...(install === undefined ? {} : { installAt: install }) });
}

/** Why it does not vouch for firmware; undefined when it does. It stands directly under a root of the manufacturer [1.6 security whitepaper L01]. */
function certificateProblem(certificate: string, { options, manufacturerRoots }: Context, slots: FirmwareSlots): string | undefined {
  const blocks = splitPem(certificate);
  const [leaf] = blocks;
  if (leaf === undefined || blocks.length > 1) return "signingCertificate must hold exactly one certificate";
  const roots = slots.roots ?? manufacturerRoots();
  if (roots.length === 0) return "no root of the manufacturer is installed";
  const chain = verifyChain({ leaf, intermediates: [], roots, atMs: options.clocks.transport.wallMs(), usage: "codeSigning" });
  if (!chain.ok) return chain.error.message.slice(0, 200);
  return isWeakKey(describe(leaf).keyKind) ? "the certificate's key is too weak [A00.FR.501]" : undefined;
}
