// SPDX-License-Identifier: Apache-2.0
import type { Clock } from "@chargehand/kernel";
import { Type } from "typebox";
import type { Repositories } from "../repositories.ts";
import type { Caller } from "./caller.ts";
import { callerOf } from "./guards.ts";
import { type Api, answers, PageQuery, pageOf, pageView } from "./route-types.ts";
import { NoticeSchema } from "./schemas.ts";

/** Notices marked with one request. */
const MOST_MARKED = 200;

const SeenBody = Type.Object(
  {
    ids: Type.Array(Type.String({ maxLength: 64 }), {
      minItems: 1,
      maxItems: MOST_MARKED,
      description: "of notices; one that is not the caller's is passed over",
    }),
  },
  { additionalProperties: false },
);

/** Those that have not been seen are asked for by themselves: no number of newer ones hides them. */
const NoticeQuery = { ...PageQuery, seen: Type.Optional(Type.Union([Type.Literal("true"), Type.Literal("false")])) };

const ownerOf = ({ id, tenantId }: Caller) => ({ tenantId, face: "owner", userId: id }) as const;

/** What owners are told of the security of their charge points, until they have seen it. */
export function noticeRoutes(
  app: Api,
  { repositories, domain }: { readonly repositories: Pick<Repositories, "securityEvents">; readonly domain: Clock },
): void {
  app.get(
    "/api/notices",
    { config: { access: "owner" }, schema: { querystring: Type.Object(NoticeQuery), response: answers(pageOf(NoticeSchema)) } },
    async (request) => {
      const { seen, ...page } = request.query;
      return pageView(
        await repositories.securityEvents.notices(ownerOf(callerOf(request)), { ...page, ...(seen === undefined ? {} : { seen: seen === "true" }) }),
      );
    },
  );
  app.post(
    "/api/notices/seen",
    { config: { access: "owner" }, schema: { body: SeenBody, response: answers(Type.Object({ marked: Type.Integer() })) } },
    async (request) => {
      await repositories.securityEvents.markSeen(ownerOf(callerOf(request)), request.body.ids, domain.wallMs());
      return { marked: request.body.ids.length };
    },
  );
}
