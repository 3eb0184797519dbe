// SPDX-License-Identifier: Apache-2.0
import { toIso } from "@chargehand/kernel";
import type { Request, Response } from "@chargehand/ocpp";
import { isSameId } from "../../authorization/token-info.ts";
import { type CustomerFacts, customerParts, customerRefusal, customerReport } from "../../diagnostics/customer.ts";
import { type BlockContext, type FunctionalBlock, inWords2x, type MakeBlock } from "../functional-block.ts";
import type { IdToken } from "../station-events.ts";
import { statusInfo } from "../status-info.ts";

interface Asked {
  readonly requestId: number;
  readonly report: boolean;
  readonly clear: boolean;
  readonly idToken?: { readonly idToken: string; readonly type: string };
  readonly customerIdentifier?: string;
  readonly customerCertificate?: unknown;
}

/** What is known of a customer, reported and cleared [N09, N10]. OCPP 1.6 has no words for it. */
export const makeCustomer: MakeBlock = async (context) => new CustomerBlock(context);

class CustomerBlock implements FunctionalBlock {
  readonly #context: BlockContext;

  constructor(context: BlockContext) {
    this.#context = context;
  }

  get routes201() {
    return { CustomerInformation: (request: Request<"2.0.1", "CustomerInformation">) => customerInformation(this.#context, request) };
  }

  get routes21() {
    return { CustomerInformation: (request: Request<"2.1", "CustomerInformation">) => customerInformation(this.#context, request) };
  }
}

async function customerInformation(context: BlockContext, asked: Asked): Promise<Response<"2.0.1", "CustomerInformation">> {
  const { idToken, customerIdentifier, customerCertificate, report, clear } = asked;
  const token = idToken === undefined ? undefined : { value: idToken.idToken, type: idToken.type };
  const refusal = customerRefusal(
    { token, hasIdentifier: customerIdentifier !== undefined, hasCertificate: customerCertificate !== undefined },
    { report, clear },
  );
  if (refusal !== undefined) return { status: refusal.status, statusInfo: statusInfo(refusal) };
  // Nothing is known by another name than a token.
  const text = token === undefined ? "" : customerReport(factsOf(context, token));
  if (token !== undefined && clear) await forget(context, token);
  sayReport(context, asked.requestId, report ? text : "");
  return { status: "Accepted" };
}

function factsOf({ tokens, reservations, station }: BlockContext, token: IdToken): CustomerFacts {
  const { session } = station;
  const isInSession = session.idToken !== undefined && session.idToken.type === token.type && isSameId(session.idToken.value, token.value);
  return {
    ...tokens.tokensOf(token),
    reservedUntil: reservations.names(token) ? reservations.standing?.expiresAt : undefined,
    session: isInSession ? { transactionId: session.transaction?.id } : undefined,
  };
}

/** Gone from the disk too when it resolves. The list is the CSMS's own to change [D01.FR.09]; a session that runs keeps what its end will need. */
async function forget({ tokens, reservations, say, wake }: BlockContext, token: IdToken): Promise<void> {
  await tokens.forget(token);
  const { standing } = reservations;
  if (standing === undefined || !reservations.names(token)) return;
  await reservations.cancel(standing.id);
  // Nobody has asked for that by its number, so it is told [H04].
  say(inWords2x("ReservationStatusUpdate", { reservationId: standing.id, reservationUpdateStatus: "Removed" }), true);
  wake();
}

function sayReport({ say, options }: BlockContext, requestId: number, text: string): void {
  const parts = customerParts(text);
  const generatedAt = toIso(options.clocks.domain.wallMs());
  parts.forEach((data, seqNo) => {
    say(inWords2x("NotifyCustomerInformation", { requestId, data, seqNo, generatedAt, tbc: seqNo + 1 < parts.length }), false);
  });
}
